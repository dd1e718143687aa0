"""Dates, ranges of dates, broken dates and words for years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from rectify_lint.facts.model import BrokenDate, DateMention, DateRange
from rectify_lint.facts.numerals import chinese_number
from rectify_lint.grammar import lowered
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences
from rectify_lint.value import evolve

_MONTHS = frozenset("一二三四五六七八九十正元")
_CENTURIES = ("一", "二")  # how a year of four Chinese numerals begins
# A digit at the start of an expression. re looks a class of three or more runs of characters up in a table, but
# compares with each of one or two: U+FFFF, which is no character, makes running through a text a third faster.
_DIGIT = "[0-9０-９\\uffff]"
_TAIL_FIRSTS = frozenset(
    "、和及至到起（(-－–—―‐‑−~～〜∼ \t\u00a0\u3000"
)  # what a day that borrows its month begins with

# A year with one of these behind it tells since when, not the year of the dates that follow.
_OPEN_YEAR = ("以来", "来", "起", "至今", "以后", "之后", "开始")


@cache
def _date() -> re.Pattern[str]:
    return compiled(lowered.DATE)


@cache
def _day_tail() -> re.Pattern[str]:
    return compiled(lowered.DAY_TAIL)


@cache
def _span_sign() -> re.Pattern[str]:
    return compiled(lowered.SPAN_SIGN)


@cache
def _broken() -> re.Pattern[str]:
    return compiled(lowered.BROKEN_DATE)


@cache
def _sentence_end() -> re.Pattern[str]:
    return compiled("[。！？\r\n]")


@cache
def _numbers() -> re.Pattern[str]:
    return compiled("[0-9０-９]+")


@cache
def _start() -> re.Pattern[str]:
    """The first number of a date or a range, or the year behind the sign of a range: most numbers count things."""
    signs = "－–—―‐−~～〜至到-"
    return compiled(
        f"{_DIGIT}[0-9０-９]{{0,3}}+(?:(?=[年月起 \t\u00a0\u3000{signs}]|[（(][星周]|(?<=[0-9０-９]{{4}})[.．/／])"
        f"|(?<=[{signs}][0-9]{{4}})(?![0-9０-９]))"
    )


def scan_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """Every date in *text* between *start* and *end*, in order, without overlaps.

    Months and days without a year inherit that of an earlier date in their sentence; a bare day behind a date
    (``5月8日至20日``) inherits its month too.
    """
    stop = len(text) if end is None else end
    found: list[DateMention] = []
    lender: DateMention | None = None  # the last date of this sentence that knows its year
    match_date = _date().match
    last = start
    for place in _starts(text, start, stop):
        match = match_date(text, place, stop) if place >= last else None
        if match is None:
            continue
        mention = _BUILD[match.lastgroup or ""](match)
        if mention.year is not None:
            lender = None if _is_open(text, mention) or _ends_years(text, found, mention) else mention
        elif lender is not None:
            if _reaches(text, found[-1].span.end, place):
                mention = evolve(mention, inherited_year=lender.known_year)
            else:
                lender = None
        found.append(mention)
        last = mention.span.end
        if mention.day is not None and text[last : last + 1] in _TAIL_FIRSTS:
            found.extend(_days_behind(text, mention, stop))
    return tuple(found)


def _starts(text: str, start: int, stop: int) -> list[int]:
    """Where a date may begin, in order."""
    places = [number.start() for number in _start().finditer(text, start, stop)]
    chinese = [
        place - 4 for place in occurrences(text, "年", start + 4, stop) if text[place - 4] in _CENTURIES
    ]
    for place in occurrences(text, "月", start + 1, stop):
        if text[place - 1] in _MONTHS:
            chinese.append(place - 1)
            if place - 2 >= start and text[place - 2] == "十":
                chinese.append(place - 2)
    return sorted(places + chinese) if chinese else places


def scan_ranges(text: str, dates: tuple[DateMention, ...]) -> tuple[DateRange, ...]:
    """The pairs of adjacent *dates* joined by 至, 到 or a dash: ``2024年5月6日至7月12日``."""
    sign = _span_sign()
    found: list[DateRange] = []
    for first, last in pairwise(dates):
        gap = last.span.start - first.span.end
        if 0 < gap <= _LONGEST_SIGN and sign.fullmatch(text, first.span.end, last.span.start):
            found.append(DateRange(Span(first.span.start, last.span.end), first, last))
    return tuple(found)


def scan_broken_dates(text: str) -> tuple[BrokenDate, ...]:
    """Dates that lack a mark, a day or their 年: ``2024717日``, ``5月日``, ``2023以来``."""
    return tuple(
        BrokenDate(
            Span(*match.span()), kind, None if kind == "gap" else int(text[match.start() : match.start() + 4])
        )
        for match in _broken_matches(text)
        for kind in (match.lastgroup or "",)
    )


@cache
def _torn() -> re.Pattern[str]:
    """What every broken date has: too many digits before 月 or 日, 月日, or a year before a word for years."""
    return compiled(
        f"{_DIGIT}(?:月日|(?<=[0-9０-９]{{3}})(?<![0-9０-９]{{9}})"
        "(?:[月日]|[第一二三四上下以修全出制印召春期秋至迄通初底末]))"
    )


_WORN = 9  # characters that a broken date has at most before its last digit


def _broken_matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of the grammar; only the text before a place where a date may be broken is searched."""
    search = _broken().search
    last = 0
    for torn in _torn().finditer(text):
        found = search(text, max(last, torn.start() - _WORN), min(len(text), torn.end() + _WORN))
        if found is not None and found.start() <= torn.start():
            yield found
            last = found.end()


_PAIRS = ("《》", "“”", "（）")
_LONGEST_SIGN = 16  # characters; a longer gap between two dates is no sign


def _reaches(text: str, start: int, end: int) -> bool:
    """Whether no sentence ends and no quotation or title closes between two dates."""
    if _sentence_end().search(text, start, end):
        return False
    return not any(text.count(pair[1], start, end) > text.count(pair[0], start, end) for pair in _PAIRS)


def _ends_years(text: str, found: list[DateMention], mention: DateMention) -> bool:
    """Whether *mention* is the second of two years that give the term of a plan (2024—2028年)."""
    if mention.form != "year" or not found or found[-1].form != "year" or found[-1].part:
        return False
    start, end = found[-1].span.end, mention.span.start
    return 0 < end - start <= _LONGEST_SIGN and _span_sign().fullmatch(text, start, end) is not None


def _is_open(text: str, mention: DateMention) -> bool:
    return mention.form == "year" and text.startswith(_OPEN_YEAR, mention.span.end)


def _days_behind(text: str, mention: DateMention, stop: int) -> Iterator[DateMention]:
    """The bare days that follow a date: 20日 in ``5月8日至20日``, 9日 in ``5月8日、9日``."""
    position = mention.span.end
    while match := _day_tail().match(text, position, stop):
        position = match.end()
        yield DateMention(
            Span(match.start("tail_day"), position),
            None,
            None,
            int(match["tail_day"]),
            inherited_year=mention.known_year,
            inherited_month=mention.month,
            form="day",
        )


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _dated(match: re.Match[str]) -> DateMention:
    year, month, day, part, year_part = match.group("year", "month", "day", "part", "year_part")
    form = "full" if day else "month" if month else "year"
    return DateMention(
        Span(*match.span()),
        int(year),
        _number(month),
        _number(day),
        form=form,
        part=part or year_part or "",
    )


def _short(match: re.Match[str]) -> DateMention:
    digits, month, day, part = match.group("short_year", "short_month", "short_day", "short_part")
    year = int(digits)
    return DateMention(
        Span(*match.span()),
        year + (1900 if year >= 50 else 2000),
        int(month),
        _number(day),
        form="full" if day else "month",
        part=part or "",
    )


def _alone(match: re.Match[str]) -> DateMention:
    month, day, part = match.group("alone_month", "alone_day", "alone_part")
    form = "month_day" if day else "month_only"
    return DateMention(Span(*match.span()), None, int(month), _number(day), form=form, part=part or "")


def _bare(match: re.Match[str]) -> DateMention:
    return DateMention(Span(*match.span()), int(match.group()), None, None, form="year")


def _dotted(match: re.Match[str]) -> DateMention:
    year, month, day = map(int, _numbers().findall(match.group()))
    return DateMention(Span(*match.span()), year, month, day, form="dotted")


def _chinese(match: re.Match[str]) -> DateMention:
    year, month, day, part = match.group("chinese_year", "chinese_month", "chinese_day", "chinese_part")
    if year is None:
        month, day = match.group("chinese_month_2", "chinese_day_2")
    return DateMention(
        Span(*match.span()),
        None if year is None else chinese_number(year.translate(_ZEROS)),
        None if month is None else 1 if month in "正元" else chinese_number(month),
        None if day is None else chinese_number(day),
        form="chinese",
        part=part or "",
    )


_ZEROS = {ord("0"): "零", ord("０"): "零"}
_BUILD: dict[str, Callable[[re.Match[str]], DateMention]] = {
    "dated": _dated,
    "short": _short,
    "alone": _alone,
    "bare": _bare,
    "dotted": _dotted,
    "chinese": _chinese,
}
