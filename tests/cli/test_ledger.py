"""``reconcile --ledger`` as users run it: exit codes, both forms of the report, configuration, messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import GOOD, Run
from tests.ledgers import build

HEAD = "序号,反馈问题,整改措施,完成情况"
SAME = f"""\
{HEAD}
1,河道巡查记录不完整,一是补齐记录。二是按季通报。,已完成整改
2,水库管护责任落实不到位,一是明确人员。二是组织培训。,已完成整改
3,廉政风险排查不深入,一是重新排查。二是开展谈话。,正在整改
"""
STATUS = SAME.replace("一是重新排查。二是开展谈话。,正在整改", "一是重新排查。二是开展谈话。,已完成整改")
MEASURES = SAME.replace("一是重新排查。二是开展谈话。", "一是重新排查。二是开展谈话。三是考核。")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "notice.txt").write_text(GOOD, encoding="utf-8")
    for name, text in (("same", SAME), ("status", STATUS), ("measures", MEASURES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="gb18030")
    return tmp_path


@pytest.mark.parametrize(
    ("ledger", "fail_on", "code"),
    [
        ("same", None, 0),
        ("status", None, 1),
        ("measures", None, 0),
        ("same", "uncertain", 0),
        ("measures", "uncertain", 1),
        ("status", "never", 0),
    ],
)
def test_the_exit_code_tells_whether_something_differs(
    run: Run, files: Path, ledger: str, fail_on: str | None, code: int
) -> None:
    options = ["--fail-on", fail_on] if fail_on else []
    result = run("reconcile", "notice.txt", "--ledger", f"{ledger}.csv", *options)
    assert (result.code, result.err) == (code, "")


def test_the_report_names_both_places_and_what_to_do(run: Run, files: Path) -> None:
    result = run("reconcile", "notice.txt", "--ledger", "status.csv")
    assert (
        "1. 通报第19行“廉政风险排查不深入”：整改状态不一致，通报为“正在整改”，台账（B4）为“已完成整改”"
        in result.out
    )
    assert result.out.endswith("逐项核对 3 个问题：相符 2，不符 1，待核 0；通报缺 0 个，通报多 0 个\n")
    english = run("reconcile", "notice.txt", "--ledger", "status.csv", "--lang", "en")
    assert "1. notice, line 19, '廉政风险排查不深入': the status is '正在整改' in the notice" in english.out


def test_programs_get_one_object_in_utf_8(run: Run, files: Path) -> None:
    result = run(
        *("reconcile", "-", "--ledger", "status.csv", "--output-format", "json"),
        stdin=GOOD.encode(),
        env={"PYTHONIOENCODING": "gbk"},
    )
    found = json.loads(result.out)
    assert (found["version"], found["verdict"], found["counts"]["fail"]) == (1, "fail", 1)
    assert [match["ledger"]["address"] for match in found["matches"]] == ["B2", "B3", "B4"]
    assert {match["notice"]["line"] for match in found["matches"]} == {12, 15, 19}


def test_the_report_can_be_written_to_a_file(run: Run, files: Path) -> None:
    shown = run("reconcile", "notice.txt", "--ledger", "same.csv").out
    assert run("reconcile", "notice.txt", "--ledger", "same.csv", "--output-file", "report.txt").out == ""
    assert (files / "report.txt").read_text(encoding="utf-8") == shown


def test_columns_are_named_by_the_configuration_beside_the_ledger_or_given(run: Run, files: Path) -> None:
    (files / "own.csv").write_text(SAME.replace("反馈问题", "短板弱项"), encoding="utf-8")
    result = run("reconcile", "notice.txt", "--ledger", "own.csv")
    assert result.code == 2
    assert "短板弱项" in result.err
    (files / "other.toml").write_text('[ledger.columns]\nproblem = "短板弱项"\n', encoding="utf-8")
    assert run("reconcile", "notice.txt", "--ledger", "own.csv", "--config", "other.toml").code == 0
    (files / "rectify-lint.toml").write_text('[ledger.columns]\nproblem = ["短板弱项"]\n', encoding="utf-8")
    assert run("reconcile", "notice.txt", "--ledger", "own.csv").code == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[ledger.columns]\nproblm = "问题"', "ledger.columns.problm: unknown key, did you mean 'problem'?"),
        ("[ledger.columns]\nproblem = 3", "ledger.columns.problem: must be a non-empty string"),
        ("[ledger]\nsheets = []", "ledger.sheets: unknown key"),
        ("ledger = 3", "ledger: must be a table"),
    ],
)
def test_wrong_configuration_is_told_with_its_key(run: Run, files: Path, text: str, words: str) -> None:
    (files / "rectify-lint.toml").write_text(text, encoding="utf-8")
    result = run("reconcile", "notice.txt", "--ledger", "same.csv", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert words in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--sheet", "台账"), "--ledger"),
        (("--fail-on", "fail"), "--ledger"),
        (("--ledger", "none.xlsx"), "文件不存在"),
        (("--ledger", "same.csv", "--sheet", "台账"), "只有工作簿"),
    ],
)
def test_wrong_usage_is_told(run: Run, files: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run("reconcile", "notice.txt", *arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


@pytest.mark.parametrize("package", ["openpyxl", "rapidfuzz"])
def test_without_its_packages_the_command_says_how_to_install_them(
    run: Run, files: Path, package: str
) -> None:
    (files / "lib").mkdir()
    missing = f"raise ModuleNotFoundError('No module named {package}', name='{package}')"
    (files / "lib" / f"{package}.py").write_text(missing)
    (files / "ledger.xlsx").write_bytes(
        build.workbook([HEAD.split(","), [1, "学习不深入", "开会", "已完成"]])
    )
    result = run("reconcile", "notice.txt", "--ledger", "ledger.xlsx", env={"PYTHONPATH": str(files / "lib")})
    assert (result.code, result.out) == (2, "")
    assert f"{package} 软件包" in result.err
    assert 'python -m pip install "rectify-lint[ledger]"' in result.err


def test_a_ledger_without_status_says_that_none_was_compared(run: Run, files: Path) -> None:
    (files / "lights.csv").write_text(SAME.replace("完成情况", "红黄绿灯"), encoding="utf-8")
    result = run("reconcile", "notice.txt", "--ledger", "lights.csv")
    assert result.code == 0
    assert "\n未识别的栏目：红黄绿灯，未参与核对；" in result.out
    assert "台账中没有识别出整改状态，未核对整改状态\n" in result.out
    english = run("reconcile", "notice.txt", "--ledger", "lights.csv", "--lang", "en").out
    assert "\ncolumns that were not understood and not compared: 红黄绿灯; say" in english
    assert "\nno status was recognised in the ledger, so none was compared\n" in english
    found = json.loads(
        run("reconcile", "notice.txt", "--ledger", "lights.csv", "--output-format", "json").out
    )
    assert found["ledger"]["notes"] == [
        {"key": "unknown-columns", "sheet": "", "columns": ["红黄绿灯"]},
        {"key": "no-status"},
    ]


def test_a_problem_that_lacks_the_status_others_state_is_to_be_checked(run: Run, files: Path) -> None:
    lines = GOOD.splitlines(keepends=True)
    place = next(at for at, line in enumerate(lines) if line.startswith("整改状态：已完成"))
    (files / "lacking.txt").write_text("".join(lines[:place] + lines[place + 1 :]), encoding="utf-8")
    result = run("reconcile", "lacking.txt", "--ledger", "same.csv")
    assert result.code == 0
    assert "：通报未写明整改状态，台账（B2）为“已完成整改”，请核实是否漏写" in result.out
    assert "相符 2，不符 0，待核 1" in result.out
    assert run("reconcile", "lacking.txt", "--ledger", "same.csv", "--fail-on", "uncertain").code == 1


def test_a_notice_that_states_no_status_lacks_none(run: Run, files: Path) -> None:
    kept = [line for line in GOOD.splitlines(keepends=True) if not line.startswith("整改状态：")]
    (files / "silent.txt").write_text("".join(kept), encoding="utf-8")
    assert "待核 0" in run("reconcile", "silent.txt", "--ledger", "same.csv").out
