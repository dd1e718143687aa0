"""The page as markup; what its script does is tested in a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rectify_lint.engine.finding import Finding, Place
from rectify_lint.engine.lint import FileReport
from rectify_lint.notice.model import Notice
from rectify_lint.report import render
from rectify_lint.report.model import Report
from rectify_lint.report.page import MARKED_LINES, Part, page
from rectify_lint.report.sheets import sheets
from rectify_lint.rules.contract import Severity
from rectify_lint.source.places import DocumentPlace, PlaceMap
from rectify_lint.source.text import Source, Span


def fault(source: Source, start: int, end: int, **values: Any) -> Finding:
    fields: dict[str, Any] = {
        "code": "ABC001",
        "name": "odd",
        "severity": Severity.WARNING,
        "message": "错",
        "data": {},
        "basis": "",
        "tier": "practice",
        "related": (),
        "message_id": "found",
    }
    span = Span(start, end)
    return Finding(span, source.lines, path=source.path, quote=span.of(source.text), **(fields | values))


def report_of(source: Source, *findings: Finding) -> Report:
    return Report(files=(FileReport(source, Notice(source), findings, ()),))


def part_of(text: str, *spans: tuple[int, int], **values: Any) -> Part:
    source = Source(text, path="a.txt")
    [part] = page(report_of(source, *(fault(source, *span, **values) for span in spans)), "zh").parts
    return part


class Elements(HTMLParser):
    """Counts the elements, and collects ids and the ids that links lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src", "action", "srcset", "data"):
                (self.targets if (value or "").startswith("#") else self.addresses).append(value or "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_link_leads_to_a_place_on_the_page_and_none_leaves_it(
    report: Report, empty: Report, lang: str
) -> None:
    for one in (report, empty):
        found = Elements(render(one, "html", lang=lang))
        assert len(set(found.ids)) == len(found.ids)
        assert {target.removeprefix("#") for target in found.targets} <= set(found.ids)
        assert found.addresses == []
        assert not {"link", "img", "iframe", "object"} & set(found.tags)


def test_the_page_forbids_itself_every_request(report: Report) -> None:
    text = render(report, "html")
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\"" in text
    assert "url(" not in text
    assert "@import" not in text


def test_the_language_is_told_to_the_browser(report: Report) -> None:
    assert '<html lang="zh-CN">' in render(report, "html")
    assert '<html lang="en">' in render(report, "html", lang="en")


def test_nothing_in_a_notice_becomes_markup() -> None:
    evil = "</p><script>alert(1)</script>&lt;'\"\x00\x1b"
    source = Source(evil, path='"><b>.txt')
    text = render(report_of(source, fault(source, 0, 4, message=evil, basis=evil)), "html")
    assert Elements(text).tags.count("script") == 1
    assert "<script>alert" not in text
    assert "<b>.txt" not in text
    assert "\x00" not in text
    assert "\x1b" not in text
    assert "&amp;lt;" in text


def test_marks_that_meet_divide_the_text() -> None:
    part = part_of("甲乙丙丁戊", (1, 3), (2, 4))
    [row] = part.rows
    assert [(piece.text, piece.findings, piece.ends) for piece in row.pieces] == [
        ("甲", (), ()),
        ("乙", (1,), ()),
        ("丙", (1, 2), (1,)),
        ("丁", (2,), (2,)),
        ("戊", (), ()),
    ]


def test_an_empty_place_is_an_empty_mark() -> None:
    [row] = part_of("甲乙", (1, 1)).rows
    assert [(piece.text, piece.findings, piece.ends) for piece in row.pieces] == [
        ("甲", (), ()),
        ("", (1,), (1,)),
        ("乙", (), ()),
    ]
    [row] = part_of("", (0, 0)).rows
    assert [piece.findings for piece in row.pieces] == [(1,)]


def test_a_mark_over_lines_goes_on_and_its_reference_stands_on_the_first() -> None:
    first, second = part_of("甲乙\r\n\r\n丙丁", (1, 7)).rows[0], part_of("甲乙\r\n丙丁", (1, 5)).rows[1]
    assert [piece.ends for piece in first.pieces] == [(), (1,)]
    assert [(piece.text, piece.findings, piece.ends) for piece in second.pieces] == [
        ("丙", (1,), ()),
        ("丁", (), ()),
    ]
    assert [len(row.cards) for row in part_of("甲乙\n丙丁", (1, 4)).rows] == [1, 0]


def test_a_very_long_mark_is_shown_on_its_first_lines() -> None:
    rows = part_of("行\n" * 100, (0, 199)).rows
    assert sum(any(piece.findings for piece in row.pieces) for row in rows) == MARKED_LINES
    assert "至第 100 行" in rows[0].cards[0].message


def test_of_several_files_those_without_findings_stand_in_the_index_alone(
    report: Report, empty: Report
) -> None:
    both = Report(files=(*report.files, *empty.files), rules=report.rules)
    parts = page(both, "zh").parts
    assert [bool(part.rows) for part in parts] == [True, True, False]
    assert [part.counts for part in parts] == [
        {"error": 1, "warning": 2, "info": 0},
        {"error": 0, "warning": 0, "info": 1},
        {"error": 0, "warning": 0, "info": 0},
    ]
    assert render(both, "html").count('<section class="file"') == 2
    assert render(empty, "html").count('<section class="file"') == 1


@given(
    st.text(alphabet="甲乙\r\n <&", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=8),
)
@example("甲\r\n", [(2, 0)])
def test_the_rows_hold_the_text_and_every_finding_has_one_card_and_one_reference(
    text: str, spans: list[tuple[int, int]]
) -> None:
    places = [(min(start, len(text)), min(start + length, len(text))) for start, length in sorted(spans)]
    part = part_of(text, *places)
    shown = "".join("".join(piece.text for piece in row.pieces) for row in part.rows)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
    numbers = list(range(1, len(places) + 1))
    assert [card.number for row in part.rows for card in row.cards] == numbers
    assert sorted(end for row in part.rows for piece in row.pieces for end in piece.ends) == numbers


def test_a_family_of_a_pack_of_ones_own_is_called_by_its_letters() -> None:
    source = Source("甲乙", path="a.txt")
    assert "ABC 1</label>" in render(report_of(source, fault(source, 0, 1)), "html")


def test_related_places_of_which_the_same_is_said_stand_together(report: Report) -> None:
    [total, *_] = [card for part in page(report, "zh").parts for row in part.rows for card in row.cards]
    assert total.related == 3
    assert [(spot.text, spot.lines) for spot in total.spots] == [
        ("所列：1.关于", ((3, ""),)),
        ("所列：2.关于", ((5, ""),)),
        ("另见 other.txt:1:20", ()),
    ]


def test_places_of_a_document_are_named_as_its_reader_finds_them() -> None:
    places = PlaceMap([0, 7], [DocumentPlace(paragraph=1), DocumentPlace(table=1, row=2, column=3)])
    source = Source("申报2个问题\n甲\n", path="a.docx", kind="docx", places=places)
    listed = Place(Span(7, 8), source.lines, source.path, "所列")
    report = report_of(source, fault(source, 2, 4, related=(listed,)))
    text = render(report, "html", lang="zh")
    assert "第1段</p>" in text
    assert ">表1第2行第3列</a>" in text
    row = sheets(report, "zh")[0].rows[0]
    assert "第1段" in row
    assert "错\n相关：表1第2行第3列" in row
