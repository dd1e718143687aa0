"""What a program of this package would compute at every start, computed once, when the project is installed.

:mod:`rectify_lint.precompile` writes the file beside this module; :mod:`~rectify_lint.patterns`,
:mod:`~rectify_lint.value`, :mod:`~rectify_lint.bundle` and the registry and lexicon of the rules look here before they
compute. Like the bytecode of a module the content serves one version of the interpreter; where the file is missing, or is
for another, everything is computed as usual.

A run needs a tenth of what the file holds. So the file is mapped, not read: a table of hashes of the names tells where
each value stands, and a value is read when it is asked for.
"""

from __future__ import annotations

import _imp  # importlib.util, which has its function too, takes long to import
import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache


def path(folder: str = os.path.dirname(__file__)) -> str:
    """The file in *folder* that serves this interpreter."""
    return os.path.join(folder, f"_store.{sys.implementation.cache_tag}.bin")


_LAYOUT = 10
"""Of the file and of its values; counted up when one of them changes."""
_HASH = "Q"  # eight bytes
_PLACE = "I"  # four bytes wherever CPython runs
_SIZE = 4
"""Bytes at the start of the file: the length of its head."""


def version() -> tuple[int, int, int, str, bytes]:
    """What the content depends on: its layout, the matching engine of ``re``, the order of bytes, and the bytecode."""
    import _frozen_importlib_external as importlib_  # what importlib.util has it from; that one takes long to import
    import _sre  # type: ignore[import-not-found]

    return _LAYOUT, _sre.MAGIC, _sre.CODESIZE, sys.byteorder, importlib_.MAGIC_NUMBER


def fingerprint(data: bytes) -> bytes:
    """What *data* is known by when something was computed from it: the hash that marks bytecode as up to date."""
    return _imp.source_hash(_LAYOUT, data)


class _File:
    """A file of values: their names' hashes in order, and where their bytes begin and end, counted from its end."""

    def __init__(self, content: memoryview, hashes: bytes, bounds: bytes) -> None:
        self._content = content
        self._hashes = array(_HASH, hashes)
        self._bounds = array(_PLACE, bounds)

    def get(self, section: str, name: str) -> memoryview | None:
        known = _hash(section, name)
        place = bisect_left(self._hashes, known)
        if self._hashes[place : place + 1] != array(_HASH, (known,)):
            return None
        end = len(self._content)
        return self._content[end - self._bounds[place] : end - self._bounds[place + 1]]


def _hash(section: str, name: str) -> int:
    return int.from_bytes(fingerprint(f"{section}\n{name}".encode("utf-8", "surrogatepass")), sys.byteorder)


def get(section: str, name: str) -> memoryview | None:
    """The value that *section* of the file has under *name*; ``None`` where it has none, or there is no file.

    Nobody keeps it for longer than it takes to read, as a file in use cannot be replaced everywhere.
    """
    file = load()
    return None if file is None else file.get(section, name)


@cache
def load() -> _File | None:
    """The file for this interpreter, ``None`` where there is none."""
    import marshal

    try:
        from mmap import ACCESS_READ, mmap

        with open(path(), "rb") as file:
            content = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        head = int.from_bytes(content[:_SIZE], "little")
        written, hashes, bounds = marshal.loads(content[_SIZE : _SIZE + head])
        if written != version() or _SIZE + head + array(_PLACE, bounds)[0] != len(content):
            return None
        return _File(content, hashes, bounds)
    except (ImportError, OSError, EOFError, ValueError, TypeError, IndexError):
        return None


def write(folder: str, sections: Mapping[str, Mapping[str, bytes]]) -> None:
    """Replace the file in *folder*: per section its values by their names. Raises :class:`OSError`."""
    import marshal

    load.cache_clear()
    values = {
        _hash(section, name): value for section, those in sections.items() for name, value in those.items()
    }
    bounds = [0]
    for known in sorted(values, reverse=True):
        bounds.append(bounds[-1] + len(values[known]))
    bounds.reverse()
    table = array(_HASH, sorted(values)).tobytes(), array(_PLACE, bounds).tobytes()
    head = marshal.dumps((version(), *table))
    target = path(folder)
    with open(f"{target}.new", "wb") as file:
        file.write(len(head).to_bytes(_SIZE, "little") + head)
        file.writelines(values[known] for known in sorted(values))
    os.replace(f"{target}.new", target)
