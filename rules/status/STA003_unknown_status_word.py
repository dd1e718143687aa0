"""Status values that are no status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint import Hit, Notice, Options

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
            if not 0 < len(value) <= _LIMIT or "。" in value or "；" in value or _PLACEHOLDERS & set(value):
                continue
            near = nearest(value, [*_others(notice), *options["words"]["words"]])
            message = "unknown-near" if near else "unknown"
            yield Hit(status.label.value, message, {"value": value, "near": near})


def _others(notice: Notice) -> list[str]:
    """Status words that other items of the notice use."""
    return [
        status.value.strip(" \t　。.；;，,")
        for item in notice.items
        for status in item.statuses
        if status.status is not None
    ]


def nearest(value: str, words: Sequence[str]) -> str:
    """The known word that *value* most likely stands for, ``""`` if none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(value, words, 1, 0.6)), "")
