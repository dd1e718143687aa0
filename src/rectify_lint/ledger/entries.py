"""Entries from the rows below a header: a problem with its status, measures and time limit, over one or more rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rectify_lint.facts.columns import asks_yes_or_no
from rectify_lint.facts.headings import section_status
from rectify_lint.facts.model import StatusClass
from rectify_lint.facts.ordinals import scan_ordinals
from rectify_lint.ledger.model import CellPlace, Entry
from rectify_lint.notice.item_parts import cell_status, circled
from rectify_lint.notice.ledger_rows import Column, Layout, RowSort
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import NamedTuple
from rectify_lint.value import Draft


class LedgerRow(NamedTuple):
    """A row to read: its cells, the place of the problem's cell, and whether that is merged with the one above."""

    cells: Sequence[str]
    place: CellPlace
    merged: bool = False


class _Open(Draft, frozen=False):
    """An entry whose rows are still being read; later rows leave out what merged cells repeat."""

    place: CellPlace
    number: int | None
    written: str
    problem: str
    wider: str
    group: str
    rows: list[Sequence[str]]


def read_entries(
    layout: Layout, rows: Iterable[LedgerRow], caption: str = ""
) -> tuple[list[Entry], list[CellPlace]]:
    """The entries below a header, and the places of rows with a number but no problem.

    *caption* is the name of the whole table; like the name of a group it may give the status of its entries.
    """
    opened: list[_Open] = []
    idle: list[CellPlace] = []
    group = ""
    for row in rows:
        cells = _single([*row.cells, *[""] * (len(layout.columns) - len(row.cells))])
        before = opened[-1] if opened else None
        wider = _wider(layout, [cells])
        if wider and not cells[layout.problem] and (before is None or before.wider != wider):
            # A problem without details of its own.
            cells = [*cells[: layout.problem], wider, *cells[layout.problem + 1 :]]
        sort = layout.sort(cells, None if before is None else (before.number, before.problem))
        if (
            sort is RowSort.GROUP
            and layout.problem
            and cells[layout.problem]
            and not any(cells[: layout.problem])
        ):
            sort = RowSort.PROBLEM  # the name of a group stands in the first column or over all of them
        if sort is RowSort.GROUP:
            group = next(cell for cell in reversed(cells) if cell)
        elif before is not None and (sort is RowSort.MORE or (row.merged and sort is RowSort.PROBLEM)):
            before.rows.append(cells)
        elif sort is RowSort.PROBLEM:
            number = cells[layout.number] if layout.number is not None and layout.number < len(cells) else ""
            problem = cells[layout.problem]
            if not wider and not number and before is not None:
                wider = before.wider  # its cell is merged with that above
            opened.append(_Open(row.place, layout.number_of(cells), number, problem, wider, group, [cells]))
        elif layout.number_of(cells) is not None:
            idle.append(row.place)
    return [_entry(layout, one, caption) for one in opened], idle


def _single(cells: Sequence[str]) -> Sequence[str]:
    """*row* with a value that is merged over all its cells kept only in the first."""
    filled = [cell for cell in cells if cell]
    merged = len(filled) > 2 and len(set(filled)) == 1
    return [filled[0], *[""] * (len(cells) - 1)] if merged else cells


def _entry(layout: Layout, one: _Open, caption: str) -> Entry:
    told = _status(layout, one.rows)
    status = told.status
    if status is None and not told.wording:
        status = section_status(one.group) or section_status(caption)
    return Entry(
        one.place,
        one.written,
        one.problem,
        _first(layout, one.rows, "group") or (one.wider if one.wider != one.problem else "") or one.group,
        status,
        told.wording,
        told.column,
        told.coarse,
        _measures(layout, one.rows),
        _first(layout, one.rows, "deadline"),
        _first(layout, one.rows, "owner"),
    )


def _columns(layout: Layout, kind: str) -> list[Column]:
    return [column for column in layout.columns if column.kind == kind]


def _values(rows: Sequence[Sequence[str]], column: Column) -> list[str]:
    """The different non-empty values of the rows in *column*, in order."""
    return list(
        dict.fromkeys(row[column.place] for row in rows if column.place < len(row) and row[column.place])
    )


_ACTUAL = ("实际", "办结", "销号")
"""A column of dates so named tells when something was done, not by when it had to be."""


def _first(layout: Layout, rows: Sequence[Sequence[str]], kind: str) -> str:
    """The first value in a column of *kind*."""
    for column in _columns(layout, kind):
        values = [] if column.name.startswith(_ACTUAL) else _values(rows, column)
        if values:
            return values[0]
    return ""


def _wider(layout: Layout, rows: Sequence[Sequence[str]]) -> str:
    """The value of a general column of problems beside one of details (问题, 具体问题)."""
    others = [column for column in _columns(layout, "problem") if column.place != layout.problem]
    return next((value for column in others for value in _values(rows, column)), "")


# -- the status


class _Told(NamedTuple):
    """A status as cells give it: its class, its wording, the column that explains it, whether it is only yes or no."""

    status: StatusClass | None = None
    wording: str = ""
    column: str = ""
    coarse: bool = False


def _status(layout: Layout, rows: Sequence[Sequence[str]]) -> _Told:
    """The status of all rows of an entry together; rows that differ make it partly done."""
    found = [told for row in rows for told in _row_status(layout, row)]
    known = [told for told in found if told.status is not None]
    if not found:
        return _Told()
    wording = "、".join(dict.fromkeys(told.wording for told in found))
    if not known:
        return _Told(None, wording)
    classes = list(dict.fromkeys(told.status for told in known))
    together = known[0]._replace(wording=wording, coarse=any(told.coarse for told in known))
    if len(classes) == 1:
        return together
    if all(status is not None and status.finished for status in classes):
        return together._replace(status=StatusClass.KEEP)
    return together._replace(status=StatusClass.PARTIAL, coarse=True)


def _row_status(layout: Layout, row: Sequence[str]) -> Iterator[_Told]:
    """The status in the first column of *row* that has one; the text of a progress column may begin with one."""
    unknown = ""
    for kind in ("status", "progress"):
        for column in _columns(layout, kind):
            value = row[column.place].strip() if column.place < len(row) else ""
            if not value:
                continue
            status, ticked = cell_status(value)
            if status is not None and (kind == "status" or not ticked):
                opening = re.split("[。；;\n]", value, maxsplit=1)[0]
                coarse = ticked or asks_yes_or_no(column.name)
                yield _Told(status, opening, column.name if ticked else "", coarse)
                return
            if kind == "status":
                unknown = unknown or value
    if unknown:
        yield _Told(None, unknown)


# -- the measures

_DIGITS = 4
"""Digits that a number of measures has at most."""


def _measures(layout: Layout, rows: Sequence[Sequence[str]]) -> int | None:
    """The number of measures: as given in a column, else as its cells enumerate them, else one per row."""
    for column in _columns(layout, "number_of_measures"):
        for value in _values(rows, column):
            if value.isdecimal() and len(value) <= _DIGITS:
                return int(value)
    for kind in ("measures", "progress"):
        for column in _columns(layout, kind)[:1]:
            cells = _values(rows, column)
            listed = [count_listed(cell) for cell in cells]
            if len(cells) > 1 and kind == "measures":
                return sum(max(1, count) for count in listed)
            if sum(listed):
                return sum(listed)
    return None


@cache
def _numbered() -> re.Pattern[str]:
    return compiled(r"(?:^|(?<=[\s；;。，,：:]))[（(]?([0-9]{1,2})(?:[、．）)]|[.](?![0-9]))")


def count_listed(text: str) -> int:
    """The measures enumerated in a text (一是, 二是 …; ① ②; consecutive 1. 2. or （1）（2）); 0 for a single one."""
    ordinals = sum(one.series == "是" for one in scan_ordinals(text))
    if ordinals:
        return ordinals
    rounds = sum(1 for _ in circled(text, [Span(0, len(text))]))
    if rounds:
        return rounds
    expected = 1
    for found in _numbered().finditer(text):
        expected += int(found[1]) == expected
    return expected - 1 if expected > 2 else 0
