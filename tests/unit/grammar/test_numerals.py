"""Numerals and their values."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.facts.numerals import chinese_number, parse_number
from rectify_lint.grammar import lowered
from rectify_lint.numerals import chinese_numeral


def numerals(text: str) -> list[str]:
    return re.findall(lowered.NUMBER, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共1,401处和12，000，000元", ["1,401", "12，000，000"]),
        ("1,4012处", ["1", "4012"]),
        ("2021,100", ["2021", "100"]),
        ("572.8万元、1.2万条", ["572.8", "1.2万"]),
        ("3亿元、2亿人、5万余元", ["3", "2亿", "5"]),
        ("３５个", ["３５"]),
        ("二十一个、一百二、三千零二、一万五、廿三", ["二十一", "一百二", "三千零二", "一万五", "廿三"]),
        ("三亿零五百万", ["三亿零五百万"]),
        ("二〇二四", ["二〇二四"]),
        ("两个、零", ["两", "零"]),
        ("千家万户百姓", []),
    ],
)
def test_numerals_are_found_whole(text: str, found: list[str]) -> None:
    assert numerals(text) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17", 17),
        ("３５", 35),
        ("1,401", 1401),
        ("12，000，000", 12_000_000),
        ("1.2万", 12_000),
        ("1.25亿", 125_000_000),
        ("3万亿", 3 * 10**12),
        ("五百", 500),
        ("两", 2),
    ],
)
def test_whole_values_are_integers(text: str, value: int) -> None:
    assert parse_number(text) == value
    assert type(parse_number(text)) is int


def test_fractions_keep_their_digits() -> None:
    assert str(parse_number("0.50")) == "0.50"
    assert parse_number("５７．８") == Decimal("57.8")
    assert parse_number("0.00005万") == Decimal("0.5")


@pytest.mark.parametrize("text", ["", "万", "万亿", "1.2.3", "1,a", "abc", "第三"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百二", 120),
        ("一百零二", 102),
        ("一万五", 15_000),
        ("一万零五", 10_005),
        ("三亿五", 350_000_000),
        ("三亿零五百万", 305_000_000),
        ("十万零三十", 100_030),
        ("廿三", 23),
        ("卅", 30),
        ("二〇二四", 2024),
        ("一九九八", 1998),
        ("二○二○", 2020),
        ("〇", 0),
    ],
)
def test_chinese_numerals_have_their_values(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "三四", "十三四", "三四十", "五廿三", "几", "三x"])
def test_approximations_and_other_words_have_no_value(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        chinese_number(text)


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_a_value_written_in_full_reads_back(high: int, low: int) -> None:
    gap = "零" if 0 < low < 1000 else ""
    for unit, value in (("", high), ("万", high * 10**4 + low), ("亿", high * 10**8 + low)):
        text = chinese_numeral(high) + (unit + gap + chinese_numeral(low) if unit else "")
        assert chinese_number(text) == value
        assert re.fullmatch(lowered.CHINESE_NUMBER, text) or unit == "亿"


@given(st.text(alphabet="零〇一二两三九十百千万亿廿卅", max_size=9))
def test_every_chinese_numeral_of_the_grammar_has_a_value(text: str) -> None:
    for numeral in re.findall(lowered.CHINESE_NUMBER, text):
        assert chinese_number(numeral) >= 0
