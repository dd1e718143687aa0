from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectify_lint.report.diff import unified_diff

LINES = st.lists(st.sampled_from(["甲", "乙", "丙\r", "丁\u2028", ""]), max_size=40).map("\n".join)


def test_nothing_changed_is_no_diff() -> None:
    assert unified_diff("甲\n", "甲\n", "a.txt") == ""


def test_a_change_stands_among_three_lines_of_context() -> None:
    before = "".join(f"{number}行\n" for number in range(12))
    assert unified_diff(before, before.replace("5行", "五行"), "a.txt") == (
        "--- a.txt\n+++ a.txt\n@@ -3,7 +3,7 @@\n 2行\n 3行\n 4行\n-5行\n+五行\n 6行\n 7行\n 8行\n"
    )


def test_changes_far_apart_are_hunks_of_their_own_and_near_ones_share_one() -> None:
    before = "".join(f"{number}行\n" for number in range(30))
    near = before.replace("5行\n6", "五行\n6").replace("\n9行", "\n九行")
    assert unified_diff(before, near.replace("29行", "末行"), "a.txt").count("@@ -") == 2


def test_a_last_line_without_its_end_is_marked_on_both_sides() -> None:
    diff = unified_diff("甲。。", "甲。", "a.txt")
    assert diff.endswith("-甲。。\n\\ No newline at end of file\n+甲。\n\\ No newline at end of file\n")


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the program patch")
@settings(max_examples=25)
@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=8))
def test_patch_makes_the_new_texts_of_the_old(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
) -> None:
    apply_and_compare(tmp_path_factory.mktemp("diff"), texts)


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the program patch")
@settings(max_examples=25)
@given(st.lists(st.tuples(LINES, st.integers(0, 39)), min_size=1, max_size=8))
def test_patch_understands_a_line_changed(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int]]
) -> None:
    texts = []
    for before, number in changes:
        lines = before.split("\n")
        lines[number % len(lines)] = "新"
        texts.append((before, "\n".join(lines)))
    apply_and_compare(tmp_path_factory.mktemp("diff"), texts)


def apply_and_compare(folder: Path, texts: list[tuple[str, str]]) -> None:
    """Apply the diffs of all *texts* by one process, and compare the files."""
    diffs, expected = [], {}
    for number, (before, after) in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_bytes(before.encode())
        diff = unified_diff(before, after, path.name)
        if diff and before and after:  # patch removes a file that becomes empty
            diffs.append(diff)
            expected[path] = after.encode()
    if diffs:
        command = ["patch", "--binary", "--quiet", "--strip=0"]
        subprocess.run(command, input="".join(diffs).encode(), cwd=folder, check=True, timeout=60)
    assert {path: path.read_bytes() for path in expected} == expected
