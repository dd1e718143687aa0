"""pyparsing and the lowered expressions read every text alike."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyparsing as pp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectify_lint.grammar import build, lowered
from rectify_lint.grammar.lower import PHRASE

GRAMMARS = build.grammars()
TEXTS = sorted((Path(__file__).parents[1] / "corpus").glob("*/*.txt"))
NOISE = "，。、；：的了和（）“”《》〔〕 \t\n0125一二十aX.-至年月日号个项第"
EMPTY: tuple[object, ...] = (None, "", [""], [])  # what pyparsing gives for a name that took nothing


@cache
def grammar(name: str) -> tuple[pp.ParserElement, re.Pattern[str]]:
    return GRAMMARS[name]().parse_with_tabs(), re.compile(getattr(lowered, name.upper()))


def instance(random: Random, parsed: Any) -> Iterator[str]:
    """Characters of a text that an expression would match, its assertions put aside."""
    for operation, argument in parsed:
        if operation is sre.LITERAL:
            yield chr(argument)
        elif operation is sre.NOT_LITERAL or operation is sre.ANY:
            yield random.choice(NOISE)
        elif operation is sre.IN:
            yield member(random, argument)
        elif operation is sre.BRANCH:
            yield from instance(random, random.choice(argument[1]))
        elif operation is sre.SUBPATTERN:
            yield from instance(random, argument[3])
        elif operation is sre.ATOMIC_GROUP:
            yield from instance(random, argument)
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            least, most, inner = argument
            for _ in range(random.randint(least, min(most, least + 2))):
                yield from instance(random, inner)
        elif operation is sre.ASSERT and random.random() < 0.3:
            yield from instance(random, argument[1])


def member(random: Random, items: Any) -> str:
    operation, argument = random.choice(items)
    if operation is sre.LITERAL:
        return chr(argument)
    if operation is sre.RANGE:
        return chr(random.randint(*argument))
    return random.choice(NOISE)


def text_like(random: Random, name: str) -> str:
    """Some instances of a grammar, whole or cut, with marks, digits and scraps between them."""
    parsed = sre_parser.parse(getattr(lowered, name.upper()))
    pieces: list[str] = []
    for _ in range(random.randint(1, 4)):
        piece = "".join(instance(random, parsed))[:60]
        if piece and random.random() < 0.4:
            at = random.randrange(len(piece))
            scrap = random.choice(["", random.choice(NOISE)])
            piece = piece[:at] + scrap + piece[at + random.randint(0, 1) :]
        pieces.append(piece)
        pieces.append("".join(random.choices(NOISE, k=random.randint(0, 3))))
    return "".join(pieces)


def by_pyparsing(element: pp.ParserElement, text: str) -> list[tuple[int, int, frozenset[str]]]:
    return [
        (start, end, frozenset(name for name, value in tokens.as_dict().items() if value not in EMPTY))
        for tokens, start, end in element.scan_string(text, always_skip_whitespace=False)
    ]


def by_expression(pattern: re.Pattern[str], text: str) -> list[tuple[int, int, frozenset[str]]]:
    whole = PHRASE if PHRASE in pattern.groupindex else 0
    found: list[tuple[int, int, frozenset[str]]] = []
    for match in pattern.finditer(text):
        start, end = match.span(whole)
        if not found or start >= found[-1][1]:
            groups = match.groupdict()
            names = (re.sub("_[0-9]+$", "", name) for name in groups if name != PHRASE and groups[name])
            found.append((start, end, frozenset(names)))
    return found


@pytest.mark.parametrize("name", GRAMMARS)
@settings(max_examples=80, deadline=None, derandomize=True)
@given(random=st.randoms(use_true_random=False))
def test_random_texts_are_read_alike(name: str, random: Random) -> None:
    element, pattern = grammar(name)
    text = text_like(random, name)
    assert by_expression(pattern, text) == by_pyparsing(element, text)


@pytest.mark.parametrize("name", GRAMMARS)
def test_notices_are_read_alike(name: str) -> None:
    element, pattern = grammar(name)
    for path in TEXTS[::6]:
        text = path.read_text(encoding="utf-8")[:1200]
        assert by_expression(pattern, text) == by_pyparsing(element, text), path.name
