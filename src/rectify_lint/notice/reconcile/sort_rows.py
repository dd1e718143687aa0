"""A number of one sort and how many of it are finished, and such sorts side by side in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.patterns import compiled
from rectify_lint.value import Record

CELL = 24
"""From a number to what is finished of it, no more characters."""
_GAP = 48
"""From one sort to the next, no more characters."""
STATES = "整改|完成|办结|审结|结案|执结|化解|落实|解决|销号|处置|了结|答复|修复|清理|核查|验收|盘活|收回"
"""Verbs that say what is finished."""
_LASTS = frozenset("改成结案执化落实解决号置了复理查收盘活到位题务项")
"""What the words before a number of what is finished end in."""


class Sort(Record):
    """How many there are of a sort, how many of them are finished, and the verb that says so.

    Where all are, both are one figure; where none is, ``done`` is ``None``. ``end`` is behind the last word.
    """

    count: Figure
    done: Figure | None
    verb: str
    end: int


@cache
def finished() -> re.Pattern[str]:
    """From a number to how many of it are finished."""
    return compiled(
        "[^，,。；;：:、\n0-9未不]{0,14}(?:[，,]涉及[0-9]{1,3}个[一-龥]{1,8})?[，,、]?(?:其中|目前|现)?(?:已|均)?(?:全部|彻底)?"
        f"(?P<verb>{STATES})(?:整改|完成|到位|办结|问题|任务|事项)*"
    )


@cache
def _wholly() -> re.Pattern[str]:
    """Behind a number all of which is finished."""
    return compiled(
        f"[^，,。；;：:、\n0-9未不]{{0,14}}[，,]?(?:目前|现)?(?:已经?|均)?(?:全部|均已?|都已?)(?P<verb>{STATES})"
    )


@cache
def _in_no_way() -> re.Pattern[str]:
    """Behind a number none of which is finished yet."""
    return compiled(
        "[^，,。；;：:、\n0-9]{0,14}[，,]?(?:全部|均|都)?(?:达到序时|正在|持续|按序时|按计划|尚未|未)"
    )


def sort_at(text: str, figures: Sequence[Figure], at: int) -> Sort | None:
    """The sort that the figure at *at* counts."""
    return in_part(text, figures, at) or _as_a_whole(text, figures[at])


def in_part(text: str, figures: Sequence[Figure], at: int) -> Sort | None:
    """The sort at *at* with a number of its own of what is finished: 已整改17个, past 涉及12个部门."""
    count = figures[at]
    start, unit = count.span.end, count.unit
    for done in figures[at + 1 : at + 3]:
        if done.unit != unit or text[done.span.start - 1] not in _LASTS:
            continue
        if done.span.start - start <= CELL and done.value <= count.value:
            found = finished().fullmatch(text, start, done.span.start)
            if found:
                rough = count.rough or done.rough or count.step != 1
                return None if rough else Sort(count, done, found["verb"], done.span.end)
    return None


def _as_a_whole(text: str, count: Figure) -> Sort | None:
    """The sort of a number all of which is finished, or nothing of which is."""
    if count.rough or count.step != 1 or count.unit == "%":
        return None
    if found := _wholly().match(text, count.span.end):
        return Sort(count, count, found["verb"], found.end())
    if found := _in_no_way().match(text, count.span.end):
        return Sort(count, None, "", found.end())
    return None


def stands_before(text: str, figures: Sequence[Figure], at: int) -> bool:
    """Whether the figure before *at* is a sort of its own that is finished wholly, or not at all."""
    sort = _as_a_whole(text, figures[at - 1])
    start = figures[at].span.start
    return (
        sort is not None
        and sort.count.unit == figures[at].unit
        and sort.end <= start <= sort.end + _GAP
        and "\n" not in text[sort.end : start]
    )


def row_from(text: str, figures: Sequence[Figure], first: int) -> tuple[int, list[Sort]]:
    """The sorts side by side from the figure *first* on, and the figure behind them."""
    row: list[Sort] = []
    place, verb = first, ""
    while place < len(figures):
        sort = sort_at(text, figures, place)
        if sort is None or (row and not _goes_on(text, row[-1], verb, sort)):
            break
        row.append(sort)
        verb = verb or sort.verb
        place = _next(text, figures, place, sort)
    return place, row


def _goes_on(text: str, last: Sort, verb: str, sort: Sort) -> bool:
    """Whether *sort* stands beside the *last* one of a row, and tells the same of what it counts."""
    start = sort.count.span.start
    return (
        sort.count.unit == last.count.unit
        and start - last.end <= _GAP
        and "\n" not in text[last.end : start]
        and (verb or sort.verb) == (sort.verb or verb) != ""
    )


def _next(text: str, figures: Sequence[Figure], place: int, sort: Sort) -> int:
    """The figure behind a sort: its rate and what is left of it are passed over."""
    at = place + 1
    while at < len(figures) and figures[at].span.end <= sort.end:
        at += 1
    while at < len(figures) and (
        figures[at].unit == "%"
        or (figures[at].unit == sort.count.unit and _left(text, figures[at - 1], figures[at]))
    ):
        at += 1
    return at


@cache
def _rest() -> re.Pattern[str]:
    return compiled(
        "[^，,。；;：:、\n0-9]{0,8}[，,、](?:剩余|其余|余|正在|未|尚|仍|基本|阶段性|持续)[^，,。；;：:、\n0-9]{0,8}"
    )


def _left(text: str, last: Figure, figure: Figure) -> bool:
    """Whether a number is what is left of the sort before it: 已整改12个，正在整改2个."""
    return _rest().fullmatch(text, last.span.end, figure.span.start) is not None


def is_row(sorts: Sequence[Sort]) -> bool:
    """Whether these are sorts of one thing, some of which at least tell a number of their own."""
    told = sum(one.done is not None and one.done is not one.count for one in sorts)
    return len(sorts) > 1 and told > 0
