"""Word documents on the command line: found in folders, placed by paragraph, fixed by tracked changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BAD, Run
from tests.documents.annotations import parts
from tests.documents.build import Word, element, level, numbered

from rectify_lint.source.readers import read_bytes


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The bad notice as a document, its numbers automatic."""
    path = tmp_path / "notices" / "bad.docx"
    path.parent.mkdir()
    path.write_bytes(numbered(line for line in BAD.splitlines() if line))
    return path


@pytest.mark.usefixtures("document")
def test_the_text_report_calls_lines_by_their_paragraphs(run: Run) -> None:
    result = run("check", "notices")
    assert result.code == 1
    assert "notices/bad.docx:6:29 TOT001" in result.out
    assert "\n   第6段 | …" in result.out
    assert "\n   第9段 | 1.关于“河道巡查记录不完整”的问题\n" in result.out
    assert "\n  第16段 | 1.关于“廉政风险排查不深入”的问题\n" in result.out


@pytest.mark.usefixtures("document")
def test_concise_and_json_name_the_paragraph_too(run: Run) -> None:
    concise = run("check", "notices", "--output-format", "concise", "--lang", "en").out
    assert concise.startswith("notices/bad.docx:6:29: TOT001 (paragraph 6) ")
    assert ": TOT001 （第6段）" in run("check", "notices", "--output-format", "concise").out
    found = json.loads(run("check", "notices", "--output-format", "json").out)
    assert found["files"][0]["kind"] == "docx"
    assert found["findings"][0]["place"] == {"paragraph": 6}


@pytest.mark.usefixtures("document")
def test_outline_and_reconcile_name_the_paragraph_too(run: Run) -> None:
    assert "\n 第3段  一、整改工作组织情况\n" in run("outline", "notices/bad.docx").out
    table = run("reconcile", "notices/bad.docx").out
    assert table.startswith("位置")
    assert "\n第6段  " in table


def test_fixes_become_tracked_changes_in_the_document(run: Run, document: Path) -> None:
    lines = [*BAD.splitlines()[:1], "截至目前，局党组高度重视。。", "截止2024年12月，整改到位。"]
    before = numbered(lines)
    document.write_bytes(before)
    checked = run("check", "notices", "--select", "PUN002")
    assert (checked.code, checked.out.endswith("；其中 1 个可用 --fix 修正\n")) == (1, True)
    diff = run("check", "notices", "--select", "PUN002", "--diff")
    assert (diff.code, "+截至目前，局党组高度重视。\n" in diff.out) == (1, True)
    assert document.read_bytes() == before
    fixed = run("check", "notices", "--select", "PUN002,TRM002,TPL011", "--fix", "--unsafe-fixes")
    assert (fixed.code, fixed.out) == (0, "已修正 2 个问题；未发现其他问题（检查 1 个文件）\n")
    assert "以修订方式修改（作者 rectify-lint）" in fixed.err
    after = document.read_bytes()
    assert (
        read_bytes(after, "a.docx").text
        == f"{lines[0]}\n截至目前，局党组高度重视。\n截至2024年12月，整改到位。\n"
    )
    assert b"<w:delText" in parts(after)["word/document.xml"]
    again = run("check", "notices", "--select", "PUN002,TRM002", "--fix", "--unsafe-fixes")
    assert (again.code, document.read_bytes()) == (0, after)
    assert "TPL011" in run("check", "notices", "--select", "TPL011").out
    document.write_bytes(before)
    english = run("check", "notices", "--select", "PUN002", "--fix", "--lang", "en")
    assert "changed by tracked changes (author rectify-lint)" in english.err


def test_a_fix_that_cannot_be_a_tracked_change_is_named(run: Run, document: Path) -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "(%1）")))
    for text in ("甲项整改完成。", "乙项整改完成。。"):
        word.paragraph(text, num)
    document.write_bytes(word.save())
    result = run(
        "check", "notices", "--select", "PUN002,PUN003,NUM008", "--fix", "--unsafe-fixes", "--lang", "zh"
    )
    assert "第1段 " in result.err
    assert "未应用：所在处是自动编号" in result.err
    assert read_bytes(document.read_bytes(), "a.docx").text == "(1）甲项整改完成。\n(2）乙项整改完成。\n"


def test_a_document_that_cannot_be_written_is_left_as_it_was(run: Run, document: Path) -> None:
    before = numbered(["截至目前，局党组高度重视。。"])
    document.write_bytes(before)
    document.chmod(0o444)
    result = run("check", "notices", "--fix")
    assert (result.code, document.read_bytes()) == (2, before)
    assert "无法写入（文件为只读）" in result.err


def test_web_pages_are_not_fixed(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<html><body><p>截至目前，局党组高度重视。。</p></body></html>", encoding="utf-8")
    result = run("check", "a.html", "--select", "PUN002", "--fix")
    assert result.code == 1
    assert "只能自动修正纯文本、Markdown 和 Word（docx）文件" in result.err


def test_tables_and_text_boxes_are_named_and_open_review_is_told_once(run: Run, tmp_path: Path) -> None:
    word = Word()
    word.table([["序号", "问题"], ["1", "关于。。的问题"]])
    word.paragraph("甲。。")
    inside = "<w:txbxContent><w:p><w:r><w:t>框。。</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    word.paragraph("乙")._p.append(element(box))
    for text in ("丙", "丁"):
        word.xml(f"<w:p><w:ins w:id='1'><w:r><w:t>{text}</w:t></w:r></w:ins></w:p>")
    (tmp_path / "a.docx").write_bytes(word.save())
    result = run("check", "a.docx", "--select", "PUN002,TPL011", "--lang", "zh")
    assert "\n  表1第2行第2列 | 1 关于。。的问题\n" in result.out
    assert "\n  第1段 | 甲。。\n" in result.out
    assert "\n  文本框1 | 框。。\n" in result.out
    assert result.out.count("TPL011") == 1
    assert "还有未处理的修订（涉及2段）" in result.out


def test_a_broken_document_is_told_and_the_others_are_checked(run: Run, document: Path) -> None:
    (document.parent / "half.docx").write_bytes(document.read_bytes()[:9000])
    result = run("check", "notices")
    assert result.code == 2
    assert "half.docx：Word 文档已损坏或不完整" in result.err
    assert "bad.docx:6:29 TOT001" in result.out
