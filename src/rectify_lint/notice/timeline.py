"""Which date is which (inspection, feedback, cut-offs, signature), and what day it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from rectify_lint.facts.dates import scan_dates
from rectify_lint.facts.model import DateMention, DateRange, months_of
from rectify_lint.notice.types import DateRole, Day
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_CLAUSE = 300
"""Characters of a clause, or behind the dates of an inspection, that are looked at."""

_LOOK_BACK = 60
"""Dates of a paragraph that are asked for a year."""

_TURN = 6
"""A range without second year that would take more months than this across New Year is written backwards."""

_LATE = 3
"""A month without year at most so many months after the signature is read as of the signature's year."""

_PARTS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}


@cache
def _inspection() -> re.Pattern[str]:
    """What is done in the period of an inspection; audit offices, projects and reports are spoken of at other times."""
    return compiled(
        "巡[视察查]|督[察查]|审计(?!机关|部门|局|厅|署|项目|报告|意见|结果|查出|发现|整改)|进驻|检查"
    )


@cache
def _by_team() -> re.Pattern[str]:
    return compiled(
        "[，,][^。；\n0-9]{0,40}?(?:巡[视察]|督[查察导]|检查|审计)[^。；，\n0-9]{0,6}?组[^。；，\n0-9]{0,12}?对"
    )


@cache
def _published() -> re.Pattern[str]:
    """What stands before the period in which a notice is open to objections, not an inspection's."""
    return compiled("(?:公示|公布|公开|监督|反映|受理|异议)[^，。；0-9]{0,6}$")


@cache
def _feedback() -> re.Pattern[str]:
    return compiled(
        r"[^。\n0-9]{0,40}?(?:反馈|通报)(?:了|巡|意见|会|情况|问题|督|隐患|发现|检查)|[^。\n0-9]{0,40}?进行了?反馈"
        r"|[^。\n0-9]{0,12}(?:[0-9]{1,4}[家个户名])?[^。\n0-9]{0,12}?(?:下达|下发|发出|送达)[^。；\n0-9]{0,6}整改通知"
        r"|[^。\n0-9]{0,24}?(?:出具|送达|下达)了?[^。；\n0-9]{0,10}(?:审计|检查|督[察查])(?:报告|意见|决定)"
    )


@cache
def _cutoff() -> re.Pattern[str]:
    return compiled("(?<!报名)(?<!受理)(?<!申报)(?<!申请)(?<!投标)(?<!缴费)(?<!认缴)截[至止]到?[ 　]?$")


def number(year: int, month: int, day: int) -> int:
    """A number that orders days, possible or not, as a calendar does."""
    return (year * 12 + month) * 32 + day


def bounds(day: Day, part: str = "") -> tuple[int, int]:
    """The first and the last day, as :func:`number` counts, of a day or of the part of a month it stands for.

    Day 0 stands for the whole month, month 0 for the whole year.
    """
    if not day.month:
        first, last = months_of(part)
        return number(day.year, first, 1), number(day.year, last, 31)
    first, last = (day.day, day.day) if day.day else _PARTS.get(part, (1, 31))
    return number(day.year, day.month, first), number(day.year, day.month, last)


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def possible(mention: DateMention) -> bool:
    """Whether a calendar may have the date: what has an impossible month or day is held against nothing."""
    month = mention.known_month
    if month is None:
        return True
    return 1 <= month <= len(_LENGTHS) and (mention.day is None or 1 <= mention.day <= _LENGTHS[month - 1])


_BARE_CUTOFFS = ("。至", "\n至")
"""A sentence that begins with 至 and a date tells how things stood then."""


def cutoff_before(text: str, start: int) -> bool:
    """Whether 截至 stands right before offset *start* (报名截止 and the like do not count)."""
    near = text[max(0, start - 8) : start]
    return ("截" in near and _cutoff().search(near) is not None) or near.endswith(_BARE_CUTOFFS)


def find_roles(notice: Notice) -> tuple[DateRole, ...]:
    """The dates whose role is certain from their words, in order of the text.

    A month and day without year take the year of the nearest date before them, else they are left out.
    """
    return tuple(sorted(_roles(notice), key=lambda role: role.mention.span))


def _roles(notice: Notice) -> Iterator[DateRole]:
    yield from _opening_roles(notice)
    signature = _signature(notice)
    text = notice.text
    for mention in notice.dates if any(word in text for word in ("截", *_BARE_CUTOFFS)) else ():
        start = mention.span.start
        if not cutoff_before(text, start) or notice.quotations.covers(start):
            continue
        day = _cutoff_day(notice, mention, signature)
        if day is not None:
            yield DateRole("cutoff", mention, day)
    if signature is not None:
        yield signature


def _signature(notice: Notice) -> DateRole | None:
    if notice.signature_date is None:
        return None
    for mention in scan_dates(notice.text, *notice.signature_date):
        if mention.year is not None and mention.month is not None and mention.day is not None:
            return DateRole("signature", mention, Day(mention.year, mention.month, mention.day))
    return None


def _cutoff_day(notice: Notice, mention: DateMention, signature: DateRole | None) -> Day | None:
    """A cut-off without year is of the year that brings it nearest to the signature."""
    month = mention.known_month
    if month is None:
        return None
    if mention.known_year is None and signature is not None:
        year, signed, _ = signature.day
        year += (signed - month > _TURN) - (month - signed > _TURN)
        return Day(year, month, mention.day or 0)
    return resolve(notice, mention)


def _opening_roles(notice: Notice) -> Iterator[DateRole]:
    """Inspection period and feedback, as the opening paragraph gives them."""
    text, opening = notice.text, notice.opening
    period = Span(0, 0)
    last: Day | None = None
    inspected: list[DateRole] = []
    for dates in notice.ranges:
        if dates.span.start >= opening.end:
            break
        if dates.span.start < opening.start:
            continue
        end = min(notice.sentence_around(dates.span).end, dates.span.end + _CLAUSE)
        if not _inspection().search(text, dates.span.end, end):
            continue
        if _published().search(text, max(opening.start, dates.span.start - 12), dates.span.start):
            continue
        days = range_days(notice, dates)
        if period.end and not _by_team().match(text, dates.span.end):
            continue  # a later one counts only where it is told again who came then
        period, inspected = dates.span, []
        if days is not None and possible(dates.first) and possible(dates.last):
            last = days[1]
            inspected = [DateRole("start", dates.first, days[0]), DateRole("end", dates.last, last)]
    yield from inspected
    for mention in notice.dates:
        if mention.span.start < opening.start or period.start <= mention.span.start < period.end:
            continue
        if mention.span.start >= opening.end:
            break
        if mention.known_month is None or not _feedback().match(text, mention.span.end, opening.end):
            continue
        day = resolve(notice, mention)
        if day is not None:
            if mention.known_year is None and last is not None and day < last:
                # An inspection of years ago may be mentioned in between.
                day = Day(last.year, day.month, day.day)
            yield DateRole("feedback", mention, _turned(day, mention, last))
            break


def _turned(day: Day, mention: DateMention, after: Day | None) -> Day:
    """*day* in the next year where it has no year of its own and that brings it shortly after *after*."""
    if mention.year is not None or after is None or bounds(day, mention.part)[1] >= number(*after):
        return day
    months = (day.year + 1 - after.year) * 12 + day.month - after.month
    return Day(day.year + 1, day.month, day.day) if months <= _TURN else day


def range_days(notice: Notice, dates: DateRange) -> tuple[Day, Day] | None:
    """Both ends of a range as days; the second may lie in the next year (11月20日至1月12日).

    ``None`` where a year cannot be told or an end names no month.
    """
    first = resolve(notice, dates.first)
    if first is None:
        return None
    month = dates.last.known_month
    if month is None:
        return None
    year = dates.last.year if dates.last.year is not None else first.year
    last = Day(year, month, dates.last.day or 0)
    return first, _turned(last, dates.last, first)


def is_reversed(notice: Notice, dates: DateRange) -> bool:
    """Whether a range ends before it begins, in the years written or, where none are, in any."""
    first, last = dates.first, dates.last
    if not possible(first) or not possible(last):
        return False
    if first.known_month is None or last.known_month is None:
        if first.year is None or last.year is None:
            return False
        return bounds(Day(last.year, 0, 0), last.part)[1] < bounds(Day(first.year, 0, 0), first.part)[0]
    if first.year is not None and last.year is None and notice.text[first.span.end - 1].isdigit():
        return last.known_month < first.known_month  # 2024年8至1月: one year for both
    year = first.known_year or 2000
    begun = Day(year, first.known_month, first.day or 0)
    ended = Day(last.year if last.year is not None else year, last.known_month, last.day or 0)
    if last.year is not None and first.known_year is None:
        return False
    return bounds(_turned(ended, last, begun), last.part)[1] < bounds(begun, first.part)[0]


def resolve(notice: Notice, mention: DateMention) -> Day | None:
    """The day of *mention*; day 0 where only the month is given, ``None`` where the year cannot be told."""
    month = mention.known_month
    if month is None:
        return None
    year = mention.known_year
    if year is None:
        year = _year_before(notice, mention)
    if year is None:
        return None
    return Day(year, month, mention.day or 0)


def _year_before(notice: Notice, mention: DateMention) -> int | None:
    """The year of the nearest date before *mention* in its paragraph."""
    start = notice.source.lines.span(notice.source.lines.line_of(mention.span.start)).start
    place = bisect_left(notice.date_starts, mention.span.start)
    last = max(0, place - _LOOK_BACK)
    while place > last and notice.dates[place - 1].span.start >= start:
        place -= 1
        if notice.dates[place].known_year is not None:
            return notice.dates[place].known_year
    return None


@cache
def _relative() -> re.Pattern[str]:
    return compiled(
        "(?P<word>今年|本年度?|当年|同年|去年|上年度?|明年|次年|翌年|前年|来年)[^，。；0-9]{0,2}$"
    )


def likely_day(notice: Notice, mention: DateMention) -> Day | None:
    """The day a reader takes *mention* for, ``None`` where that is open.

    The year is the one written or lent in its sentence; else the one that puts it between feedback and
    signature; else the last one not after the signature, unless the month lies right behind the signature
    and the year before would lie before the feedback: then it is after the signature indeed.
    """
    month = mention.known_month
    if month is None or not possible(mention):
        return None
    if mention.known_year is not None:
        return Day(mention.known_year, month, mention.day or 0)
    signature, feedback = notice.role("signature"), notice.role("feedback") or notice.role("end")
    relative = _relative().search(notice.text, max(0, mention.span.start - 5), mention.span.start)
    if relative:
        if signature is None or relative["word"][0] not in "今本去上":
            return None
        return Day(signature.day.year - (relative["word"][0] in "去上"), month, mention.day or 0)
    if signature is None:
        return None if feedback is None else _after(feedback, month, mention)
    this = Day(signature.day.year, month, mention.day or 0)
    if bounds(this, mention.part)[0] <= number(*signature.day):
        previous = Day(this.year - 1, month, this.day)
        within = feedback is not None and number(*feedback.day) <= bounds(previous, mention.part)[0]
        ahead = feedback is not None and bounds(this, mention.part)[1] < number(*feedback.day)
        return previous if within and ahead else this
    previous = Day(this.year - 1, month, this.day)
    feedback = notice.role("end") or feedback  # some measures are taken before the feedback
    since = feedback.day if feedback else signature.day._replace(year=signature.day.year - 1)
    if month - signature.day.month <= _LATE and bounds(previous, mention.part)[1] < number(*since):
        paragraph = _year_before(notice, mention)
        return this if paragraph is None or paragraph >= this.year else previous
    return previous


def _after(feedback: DateRole, month: int, mention: DateMention) -> Day:
    day = Day(feedback.day.year, month, mention.day or 0)
    months = feedback.day.month - month
    return day._replace(year=day.year + 1) if months > _TURN else day


@cache
def _any_of(marks: str) -> re.Pattern[str]:
    return compiled(f"[{re.escape(marks)}]")


def clause_end(text: str, start: int, marks: str = "，,。；;！？\n") -> int:
    """Where the clause that holds offset *start* ends: at the next of *marks*, not too far on."""
    end = min(len(text), start + _CLAUSE)
    found = _any_of(marks).search(text, start, end)
    return found.start() if found else end
