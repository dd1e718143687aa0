"""Ledgers made for the tests, in every form that is read; nothing binary is kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]


def workbook(
    rows: Rows,
    *,
    sheet: str = "台账",
    merged: Iterable[str] = (),
    more: dict[str, Rows] | None = None,
    finish: Callable[[Workbook, Worksheet], object] | None = None,
) -> bytes:
    """A workbook with *rows* on *sheet* and the sheets of *more* behind it; *finish* may change it before it is saved."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    _fill(page, rows)
    for name, others in (more or {}).items():
        _fill(book.create_sheet(name), others)
    for area in merged:
        page.merge_cells(area)
    if finish is not None:
        finish(book, page)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(page: Worksheet, rows: Rows) -> None:
    for row in rows:
        page.append([None if cell == "" else cell for cell in row])


def separated(rows: Rows, *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode(encoding)


def table(rows: Rows, *, delimiter: str = " | ") -> bytes:
    """Lines of cells; with the usual delimiter a table in Markdown."""
    lines = [delimiter.join(map(str, row)) for row in rows]
    if "|" in delimiter:
        lines = [f"| {line} |" for line in lines]
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join((*lines, "")).encode()


def document(rows: Rows) -> bytes:
    made = Document()
    made.add_paragraph("整改台账")
    page = made.add_table(rows=len(rows), cols=max(map(len, rows)))
    for line, cells in zip(page.rows, rows, strict=True):
        for cell, text in zip(line.cells, cells, strict=False):
            cell.text = str(text)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
