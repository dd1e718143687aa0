"""All literals in one pass: words of the term rules and literals that gate other rules.

The text is read as overlapping pairs of characters. Each pair has a slot in a table of 256 KB, and the byte there
tells which pairs of literals share the slot, as far as eight bits can. So a look-up per pair leaves few candidates,
which are compared; the cost does not grow with the number of literals, and the table is small enough to stay in the
processor's cache, which a set of all pairs is not. Overlapping occurrences are all found, which an alternation in
``re`` would hide.

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

from rectify_lint import store

_UTF32 = "utf-32-le"

_Filed = list[tuple[int, int, frozenset[str]]]
"""The literals of one pair: the offset of the pair in them, and their size, are the same in each set."""

SECTION = "literals"
"""Of the store: what :func:`stored_form` says of the literals of the bundled rules that are filed there."""

_KEY, _BOUND = "Q", "I"  # eight and four bytes wherever CPython runs
_BETWEEN = "\0"
"""Between the literals of one pair in the store."""

_SLOTS = 1 << 18
_SHIFT = 4
"""How far the first character is shifted before the second is laid over it: together they fill a slot's number."""
_COMMON = 4_000
"""A word of two characters that stands in the samples more often than once in so many characters is common."""


def _sorted(
    literals: Iterable[str], samples: Iterable[str] = (), words: Iterable[str] = ()
) -> tuple[dict[str, list[tuple[int, str]]], list[str]]:
    """Where *literals* are filed, and those that are not: common ones, and single characters.

    *samples* are texts of the kind that will be searched, *words* pairs of characters that may stand in them although
    no sample has them: no literal is filed under a pair that is common if it has another, since it would be
    a candidate at each place of that pair.
    """
    wanted = frozenset(literals)
    use: Counter[str] = Counter()
    for text in samples:
        use.update(map(add, text, text[1:]))
    rare = use.total() // _COMMON
    common = sorted(one for one in wanted if len(one) == 1 or use.get(one, 0) > rare)
    use.update(words)
    return _filed(sorted(wanted.difference(common)), use), common


def _filed(literals: Sequence[str], use: Mapping[str, int]) -> dict[str, list[tuple[int, str]]]:
    """Each literal under one of its pairs, with the offset of the pair in it.

    Of pairs as rare in *use* it is the one that most literals have: the fewer pairs there are, the fewer others share
    their slots.
    """
    shared = Counter(pair for literal in literals for pair in map(add, literal, literal[1:]))
    rank = {pair: (use.get(pair, 0), -count) for pair, count in shared.items()}.__getitem__
    pairs: dict[str, list[tuple[int, str]]] = {}
    for literal in literals:
        own = [*map(add, literal, literal[1:])]
        pair = min(own, key=rank)
        pairs.setdefault(pair, []).append((own.index(pair), literal))
    return pairs


_PARTS = ("table", "keys", "bounds", "words", "others")
"""The names of the values in the store."""


def stored_form(literals: Iterable[str], samples: Iterable[str]) -> dict[str, bytes]:
    """What :func:`_sorted` says, in few values: reading tens of thousands takes longer than a text takes to search."""
    import marshal

    from rectify_lint.words.vocabulary import pairs

    filed, common = _sorted(literals, samples, pairs())
    bounds, words = array(_BOUND, [0]), bytearray()
    for pair in sorted(filed, key=_key):
        words += _BETWEEN.join(chr(offset + 1) + literal for offset, literal in filed[pair]).encode()
        bounds.append(len(words))
    keys = array(_KEY, sorted(map(_key, filed)))
    parts = (bytes(_table(filed)), keys.tobytes(), bounds.tobytes(), bytes(words), marshal.dumps(common))
    return dict(zip(_PARTS, parts, strict=True))


def _stored() -> tuple[bytes, _Shelf, list[str]]:
    """The table, the shelf, and the literals that are on neither, as :func:`stored_form` wrote them."""
    import marshal

    table, keys, bounds, words, others = (store.get(SECTION, part) or _NONE for part in _PARTS)
    return bytes(table), _Shelf(keys, bounds, words), marshal.loads(others)


def _key(pair: str) -> int:
    return ord(pair[0]) << 32 | ord(pair[1])


def _table(pairs: Iterable[str], table: Iterable[int] | int = _SLOTS) -> bytearray:
    """*table*, by default an empty one, with the bits of *pairs*."""
    result = bytearray(table)
    for pair in pairs:
        first, second = ord(pair[0]), ord(pair[1])
        result[(first << _SHIFT ^ second) % _SLOTS] |= _BITS[first & 0xFF]
    return result


_BITS = bytes(1 << lower % 8 for lower in range(256))
"""What tells pairs of one slot apart: a bit for the lower byte of the first character."""
_ANY = bytes([0, *[1] * 255])
"""Any bit, for :meth:`bytes.translate`."""


def _grouped(literals: Iterable[tuple[int, str]]) -> _Filed:
    """The literals of one pair, each with the offset of the pair in it, so that one look-up does for many."""
    groups: dict[tuple[int, int], list[str]] = {}
    for offset, literal in literals:
        groups.setdefault((offset, len(literal)), []).append(literal)
    return [(*place, frozenset(those)) for place, those in groups.items()]


_NONE = memoryview(b"")


class _Shelf(dict[str, _Filed]):
    """Pairs with their literals, those of the store read when a text has the pair; empty for any other pair."""

    def __init__(
        self,
        keys: memoryview = _NONE,
        bounds: memoryview = _NONE,
        words: memoryview = _NONE,
    ) -> None:
        super().__init__()
        self._keys, self._bounds = array(_KEY), array(_BOUND)
        self._keys.frombytes(keys)
        self._bounds.frombytes(bounds)
        self._words = bytes(words)

    def __missing__(self, pair: str) -> _Filed:
        key = _key(pair) if len(pair) == 2 else 0
        place = bisect_left(self._keys, key)
        filed = self[pair] = self._read(place) if key in self._keys[place : place + 1] else []
        return filed

    def _read(self, place: int) -> _Filed:
        words = self._words[self._bounds[place] : self._bounds[place + 1]].decode()
        return _grouped((ord(one[0]) - 1, one[1:]) for one in words.split(_BETWEEN))


class Lexicon:
    """Literals to look for: those given, and with *filed* those of the bundled rules that the store has filed.

    That may be more than a run needs, which does no harm: nobody asks for it.
    """

    def __init__(self, literals: Iterable[str], *, filed: bool = False) -> None:
        self._table, self._pairs = bytes(_SLOTS), _Shelf()
        self._common: list[str] = []
        if filed:
            self._table, self._pairs, self._common = _stored()
            literals = [one for one in literals if one not in self.find(one)]
        pairs, common = _sorted(literals)
        for pair, added in pairs.items():
            self._pairs[pair] = self._pairs[pair] + _grouped(added)
        if pairs:
            self._table = bytes(_table(pairs, self._table))
        self._common = [*self._common, *common]

    def find(self, text: str) -> dict[str, list[int] | None]:
        """Per literal that occurs every offset where it starts, ascending; ``None`` where nobody has looked for all."""
        pairs = self._pairs
        found: dict[str, list[int] | None] = dict.fromkeys(one for one in self._common if one in text)
        filed: dict[str, list[int]] = {}
        known = self._candidates(text)
        index = known.find(1)
        while index >= 0:
            for offset, size, literals in pairs[text[index : index + 2]]:
                start = index - offset
                literal = text[start : start + size]
                if literal in literals and start >= 0:
                    filed.setdefault(literal, []).append(start)
            index = known.find(1, index + 1)
        return found | filed

    def _candidates(self, text: str) -> bytes:
        """A byte for each pair of characters in *text*: 1 where a literal may have that pair.

        All pairs at once, as one large integer: a step for each of them is what takes time.
        """
        raw = text.encode(_UTF32, "surrogatepass")
        size = len(text)
        characters = int.from_bytes(raw, "little")
        mask = int.from_bytes((_SLOTS - 1).to_bytes(4, "little") * size, "little")
        slots = array(_BOUND, ((characters << _SHIFT ^ characters >> 32) & mask).to_bytes(len(raw), "little"))
        if sys.byteorder == "big":
            slots.byteswap()
        table = self._table
        kept = int.from_bytes(bytes([table[slot] for slot in slots]), "little")
        bits = int.from_bytes(raw[::4].translate(_BITS), "little")
        return (kept & bits).to_bytes(size, "little").translate(_ANY)
