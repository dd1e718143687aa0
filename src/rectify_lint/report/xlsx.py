"""A workbook for the reviewer: checklist, reconciliation table and ledger, ready to print on A4 and to sign.

Text stays text: a cell that begins with ``=``, ``+``, ``-`` or ``@`` is marked as such (as by an apostrophe in Excel), so
that nothing in a notice is ever evaluated as a formula.
"""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from rectify_lint.report.cells import cell_width, printable
from rectify_lint.report.sheets import Cell, Quote, Sheet, sheets
from rectify_lint.report.wording import summary
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from rectify_lint.report.model import Report

LIMIT = 32_767
"""The most characters of a cell of a workbook."""

_A4 = 9
_LINE_HEIGHT, _PADDING, _HIGHEST = 14.0, 4.0, 409.0
"""In points: the height of a line of text, the padding of a row, and the largest height of a row."""

_FORMULA = ("=", "+", "-", "@")
_FONT = Font(name="宋体", size=10.5)
_BOLD = Font(name="宋体", size=10.5, bold=True)
_MARK = InlineFont(rFont="宋体", sz=10.5, b=True, color=Color("FFC00000"))
_PLAIN = InlineFont(rFont="宋体", sz=10.5)
_GRAY = PatternFill("solid", fgColor="E7E6E6")
_LINE = Side(style="thin", color="808080")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(wrap_text=True, vertical="top")
_NUMBER = Alignment(vertical="top", horizontal="center")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")

_WORDS = {
    "zh": {
        "decisions": "采纳,不采纳,已改正,待核实",
        "file": "文件：{path}",
        "sign": "校对人：　　　　　　　　复核人：　　　　　　　　日期：　　　　年　　月　　日",
        "page": "第 &P 页，共 &N 页",
    },
    "en": {
        "decisions": "accepted,rejected,corrected,to be checked",
        "file": "File: {path}",
        "sign": "Checked by:                    Reviewed by:                    Date:",
        "page": "page &P of &N",
    },
}


def render(report: Report, *, lang: str = "zh") -> bytes:
    """The workbook; the same report gives the same bytes."""
    words = _WORDS[lang]
    book = Workbook()
    book.remove(book.worksheets[0])
    for made in sheets(report, lang):
        _draw(book.create_sheet(made.name), made, words)
    _finish(book.worksheets[0], report, lang)
    written = io.BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _draw(page: Worksheet, sheet: Sheet, words: dict[str, str]) -> None:
    for number, column in enumerate(sheet.columns, 1):
        # The unit is the width of a digit; a Chinese character takes two.
        page.column_dimensions[get_column_letter(number)].width = 2 * column.width + 2
        head = page.cell(1, number, column.name)
        head.font, head.fill, head.border, head.alignment = _BOLD, _GRAY, _FRAME, _CENTRE
    widths = [2 * column.width for column in sheet.columns]
    page.row_dimensions[1].height = _height([column.name for column in sheet.columns], widths)
    for row, cells in enumerate(sheet.rows, 2):
        for number, value in enumerate(cells, 1):
            cell = _put(page, row, number, value)
            cell.font, cell.border = _FONT, _FRAME
            cell.alignment = _NUMBER if isinstance(value, int) else _TOP
        page.row_dimensions[row].height = _height(cells, widths)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    if sheet.rows:
        page.auto_filter.ref = page.dimensions
    setup = page.page_setup
    setup.orientation, setup.paperSize = "landscape", _A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.9, bottom=0.8, header=0.4, footer=0.4)
    page.print_options.horizontalCentered = True
    for item, text, size in ((page.oddHeader, sheet.name, 16), (page.oddFooter, words["page"], 10)):
        assert item is not None  # a new page has both
        item.center.text, item.center.size = text, size


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> float:
    """The height in points of a row with its text wrapped; not every program computes it on opening."""
    lines = 1
    # Lines are seldom full: marks do not begin one, and numbers are not divided.
    for cell, width in zip(cells, widths, strict=True):
        text = str(cell) if isinstance(cell, int) else "".join(cell)
        lines = max(lines, sum(-(-cell_width(line) // (width - 2)) or 1 for line in text.split("\n")))
    return min(lines * _LINE_HEIGHT + _PADDING, _HIGHEST)


def _put(page: Worksheet, row: int, column: int, value: Cell) -> SheetCell:
    cell = page.cell(row, column)
    assert isinstance(cell, SheetCell)  # cells are merged only after they were filled
    if isinstance(value, int):
        cell.value = value
        return cell
    text = "".join(value)
    if isinstance(value, Quote):
        fonts = (_PLAIN, _MARK, _PLAIN)
        pieces = [TextBlock(font, piece) for font, piece in zip(fonts, value, strict=True) if piece]
        cell.value = CellRichText(pieces) if pieces else None
    elif text:
        cell.value = text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
        cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True
    return cell


def _finish(page: Worksheet, report: Report, lang: str) -> None:
    """Add to the table of the checklist the list of decisions, a summary of what was checked, and a line to sign."""
    words, last = _WORDS[lang], page.max_row
    if last > 1:
        choice = DataValidation("list", formula1=f'"{words["decisions"]}"', showErrorMessage=False)
        choice.add(f"{get_column_letter(page.max_column)}2:{get_column_letter(page.max_column)}{last}")
        page.add_data_validation(choice)
    notes = [summary(report, lang), words["sign"]]
    if len(report.files) == 1:
        notes.insert(0, words["file"].format(path=printable(report.files[0].source.path or "")))
    for row, note in enumerate(notes, last + 2):
        cell = _put(page, row, 1, note)
        cell.font, cell.alignment = _FONT, Alignment(vertical="center")
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=page.max_column)
        page.row_dimensions[row].height = 24


_STAMP = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can represent."""


def _timeless(data: bytes) -> bytes:
    """The workbook *data* with the times of its creation removed."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _STAMP.sub(b"", content)
            new.writestr(ZipInfo(entry.filename, _EPOCH), content, ZIP_DEFLATED)
    return written.getvalue()
