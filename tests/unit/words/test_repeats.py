from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.source.text import Span
from rectify_lint.words.repeats import repeated


def by_hand(text: str, size: int) -> set[Span]:
    return {
        Span(start + size, start + 2 * size)
        for start in range(len(text) - 2 * size + 1)
        if text[start : start + size] == text[start + size : start + 2 * size]
    }


@given(st.text("甲乙丙，1", max_size=40), st.integers(2, 4))
def test_what_is_found_stands_twice(text: str, size: int) -> None:
    assert set(repeated(text, size, size)) <= by_hand(text, size)


@given(
    st.text("甲乙丙", max_size=12),
    st.text("丁戊己庚", min_size=2, max_size=6).filter(lambda w: len(set(w)) > 1),
)
def test_a_repeated_phrase_is_found(before: str, phrase: str) -> None:
    text = f"{before}，{phrase}{phrase}，{before}"
    start = len(before) + 1 + len(phrase)
    assert Span(start, start + len(phrase)) in set(repeated(text, 2, 6))


def test_figures_marks_and_runs_of_one_character_do_not_count() -> None:
    assert not list(repeated("1212，。，。ababaa哈哈哈哈哈哈", 2, 3))


def test_texts_beyond_utf_16_and_empty_ones_give_nothing() -> None:
    assert not list(repeated("𠀀整改整改", 2, 2))
    assert not list(repeated("", 2, 2))
