"""In which years a date without one may lie, for rules that must not guess."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from rectify_lint.facts.model import DateMention
from rectify_lint.notice.timeline import number, possible
from rectify_lint.notice.types import Day
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


@cache
def _relative() -> re.Pattern[str]:
    return compiled("(?P<word>今|本|当|同|去|上|明|次|翌|前|来)年度?[^，。；0-9]{0,2}$")


_LOOK_BACK = 20
"""Dates of a paragraph that are asked for a year."""


def _year_told(notice: Notice, mention: DateMention) -> int | None:
    """The year of the nearest date before *mention* in its paragraph; what ran over a time lends none."""
    first = notice.source.lines.span(notice.source.lines.line_of(mention.span.start)).start
    place = bisect_left(notice.date_starts, mention.span.start)
    for date in reversed(notice.dates[max(0, place - _LOOK_BACK) : place]):
        if date.span.start < first:
            break
        if (
            date.known_year is not None
            and date.known_month is not None
            and date.span not in notice.range_ends
        ):
            return date.known_year
    return None


def possible_years(notice: Notice, mention: DateMention) -> frozenset[int]:
    """Every year in which a reader may take *mention* to lie; empty where that is open.

    That is the year written or lent in its sentence alone; else those that its paragraph tells or that put the day
    between the beginning of the inspection and the signature.
    """
    month = mention.known_month
    if month is None or not possible(mention):
        return frozenset()
    if mention.known_year is not None:
        return frozenset((mention.known_year,))
    paragraph = _year_told(notice, mention)
    start = mention.span.start
    relative = _relative().search(notice.text, max(0, start - 6), start)
    if relative is not None:
        same = relative["word"] in "同当" and paragraph is not None
        return frozenset((paragraph,)) if same and paragraph is not None else frozenset()
    signature, begun = notice.role("signature"), notice.role("start") or notice.role("feedback")
    if signature is None:
        return frozenset()
    likely = notice.likely_day(mention)
    years = {year for year in (paragraph, likely and likely.year) if year}
    if begun is not None:
        span = range(begun.day.year, signature.day.year + 1)
        first, last = number(*begun.day), number(*signature.day)
        years |= {year for year in span if first <= number(*Day(year, month, mention.day or 1)) <= last}
    return frozenset(years)
