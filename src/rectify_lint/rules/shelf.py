"""Tables of words of which a run looks up few, in parts that are read when one of their words is looked up.

To read a list of thousands of words, each with its own table, takes longer than to lint a notice with it.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping

from rectify_lint.typed import Any

LONG = 1_000
"""From how many words on a table is kept in parts."""


def packed(spec: Any) -> bytes:
    """The data of a rule in :mod:`marshal` bytes, the long tables directly in it cut up by the first character."""
    if not isinstance(spec, dict):
        return marshal.dumps((spec, ()))
    shelved = [key for key, value in spec.items() if isinstance(value, dict) and len(value) >= LONG]
    return marshal.dumps(({**spec, **{key: _cut(spec[key]) for key in shelved}}, shelved))


def _cut(table: Mapping[str, Any]) -> dict[str, bytes]:
    parts: dict[str, dict[str, Any]] = {}
    for word, value in table.items():
        parts.setdefault(word[:1], {})[word] = value
    return {first: marshal.dumps(part) for first, part in parts.items()}


def unpacked(data: bytes) -> Any:
    """What :func:`packed` was given, with a :class:`Shelf` for each long table."""
    spec, shelved = marshal.loads(data)
    for key in shelved:
        spec[key] = Shelf(spec[key])
    return spec


class Shelf(Mapping[str, Any]):
    """A table in parts by the first character of its words; words of one part keep their order."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._read: dict[str, dict[str, Any]] = {}

    def _part(self, first: str) -> Mapping[str, Any]:
        if first not in self._read:
            self._read[first] = marshal.loads(self._parts[first]) if first in self._parts else {}
        return self._read[first]

    def __getitem__(self, word: str) -> Any:
        return self._part(word[:1])[word]

    def __contains__(self, word: object) -> bool:
        # Asked for all that a text has: Mapping's own way, an exception for each that is not there, takes longer.
        return isinstance(word, str) and word in self._part(word[:1])

    def __iter__(self) -> Iterator[str]:
        for first in self._parts:
            yield from self._part(first)

    def __len__(self) -> int:
        return sum(len(self._part(first)) for first in self._parts)
