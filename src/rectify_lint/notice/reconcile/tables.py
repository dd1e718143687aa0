"""Tables of figures: the row 合计 against the rows above it, and columns that divide another one or are the rates of two.

Only what a table says of itself is held against it: a row that is called 合计, columns of statuses that together are all
there is. What may count one thing twice (涉及部门, 人次) need not add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import permutations

from rectify_lint.facts.columns import column_name
from rectify_lint.facts.model import Number
from rectify_lint.facts.statuses import classify_status
from rectify_lint.notice.reconcile.shares import rated
from rectify_lint.notice.reconcile.wording import addition, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.tables import delimiter_of, is_rule, split_cells
from rectify_lint.typed import TYPE_CHECKING, NamedTuple
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_TOTALS = frozenset({"合计", "总计", "共计", "总数"})
_SUBTOTAL = "小计"


_TERMS = 30
"""So many terms of a sum are written out."""


class _Cell(NamedTuple):
    """A cell that holds a number, or nothing (zero)."""

    span: Span
    value: Number
    empty: bool = False


class _Table(NamedTuple):
    """The names of the columns, and the rows below: the name of each, and its cells."""

    names: list[str]
    rows: list[tuple[str, list[Span]]]


def check(notice: Notice) -> Iterator[Relation]:
    """Totals of the columns and of the rows of every table that names them."""
    text = notice.text
    for table in _tables(notice):
        yield from _once([*_columns(text, table)], [*_rows(text, table)])
        yield from _rates(text, table)


def _once(columns: Sequence[Relation], rows: Sequence[Relation]) -> Iterator[Relation]:
    """Tell a wrong number once: that of a row is wrong in its column too, a wrong total also in the row of totals."""
    heads = {one.span for one in columns}
    wrong_heads = {one.span for one in columns if one.verdict is Verdict.FAIL}
    wrong_cells = {
        span
        for one in rows
        if one.verdict is Verdict.FAIL and one.span not in heads
        for span in (one.span, *one.places)
    }
    for relations, told in ((columns, wrong_cells), (rows, wrong_heads)):
        for one in relations:
            explained = not told.isdisjoint((one.span, *one.places))
            yield evolve(one, message="") if explained else one


def _tables(notice: Notice) -> Iterator[_Table]:
    """Neighbouring lines that are divided alike, the first of them the header."""
    source, text = notice.source, notice.text
    names: list[str] = []
    rows: list[tuple[str, list[Span]]] = []
    before = ""
    for line in notice.lines:
        delimiter = delimiter_of(text, line.span)
        if delimiter != before:
            if len(rows) > 1:
                yield _Table(names, rows)
            names, rows, before = [], [], delimiter
        if not delimiter:
            continue
        cells = split_cells(source, line, delimiter)
        if not names:
            names = [column_name(cell.of(text)) for cell in cells]
        elif not is_rule(text, cells):
            rows.append((_row_name(text, cells), cells))
    if len(rows) > 1:
        yield _Table(names, rows)


def _row_name(text: str, cells: Sequence[Span]) -> str:
    return next((name for cell in cells if (name := column_name(cell.of(text)))), "")


@cache
def _figure() -> re.Pattern[str]:
    grouped = r"[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]{1,12}"
    return compiled(rf"(?P<number>{grouped})(?P<part>\.[0-9]{{1,4}})?(?:[个项件条人家户]|万?元)?")


def _cell(text: str, cells: Sequence[Span], place: int) -> _Cell | None:
    """The number in a cell, ``None`` where it holds something else or is not there."""
    if place >= len(cells):
        return None
    span = cells[place]
    written = span.of(text)
    if written in ("", "-", "—", "——", "/", "／", "无"):
        return _Cell(span, 0, True)
    found = _figure().fullmatch(written)
    if found is None:
        return None
    digits = found["number"].replace(",", "").replace("，", "")
    return _Cell(span, Decimal(digits + found["part"]) if found["part"] else int(digits))


# -- columns

_UNADDED = compiled(
    "序号|编号|[^占]?率$|占比|比例|比重|平均|均|年份|年度|时间|日期|排名|名次|得分|分数|单价|电话|涉及|人次|覆盖|参与|同比|环比|增长|%|％"
)
"""Columns whose numbers are not added up, or may count one thing in several rows."""


def _columns(text: str, table: _Table) -> Iterator[Relation]:
    """The row 合计 against the others, where there is one such row and no row that repeats part of another."""
    sums = [cells for name, cells in table.rows if name in _TOTALS]
    parts = [cells for name, cells in table.rows if name not in _TOTALS and name != _SUBTOTAL]
    odd = any(name.startswith(("其中", "#", "…", "备注", "说明", "注")) or not name for name, _ in table.rows)
    if len(sums) != 1 or len(parts) < 2 or odd:
        return
    found = []
    for place, name in enumerate(table.names):
        head = _cell(text, sums[0], place)
        cells = [_cell(text, cells, place) for cells in parts]
        numbers = [cell for cell in cells if cell is not None and not cell.empty]
        if (
            head is None
            or head.empty
            or None in cells
            or len(numbers) < 2
            or not name
            or _UNADDED.search(name)
        ):
            continue
        found.append((name, head, numbers))
    holding = sum(_holds(head, numbers) for _, head, numbers in found)
    for name, head, numbers in found:
        # Where hardly a column adds up the table leaves rows out.
        doubtful = len(found) > 1 and not holding
        verdict = Verdict.PASS if _holds(head, numbers) else Verdict.UNCERTAIN if doubtful else Verdict.FAIL
        yield _relation(text, "column", name, head, numbers, verdict)


def _holds(head: _Cell, numbers: Sequence[_Cell]) -> bool:
    """Whether the sum is the total; rounded numbers may miss it by half a unit of their last digit each."""
    values = [cell.value for cell in numbers]
    apart = abs(Decimal(head.value) - Decimal(total(values)))
    if apart and any(isinstance(value, Decimal) for value in (*values, head.value)):
        digits = max(-int(Decimal(value).as_tuple().exponent) for value in (*values, head.value))
        return apart <= Decimal(len(values) + 1).scaleb(-digits) / 2
    return not apart


# -- rows


def _rows(text: str, table: _Table) -> Iterator[Relation]:
    """A column that others divide, in every row; only where most rows show that it does."""
    places = _divided(table.names)
    if places is None:
        return
    whole, parts = places
    found = []
    for name, cells in table.rows:
        head = _cell(text, cells, whole)
        divided = [_cell(text, cells, place) for place in parts]
        if head is None or head.empty or None in divided:
            continue
        found.append((name, head, [cell for cell in divided if cell is not None]))
    holding = sum(_holds(head, numbers) for _, head, numbers in found)
    if holding < 2 or 2 * holding <= len(found):
        return
    for name, head, numbers in found:
        verdict = Verdict.PASS if _holds(head, numbers) else Verdict.FAIL
        yield _relation(text, "row", name, head, numbers, verdict)


@cache
def _measure() -> re.Pattern[str]:
    """What stands behind the status in the name of a column."""
    return compiled("(?:个|件|项|条)?数量?$|(?:问题|事项)$")


def _divided(names: Sequence[str]) -> tuple[int, list[int]] | None:
    """The place of a column that counts all, and those of the columns behind it that divide that by status."""
    statuses = {
        place: status
        for place, name in enumerate(names)
        if (status := classify_status(_measure().sub("", name))) is not None
    }
    wholes = [place for place, name in enumerate(names) if _whole().fullmatch(name) and place not in statuses]
    states = {status.finished for status in statuses.values()}
    if len(wholes) != 1 or states != {True, False} or min(statuses) < wholes[0]:
        return None
    return wholes[0], list(statuses)


@cache
def _whole() -> re.Pattern[str]:
    return compiled(
        "(?:(?:反馈|交办|查出|发现|移交|整改|存在|举报|受理)*(?:问题|事项|任务|线索|举报|信访)?(?:总|个|件|项|条)?数量?|合计|总计|小计)"
    )


# -- rates

_RATE_ROWS = 3
"""In fewer rows two columns may give the rates of a third by chance."""
_WIDEST = 16
"""All pairs of columns are tried for each of rates: in a wider table none."""


@cache
def _percentage() -> re.Pattern[str]:
    return compiled(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]")


def _rates(text: str, table: _Table) -> Iterator[Relation]:
    """A column of rates against the two columns whose quotient it is in all rows, or in all but one."""
    for place, name in enumerate(table.names if len(table.names) <= _WIDEST else ()):
        if not name.endswith(("率", "占比", "比例", "比重")):
            continue
        rates = [
            (_percentage().fullmatch(text, *cells[place]), cells)
            for _, cells in table.rows
            if place < len(cells)
        ]
        told = [(found, cells) for found, cells in rates if found is not None]
        if len(told) < _RATE_ROWS:
            continue
        for part, whole in permutations(range(len(table.names)), 2):
            made = [
                _quotient(found, _cell(text, cells, part), _cell(text, cells, whole)) for found, cells in told
            ]
            known = [one for one in made if one is not None]
            failing = sum(one.verdict is Verdict.FAIL for one in known)
            if len(known) == len(told) and failing <= 1 and len(known) - failing >= _RATE_ROWS - 1:
                yield from known
                break


def _quotient(found: re.Match[str], part: _Cell | None, whole: _Cell | None) -> Relation | None:
    """The relation of a rate to two cells of its row, ``None`` where they are no number and one it is a part of."""
    if part is None or whole is None or not whole.value or part.value > whole.value:
        return None
    value = Decimal(found["number"])
    percent = Decimal(part.value) * 100 / Decimal(whole.value)
    decimals = len(found["number"].partition(".")[2])
    shown = f"{percent.quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)}%"
    arithmetic = f"{number(part.value)}÷{number(whole.value)}={shown}"
    holds = abs(percent - value) < Decimal(1).scaleb(-decimals)
    return rated(Span(*found.span()), value, shown, arithmetic, holds, (whole.span, part.span))


def _relation(
    text: str, message: str, name: str, head: _Cell, numbers: Sequence[_Cell], verdict: Verdict
) -> Relation:
    values = [cell.value for cell in numbers]
    arithmetic = addition(values)
    if len(values) > _TERMS:
        arithmetic = f"{'+'.join(map(number, values[:_TERMS]))}+…={number(total(values))}"
    data = {
        "name": name,
        "declared": head.span.of(text),
        "sum": number(total(values)),
        "arithmetic": arithmetic,
    }
    places = tuple(cell.span for cell in numbers if not cell.empty)
    told = "" if verdict is Verdict.UNCERTAIN else message
    against = "table-rows" if message == "column" else "table-columns"
    return Relation(
        *(
            "table-total",
            head.span,
            f"{name}{data['declared']}",
            against,
            data["sum"],
            arithmetic,
            verdict,
            told,
        ),
        data,
        places,
    )
