"""Rules for regular expressions that run over whole texts, and their possible beginnings.

``re`` skips ahead quickly only where it knows how a match begins. A leading lookbehind costs three times a plain scan, an
alternation of different beginnings ten times; ``\\d`` matches digits of every script.
"""

from __future__ import annotations

import re
from re import _constants as op
from re import _parser as parser

from rectify_lint.typed import Any

LARGEST = 512
"""The most different characters that a match may begin with."""

_Range = tuple[int, int]
_CLASS = re.compile(r"(?<!\\)(?:\\\\)*\\[dDbBwW]")


def offence(pattern: str) -> tuple[str, str] | None:
    r"""Why *pattern* is unsuitable for whole texts, in English and Chinese; ``None`` if it is suitable.

    ``\d``, ``\w`` and ``\b`` are refused because they do not mean what one expects in Chinese text.
    """
    if _CLASS.search(pattern):
        return (
            r"write [0-9] for \d, characters for \w, lookarounds for \b: none of them suits Chinese text",
            r"请把 \d 写成 [0-9]，\w 写成具体的字，\b 写成前后断言：它们都不适合中文",
        )
    if pattern.startswith(("(?<=", "(?<!")):
        return "begins with a lookbehind: use not_before", "以后行断言开头，请改用 not_before"
    ranges = _first(parser.parse(pattern))
    if not ranges or sum(last - first + 1 for first, last in ranges) > LARGEST:
        return "must begin with a literal or a small set of characters", "须以固定的字或少数几个字之一开头"
    return None


MOST = 16
"""The most beginnings of a pattern worth searching for one by one."""

MANY = 40
"""The most beginnings if none is a single character: they are found in the pass over all literals."""

_LONGEST = 4
"""The most characters of a beginning: longer ones exclude little more of the text."""

_TRIED = 100
"""The most beginnings computed on the way, before those that extend another are dropped."""


def starts(pattern: str) -> list[str]:
    """Literals one of which begins every match of *pattern*; empty if they are too many or unknown.

    They are as long as possible without being too many. Digits do not serve: searching for the pattern itself is as fast.
    """
    parsed = parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return []
    beginnings = set(_beginnings(parsed)[0])
    if "" in beginnings or any(one[0].isdecimal() for one in beginnings):
        return []
    for length in range(_LONGEST, 0, -1):
        found = sorted({one[:length] for one in beginnings})
        # 超 also finds whatever 超过 would find.
        found = [one for one in found if not any(one.startswith(other) for other in found if other != one)]
        if len(found) <= (MANY if length > 1 and min(map(len, found)) > 1 else MOST):
            return found
    return []


def _beginnings(items: Any) -> tuple[list[str], bool]:
    """The possible beginnings of matches of the parsed *items*, and whether they cover whole matches and can be extended.

    ``""`` is among them if some beginning is unknown.
    """
    found = [""]
    for kind, argument in items:
        # What a look-ahead behind the first characters requires counts as matched.
        if kind is op.ASSERT_NOT or (kind is op.ASSERT and (argument[0] < 0 or found == [""])):
            continue
        steps, goes_on = _step(kind, argument)
        if len(found) * len(steps) > _TRIED:
            return found, False
        found = [first + second for first in found for second in steps]
        if not goes_on or len(found[0]) >= _LONGEST:
            return found, False
    return found, True


def _step(kind: Any, argument: Any) -> tuple[list[str], bool]:
    """The possible beginnings of one parsed item, as :func:`_beginnings` gives them."""
    if kind is op.LITERAL:
        return [chr(argument)], True
    if kind is op.IN:
        ranges = _members(argument)
        if ranges is not None and sum(last - first + 1 for first, last in ranges) <= _TRIED:
            return [chr(code) for first, last in ranges for code in range(first, last + 1)], True
    elif kind is op.BRANCH:
        branches = [_beginnings(branch) for branch in argument[1]]
        return [one for found, _ in branches for one in found], all(whole for _, whole in branches)
    elif kind is op.SUBPATTERN:
        return _beginnings(argument[-1])
    elif kind is op.ATOMIC_GROUP:
        return _beginnings(argument)
    elif kind is op.ASSERT:
        return _beginnings(argument[1])[0], False
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and argument[0] > 0:
        return _beginnings(argument[2])[0], False
    return [""], False


def hasten(pattern: str) -> str:
    """*pattern* behind a look-ahead for its first characters, where ``re`` would not derive them itself."""
    parsed = parser.parse(pattern)
    if parsed[0][0] in (op.LITERAL, op.IN):
        return pattern
    ranges = sorted(set(_first(parsed) or ()))
    return f"(?=[{''.join(_member(*one) for one in ranges)}])(?:{pattern})"


def _member(first: int, last: int) -> str:
    """A range in the syntax of a character class."""
    start, end = re.escape(chr(first)), re.escape(chr(last))
    return start if first == last else f"{start}-{end}"


def _first(items: Any) -> list[_Range] | None:
    """The ranges of characters that a match of the parsed *items* may begin with; ``None`` if unknown."""
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
