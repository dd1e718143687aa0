"""Sheets of cells as text: the content of a workbook or of a file of separated values."""

from __future__ import annotations

from rectify_lint.typed import NamedTuple
from rectify_lint.value import Record


class GridRow(NamedTuple):
    """One row: its 1-based number in the sheet, and the text of its cells without empty ones at the end."""

    number: int
    cells: tuple[str, ...]


class Grid(Record):
    """A sheet.

    Attributes:
        name: its name; ``""`` in a file with only one.
        rows: its rows that are not empty, in order. The value of merged cells is in each of them.
        hidden: whether the sheet is hidden.
        hidden_rows: the numbers of its rows that are hidden or filtered out.
        repeated: the 1-based (row, column) of cells that repeat the value of the merged cell above or before them.
        uncached: the 1-based (row, column) of cells with a formula without a stored result.
    """

    name: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    repeated: frozenset[tuple[int, int]] = frozenset()
    uncached: frozenset[tuple[int, int]] = frozenset()


def column_letters(column: int) -> str:
    """The letters of a 1-based column: ``A``, …, ``Z``, ``AA``."""
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
