"""Days that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateMention, Hit, Notice, Options, Severity, Span, compiled

_MONTHS = 12
_FEBRUARY = 2
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HOURS, _MINUTES = 24, 59


@cache
def _clock() -> re.Pattern[str]:
    """A time of day behind a word that makes a pair of numbers one, or an hour behind a day."""
    told = "(?:每[天日]|上午|下午|早上|晚上?|中午|凌晨|夜间|[0-9]日|[周期][一二三四五六日天]|工作日)"
    return compiled(
        f"{told}[ ]?(?P<time>(?P<hour>[0-9]{{1,2}})[:：](?P<minute>[0-9]{{2}})(?![0-9:：.])"
        "(?:[—–~～至-]{1,2}(?P<last>[0-9]{1,2})[:：](?P<ends>[0-9]{2})(?![0-9:：.]))?)"
        "|[0-9]日(?:上午|下午|晚上?|凌晨)?(?P<alone>(?P<o_clock>[0-9]{1,2})[时点](?:(?P<past>[0-9]{2})分)?)(?!间|段)"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each date with a month over 12 or a day that its month does not have, and each such time of day."""
    for mention in notice.dates:
        message = _fault(notice, mention)
        if message:
            quoted = Severity.WARNING if notice.quotations.covers(mention.span.start) else None
            data = {
                "text": mention.span.of(notice.text),
                "month": mention.known_month,
                "day": mention.day,
                "year": mention.known_year,
                "days": _length(mention),
            }
            yield Hit(mention.span, message, data, severity=quoted)
    yield from _times(notice)
    yield from _others(notice)


def _fault(notice: Notice, mention: DateMention) -> str:
    month = mention.known_month
    if month is None:
        return ""
    if mention.form == "chinese":  # days and months of the lunar calendar are written so, too
        return "month" if month > _MONTHS else ""
    if not 1 <= month <= _MONTHS:
        # 24月 alone may be a length of time.
        told = (
            mention.day is not None or mention.year is not None or mention.part or _in_range(notice, mention)
        )
        return "month" if told and mention.inherited_month is None else ""
    if mention.day is None:
        return ""
    if mention.day == 0:
        return "zero"
    if mention.day > _length(mention):
        return "leap" if month == _FEBRUARY and mention.day == _DAYS[1] else "day"
    return ""


def _in_range(notice: Notice, mention: DateMention) -> bool:
    return any(mention.span in (dates.first.span, dates.last.span) for dates in notice.ranges)


def _length(mention: DateMention) -> int:
    """How many days the month has; February has 29 where its year is not known."""
    month, year = mention.known_month or 0, mention.known_year
    if not 1 <= month <= _MONTHS:
        return 0
    if month == _FEBRUARY and year is not None and (year % 4 or (not year % 100 and year % 400)):
        return _DAYS[1] - 1
    return _DAYS[month - 1]


def _times(notice: Notice) -> Iterator[Hit]:
    """A hit for each time of day with an hour over 24 or a minute over 59."""
    text, last = notice.text, 0
    for place in sorted(
        place for mark in "：:时点" for place in notice.occurrences(mark) if text[place - 1 : place].isdigit()
    ):
        if place < last:
            continue
        found = _clock().search(text, max(last, place - _WORD), place + _WORD)
        if found is None:
            continue
        last = found.end()
        hours = [int(found[name]) for name in ("hour", "last", "o_clock") if found[name]]
        minutes = [int(found[name]) for name in ("minute", "ends", "past") if found[name]]
        if max(hours) > _HOURS or max(minutes, default=0) > _MINUTES:
            name = "time" if found["time"] else "alone"
            yield Hit(Span(*found.span(name)), "clock", {"text": found[name]})


_WORD = 12
"""Characters to both sides of a colon that a time of day and the word before it take."""


@cache
def _never() -> re.Pattern[str]:
    """A fifth quarter, and a year that is centuries off where a month follows."""
    return compiled(
        "(?P<monthly>每月(?:3[2-9]|[4-9][0-9])[日号])|(?P<quarter>第?[五六七八九5-9]季度)"
        "|(?P<year>(?:2[2-9]|[3-9][0-9])[0-9]{2}年)(?=[0-9]{1,2}月|以来|度[，。；]|[上下]半年)"
    )


def _others(notice: Notice) -> Iterator[Hit]:
    text = notice.text
    for start in sorted(_where_never(notice)):
        found = _never().match(text, start)
        before = text[start - 1 : start] or "\n"
        if (
            found is None
            or notice.cited(start)
            or (before.isascii() and before.isalnum())
            or before in _COUNTED
        ):
            continue
        yield Hit(Span(*found.span()), found.lastgroup or "", {"text": found[0]})
    early = [one for one in notice.dates if one.day is not None and 1900 <= (one.year or 0) < _REPUBLIC]
    begun, signature = (notice.role("start"), notice.role("signature")) if early else (None, None)
    if begun is None or signature is None:
        return
    for mention in early:
        year = (mention.year or 0) + 100
        if begun.day.year <= year <= signature.day.year and not notice.cited(mention.span.start):
            yield Hit(mention.span, "century", {"text": mention.span.of(text), "year": year})


def _where_never(notice: Notice) -> Iterator[int]:
    """Where :func:`_never` may match."""
    text = notice.text
    for place in notice.occurrences("月"):
        if text[place - 1 : place] == "每":
            yield place - 1
    for place in notice.occurrences("季"):
        if text.startswith("度", place + 1):
            yield place - 1 - (text[place - 2 : place - 1] == "第")
    for place in notice.occurrences("年"):
        if text[place - 4 : place - 3] in _NO_CENTURY and text[place - 4 : place].isdigit():
            yield place - 4


_NO_CENTURY = frozenset("23456789")
_COUNTED = "约近逾达超今.．"
_REPUBLIC = 1949
