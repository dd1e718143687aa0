"""Days that no calendar has."""

from __future__ import annotations

from collections.abc import Iterable

from rectify_lint import DateMention, Hit, Notice, Options, Severity

_MONTHS = 12
_FEBRUARY = 2
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each date with a month over 12, or a day that its month does not have in its year."""
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


def _fault(notice: Notice, mention: DateMention) -> str:
    month = mention.known_month
    if month is None or mention.form == "chinese":
        return ""
    if not 1 <= month <= _MONTHS:
        # 24月 alone may be a length of time.
        told = mention.day is not None or mention.year is not None or mention.part
        return "month" if told and mention.inherited_month is None else ""
    if mention.day is None:
        return ""
    if mention.day == 0:
        return "zero"
    if mention.day > _length(mention):
        return "leap" if month == _FEBRUARY and mention.day == _DAYS[1] else "day"
    return ""


def _length(mention: DateMention) -> int:
    """How many days the month has; February has 29 where its year is not known."""
    month, year = mention.known_month or 0, mention.known_year
    if not 1 <= month <= _MONTHS:
        return 0
    if month == _FEBRUARY and year is not None and (year % 4 or (not year % 100 and year % 400)):
        return _DAYS[1] - 1
    return _DAYS[month - 1]
