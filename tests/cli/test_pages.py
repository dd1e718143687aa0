"""Web pages on the command line: placed by line and column of the page, never written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.cli.conftest import BAD, Run
from tests.documents.build import numbered
from tests.documents.pages import trs

LINES = [line for line in BAD.splitlines() if line]
QUOTED = "4个具体问题"


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The bad notice on the page of a portal, saved in a folder with what browsers save beside it; the page's text."""
    written = trs(LINES[:1], LINES[1:])
    path = tmp_path / "notices" / "bad.html"
    path.parent.mkdir()
    path.write_text(written, encoding="utf-8")
    aside = tmp_path / "notices" / "bad_files" / "frame.html"
    aside.parent.mkdir()
    aside.write_text("<html><body><p>广告。。</p></body></html>", encoding="utf-8")
    return written


def place_in(page: str) -> tuple[int, int]:
    start = page.index(QUOTED)
    return page.count("\n", 0, start) + 1, start - page.rfind("\n", 0, start)


def test_people_are_told_line_and_column_of_the_page(run: Run, page: str) -> None:
    line, column = place_in(page)
    result = run("check", "notices")
    assert result.code == 1
    assert "notices/bad.html:" in result.out
    assert f"源文件第{line}行第{column}列 | …" in result.out
    english = run("check", "notices", "--output-format", "concise", "--lang", "en").out
    assert f": TOT001 (source line {line} column {column}) " in english
    assert "TPL009" not in result.out + english
    assert "frame.html" not in result.out + english


def test_json_has_the_place_in_the_page_beside_the_one_in_the_text(run: Run, page: str) -> None:
    line, column = place_in(page)
    report = json.loads(run("check", "notices", "--output-format", "json").out)
    [finding] = [one for one in report["findings"] if one["quote"] == QUOTED]
    assert finding["place"] == {"line": line, "column": column}
    assert finding["line"] < line
    assert (report["files"][0]["kind"], report["files"][0]["encoding"]) == ("html", "utf-8")


def test_a_page_is_never_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(trs(LINES[:1], ["截至目前，局党组高度重视。。"]), encoding="utf-8")
    before = path.read_bytes()
    fixed = run("check", "a.html", "--select", "PUN002", "--fix")
    assert (fixed.code, path.read_bytes()) == (1, before)
    assert "请按报告在原文件中手工修改" in fixed.err


Spot = tuple[int, int | None, str]


def sarif(text: str) -> list[Spot]:
    found = []
    for result in json.loads(text)["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        found.append((region["startLine"], region["startColumn"], result["message"]["text"]))
    return found


def github(text: str) -> list[Spot]:
    found = []
    for line in text.splitlines():
        properties, _, message = line.partition(" ")[2].partition("::")
        values = dict(one.split("=", 1) for one in properties.split(","))
        found.append((int(values["line"]), int(values["col"]) if "col" in values else None, message))
    return found


def gitlab(text: str) -> list[Spot]:
    return [(one["location"]["lines"]["begin"], None, one["description"]) for one in json.loads(text)]


def junit(text: str) -> list[Spot]:
    found = []
    for case in ElementTree.fromstring(text.encode()).iter("testcase"):
        for outcome in case:
            line, _, column = case.attrib["name"].rpartition(" ")[2].partition(":")
            assert f":{line}:{column}\n" in (outcome.text or "")
            found.append((int(line), int(column), outcome.attrib["message"]))
    return found


def checkstyle(text: str) -> list[Spot]:
    errors = ElementTree.fromstring(text.encode()).iter("error")
    return [(int(one.attrib["line"]), int(one.attrib["column"]), one.attrib["message"]) for one in errors]


def rdjson(text: str) -> list[Spot]:
    found = []
    for one in json.loads(text)["diagnostics"]:
        start = one["location"]["range"]["start"]
        found.append((start["line"], start["column"], one["message"]))
    return found


FORMATS: list[Callable[[str], list[Spot]]] = [sarif, github, gitlab, junit, checkstyle, rdjson]


@pytest.mark.parametrize("read", FORMATS, ids=lambda read: str(read.__name__))
def test_programs_are_told_line_and_column_of_the_file_they_open(
    run: Run, page: str, read: Callable[[str], list[Spot]]
) -> None:
    line, column = place_in(page)
    spots = read(run("check", "notices", "--select", "TOT001", "--output-format", read.__name__).out)
    if read is rdjson:
        column = len(page.splitlines()[line - 1][: column - 1].encode()) + 1
    assert (line, column) in [(one[0], one[1] or column) for one in spots]
    assert not any("源文件" in message for _, _, message in spots)


@pytest.mark.parametrize("read", FORMATS, ids=lambda read: str(read.__name__))
def test_of_a_document_without_lines_the_message_tells_the_place(
    run: Run, tmp_path: Path, read: Callable[[str], list[Spot]]
) -> None:
    (tmp_path / "bad.docx").write_bytes(numbered(LINES))
    text = run("check", "bad.docx", "--select", "TOT001", "--output-format", read.__name__).out
    number = next(place for place, line in enumerate(LINES, 1) if QUOTED in line)
    assert any(line == number and f"（第{number}段）" in message for line, _, message in read(text))


def test_sarif_names_the_place_and_offers_no_edit_in_a_document(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "bad.docx").write_bytes(numbered([*LINES[:1], "截至目前，局党组高度重视。。"]))
    (tmp_path / "a.html").write_text("<html><p>截至目前，局党组高度重视<b>。</b>。", encoding="utf-8")
    (tmp_path / "a.txt").write_text("截至目前，局党组高度重视。。", encoding="utf-8")
    files = ("bad.docx", "a.html", "a.txt")
    log = json.loads(run("check", *files, "--select", "PUN002", "--output-format", "sarif").out)["runs"][0]
    results: dict[str, Any] = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: one for one in log["results"]
    }
    assert [("fixes" in results[name]) for name in files] == [False, False, True]
    names = [results[name]["locations"][0].get("logicalLocations") for name in files]
    assert names == [
        [{"fullyQualifiedName": "第2段"}],
        [{"fullyQualifiedName": "源文件第1行第25列"}],
        None,
    ]
    assert results["a.html"]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 25,
        "endLine": 1,
        "endColumn": 31,
        "snippet": {"text": "。</b>。"},
    }
    assert ["encoding" in one for one in log["artifacts"]] == [True, True, False]
