"""Ledgers that cannot be read: told with the file and what to do, within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.ledgers import build
from tests.ledgers.conftest import HEAD, OTHER, ROWS, Save

from rectify_lint.errors import RectifyLintError, SourceError, UsageError
from rectify_lint.ledger.reading import read_ledger


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive *content* with another content of the part *name*."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename == name else data)
    return written.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOOK = build.workbook(ROWS)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = b'<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

UNREADABLE: Mapping[str, tuple[bytes, str]] = {
    "cut.xlsx": (BOOK[: len(BOOK) // 2], "工作簿已损坏或不完整"),
    "xml.xlsx": (changed(BOOK, SHEET, lambda data: data[:-20]), "工作簿已损坏或不完整"),
    "entities.xlsx": (changed(BOOK, SHEET, lambda data: BOMB + data), "工作簿已损坏或不完整"),
    "bomb.xlsx": (changed(BOOK, SHEET, lambda data: data + b" " * (33 << 20)), "解压后超过 32 MB"),
    "cells.xlsx": (
        changed(
            BOOK, SHEET, lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b"<row/>" * 1_000_001)
        ),
        "删除",
    ),
    "no-values.xlsx": (
        changed(BOOK, SHEET, lambda data: data.replace(b"<v>1</v>", b"<v>x</v>")),
        "工作簿已损坏",
    ),
    "old.xls": (OLE + "Workbook".encode("utf-16-le"), "其他格式的工作簿"),
    "open.ods": (
        b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "其他格式的工作簿",
    ),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "empty.xlsx": (build.workbook([]), "没有表格内容"),
    "header.xlsx": (build.workbook([HEAD]), "没有问题条目"),
    "figures.xlsx": (build.workbook(OTHER), "地区、举报件数、已办结"),
    "empty.csv": (b"", "没有表格内容"),
    "quote.csv": (b'a,b\n1,"' + b"x" * 200_000, "第"),
    "notice.txt": ("关于整改情况的通报\n一、学习不深入\n".encode(), "没有表格内容"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_with_the_file_and_what_to_do(name: str, save: Save) -> None:
    content, words = UNREADABLE[name]
    path = save(name, content)
    with pytest.raises(SourceError) as error:
        read_ledger(path)
    assert error.value.text("zh").startswith(f"{path}：")
    assert words in error.value.text("zh")
    assert str(error.value).startswith(f"{path}: ")


def test_formulas_without_results_are_told_with_their_cells(save: Save) -> None:
    rows = [
        HEAD,
        [1, "学习不深入", "开会", "", "", '=IF(1,"已完成","")'],
        ["=A2+1", "记录不全", "补", "", "", "已完成"],
    ]
    path = save("l.xlsx", build.workbook(rows))
    with pytest.raises(SourceError) as error:
        read_ledger(path)
    assert "工作表“台账”的 F2共 1 个单元格是公式" in error.value.text("zh")


def test_a_missing_file_and_sheets_of_a_text_are_told(tmp_path: Path, save: Save) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_ledger(str(tmp_path / "none.xlsx"))
    with pytest.raises(UsageError, match="--sheet"):
        read_ledger(save("l.csv", build.separated(ROWS)), sheets=["台账"])


def test_nothing_is_read_behind_thousands_of_blank_rows(save: Save) -> None:
    def finish(_: Workbook, page: Worksheet) -> None:
        page.cell(1_000_000, 2, "远处的内容")

    assert len(read_ledger(save("l.xlsx", build.workbook(ROWS, finish=finish))).entries) == 2


def test_several_names_for_one_sheet_are_one(save: Save) -> None:
    name = b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    name += b'name="%d" sheetId="%d" r:id="rId1"/>'
    names = b"".join(name % (number, number) for number in range(2, 40))
    content = changed(BOOK, "xl/workbook.xml", lambda data: data.replace(b"</sheets>", names + b"</sheets>"))
    assert read_ledger(save("l.xlsx", content)).sheets == ("台账",)


def test_all_sheets_together_have_a_limit(save: Save) -> None:
    many = b"<sheetData>" + b"<row/>" * 999_000
    book = build.workbook(ROWS, more={"二": ROWS, "三": ROWS})
    for number in (1, 2, 3):
        part = f"xl/worksheets/sheet{number}.xml"
        book = changed(book, part, lambda data: data.replace(b"<sheetData>", many))
    with pytest.raises(SourceError) as error:
        read_ledger(save("l.xlsx", book))
    assert "删除" in error.value.text("zh")


@pytest.mark.parametrize("size", range(0, len(BOOK), 401))
def test_any_part_of_a_workbook_gives_a_ledger_or_an_error(size: int, save: Save) -> None:
    damaged = BOOK[:size] + bytes([BOOK[size] ^ 0x55]) + BOOK[size + 1 :]
    try:
        read_ledger(save("l.xlsx", damaged))
    except RectifyLintError:
        return
    load_workbook(io.BytesIO(damaged))
