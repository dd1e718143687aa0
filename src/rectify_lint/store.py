"""A cache file of values that every process would otherwise compute at its start, written once, at installation.

:mod:`rectify_lint.precompile` writes the file beside this module; :mod:`~rectify_lint.patterns`,
:mod:`~rectify_lint.value`, :mod:`~rectify_lint.bundle` and the registry and lexicon of the rules look here before they
compute. Like bytecode, the content is for one version of the interpreter; if the file is missing, or for another version,
everything is computed as usual.

A run needs a tenth of the content. So the file is memory-mapped, not read: a sorted table of hashed names gives the
position of each value, and a value is read on request.
"""

from __future__ import annotations

import _imp  # importlib.util has its function too, but takes long to import
import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache


def path(folder: str = os.path.dirname(__file__)) -> str:
    """The path of the file in *folder* for this interpreter."""
    return os.path.join(folder, f"_store.{sys.implementation.cache_tag}.bin")


_LAYOUT = 13
"""The version of the layout of the file and its values; incremented when either changes."""
_HASH = "Q"  # eight bytes
_PLACE = "I"  # four bytes wherever CPython runs
_SIZE = 4
"""The number of bytes at the start of the file that give the length of its head."""


def version() -> tuple[int, int, int, str, bytes]:
    """What the content depends on: its layout, the engine of ``re``, the byte order, and the version of bytecode."""
    import _frozen_importlib_external as importlib_  # importlib.util re-exports it, but takes long to import
    import _sre  # type: ignore[import-not-found]

    return _LAYOUT, _sre.MAGIC, _sre.CODESIZE, sys.byteorder, importlib_.MAGIC_NUMBER


def fingerprint(data: bytes) -> bytes:
    """A hash of *data*, to recognise what was computed from it; the one that validates bytecode."""
    return _imp.source_hash(_LAYOUT, data)


class _File:
    """An open file: the sorted hashes of the names, and the bounds of the values, counted from the end of the file."""

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
    """The value of *name* in *section*; ``None`` if there is none, or no file.

    Callers must not keep the view: on some systems a file in use cannot be replaced.
    """
    file = load()
    return None if file is None else file.get(section, name)


@cache
def load() -> _File | None:
    """The file for this interpreter; ``None`` if there is none, or it is damaged or for another version."""
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
    """Replace the file in *folder* by one with the values of *sections*, by section and name.

    Raises:
        OSError: it cannot be written.
    """
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
