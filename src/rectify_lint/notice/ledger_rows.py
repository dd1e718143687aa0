"""What the rows of a ledger are for, told from the words of their cells: problems, groups, more of the row before.

Tables in a text (``notice.ledgers``) and sheets of a workbook (``rectify_lint.ledger``) are read by the same rules.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Container, Sequence
from functools import cache

from rectify_lint.facts.columns import column_kind, column_name
from rectify_lint.patterns import compiled
from rectify_lint.syntax.markers import numeral_value
from rectify_lint.value import Value

_TELLING = frozenset({"status", "progress", "measures"})
_TOTALS = ("合计", "总计", "小计", "共计", "总数")


@cache
def _signature() -> re.Pattern[str]:
    """How a row below a ledger opens that tells who filled it in, and when; or that is a remark on it."""
    role = "填报|填表|填写|制表|编制|报送|审核|复核|审签|审批|经办|联系|负责|单位负责|主要负责|部门负责"
    return compiled(
        rf"(?:(?:{role})(?:人员?|单位|部门|领导|日期|时间)|(?:联系)?电话|联系方式)(?:签字|签名|签章|盖章)?(?:[：:]|$)"
        rf"|(?:制表|填表|审核|复核|审批|单位|日期|备注|注|附注|说明)[：:]"
    )


class Column(Value):
    """A column of a ledger: its place among the cells, its name, and its kind (``facts.columns``)."""

    place: int
    name: str
    kind: str


class RowSort(enum.Enum):
    """What a row is there for."""

    ASIDE = "aside"  # nothing, a total, a signature, the header once more
    GROUP = "group"  # the name of the rows below it
    PROBLEM = "problem"  # a problem of its own
    MORE = "more"  # more of the problem before: its cells were merged with those above


class Layout(Value):
    """The columns that the header of a ledger names, and what they make of the rows below.

    Attributes:
        columns: all columns, in order.
        problem: the place of the one that states the problem.
        number: the place of the one with the numbers, ``None`` where there is none.
    """

    columns: tuple[Column, ...]
    problem: int
    number: int | None

    def sort(self, cells: Sequence[str], before: tuple[int | None, str] | None) -> RowSort:
        """What the row of *cells* is; *before* is the number and problem of the problem before it, if there is one."""
        words = [column_name(cell) for cell in cells]
        named = next((word for word in words if word), "")
        if not named or named.startswith(_TOTALS) or _signature().match(named) or self._repeats(words):
            return RowSort.ASIDE
        if self._names_group(words):
            return RowSort.GROUP
        problem = cells[self.problem] if self.problem < len(cells) else ""
        if before is not None and self._carries_on(problem, self.number_of(cells), before):
            return RowSort.MORE
        return RowSort.PROBLEM if problem else RowSort.ASIDE

    def number_of(self, cells: Sequence[str]) -> int | None:
        """The number of the row, ``None`` where its cell is empty or holds something else."""
        if self.number is None or self.number >= len(cells):
            return None
        written = compiled(r"[\s*、.．（）()]").sub("", cells[self.number])
        if not compiled("[0-9０-９]{1,4}|[〇零一二三四五六七八九十百]{1,5}").fullmatch(written):
            return None
        return numeral_value(written)

    def _repeats(self, words: Sequence[str]) -> bool:
        """Whether a row has the header once more, or is its second row whose merged cells show what the first has."""
        named = self.columns[self.problem].name
        return (self.problem < len(words) and words[self.problem] == named) or list(words) == [
            column.name for column in self.columns[: len(words)]
        ]

    def _names_group(self, words: Sequence[str]) -> bool:
        """Whether a row has but the name of the rows below it, and perhaps a number in Chinese (一)."""
        filled = [place for place, word in enumerate(words) if word]
        if len(filled) == 1:
            return len(words) > 1
        if self.number is None or {*filled} != {self.number, self.problem} or len(words) == len(filled):
            return False
        return not words[self.number][:1].isdigit()

    def _carries_on(self, problem: str, number: int | None, before: tuple[int | None, str]) -> bool:
        """Whether a row states no problem of its own."""
        return number in (None, before[0]) and (not problem or problem == before[1])


def layout_of(
    names: Sequence[str],
    kind: Callable[[str], str] = column_kind,
    telling: Container[str] = _TELLING,
) -> Layout | None:
    """The layout that a header with columns of these *names* gives, ``None`` if it is none of a ledger.

    *kind* tells what a column of a name holds. A ledger has a column of problems and one of a kind in *telling*:
    measures, progress or status; of several columns of problems the one that goes into detail counts.
    """
    columns = tuple(Column(place, name, kind(name)) for place, name in enumerate(names))
    problems = [column for column in columns if column.kind == "problem"]
    if not problems or not any(column.kind in telling for column in columns):
        return None
    detailed = [column for column in problems if "具体" in column.name]
    number = next((column.place for column in columns if column.kind == "number"), None)
    return Layout(columns, (detailed or problems)[0].place, number)
