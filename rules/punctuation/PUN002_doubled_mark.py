"""Marks in a row, and marks where none can stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, LineKind, Notice, Options, Span, compiled

_WIDE = str.maketrans(",;:", "，；：")
_STRONGER = "。；："
"""Of two marks in a row the stronger is likelier to be meant."""


@cache
def _run() -> re.Pattern[str]:
    """Whatever may hold a row of marks or a mark in a wrong place; most texts have few."""
    return compiled("[（《“‘〔【〈，、；：。？！,;\r\n][ \t\u3000，。、；：？！,;）》〉】〕]+")


@cache
def _row() -> re.Pattern[str]:
    return compiled("[，。、；：？！,;][ \t\u3000]*[，。、；：,;][ \t\u3000，。、；：,;]*")


@cache
def _misplaced() -> re.Pattern[str]:
    return compiled("[（《“‘〔【〈][，。、；：]|[，、；：][）》〉】〕]|[\r\n][ \t\u3000]*[，。、；：？！]")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every row of marks, and for marks inside a bracket's edge or at a line's start."""
    text = notice.text
    turned = {fault.span.end for fault in notice.pairing.faults}
    for run in _run().finditer(text):
        if len("".join(run[0].split())) < 2 and run[0][0] not in "\r\n":
            continue  # a mark and blanks
        for hit in _hits(text, *run.span()):
            if not _elsewhere(notice, hit.span) and not _turned(turned, hit):
                yield hit


def _hits(text: str, start: int, end: int) -> Iterator[Hit]:
    for found in _row().finditer(text, start, end):
        span = Span(found.start(), found.start() + len(found[0].rstrip(" \t\u3000")))
        if not _is_right(text, span):
            yield _row_hit(text, span)
    for found in _misplaced().finditer(text, start, end):
        yield _misplaced_hit(text, found)


def _turned(turned: Container[int], hit: Hit) -> bool:
    """Whether the mark before it is a closing quotation mark turned round: that is the fault, ending in *turned*."""
    return hit.message == "after_opening" and hit.span.start in turned


def _is_right(text: str, span: Span) -> bool:
    """Half-width marks in a row are code or a column of figures unless Chinese stands before them."""
    return span.of(text).isascii() and not "\u4e00" <= text[span.start - 1 : span.start] <= "\u9fff"


def _elsewhere(notice: Notice, span: Span) -> bool:
    """Whether the marks belong to an outline marker, or the line to the web page."""
    place = bisect_right(notice.lines, span.start, key=lambda line: line.span.start) - 1
    if place < 0:
        return False
    marker = notice.lines[place].marker
    if marker is not None and span.start <= marker.span.end and marker.span.start <= span.start:
        return not set(span.of(notice.text)) <= set("：:")  # 问题4：：, which is no marker's own mark
    return notice.line_kinds[place] is LineKind.FURNITURE


def _row_hit(text: str, span: Span) -> Hit:
    marks = "".join(span.of(text).split()).translate(_WIDE)
    if set(marks) == {"。"} and len(marks) > 2:
        fix = Fix(Applicability.UNSAFE, (Edit(span, "……"),))
        return Hit(span, "ellipsis", {"text": span.of(text)}, fix=fix)
    if len(set(marks)) == 1:
        fix = Fix(Applicability.SAFE, (Edit(span, marks[0]),))
        return Hit(span, "doubled", {"text": span.of(text), "mark": marks[0]}, fix=fix)
    likely = next((mark for mark in _STRONGER if mark in marks), marks[0])
    if marks[0] in "？！":
        likely = marks[0]
    fix = Fix(Applicability.SUGGEST, (Edit(span, likely),))
    return Hit(span, "clash", {"text": span.of(text), "mark": likely}, fix=fix)


def _misplaced_hit(text: str, found: re.Match[str]) -> Hit:
    first, last = found[0][0], found[0][-1]
    if first in "\r\n":
        span = Span(found.end() - 1, found.end())
        return Hit(span, "line_start", {"mark": last})
    if first in "，、；：":
        span = Span(found.start(), found.start() + 1)
        message, mark, bracket = "before_closing", first, last
    else:
        span = Span(found.end() - 1, found.end())
        message, mark, bracket = "after_opening", last, first
    fix = Fix(Applicability.UNSAFE, (Edit(span, ""),))
    return Hit(span, message, {"mark": mark, "bracket": bracket}, fix=fix)
