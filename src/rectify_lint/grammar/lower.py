"""Lower a pyparsing element to one ``re`` pattern that matches exactly what the element matches.

pyparsing reads a grammar as a PEG: the first alternative that matches is kept, a repetition takes all it
can, and nothing is given back. Atomic groups say the same in ``re``, so every choice, option and repetition
becomes ``(?>…)``. Possessive quantifiers are used after single character classes only: round a group CPython
3.11 can fail with SystemError (gh-101955).

Results names become named groups; the second use of a name in one element becomes ``name_2``, the third ``name_3``. What
one expression cannot express raises :class:`NotLowerable`: recursion, longest-match choices, parse actions, results names
inside a repetition, implicit whitespace.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable

import pyparsing as pp

from rectify_lint.typed import Any, Final

_UNBOUNDED: Final = 1 << 30
_MANY: Final = 3  # alternatives from which on a look at the next character spares more than it costs
_Ranges = list[tuple[int, int]]
_RIGID: Final = (
    sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY, sre.AT,
    sre.ASSERT, sre.ASSERT_NOT, sre.ATOMIC_GROUP, sre.POSSESSIVE_REPEAT,
)  # fmt: skip


class NotLowerable(Exception):
    """An element, named in the message, has no equivalent expression."""


def lower(element: pp.ParserElement) -> str:
    """The pattern for *element*, with a lookahead for its first characters if one can be derived.

    Raises:
        NotLowerable: it has no equivalent expression; the message names the element and the reason.
    """
    pattern = _Walk().pattern(element)
    re.compile(pattern)
    first = first_chars(pattern)
    return f"(?={first}){pattern}" if first and not _starts_plain(pattern) else pattern


PHRASE: Final = "phrase"
"""The group with the whole match of a :func:`searching` pattern."""


def searching(element: pp.ParserElement) -> str:
    """A pattern for finding *element* in long texts: a possible first character, then a look at all of it from there.

    ``re`` skips through a text fast if a pattern begins with a class, but not if it begins with a lookahead or a group.
    The element is the group :data:`PHRASE`; the match itself is only its first character, so a scanner must skip matches
    inside the previous phrase, as ``finditer`` would.

    Raises:
        NotLowerable: as :func:`lower`, or if the possible first characters have no finite list.
    """
    pattern = _Walk().pattern(element)
    first = first_chars(pattern)
    if not first:
        raise NotLowerable(f"{element}: no list of the characters it can start with")
    found = f"{first}(?<=(?=(?P<{PHRASE}>{pattern})).)"
    re.compile(found)
    return found


def first_chars(pattern: str) -> str:
    """The character class that every match of *pattern* starts with, as ``[…]``.

    ``""`` if the pattern can match nothing, can start with any character, or starts with a class that has no
    finite list (a negated set, a category).
    """
    ranges, empty = _first_of_sequence(sre_parser.parse(pattern))
    if ranges is None or empty or not ranges:
        return ""
    return _charset(ranges)


def _guarded(branch: str) -> str:
    """*branch* behind a look at its first character, where neither ``re`` nor itself looks before it is tried."""
    first = "" if _starts_plain(branch) else first_chars(branch)
    guard = f"(?={first})"
    return f"{guard}{branch}" if first and not branch.startswith(guard) else branch


def _starts_plain(pattern: str) -> bool:
    """Whether ``re`` itself can skip to a start of *pattern*: it opens with a literal or a class."""
    parsed = sre_parser.parse(pattern)
    operation = parsed[0][0] if len(parsed) else None
    return operation in (sre.LITERAL, sre.IN)


class _Walk:
    """One pass over one element; holds the results names met so far."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._repeating = 0

    def pattern(self, element: pp.ParserElement) -> str:
        self._refuse_side_effects(element)
        body = self._body(element)
        return f"(?P<{self._name(element, element.resultsName)}>{body})" if element.resultsName else body

    def _refuse_side_effects(self, element: pp.ParserElement) -> None:
        if element.skipWhitespace:
            raise NotLowerable(f"{element}: it skips whitespace; call leave_whitespace() on the grammar")
        if element.parseAction and not isinstance(element, pp.PrecededBy):
            raise NotLowerable(f"{element}: it has a parse action")
        if element.ignoreExprs:
            raise NotLowerable(f"{element}: it ignores an expression")

    def _name(self, element: pp.ParserElement, name: str) -> str:
        if self._repeating:
            raise NotLowerable(f"{element}: results name {name!r} inside a repetition")
        used = self._names[name] = self._names.get(name, 0) + 1
        return name if used == 1 else f"{name}_{used}"

    def _body(self, element: pp.ParserElement) -> str:
        for kind, method in _METHODS:
            if isinstance(element, kind):
                return method(self, element)
        raise NotLowerable(f"{element}: no lowering for {type(element).__name__}")

    def _refused(self, element: Any) -> str:
        raise NotLowerable(f"{element}: no lowering for {type(element).__name__}")

    def _empty(self, _element: Any) -> str:
        return ""

    def _literal(self, element: Any) -> str:
        return _escape(element.match)

    def _word(self, element: Any) -> str:
        if element.asKeyword or (element.maxSpecified and getattr(element, "re", None) is None):
            raise NotLowerable(f"{element}: a Word as a keyword, or of limited length over blanks")
        first = _charset_of(element.initChars)
        if element.maxLen == 1:
            return first
        least, most = element.minLen, min(element.maxLen, _UNBOUNDED)
        if element.initChars == element.bodyChars:
            return first + _possessive(least, most)
        return f"{first}{_charset_of(element.bodyChars)}{_possessive(least - 1, most - 1)}"

    def _chars_not_in(self, element: Any) -> str:
        most = min(element.maxLen, _UNBOUNDED)
        return f"[^{_charset_of(element.notChars)[1:-1]}]{_possessive(element.minLen, most)}"

    def _white(self, element: Any) -> str:
        return _charset_of(element.matchWhite) + _possessive(element.minLen, min(element.maxLen, _UNBOUNDED))

    def _regex(self, element: Any) -> str:
        if element.flags:
            raise NotLowerable(f"{element}: a Regex with flags")
        source = "".join(_visible(char) for char in element.re.pattern)
        names = element.re.groupindex
        if element.re.groups != len(names):
            raise NotLowerable(f"{element}: a Regex with numbered groups; use (?:…)")
        for name in names:
            if self._name(element, name) != name:
                raise NotLowerable(f"{element}: group {name!r} is used twice")
        return source if _is_rigid(sre_parser.parse(source)) else f"(?>{source})"

    def _and(self, element: Any) -> str:
        return "".join(self.pattern(part) for part in element.exprs)

    def _match_first(self, element: Any) -> str:
        branches = self._branches(element)
        if len(branches) == 1:
            return branches[0]
        return f"(?>{'|'.join(branches if len(branches) < _MANY else map(_guarded, branches))})"

    def _branches(self, element: Any) -> list[str]:
        """The alternatives; those of an unnamed choice within the choice count as its own."""
        self._refuse_side_effects(element)
        found: list[str] = []
        for part in element.exprs:
            nested = isinstance(part, pp.MatchFirst) and not part.resultsName
            found += self._branches(part) if nested else [self.pattern(part)]
        return found

    def _opt(self, element: Any) -> str:
        inner = self.pattern(element.expr)
        return f"{inner}?+" if _is_single(inner) else f"(?>(?:{inner})?)"

    def _repeat(self, element: Any, least: int) -> str:
        self._repeating += 1
        inner = self.pattern(element.expr)
        # stop_on keeps the negative lookahead for its sentinel as an element of its own.
        stop = self.pattern(element.not_ender) if element.not_ender is not None else ""
        self._repeating -= 1
        if sre_parser.parse(inner).getwidth()[0] == 0:
            raise NotLowerable(f"{element}: it repeats an element that can match nothing")
        most = _UNBOUNDED if element.max_count is None else element.max_count
        if not stop and _is_single(inner):
            return inner + _possessive(least, most)
        return f"(?>(?:{stop}{inner}){_quantifier(least, most)})"

    def _zero_or_more(self, element: Any) -> str:
        return self._repeat(element, 0)

    def _one_or_more(self, element: Any) -> str:
        return self._repeat(element, 1)

    def _inside(self, element: Any) -> str:
        return self.pattern(element.expr)

    def _followed_by(self, element: Any) -> str:
        return f"(?={self.pattern(element.expr)})"

    def _preceded_by(self, element: Any) -> str:
        if not element.exact:
            raise NotLowerable(f"{element}: a PrecededBy of no fixed length")
        return f"(?<={self.pattern(element.expr)})"

    def _not_any(self, element: Any) -> str:
        return f"(?!{self.pattern(element.expr)})"


# Checked in this order: subclasses before their bases.
_METHODS: Final[tuple[tuple[type[pp.ParserElement], Callable[[_Walk, Any], str]], ...]] = (
    (pp.Forward, _Walk._refused),
    (pp.And._ErrorStop, _Walk._refused),
    (pp.Keyword, _Walk._refused),
    (pp.CaselessLiteral, _Walk._refused),
    (pp.Empty, _Walk._empty),
    (pp.Literal, _Walk._literal),
    (pp.Word, _Walk._word),
    (pp.CharsNotIn, _Walk._chars_not_in),
    (pp.White, _Walk._white),
    (pp.Regex, _Walk._regex),
    (pp.And, _Walk._and),
    (pp.MatchFirst, _Walk._match_first),
    (pp.Opt, _Walk._opt),
    (pp.ZeroOrMore, _Walk._zero_or_more),
    (pp.OneOrMore, _Walk._one_or_more),
    (pp.FollowedBy, _Walk._followed_by),
    (pp.PrecededBy, _Walk._preceded_by),
    (pp.NotAny, _Walk._not_any),
    (pp.Group, _Walk._inside),
    (pp.Combine, _Walk._inside),
    (pp.Suppress, _Walk._inside),
    (pp.DelimitedList, _Walk._inside),
)


def _is_single(pattern: str) -> bool:
    """Whether *pattern* is one literal character or one character class without a quantifier."""
    parsed = sre_parser.parse(pattern)
    return len(parsed) == 1 and parsed[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN)


def _is_rigid(parsed: Any) -> bool:
    """Whether a parsed expression can match a given place in one way only, so that it gives nothing back."""
    for operation, argument in parsed:
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            if argument[0] != argument[1] or not _is_rigid(argument[2]):
                return False
        elif operation is sre.SUBPATTERN:
            if not _is_rigid(argument[3]):
                return False
        elif operation not in _RIGID:
            return False
    return True


def _quantifier(least: int, most: int) -> str:
    if most >= _UNBOUNDED - 1:
        return {0: "*", 1: "+"}.get(least, f"{{{least},}}")
    if (least, most) == (0, 1):
        return "?"
    return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def _possessive(least: int, most: int) -> str:
    """A quantifier for one character class that gives nothing back."""
    if least == most:
        return "" if least == 1 else f"{{{least}}}"
    return _quantifier(least, most) + "+"


def _escape(text: str) -> str:
    return "".join(f"\\{char}" if char in r"\.^$*+?{}[]()|" else _visible(char) for char in text)


def _visible(char: str) -> str:
    """*char* itself where it prints in a source file, else its escape."""
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _charset_of(chars: Iterable[str]) -> str:
    return _charset([(ord(char), ord(char)) for char in chars])


def _charset(ranges: _Ranges) -> str:
    """``[…]`` for inclusive code-point ranges, merged and in order."""
    merged: _Ranges = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return f"[{''.join(_charset_item(low, high) for low, high in merged)}]"


def _charset_item(low: int, high: int) -> str:
    first, last = (f"\\{char}" if char in r"\]^-[&~|" else _visible(char) for char in (chr(low), chr(high)))
    if low == high:
        return first
    return f"{first}{last}" if high == low + 1 else f"{first}-{last}"


def _first_of_sequence(parsed: Any) -> tuple[_Ranges | None, bool]:
    """First characters of a parsed sequence (``None``: no finite list) and whether it can match nothing."""
    found: _Ranges = []
    for operation, argument in parsed:
        ranges, empty = _first_of(operation, argument)
        if ranges is None:
            return None, empty
        found += ranges
        if not empty:
            return found, False
    return found, True


def _first_of(operation: Any, argument: Any) -> tuple[_Ranges | None, bool]:
    if operation is sre.LITERAL:
        return [(argument, argument)], False
    if operation is sre.IN:
        return _first_of_class(argument), False
    if operation is sre.BRANCH:
        return _first_of_branches(argument[1])
    if operation is sre.SUBPATTERN:
        return _first_of_sequence(argument[3])
    if operation is sre.ATOMIC_GROUP:
        return _first_of_sequence(argument)
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        ranges, empty = _first_of_sequence(argument[2])
        return ranges, empty or argument[0] == 0
    if operation in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
        return [], True
    return None, False


def _first_of_class(items: Any) -> _Ranges | None:
    ranges: _Ranges = []
    for operation, argument in items:
        if operation is sre.LITERAL:
            ranges.append((argument, argument))
        elif operation is sre.RANGE:
            ranges.append(argument)
        else:
            return None
    return ranges


def _first_of_branches(branches: Any) -> tuple[_Ranges | None, bool]:
    found: _Ranges = []
    any_empty = False
    for branch in branches:
        ranges, empty = _first_of_sequence(branch)
        if ranges is None:
            return None, empty
        found += ranges
        any_empty = any_empty or empty
    return found, any_empty
