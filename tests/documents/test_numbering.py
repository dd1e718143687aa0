"""Automatic numbers: what a reader of the document sees stands in the text."""

from __future__ import annotations

import pytest
from docx.enum.style import WD_STYLE_TYPE
from tests.documents.build import OFFICIAL, Word, element, level, number

from rectify_lint.source.docx.numerals import write_number
from rectify_lint.source.readers import read_bytes


def lines(word: Word) -> list[str]:
    return read_bytes(word.save(), "a.docx").text.splitlines()


def override(place: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def test_levels_count_and_begin_again_below_each_heading() -> None:
    word = Word()
    num = word.num(word.abstract(*OFFICIAL))
    for depth in (0, 1, 2, 2, 3, 4, 4, 1, 2, 0, 1):
        word.paragraph("甲", num, depth)
    assert lines(word) == [
        *("一、甲", "（一）甲", "1.甲", "2.甲", "（1）甲", "①甲", "②甲", "（二）甲", "1.甲", "二、甲"),
        "（一）甲",
    ]


def test_lists_of_one_abstract_list_count_on_from_each_other() -> None:
    word = Word()
    abstract = word.abstract(level("decimal", "%1."))
    first, second = word.num(abstract), word.num(abstract)
    for num in (first, second, first):
        word.paragraph("甲", num)
    assert lines(word) == ["1.甲", "2.甲", "3.甲"]


def test_a_list_that_says_where_it_starts_starts_there_once() -> None:
    word = Word()
    abstract = word.abstract(level("decimal", "%1."))
    usual, again = word.num(abstract), word.num(abstract, override(0, 7))
    for num in (usual, again, again, usual):
        word.paragraph("甲", num)
    assert lines(word) == ["1.甲", "7.甲", "8.甲", "9.甲"]


def test_a_list_may_replace_the_form_of_a_level() -> None:
    word = Word()
    other = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{level("decimal", "问题%1：", 3)}</w:lvl></w:lvlOverride>'
    num = word.num(word.abstract(level("decimal", "%1.")), other)
    word.paragraph("甲", num)
    word.paragraph("乙", num)
    assert lines(word) == ["问题3：甲", "问题4：乙"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["一、甲", "1.甲", "2.甲", "二、甲", "1.甲"]),
        ('<w:lvlRestart w:val="0"/>', ["一、甲", "1.甲", "2.甲", "二、甲", "3.甲"]),
    ],
)
def test_a_level_may_count_on_over_headings(restart: str, expected: list[str]) -> None:
    word = Word()
    num = word.num(word.abstract(level("chineseCounting", "%1、"), "", level("decimal", "%3.", more=restart)))
    for depth in (0, 2, 2, 0, 2):
        word.paragraph("甲", num, depth)
    assert lines(word) == expected


def test_a_level_that_restarts_below_one_heading_only() -> None:
    word = Word()
    restart = '<w:lvlRestart w:val="1"/>'
    num = word.num(word.abstract(*OFFICIAL[:2], level("decimal", "%3.", more=restart)))
    for depth in (0, 1, 2, 1, 2, 0, 1, 2):
        word.paragraph("甲", num, depth)
    assert [line for line in lines(word) if "." in line] == ["1.甲", "2.甲", "1.甲"]


def test_a_level_passed_over_counts_as_one() -> None:
    word = Word()
    num = word.num(word.abstract(*OFFICIAL))
    for depth in (0, 2, 1):
        word.paragraph("甲", num, depth)
    assert lines(word) == ["一、甲", "1.甲", "（二）甲"]


def test_a_number_may_name_the_levels_above_in_its_own_figures_or_in_arabic_ones() -> None:
    word = Word()
    chinese = level("chineseCounting", "第%1章")
    num = word.num(
        word.abstract(
            chinese, level("decimal", "%1.%2 "), level("decimalZero", "%1.%2.%3 ", more="<w:isLgl/>")
        )
    )
    for depth in (0, 1, 2):
        word.paragraph("甲", num, depth)
    assert lines(word) == ["第一章甲", "一.1 甲", "1.1.01 甲"]


def test_styles_bring_their_list_and_the_level_linked_to_them() -> None:
    word = Word()
    linked = [
        level("chineseCounting", "%1、", more='<w:pStyle w:val="Heading1"/>'),
        level("chineseCounting", "（%2）", more='<w:pStyle w:val="Heading2"/>'),
    ]
    num = word.num(word.abstract(*linked))
    for name in ("Heading 1", "Heading 2"):
        number(word.document.styles[name].element, num)
    based = word.document.styles.add_style("Own", WD_STYLE_TYPE.PARAGRAPH)
    based.base_style = word.document.styles["Heading 2"]
    word.paragraph("甲", style="Heading 1")
    word.paragraph("乙", style="Heading 2")
    word.paragraph("丙", style="Own")
    number(word.paragraph("丁", style="Heading 2")._p, 0)  # taken out of the list
    word.paragraph("戊", style="Heading 1")
    assert lines(word) == ["一、甲", "（一）乙", "（二）丙", "丁", "二、戊"]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    word = Word()
    defining = word.abstract(level("ideographTraditional", "%1、"), inside='<w:styleLink w:val="Official"/>')
    referring = word.abstract(inside='<w:numStyleLink w:val="Official"/>')
    for num in (word.num(referring), word.num(defining)):
        word.paragraph("组", num)
    assert lines(word) == ["甲、组", "乙、组"]


@pytest.mark.parametrize(
    ("text", "suffix", "expected"),
    [
        ("%1、", "tab", "一、甲"),
        ("（%1）", "space", "（一）甲"),
        ("第%1条", "tab", "第一条 甲"),
        ("第%1条", "nothing", "第一条甲"),
    ],
)
def test_a_blank_stands_only_where_number_and_text_would_run_together(
    text: str, suffix: str, expected: str
) -> None:
    word = Word()
    form = (
        f'<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/>'
    )
    word.paragraph("甲", word.num(word.abstract(form)))
    assert lines(word) == [expected]


def test_bullets_are_no_numbers_and_a_numbered_paragraph_without_text_shows_its_number() -> None:
    word = Word()
    bullets = word.num(word.abstract(level("bullet", "\uf0b7")))
    numbers = word.num(word.abstract(level("decimal", "%1.")))
    word.paragraph("甲", bullets)
    word.paragraph("", numbers)
    word.paragraph("乙", numbers)
    assert lines(word) == ["甲", "1.", "2.乙"]


@pytest.mark.parametrize("missing", ["list", "level", "abstract"])
def test_a_list_that_is_not_there_numbers_nothing(missing: str) -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "%1.")) if missing != "abstract" else 77)
    word.paragraph("甲", 99 if missing == "list" else num, 5 if missing == "level" else 0)
    assert lines(word) == ["甲"]


def test_styles_based_on_each_other_in_a_circle_come_to_an_end() -> None:
    word = Word()
    one, other = (word.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in ("One", "Two"))
    one.base_style, other.base_style = other, one
    word.paragraph("甲", style="One")
    assert lines(word) == ["甲"]


def test_the_format_that_older_programs_know_is_taken_where_there_is_a_newer_one() -> None:
    word = Word()
    form = (
        '<w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1."/>'
    )
    word.paragraph("甲", word.num(word.abstract(form)))
    assert lines(word) == ["01.甲"]


def test_text_boxes_count_apart_from_the_body() -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "%1.")))
    word.paragraph("甲", num)
    inside = f'<w:p><w:pPr><w:numPr><w:numId w:val="{num}"/></w:numPr></w:pPr><w:r><w:t>框</w:t></w:r></w:p>'
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    word.paragraph("乙", num)._p.append(element(box))
    assert lines(word) == ["1.甲", "1.框", "2.乙"]


@pytest.mark.parametrize(
    ("number_format", "written"),
    [
        ("decimal", {1: "1", 21: "21"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 105: "一〇五"}),
        ("chineseCountingThousand", {10: "十", 21: "二十一", 105: "一百零五", 1010: "一千零一十"}),
        ("japaneseCounting", {10: "十", 20: "二十", 105: "百五", 1100: "千百"}),
        ("ideographDigital", {9: "九", 10: "一〇", 21: "二一"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 2: "乙丑", 60: "癸亥", 61: "61"}),
        ("chineseLegalSimplified", {3: "叁", 12: "壹拾贰"[1:]}),
        ("ideographLegalTraditional", {6: "陸"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {10: "⑩"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("ideographEnclosedCircle", {3: "㊂", 11: "11"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {9: "09", 10: "10"}),
        ("numberInDash", {3: "- 3 -"}),
        ("upperRoman", {4: "IV", 1994: "MCMXCIV"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 781: "781"}),
        ("lowerLetter", {28: "bb"}),
        ("ordinal", {1: "1st", 12: "12th", 23: "23rd"}),
        ("hex", {31: "1F"}),
        ("none", {5: ""}),
        ("thaiLetters", {5: "5"}),
        ("chineseCountingThousand", {0: "0", 32_768: "32768"}),
    ],
)
def test_numbers_are_written_as_their_format_has_it(number_format: str, written: dict[int, str]) -> None:
    assert {one: write_number(one, number_format) for one in written} == written


def test_a_numbering_style_leads_to_its_list_even_where_that_does_not_name_the_style() -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "%1.")))
    style = word.document.styles.add_style("Official", WD_STYLE_TYPE.PARAGRAPH)
    number(style.element, num)
    word.paragraph("甲", word.num(word.abstract(inside='<w:numStyleLink w:val="Official"/>')))
    word.paragraph("乙", word.num(word.abstract(inside='<w:numStyleLink w:val="Nowhere"/>')))
    assert lines(word) == ["1.甲", "乙"]


def test_a_paragraph_may_choose_another_level_of_the_list_of_its_style() -> None:
    word = Word()
    num = word.num(word.abstract(*OFFICIAL[:2]))
    number(word.document.styles["Heading 1"].element, num, 0)
    word.paragraph("甲", style="Heading 1")
    number(word.paragraph("乙", style="Heading 1")._p, None, 1)
    assert lines(word) == ["一、甲", "（一）乙"]
