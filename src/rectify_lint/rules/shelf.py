"""Large tables of words, split into parts that are deserialised when one of their words is looked up.

A run looks up few words, and deserialising thousands, each with a table of its own, takes longer than linting a notice.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rectify_lint.store import fingerprint
from rectify_lint.typed import Any, Final

LONG = 1_000
"""The number of words from which a table is split into parts."""


def packed(spec: Any, literals: Mapping[str, Iterable[str]] | None = None) -> bytes:
    """The data of a rule as :mod:`marshal` bytes; the large tables directly in it are split by first character.

    Args:
        spec: the data.
        literals: by key of a table, the literals about which it is only asked; such a table becomes :class:`Kept`.
    """
    if not isinstance(spec, dict):
        return marshal.dumps((spec, (), ()))
    kept = {key: (marshal.dumps(spec[key]), *_sifted(words)) for key, words in (literals or {}).items()}
    rest = {key: value for key, value in spec.items() if key not in kept}
    shelved = [key for key, value in rest.items() if isinstance(value, dict) and len(value) >= LONG]
    cut = {key: (_cut(spec[key]), *_sifted(spec[key])) for key in shelved}
    return marshal.dumps(({**spec, **cut, **kept}, shelved, [*kept]))


def _cut(table: Mapping[str, Any]) -> dict[str, bytes]:
    parts: dict[str, dict[str, Any]] = {}
    for word, value in table.items():
        parts.setdefault(word[:1], {})[word] = value
    return {first: marshal.dumps(part) for first, part in parts.items()}


def unpacked(data: bytes) -> Any:
    """The data of which :func:`packed` made *data*, with a :class:`Shelf` or :class:`Kept` for each large table."""
    spec, shelved, kept = marshal.loads(data)
    for key in shelved:
        spec[key] = Shelf(*spec[key])
    for key in kept:
        spec[key] = Kept(*spec[key])
    return spec


_NUMBER: Final = "I"  # four bytes wherever CPython runs


def _number(word: str) -> int:
    return int.from_bytes(fingerprint(word.encode("utf-8", "surrogatepass"))[:4], "little")


def _sifted(words: Iterable[str]) -> tuple[bytes, frozenset[int]]:
    """The numbers of *words*, in order, and their sizes."""
    wanted = frozenset(words)
    return array(_NUMBER, sorted(set(map(_number, wanted)))).tobytes(), frozenset(map(len, wanted))


class Sieve:
    """Lets the words through that it was made of, and of others next to none: a number for each word, in order."""

    def __init__(self, numbers: bytes, sizes: frozenset[int]) -> None:
        self._numbers = memoryview(numbers).cast(_NUMBER)
        self._sizes = sizes

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or len(word) not in self._sizes:
            return False
        number = _number(word)
        place = bisect_left(self._numbers, number)
        return place < len(self._numbers) and self._numbers[place] == number


class Kept(Mapping[str, Any]):
    """A table that is read when something is taken from it, with the :attr:`sieve` of the literals it has to do with."""

    def __init__(self, table: bytes, numbers: bytes, sizes: frozenset[int]) -> None:
        self._packed = table
        self.sieve = Sieve(numbers, sizes)

    @cached_property
    def _table(self) -> Mapping[str, Any]:
        table: Mapping[str, Any] = marshal.loads(self._packed)
        return table

    def __getitem__(self, key: str) -> Any:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class Shelf(Mapping[str, Any]):
    """A table split by the first character of its words; the words of a part keep their order."""

    def __init__(self, parts: Mapping[str, bytes], numbers: bytes, sizes: frozenset[int]) -> None:
        self._parts = parts
        self._sieve = Sieve(numbers, sizes)
        self._read: dict[str, dict[str, Any]] = {}

    def _part(self, first: str) -> Mapping[str, Any]:
        if first not in self._read:
            self._read[first] = marshal.loads(self._parts[first]) if first in self._parts else {}
        return self._read[first]

    def __getitem__(self, word: str) -> Any:
        return self._part(word[:1])[word]

    def __contains__(self, word: object) -> bool:
        # Runs for every word of a text, most of them missing: Mapping's own method raises and catches for each.
        return word in self._sieve and isinstance(word, str) and word in self._part(word[:1])

    def __iter__(self) -> Iterator[str]:
        for first in self._parts:
            yield from self._part(first)

    def __len__(self) -> int:
        return sum(len(self._part(first)) for first in self._parts)
