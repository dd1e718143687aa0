"""首先 … 其次 … 再次 … 最后: the words that count without a numeral, and where one of them is missing or doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint.notice.sequences import FaultKind
from rectify_lint.notice.series import SeriesFault
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_WORDS = ("首先", "其次", "再次")
FIRST = _WORDS[0]
"""Without it nothing counts in this way: 其次 and 再次 have other uses."""


@cache
def _word() -> re.Pattern[str]:
    return compiled("(?<![^。；，：、！？\n\r \t　])(?:首先|(?:其次|再次)(?=[，,要是、]))")


@cache
def _others() -> re.Pattern[str]:
    """Words that may count in the place of 其次, or of another 首先."""
    return compiled("第[二三][，,、是]|[二三]是|其[二三]|然后|接着|随后|同时|另一方面|此外|另外")


def ladder_faults(notice: Notice) -> Iterator[SeriesFault]:
    """再次 right behind 首先, and 其次 or 再次 that stands twice, within one paragraph; 其次 for 首先 among them."""
    text = notice.text
    before: re.Match[str] | None = None
    opening: re.Match[str] | None = None
    for found in _word().finditer(text):
        if notice.quotations.covers(found.start()):
            continue
        if before is not None and _in_line(notice, before, found):
            fault = _fault(text, before, found)
            if fault is not None:
                yield fault
        elif found[0] != FIRST:
            before = None  # what goes on from an earlier paragraph is not followed up
            if opening is not None and opening[0] == found[0] and _in_line(notice, opening, found):
                word, twin = Span(*opening.span()), Span(*found.span())
                yield SeriesFault(word, opening[0], FIRST, FaultKind.REPEATED, twin, None)
            opening = found
            continue
        before = found


def _in_line(notice: Notice, one: re.Match[str], other: re.Match[str]) -> bool:
    lines = notice.source.lines
    return lines.line_of(one.start()) == lines.line_of(other.start())


def _fault(text: str, before: re.Match[str], found: re.Match[str]) -> SeriesFault | None:
    step = _WORDS.index(found[0]) - _WORDS.index(before[0])
    if found[0] == FIRST or step == 1 or step < 0:
        return None
    if step > 1 and _others().search(text, before.end(), found.start()):
        return None
    kind = FaultKind.REPEATED if step == 0 else FaultKind.SKIPPED
    expected = _WORDS[min(_WORDS.index(before[0]) + 1, len(_WORDS) - 1)]
    if step == 0 and expected == found[0]:
        expected = "最后"
    twin = Span(*before.span()) if step == 0 else None
    return SeriesFault(Span(*found.span()), found[0], expected, kind, twin, Span(*before.span()))
