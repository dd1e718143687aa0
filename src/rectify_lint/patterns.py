"""Regular expressions without compiling them again in every process.

Compiling the expressions of the grammar and the rules takes longer than linting a notice with them. What CPython
compiles an expression to is a list of numbers; like the bytecode of a module it can be kept, for one version of the
matching engine (``_sre.MAGIC``). :mod:`rectify_lint.precompile` writes that file beside this module when the project
is installed; where it is missing, or is for another engine, expressions are compiled as usual.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from typing import Any

_Key = tuple[str, int]
_Stored = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

requested: dict[_Key, None] = {}
"""Every expression this process has asked for: what the store should hold."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """*pattern* compiled with *flags*, from the store where it holds it; the same as ``re.compile``."""
    key = (pattern, int(flags))
    requested[key] = None
    stored = _store().get(key)
    if stored is None:
        return re.compile(pattern, flags)
    return _restored(pattern, stored)


def _restored(pattern: str, stored: _Stored) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]
    from array import array

    flags, code, groups, index, names = stored
    numbers = array("I")
    numbers.frombytes(code)
    restored: re.Pattern[str] = _sre.compile(pattern, flags, numbers.tolist(), groups, index, names)
    return restored


def store_path(folder: str) -> str:
    """The file in *folder* that keeps the expressions for this interpreter."""
    return os.path.join(folder, f"_patterns.{sys.implementation.cache_tag}.bin")


def engine() -> tuple[int, int]:
    """The version of the matching engine: stored code is for one version only."""
    import _sre

    return _sre.MAGIC, _sre.CODESIZE


@cache
def _store() -> dict[_Key, _Stored]:
    """The stored expressions; empty where there is no file for this interpreter."""
    import marshal

    try:
        with open(store_path(os.path.dirname(__file__)), "rb") as file:
            version, entries = marshal.load(file)
        return entries if version == engine() else {}
    except (ImportError, OSError, EOFError, ValueError, TypeError):
        return {}


def stored_form(pattern: str, flags: int) -> _Stored:
    """What CPython compiles *pattern* to, in the form the store keeps."""
    from array import array
    from importlib import import_module

    compiler: Any = import_module("re._compiler")
    parsed = import_module("re._parser").parse(pattern, flags)
    code = array("I", compiler._code(parsed, flags))
    names: list[str | None] = [None] * parsed.state.groups
    for name, place in parsed.state.groupdict.items():
        names[place] = name
    index = dict(parsed.state.groupdict)
    return flags | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, index, tuple(names)
