from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from rectify_lint.cli import checking, execute, terminal
from rectify_lint.engine.lint import ErrorEntry
from rectify_lint.errors import RectifyLintError


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "RECTIFY_LINT_DEBUG",
        "LC_ALL",
        "LC_MESSAGES",
        "WT_SESSION",
        "ANSICON",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LANG", "C.UTF-8")


def test_a_terminal_is_coloured_and_a_file_is_not() -> None:
    assert terminal.wants_color("auto", Screen())
    assert not terminal.wants_color("auto", io.StringIO())


def test_a_dumb_terminal_is_not_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert not terminal.wants_color("auto", Screen())


@pytest.mark.parametrize(("variable", "expected"), [("WT_SESSION", True), (None, False)])
def test_an_old_windows_console_is_not_coloured(
    monkeypatch: pytest.MonkeyPatch, variable: str | None, expected: bool
) -> None:
    monkeypatch.delenv("TERM")
    monkeypatch.setattr(os, "name", "nt")
    if variable:
        monkeypatch.setenv(variable, "1")
    assert terminal.wants_color("auto", Screen()) is expected


def test_progress_is_shown_on_a_terminal_for_many_files_only(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    show = checking._progress("zh")
    assert show is not None
    show(1, 20)
    assert screen.getvalue() == ""
    show(1, 21)
    show(21, 21)
    assert screen.getvalue() == "\r检查 1/21\r\x1b[K"
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert checking._progress("zh") is None


def test_a_failed_rule_is_told_with_a_command_that_shows_it_again() -> None:
    entry = ErrorEntry("KeyError: 'x'", "a.txt", "TOT001", "rectify-lint check --select TOT001 a.txt")
    assert checking.wording(entry, "zh") == (
        "a.txt：规则 TOT001 运行出错：KeyError: 'x'（重现：rectify-lint check --select TOT001 a.txt）"
    )
    assert checking.wording(entry, "en") == (
        "a.txt: rule TOT001 failed: KeyError: 'x' (reproduce: rectify-lint check --select TOT001 a.txt)"
    )


def test_a_message_to_nobody_is_lost_without_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Closed())
    terminal.tell("x")


def test_a_report_for_programs_is_utf8_on_any_console(monkeypatch: pytest.MonkeyPatch) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", console)
    terminal.write_output("整改\udc80", None, utf8=True)
    assert console.buffer.getvalue() == "整改\\udc80".encode()  # type: ignore[attr-defined]


def test_a_report_that_cannot_be_written_is_an_error_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(RectifyLintError) as caught:
        terminal.write_output("x", str(tmp_path))
    assert "cannot be written" in caught.value.text("en")
    assert "无法写入" in caught.value.text("zh")


@pytest.mark.parametrize(("lang", "word"), [("zh", "内部错误"), ("en", "internal error")])
def test_an_unexpected_error_is_told_in_the_language_of_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    monkeypatch.setattr("rectify_lint.cli.rules.registry", lambda plugins: 1 / 0)
    assert execute(["rules", f"--lang={lang}"]) == 2
    assert f"{word}" in capsys.readouterr().err
    monkeypatch.setenv("RECTIFY_LINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        execute(["rules", "--lang", lang])


@pytest.mark.parametrize(("lang", "word"), [("zh", "已中断"), ("en", "interrupted")])
def test_an_interruption_ends_the_run_with_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    def interrupt(plugins: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rectify_lint.cli.rules.registry", interrupt)
    assert execute(["rules", "--lang", lang]) == 2
    assert capsys.readouterr().err.endswith(f"rectify-lint: {word}\n")


def test_a_pack_that_cannot_be_loaded_is_told_and_the_others_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from rectify_lint.plugins.manager import registry
    from rectify_lint.rules.registry import Pack, Registry

    known = registry(False)
    packs = {rule.pack for rule in known}
    broken = Registry([*packs, Pack("broken", "no_such_package_here", "1.0")])
    monkeypatch.setattr("rectify_lint.cli.rules.registry", lambda plugins: broken)
    monkeypatch.setattr("rectify_lint.cli.explain.registry", lambda plugins: broken)
    assert execute(["rules"]) == 2
    printed = capsys.readouterr()
    assert "TOT001" in printed.out
    assert "规则包 broken 1.0：ModuleNotFoundError" in printed.err
    assert execute(["explain", "TOT001"]) == 2
    assert "broken 1.0" in capsys.readouterr().err


def test_an_error_is_told_in_the_configured_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rectify-lint.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert execute(["check", "--select", "TOT0"]) == 2
    assert "nothing to check" in capsys.readouterr().err
    (tmp_path / "zh.toml").write_text('lang = "zh"\n', encoding="utf-8")
    assert execute(["outline", "missing.txt", "--lang=zh"]) == 2
    assert "文件不存在" in capsys.readouterr().err
    assert execute(["reconcile", "missing.txt", "--config", "zh.toml"]) == 2
    assert "文件不存在" in capsys.readouterr().err
