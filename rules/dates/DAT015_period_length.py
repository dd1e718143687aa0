"""Lengths of time that do not go with the dates beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateRange, Hit, Notice, Options, Related, Span, compiled

_AMOUNT = "(?P<count>[1-9][0-9]{0,2})(?P<unit>天|日|个月)"

_BEFORE, _AFTER = 34, 30
"""Characters before and behind a range that may tell how long it is."""

_MONTH = 365.25 / 12
"""Days of a month on the average."""

_APART = 0.9
"""A length in months may differ by less from that of its days."""

_AT_WORK = 0.6
"""The least part of the days of a calendar that are days at work."""

_YEAR = 2001
"""Stands for a year that is not written: no leap year."""


@cache
def _told_before() -> re.Pattern[str]:
    """A length before the bracket with the dates: 培训3天（10月14日至16日）; not that of one course of several."""
    return compiled(
        f"(?<![第每约近多余几超达满的周月计共批轮次人均0-9.．])(?<![每一各][期次批班人轮])(?P<length>{_AMOUNT})"
        "(?:的[^，。；：（）()\n]{1,16})?[（(]\\Z"
    )


@cache
def _in_all() -> re.Pattern[str]:
    """Before a number of days that were not one after the other."""
    return compiled("(?:累计|合计|总计|共计|每|[前先]后)[^，。；：\n]*\\Z")


@cache
def _told_behind() -> re.Pattern[str]:
    """A length behind the dates: at the end of the bracket, or after a word that says so in the clause or the next."""
    between = "[，,]?(?![^，。；\n]{0,8}(?:[每分轮批]|先后|陆续))[^，。；：（）()0-9\n]{0,8}?"
    return compiled(
        f"(?:[（(](?=[^（）()\n]{{1,8}}[）)])|[，,](?=[^（）()\n]{{1,8}}[）)])|{between}(?=为期|历时))"
        f"(?P<length>(?:共计?|为期|历时)?{_AMOUNT})(?![内前后以])"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each length that the dates beside it cannot have."""
    text = notice.text
    for dates in notice.ranges:
        if notice.cited(dates.span.start):
            continue
        for found in _lengths(text, dates):
            in_months = found["unit"] == "个月"
            length = _months(dates) if in_months else _days(dates)
            count = int(found["count"])
            if length is None or _goes(length, count, in_months=in_months):
                continue
            in_words = found.start() == dates.span.end and text[found.start()] not in "（("
            if in_words and count < length / 2:
                continue  # something shorter, done at some time within the period
            span = Span(*found.span("length"))
            shown = f"{length:.1f}".removesuffix(".0")
            data = {"text": span.of(text), "range": dates.span.of(text), "length": shown}
            yield Hit(span, "months" if in_months else "days", data, (Related(dates.span, "dates", {}),))


def _lengths(text: str, dates: DateRange) -> Iterator[re.Match[str]]:
    start, end = dates.span
    if text[start - 1 : start] in ("（", "("):
        before = _told_before().search(text, max(0, start - _BEFORE), start)
        if before is not None and not _in_all().search(text, max(0, before.start() - 8), before.start()):
            yield before
    behind = _told_behind().match(text, end, end + _AFTER)
    if behind is not None:
        yield behind


def _goes(length: float, count: int, *, in_months: bool) -> bool:
    """Whether *count* may be told of a period of *length*.

    Days at work are fewer than those of the calendar; the first month, or the last, may not be counted.
    """
    if in_months:
        return abs(length - count) < _APART or (length == int(length) and count == length - 1)
    return length * _AT_WORK <= count <= length


def _months(dates: DateRange) -> float | None:
    """The months of a range, of whole months the first and the last among them; ``None`` where that is open."""
    days = _days(dates)
    if days is not None:
        return days / _MONTH
    first, last = dates.first, dates.last
    if (
        first.known_month is None
        or last.known_month is None
        or first.day
        or last.day
        or first.part
        or last.part
    ):
        return None
    begun, ended = _years(dates)
    months = (ended - begun) * 12 + last.known_month - first.known_month + 1
    return months if months > 0 else None


def _days(dates: DateRange) -> int | None:
    """The days of a range, the first and the last among them; ``None`` where that is open."""
    from datetime import date  # for hardly any notice

    first, last = dates.first, dates.last
    if not (first.known_month and first.day and last.known_month and last.day):
        return None
    begun, ended = _years(dates)
    try:
        days = (date(ended, last.known_month, last.day) - date(begun, first.known_month, first.day)).days + 1
    except ValueError:  # DAT001 tells of days that do not exist
        return None
    return days if days > 0 else None


def _years(dates: DateRange) -> tuple[int, int]:
    """The years of both ends; the second lies in the next year where its month is before the first one's."""
    first, last = dates.first, dates.last
    begun = first.known_year or _YEAR
    if first.known_year and last.year:
        return begun, last.year
    return begun, begun + ((last.known_month or 0) < (first.known_month or 0))
