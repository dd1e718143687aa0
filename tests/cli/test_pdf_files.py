"""PDF files on the command line: found in folders, placed by page and paragraph, never written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BAD, Run
from tests.documents.pdfs import printed, tabled


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The bad notice as a PDF file."""
    path = tmp_path / "notices" / "bad.pdf"
    path.parent.mkdir()
    path.write_bytes(printed([line for line in BAD.splitlines() if line])[0])
    return path


@pytest.mark.usefixtures("document")
def test_reports_for_people_call_lines_by_page_and_paragraph(run: Run) -> None:
    result = run("check", "notices")
    assert result.code == 1
    assert "notices/bad.pdf:6:29 TOT001" in result.out
    assert "\n   第1页第6段 | …" in result.out
    concise = run("check", "notices", "--output-format", "concise", "--lang", "en").out
    assert concise.startswith("notices/bad.pdf:6:29: TOT001 (page 1, paragraph 6) ")
    table = run("reconcile", "notices/bad.pdf").out
    assert "\n第1页第6段  " in table


@pytest.mark.usefixtures("document")
def test_json_html_and_the_workbook_have_the_page_too(run: Run, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    found = json.loads(run("check", "notices", "--output-format", "json").out)
    assert found["files"][0]["kind"] == "pdf"
    assert found["findings"][0]["place"] == {"page": 1, "paragraph": 6}
    assert "第1页第6段" in run("check", "notices", "--output-format", "html").out
    run("check", "notices", "--output-format", "xlsx", "--output-file", "checklist.xlsx")
    cells = [cell.value for row in load_workbook(tmp_path / "checklist.xlsx").worksheets[0] for cell in row]
    assert "第1页第6段" in cells


def test_cells_are_named_by_page_and_table(run: Run, tmp_path: Path) -> None:
    rows = [["序号", "问题"], ["1", "关于。。的问题"]]
    (tmp_path / "a.pdf").write_bytes(tabled(["甲。"], rows, [], colWidths=[60, 200]))
    assert "\n  第1页表1第2行第2列 | " in run("check", "a.pdf", "--select", "PUN002", "--lang", "zh").out


def test_a_pdf_file_is_never_written(run: Run, document: Path) -> None:
    document.write_bytes(printed([*BAD.splitlines()[:1], "截至目前，局党组高度重视。。"])[0])
    before = document.read_bytes()
    fixed = run("check", "notices", "--select", "PUN002", "--fix")
    assert (fixed.code, document.read_bytes()) == (1, before)
    assert "bad.pdf：只能自动修正" in fixed.err


def test_a_broken_one_is_told_and_the_others_are_checked(run: Run, document: Path) -> None:
    (document.parent / "half.pdf").write_bytes(document.read_bytes()[:300])
    result = run("check", "notices")
    assert result.code == 2
    assert "half.pdf：PDF 文件已损坏或不完整" in result.err
    assert "bad.pdf:6:29 TOT001" in result.out
