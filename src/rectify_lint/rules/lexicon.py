"""Search for all literals in one pass: the words of the term rules, and the literals that gate other rules.

Each literal is filed under one of its bigrams (pairs of adjacent characters). Each bigram of the text selects a slot in a
table of 256 KB, whose byte is an eight-bit filter for the bigrams filed there. So one look-up per bigram leaves few
candidates to compare; the cost does not grow with the number of literals, and the table, unlike a set of all bigrams,
fits into the processor's cache. Overlapping occurrences are all found, which an alternation in ``re`` would hide.

Single characters and very common words are searched for one by one: ``in`` finds a common word at once, while filed it
would be a candidate at each of its occurrences, which mostly no rule needs.
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
"""The literals of one bigram, grouped: (offset of the bigram in them, their length, the literals)."""

SECTION = "literals"
"""The section of the store with the filed literals of the bundled rules (:func:`stored_form`)."""

_KEY, _BOUND = "Q", "I"  # eight and four bytes wherever CPython runs
_BETWEEN = "\0"
"""Separates, in the store, the literals of one bigram that differ in length or in the offset of the bigram."""

_SLOTS = 1 << 18
_SHIFT = 4
"""The bits by which the code of the first character is shifted before that of the second is XORed in: the slot."""
_COMMON = 4_000
"""A word of two characters is common if it occurs in the samples more than once per so many characters."""


def _sorted(
    literals: Iterable[str], samples: Iterable[str] = (), words: Iterable[str] = ()
) -> tuple[dict[str, list[tuple[int, str]]], list[str]]:
    """*literals* by the bigram they are filed under, and those not filed: common ones, and single characters.

    A literal is filed under its rarest bigram, since it is a candidate at each occurrence of that.

    Args:
        literals: what to search for.
        samples: texts of the kind to be searched.
        words: bigrams likely in such texts even if no sample has them.
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
    """Each literal under one of its bigrams, with the offset of the bigram in it.

    Among bigrams equally rare in *use* it is the one that most literals share: fewer bigrams mean fewer shared slots.
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
    """The result of :func:`_sorted` in a few values: deserialising tens of thousands takes longer than a search."""
    import marshal

    from rectify_lint.words.vocabulary import pairs

    filed, common = _sorted(literals, samples, pairs())
    bounds, words = array(_BOUND, [0]), bytearray()
    for pair in sorted(filed, key=_key):
        groups = [
            "".join((chr(offset + 1), chr(size), *sorted(literals)))
            for offset, size, literals in _grouped(filed[pair])
        ]
        words += _BETWEEN.join(groups).encode()
        bounds.append(len(words))
    keys = array(_KEY, sorted(map(_key, filed)))
    parts = (bytes(_table(filed)), keys.tobytes(), bounds.tobytes(), bytes(words), marshal.dumps(common))
    return dict(zip(_PARTS, parts, strict=True))


def _stored() -> tuple[bytes, _Shelf, list[str]]:
    """The table, the filed literals and those not filed, as :func:`stored_form` wrote them."""
    import marshal

    table, keys, bounds, words, others = (store.get(SECTION, part) or _NONE for part in _PARTS)
    return bytes(table), _Shelf(keys, bounds, words), marshal.loads(others)


def _key(pair: str) -> int:
    return ord(pair[0]) << 32 | ord(pair[1])


def _table(pairs: Iterable[str], table: Iterable[int] | int = _SLOTS) -> bytearray:
    """A copy of *table* (by default an empty one) with the bits of *pairs* set."""
    result = bytearray(table)
    for pair in pairs:
        first, second = ord(pair[0]), ord(pair[1])
        result[(first << _SHIFT ^ second) % _SLOTS] |= _BITS[first & 0xFF]
    return result


_BITS = bytes(1 << lower % 8 for lower in range(256))
"""By the low byte of the first character: the bit that distinguishes bigrams of one slot."""
_ANY = bytes([0, *[1] * 255])
"""Maps every non-zero byte to 1, for :meth:`bytes.translate`."""


def _grouped(literals: Iterable[tuple[int, str]]) -> _Filed:
    """The literals of one bigram grouped by offset and length, so that one look-up serves many."""
    groups: dict[tuple[int, int], list[str]] = {}
    for offset, literal in literals:
        groups.setdefault((offset, len(literal)), []).append(literal)
    return [(*place, frozenset(those)) for place, those in groups.items()]


_NONE = memoryview(b"")


class _Shelf(dict[str, _Filed]):
    """The literals of each bigram, empty for unknown ones; those of the store are read when a text has the bigram."""

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
        filed: _Filed = []
        for group in words.split(_BETWEEN):
            size = ord(group[1])
            literals = [group[start : start + size] for start in range(2, len(group), size)]
            filed.append((ord(group[0]) - 1, size, frozenset(literals)))
        return filed


class Lexicon:
    """Searches texts for *literals*, and with *filed* for those of the bundled rules in the store.

    These may be more than a run needs, which does no harm.
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
        """By literal that occurs, every offset where it starts, ascending; ``None`` for one that is not filed."""
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
        """A byte for each bigram of *text*: 1 if a literal may be filed under it.

        All bigrams are computed at once, as one large integer: a step of Python for each would take most of the time.
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
