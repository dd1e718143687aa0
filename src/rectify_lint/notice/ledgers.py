"""Ledgers: tables with a row for each problem (序号, 反馈问题, 整改措施, 责任单位, 整改时限, 完成情况).

A table is a ledger if its header names a column of problems and one of measures, progress or status; the
order of the columns is free. A table of figures (地区, 举报件数, 已办结) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from rectify_lint.facts.columns import column_kind, column_name
from rectify_lint.facts.model import Label
from rectify_lint.notice.types import LabelLine
from rectify_lint.source.text import Source, Span
from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Marker, Style, numeral_value
from rectify_lint.syntax.outline import Node
from rectify_lint.syntax.tables import delimiter_of, is_rule, joined_row, split_cells

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_TELLING = frozenset({"status", "progress", "measures"})
_STATED = frozenset({"status", "progress"})
_TOTALS = ("合计", "总计", "小计", "共计", "总数")
_CAPTION = 40
"""A line within a table that is no row is at most so long: the name of a group of rows."""


@attrs.frozen
class Column:
    """A column of a ledger: its place among the cells, its name, and its kind (``facts.columns``)."""

    place: int
    name: str
    kind: str


@attrs.define(eq=False)
class Row:
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


@attrs.frozen(eq=False)
class Ledger:
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
        columns = _columns(source, lines[index], delimiter) if delimiter else None
        if columns is None:
            index += 1
            continue
        ledger = _Reader(source, lines, index, delimiter, columns).read()
        if ledger.rows:
            found.append(ledger)
        index = ledger.last + 1
    return tuple(found)


def _columns(source: Source, line: Line, delimiter: str) -> list[Column] | None:
    """The columns that a line names, ``None`` if it is no header of a ledger."""
    names = [column_name(cell.of(source.text)) for cell in split_cells(source, line, delimiter)]
    columns = [Column(place, name, column_kind(name)) for place, name in enumerate(names)]
    kinds = {column.kind for column in columns}
    if "problem" not in kinds or not kinds & _TELLING:
        return None
    return columns


class _Reader:
    """Reads the rows below one header."""

    def __init__(
        self, source: Source, lines: Sequence[Line], header: int, delimiter: str, columns: list[Column]
    ) -> None:
        self._source = source
        self._text = source.text
        self._lines = lines
        self._header = header
        self._delimiter = delimiter
        self._columns = columns
        self._rows: list[Row] = []
        problems = [column for column in columns if column.kind == "problem"]
        detailed = [column for column in problems if "具体" in column.name]
        self._problem = (detailed or problems)[0].place
        self._number = next((column.place for column in columns if column.kind == "number"), None)

    def read(self) -> Ledger:
        index = last = self._header
        while (index := index + 1) < len(self._lines):
            if not self._divided(index):
                if not self._within(index):
                    break
                continue
            cells = split_cells(self._source, self._lines[index], self._delimiter)
            first = index
            if self._delimiter == "\t" and len(cells) < len(self._columns):
                whole = joined_row(self._source, self._lines, index, len(self._columns))
                if whole is not None:
                    index, cells = whole
            last = index
            self._take(first, index, cells)
        return Ledger(self._header, last, tuple(self._rows))

    def _divided(self, index: int) -> bool:
        return self._text.find(self._delimiter, *self._source.lines.span(self._lines[index].number)) >= 0

    def _within(self, index: int) -> bool:
        """Whether an undivided line is the name of a group of rows: short, and the next line is a row again."""
        span = self._lines[index].span
        return (
            index + 1 < len(self._lines)
            and span.end - span.start <= _CAPTION
            and self._text.find("。", *span) < 0
            and self._divided(index + 1)
            and _columns(self._source, self._lines[index + 1], self._delimiter) is None
        )

    def _take(self, first: int, last: int, cells: Sequence[Span]) -> None:
        """Add a row, or what it has to the row before it; rules, totals and repeated headers are none."""
        text = self._text
        words = [column_name(cell.of(text)) for cell in cells]
        named = next((word for word in words if word), "")
        if not named or named.startswith(_TOTALS) or is_rule(text, cells):
            return
        if words == [column.name for column in self._columns[: len(words)]]:
            return
        if self._names_group(words):
            return
        others = [
            (column, cells[column.place])
            for column in self._columns
            if column.place < len(cells) and column.kind not in ("number", "problem", "other")
        ]
        problem = cells[self._problem] if self._problem < len(cells) else Span(0, 0)
        number = self._marker(cells)
        if self._carries_on(problem.of(text), number):
            row = self._rows[-1]
            row.last = last
            row.span = Span(row.span.start, max(cell.end for cell in cells))
            row.cells += [(column, cell) for column, cell in others if cell.start < cell.end]
        elif problem.start < problem.end:
            span = Span(min(cell.start for cell in cells), max(cell.end for cell in cells))
            self._rows.append(Row(first, last, number, problem, span, others))

    def _names_group(self, words: Sequence[str]) -> bool:
        """Whether a row has but the name of the rows below it, and perhaps a number in Chinese (一)."""
        filled = [place for place, word in enumerate(words) if word]
        if len(filled) == 1:
            return len(words) > 1
        if self._number is None or {*filled} != {self._number, self._problem} or len(words) == len(filled):
            return False
        return not words[self._number][:1].isdigit()

    def _carries_on(self, problem: str, number: Marker | None) -> bool:
        """Whether a row states no problem of its own: its cells were merged with those above."""
        if not self._rows:
            return False
        before = self._rows[-1]
        same_number = number is None or (before.number is not None and number.number == before.number.number)
        return same_number and (not problem or problem == before.problem.of(self._text))

    def _marker(self, cells: Sequence[Span]) -> Marker | None:
        if self._number is None or self._number >= len(cells):
            return None
        span = cells[self._number]
        written = re.sub(r"[\s*、.．（）()]", "", span.of(self._text))
        if not re.fullmatch("[0-9０-９]{1,4}|[〇零一二三四五六七八九十百]{1,5}", written):
            return None
        value = numeral_value(written)
        return None if value is None else Marker(Style.ROW, value, span)


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


def plain_lines(lines: Sequence[Line], covered: frozenset[int]) -> tuple[Line, ...]:
    """*lines*, those of tables without markers: a number there is that of a row, not of a heading."""
    return tuple(
        Line(line.number, line.span, None, line.span)
        if line.marker is not None and index in covered
        else line
        for index, line in enumerate(lines)
    )
