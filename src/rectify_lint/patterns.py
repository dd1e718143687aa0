"""Regular expressions that need not be compiled again in every process.

Compiling the expressions of the grammar and the rules takes longer than linting a notice with them. CPython compiles an
expression to a list of integers; :mod:`rectify_lint.store` keeps it.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re

from rectify_lint import store
from rectify_lint.typed import Any

_Key = tuple[str, int]

SECTION = "expressions"
"""The section of the store that maps expressions (:func:`stored_name`) to their code (:func:`stored_form`)."""

requested: dict[_Key, re.Pattern[str]] = {}
"""Every expression that this process has requested: what the store should contain."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """*pattern* compiled with *flags*, as by ``re.compile``; cached, and restored from the store if that has it."""
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
    """The name in the store of *pattern* compiled with *flags*."""
    return f"{flags} {pattern}"


def stored_form(pattern: str, flags: int) -> bytes:
    """The code that CPython compiles *pattern* to, as bytes for the store."""
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
