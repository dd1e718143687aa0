"""Ranges of dates that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateRange, Hit, Notice, Options, Severity, Span, compiled

_REPEATED = ("每年", "每月", "学年", "学期", "次年", "翌年", "年度")


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each reversed range; one of months alone, without a year, is a warning."""
    for dates in notice.reversed_ranges:
        first = dates.first
        if first.known_year is None and _repeats(notice, dates):
            continue
        bare = first.known_year is None and first.day is None
        data = {"first": first.span.of(notice.text), "last": dates.last.span.of(notice.text)}
        yield Hit(dates.span, "reversed", data, severity=Severity.WARNING if bare else None)
    for found in _lengths(notice):
        if int(found["first"]) > int(found["last"]) and not notice.cited(found.start()):
            yield Hit(Span(*found.span()), "length", {"first": found["first"], "last": found["last"]})


def _lengths(notice: Notice) -> Iterator[re.Match[str]]:
    text = notice.text
    for word in ("个月", "个工作日", "周岁"):
        for last in notice.occurrences(word[-1]):
            place = last + 1 - len(word)
            if text[place - 1 : place].isdigit() and text.startswith(word, place):
                found = _months().search(text, max(0, place - 8), place + len(word))
                if found is not None:
                    yield found


@cache
def _months() -> re.Pattern[str]:
    """A length of time from so many months to so many; not behind a date, nor within a number."""
    return compiled(
        "(?P<first>[1-9](?<![0-9年月日.．—–~～至-].)[0-9]?)(?:[—–~～-]{1,2}|至)(?P<last>[1-9][0-9]?)(?:个月|个工作日|周岁)"
    )


def _repeats(notice: Notice, dates: DateRange) -> bool:
    """Whether the range comes round every year, so that it may well pass New Year."""
    before = notice.text[max(0, dates.span.start - 12) : dates.span.start]
    return any(word in before for word in _REPEATED)
