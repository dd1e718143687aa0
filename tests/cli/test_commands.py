from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run, program

COMMANDS = ("annotate", "check", "explain", "outline", "profiles", "reconcile", "rules")


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_the_version_is_printed_alone_and_among_other_arguments(run: Run, flag: str) -> None:
    assert re.fullmatch(r"rectify-lint \d+\.\d+\.\d+\n", run(flag).out)
    assert run("--version", "check").out == run(flag).out


def test_the_help_lists_every_command_and_the_exit_codes(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    assert all(f"\n  {command} " in result.out for command in COMMANDS)
    assert "退出码：0" in result.out
    english = run("--help", env={"LC_ALL": "en_GB.UTF-8"})
    assert all(f"\n  {command} " in english.out for command in COMMANDS)
    assert "Exit code 0" in english.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"用法：rectify-lint {command} ")


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    result = run("chekc")
    assert (result.code, result.out) == (2, "")
    assert "没有命令“chekc”，是否指“check”？" in result.err


def test_rules_are_listed_with_severity_and_title(run: Run) -> None:
    result = run("rules")
    assert result.code == 0
    assert re.search(r"^TOT001  listed-problems +错误  启用  \S", result.out, re.MULTILINE)


def test_rules_can_be_filtered_and_read_by_programs(run: Run) -> None:
    found = json.loads(run("rules", "--output-format", "json").out)["rules"]
    assert [rule["code"] for rule in found] == sorted(rule["code"] for rule in found)
    assert set(found[0]["title"]) == {"zh", "en"}
    filters = ("--family", "TOT", "--severity", "warning", "--status", "stable", "--default")
    few = json.loads(run("rules", "--output-format", "json", *filters).out)["rules"]
    assert few
    assert all(rule["family"] == "TOT" and rule["severity"] == "warning" and rule["default"] for rule in few)


@pytest.mark.parametrize("key", ["TOT001", "tot001", "listed-problems"])
def test_a_rule_is_explained_by_code_or_name(run: Run, key: str) -> None:
    result = run("explain", key)
    assert result.code == 0
    assert result.out.startswith("TOT001 listed-problems\n")
    assert all(word in result.out for word in ("为何检查", "依据", "如何处理", "示例"))
    english = run("explain", key, "--lang", "en").out
    assert "What to do" in english
    assert "\nFound:\n  中共" in english
    assert "\n应当发现：\n  中共" in result.out
    assert "```" not in result.out


def test_a_rule_that_does_not_exist_is_refused_with_the_nearest(run: Run) -> None:
    result = run("explain", "listed-problem", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert "did you mean 'listed-problems'?" in result.err


def test_the_outline_shows_items_with_status_and_counts(run: Run, notices: Path) -> None:
    result = run("outline", "good.txt")
    assert result.code == 0
    assert "（二）落实全面从严治党责任方面" in result.out
    assert re.search(
        r"^19 +1\.关于“廉政风险排查不深入”的问题  \[正在整改，措施 2 条\]$", result.out, re.MULTILINE
    )
    assert (
        result.out.splitlines()[-1]
        == "条目 3 个（按状态标签认定），已完成 2，正在整改 1，分组 2 个，措施 6 条"
    )
    found = json.loads(run("outline", "good.txt", "--output-format", "json").out)
    assert found["totals"] == {"items": 3, "groups": 2, "measures": 6, "statuses": {"done": 2, "ongoing": 1}}
    (notices / "one.txt").write_text(
        "关于巡察整改情况的通报\n（一）关于“不实”的问题\n整改状态：已完成。\n", encoding="utf-8"
    )
    english = run("outline", "one.txt", "--lang", "en").out.splitlines()[-1]
    assert english == "1 item (told by status labels), 1 done, 0 groups, 0 measures"
    item = found["sections"][1]["children"][1]["children"][0]
    assert item["item"]["status"] == "ongoing"
    assert item["line"] == 19
    assert notices.exists()


def test_the_reconciliation_shows_what_holds_and_what_fails(run: Run, notices: Path) -> None:
    result = run("reconcile", "bad.txt")
    assert result.code == 0
    assert re.search(r"^8 +问题总数 +4个 +逐项所列 +3 .*不符$", result.out, re.MULTILINE)
    found = json.loads(run("reconcile", "good.txt", "--output-format", "json").out)
    assert found["counts"]["fail"] == 0
    assert {"listed-problems", "status-tally"} <= {entry["kind"] for entry in found["relations"]}
    assert found["relations"][0]["line"] == 8
    (notices / "none.txt").write_text("没有数字的文字。\n", encoding="utf-8")
    assert run("reconcile", "none.txt").out == "文中没有可以相互核对的数\n"


@pytest.mark.parametrize("command", ["outline", "reconcile"])
def test_a_single_file_that_cannot_be_read_is_an_error(run: Run, command: str) -> None:
    result = run(command, "none.txt")
    assert (result.code, result.out) == (2, "")
    assert result.err == "rectify-lint: none.txt：文件不存在\n"


@pytest.mark.parametrize("command", ["outline", "reconcile"])
def test_trees_and_tables_can_go_to_a_file_and_come_from_standard_input(
    run: Run, notices: Path, command: str
) -> None:
    text = (notices / "good.txt").read_bytes()
    printed = run(command, "-", stdin=text, env={"LANG": "en_US.UTF-8"})
    filed = run(command, "-", "--output-file", "x.txt", "--lang", "en", stdin=text)
    assert (filed.code, filed.out) == (0, "")
    assert (notices / "x.txt").read_text(encoding="utf-8") == printed.out


def test_completion_scripts_can_be_made(run: Run) -> None:
    result = run(env={"_RECTIFY_LINT_COMPLETE": "zsh_source"})
    assert result.code == 0
    assert "rectify-lint" in result.out


def test_completion_knows_the_commands(run: Run) -> None:
    env = {"_RECTIFY_LINT_COMPLETE": "bash_complete", "COMP_WORDS": "rectify-lint ", "COMP_CWORD": "1"}
    assert {line.partition(",")[2] for line in run(env=env).out.splitlines()} == set(COMMANDS)


def test_output_that_nobody_reads_ends_the_program_quietly(notices: Path) -> None:
    command = [sys.executable, "-m", "rectify_lint", "rules"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=notices) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["check", "bad.txt"], ["rules"], ["--version"], ["--help"]])
def test_output_that_cannot_be_written_is_told(notices: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*program(), *arguments], stdout=full, stderr=subprocess.PIPE, cwd=notices, check=False
        )
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "rectify-lint: 标准输出：无法写入（磁盘空间不足）\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [("check bad.txt >&-", 1), ("check bad.txt 2>&-", 1), ("check good.txt >&- 2>&-", 0)],
)
def test_a_closed_stream_leaves_the_exit_code(notices: Path, arguments: str, code: int) -> None:
    command = f"{shlex.join(program())} {arguments}"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=notices, check=False)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
def test_standard_input_that_is_closed_is_told(notices: Path) -> None:
    command = f"{shlex.join(program())} check --lang en - <&-"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=notices, check=False)
    assert (done.returncode, done.stderr) == (2, b"rectify-lint: <stdin>: is closed; name a file instead\n")


def test_exit_functions_of_others_run_before_the_end(notices: Path) -> None:
    code = (
        "import atexit, sys, rectify_lint.report.reconcile as module\n"
        "module.render = lambda *a, **k: atexit.register(print, 'bye') and ''\n"
        "sys.argv = ['rectify-lint', 'reconcile', 'good.txt']\n"
        "from rectify_lint.cli import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=notices, check=False)
    assert (done.returncode, done.stdout.decode().split()) == (0, ["bye"])


def test_a_fault_of_the_program_is_told_without_a_traceback(notices: Path) -> None:
    code = (
        "import sys, rectify_lint.report.reconcile as module\n"
        "module.render = lambda *a, **k: 1 / 0\n"
        "sys.argv = ['rectify-lint', 'reconcile', 'good.txt']\n"
        "from rectify_lint.cli import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=notices, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("rectify-lint: ")
    assert "ZeroDivisionError: division by zero" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_profile_is_chosen_on_the_command_line_or_in_the_configuration(run: Run, tmp_path: Path) -> None:
    page = "打印本页\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    arguments = ("check", "page.txt", "--select", "TPL", "--output-format", "concise")
    assert "TPL009" in run(*arguments).out
    assert run(*arguments, "--profile", "web").out == ""
    config = 'profile = "office"\n[profiles.office]\nextends = "web"\ndescription = { en = "ours" }\n'
    (tmp_path / "rectify-lint.toml").write_text(config, encoding="utf-8")
    assert run(*arguments).out == ""
    assert "TPL009" in run(*arguments, "--profile", "draft").out
    listed = run("profiles", "--lang", "en").out
    assert "office  ours\n  PUN003 half-width  warning → info\n" in listed
    assert "  TPL009 page-furniture  warning → off\n" in listed
    wrong = run(*arguments, "--profile", "ofice", "--lang", "en")
    assert (wrong.code, wrong.err.splitlines()[0]) == (
        2,
        "rectify-lint: there is no profile 'ofice', did you mean 'office'? (there are: draft, web, office)",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "bad.txt"),
        ("check", "."),
        ("check", "bad.txt", "--fix"),
        ("check", "bad.txt", "--diff"),
        ("check", "bad.txt", "--output-format", "json"),
        ("outline", "bad.txt"),
        ("reconcile", "bad.txt"),
        ("reconcile", "good.txt", "--ledger", "bad.txt"),
    ],
)
def test_no_report_is_written_over_what_it_is_about(
    run: Run, notices: Path, arguments: tuple[str, ...]
) -> None:
    before = (notices / "bad.txt").read_bytes()
    result = run(*arguments, "--output-file", "bad.txt")
    assert (result.code, result.out) == (2, "")
    assert "bad.txt：会覆盖原文件，请另外指定要写入的文件" in result.err
    assert (notices / "bad.txt").read_bytes() == before
