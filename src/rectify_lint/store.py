"""What a program of this package would compute at every start, computed once, when the project is installed.

:mod:`rectify_lint.precompile` writes the file beside this module; :mod:`rectify_lint.patterns`, :mod:`rectify_lint.value`
and :mod:`rectify_lint.rules.lexicon` look here before they compute. Like the bytecode of a module the content serves one
version of the interpreter; where the file is missing, or is for another, everything is computed as usual.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any


def path(folder: str = os.path.dirname(__file__)) -> str:
    """The file in *folder* that serves this interpreter."""
    return os.path.join(folder, f"_store.{sys.implementation.cache_tag}.bin")


_LAYOUT = 6
"""Of the sections; counted up when what one of them holds changes."""


def version() -> tuple[int, int, int, str, bytes]:
    """What the content depends on: its layout, the matching engine of ``re``, the order of bytes, and the bytecode."""
    import _frozen_importlib_external as importlib_  # what importlib.util has it from; that one takes long to import
    import _sre  # type: ignore[import-not-found]

    return _LAYOUT, _sre.MAGIC, _sre.CODESIZE, sys.byteorder, importlib_.MAGIC_NUMBER


def fingerprint(data: bytes) -> bytes:
    """What *data* is known by when something was computed from it: the hash that marks bytecode as up to date."""
    import _imp  # importlib.util, which has the function too, takes long to import

    return _imp.source_hash(_LAYOUT, data)


@cache
def load() -> Mapping[str, Any]:
    """The sections of the file by name; empty where there is none for this interpreter."""
    try:
        with open(path(), "rb") as file:
            written, sections = marshal.loads(file.read())  # load() would ask the file for each value
        return dict(sections) if written == version() else {}
    except (ImportError, OSError, EOFError, ValueError, TypeError):
        return {}


def write(folder: str, sections: Mapping[str, Any]) -> None:
    """Replace the file in *folder*; values are what :mod:`marshal` writes. Raises :class:`OSError`."""
    target = path(folder)
    with open(f"{target}.new", "wb") as file:
        marshal.dump((version(), dict(sections)), file)
    os.replace(f"{target}.new", target)
