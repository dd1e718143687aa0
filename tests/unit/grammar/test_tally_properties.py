"""What holds of every tally: sums that close it, open lists, any text, the lowered tokens."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.grammar.agreement import assert_agreement
from tests.unit.grammar.test_tally_breakdowns import BREAKDOWNS
from tests.unit.grammar.test_tally_forms import FORMS
from tests.unit.grammar.told import only

from rectify_lint.facts.model import Population, StatusClass
from rectify_lint.facts.tallies import scan_tallies

STATUS_WORDS = {
    "已完成整改": StatusClass.DONE,
    "已整改并长期坚持": StatusClass.KEEP,
    "基本完成整改": StatusClass.PARTIAL,
    "正在整改": StatusClass.ONGOING,
    "未完成整改": StatusClass.OPEN,
}
UNITS = st.sampled_from(["个", "项", "条", "件"])


@given(
    parts=st.lists(
        st.tuples(st.sampled_from(list(STATUS_WORDS)), st.integers(0, 400)), min_size=2, max_size=5
    ),
    unit=UNITS,
    comma=st.sampled_from("，、,"),
)
def test_statuses_that_add_up_are_a_closed_split(parts: list[tuple[str, int]], unit: str, comma: str) -> None:
    total = sum(value for _, value in parts)
    text = (
        f"巡察反馈的{total}{unit}问题，" + comma.join(f"{word}{value}{unit}" for word, value in parts) + "。"
    )
    tally = only(text)
    assert tally.total is not None
    assert (tally.total.value, tally.population, tally.closed) == (total, Population.PROBLEM, True)
    assert [(one.status, one.value) for one in tally.parts] == [
        (STATUS_WORDS[word], value) for word, value in parts
    ]


@given(done=st.integers(1, 300), left=st.integers(1, 300), off=st.integers(1, 50))
def test_finished_and_unfinished_ones_claim_to_be_all_even_if_they_do_not_add_up(
    done: int, left: int, off: int
) -> None:
    tally = only(f"反馈的{done + left + off}个问题，已整改{done}个，正在整改{left}个。")
    assert tally.closed
    assert [one.value for one in tally.parts] == [done, left]


@given(values=st.lists(st.integers(1, 5000), min_size=2, max_size=6))
def test_a_breakdown_of_anything_that_adds_up_is_closed(values: list[int]) -> None:
    names = "甲乙丙丁戊己"
    listed = "、".join(f"{name}类{value}家" for name, value in zip(names, values, strict=False))
    tally = only(f"排查单位{sum(values)}家，其中{listed}。")
    assert tally.closed
    assert [one.value for one in tally.parts] == values


@given(done=st.integers(1, 200), left=st.integers(2, 200))
def test_an_open_list_is_never_closed(done: int, left: int) -> None:
    tally = only(f"走访企业{done + left}家，其中规上企业{done}家。")
    assert tally.open_list
    assert not tally.closed


ALPHABET = (
    "问题措施任务整改完成已未正在其中其余共计均全部方面个项件人家万元成效持续长期坚持的等中占第《》"
    "（）“”，、；：。\n0123456789.%一二十两"
)


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=80))
def test_any_text_is_read_without_an_error_and_spans_lie_in_it(text: str) -> None:
    for tally in scan_tallies(text):
        assert 0 <= tally.span.start < tally.span.end <= len(text)
        for one in (*tally.parts, *tally.chain):
            assert one.number.of(text)[0].isalnum()
        assert not (tally.closed and tally.open_list)


def test_the_lowered_tokens_are_those_of_the_grammar() -> None:
    for text, _ in FORMS + BREAKDOWNS:
        assert_agreement("tally_token", text)
    chance = random.Random(7)
    for _ in range(60):
        assert_agreement("tally_token", "".join(chance.choices(ALPHABET, k=40)))
