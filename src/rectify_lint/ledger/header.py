"""Finding the header of a ledger in a sheet, and the kinds of its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rectify_lint.facts.columns import column_name, ledger_column_kind
from rectify_lint.notice.ledger_rows import Layout, layout_of
from rectify_lint.source.grid import Grid
from rectify_lint.typed import NamedTuple

Kinds = Callable[[str], str]
"""What a column of a name holds."""

_TELLING = frozenset({"status", "progress", "measures", "owner", "deadline"})
_DEEPEST = 30
"""Titles and remarks above the header take up so many rows at most."""

_SHOWN = 12
"""Names of columns that an error shows of one sheet."""


class Header(NamedTuple):
    """The layout of a ledger, and the index of the first row below its header."""

    layout: Layout
    below: int


def kinds(columns: Mapping[str, Sequence[str]] | None = None) -> Kinds:
    """A function that recognises the kind of a column: by the names in *columns*, else by the usual names."""
    named = {column_name(name): kind for kind, names in (columns or {}).items() for name in names}

    def kind(name: str) -> str:
        if name in named:
            return named[name]
        usual = ledger_column_kind(name)
        return "other" if usual in named.values() else usual

    return kind


def text_layout(names: Sequence[str], kind: Kinds) -> Layout | None:
    """The layout of columns in a header line of a text; ``None`` if it is no header."""
    return layout_of([column_name(name) for name in names], kind, _TELLING)


def find_header(grid: Grid, kind: Kinds) -> Header | None:
    """The header of *grid* over one or two rows; ``None`` if its first rows have none."""
    for index, row in enumerate(grid.rows[:_DEEPEST]):
        names = [column_name(cell) for cell in row.cells]
        if index + 1 < len(grid.rows) and len({*names} - {""}) > 1:
            lower = [column_name(cell) for cell in grid.rows[index + 1].cells]
            both = layout_of(_joined(names, lower, kind), kind, _TELLING)
            if both is not None and _carries_on(names, lower, both, kind):
                return Header(both, index + 2)
        alone = layout_of(names, kind, _TELLING)
        if alone is not None and _reads_as_names(names, kind):
            return Header(alone, index + 1)
    return None


def _reads_as_names(names: Sequence[str], kind: Kinds) -> bool:
    """Whether no cell is a number or a sentence, since rows of the table may contain words of a header too."""
    return all(not name or (kind(name) and not name[0].isdigit()) for name in names)


def _joined(upper: Sequence[str], lower: Sequence[str], kind: Kinds) -> list[str]:
    """The names of columns whose header has two rows: the lower one's, with the upper one's if that alone says little."""
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    spread, names = "", []
    for name, detail in zip(above, below, strict=True):
        spread = name or spread
        if not detail or detail == name:
            names.append(name)
        else:
            names.append(detail if kind(detail) not in ("", "other") else spread + detail)
    return names


def _carries_on(upper: Sequence[str], lower: Sequence[str], both: Layout, kind: Kinds) -> bool:
    """Whether the lower row divides columns of the upper one and is not the first problem.

    An upper row that is no names of columns is a remark (填报单位：…): the header starts below it.
    """
    if both.number_of(lower) is not None or not _reads_as_names(upper, kind):
        return False
    divided = False
    for place, detail in enumerate(lower):
        name = upper[place] if place < len(upper) else ""
        if not detail or detail == name:
            continue
        known = kind(detail)
        if not known:
            return False
        spread = not name or name in (*upper[max(place - 1, 0) : place], *upper[place + 1 : place + 2])
        divided = divided or (spread and known != "other")
    return divided


def names_seen(grid: Grid) -> list[str]:
    """The names in the row that looks most like a header, for the error that a sheet has none."""
    rows = [list(dict.fromkeys(filter(None, map(column_name, row.cells)))) for row in grid.rows[:_DEEPEST]]
    short = [[name for name in row if len(name) <= _SHOWN] for row in rows]
    return max(short, key=len, default=[])[:_SHOWN]
