from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.rules.lexicon import Lexicon

LETTERS = "甲乙丙𠀀a一踀"  # 一甲 and 踀甲 look alike in the table


def by_hand(literals: set[str], text: str) -> dict[str, list[int] | None]:
    found = {
        literal: [place for place in range(len(text)) if text.startswith(literal, place)]
        for literal in literals
    }
    return {literal: places if len(literal) > 1 else None for literal, places in found.items() if places}


@given(st.sets(st.text(LETTERS, min_size=1, max_size=4), max_size=8), st.text(LETTERS, max_size=30))
def test_all_occurrences_are_found_but_those_of_single_characters(literals: set[str], text: str) -> None:
    assert Lexicon(literals).find(text) == by_hand(literals, text)


def test_lone_surrogates_do_no_harm() -> None:
    assert Lexicon(["甲乙"]).find("\ud800甲乙") == {"甲乙": [1]}


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon([]).find("甲乙") == {}
