"""Phrases that stand twice in a row: 审批流程审批流程.

A phrase of k characters that stands twice makes k neighbouring characters the same as those k further on. For longer
phrases it is enough to compare every second or fourth character, all at once: taken as large integers, a byte a
character, and combined by exclusive or, equal ones are zero bytes. That costs a nanosecond a character and size or
less, where an expression with a back-reference costs hundreds. As half of each character is left out, a place counts
only where the characters themselves are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint.source.text import Span


def repeated(text: str, shortest: int, longest: int) -> Iterator[Span]:
    """The second of two equal neighbours of *shortest* to *longest* Chinese characters, in order of their length."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) != 2 * len(text):
        return
    low = raw[::2]
    rows = {
        step: [int.from_bytes(low[phase::step], "little") for phase in range(step)]
        for step in {_step(size) for size in range(shortest, longest + 1)}
    }
    for size in range(shortest, longest + 1):
        step = _step(size)
        first, further = rows[step][0], rows[step][size % step] >> (8 * (size // step))
        equal, zeros = (first ^ further).to_bytes(len(text) // step + 1, "little"), bytes(size // step)
        place = equal.find(zeros)
        while place >= 0:
            start, end = _equal(text, place * step, size)
            yield from _second(text, start, end, size)
            place = equal.find(zeros, max(place + 1, end // step))


def _step(size: int) -> int:
    """How far apart the characters are that are compared for phrases of *size*; at least two of them are."""
    return 4 if size >= 8 else 2 if size >= 4 else 1


def _equal(text: str, place: int, size: int) -> tuple[int, int]:
    """The range around *place* whose characters are the same *size* further on; empty where there is none."""
    start = end = place
    while start and text[start - 1] == text[start + size - 1 : start + size]:
        start -= 1
    limit = len(text) - size
    while end < limit and text[end] == text[end + size]:
        end += 1
    return start, end


def _second(text: str, start: int, end: int, size: int) -> Iterator[Span]:
    """The second of two neighbours, from *start* on one after the other, that are phrases of Chinese characters."""
    for middle in range(start + size, end + 1, size):
        word = text[middle : middle + size]
        if word.isalpha() and not word.isascii() and len(set(word)) > 1:
            yield Span(middle, middle + size)
