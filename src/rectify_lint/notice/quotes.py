"""What stands inside quotation marks: somebody else's words, with their own numbers and dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, plain_pairs


@cache
def _marks() -> re.Pattern[str]:
    return compiled("[“”\n]")


def _nested_pairs(text: str) -> Iterator[tuple[int, int]]:
    depth = opened = 0
    for mark in _marks().finditer(text):
        kind = mark[0]
        if kind == "“":
            if depth == 0:
                opened = mark.start()
            depth += 1
        elif kind == "”":
            if depth == 1:
                yield opened, mark.end()
            depth = max(0, depth - 1)
        else:
            depth = 0


class Quotations:
    """The outermost “…” ranges of a text; a quotation never runs past the end of its paragraph.

    An opening mark that is not closed in its paragraph opens nothing: guessing where it ends would hide text.
    """

    def __init__(self, text: str) -> None:
        pairs = plain_pairs(text, "“", "”")
        if pairs is None:
            pairs = list(_nested_pairs(text))
        self._starts = [start for start, _ in pairs]
        self._ends = [end for _, end in pairs]

    def spans(self) -> tuple[Span, ...]:
        """The quotations, marks included, in order."""
        return tuple(Span(s, e) for s, e in zip(self._starts, self._ends, strict=True))

    def around(self, offset: int) -> Span | None:
        """The quotation that holds the character at *offset*, or ``None``."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._ends[place]:
            return Span(self._starts[place], self._ends[place])
        return None

    def covers(self, offset: int) -> bool:
        """Whether the character at *offset* is quoted."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]
