"""Commas and 、 where a member of a series, or an explanation in brackets, begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

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
            yield from _series(text, series, habit.most_common(1)[0][0] if strict else "")
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
    due = strong.most_common(1)[0][0] if sure else habit
    for ordinal, mark in weak:
        span = Span(mark, ordinal.span.end)
        data = {"mark": text[mark], "ordinal": ordinal.span.of(text), "due": due}
        fix = Fix(Applicability.UNSAFE, (Edit(Span(mark, mark + 1), due),))
        yield Hit(span, "ordinal", data, severity=None if sure else Severity.INFO, fix=fix)


def _mark_before(text: str, member: Member) -> int:
    """Offset of the mark before a member, blanks passed over; -1 for the first, or one that opens a line."""
    if member.leads or member.number < 2:
        return -1
    place = member.ordinal.span.start - 1
    while place >= 0 and text[place] in " \t\u3000":
        place -= 1
    return place
