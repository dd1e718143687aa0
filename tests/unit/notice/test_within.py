from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.notice.within import around, nearby, within
from rectify_lint.source.text import Span


@attrs.frozen
class Fact:
    span: Span


def facts(places: list[tuple[int, int]]) -> list[Fact]:
    return [Fact(Span(start, start + length)) for start, length in sorted(places)]


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=8)


@given(PLACES, st.integers(0, 30), st.integers(0, 10))
def test_what_lies_within_is_what_a_look_at_each_gives(
    places: list[tuple[int, int]], start: int, length: int
) -> None:
    known, span = facts(places), Span(start, start + length)
    expected = [
        fact for fact in known if span.start <= fact.span.start < span.end and fact.span.end <= span.end
    ]
    assert list(within(known, span)) == expected


def test_the_fact_around_a_character_holds_it() -> None:
    known = facts([(3, 4), (10, 2)])
    assert around(known, 3) == around(known, 6) == known[0]
    assert around(known, 2) is around(known, 7) is around(known, 12) is None


def test_what_is_nearby_ends_with_the_sentence_or_out_of_reach() -> None:
    text = "前一句。这一句甲乙丙，还有！后一句"
    assert nearby(text, Span(7, 8)).of(text) == "这一句甲乙丙，还有"
    assert nearby(text, Span(7, 8), 2).of(text) == "一句甲乙丙"
    assert nearby("甲" * 9, Span(4, 5)) == Span(0, 9)
