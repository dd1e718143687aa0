from __future__ import annotations

import pytest

from rectify_lint.numerals import chinese_numeral
from rectify_lint.syntax.markers import (
    Marker,
    Style,
    match_marker,
    numeral_value,
    renumbered,
)


def marker(text: str) -> Marker | None:
    return match_marker(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "style", "number", "written"),
    [
        ("一、整改工作", Style.CHINESE, 1, "一、"),
        ("二十一、整改工作", Style.CHINESE, 21, "二十一、"),
        ("三.整改工作", Style.CHINESE, 3, "三."),
        ("三。整改工作", Style.CHINESE, 3, "三。"),
        ("（二）整改工作", Style.CHINESE_PAREN, 2, "（二）"),
        ("(十二)整改工作", Style.CHINESE_PAREN, 12, "(十二)"),
        ("（二)整改工作", Style.CHINESE_PAREN, 2, "（二)"),
        ("（ 二 ）整改工作", Style.CHINESE_PAREN, 2, "（ 二 ）"),
        ("（一）、整改工作", Style.CHINESE_PAREN, 1, "（一）、"),
        ("㈢整改工作", Style.CHINESE_PAREN, 3, "㈢"),
        ("1.整改工作", Style.ARABIC_DOT, 1, "1."),
        ("12．整改工作", Style.ARABIC_DOT, 12, "12．"),
        ("２.整改工作", Style.ARABIC_DOT, 2, "２."),
        ("⒉整改工作", Style.ARABIC_DOT, 2, "⒉"),
        ("1.2024年以来", Style.ARABIC_DOT, 1, "1."),
        ("3、整改工作", Style.ARABIC_COMMA, 3, "3、"),
        ("3,整改工作", Style.ARABIC_COMMA, 3, "3,"),
        ("（3）整改工作", Style.ARABIC_PAREN, 3, "（3）"),
        ("【3】整改工作", Style.ARABIC_PAREN, 3, "【3】"),
        ("⑶整改工作", Style.ARABIC_PAREN, 3, "⑶"),
        ("3）整改工作", Style.ARABIC_CLOSE, 3, "3）"),
        ("③整改工作", Style.CIRCLED, 3, "③"),
        ("问题3：学习不深入", Style.QUESTION, 3, "问题3："),
        ("反馈问题十：学习不深入", Style.QUESTION, 10, "反馈问题十："),
        ("问题（三）学习不深入", Style.QUESTION, 3, "问题（三）"),
        ("丙、整改工作", Style.STEM, 3, "丙、"),
        ("第一编 总则", Style.PART, 1, "第一编"),
        ("第二部分 整改情况", Style.PART, 2, "第二部分"),
        ("第三章 监督", Style.CHAPTER, 3, "第三章"),
        ("第四节 现场检查", Style.SECTION, 4, "第四节"),
        ("第一百零五条 本法所称", Style.ARTICLE, 105, "第一百零五条"),
        ("第一千零六条 本法所称", Style.ARTICLE, 1006, "第一千零六条"),
    ],
)
def test_a_marker_has_a_style_and_a_number(text: str, style: Style, number: int, written: str) -> None:
    found = marker(text)
    assert found is not None
    assert (found.style, found.number, found.span.of(text)) == (style, number, written)


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月8日，县委召开会议",
        "5月8日，县委召开会议",
        "12.5公里河道已巡查",
        "3.5%的水费未征收",
        "2024.5.8县委召开会议",
        "12、14号楼已更换水表",
        "110、119接处警",
        "0531-88886666",
        "8:30开始受理",
        "二、三季度水费已征收",
        "三、四年级课时不足",
        "五、六中全会精神",
        "一是补齐记录",
        "一年来，河道巡查有序开展",
        "（一般问题）已整改",
        "（2024年度）",
        "（一）至（三）项所列问题均已整改",
        "（四）、（五）项所列人员已约谈",
        "第一条的规定适用于水库",
        "第三条、第四条规定的情形",
        "第一批次问题",
        "问题很多",
        "问题（一）和问题（二）均已整改",
        "甲、乙两家公司",
        "〇、没有这个数",
        "",
    ],
)
def test_dates_decimals_and_words_are_no_markers(text: str) -> None:
    assert marker(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "一、一年来工作回顾",
        "一、三年来的工作",
        "二、五项制度执行情况",
        "1.12345热线办理",
        "2、12315投诉超期办理",
        "3.2024年预算执行偏慢",
    ],
)
def test_a_heading_may_begin_with_a_number(text: str) -> None:
    assert marker(text) is not None


@pytest.mark.parametrize("text", ["1.12345万元", "1.12345亿元已上缴", "1、12条建议", "1.1234平方公里"])
def test_a_number_with_decimals_or_a_list_of_numbers_is_no_marker(text: str) -> None:
    assert marker(text) is None


def test_the_separator_the_brackets_and_the_gap_are_kept() -> None:
    found = marker("（一）、 整改")
    assert found is not None
    assert (found.separator, found.brackets, found.gap) == ("、", "（）", True)
    plain = marker("(1)整改")
    assert plain is not None
    assert (plain.separator, plain.brackets, plain.gap) == ("", "()", False)


def test_a_marker_ends_with_its_line() -> None:
    text = "一\n、整改"
    assert match_marker(text, 0, 1) is None


@pytest.mark.parametrize("number", [1, 9, 10, 11, 20, 99, 100, 101, 110, 111, 1000, 1001, 1010, 2024, 9999])
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    assert numeral_value(chinese_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "numeral"), [(10, "十"), (12, "十二"), (21, "二十一"), (105, "一百零五"), (110, "一百一十")]
)
def test_chinese_numerals_are_written_as_markers_have_them(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


@pytest.mark.parametrize(
    ("written", "number", "expected"),
    [
        ("(二)", 3, "(三)"),
        ("2．", 3, "3．"),
        ("反馈问题九：", 10, "反馈问题十："),
        ("第四十条", 41, "第四十一条"),
        ("②", 3, "③"),
        ("⑵", 3, "（3）"),
    ],
)
def test_renumbering_keeps_the_form(written: str, number: int, expected: str) -> None:
    assert renumbered(written, number) == expected


@pytest.mark.parametrize(
    ("style", "number", "expected"),
    [
        (Style.CHINESE, 12, "十二、"),
        (Style.CHINESE_PAREN, 2, "（二）"),
        (Style.ARABIC_DOT, 11, "11."),
        (Style.ARABIC_PAREN, 3, "（3）"),
        (Style.CIRCLED, 20, "⑳"),
        (Style.CIRCLED, 21, "（21）"),
        (Style.CHAPTER, 2, "第二章"),
        (Style.QUESTION, 3, "问题三："),
    ],
)
def test_a_style_renders_a_number(style: Style, number: int, expected: str) -> None:
    assert style.render(number) == expected


def test_ranks_follow_the_usual_order_of_levels() -> None:
    usual = [
        Style.CHAPTER,
        Style.ARTICLE,
        Style.CHINESE,
        Style.CHINESE_PAREN,
        Style.ARABIC_DOT,
        Style.ARABIC_PAREN,
    ]
    assert [style.rank for style in usual] == sorted(style.rank for style in usual)
    assert Style.ARABIC_DOT.rank == Style.ARABIC_COMMA.rank
