"""Status labels with nothing behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rectify_lint import Hit, LabelLine, LineKind, Notice, Options

_FILLED = ("status", "progress", "owner", "deadline")
_USUAL = ("other", "problem")
"""Labels that may be left empty (备注：), but not where the other items fill those of their name."""
_CLOSING = ("）", ")", "】")
_OUTSIDE = (LineKind.CLOSING, LineKind.CONTACT, LineKind.FURNITURE)


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every label of status, progress, owner or deadline without a value."""
    filled = Counter(
        line.label.name
        for item in notice.items
        for line in item.labels
        if line.label.kind in _USUAL and _value(notice, line)
    )
    for item in notice.items:
        for place, line in enumerate(item.labels):
            following = item.labels[place + 1] if place + 1 < len(item.labels) else None
            usual = line.label.kind in _USUAL and filled[line.label.name] >= max(
                _LEAST, len(notice.items) // 2
            )
            if not (usual or line.label.kind in _FILLED) or _value(notice, line):
                continue
            bracketed = notice.text.startswith(_CLOSING, line.label.span.end)
            joined = following is not None and following.line == line.line
            if joined and line.value.start >= line.value.end and not (line.cell or bracketed):
                continue  # two labels run together: a fault of its own
            if line.cell or bracketed or joined or not _continued(notice, line, following, item.last_line):
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
    if text.endswith(("：", ":")):
        return False  # a field of its own
    return line.label.kind in ("progress", *_USUAL) or len(text.strip("。")) <= _SHORT


_LEAST = 2
_SHORT = 20
"""A status on a line of its own is short; a longer line is the report, not the status."""
