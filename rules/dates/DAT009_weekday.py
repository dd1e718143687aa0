"""Weekdays that do not go with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rectify_lint import Hit, Notice, Options, Severity, Span, compiled

_OPENERS = frozenset("（(星周礼")
_NAMES = "日一二三四五六"
_SHIFTS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
_MONTHS = 12
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _weekday() -> re.Pattern[str]:
    return compiled(
        "(?P<open>[（(][ ]?)?(?P<name>(?:星期|周|礼拜)(?P<day>[一二三四五六日天]))"
        "(?(open)[ ）)]|(?:(?<=[星期礼拜].)|(?![\u4e00-\u9fff])|(?=[上下]午|晚|召开|举行)))"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each weekday right behind a date, if the calendar has another in every year that may be meant.

    A warning where the year is not written in the sentence.
    """
    text = notice.text
    for mention in notice.dates:
        month, day = mention.known_month, mention.day
        if month is None or day is None or not 1 <= month <= _MONTHS or not 1 <= day <= _DAYS[month - 1]:
            continue
        if text[mention.span.end : mention.span.end + 1] not in _OPENERS:
            continue
        found = _weekday().match(text, mention.span.end)
        if found is None:
            continue
        said = found["day"].replace("天", "日")
        years = sorted(notice.possible_years(mention))
        if years and all(_NAMES[_weekday_of(year, month, day)] != said for year in years):
            year, written = years[-1], found["name"]
            right = written[:-1] + _NAMES[_weekday_of(year, month, day)]
            data = {"date": f"{year}年{month}月{day}日", "written": written, "right": right}
            sure = None if mention.known_year is not None else Severity.WARNING
            yield Hit(Span(mention.span.start, found.end("name")), "differs", data, severity=sure)


def _weekday_of(year: int, month: int, day: int) -> int:
    """0 for Sunday to 6 for Saturday, by Sakamoto's method for the Gregorian calendar."""
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + _SHIFTS[month - 1] + day) % 7
