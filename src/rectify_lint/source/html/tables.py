"""Rows of tables as lines, as in the reader of Word documents: a tab between cells, merged cells empty.

Pages are also laid out by tables. A table contains data if two of its rows have words in two cells or more, and none of
its cells contains the article or a table with words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rectify_lint.patterns import compiled
from rectify_lint.source.html.lines import Line, Piece
from rectify_lint.source.html.names import ROW_GROUPS
from rectify_lint.source.html.tree import Element, Tree
from rectify_lint.source.joints import divides

_WIDEST = 63  # columns of a table, as in Word documents
_TALLEST = 65_534
_NUMBER = compiled(r"\s*([0-9]{1,5})")

_Row = list[tuple[Element, range]]


def in_rows(
    tree: Tree, lines: Sequence[Line], kept: Sequence[int], main: Element | None
) -> Iterator[list[Piece]]:
    """Those of *lines* that are *kept*, with those in tables of data joined to rows."""
    starts = [lines[place].event for place in kept]
    done = 0
    for table in _outermost(tree, starts, main):
        begin = bisect_left(starts, table.first)
        yield from (lines[place].pieces for place in kept[done:begin])
        done = bisect_left(starts, table.last)
        yield from _rows(tree, table, lines, kept, starts)
    yield from (lines[place].pieces for place in kept[done:])


def _outermost(tree: Tree, starts: Sequence[int], main: Element | None) -> Iterator[Element]:
    """The tables of data in order."""
    events = tree.events
    nesting = _nesting(tree, starts)
    place = 0
    while place < len(events):
        event = events[place]
        if isinstance(event, Element) and event.tag == "table" and event.first == place:
            around = main is not None and event.first < main.first and main.last < event.last
            if not around and event not in nesting and _holds_data(tree, event, starts):
                yield event
                place = event.last
        place += 1


def _nesting(tree: Tree, starts: Sequence[int]) -> set[Element]:
    """The tables that contain another table with words."""
    found: set[Element] = set()
    open_tables: list[Element] = []
    for place, event in enumerate(tree.events):
        if isinstance(event, Element) and event.tag == "table":
            if event.first == place:
                open_tables.append(event)
            else:
                open_tables.pop()
                if open_tables and bisect_left(starts, event.first) < bisect_left(starts, event.last):
                    found.add(open_tables[-1])
    return found


def _holds_data(tree: Tree, table: Element, starts: Sequence[int]) -> bool:
    full = 0
    for row in _rows_of(tree, table, starts):
        full += sum(bool(cell) for _, cell in row) > 1
        if full > 1:
            return True
    return False


def _rows_of(tree: Tree, table: Element, starts: Sequence[int]) -> Iterator[_Row]:
    """The rows of *table*: its cells, each with the kept lines in it."""
    row: _Row | None = None
    place = table.first + 1
    while place < table.last:
        event = tree.events[place]
        if isinstance(event, Element) and event.tag == "tr":
            if event.first == place:
                row = []
            elif row is not None:
                yield row
                row = None
        elif isinstance(event, Element) and event.tag not in ROW_GROUPS:
            inside = range(bisect_left(starts, event.first), bisect_left(starts, event.last))
            if row is not None and event.tag in ("td", "th"):
                row.append((event, inside))
            elif inside:
                yield [(event, inside)]
            place = event.last
        place += 1


def _rows(
    tree: Tree, table: Element, lines: Sequence[Line], kept: Sequence[int], starts: Sequence[int]
) -> Iterator[list[Piece]]:
    going_on: dict[int, int] = {}  # by column: rows that a cell above still reaches into
    for row in _rows_of(tree, table, starts):
        pieces: list[Piece] = []
        column = reached = 0
        for cell, inside in row:
            column = _free(going_on, column)
            wide = max(min(_span(cell, "colspan"), _WIDEST - column), 1)
            words = list(_joined([lines[kept[place]].pieces for place in inside]))
            if words:
                pieces += _tabs(column - reached, cell.start)
                pieces += words
                reached = column
            tall = _span(cell, "rowspan")
            for place in range(column, min(column + wide, _WIDEST)):
                going_on[place] = tall
            column += wide
        column = _free(going_on, column)
        if pieces:
            yield [*pieces, *_tabs(column - 1 - reached, pieces[-1].end)]
        going_on = {place: rows - 1 for place, rows in going_on.items() if rows > 1}


def _free(going_on: dict[int, int], column: int) -> int:
    """The first column from *column* on without a cell from above."""
    while column in going_on:
        column += 1
    return column


def _tabs(number: int, place: int) -> list[Piece]:
    return [Piece("\t" * number, place, place)] if number > 0 else []


def _span(cell: Element, name: str) -> int:
    found = _NUMBER.match(cell.attributes.get(name, ""))
    return 1 if found is None else min(max(int(found[1]), 1), _TALLEST)


def _joined(rows: Sequence[list[Piece]]) -> Iterator[Piece]:
    """The lines of a cell as one, stripped, with a blank between two unless a mark separates them."""
    before: Piece | None = None
    for row in rows:
        row = _stripped(row)
        if before is not None and row and not divides(before.text):
            yield Piece(" ", before.end, row[0].start)
        yield from row
        before = row[-1] if row else before


def _stripped(row: list[Piece]) -> list[Piece]:
    """A line without the blanks at its ends."""
    first, last = 0, len(row)
    while first < last and row[first].text.isspace():
        first += 1
    while last > first and row[last - 1].text.isspace():
        last -= 1
    row = row[first:last]
    if row:
        text, start, end = row[0]
        same = len(text) == end - start
        cut = text.lstrip()
        row[0] = Piece(cut, start + len(text) - len(cut) if same else start, end)
        text, start, end = row[-1]
        same = len(text) == end - start
        cut = text.rstrip()
        row[-1] = Piece(cut, start, end - len(text) + len(cut) if same else end)
    return row
