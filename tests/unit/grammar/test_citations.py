"""Titles and document numbers."""

from __future__ import annotations

import pyparsing as pp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.facts.citations import scan_citations, scan_document_numbers
from rectify_lint.grammar.citations import title


def titles(text: str) -> list[tuple[str, int]]:
    return [(citation.title.of(text), citation.depth) for citation in scan_citations(text)]


def test_titles_are_found_without_their_marks() -> None:
    assert titles("学习《甲条例》、《乙办法（试行）》") == [("甲条例", 0), ("乙办法（试行）", 0)]


def test_titles_within_titles_follow_the_one_they_stand_in() -> None:
    text = "《关于印发〈甲办法〉的通知》和《转发《乙》的函》"
    assert titles(text) == [
        ("关于印发〈甲办法〉的通知", 0),
        ("甲办法", 1),
        ("转发《乙》的函", 0),
        ("乙", 1),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《甲\n乙》《丙》", [("丙", 0)]),
        ("甲》和《乙》", [("乙", 0)]),
        ("《甲，《乙》", [("乙", 0)]),
        ("〈甲〉", []),
        ("《甲〉乙》", [("甲〉乙", 0)]),
        ("《甲〈乙》", [("甲〈乙", 0)]),
    ],
)
def test_marks_without_a_mate_do_no_harm(text: str, found: list[tuple[str, int]]) -> None:
    assert titles(text) == found


@given(st.text(alphabet="《》〈〉甲", max_size=16))
def test_a_text_that_the_grammar_reads_as_one_title_is_paired_as_one(text: str) -> None:
    try:
        title().parse_string(text, parse_all=True)
    except pp.ParseException:
        return
    assert scan_citations(text)[0].span == (0, len(text))
    assert len(scan_citations(text)) == text.count("《") + text.count("〈")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("《甲》（安政办〔2022〕34号）", "安政办〔2022〕34号"),
        ("《甲》 (安政办〔2022〕34号)", "安政办〔2022〕34号"),
        ("《甲》安政办〔2022〕34号", "安政办〔2022〕34号"),
        ("《甲》（国务院令第722号）", "国务院令第722号"),
        ("《甲》〔2022〕34号", "〔2022〕34号"),
        ("《甲》（以下简称办法）", None),
        ("《甲》和安政办〔2022〕34号", None),
    ],
)
def test_the_number_behind_a_title_is_its_own(text: str, number: str | None) -> None:
    own = scan_citations(text)[0].document_number
    assert (own and own.span.of(text)) == number


@pytest.mark.parametrize("brackets", ["〔〕", "[]", "【】", "（）", "()", "﹝﹞", "［］", "〖〗", "〔]"])
def test_a_number_is_read_whatever_its_brackets(brackets: str) -> None:
    opening, closing = brackets
    text = f"根据安政办{opening}2022{closing}34号文件"
    (number,) = scan_document_numbers(text)
    assert number.span.of(text) == f"安政办{opening}2022{closing}34号"
    assert (number.code, number.year, number.serial) == ("安政办", 2022, 34)
    assert (number.opening, number.closing, number.form) == (opening, closing, "bracket")


@pytest.mark.parametrize(
    ("text", "code", "year", "serial", "form"),
    [
        ("按照中办发〔2012〕14号", "中办发", 2012, 14, "bracket"),
        ("国办秘函〔2019〕第19号", "国办秘函", 2019, 19, "bracket"),
        ("安政办〔２０２２〕３４号", "安政办", 2022, 34, "bracket"),
        ("安政办〔2022〕号", "安政办", 2022, None, "bracket"),
        ("安政办2022年34号", "安政办", 2022, 34, "year"),
        ("中华人民共和国公安部令第104号", "中华人民共和国公安部令", None, 104, "order"),
        ("（2024）5号", "", 2024, 5, "bracket"),
        ("一二三四五六七八九十甲乙丙丁戊己庚〔2024〕5号", "", 2024, 5, "bracket"),
    ],
)
def test_code_year_and_serial_are_told_apart(
    text: str, code: str, year: int | None, serial: int | None, form: str
) -> None:
    (number,) = scan_document_numbers(text)
    assert (number.code, number.year, number.serial, number.form) == (code, year, serial, form)


@pytest.mark.parametrize("text", ["2022年1号楼", "（2022）豫1323民初123号", "〔2022〕34", "第5号", "[1]号"])
def test_other_numbers_are_no_document_numbers(text: str) -> None:
    assert scan_document_numbers(text) == ()


@pytest.mark.no_cover
def test_two_hundred_thousand_titles_in_each_other_are_counted() -> None:
    depth = 200_000
    found = scan_citations("《" * depth + "》" * depth)
    assert len(found) == depth
    assert found[-1].depth == depth - 1
