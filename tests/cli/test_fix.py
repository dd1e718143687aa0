"""``check --fix`` and ``--diff`` on real files."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import GOOD, Run

SLIPS = (
    GOOD.replace("予以公布。", "予以公布。。")
    .replace("2个方面3个具体问题，", "2个方面3个具体问题,")
    .replace("截至2024年12月20日", "截止2024年12月20日")
)
"""The good notice with two slips that can be mended safely and one that can probably."""

FIXED = GOOD.replace("截至2024年12月20日", "截止2024年12月20日")
BOTH = ("--fix", "--unsafe-fixes")


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(SLIPS.encode())
    return path


def test_fix_mends_what_is_mechanical_and_reports_the_rest(run: Run, slips: Path) -> None:
    result = run("check", "a.txt", "--fix")
    assert slips.read_bytes() == FIXED.encode()
    assert result.code == 1
    assert result.out.endswith(
        "\n已修正 2 个问题；尚有 1 个警告（检查 1 个文件）；其中 1 个可用 --fix --unsafe-fixes 修正\n"
    )
    again = run("check", "a.txt", "--fix", "--lang", "en")
    assert again.out.endswith("\nFound 1 warning (1 file checked); 1 fixable with --fix --unsafe-fixes\n")
    assert slips.read_bytes() == FIXED.encode()


def test_unsafe_fixes_are_applied_only_when_asked_for(run: Run, slips: Path) -> None:
    result = run("check", "a.txt", *BOTH, "--lang", "en")
    assert (result.code, result.out) == (0, "Fixed 3, no other problems found (1 file checked)\n")
    assert slips.read_bytes() == GOOD.encode()


def test_without_fix_the_summary_says_what_it_would_do_and_nothing_is_written(run: Run, slips: Path) -> None:
    result = run("check", "a.txt")
    assert result.out.endswith("；其中 2 个可用 --fix 修正，加 --unsafe-fixes 另可修正 1 个\n")
    english = run("check", "a.txt", "--lang", "en").out
    assert english.endswith("; 2 fixable with --fix, 1 more with --unsafe-fixes\n")
    assert slips.read_bytes() == SLIPS.encode()


def test_diff_shows_the_changes_and_writes_nothing(run: Run, slips: Path) -> None:
    result = run("check", "a.txt", "--fix", "--diff")
    assert result.code == 1
    assert result.out.startswith("--- a.txt\n+++ a.txt\n@@ -1,")
    assert [line[0] for line in result.out.splitlines()[2:] if line[0] in "+-"] == ["-", "+", "-", "+"]
    assert result.err == "rectify-lint: 可修正 2 个问题（1 个文件），未写入\n"
    assert slips.read_bytes() == SLIPS.encode()
    both = run("check", "a.txt", "--diff", "--unsafe-fixes", "--lang", "en")
    assert both.err == "rectify-lint: would fix 3 findings in 1 file; nothing was written\n"
    slips.write_bytes(GOOD.encode())
    assert run("check", "a.txt", "--diff").code == 0
    assert run("check", "a.txt", "--diff").out == ""


def test_a_diff_goes_to_the_file_that_is_named_for_it(run: Run, slips: Path) -> None:
    shown = run("check", "a.txt", "--diff").out
    result = run("check", "a.txt", "--diff", "--output-file", "a.diff")
    assert (result.code, result.out) == (1, "")
    assert (slips.parent / "a.diff").read_text("utf-8") == shown


def test_a_diff_takes_no_format_of_reports(run: Run, slips: Path) -> None:
    result = run("check", "a.txt", "--diff", "--output-format", "json")
    assert (result.code, result.out) == (2, "")
    assert "请去掉 --output-format json" in result.err


def test_unsafe_fixes_alone_are_refused(run: Run, slips: Path) -> None:
    result = run("check", "a.txt", "--unsafe-fixes")
    assert (result.code, result.out) == (2, "")
    assert "须与 --fix" in result.err
    assert slips.read_bytes() == SLIPS.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_are_kept(run: Run, slips: Path, encoding: str, ending: str) -> None:
    slips.write_bytes(SLIPS.replace("\n", ending).encode(encoding))
    assert run("check", "a.txt", "--fix").code == 1
    assert slips.read_bytes() == FIXED.replace("\n", ending).encode(encoding)


def test_standard_input_is_fixed_to_standard_output(run: Run) -> None:
    result = run("check", "-", "--fix", stdin=SLIPS.encode())
    assert (result.code, result.out) == (1, FIXED)
    assert "TRM002" in result.err
    assert "已修正 2 个问题" in result.err
    untouched = run("check", "-", *BOTH, stdin=GOOD.encode())
    assert (untouched.code, untouched.out) == (0, GOOD)
    diff = run("check", "-", "--diff", stdin=SLIPS.encode())
    assert diff.code == 1
    assert diff.out.startswith("--- <stdin>\n+++ <stdin>\n")


def test_standard_input_that_is_no_text_gives_no_output(run: Run) -> None:
    result = run("check", "-", "--fix", stdin=b"\x00\x01\x02")
    assert result.code == 2
    assert result.out == ""
    assert "不是纯文本" in result.err


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_fixed(
    run: Run, slips: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b.txt"
    other.write_bytes(SLIPS.encode())
    slips.chmod(0o444)
    result = run("check", "a.txt", "b.txt", "--fix")
    assert result.code == 2
    assert "rectify-lint: a.txt：无法写入（文件为只读），文件未改动\n" in result.err
    assert slips.read_bytes() == SLIPS.encode()
    assert other.read_bytes() == FIXED.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX systems")
def test_links_are_written_through_and_modes_kept(run: Run, slips: Path, tmp_path: Path) -> None:
    slips.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(slips)
    run("check", "link.txt", "--fix")
    assert link.is_symlink()
    assert slips.read_bytes() == FIXED.encode()
    assert stat.S_IMODE(slips.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "link.txt"]


def test_the_report_for_programs_is_of_the_fixed_text(run: Run, slips: Path) -> None:
    result = run("check", "a.txt", "--fix", "--output-format", "concise")
    assert [line.split()[1] for line in result.out.splitlines()] == ["TRM002"]


def test_folders_are_fixed_file_by_file(run: Run, tmp_path: Path) -> None:
    def paths() -> Iterator[Path]:
        yield from (tmp_path / "in" / name for name in ("a.txt", "b.md"))

    (tmp_path / "in").mkdir()
    for path in paths():
        path.write_bytes(SLIPS.encode())
    assert "已修正 4 个问题" in run("check", "in", "--fix").out
    assert {path.read_bytes() for path in paths()} == {FIXED.encode()}


def test_what_compares_files_is_told_of_the_fixed_texts(run: Run, tmp_path: Path) -> None:
    measures = (
        "一是组织3个工作组逐村逐户核查沟渠淤堵和破损情况，建立点位清单42处。"
        "二是聘请沿线村民担任专职管护员，按季核发补助并公示名单，每季度接受群众现场评议。。"
    )
    for name, organ in (("a.txt", "县水利局"), ("b.txt", "县林业局")):
        text = GOOD.replace("县水利局", organ).replace("一是补齐巡查记录。", f"{measures}")
        (tmp_path / name).write_text(text.replace("二是按季度通报巡查情况。", ""), encoding="utf-8")
    for arguments in (("--select", "TPL010,PUN002"), ("--select", "TPL010,PUN002", "--fix")):
        out = run("check", ".", *arguments, "--output-format", "concise").out
        assert "b.txt:14:8: TPL010 与“" in out
    assert "PUN002" not in out
