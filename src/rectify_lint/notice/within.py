"""Facts of one stretch of the text, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rectify_lint.source.text import Span
from rectify_lint.typed import Protocol, TypeVar

_SENTENCE_ENDS = "。！？\n"


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Its characters."""


Fact = TypeVar("Fact", bound=Placed)


def within(facts: Sequence[Fact], span: Span) -> Iterator[Fact]:
    """Those of *facts*, which are in order of the text, that begin and end inside *span*."""
    index = bisect_left(facts, span.start, key=lambda fact: fact.span.start)
    while index < len(facts) and facts[index].span.start < span.end:
        if facts[index].span.end <= span.end:
            yield facts[index]
        index += 1


def around(facts: Sequence[Fact], offset: int) -> Fact | None:
    """The last of *facts*, which are in order of the text, that begins at or before *offset*, if it reaches there."""
    index = bisect_left(facts, offset + 1, key=lambda fact: fact.span.start) - 1
    return facts[index] if index >= 0 and offset < facts[index].span.end else None


def nearby(text: str, span: Span, reach: int = 120) -> Span:
    """The sentence around *span*, but no more than *reach* characters to either side: linear on any text."""
    first, last = max(0, span.start - reach), min(len(text), span.end + reach)
    start = max(text.rfind(mark, first, span.start) for mark in _SENTENCE_ENDS) + 1
    ends = [end for mark in _SENTENCE_ENDS if (end := text.find(mark, span.end, last)) >= 0]
    return Span(max(start, first), min(ends, default=last))
