"""Reading an office's ledger: a workbook, separated values, or a table in any text or document that can be checked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rectify_lint.errors import SourceError, UsageError
from rectify_lint.facts.columns import is_usual_column
from rectify_lint.ledger.entries import LedgerRow, read_entries
from rectify_lint.ledger.header import Header, Kinds, find_header, kinds, names_seen, text_layout
from rectify_lint.ledger.model import CellPlace, Entry, Note, OfficeLedger
from rectify_lint.ledger.packages import load
from rectify_lint.ledger.wording import comparable
from rectify_lint.notice.ledger_rows import Layout
from rectify_lint.notice.ledgers import table_rows
from rectify_lint.source.docx.package import WORKBOOK, protected
from rectify_lint.source.foreign import ENCRYPTED, OLE
from rectify_lint.source.grid import Grid, GridRow, column_letters
from rectify_lint.source.readers import read_bytes, read_data
from rectify_lint.source.separated import SUFFIXES as SEPARATED
from rectify_lint.source.separated import read_separated
from rectify_lint.source.text import Source, Span
from rectify_lint.syntax.lines import Line, scan_lines
from rectify_lint.syntax.tables import delimiter_of, is_rule, split_cells
from rectify_lint.typed import NamedTuple

_NAMED = 3
"""The number of cells or rows named in a message."""


class _Table(NamedTuple):
    """A sheet that is a ledger, with its header and its entries."""

    grid: Grid
    header: Header
    entries: list[Entry]
    idle: list[CellPlace]


def read_ledger(
    path: str, *, sheets: Sequence[str] = (), columns: Mapping[str, Sequence[str]] | None = None
) -> OfficeLedger:
    """The ledger in the file *path*.

    Args:
        path: a workbook (.xlsx), separated values (.csv, .tsv), or a text or document with a table.
        sheets: the sheets to read; by default all visible ones that are ledgers.
        columns: by kind (:data:`rectify_lint.facts.columns.LEDGER_KINDS`), names of columns beyond the usual ones.

    Raises:
        SourceError: the file cannot be read, contains no ledger, or contains formulas without results.
        UsageError: there is no such sheet, several sheets list the same problems, or a package is missing.
    """
    data = read_data(path)
    kind = kinds(columns)
    if data.startswith(_ZIP) and b"xl/" in data and b"word/" not in data:
        grids = load("source.workbook", "openpyxl").read_workbook(data, path)
        return _from_grids(grids, path, "xlsx", sheets, kind)
    if data.startswith(OLE) and ENCRYPTED in data:
        raise protected(path, WORKBOOK)
    if (data.startswith(OLE) and _WORKBOOK in data) or _OPEN_DOCUMENT in data[:_HEAD]:
        raise _other_workbook(path)
    if sheets:
        raise UsageError(
            f"{path}: only a workbook (.xlsx) has sheets; leave out --sheet",
            zh=f"{path}：只有工作簿（.xlsx）才有工作表，请去掉 --sheet",
        )
    if os.path.splitext(path)[1].lower() in SEPARATED:
        return _from_grids((read_separated(data, path),), path, "csv", (), kind)
    return _from_text(read_bytes(data, path), path, kind)


_ZIP = b"PK\x03\x04"
_WORKBOOK = "Workbook".encode("utf-16-le")  # the stream that holds the sheets of an .xls
_OPEN_DOCUMENT = b"opendocument.spreadsheet"  # stands first, uncompressed, in an .ods
_HEAD = 200


def _other_workbook(path: str) -> SourceError:
    return SourceError(
        f"{path}: a workbook of another format (.xls, .et, .ods); open it in Excel or WPS, save it as .xlsx and use that",
        zh=f"{path}：其他格式的工作簿（xls、et、ods），请用 Excel 或 WPS 打开，另存为 xlsx 再核对",
    )


# -- sheets


def _from_grids(
    grids: Sequence[Grid], path: str, name: str, sheets: Sequence[str], kind: Kinds
) -> OfficeLedger:
    chosen = [grid for grid in grids if not grid.hidden]
    if sheets:
        chosen = [_sheet(grids, wanted, path) for wanted in dict.fromkeys(sheets)]
    tables = []
    for grid in chosen:
        header = find_header(grid, kind)
        if header is not None:
            tables.append(_table(grid, header))
        elif sheets:
            raise _no_header(path, [grid], [])
    hidden = [grid.name for grid in grids if grid not in chosen and grid.hidden and find_header(grid, kind)]
    if not tables:
        raise _no_header(path, chosen, hidden)
    tables = [table for table in tables if table.entries] or tables[:1]
    if not tables[0].entries:
        raise _no_rows(path, tables[0].grid.name)
    _refuse_doubles(tables, path)
    _refuse_uncached(tables, path)
    return OfficeLedger(
        path,
        name,
        tuple(table.grid.name for table in tables if table.grid.name),
        tuple(entry for table in tables for entry in table.entries),
        tuple(_notes(tables, hidden)),
    )


def _sheet(grids: Sequence[Grid], wanted: str, path: str) -> Grid:
    for grid in grids:
        if grid.name.strip() == wanted.strip():
            return grid
    names = [grid.name for grid in grids]
    raise UsageError(
        f"{path}: there is no sheet {wanted!r}; there are: {', '.join(names)}",
        zh=f"{path}：没有名为“{wanted}”的工作表，现有：{'、'.join(names)}",
    )


def _table(grid: Grid, header: Header) -> _Table:
    problem = header.layout.problem + 1
    rows = (
        LedgerRow(
            row.cells,
            CellPlace(grid.name, row.number, problem),
            (row.number, problem) in grid.repeated,
        )
        for row in grid.rows[header.below :]
    )
    caption = next((cell for row in grid.rows[:1] for cell in row.cells if cell), "")
    entries, idle = read_entries(header.layout, rows, caption if header.below > 1 else grid.name)
    return _Table(grid, header, entries, idle)


def _refuse_doubles(tables: Sequence[_Table], path: str) -> None:
    """Raise if sheets list the same problems: they are versions of one ledger, or lists for different purposes."""
    seen: dict[str, str] = {}
    for table in tables:
        problems = [comparable(entry.problem) for entry in table.entries]
        known = [seen[problem] for problem in problems if problem in seen]
        if 2 * len(known) > len(problems):
            raise UsageError(
                f"{path}: the sheets {known[0]!r} and {table.grid.name!r} list the same problems; "
                "choose one with --sheet NAME",
                zh=f"{path}：工作表“{known[0]}”和“{table.grid.name}”所列问题相同，请用 --sheet 指定核对哪一张",
            )
        seen |= dict.fromkeys(problems, table.grid.name)


def _refuse_uncached(tables: Sequence[_Table], path: str) -> None:
    """Raise if results of formulas are not in the file: reading them as empty would report false differences."""
    for table in tables:
        used = {column.place + 1 for column in table.header.layout.columns if column.kind in _USED}
        rows = {row.number for row in table.grid.rows[table.header.below :]}
        cells = sorted(cell for cell in table.grid.uncached if cell[1] in used and cell[0] in rows)
        if cells:
            names = [f"{column_letters(column)}{row}" for row, column in cells[:_NAMED]]
            number = len(cells)
            raise SourceError(
                f"{path}: sheet {table.grid.name!r}: {', '.join(names)}{' …' if number > _NAMED else ''} "
                f"({number} in all) hold formulas without results; open the file in Excel or WPS, save it and use that",
                zh=f"{path}：工作表“{table.grid.name}”的 {'、'.join(names)}{'等' if number > _NAMED else ''}"
                f"共 {number} 个单元格是公式，文件中没有计算结果，请用 Excel 或 WPS 打开并保存后再核对",
            )


_USED = frozenset({"problem", "status", "progress", "measures", "number_of_measures", "deadline"})


def _notes(tables: Sequence[_Table], hidden: Sequence[str]) -> Iterator[Note]:
    for table in tables:
        name = table.grid.name
        below = {row.number for row in table.grid.rows[table.header.below :]}
        if count := len(table.grid.hidden_rows & below):
            yield Note("hidden-rows", {"sheet": name, "number": count})
        if table.idle:
            yield _idle_note(name, table.idle)
        yield from _unknown_columns(name, [table.header.layout])
    yield from _no_status([entry for table in tables for entry in table.entries])
    if hidden:
        yield Note("hidden-sheets", {"sheets": list(hidden)})


def _idle_note(sheet: str, idle: Sequence[CellPlace]) -> Note:
    rows = [place.row for place in idle]
    return Note("no-problem", {"sheet": sheet, "rows": rows[:_NAMED], "number": len(rows)})


def _unknown_columns(sheet: str, layouts: Iterable[Layout]) -> Iterator[Note]:
    """A note of the columns with unknown names, lest their content be thought compared."""
    names = dict.fromkeys(
        column.name
        for layout in layouts
        for column in layout.columns
        if column.name and column.kind in ("", "other") and not is_usual_column(column.name)
    )
    if names:
        yield Note("unknown-columns", {"sheet": sheet, "columns": list(names)})


def _no_status(entries: Iterable[Entry]) -> Iterator[Note]:
    if all(entry.status is None for entry in entries):
        yield Note("no-status", {})


# -- texts


def _from_text(source: Source, path: str, kind: Kinds) -> OfficeLedger:
    """The tables of a text that are ledgers, read together."""
    lines = scan_lines(source)
    entries: list[Entry] = []
    idle: list[CellPlace] = []
    index = 0
    layouts: list[Layout] = []
    while index < len(lines):
        cells = _cells(source, lines[index])
        layout = text_layout([cell.of(source.text) for cell in cells], kind)
        if layout is None:
            index += 1
            continue
        layouts.append(layout)
        delimiter = delimiter_of(source.text, lines[index].span)
        rows = list(table_rows(source, lines, index, delimiter, len(layout.columns)))
        caption = lines[index - 1].span.of(source.text) if index else ""
        found, skipped = read_entries(layout, _text_rows(source, lines, layout, rows), caption)
        entries += found
        idle += skipped
        index = rows[-1][1] + 1 if rows else index + 1
    if not layouts:
        raise _no_header(path, [_as_grid(source, lines)], [])
    if not entries:
        raise _no_rows(path, "")
    notes = [
        *([_idle_note("", idle)] if idle else []),
        *_unknown_columns("", layouts),
        *_no_status(entries),
    ]
    return OfficeLedger(path, source.kind, (), tuple(entries), tuple(notes), source)


def _cells(source: Source, line: Line) -> list[Span]:
    delimiter = delimiter_of(source.text, line.span)
    return split_cells(source, line, delimiter) if delimiter else []


def _text_rows(
    source: Source, lines: Sequence[Line], layout: Layout, rows: Iterable[tuple[int, int, list[Span]]]
) -> Iterator[LedgerRow]:
    for first, _, spans in rows:
        if not is_rule(source.text, spans):
            problem = spans[layout.problem] if layout.problem < len(spans) else spans[0]
            place = CellPlace("", lines[first].number, offset=problem.start)
            yield LedgerRow([span.of(source.text) for span in spans], place)


def _as_grid(source: Source, lines: Sequence[Line]) -> Grid:
    """The lines of a text divided into cells, to show what was found instead of a header."""
    rows = ((line, _cells(source, line)) for line in lines)
    return Grid(
        "",
        tuple(
            GridRow(line.number, tuple(cell.of(source.text) for cell in cells))
            for line, cells in rows
            if cells
        ),
    )


# -- what is missing


def _no_rows(path: str, sheet: str) -> SourceError:
    return SourceError(
        f"{path}: {f'sheet {sheet!r}: ' if sheet else ''}there is no problem below the header of the ledger",
        zh=f"{path}：{f'工作表“{sheet}”的' if sheet else ''}台账表头下没有问题条目，请确认文件是否正确",
    )


def _no_header(path: str, grids: Sequence[Grid], hidden: Sequence[str]) -> SourceError:
    """The error that no sheet has the columns of a ledger, with the columns found and the way to declare them."""
    seen = [(grid.name, names_seen(grid)) for grid in grids]
    filled = [(name, names) for name, names in seen if names]
    if not filled and not hidden:
        return SourceError(
            f"{path}: nothing in it that could be a ledger; check that this is the right file",
            zh=f"{path}：其中没有表格内容，请确认文件是否正确",
        )
    en = "; ".join(f"{f'sheet {name!r}: ' if name else ''}{', '.join(names)}" for name, names in filled)
    zh = "；".join(f"{f'工作表“{name}”：' if name else ''}{'、'.join(names)}" for name, names in filled)
    example = next((names[1] for _, names in filled if len(names) > 1), "…")
    return SourceError(
        f"{path}: no header of a ledger found: one column has to name the problems (问题, 反馈问题 …) and another "
        f"measures, progress, status, time limit or who is responsible. Seen: {en or '-'}. Name the columns so, or "
        f'say in rectify-lint.toml which is meant: [ledger.columns] problem = "{example}"'
        + (f". Hidden sheets are not read unless named with --sheet: {', '.join(hidden)}" if hidden else ""),
        zh=f"{path}：没有找到台账表头，表头须有“问题”（或“反馈问题”等）一栏，并有整改措施、整改情况、完成情况、整改时限、"
        f"责任单位等栏中的至少一栏。现有栏目：{zh or '无'}。请改用常用的栏目名称，或在 rectify-lint.toml 中写明："
        f'[ledger.columns] problem = "{example}"'
        + (f"。隐藏的工作表须用 --sheet 指定才会读取：{'、'.join(hidden)}" if hidden else ""),
    )
