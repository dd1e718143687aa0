"""Ordinal words."""

from __future__ import annotations

import pytest

from rectify_lint.facts.ordinals import scan_ordinals


def found(text: str) -> list[tuple[str, int, str]]:
    return [(ordinal.span.of(text), ordinal.number, ordinal.series) for ordinal in scan_ordinals(text)]


def test_the_points_of_a_paragraph_are_read_in_order() -> None:
    text = "一是抓学习。二是抓整改；三是抓制度，十一是抓考核！二十是抓作风"
    assert found(text) == [
        ("一是", 1, "是"),
        ("二是", 2, "是"),
        ("三是", 3, "是"),
        ("十一是", 11, "是"),
        ("二十是", 20, "是"),
    ]


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("一要抓", ("一要", 1, "要")),
        ("第三，抓", ("第三", 3, "第")),
        ("第三、抓", ("第三", 3, "第")),
        ("其四，抓", ("其四", 4, "其")),
        ("其二是抓", ("其二", 2, "其")),
        ("三是一体推进", ("三是", 3, "是")),
    ],
)
def test_each_series_is_read(text: str, ordinal: tuple[str, int, str]) -> None:
    assert found(text) == [ordinal]


@pytest.mark.parametrize("before", ["", "\n", "。", "；", "：", "，", "”", "）", " ", "“", "（"])
def test_an_ordinal_stands_at_the_start_of_a_clause(before: str) -> None:
    assert len(found(f"{before}二是抓")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全体二是",
        "统一是前提",
        "八一是节日",
        "一是一、二是二",
        "三要三不要",
        "十不准",
        "第三党支部",
        "第一、第二党支部",
        "其一贯",
        "第三季度",
    ],
)
def test_other_uses_of_the_words_are_no_ordinals(text: str) -> None:
    assert found(text) == []


def test_a_stretch_sees_what_stands_before_it() -> None:
    assert scan_ordinals("统一是", 1, 3) == ()
    assert [ordinal.number for ordinal in scan_ordinals("一是甲。二是乙。三是丙", 4, 8)] == [2]
