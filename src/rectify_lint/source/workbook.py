"""Workbooks (.xlsx): the values as a person reads them in the cells.

openpyxl reads the values; it has no limits and, reading without styles, gives neither merged cells nor hidden rows. So
every part is unpacked once within the limits first, and the layout of a sheet is read from the part itself.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from rectify_lint.errors import SourceError
from rectify_lint.source.docx.package import WORKBOOK, Package, broken
from rectify_lint.source.grid import Grid, GridRow, without_end
from rectify_lint.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml import etree
    from openpyxl.workbook import Workbook

_BLANK_ROWS = 5_000
"""Reading a sheet ends after so many rows without a value."""

_WIDEST = 256
"""The number of columns read of a sheet; a ledger has twenty."""

_MERGED_CELLS = 200_000
"""The most cells of a sheet that are filled with values of merged cells."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(data: bytes, path: str) -> tuple[Grid, ...]:
    """The sheets of a workbook in order, hidden ones included, charts excluded.

    Raises:
        SourceError: it is broken, protected by a password, or larger than the limits.
    """
    package = Package(data, path, WORKBOOK)
    package.verify()
    sheets = list(_sheets(package))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions and styles that are not kept: nothing is written
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return tuple(_grids(book, package, sheets))
    except SourceError:
        raise
    except Exception as problem:  # openpyxl raises whatever the first odd value leads to
        raise broken(path, WORKBOOK) from problem


class _Sheet(NamedTuple):
    """A sheet: its name, whether it is hidden, and the name of its part."""

    name: str
    hidden: bool
    part: str


def _sheets(package: Package) -> Iterator[_Sheet]:
    """The sheets in order; of several that name the same part, which no program writes, the first."""
    main = package.part(package.main)
    targets = {identifier: part for identifier, _, part in package.targets(package.main)}
    seen = set()
    for sheet in () if main is None else main.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        part = targets.get(sheet.get(_RELATION, ""), "")
        if part not in seen:
            seen.add(part)
            yield _Sheet(sheet.get("name", ""), sheet.get("state", "visible") != "visible", part)


def _grids(book: Workbook, package: Package, sheets: Iterable[_Sheet]) -> Iterator[Grid]:
    """The sheets as grids, without charts, with one part in memory at a time."""
    for sheet in sheets:
        part = package.part(sheet.part)
        if part is not None and part.tag == f"{_MAIN}worksheet" and sheet.name in book.sheetnames:
            yield _grid(book, sheet.name, part, hidden=sheet.hidden)


def _grid(book: Workbook, name: str, part: etree._Element, *, hidden: bool) -> Grid:
    rows = _values(book[name])
    repeated = frozenset(_fill_merged(rows, part))
    lines = part.findall(f"{_MAIN}sheetData/{_MAIN}row")
    return Grid(
        name,
        tuple(GridRow(number, without_end(cells)) for number, cells in rows.items()),
        hidden,
        frozenset(_hidden_rows(lines)) & rows.keys(),
        repeated,
        frozenset(_uncached(lines)),
    )


def _values(page: Any) -> dict[int, list[str]]:
    """The rows of a sheet with a value, by 1-based number."""
    rows: dict[int, list[str]] = {}
    page.reset_dimensions()  # the size that a sheet declares may be wrong
    last = 0
    for number, cells in enumerate(page.iter_rows(max_col=_WIDEST), 1):
        values = [_text(cell.value, cell.number_format) if cell.value is not None else "" for cell in cells]
        if any(values):
            rows[number], last = values, number
        elif number - last > _BLANK_ROWS:
            break
    return rows


def _fill_merged(rows: dict[int, list[str]], part: etree._Element) -> Iterator[tuple[int, int]]:
    """Put the value of each range of merged cells into all of its cells, in rows with other values too.

    Returns the 1-based (row, column) of the cells filled.
    """
    numbers = list(rows)
    left = _MERGED_CELLS
    for one in part.iterfind(f"{_MAIN}mergeCells/{_MAIN}mergeCell"):
        first, top, last, bottom = range_boundaries(one.get("ref", ""))
        if first is None or top is None or last is None or bottom is None or top not in rows:
            continue
        value = rows[top][first - 1] if first <= len(rows[top]) else ""
        if not value:
            continue
        for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            cells, end = rows[number], min(last, _WIDEST)
            left -= end - first + 1
            if left < 0:
                return
            cells += [""] * (end - len(cells))
            cells[first - 1 : end] = [value] * (end - first + 1)
            yield from (
                (number, column) for column in range(first, end + 1) if (number, column) != (top, first)
            )


def _hidden_rows(lines: Iterable[etree._Element]) -> Iterator[int]:
    for line in lines:
        if line.get("hidden") in ("1", "true") and line.get("r", "").isdecimal():
            yield int(line.get("r", ""))


def _uncached(lines: Iterable[etree._Element]) -> Iterator[tuple[int, int]]:
    """The cells with a formula but no result, as left by programs that write workbooks without calculating them."""
    for line in lines:
        for cell in line:
            if cell.find(f"{_MAIN}f") is not None and not cell.findtext(f"{_MAIN}v"):
                column, row, _, _ = range_boundaries(cell.get("r", ""))
                if column is not None and row is not None:
                    yield row, column


def _text(value: object, form: str) -> str:
    """A value as the cell shows it, as far as its meaning is concerned: dates in Chinese, shares as percentages."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date):
        month = f"{value.year}年{value.month}月"
        return month if _shows_no_day(form) else f"{month}{value.day}日"
    if isinstance(value, int | float):
        return f"{_number(value * 100)}%" if "%" in form else _number(value)
    return _LINE_BREAKS.sub("\n", str(value)).strip()


def _number(value: float) -> str:
    return format(value, ".12g")


def _shows_no_day(form: str) -> bool:
    codes = _QUOTED.sub("", form).lower()
    return "y" in codes and "d" not in codes


_LINE_BREAKS = re.compile("_x000D_\n?|\r\n?")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""Literal text in the format of a number, and its colours and languages."""
