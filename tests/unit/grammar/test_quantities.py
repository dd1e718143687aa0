"""Counts and percentages."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.grammar.agreement import assert_agreement

from rectify_lint.facts.model import Number, Population, Rate
from rectify_lint.facts.quantities import money_factor, quantity_starts, read_rate
from rectify_lint.facts.tally_items import Item, read_contexts
from rectify_lint.grammar import lowered
from rectify_lint.grammar.lower import first_chars
from rectify_lint.notice.reconcile.counts import UNIT


def read(text: str) -> list[Item]:
    contexts = read_contexts(text, 0, len(text))
    return [item for context in contexts for item in context.items if item.unit]


def counts(text: str) -> list[tuple[Number, str]]:
    return [(count.value, count.unit) for count in read(text)]


def rates(text: str) -> list[Rate]:
    return [read_rate(text, found) for found in re.finditer(lowered.RATE, text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("22个问题", 22, "个"),
        ("问题17个", 17, "个"),
        ("措施７０项", 70, "项"),
        ("三个方面", 3, "个"),
        ("五方面", 5, "方面"),
        ("两类问题", 2, "类"),
        ("三大方面", 3, "大方面"),
        ("二十二个问题", 22, "个"),
        ("资金572.8万元", Decimal("572.8"), "万元"),
        ("资金1.2亿元", Decimal("1.2"), "亿元"),
        ("到账800万美元", 800, "万美元"),
        ("退缴9480元", 9480, "元"),
        ("1,610件", 1610, "件"),
        ("1.2万条", 12000, "条"),
        ("谈话10人次", 10, "人次"),
        ("12项目标任务", 12, "项"),
        ("0件", 0, "件"),
    ],
)
def test_a_count_is_read_in_any_script_and_unit(text: str, value: Number, unit: str) -> None:
    assert counts(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "第3名", "第五巡察组", "第12项", "2024年5月8日", "3个月", "26个工作日", "2.4个百分点", "12项目",
        "3名次", "〔2022〕34号", "三四个", "5处级", "2次常务会议", "1期间", "人均3元旦",
    ],
)  # fmt: skip
def test_ordinals_dates_spans_of_time_and_longer_words_are_no_counts(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "近70人", "约100万元", "超过30家", "2700多人", "80余家", "26个左右", "200万元以上", "不少于5次",
        "近60余个", "100多万元", "3-5个", "逾20家", "至少3次", "10余万元", "3～5条",
    ],
)  # fmt: skip
def test_a_qualified_count_is_approximate(text: str) -> None:
    (count,) = read(text)
    assert count.approximate


@pytest.mark.parametrize("text", ["70人", "增至29人", "由18人", "从4个", "9时至3个", "附近3家", "最近2次"])
def test_a_plain_count_is_exact(text: str) -> None:
    assert [count.approximate for count in read(text)] == ([text in ("附近3家", "最近2次")])


def test_a_count_knows_its_places_and_what_its_unit_tells() -> None:
    text = "追责595人，收缴30.29万元，涉及3大方面、5家企业"
    found = read(text)
    assert [text[count.start : count.number_end] for count in found] == ["595", "30.29", "3", "5"]
    assert [count.population for count in found] == [
        Population.PERSON, Population.MONEY, Population.ASPECT, Population.OTHER,
    ]  # fmt: skip


def test_a_number_of_a_thousand_digits_counts_nothing() -> None:
    assert counts("9" * 1000 + "个") == []


@pytest.mark.parametrize(
    ("unit", "factor"), [("元", 1), ("万元", 10**4), ("亿元", 10**8), ("百万元", 10**6), ("万亿元", 10**12)]
)
def test_money_has_a_scale(unit: str, factor: int) -> None:
    assert money_factor(unit) == factor


@pytest.mark.parametrize(
    ("text", "value", "decimals", "label", "approximate"),
    [
        ("总体完成率98.71%", "98.71", 2, "总体完成率", False),
        ("办结率达到100％", "100", 0, "办结率", False),
        ("，完成率近92%", "92", 0, "完成率", True),
        ("占总数的82.8%", "82.8", 1, "占总数", False),
        ("占总数的近六成", "60", 0, "占总数", True),
        ("完成百分之八十", "80", 0, "", False),
        ("百分之十二点五以上", "12.5", 1, "", True),
        ("同比增长8%左右", "8", 0, "", True),
        ("覆盖率为九成五", "90", 0, "覆盖率", True),
    ],
)
def test_a_percentage_is_read_with_the_word_before_it(
    text: str, value: str, decimals: int, label: str, approximate: bool
) -> None:
    rate = rates(text)[0]
    assert rate.value == Decimal(value)
    assert (rate.decimals, rate.label, rate.approximate) == (decimals, label, approximate)


@pytest.mark.parametrize("text", ["三成立", "一成不变", "八成员"])
def test_cheng_in_another_word_is_no_percentage(text: str) -> None:
    assert rates(text) == []


ALPHABET = "0123456789.,，%％近约余多以上个项件条人万亿元名次月百分之点一二三四十第成方面大类"


@pytest.mark.parametrize("name", ["count", "rate"])
@given(text=st.text(alphabet=ALPHABET, max_size=20))
def test_the_lowered_expression_matches_what_the_grammar_matches(name: str, text: str) -> None:
    read(text)
    rates(text)
    assert_agreement(name, text)


NUMERALS = "0123456789０９．.,，〇零一二两三十廿百佰千万亿第每/〔-"


@given(st.text(st.sampled_from(NUMERALS + "个名件卷%％元余方面省市处 \u3000甲")))
def test_whatever_counts_starts_where_a_quantity_can(text: str) -> None:
    starts = set(quantity_starts(text))
    for pattern in (lowered.COUNT, lowered.FIGURE, lowered.NAMED_COUNT):
        assert starts.issuperset(found.start() for found in re.finditer(pattern, text))


UNIT_BEGINS = re.compile(first_chars(UNIT))


@pytest.mark.parametrize("first", [one for one in map(chr, range(0x4E00, 0xA000)) if UNIT_BEGINS.match(one)])
def test_a_quantity_starts_before_whatever_begins_a_unit_that_running_text_is_read_for(first: str) -> None:
    assert quantity_starts(f"共12{first}") == quantity_starts(f"第12{first}") == [1]
