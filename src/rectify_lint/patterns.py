"""Regular expressions without compiling them again in every process.

Compiling the expressions of the grammar and the rules takes longer than linting a notice with them. What CPython
compiles an expression to is a list of numbers; it is kept in the :mod:`rectify_lint.store`.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re

from rectify_lint import store
from rectify_lint.typed import Any

_Key = tuple[str, int]

SECTION = "expressions"
"""Of the store: per expression and flags (:func:`stored_name`) what :func:`stored_form` says."""

requested: dict[_Key, re.Pattern[str]] = {}
"""Every expression this process has asked for: what the store should hold."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """*pattern* compiled with *flags*, once, from the store where that holds it; the same as ``re.compile``."""
    key = (pattern, int(flags))
    found = requested.get(key)
    if found is None:
        stored = store.get(SECTION, stored_name(*key))
        found = requested[key] = re.compile(pattern, flags) if stored is None else _restored(pattern, stored)
    return found


def _restored(pattern: str, stored: memoryview) -> re.Pattern[str]:
    flags, size, groups, index, names = marshal.loads(stored)
    code = stored[-size:].cast("I").tolist()
    restored: re.Pattern[str] = _sre.compile(pattern, flags, code, groups, index, names)
    return restored


def stored_name(pattern: str, flags: int) -> str:
    """By what the store knows *pattern* compiled with *flags*."""
    return f"{flags} {pattern}"


def stored_form(pattern: str, flags: int) -> bytes:
    """What CPython compiles *pattern* to, in the form the store keeps."""
    from array import array
    from importlib import import_module

    compiler: Any = import_module("re._compiler")
    parsed = import_module("re._parser").parse(pattern, flags)
    code = array("I", compiler._code(parsed, flags)).tobytes()
    names: list[str | None] = [None] * parsed.state.groups
    for name, place in parsed.state.groupdict.items():
        names[place] = name
    index = dict(parsed.state.groupdict)
    rest = flags | parsed.state.flags, len(code), parsed.state.groups - 1, index, tuple(names)
    return marshal.dumps(rest) + code
