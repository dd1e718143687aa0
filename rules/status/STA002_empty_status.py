"""Status labels with nothing behind them."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, LabelLine, LineKind, Notice, Options

_FILLED = ("status", "progress", "owner", "deadline")
_CLOSING = ("）", ")", "】")
_OUTSIDE = (LineKind.CLOSING, LineKind.CONTACT, LineKind.FURNITURE)


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every label of status, progress, owner or deadline without a value."""
    for item in notice.items:
        for place, line in enumerate(item.labels):
            following = item.labels[place + 1] if place + 1 < len(item.labels) else None
            if line.label.kind not in _FILLED or _value(notice, line):
                continue
            bracketed = notice.text.startswith(_CLOSING, line.label.span.end)
            if following is not None and following.line == line.line and not (line.cell or bracketed):
                continue  # two labels run together: a fault of its own
            if line.cell or bracketed or not _continued(notice, line, following, item.last_line):
                yield Hit(line.label.span, "empty", {"label": line.label.name})


def _value(notice: Notice, line: LabelLine) -> str:
    return line.value.of(notice.text).strip(" \t　。.；;，,、：:—-_")


def _continued(notice: Notice, line: LabelLine, following: LabelLine | None, last: int) -> bool:
    """Whether what the label announces stands in the lines below it."""
    below = line.line + 1
    end = following.line if following is not None else last + 1
    if below >= end or notice.line_kinds[below] in _OUTSIDE:
        return False
    text = notice.lines[below].span.of(notice.text)
    return line.label.kind == "progress" or len(text.strip("。")) <= _SHORT


_SHORT = 20
"""A status on a line of its own is short; a longer line is the report, not the status."""
