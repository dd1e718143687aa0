"""Sheets of cells: what a workbook or a file of separated values holds, as text."""

from __future__ import annotations

from rectify_lint.typed import NamedTuple
from rectify_lint.value import Record


class GridRow(NamedTuple):
    """One row: its 1-based number in the sheet, and the text of its cells, those at the end that are empty left out."""

    number: int
    cells: tuple[str, ...]


class Grid(Record):
    """A sheet.

    Attributes:
        name: its name, ``""`` for a file that has but one.
        rows: its rows that are not empty, in order. A value that is merged over several cells stands in each.
        hidden: whether the sheet is hidden.
        hidden_rows: the numbers of its rows that are hidden or filtered out.
        repeated: the cells, as (row, column) from 1, that show the value of the merged cell above or before them.
        uncached: the cells that hold a formula without a stored result.
    """

    name: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    repeated: frozenset[tuple[int, int]] = frozenset()
    uncached: frozenset[tuple[int, int]] = frozenset()


def column_letters(column: int) -> str:
    """The letters of a 1-based column: ``A``, ``Z``, ``AA``."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def without_end(cells: list[str]) -> tuple[str, ...]:
    """*cells* without the empty ones at the end."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])
