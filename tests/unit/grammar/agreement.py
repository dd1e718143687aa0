"""A grammar in pyparsing and the expression it was lowered to, compared at every offset of a text."""

from __future__ import annotations

import re
from functools import cache

import pyparsing as pp

from rectify_lint.grammar import build, lowered
from rectify_lint.grammar.lower import PHRASE

GRAMMARS = build.grammars()


@cache
def _forms(name: str) -> tuple[pp.ParserElement, re.Pattern[str]]:
    """The grammar *name* in both forms; building it takes longer than parsing a line with it."""
    return GRAMMARS[name](), re.compile(getattr(lowered, name.upper()))


def assert_agreement(name: str, text: str) -> None:
    """Both forms of the grammar *name* match at the same offsets of *text*, and up to the same ends."""
    element, pattern = _forms(name)
    whole = PHRASE if PHRASE in pattern.groupindex else 0
    for offset in range(len(text)):
        found = pattern.match(text, offset)
        try:
            end = element.try_parse(text, offset)
        except pp.ParseException:
            assert found is None, (text, offset)
        else:
            assert found is not None, (text, offset)
            assert found.end(whole) == end, (text, offset)
