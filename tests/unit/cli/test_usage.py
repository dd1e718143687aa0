"""Wrong usage and help, in the language of the run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rectify_lint.cli import execute
from rectify_lint.cli.chinese import COMMANDS, OPTIONS
from rectify_lint.cli.entry import group


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (
            ["chek"],
            "没有命令“chek”，是否指“check”？可用的命令：annotate、",
            "there is no command 'chek', did you mean 'check'? commands: annotate, ",
        ),
        (
            ["通报.txt"],
            "“通报.txt”不是命令；要检查文件，请用：rectify-lint check 文件",
            "'通报.txt' is not a command; to",
        ),
        (
            ["check", "--selct", "TOT", "a.txt"],
            "没有选项“--selct”，是否指“--select”？用法见 rectify-lint check --help",
            "there is no option '--selct', did you mean '--select'? 'rectify-lint check --help' shows the usage",
        ),
        (
            ["check", "a.txt", "--fail-on", "warn"],
            "--fail-on 的取值只能是 error、warning、info；用法见 rectify-lint check --help",
            "--fail-on is one of error, warning, info; 'rectify-lint check --help' shows the usage",
        ),
        (["check", "--select"], "选项“--select”后面缺少取值；用法见 rectify-lint check --help", "'--select'"),
        (["check", "--fix=1"], "选项“--fix”不带取值；用法见 rectify-lint check --help", "'--fix'"),
        (["explain"], "没有给出规则代码或名称；", "a rule code or name is required; "),
        (
            ["outline"],
            "没有给出要处理的文件（- 表示标准输入）；",
            "a file (or - for standard input) is required; ",
        ),
        (["outline", "a", "b", "c"], "多出的参数：b c；", "too many arguments: b c; "),
        (["--nosuch"], "没有选项“--nosuch”；用法见 rectify-lint --help", "there is no option '--nosuch'; "),
        (
            ["explain", "TOT01"],
            "没有规则“TOT01”，是否指“TOT0",
            "there is no rule 'TOT01', did you mean 'TOT0",
        ),
        (
            ["rules", "--family", "tox"],
            "没有规则族“TOX”（可用：DAT、",
            "there is no family 'TOX' (there are: DAT, ",
        ),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    zh: str,
    en: str,
) -> None:
    for locale, said in (("zh_CN.UTF-8", zh), ("en_GB.UTF-8", en)):
        monkeypatch.setenv("LC_ALL", locale)
        assert execute(arguments) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.startswith("rectify-lint: ")
        assert said in printed.err
        assert printed.err.count("\n") == 1


def test_without_a_command_the_commands_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert execute([]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "  reconcile  数量勾稽核对表" in printed.err


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_is_in_the_language_of_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "C")
    arguments = [name, "--help"] if name else ["--help"]
    assert execute(arguments) == 0
    chinese = capsys.readouterr().out
    assert not re.search("Options|Usage|Show|default:", chinese)
    assert chinese.startswith(f"用法：rectify-lint {name}".rstrip())
    assert all(
        len(line) + len(re.findall("[^!-~ ]", line)) <= 82 for line in chinese.splitlines() if "[" not in line
    )
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert execute(arguments) == 0
    english = capsys.readouterr().out
    assert english.startswith("Usage: rectify-lint")
    marks = re.compile("--[a-z-]+(?=[ ,\\n])")
    assert sorted(set(marks.findall(english.partition("Options:")[2]))) <= sorted(set(marks.findall(chinese)))


def test_every_command_and_option_has_chinese_help_and_no_other() -> None:
    context = group.context_class(group)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    assert set(COMMANDS) == {"", *commands}
    names = {str(one.name) for command in (group, *filter(None, commands.values())) for one in command.params}
    arguments = {"file", "paths", "rule"}
    assert {one.rpartition(".")[2] for one in OPTIONS} == (names - arguments) | {"help"}


def test_a_report_in_a_file_is_told_with_its_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("整改工作落实到位。。\n", encoding="utf-8")
    assert execute(["check", "a.txt", "--output-file", "报 告.txt", "--lang", "zh"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "共发现 1 个错误（检查 1 个文件）；其中 1 个可用 --fix 修正；结果已写入 报 告.txt\n" in printed.err
    assert execute(["outline", "a.txt", "--output-file", "b.txt", "--lang", "en"]) == 0
    assert capsys.readouterr().err == "rectify-lint: written to b.txt\n"
    assert execute(["reconcile", "a.txt", "--output-file", "b.txt", "--lang", "zh"]) == 0
    assert capsys.readouterr().err == "rectify-lint: 结果已写入 b.txt\n"
