"""Ledgers: tables with a row for each problem (序号, 反馈问题, 整改措施, 责任单位, 整改时限, 完成情况).

A table is a ledger if its header names a column of problems and one of measures, progress or status; the
order of the columns is free. A table of figures (地区, 举报件数, 已办结) is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.facts.columns import column_name
from rectify_lint.facts.model import Label
from rectify_lint.notice.ledger_rows import Column, Layout, RowSort, layout_of
from rectify_lint.notice.types import LabelLine
from rectify_lint.source.text import Source, Span
from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Marker, Style
from rectify_lint.syntax.outline import Node
from rectify_lint.syntax.tables import delimiter_of, is_rule, joined_row, split_cells
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Draft, Record

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_STATED = frozenset({"status", "progress"})
_CAPTION = 40
"""A line within a table that is no row is at most so long: the name of a group of rows."""


class Row(Draft, frozen=False):
    """One problem of a ledger.

    Attributes:
        first: index of its first line.
        last: index of its last line; below it further lines may carry on its measures.
        number: the number in the column 序号, ``None`` where there is none.
        problem: the cell that states the problem.
        span: from its first to its last character.
        cells: the other cells with their columns; a later line adds what it has.
    """

    first: int
    last: int
    number: Marker | None
    problem: Span
    span: Span
    cells: list[tuple[Column, Span]]


class Ledger(Record):
    """A table of problems: the lines from its header to its last row, as indices, and its rows."""

    header: int
    last: int
    rows: tuple[Row, ...]


def find_ledgers(source: Source, lines: Sequence[Line]) -> tuple[Ledger, ...]:
    """All ledgers, in order of the text; nothing is read twice."""
    found = []
    index = 0
    while index < len(lines):
        delimiter = delimiter_of(source.text, lines[index].span)
        layout = _layout(source, lines[index], delimiter) if delimiter else None
        if layout is None:
            index += 1
            continue
        ledger = _Reader(source, lines, index, delimiter, layout).read()
        if ledger.rows:
            found.append(ledger)
        index = ledger.last + 1
    return tuple(found)


def _layout(source: Source, line: Line, delimiter: str) -> Layout | None:
    """The columns that a line names, ``None`` if it is no header of a ledger."""
    return layout_of([column_name(cell.of(source.text)) for cell in split_cells(source, line, delimiter)])


class _Reader:
    """Reads the rows below one header."""

    def __init__(
        self, source: Source, lines: Sequence[Line], header: int, delimiter: str, layout: Layout
    ) -> None:
        self._source = source
        self._text = source.text
        self._lines = lines
        self._header = header
        self._delimiter = delimiter
        self._layout = layout
        self._rows: list[Row] = []

    def read(self) -> Ledger:
        last = self._header
        for first, last, cells in table_rows(
            self._source, self._lines, self._header, self._delimiter, len(self._layout.columns)
        ):
            self._take(first, last, cells)
        return Ledger(self._header, last, tuple(self._rows))

    def _take(self, first: int, last: int, cells: Sequence[Span]) -> None:
        """Add a row, or what it has to the row before it; the rule below a header is none."""
        text, layout = self._text, self._layout
        if is_rule(text, cells):
            return
        words = [cell.of(text) for cell in cells]
        before = self._rows[-1] if self._rows else None
        known = None
        if before is not None:
            known = before.number.number if before.number else None, before.problem.of(text)
        sort = layout.sort(words, known)
        if sort not in (RowSort.PROBLEM, RowSort.MORE):
            return
        others = [
            (column, cells[column.place])
            for column in layout.columns
            if column.place < len(cells) and column.kind not in ("number", "problem", "other")
        ]
        if before is not None and sort is RowSort.MORE:
            before.last = last
            before.span = Span(before.span.start, max(cell.end for cell in cells))
            before.cells += [(column, cell) for column, cell in others if cell.start < cell.end]
            return
        span = Span(min(cell.start for cell in cells), max(cell.end for cell in cells))
        self._rows.append(Row(first, last, self._marker(words, cells), cells[layout.problem], span, others))

    def _marker(self, words: Sequence[str], cells: Sequence[Span]) -> Marker | None:
        value = self._layout.number_of(words)
        if value is None or self._layout.number is None:
            return None
        return Marker(Style.ROW, value, cells[self._layout.number])


def table_rows(
    source: Source, lines: Sequence[Line], header: int, delimiter: str, width: int
) -> Iterator[tuple[int, int, list[Span]]]:
    """The rows below the line *header* of a table of *width* columns: first line, last line, cells.

    An undivided line between two rows, the name of a group, is passed over.
    """

    def divided(index: int) -> bool:
        return source.text.find(delimiter, *source.lines.span(lines[index].number)) >= 0

    def within(index: int) -> bool:
        """Whether an undivided line is the name of a group of rows: short, and the next line is a row again."""
        span = lines[index].span
        return (
            index + 1 < len(lines)
            and span.end - span.start <= _CAPTION
            and source.text.find("。", *span) < 0
            and divided(index + 1)
            and _layout(source, lines[index + 1], delimiter) is None
        )

    index = header
    while (index := index + 1) < len(lines):
        if not divided(index):
            if not within(index):
                break
            continue
        cells = split_cells(source, lines[index], delimiter)
        first = index
        if delimiter == "\t" and len(cells) < width:
            whole = joined_row(source, lines, index, width)
            if whole is not None:
                index, cells = whole
        yield first, index, cells


def row_nodes(notice: Notice) -> tuple[tuple[Node, ...], ...]:
    """The rows of each ledger as nodes below the heading they stand under; they are no part of the outline."""
    outline = notice.outline
    index = len(outline.nodes)
    found = []
    for ledger in notice.ledgers:
        parent = outline.nodes[outline.owner[ledger.header]]
        nodes = []
        for row in ledger.rows:
            nodes.append(_node(notice.text, row, index, parent))
            index += 1
        found.append(tuple(nodes))
    return tuple(found)


def _node(text: str, row: Row, index: int, parent: Node) -> Node:
    behind = Span(row.problem.end, row.span.end)
    if not behind.of(text).strip(" \t|"):
        behind = Span(row.span.start, row.problem.start)
    return Node(
        index=index,
        parent=parent.index,
        marker=row.number,
        style=Style.ROW,
        depth=parent.depth + 1,
        line=row.first,
        last=row.last,
        own_last=row.last,
        title=row.problem,
        run_in=behind,
    )


def row_labels(text: str, row: Row, node: Node) -> Iterator[LabelLine]:
    """The cells of a row as fields: the name of the column is the label.

    Of lines that carry on a row only measures and progress count, and a status where the first line has none.
    """
    told: dict[str, bool] = {}
    for column, cell in row.cells:
        empty = cell.start == cell.end
        if column.kind == "status" and told.get(column.name):
            continue
        if empty and (column.kind not in _STATED or column.name in told):
            continue
        told[column.name] = not empty
        place = _around(text, cell) if empty else Span(cell.start, cell.start)
        yield LabelLine(Label(place, column.name, column.kind, "："), cell, row.first, node.index, True)


def _around(text: str, cell: Span) -> Span:
    """An empty cell with the delimiters beside it, so that there is something to mark."""
    start = cell.start
    while start > 0 and text[start - 1] in " \u3000":
        start -= 1
    end = cell.end
    while end < len(text) and text[end] in " \u3000":
        end += 1
    start = max(start - 1, 0) if text[start - 1 : start] in ("|", "\t") else start
    end += text[end : end + 1] in ("|", "\t")
    return Span(start, end)
