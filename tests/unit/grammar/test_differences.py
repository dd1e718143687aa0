"""Changes told with both ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.grammar.agreement import assert_agreement

from rectify_lint.facts.differences import scan_differences
from rectify_lint.facts.model import Number
from rectify_lint.grammar.differences import GRAMMARS


@pytest.mark.parametrize(
    ("text", "first", "last", "change", "unit", "direction"),
    [
        ("2021年省评第35名，2022年省评第72名，下降37个名次", 35, 72, 37, "个名次", "下降"),
        ("由第20位上升至第12位，前移8位", 20, 12, 8, "位", "前移"),
        ("专职人员由18人增至29人，增加11人", 18, 29, 11, "人", "增加"),
        ("由18增至29人，净增加11人", 18, 29, 11, "人", "增加"),
        ("从3.2%提高到5.6%，提高2.4个百分点", Decimal("3.2"), Decimal("5.6"), Decimal("2.4"), "%", "提高"),
        ("把4个环节压缩为3个环节，减少1个", 4, 3, 1, "个", "减少"),
        ("时限由20个工作日压缩到12个工作日，缩短8个工作日", 20, 12, 8, "个工作日", "缩短"),
        ("由2022年的18家增加到2023年的29家，增加了11家", 18, 29, 11, "家", "增加"),
        ("投诉由7件减少到5件，减少3件", 7, 5, 3, "件", "减少"),
    ],
)
def test_both_ends_and_the_amount_are_read(
    text: str, first: Number, last: Number, change: Number, unit: str, direction: str
) -> None:
    (found,) = scan_differences(text)
    assert (found.first, found.last, found.change) == (first, last, change)
    assert (found.unit, found.direction) == (unit, direction)
    assert found.first_span.of(text) == str(first)
    assert found.last_span.of(text) == str(last)
    assert found.change_span.of(text) == str(change)


@pytest.mark.parametrize(
    "text",
    [
        "由20家增至25家，增长25%",
        "由近20家增至30家，增加10家",
        "由20家增至30家，增加约10家",
        "审批环节由7个减为4个，减少3项",
        "覆盖率由71%提高到93%，提高22%",
        "由1.2亿元增至1.5亿元，增加3000万元",
        "由18人增至29人",
        "第3名、第4名、第12名，下降8个名次",
        "企业减少10件，失信企业减少3家",
    ],
)
def test_other_statements_of_change_are_left_out(text: str) -> None:
    assert scan_differences(text) == ()


def test_differences_are_looked_for_in_the_given_stretch_only() -> None:
    text = "由1人增至3人，增加2人。由4人增至6人，增加2人。"
    assert [found.first for found in scan_differences(text)] == [1, 4]
    assert [found.first for found in scan_differences(text, 12)] == [4]


ALPHABET = "由从第名位人个项%0123456789.，至到增加减少提高为压缩下降百分点了年的"


@pytest.mark.parametrize("name", sorted(GRAMMARS))
@given(text=st.text(alphabet=ALPHABET, max_size=30))
def test_the_lowered_expression_matches_what_the_grammar_matches(name: str, text: str) -> None:
    scan_differences(text)
    assert_agreement(name, text)
