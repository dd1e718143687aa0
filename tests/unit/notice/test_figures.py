"""Figures in running text, and slips of the pen among them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.facts.figures import Figure, scan_figures
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.reconcile.wording import plain


def one(text: str) -> Figure:
    (figure,) = scan_figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "step", "unit"),
    [
        ("1.04亿元", "104000000", "1000000", "元"),
        ("9960万元", "99600000", "10000", "元"),
        ("2.18万人", "21800", "100", "人"),
        ("7名", "7", "1", "人"),
        ("48.6岁", "48.6", "0.1", "岁"),
        ("41微克/立方米", "41", "1", "微克/立方米"),
        ("12.50％", "12.50", "0.01", "%"),
        ("高一1650人", "1650", "1", "人"),
        ("1,234个", "1234", "1", "个"),
        ("三十五个", "35", "1", "个"),
        ("新增3人均已到岗", "3", "1", "人"),
    ],
)
def test_a_figure_is_read_in_its_base_unit(text: str, value: str, step: str, unit: str) -> None:
    figure = one(text)
    assert (figure.value, figure.step, figure.unit) == (Decimal(value), Decimal(step), unit)


@pytest.mark.parametrize("text", ["近30家", "60余件", "100万元以上", "约5.2亿元"])
def test_a_qualified_figure_is_rough(text: str) -> None:
    assert one(text).rough


def test_more_behind_a_number_is_no_qualifier_where_another_number_follows() -> None:
    assert [figure.rough for figure in scan_figures("较去年的8次多5次")] == [False, False]


@pytest.mark.parametrize("text", ["第3名", "2024年5月8日", "一个", "人均收入"])
def test_ranks_dates_and_articles_are_no_figures(text: str) -> None:
    assert scan_figures(text) == ()


def figures(*values: int) -> list[Figure]:
    return list(scan_figures("，".join(f"{value}件" for value in values)))


@given(st.integers(10, 9999), st.integers(10, 9999), st.integers(0, 3), st.integers(0, 9))
def test_one_wrong_digit_is_a_slip(first: int, second: int, place: int, digit: int) -> None:
    written = list(str(first))
    place %= len(written)
    written[place] = str(digit)
    wrong = int("".join(written))
    if wrong == first or len(str(wrong)) < len(written):
        return
    whole, *parts = figures(first + second, wrong, second)
    assert mistyped(whole, parts)


@given(st.integers(10, 999), st.integers(10, 999))
def test_what_adds_up_is_no_slip(first: int, second: int) -> None:
    whole, *parts = figures(first + second, first, second)
    assert not mistyped(whole, parts)


def test_two_digits_off_are_no_slip() -> None:
    whole, *parts = figures(253, 176, 34)
    assert not mistyped(whole, parts)


def test_a_number_is_shown_in_the_unit_of_another() -> None:
    text = "1.04亿元，9960万元"
    whole, part = scan_figures(text)
    assert plain(whole.value - part.value, part, text) == "440"
