"""Which two characters make a word, or meet in right texts: the list in ``vocabulary.txt``.

It says which characters of a text belong to words. Where two stand that do not, and would with another in place of
one, that is most likely a slip (:mod:`rectify_lint.words.misspellings`).

A group of the list is a character and those that follow it in four classes, ``/`` between them: common words, less common
ones, others, and what is only known to meet (rare words, pieces of longer ones, ends of words side by side). What is in
the first three may be proposed. The words are those of statutes, rules and formal texts, and what the trades use beside.
Groups are in order of their first characters. A right pair that is told as a slip belongs into the fourth class.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from operator import contains

RARE, PLAIN, FREQUENT = 1, 2, 3
"""How common a word is, the least first; 0 is what is no word of its own, or too rare to be proposed."""

_LAST = "\uffff"
"""The last character that UTF-16 writes in two bytes; those behind it belong to no word."""
_UTF16 = f"utf-16-{sys.byteorder[0]}e"


def listed() -> list[str]:
    """The groups of the list: a character, then those that follow it, the commonest words first, in four classes."""
    with open(os.path.join(os.path.dirname(__file__), "vocabulary.txt"), "rb") as file:
        return file.read().decode().split()


@cache
def groups() -> Sequence[str]:
    """The group of each character up to the last, by its number: a list is read twice as fast as a dictionary."""
    rows = [""] * (ord(_LAST) + 1)
    for one in listed():
        rows[ord(one[0])] = one
    return rows


def group(character: str) -> str:
    """The group of *character*, itself first; empty where it has none."""
    return groups()[ord(character)] if character <= _LAST else ""


def known(pair: str) -> bool:
    """Whether *pair* is two characters that make a word, or meet in right texts."""
    return len(pair) == 2 and group(pair[0]).find(pair[1], 1) > 0


def pairs() -> Iterator[str]:
    """All that are known."""
    return (one[0] + other for one in listed() for other in one[1:].replace("/", ""))


def frequency(pair: str) -> int:
    """How common the word *pair* is: 0 to :data:`FREQUENT`."""
    words = group(pair[0])
    place = words.find(pair[1], 1)
    return max(FREQUENT - words.count("/", 0, place), 0) if place > 0 else 0


def may_be_name(text: str) -> bool:
    """Whether *text*, a name and its kind (清河县), is made of no common words: 企业上市 and 重点区 name no place."""
    pairs_of_it = [text[place : place + 2] for place in range(len(text) - 1)]
    return not frequency(pairs_of_it[-1]) and all(frequency(pair) < PLAIN for pair in pairs_of_it)


def parted_word(text: str, start: int, end: int) -> bool:
    """Whether a common word is cut in two by what stands from *start* to *end* of *text*: 进 展情况.

    Where both characters belong to words of their own (整改 进展) nothing is cut.
    """
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if not before or not after or frequency(before[-1] + after[0]) < PLAIN:
        return False
    return not (known(before) and known(after))


def flags(text: str) -> bytes:
    """A byte for each character of *text*: 1 where it and the next make a word, or are the same, else 0."""
    codes = array("H", text.encode(_UTF16, "surrogatepass"))
    if len(codes) > len(text):
        codes = array("H", [min(code, ord(_LAST)) for code in map(ord, text)])
    rows = groups()
    # This is done for every character of every text, so as little as can be of it is Python's.
    return bytes(map(contains, [rows[code] for code in codes], text[1:])) + b"\0"
