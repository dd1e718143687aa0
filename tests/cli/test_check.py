from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BAD, GOOD, Run

pytestmark = pytest.mark.usefixtures("notices")


def test_a_notice_without_faults_gives_exit_code_0_and_says_so(run: Run) -> None:
    result = run("check", "good.txt")
    assert (result.code, result.out, result.err) == (0, "未发现问题（检查 1 个文件）\n", "")


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("zh", "rectify-lint: plan.txt：不像整改通报，只用适用于各类公文的规则检查"),
        ("en", "rectify-lint: plan.txt: does not read as a rectification notice, so only"),
    ],
)
def test_a_text_of_another_kind_is_named_as_such(run: Run, notices: Path, lang: str, note: str) -> None:
    (notices / "plan.txt").write_text("安澜县水利局2024年工作计划\n做好河道管护工作。\n", encoding="utf-8")
    result = run("check", "plan.txt", "--lang", lang, "--output-format", "json")
    assert result.code == 0
    assert result.err.startswith(note)
    assert json.loads(result.out)["files"][0]["genre"] == "other"
    assert run("check", "plan.txt", "--genre", "other").err == ""
    (notices / "rectify-lint.toml").write_text('genre = "other"\n', encoding="utf-8")
    assert run("check", "plan.txt").err == ""


def test_of_many_texts_of_another_kind_some_are_named_and_all_are_counted(run: Run, notices: Path) -> None:
    for number in range(5):
        (notices / f"plan{number}.txt").write_text("安澜县水利局工作计划\n做好管护工作。\n", encoding="utf-8")
    names = [f"plan{number}.txt" for number in range(5)]
    assert run("check", *names).err.startswith(
        "rectify-lint: plan0.txt、plan1.txt、plan2.txt 等 5 个文件：不像整改通报"
    )
    assert "plan2.txt and 2 more: " in run("check", *names, "--lang", "en").err


def test_a_fault_gives_exit_code_1_and_a_finding_on_standard_output(run: Run) -> None:
    result = run("check", "bad.txt")
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("bad.txt:8:")
    assert "TOT001 listed-problems 错误" in result.out


def test_folders_are_searched_and_give_their_findings_in_order_of_paths(run: Run) -> None:
    result = run("check", ".", "--output-format", "concise", "--select", "TOT001")
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["bad.txt", "sub/bad.md"]


def test_standard_input_is_checked_and_its_encoding_recognised(run: Run) -> None:
    result = run("check", "-", "--output-format", "json", stdin=BAD.encode("gb18030"))
    found = json.loads(result.out)
    assert result.code == 1
    assert found["files"][0]["path"] == "<stdin>"
    assert found["files"][0]["encoding"] == "gb18030"


def test_json_is_the_same_whatever_the_order_of_the_files(run: Run) -> None:
    one = run("check", "good.txt", "bad.txt", "sub", "--output-format", "json")
    other = run("check", "sub", "bad.txt", "good.txt", "bad.txt", "--output-format", "json")
    assert one.out == other.out
    assert [file["path"] for file in json.loads(one.out)["files"]] == ["bad.txt", "good.txt", "sub/bad.md"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_checked(run: Run) -> None:
    result = run("check", "none.txt", "sub/note.xls", "bad.txt", "--output-format", "json")
    found = json.loads(result.out)
    assert result.code == 2
    assert [entry["path"] for entry in found["errors"]] == ["none.txt", "sub/note.xls"]
    assert {finding["path"] for finding in found["findings"]} == {"bad.txt"}
    assert "none.txt：文件不存在" in result.err
    assert "这是旧版 Office 文档，请另存为 docx 或纯文本（.txt）" in result.err


def test_without_a_path_the_usage_is_wrong(run: Run) -> None:
    result = run("check")
    assert (result.code, result.out) == (2, "")
    assert "没有要检查的文件" in result.err
    assert "nothing to check" in run("check", "--lang", "en").err


@pytest.mark.parametrize(
    "arguments",
    [["--no-such-option"], ["--fail-on", "never"], ["--genre", "x"], ["--output-format", "xml"]],
)
def test_wrong_options_give_exit_code_2_and_nothing_on_standard_output(
    run: Run, arguments: list[str]
) -> None:
    result = run("check", "good.txt", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


def test_a_selector_that_names_nothing_is_refused(run: Run) -> None:
    result = run("check", "good.txt", "--select", "TOT999")
    assert result.code == 2
    assert "TOT999" in result.err


def test_select_and_ignore_choose_the_rules(run: Run) -> None:
    concise = ("check", "bad.txt", "--output-format", "concise")
    only = run(*concise, "--select", "TOT001,listed-problems").out
    assert only.count("\n") == 1
    assert " TOT001 " in only
    assert " TOT001 " not in run(*concise, "--ignore", "TOT001").out
    assert run(*concise, "--ignore", "TOT", "--ignore", "STA").out == ""


def test_fail_on_moves_the_line_between_exit_codes_0_and_1(run: Run, notices: Path) -> None:
    (notices / "rectify-lint.toml").write_text('[severity]\nTOT001 = "warning"\n', encoding="utf-8")
    check = ("check", "bad.txt", "--select", "TOT001")
    assert run(*check).code == 1
    assert run(*check, "--fail-on", "warning").code == 1
    assert run(*check, "--fail-on", "error").code == 0


def test_a_file_excluded_is_left_out_even_if_it_is_named(run: Run, notices: Path) -> None:
    result = run("check", "bad.txt", "good.txt", "--exclude", "bad*")
    assert (result.code, result.out) == (0, "未发现问题（检查 1 个文件）\n")
    (notices / "rectify-lint.toml").write_text('exclude = ["bad.*"]\n', encoding="utf-8")
    assert run("check", "bad.txt", "sub/bad.md").out == "没有检查任何文件\n"


def test_a_configuration_named_explicitly_is_used_for_every_file(run: Run, notices: Path) -> None:
    (notices / "own.toml").write_text('ignore = ["ALL"]\nlang = "en"\n', encoding="utf-8")
    result = run("check", "bad.txt", "sub", "--config", "own.toml")
    assert (result.code, result.out) == (0, "No problems found (2 files checked)\n")
    assert run("check", "bad.txt", "--config", "none.toml").code == 2


def test_the_report_can_go_to_a_file(run: Run, notices: Path) -> None:
    result = run("check", "bad.txt", "--output-file", "report.txt", env={"FORCE_COLOR": "1"})
    assert (result.code, result.out) == (1, "")
    report = (notices / "report.txt").read_text(encoding="utf-8")
    assert "TOT001" in report
    assert "\x1b" not in report
    failed = run("check", "bad.txt", "--output-file", "no/such/folder.txt")
    assert failed.code == 2
    assert "无法写入" in failed.err


@pytest.mark.parametrize(
    ("arguments", "env", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_option_then_the_environment_then_the_terminal(
    run: Run, arguments: list[str], env: dict[str, str], colored: bool
) -> None:
    assert ("\x1b[" in run("check", "bad.txt", *arguments, env=env).out) is colored


@pytest.mark.parametrize(
    ("locale", "arguments", "expected"),
    [
        ("", [], "未发现问题"),
        ("zh_CN.UTF-8", [], "未发现问题"),
        ("en_US.UTF-8", [], "No problems found"),
        ("en_US.UTF-8", ["--lang", "zh"], "未发现问题"),
        ("C", ["--lang=en"], "No problems found"),
    ],
)
def test_the_language_is_that_of_the_option_then_of_the_locale(
    run: Run, locale: str, arguments: list[str], expected: str
) -> None:
    result = run("check", "good.txt", *arguments, env={"LANG": locale})
    assert result.out.startswith(expected)


def test_a_console_that_knows_only_gbk_gets_an_answer(run: Run, notices: Path) -> None:
    (notices / "odd.txt").write_text(BAD.replace("具体问题，", "具体问题\u2028𠀀，"), encoding="utf-8")
    env = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LANG": "C"}
    result = run("check", "odd.txt", "--lang", "en", env=env)
    assert result.code == 1
    assert "Traceback" not in result.err


def test_the_same_notice_gives_the_same_findings_in_every_encoding(run: Run, notices: Path) -> None:
    outputs = set()
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"):
        (notices / "x.txt").write_bytes(BAD.encode(encoding))
        outputs.add(run("check", "x.txt", "--output-format", "concise").out)
    assert len(outputs) == 1


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_do_not_change_what_is_found(run: Run, notices: Path, ending: str) -> None:
    expected = run("check", "bad.txt", "--output-format", "concise").out
    (notices / "bad.txt").write_bytes(BAD.replace("\n", ending).encode())
    assert run("check", "bad.txt", "--output-format", "concise").out == expected


def test_the_good_notice_stays_good_as_markdown(run: Run, notices: Path) -> None:
    (notices / "good.md").write_text(GOOD, encoding="utf-8")
    assert run("check", "good.md").code == 0


@pytest.mark.parametrize(
    ("lang", "note"), [("zh", "没有找到要检查的文件"), ("en", "no files to check were found")]
)
def test_a_folder_without_files_to_check_is_told_with_what_was_looked_for(
    run: Run, notices: Path, lang: str, note: str
) -> None:
    (notices / "none").mkdir()
    (notices / "none" / "picture.png").write_bytes(b"")
    result = run("check", "none", "--lang", lang)
    assert result.code == 0
    assert note in result.err
    assert ".docx" in result.err
    assert run("check", "good.txt", "none", "--lang", lang).err == ""


@pytest.mark.parametrize(
    ("lang", "note"), [("zh", "2 个文件都被 exclude 排除"), ("en", "exclude leaves out 2 of 2")]
)
def test_that_everything_is_left_out_is_told(run: Run, notices: Path, lang: str, note: str) -> None:
    result = run("check", "bad.txt", "good.txt", "--exclude", "*.txt", "--lang", lang)
    assert (result.code, note in result.err) == (0, True)


@pytest.mark.parametrize(("lang", "note"), [("zh", "没有运行任何规则"), ("en", "no rule ran")])
def test_that_no_rule_ran_is_told(run: Run, notices: Path, lang: str, note: str) -> None:
    result = run("check", "bad.txt", "--ignore", "ALL", "--select", "ALL", "--lang", lang)
    assert (result.code, note in result.err) == (0, True)


def test_a_file_without_text_is_an_error_and_the_others_are_checked(run: Run, notices: Path) -> None:
    (notices / "empty.txt").write_bytes(b"\n")
    result = run("check", "empty.txt", "good.txt")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "empty.txt：文件中没有文字" in result.err
    assert "检查 1 个文件" in result.out
    assert run("check", "-", stdin=b"").code == 2
    assert run("check", "--fix", "-", stdin=b"").code == 2
