"""What a regular expression that runs over whole texts must look like.

``re`` skips ahead quickly only where it knows how a match begins. A leading lookbehind costs three times a
plain scan, an alternation of unlike beginnings ten times; ``\\d`` takes digits of every script.
"""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LARGEST = 512
"""How many different characters a match may begin with."""

_Range = tuple[int, int]
_CLASS = re.compile(r"(?<!\\)(?:\\\\)*\\[dDbBwW]")


def offence(pattern: str) -> str | None:
    r"""What is wrong with *pattern* as a pattern for whole texts, or ``None``.

    ``\d``, ``\w`` and ``\b`` are refused because they do not mean in Chinese text what one expects.
    """
    if _CLASS.search(pattern):
        return r"write [0-9] for \d, characters for \w, lookarounds for \b: none of them suits Chinese text"
    if pattern.startswith(("(?<=", "(?<!")):
        return "begins with a lookbehind: use not_before"
    ranges = _first(parser.parse(pattern))
    if not ranges or sum(last - first + 1 for first, last in ranges) > LARGEST:
        return "must begin with a literal or a small set of characters"
    return None


def hasten(pattern: str) -> str:
    """*pattern* with a look-ahead for its first characters, where ``re`` would not find out by itself."""
    parsed = parser.parse(pattern)
    if parsed[0][0] in (op.LITERAL, op.IN):
        return pattern
    ranges = sorted(set(_first(parsed) or ()))
    return f"(?=[{''.join(_member(*one) for one in ranges)}])(?:{pattern})"


def _member(first: int, last: int) -> str:
    """A range as it stands in a character class."""
    start, end = re.escape(chr(first)), re.escape(chr(last))
    return start if first == last else f"{start}-{end}"


def _first(items: Any) -> list[_Range] | None:
    """The characters a match of the parsed *items* may begin with; ``None`` where they cannot be named."""
    for kind, argument in items:
        if kind is op.LITERAL:
            return [(argument, argument)]
        if kind is op.IN:
            return _members(argument)
        if kind is op.BRANCH:
            return _union(argument[1])
        if kind is op.SUBPATTERN:
            return _first(argument[-1])
        if kind is op.ATOMIC_GROUP or (kind is op.ASSERT and argument[0] == 1):
            return _first(argument if kind is op.ATOMIC_GROUP else argument[1])
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and argument[0] > 0:
            return _first(argument[2])
        return None
    return None


def _members(members: Any) -> list[_Range] | None:
    ranges: list[_Range] = []
    for kind, argument in members:
        if kind is op.LITERAL:
            ranges.append((argument, argument))
        elif kind is op.RANGE:
            ranges.append(argument)
        else:
            return None
    return ranges


def _union(branches: Any) -> list[_Range] | None:
    ranges: list[_Range] = []
    for branch in branches:
        first = _first(branch)
        if first is None:
            return None
        ranges += first
    return ranges
