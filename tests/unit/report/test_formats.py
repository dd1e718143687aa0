from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion

from rectify_lint._version import __version__
from rectify_lint.errors import UsageError
from rectify_lint.report import TEXTS, render
from rectify_lint.report.cells import cell_width
from rectify_lint.report.model import Report


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
