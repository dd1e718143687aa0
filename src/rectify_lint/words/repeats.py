"""Phrases that stand twice in a row: 审批流程审批流程.

The text is taken as one large integer, a byte a character; shifted by k characters and combined by exclusive or,
places where it equals itself k characters on are runs of zero bytes. That costs a few nanoseconds a character and k,
where an expression with a back-reference costs hundreds. As half of each character is left out, a place counts only
where the characters themselves are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint.source.text import Span


def repeated(text: str, shortest: int, longest: int) -> Iterator[Span]:
    """The second of two equal neighbours of *shortest* to *longest* Chinese characters, in order of their length."""
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) != 2 * len(text):
        return
    number = int.from_bytes(raw[::2], "little")
    for size in range(shortest, longest + 1):
        equal = (number ^ (number >> (8 * size))).to_bytes(len(text), "little")
        zeros = bytes(size)
        at = equal.find(zeros)
        while at >= 0:
            middle, end = at + size, at + 2 * size
            word = text[middle:end]
            same = text[at:middle] == word
            if same and word.isalpha() and not word.isascii() and (size == 1 or len(set(word)) > 1):
                yield Span(middle, end)
            at = equal.find(zeros, middle if same else at + 1)
