"""Dates written otherwise than GB/T 9704-2012, 7.3.5.4 has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import (
    Applicability,
    DateMention,
    Edit,
    Fix,
    Hit,
    Notice,
    Options,
    Related,
    Severity,
    Span,
    compiled,
)

_STANDARD = 2012
"""Since this year dates of signature have Arabic numerals."""


@cache
def _leading_zero() -> re.Pattern[str]:
    return compiled("[年月][ ]?0[0-9]")


@cache
def _term() -> re.Pattern[str]:
    return compiled("(?:徒刑|刑期|[工党团教军]龄|满|达|长达|共|为期|[0-9])$")


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for the date of signature, and at most one hint for each other form that the text uses."""
    signed = notice.role("signature")
    if signed is not None:
        yield from _signature(notice, signed.mention)
    for place in notice.occurrences("曰"):
        found = _month_then_day().search(notice.text, max(0, place - 11), place)
        if found is not None:
            span = Span(found.start(), place + 1)
            yield Hit(span, "day-glyph", {"text": span.of(notice.text)})
    first: dict[str, list[DateMention]] = {}
    for mention in notice.dates:
        if signed is not None and mention.span == signed.mention.span:
            continue
        form = _body_form(notice, mention)
        if form:
            first.setdefault(form, []).append(mention)
    for form, mentions in first.items():
        text = mentions[0].span.of(notice.text)
        related = tuple(Related(one.span, "also", {}) for one in mentions[1:])
        data = {"text": text, "count": len(mentions)}
        yield Hit(mentions[0].span, form, data, related, Severity.INFO)


@cache
def _month_then_day() -> re.Pattern[str]:
    return compiled("(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}\\Z")


_USUAL = 3
"""So many dates written with 年, 月 and 日 make the habit that another form departs from."""

_DAYS = ("full", "month_day")

_NUMBERED = frozenset("文令楼院线井机库池令公通简")
"""What goes by numbers: behind one of these 号 is no day."""


def _usual(notice: Notice) -> bool:
    return sum(mention.form in _DAYS for mention in notice.dates) >= _USUAL


@cache
def _month_and_day() -> re.Pattern[str]:
    return compiled("(?:至|到|[-—–~～]{1,2})(?:[0-9]{4}年)?[0-9]{1,2}月")


def _range_of_two(notice: Notice, mention: DateMention) -> bool:
    """Whether the range that the date begins ends in the other form: 2024.4.7至5月24日."""
    return _month_and_day().match(notice.text, mention.span.end) is not None


def _in_prose(notice: Notice, mention: DateMention) -> bool:
    """Whether the date stands in a sentence, not in a table, in brackets or in a line of its own."""
    text, (start, end) = notice.text, mention.span
    line = notice.source.lines.span(notice.source.lines.line_of(start))
    inside = text.startswith(("）", ")"), end) or text[start - 1 : start] in ("（", "(")
    return "。" in line.of(text) and "|" not in line.of(text) and not inside


def _signature(notice: Notice, mention: DateMention) -> Iterator[Hit]:
    text = mention.span.of(notice.text)
    right = f"{mention.year}年{mention.month}月{mention.day}日"
    if mention.form == "chinese":
        if (mention.year or 0) < _STANDARD:
            return
        message = "chinese"
    elif mention.form == "dotted":
        message = "dotted"
    elif _leading_zero().search(text):
        message = "zeros"
    else:
        return
    fix = Fix(Applicability.SAFE, (Edit(mention.span, right),))
    yield Hit(mention.span, message, {"text": text, "right": right}, fix=fix)


def _body_form(notice: Notice, mention: DateMention) -> str:
    if notice.quotations.covers(mention.span.start):
        return ""
    if mention.form == "dotted":
        mixed = _range_of_two(notice, mention) or (_in_prose(notice, mention) and _usual(notice))
        return "body-dotted" if mixed else ""
    text, (start, end) = notice.text, mention.span
    if mention.form in _DAYS and text[end - 1] == "号" and text[end : end + 1] not in _NUMBERED:
        return "day-word"
    if mention.form not in ("full", "month"):
        return ""
    if text[start + 2] == "年":
        return "" if _term().search(text, max(0, start - 2), start) else "short-year"
    return "body-zeros" if _leading_zero().search(text, start, end) else ""
