"""Parts that are those of another number: read again before a sum is called wrong.

A sentence may divide the parts of its total once more, or count something else in the same unit:

- ``隐患512个，立即整改467个，限期整改45个；限期整改的已完成43个，2个未完成``: 43 and 2 make up the 45
- ``150台，更新102台、改造21台、大修15台，累计138台，剩余12台``: the first three make up the 138
- ``反馈问题12个。制定措施30条，已完成整改10个、正在整改2个``: 10 and 2 make up the 12 of another unit
- ``限期整改20项，完成19项；长期坚持3项，完成1项``: behind the semicolon stands another total
- ``分阶段整改类37个。142个问题已整改127个，分阶段整改类完成29个，剩余8个``: 29 and 8 make up what is named so

That numbers side by side make up a third one near them exactly is no chance.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.facts.model import Count, Population
from rectify_lint.facts.quantities import money_factor
from rectify_lint.notice.reconcile.clauses import clause, rest
from rectify_lint.notice.reconcile.near import nearly
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_BACK = 200
"""So many characters before a total another one is looked for."""
_BEHIND = 12
"""合计 and its number follow what they sum up within so many characters."""
_PERSONS = ("名", "位")
_MOST = 24
"""Of more parts than these none is read again: all pairs of places are tried."""


@cache
def _summing() -> re.Pattern[str]:
    return compiled("(?:合计|共计|总计|累计|共)[^，,。；;、0-9]{0,6}$")


@cache
def _taken_up() -> re.Pattern[str]:
    """Between a number and what has become of it: a stop, or a clause of its own; what a comma follows is beside it."""
    return compiled("[；。]|[，,][^，,。；0-9]{2,}[，,]")


@cache
def _net() -> re.Pattern[str]:
    return compiled("净(?:增|减|流)[^，,。；;、0-9]{0,4}$")


def outermost(notice: Notice, head: Count, parts: Sequence[Count]) -> tuple[Count, ...]:
    """*parts* without those that make up another number near them; nothing where what is left says nothing."""
    text = notice.text
    if len(parts) > _MOST:
        return tuple(parts)
    if len(parts) == 2 and _net().search(text, max(0, head.number.start - _BEHIND), head.number.start):
        return ()  # 净增39户，其中新增56户，退出17户
    if _beside(text, head, parts[0]) or _leaves_open(head, parts):
        return ()
    if _counted_twice().search(text, head.number.end, parts[-1].number.start):
        return ()
    group = _of_first_group(text, parts)
    if len(group) < len(parts):
        return tuple(group) if len(group) > 1 else ()
    kept = [part for part in parts if not _sums_up(text, head, part)]
    near = _near(notice, head, parts)
    for size in range(len(kept), 1, -1):
        place = 0
        while place + size <= len(kept):
            if _is_made_up(text, near, head, kept[place : place + size]):
                del kept[place : place + size]
            else:
                place += 1
    return tuple(kept) if len(kept) > 1 or len(kept) == len(parts) else ()


@cache
def _counted_twice() -> re.Pattern[str]:
    """A bracket that says that some count twice: （含同时给予党纪政务处分2人）."""
    return compiled("[（(][^（）()。\n]{0,8}(?:同时|双重|重复|交叉)[^（）()。\n]{0,24}[）)]")


def _of_first_group(text: str, parts: Sequence[Count]) -> Sequence[Count]:
    """*parts* up to the next total: of 限期整改20项，完成19项；长期坚持3项，完成1项 the last two are beside the first."""
    for place in range(1, len(parts) - 1):
        before, part, following = parts[place - 1 : place + 2]
        parted = "；" in text[before.number.end : part.number.start]
        if parted and following.value <= part.value and following.label == parts[0].label:
            return parts[:place]
    return parts


def _sums_up(text: str, head: Count, part: Count) -> bool:
    """Whether a part larger than the total is itself the sum of what stands before it: …，合计完成71个."""
    start = part.number.start
    return part.value > head.value and bool(_summing().search(text, max(0, start - _BEHIND), start))


_ALIKE = 3
"""So many last characters of the words before two numbers are the same where both tell of the same work."""


def _beside(text: str, head: Count, part: Count) -> bool:
    """Whether the first part is named like the total, and stands beside it: 2023年完成治理12条，2024年完成治理10条."""
    before = text[head.number.start - _ALIKE : head.number.start]
    named = text[part.number.start - _ALIKE : part.number.start]
    return before == named and "其中" not in text[head.number.end : part.number.start] and before.isalpha()


def _leaves_open(head: Count, parts: Sequence[Count]) -> bool:
    """Whether the part before what is left is only one of the things done: 12宗合同，公开招租5宗，尚有1宗在诉讼."""
    values = [part.value for part in parts]
    done = any(part.status is not None and part.status.finished for part in parts)
    far = sum(values) < head.value and not nearly(head.value, values, _QUARTER)
    return far and not done and rest().match(parts[-1].label) is not None


_QUARTER = 4
"""What leaves out less than one in so many was meant to leave out nothing."""


def _near(notice: Notice, head: Count, parts: Sequence[Count]) -> Sequence[Figure]:
    figures, starts = notice.figures, notice.figure_starts
    first = bisect_left(starts, head.number.start - _BACK)
    return figures[first : bisect_right(starts, parts[-1].number.end + 2 * _BEHIND)]


def _is_made_up(text: str, near: Sequence[Figure], head: Count, run: Sequence[Count]) -> bool:
    """Whether *run* adds up to a figure that can be its total."""
    unit = _unit(run[0])
    if any(_unit(part) != unit for part in run):
        return False
    found = sum((_value(part) for part in run), Decimal(0))
    start, end = run[0].number.start, run[-1].number.end
    own = {part.number.start for part in run}
    alike = [figure for figure in near if figure.unit == unit and figure.number.start not in own]
    before = [figure for figure in alike if figure.number.start < start]
    if before and before[-1].value == found and head.number.end <= before[-1].number.start:
        return _taken_up().search(text, before[-1].span.end, start) is not None
    return any(
        figure.value == found
        and (
            _is_apart(text, figure, head, start)
            if figure.number.start < head.number.start
            else _sums_run_up(text, figure, end)
        )
        for figure in alike
    )


def _is_apart(text: str, figure: Figure, head: Count, start: int) -> bool:
    """Whether a number before the total is named like the run that begins at *start*, or has its unit alone."""
    name = clause(text, figure)
    named = len(name) >= _ALIKE and name in text[max(figure.span.end, start - _BACK // 4) : start]
    return (named or figure.unit != _unit(head)) and "\n" not in text[figure.number.start : start]


def _sums_run_up(text: str, figure: Figure, end: int) -> bool:
    """Whether a number behind a run that ends at *end* is said to be its sum: 累计138台."""
    place = figure.number.start
    return place >= end and bool(_summing().search(text, max(end, place - _BEHIND), place))


def _unit(count: Count) -> str:
    if count.population is Population.MONEY:
        return count.unit.lstrip("十百千万亿")
    return "人" if count.unit in _PERSONS else count.unit


def _value(count: Count) -> Decimal:
    factor = money_factor(count.unit) if count.population is Population.MONEY else 1
    return Decimal(count.value) * factor
