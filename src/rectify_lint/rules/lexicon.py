"""All literals in one pass: words of the term rules and literals that gate other rules.

The text is read as pairs of characters, each one integer, at both alignments. Every literal is filed under
one of its pairs, so that a set look-up per pair finds the candidates: the cost does not grow with the number
of literals. Overlapping occurrences are all found, which an alternation in ``re`` would hide.

Single characters and words that stand in every other paragraph are asked for one by one: a common word is found at
once, and filed it would be a candidate at each of its places, most of which nobody asks for.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import Any

from rectify_lint import store
from rectify_lint.source.text import occurrences

_CODEC = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_PAIR = "I"  # four bytes wherever CPython runs
_LAST = "\uffff"
"""The last character that UTF-16 writes in two bytes."""

_Pairs = dict[int, list[tuple[int, str]]]

SECTION = "literals"
"""Of the store: what :func:`stored_form` says of the literals of the bundled rules that are filed there."""

_BETWEEN = "\0"
"""Between the literals of one pair in the store."""


_COMMON = 4_000
"""A word of two characters that stands in the samples more often than once in so many characters is common."""


def _sorted(
    literals: Iterable[str], samples: Iterable[str] = ()
) -> tuple[_Pairs, Sequence[str], Sequence[str]]:
    """Where *literals* are filed, and those that are not: common ones, and those beyond UTF-16's first plane.

    *samples* are texts of the kind that will be searched: no literal is filed under a pair that is common in them
    if it has another, since it would be a candidate at each place of that pair.
    """
    wanted = frozenset(literals)
    use: Counter[str] = Counter()
    for text in samples:
        use.update(map(add, text, text[1:]))
    rare = use.total() // _COMMON
    common = sorted(one for one in wanted if len(one) == 1 or use.get(one, 0) > rare)
    longer = sorted(wanted.difference(common))
    astral = [one for one in longer if max(one) > _LAST]
    return _filed([one for one in longer if max(one) <= _LAST], use), common, astral


def _filed(literals: Sequence[str], use: Mapping[str, int]) -> _Pairs:
    """Each literal under one of its pairs, with the offset of the pair in it.

    Of pairs as rare in *use* it is the one that fewest literals have: misspellings of one word differ in one pair
    and share the others, which the right word has too.
    """
    shared: Counter[str] = Counter()
    for literal in literals:
        shared.update(map(add, literal, literal[1:]))
    pairs: _Pairs = {}
    for literal in literals:
        offset = 0
        if len(literal) > 2:
            ranks = [(use.get(pair, 0), shared[pair]) for pair in map(add, literal, literal[1:])]
            offset = ranks.index(min(ranks))
        first, second = ord(literal[offset]), ord(literal[offset + 1])
        key = first | second << 16 if sys.byteorder == "little" else first << 16 | second
        pairs.setdefault(key, []).append((offset, literal))
    return pairs


def stored_form(literals: Iterable[str], samples: Iterable[str]) -> tuple[Any, ...]:
    """What :func:`_sorted` says, in few values: reading tens of thousands takes longer than a text takes to search."""
    filed, common, astral = _sorted(literals, samples)
    bounds, words = array(_PAIR, [0]), bytearray()
    for key in sorted(filed):
        words += _BETWEEN.join(chr(offset + 1) + literal for offset, literal in filed[key]).encode()
        bounds.append(len(words))
    return array(_PAIR, sorted(filed)).tobytes(), bounds.tobytes(), bytes(words), common, astral


class _Shelf(_Pairs):
    """The pairs of the store, each with its literals when a text has it."""

    def __init__(self, keys: bytes, bounds: bytes, words: bytes) -> None:
        super().__init__()
        self.stored = array(_PAIR, keys)
        self._bounds = array(_PAIR, bounds)
        self._words = words

    def __missing__(self, key: int) -> list[tuple[int, str]]:
        place = bisect_left(self.stored, key)
        words = self._words[self._bounds[place] : self._bounds[place + 1]].decode()
        filed = self[key] = [(ord(one[0]) - 1, one[1:]) for one in words.split(_BETWEEN)]
        return filed


class Lexicon:
    """Literals to look for: those given, and with *filed* those of the bundled rules that the store has filed.

    That may be more than a run needs, which does no harm: nobody asks for it.
    """

    def __init__(self, literals: Iterable[str], *, filed: bool = False) -> None:
        self._pairs: _Pairs = {}
        self._common: list[str] = []
        self._astral: list[str] = []
        # Asked for every pair of a text: a set answers faster than a table.
        self._keys: frozenset[int] = frozenset()
        if filed:
            *shelf, self._common, self._astral = store.load()[SECTION]
            self._pairs = _Shelf(*shelf)
            self._keys = frozenset(self._pairs.stored)
            literals = [one for one in literals if one not in self.find(one)]
        pairs, common, astral = _sorted(literals)
        for key, added in pairs.items():
            self._pairs[key] = [*self._pairs[key], *added] if key in self._keys else added
        self._keys |= pairs.keys()
        self._common = [*self._common, *common]
        self._astral = [*self._astral, *astral]

    def find(self, text: str) -> dict[str, list[int] | None]:
        """Per literal that occurs every offset where it starts, ascending; ``None`` where nobody has looked for all."""
        raw = text.encode(_CODEC, "surrogatepass")
        found = _search(self._astral, text)
        if len(raw) == 2 * len(text):
            self._look_up(raw, text, found)
        else:
            found |= _search((one for key in self._keys for _, one in self._pairs[key]), text)
        return found | dict.fromkeys(one for one in self._common if one in text)

    def _look_up(self, raw: bytes, text: str, found: dict[str, list[int] | None]) -> None:
        """Add the literals filed under the pairs of *text*, which *raw* holds as UTF-16."""
        pairs = self._pairs
        places: dict[str, list[int]] = {}
        for alignment in (0, 1):
            view = raw[2 * alignment :]
            codes = array(_PAIR, view[: len(view) & ~3])
            # One byte a pair, then bytes.find: handing each pair on with its number takes twice as long.
            known = bytes(map(self._keys.__contains__, codes))
            index = known.find(1)
            while index >= 0:
                for offset, literal in pairs[codes[index]]:
                    start = 2 * index + alignment - offset
                    if start >= 0 and text.startswith(literal, start):
                        places.setdefault(literal, []).append(start)
                index = known.find(1, index + 1)
        for one in places.values():
            one.sort()
        found.update(places)


def _search(literals: Iterable[str], text: str) -> dict[str, list[int] | None]:
    """The same answer by looking for one literal after the other: right for every text, but slow for many."""
    return {literal: places for literal in literals if (places := occurrences(text, literal))}
