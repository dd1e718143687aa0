"""Word documents on the command line: found in folders, placed by paragraph, never written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BAD, Run
from tests.documents.build import Word, element, numbered


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


def test_a_document_is_never_written_and_nothing_is_offered_that_cannot_be_fixed(
    run: Run, document: Path
) -> None:
    document.write_bytes(numbered([*BAD.splitlines()[:1], "截至目前，局党组高度重视。。"]))
    before = document.read_bytes()
    checked = run("check", "notices", "--select", "PUN002")
    assert (checked.code, "--fix" in checked.out) == (1, False)
    fixed = run("check", "notices", "--select", "PUN002", "--fix")
    assert (fixed.code, document.read_bytes()) == (1, before)
    assert "只能自动修正纯文本和 Markdown 文件" in fixed.err


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
