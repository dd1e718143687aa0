"""Phrases that stand twice in a row: 审批流程审批流程.

The text is taken as one large integer; shifted by k characters and combined by exclusive or, places where it
equals itself k characters on are runs of zero bytes. That costs a few nanoseconds a character and k, where an
expression with a back-reference costs hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint.source.text import Span

_WIDTH = 2


def repeated(text: str, shortest: int, longest: int) -> Iterator[Span]:
    """The second of two equal neighbours of *shortest* to *longest* Chinese characters, in order of their length."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) != _WIDTH * len(text):
        return
    number = int.from_bytes(raw, "little")
    for size in range(shortest, longest + 1):
        same = number ^ (number >> (8 * _WIDTH * size))
        equal = same.to_bytes(len(raw), "little")
        zeros = bytes(_WIDTH * size)
        at = equal.find(zeros)
        while at >= 0:
            start = (at + _WIDTH - 1) // _WIDTH
            span = Span(start + size, start + 2 * size)
            if equal.startswith(zeros, start * _WIDTH) and span.end <= len(text):
                word = span.of(text)
                if word.isalpha() and not word.isascii() and len(set(word)) > 1:
                    yield span
            at = equal.find(zeros, _WIDTH * (start + size))
