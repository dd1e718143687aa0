from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.unit.report.conftest import finding, place

from rectify_lint._version import __version__
from rectify_lint.engine.lint import ErrorEntry, FileReport
from rectify_lint.errors import UsageError
from rectify_lint.notice.model import Notice
from rectify_lint.report import TEXTS, render
from rectify_lint.report.cells import cell_width
from rectify_lint.report.model import Report
from rectify_lint.report.wording import document_place
from rectify_lint.rules.contract import Severity
from rectify_lint.source.places import DocumentPlace, PlaceMap
from rectify_lint.source.text import Source


def stable(text: str) -> str:
    """*text* without the version of the program, which changes with every release, and without looks."""
    text = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", text, flags=re.DOTALL)
    return text.replace(f'"{__version__}"', '"VERSION"')


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_text_report(report: Report, lang: str, snapshot: SnapshotAssertion) -> None:
    assert render(report, "text", lang=lang) == snapshot


def test_the_whole_text_report_in_colour(report: Report, snapshot: SnapshotAssertion) -> None:
    assert render(report, "text", color=True) == snapshot


@pytest.mark.parametrize("output_format", TEXTS[1:])
def test_the_whole_report(report: Report, output_format: str, snapshot: SnapshotAssertion) -> None:
    assert stable(render(report, output_format)) == snapshot


@pytest.mark.parametrize("output_format", TEXTS)
def test_the_same_report_gives_the_same_text(report: Report, output_format: str) -> None:
    assert render(report, output_format) == render(report, output_format)


@pytest.mark.parametrize("output_format", TEXTS)
def test_a_report_without_findings(empty: Report, output_format: str, snapshot: SnapshotAssertion) -> None:
    assert stable(render(empty, output_format)) == snapshot


def test_marks_stand_under_the_characters_they_mark(report: Report) -> None:
    lines = render(report, "text").splitlines()
    excerpt, marks = lines[2:4]
    before = cell_width(excerpt[: excerpt.index("3个具体问题")])
    assert marks == "    |" + " " * (before - 5) + "^" * cell_width("3个具体问题")


def test_control_characters_of_a_file_never_reach_the_terminal(report: Report) -> None:
    for output_format in ("text", "concise"):
        text = render(report, output_format)
        assert "\x1b" not in text
        assert "\x07" not in text


def test_json_has_every_field_of_the_contract_in_its_order(report: Report) -> None:
    found = json.loads(render(report, "json"))
    assert list(found) == ["version", "findings", "files", "errors"]
    assert list(found["findings"][0]) == [
        *("code", "name", "severity", "message", "path", "line", "column", "end_line", "end_column"),
        *("quote", "data", "basis", "related", "fix"),
    ]
    assert list(found["files"][0]) == ["path", "encoding", "kind", "characters", "genre", "findings"]
    assert [entry["rule"] for entry in found["errors"]] == [None, "DAT001"]


def test_of_many_related_places_the_first_are_shown_and_the_lines_of_the_rest_named(
    crowded: Callable[[int], Report],
) -> None:
    text = render(crowded(15), "text")
    assert "13 | 第12条" in text
    assert "第13条" not in text
    assert "另有 3 处，见第 14、15、16 行" in text
    assert "另有" not in render(crowded(12), "text")


def test_text_given_directly_is_called_text(crowded: Callable[[int], Report]) -> None:
    assert render(crowded(0), "concise") == "<text>:1:1: TOT001 不符\n"
    assert json.loads(render(crowded(0), "json"))["findings"][0]["path"] is None


def test_an_unknown_format_is_refused_with_those_that_exist(empty: Report) -> None:
    with pytest.raises(UsageError, match="choose one of text, concise, json, sarif"):
        render(empty, "cells")


def test_lines_of_a_document_are_called_by_their_places() -> None:
    text = "甲\n乙\n丙\n" + "".join(f"第{one}条\n" for one in range(15))
    starts = [0, 2, 4]
    places = [DocumentPlace(paragraph=1), DocumentPlace(table=1, row=2, column=3), DocumentPlace(paragraph=2)]
    source = Source(text, path="a.docx", kind="docx", places=PlaceMap(starts, places))
    spots = tuple(place(source, f"第{one}条", "所列") for one in range(15))
    found = finding(source, "甲\n乙", code="TOT001", severity=Severity.ERROR, message="不符", related=spots)
    report = Report(files=(FileReport(source, Notice(source), (found,), ()),))
    zh, en = (render(report, "text", lang=lang) for lang in ("zh", "en"))
    assert "  第1段 | 甲\n" in zh
    assert "^^（至表1第2行第3列）\n" in zh
    assert "另有 3 处，见第2段、第2段、第2段\n" in zh
    assert "  paragraph 1 | 甲\n" in en
    assert "(to table 1, row 2, column 3)" in en
    assert json.loads(render(report, "json"))["findings"][0]["place"] == {"paragraph": 1}


@pytest.mark.parametrize(
    ("spot", "zh", "en"),
    [
        (DocumentPlace(page=3, paragraph=2), "第3页第2段", "page 3, paragraph 2"),
        (
            DocumentPlace(page=3, table=1, row=2, column=4),
            "第3页表1第2行第4列",
            "page 3, table 1, row 2, column 4",
        ),
    ],
)
def test_where_there_are_pages_the_page_is_told(spot: DocumentPlace, zh: str, en: str) -> None:
    source = Source("甲\n", path="a.pdf", kind="pdf", places=PlaceMap([0], [spot]))
    assert (document_place(source, 0, "zh"), document_place(source, 0, "en")) == (zh, en)


def test_a_sentence_about_a_place_is_not_cut_where_it_ends_in_the_words_marked() -> None:
    source = Source("（一）甲\n（三）乙\n", path="a.txt")
    spots = (
        place(source, "（一）", "the number before is （一）"),
        place(source, "甲", "listed: 甲"),
        place(source, "乙", "乙"),
    )
    found = finding(
        source, "（三）", code="NUM001", severity=Severity.ERROR, message="skipped", related=spots
    )
    report = Report(files=(FileReport(source, Notice(source), (found,), ()),))
    told = [line for line in render(report, "text", lang="en").splitlines() if "see also:" in line]
    assert [line.strip() for line in told] == [
        "see also: the number before is （一）",
        "see also: listed",
        "see also:",
    ]


def test_one_failure_is_told_in_the_singular(empty: Report) -> None:
    report = Report(files=empty.files, failures=(ErrorEntry("no such file", "a.txt"),))
    assert "; 1 check could not be completed" in render(report, "text", lang="en")
    assert "；另有 1 处检查未能完成" in render(report, "text", lang="zh")
