"""Dates, ranges, broken dates and words for years."""

from __future__ import annotations

import pytest

from rectify_lint.facts.dates import scan_broken_dates, scan_dates, scan_ranges

Parts = tuple[int | None, int | None, int | None]


def found(text: str) -> list[tuple[str, Parts, str]]:
    return [
        (mention.span.of(text), (mention.year, mention.month, mention.day), mention.form)
        for mention in scan_dates(text)
    ]


def ranges(text: str) -> list[str]:
    return [span.span.of(text) for span in scan_ranges(text, scan_dates(text))]


@pytest.mark.parametrize(
    ("text", "parts", "form"),
    [
        ("2024年5月8日", (2024, 5, 8), "full"),
        ("2024 年 5 月 8 日", (2024, 5, 8), "full"),
        ("２０２４年５月８日", (2024, 5, 8), "full"),
        ("2024年5月8号", (2024, 5, 8), "full"),
        ("24年5月8日", (2024, 5, 8), "full"),
        ("98年5月8日", (1998, 5, 8), "full"),
        ("2024年5月", (2024, 5, None), "month"),
        ("2024年11月份", (2024, 11, None), "month"),
        ("2024年", (2024, None, None), "year"),
        ("5月8日", (None, 5, 8), "month_day"),
        ("10月", (None, 10, None), "month_only"),
        ("2024.5.8", (2024, 5, 8), "dotted"),
        ("2024-05-08", (2024, 5, 8), "dotted"),
        ("2024/5/8", (2024, 5, 8), "dotted"),
        ("二〇二四年五月八日", (2024, 5, 8), "chinese"),
        ("二○二四年十二月", (2024, 12, None), "chinese"),
        ("二0二四年", (2024, None, None), "chinese"),
        ("一九九八年元月", (1998, 1, None), "chinese"),
        ("十月二十一日", (None, 10, 21), "chinese"),
    ],
)
def test_every_form_of_a_date_is_read(text: str, parts: Parts, form: str) -> None:
    assert found(f"于{text}召开") == [(text, parts, form)]


@pytest.mark.parametrize("text", ["2024年2月30日", "2024年13月", "13月45日", "2024-13-40"])
def test_impossible_values_are_kept_as_written(text: str) -> None:
    ((written, _, _),) = found(text)
    assert written == text


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2024年5月底", "底"),
        ("8月下旬", "下旬"),
        ("2024年底", "底"),
        ("2024年年底", "年底"),
        ("2024年上半年", "上半年"),
        ("2024年第一季度", "第一季度"),
        ("二〇二四年五月上旬", "上旬"),
        ("24年5月初", "初"),
        ("2024年初级", ""),
        ("5月底部", ""),
    ],
)
def test_parts_of_months_and_years_belong_to_the_date(text: str, part: str) -> None:
    assert [mention.part for mention in scan_dates(text)] == [part]


@pytest.mark.parametrize(
    "text",
    [
        "安政办〔2024〕12号",
        "GB/T 9704-2012，",
        "DB41/T 1998-2020。",
        "v2024.5.8",
        "2024.5.8.1",
        "/art/2023/5/4/art_1.html",
        "0377-66221234",
        "2024元",
        "增长3.15%",
        "1.2万条",
        "2024717日",
        "3个月",
        "0至3月龄",
        "第3月",
        "2.5月",
        "2024",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_the_number_of_a_list_item_does_not_hide_the_date_behind_it() -> None:
    assert [text for text, _, _ in found("1.5月8日召开\n2.2024年预算")] == ["5月8日", "2024年"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月6日至7月12日",
        "2023年1月-3月",
        "2023年1-3月",
        "1—8月",
        "8月下旬至9月底",
        "5月8日至20日",
        "5月8-20日",
        "5月8日（星期三）至10日",
        "2024年5月8日起至9月",
        "2024年12月5日到2025年1月1日",
        "2021年至2023年",
        "2021-2025年",
        "2021——2025年",
        "2021-2025",
        "2024 年 5 月 8 日 — 9 日",
    ],
)
def test_two_dates_joined_by_a_sign_are_a_range(text: str) -> None:
    assert ranges(f"（{text}）") == [text]


@pytest.mark.parametrize("text", ["5月8日、9日", "2024年5月，7月", "5月8日召开，到9月完成", "2012-2204，"])
def test_other_neighbours_are_no_range(text: str) -> None:
    assert ranges(text) == []


def test_the_last_end_of_a_range_borrows_year_and_month() -> None:
    text = "2024年5月6日至7月12日，8月5日至20日、22日"
    lent = [(mention.known_year, mention.known_month, mention.day) for mention in scan_dates(text)]
    assert lent == [(2024, 5, 6), (2024, 7, 12), (2024, 8, 5), (2024, 8, 20), (2024, 8, 22)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024年4月召开，5月8日通过", 2024),
        ("2024年，县委部署。5月8日", None),
        ("2024年部署\n5月8日", None),
        ("2022年以来，5月8日", None),
        ("《2023年要点》印发后，5月8日", None),
        ("针对“2023年未开展”问题，5月8日", None),
        ("（2023年）5月8日", None),
        ("《要点》于2023年印发，《办法》5月8日", 2023),
    ],
)
def test_a_year_is_lent_within_its_sentence_only(text: str, year: int | None) -> None:
    assert scan_dates(text)[-1].inherited_year == year


def test_a_stretch_of_the_text_can_be_scanned_alone() -> None:
    text = "2023年1月，2024年2月，2025年3月"
    assert [mention.year for mention in scan_dates(text, 8, 16)] == [2024]


@pytest.mark.parametrize(
    ("text", "marked", "kind", "year"),
    [
        ("于2024717日", "2024717日", "digits", 2024),
        ("于20247月19日", "20247月", "digits", 2024),
        ("于2024年717日", "2024年717日", "digits", 2024),
        ("于5月日", "5月日", "gap", None),
        ("2023以来", "2023", "mark", 2023),
        ("2022年—2023上半年", "2023", "mark", 2023),
        ("公开。2023通过验收", "2023", "mark", 2023),
        ("2023底", "2023", "mark", 2023),
    ],
)
def test_lost_characters_of_a_date_are_found(text: str, marked: str, kind: str, year: int | None) -> None:
    assert [(broken.span.of(text), broken.kind, broken.year) for broken in scan_broken_dates(text)] == [
        (marked, kind, year)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2024年7月17日",
        "2024年度",
        "企业2072家",
        "“2020攻坚行动”",
        "〔2023〕通过",
        "编号2023通过",
        "Office 2019通过",
        "ISO2015通过",
        "2023初中",
        "12023以来",
        "5月日均",
        "2000所县级医院",
        "2021级学生",
    ],
)
def test_sound_dates_and_other_numbers_are_not_broken(text: str) -> None:
    assert scan_broken_dates(text) == ()
