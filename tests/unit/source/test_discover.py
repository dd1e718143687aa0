from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rectify_lint.source.discover import discover, excluded


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = ("b.txt", "a.md", "c.docx", "~$c.docx", "c.doc", ".hidden.txt", "sub/d.TXT", "sub/deep/e.txt")
    for name in (*names, ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_a_folder_stands_for_the_readable_files_below_it_but_hidden_ones() -> None:
    found = [path.replace(os.sep, "/") for path in discover(["."])]
    assert found == ["a.md", "b.txt", "c.doc", "c.docx", "sub/d.TXT", "sub/deep/e.txt"]


@pytest.mark.usefixtures("tree")
def test_a_file_named_directly_is_taken_whatever_its_suffix_and_whether_it_exists() -> None:
    assert discover(["c.doc", "none.txt", "-"]) == ["-", "c.doc", "none.txt"]


def test_copies_with_comments_are_passed_over_unless_named(tree: Path) -> None:
    names = ("c.reviewed.docx", "m.reviewed.DOCM", "reviewed.docx", "n.reviewed.txt")
    for name in names:
        (tree / name).write_text("x")
    assert {path for path in discover(["."]) if path in names} == {"reviewed.docx", "n.reviewed.txt"}
    assert discover(["c.reviewed.docx"]) == ["c.reviewed.docx"]


@pytest.mark.usefixtures("tree")
def test_the_order_of_the_request_changes_nothing_and_a_file_is_taken_once() -> None:
    one = discover(["sub", "b.txt", "./b.txt", "sub/deep/e.txt"])
    other = discover(["sub/deep/e.txt", "./b.txt", "b.txt", "sub"])
    assert one == other
    assert len(one) == 3


@pytest.mark.usefixtures("tree")
def test_exclusions_hold_for_files_named_directly_too() -> None:
    assert discover(["b.txt", "sub", "."], exclude=["b.txt", "deep"]) == [
        "a.md",
        "c.doc",
        "c.docx",
        os.path.join("sub", "d.TXT"),
    ]


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("drafts/a.txt", "drafts", True),
        ("x/drafts/a.txt", "drafts", True),
        ("drafts2/a.txt", "drafts", False),
        ("x/a.bak.txt", "*.bak.txt", True),
        ("archive/2019a/x.txt", "archive/2019*", True),
        ("./archive/2019/x.txt", "archive/2019/", True),
        ("x/archive/2019/x.txt", "archive/2019*", False),
        ("a.txt", "A.TXT", False),
    ],
)
def test_patterns_match_a_part_of_the_path_or_the_path_from_its_beginning(
    path: str, pattern: str, expected: bool
) -> None:
    assert excluded(path, [pattern]) is expected


def test_pages_are_found_but_neither_what_belongs_to_them_nor_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "<!DOCTYPE html><html><head></head><body>通报</body></html>"
    report = page.replace("<head>", '<head><meta name="generator" content="rectify-lint">')
    for name in (
        "通报.html",
        "通报_files/frame.html",
        "b.HTM",
        "b.files/c.htm",
        "other_files/d.html",
        "e_files/a.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
    (tmp_path / "report.html").write_text(report, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = [path.replace(os.sep, "/") for path in discover(["."])]
    assert found == ["b.HTM", "e_files/a.txt", "other_files/d.html", "通报.html"]
    assert discover(["report.html"]) == ["report.html"]


def test_a_folder_that_may_not_be_looked_into_stands_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "a" / "closed"
    closed.mkdir(parents=True)
    (tmp_path / "a" / "b.txt").write_text("x", encoding="utf-8")
    scan = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert discover([str(tmp_path / "a")]) == [str(tmp_path / "a" / "b.txt"), str(closed)]
    assert discover([str(closed)]) == [str(closed)]
