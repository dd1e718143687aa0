"""Which two characters make a word, or meet in right texts: the list in ``vocabulary.txt``.

It says which characters of a text belong to words. Where two stand that do not, and would with another in place of
one, that is most likely a slip (:mod:`rectify_lint.notice.misspellings`).

A group of the list is a character and those that follow it in four classes, ``/`` between them: common words, less common
ones, others, and what is only known to meet (rare words, pieces of longer ones, ends of words side by side). What is in
the first three may be proposed. The words are those of statutes, rules and formal texts, and what the trades use beside.
Groups are in order of their first characters. A right pair that is told as a slip belongs into the fourth class.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import repeat
from operator import contains, itemgetter

RARE, PLAIN, FREQUENT = 1, 2, 3
"""How common a word is, the least first; 0 is what is no word of its own, or too rare to be proposed."""


@cache
def groups() -> Mapping[str, str]:
    """Per character its group: itself, then those that follow it in words, the commonest words first, in four classes."""
    with open(os.path.join(os.path.dirname(__file__), "vocabulary.txt"), "rb") as file:
        listed = file.read().decode().split()
    return dict(zip(map(itemgetter(0), listed), listed, strict=True))


def pairs() -> Iterator[str]:
    """All pairs of the list."""
    return (row[0] + other for row in groups().values() for other in row[1:].replace("/", ""))


def known(pair: str) -> bool:
    """Whether *pair* is two characters that make a word, or meet in right texts."""
    return len(pair) == 2 and groups().get(pair[0], "").find(pair[1], 1) > 0


def frequency(pair: str) -> int:
    """How common the word *pair* is: 0 to :data:`FREQUENT`."""
    group = groups().get(pair[0], "")
    place = group.find(pair[1], 1)
    return max(FREQUENT - group.count("/", 0, place), 0) if place > 0 else 0


def flags(text: str) -> bytes:
    """A byte for each character of *text*: 1 where it and the next make a word, or are the same, else 0."""
    # Mapped, not looped over: this is done for every character of every text.
    rows = map(groups().get, text, repeat(""))
    return bytes(map(contains, rows, text[1:])) + b"\0"
