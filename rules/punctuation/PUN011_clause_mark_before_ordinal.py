"""Commas and 、 where a member of a series, or an explanation in brackets, begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from rectify_lint import (
    Applicability,
    Edit,
    Fix,
    Hit,
    Member,
    Notice,
    Options,
    Ordinal,
    Severity,
    Span,
    compiled,
    occurrences,
)

_WEAK = "，、,"
_STRONG = "。；！？;"
_CLOSED = "”》）)"
"""What closes a quotation or a bracket, and is no mark between clauses."""
_HABIT = 8
"""So many members behind a strong mark to one behind a weak one: the text has a habit."""


@cache
def _numbered() -> re.Pattern[str]:
    """What opens a bracket that is a number: （一）, （2024）…号."""
    return compiled("[一二三四五六七八九十]{1,3}[）)]|[0-9×X○]")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield hits for members of a series behind a weak mark, and for a comma before a bracket."""
    text = notice.text
    marked = [
        [(member.ordinal, mark) for member in series if (mark := _mark_before(text, member)) >= 0]
        for series in notice.numbering.series
    ]
    marks = [text[mark] for series in marked for _, mark in series]
    weak = sum(mark in _WEAK for mark in marks)
    if weak:
        habit = Counter(mark for mark in marks if mark in _STRONG)
        strict = sum(habit.values()) >= _HABIT * weak
        for series in marked:
            yield from _series(text, series, habit.most_common()[0][0] if strict else "")
    yield from _run_together(notice)
    for ordinal, mark in (pair for series in marked for pair in series):
        if text[mark] in _CLOSED and text[ordinal.span.end - 1] == "是":
            yield Hit(ordinal.span, "missing", {"ordinal": ordinal.span.of(text)})
    for place in sorted((*occurrences(text, "，（"), *occurrences(text, "，("))):
        if not _numbered().match(text, place + 2):
            span = Span(place, place + 1)
            data = {"mark": "，", "ordinal": ""}
            yield Hit(span, "bracket", data, fix=Fix(Applicability.SUGGEST, (Edit(span, ""),)))


def _series(text: str, members: list[tuple[Ordinal, int]], habit: str) -> Iterator[Hit]:
    """Hits for members behind , or 、 where others stand behind a full stop or semicolon.

    Where no other member of the series shows what is due, *habit*, what all other series of the text have, is
    but a hint.
    """
    strong = Counter(text[mark] for _, mark in members if text[mark] in _STRONG)
    weak = [(ordinal, mark) for ordinal, mark in members if text[mark] in _WEAK]
    sure = bool(strong) and len(weak) <= 2 * sum(strong.values())
    if not sure and not habit:
        return
    due = strong.most_common()[0][0] if sure else habit
    for ordinal, mark in weak:
        span = Span(mark, ordinal.span.end)
        data = {"mark": text[mark], "ordinal": ordinal.span.of(text), "due": due}
        fix = Fix(Applicability.UNSAFE, (Edit(Span(mark, mark + 1), due),))
        yield Hit(span, "ordinal", data, severity=None if sure else Severity.INFO, fix=fix)


def _run_together(notice: Notice) -> Iterator[Hit]:
    """Hits for members that follow the last word of the member before, without any mark."""
    text = notice.text
    places: dict[str, list[int]] = {}
    for series in notice.numbering.series:
        for member, after in zip_longest(series, series[1:]):
            start = member.ordinal.span.end
            if not text.startswith("是", start - 1) or not 1 <= member.number < len(_NUMERALS):
                continue
            word = _NUMERALS[member.number] + "是"
            # Looked up once in the whole text: from each member anew, a long line would be read again and again.
            known = places[word] if word in places else places.setdefault(word, occurrences(text, word))
            following = bisect_left(known, start + 1)
            if following == len(known):
                continue
            found = known[following]
            line_end = notice.source.lines.span(notice.source.lines.line_of(start)).end
            last = min(line_end, after.ordinal.span.start) if after else line_end
            if (
                found + len(word) <= last
                and _no_mark().match(text, found - 1)
                and not notice.quotations.covers(found)
            ):
                yield Hit(Span(found, found + len(word)), "missing", {"ordinal": word})


_NUMERALS = "一二三四五六七八九"


@cache
def _no_mark() -> re.Pattern[str]:
    """An ordinal right behind a word, which is not part of the word itself (第二是, 十二是)."""
    return compiled(
        "(?:(?![第其周十这那初高大老之])(?<!星)[\u4e00-\u9fff]|[0-9%％”）)])[二三四五六七八九]是[\u4e00-\u9fff0-9“《]"
    )


def _mark_before(text: str, member: Member) -> int:
    """Offset of the mark before a member, blanks passed over; -1 for the first, or one that opens a line."""
    if member.leads or member.number < 2:
        return -1
    place = member.ordinal.span.start - 1
    while place >= 0 and text[place] in " \t\u3000":
        place -= 1
    return place
