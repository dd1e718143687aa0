"""Status values that are no status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint import Hit, LabelLine, Notice, Options, Span

_LIMIT = 25
"""A longer value is a report and not a status."""

_PLACEHOLDERS = frozenset("XxＸ×*_某…")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every short status value of no known class."""
    for item in notice.items:
        for status in item.statuses:
            value = status.value.strip(" \t　。.；;，,")
            if status.status is not None or status.label is None or status.label.label.kind != "status":
                continue
            opening = value.partition("。")[0]
            if opening != value and len(opening) <= _SHORTEST:
                yield from _opening(notice, status.label, opening)
                continue
            if not 0 < len(value) <= _LIMIT or "。" in value or "；" in value or _PLACEHOLDERS & set(value):
                continue
            near = nearest(value, [*_others(notice), *options["words"]["words"]])
            message = "unknown-near" if near else "unknown"
            yield Hit(status.label.value, message, {"value": value, "near": near})


_SHORTEST = 6
"""A sentence of so many characters that opens a report is a status."""


def _opening(notice: Notice, label: LabelLine, value: str) -> Iterator[Hit]:
    """A misspelt status in front of its report: 完成情况：已完城。补齐记录7次."""
    near = nearest(value, _others(notice))
    if near:
        start = label.value.start
        yield Hit(Span(start, start + len(value)), "unknown-near", {"value": value, "near": near})


def _others(notice: Notice) -> list[str]:
    """Status words that other items of the notice use."""
    return [
        status.value.strip(" \t　。.；;，,").partition("。")[0]
        for item in notice.items
        for status in item.statuses
        if status.status is not None
    ]


def nearest(value: str, words: Sequence[str]) -> str:
    """The known word that *value* most likely stands for, ``""`` if none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(value, words, 1, 0.6)), "")
