"""All literals in one pass: words of the term rules and literals that gate other rules.

The text is read as overlapping pairs of characters. Each pair has a slot in a table of 65,536 bytes, and the byte there
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
from rectify_lint.source.text import occurrences

_LAST = "\uffff"
"""The last character that UTF-16 writes in two bytes."""
_UTF16 = "utf-16-le"

_Filed = list[tuple[int, str]]
"""The literals of one pair, each with the offset of the pair in it."""

SECTION = "literals"
"""Of the store: what :func:`stored_form` says of the literals of the bundled rules that are filed there."""

_KEY = "I"  # four bytes wherever CPython runs
_BETWEEN = "\0"
"""Between the literals of one pair in the store."""

_SLOTS = 1 << 16
_COMMON = 4_000
"""A word of two characters that stands in the samples more often than once in so many characters is common."""


def _sorted(
    literals: Iterable[str], samples: Iterable[str] = ()
) -> tuple[dict[str, _Filed], Sequence[str], Sequence[str]]:
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
    if astral:
        longer = sorted(set(longer).difference(astral))
    return _filed(longer, use), common, astral


def _filed(literals: Sequence[str], use: Mapping[str, int]) -> dict[str, _Filed]:
    """Each literal under one of its pairs, with the offset of the pair in it.

    Of pairs as rare in *use* it is the one that fewest literals have: misspellings of one word differ in one pair
    and share the others, which the right word has too.
    """
    shared = Counter(pair for literal in literals for pair in map(add, literal, literal[1:]))
    rank = {pair: (use.get(pair, 0), count) for pair, count in shared.items()}.__getitem__
    pairs: dict[str, _Filed] = {}
    for literal in literals:
        own = [*map(add, literal, literal[1:])]
        pair = min(own, key=rank)
        filed = pairs.get(pair)
        if filed is None:
            filed = pairs[pair] = []
        filed.append((own.index(pair), literal))
    return pairs


_PARTS = ("table", "keys", "bounds", "words", "others")
"""The names of the values in the store."""


def stored_form(literals: Iterable[str], samples: Iterable[str]) -> dict[str, bytes]:
    """What :func:`_sorted` says, in few values: reading tens of thousands takes longer than a text takes to search."""
    import marshal

    filed, common, astral = _sorted(literals, samples)
    bounds, words = array(_KEY, [0]), bytearray()
    for pair in sorted(filed, key=_key):
        words += _BETWEEN.join(chr(offset + 1) + literal for offset, literal in filed[pair]).encode()
        bounds.append(len(words))
    keys = array(_KEY, sorted(map(_key, filed)))
    others = marshal.dumps((list(common), list(astral)))
    parts = (bytes(_table(filed)), keys.tobytes(), bounds.tobytes(), bytes(words), others)
    return dict(zip(_PARTS, parts, strict=True))


def _stored() -> tuple[bytes, _Shelf, list[str], list[str]]:
    """The table, the shelf, and the literals that are on neither, as :func:`stored_form` wrote them."""
    import marshal

    table, keys, bounds, words, others = (bytes(store.get(SECTION, part) or b"") for part in _PARTS)
    common, astral = marshal.loads(others)
    return table, _Shelf(keys, bounds, words), common, astral


def _key(pair: str) -> int:
    return ord(pair[0]) << 16 | ord(pair[1])


def _table(pairs: Iterable[str], table: Iterable[int] | int = _SLOTS) -> bytearray:
    """*table*, by default an empty one, with the bits of *pairs*."""
    result = bytearray(table)
    for pair in pairs:
        # Of the first character the lower byte has a say in the slot, of the second both.
        result[ord(pair[1]) ^ (ord(pair[0]) & 0xFF) << 8] |= _bit(ord(pair[0]) >> 8)
    return result


def _bit(upper: int) -> int:
    """What tells pairs of one slot apart: a bit for the *upper* byte of the first character."""
    return 1 << upper % 8


_BITS = bytes(map(_bit, range(256)))
_ANY = bytes([0, *[1] * 255])
"""Any bit, for :meth:`bytes.translate`."""


class _Shelf(dict[str, _Filed]):
    """Pairs with their literals, those of the store read when a text has the pair; empty for any other pair."""

    def __init__(self, keys: bytes = b"", bounds: bytes = b"", words: bytes = b"") -> None:
        super().__init__()
        self._keys = array(_KEY, keys)
        self._bounds = array(_KEY, bounds)
        self._words = words

    def __missing__(self, pair: str) -> _Filed:
        key = _key(pair) if len(pair) == 2 else 0
        place = bisect_left(self._keys, key)
        filed = self[pair] = self._read(place) if key in self._keys[place : place + 1] else []
        return filed

    def _read(self, place: int) -> _Filed:
        words = self._words[self._bounds[place] : self._bounds[place + 1]].decode()
        return [(ord(one[0]) - 1, one[1:]) for one in words.split(_BETWEEN)]


class Lexicon:
    """Literals to look for: those given, and with *filed* those of the bundled rules that the store has filed.

    That may be more than a run needs, which does no harm: nobody asks for it.
    """

    def __init__(self, literals: Iterable[str], *, filed: bool = False) -> None:
        self._table, self._pairs = bytes(_SLOTS), _Shelf()
        self._common: list[str] = []
        self._astral: list[str] = []
        if filed:
            self._table, self._pairs, self._common, self._astral = _stored()
            literals = [one for one in literals if one not in self.find(one)]
        pairs, common, astral = _sorted(literals)
        if filed:
            pairs = {pair: [*self._pairs[pair], *added] for pair, added in pairs.items()}
        self._pairs.update(pairs)
        if pairs:
            self._table = bytes(_table(pairs, self._table))
        self._common = [*self._common, *common]
        self._astral = [*self._astral, *astral]

    def find(self, text: str) -> dict[str, list[int] | None]:
        """Per literal that occurs every offset where it starts, ascending; ``None`` where nobody has looked for all."""
        found = _search(self._astral, text) | dict.fromkeys(one for one in self._common if one in text)
        raw = text.encode(_UTF16, "surrogatepass")
        if len(raw) > 2 * len(text):
            # What is filed has no character of two units: with others in their place offsets are the same in both.
            text = "".join([min(one, _LAST) for one in text])
            raw = text.encode(_UTF16, "surrogatepass")
        return found | self._look_up(raw, text)

    def _look_up(self, raw: bytes, text: str) -> dict[str, list[int]]:
        """The literals filed under the pairs of *text*, which *raw* holds as UTF-16."""
        pairs = self._pairs
        found: dict[str, list[int]] = {}
        known = self._candidates(raw)
        index = known.find(1)
        while index >= 0:
            for offset, literal in pairs[text[index : index + 2]]:
                start = index - offset
                if start >= 0 and text.startswith(literal, start):
                    found.setdefault(literal, []).append(start)
            index = known.find(1, index + 1)
        return found

    def _candidates(self, raw: bytes) -> bytes:
        """A byte for each pair of characters in *raw*: 1 where a literal may have that pair.

        All pairs at once, as one large integer: a step for each of them is what takes time.
        """
        size = len(raw) // 2
        characters = int.from_bytes(raw, "little")
        lower = characters & int.from_bytes(b"\xff\0" * size, "little")
        slots = array("H", (characters >> 16 ^ lower << 8).to_bytes(len(raw) + 1, "little")[: len(raw)])
        if sys.byteorder == "big":
            slots.byteswap()
        table = self._table
        kept = int.from_bytes(bytes([table[slot] for slot in slots]), "little")
        bits = int.from_bytes(raw[1::2].translate(_BITS), "little")
        return (kept & bits).to_bytes(size, "little").translate(_ANY)


def _search(literals: Iterable[str], text: str) -> dict[str, list[int] | None]:
    """The same answer by looking for one literal after the other: right for every text, but slow for many."""
    return {literal: places for literal in literals if (places := occurrences(text, literal))}
