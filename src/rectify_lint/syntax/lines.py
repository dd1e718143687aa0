"""The line scan: one pass over the text that finds each line's content and its marker."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Source, Span
from rectify_lint.syntax.markers import Marker, Style, match_marker
from rectify_lint.value import Value

MARKER_STARTS = frozenset(
    "一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾第问反意巡具整任事案（(﹙〔［[【0123456789０１２３４５６７８９"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩甲乙丙丁戊己庚辛壬癸"
)


_BARE_STARTS = frozenset("一二三四五六七八九十第问任事案123456789")
_NO_BARE = ("20", "一是", "二是", "三是", "第一，", "第二，")
"""The beginning of a number without a mark behind it, but not of frequent words and years that begin so."""

BARE_HEADING = 40
"""The most characters of a heading whose number has no mark behind it."""


class Line(Value):
    """One non-blank physical line; in these notices a line is a paragraph.

    Attributes:
        number: its 1-based number in the text.
        span: its content, without blanks at both ends and without Markdown marks of headings, quotations and lists.
        marker: the outline marker at its beginning, or ``None``.
        body: the content behind the marker, which may begin with blanks.
    """

    number: int
    span: Span
    marker: Marker | None
    body: Span


_BLANKS = " \t\u3000\xa0\u2002\u2003\u200b\ufeff\r\x0b\x0c"
_PREFIX = "#>*+_" + _BLANKS + "-"
"""Blanks and Markdown marks of headings, quotations and lists."""

_BULLETS = frozenset("▲△●◆◇■★☆▶►•")
"""Bullets and ornaments in front of headings and list entries."""

_SUFFIX = _BLANKS + "*"


_DECIMAL = Style.DECIMAL


@cache
def _prefix() -> re.Pattern[str]:
    return compiled(f"[{_PREFIX}]*")


def scan_lines(source: Source) -> tuple[Line, ...]:
    """All non-blank lines of *source*, in order, each with its marker if it has one."""
    text = source.text
    index = source.lines
    prefix = _prefix().match
    lines = []
    decimal = False
    bare: list[int] = []
    for number, (first, last) in enumerate(zip(index.starts, index.ends, strict=True), 1):
        if first == last:
            continue
        head = text[first]
        if head in _PREFIX:
            first = prefix(text, first, last).end()  # type: ignore[union-attr] # it matches the empty string
            if first == last:
                continue
            head = text[first]
        if head in _BULLETS:
            behind = prefix(text, first + 1, last).end()  # type: ignore[union-attr] # it matches the empty string
            if behind < last and text[behind] not in _BULLETS:
                first, head = behind, text[behind]
        if text[last - 1] in _SUFFIX:
            while text[last - 1] in _BLANKS:  # comes to an end at *head*, which is none
                last -= 1
            if text.startswith("**", last - 2) and last - 2 > first:
                last -= 2
        span = Span(first, last)
        marker = match_marker(text, first, last) if head in MARKER_STARTS else None
        body = span if marker is None else Span(marker.span.end, last)
        lines.append(Line(number, span, marker, body))
        if marker is None:
            if head in _BARE_STARTS and last - first <= BARE_HEADING and not text.startswith(_NO_BARE, first):
                bare.append(len(lines) - 1)
        elif marker.style is _DECIMAL:
            decimal = True
    if len(bare) > 2 or (decimal and bare):
        from rectify_lint.syntax.bare import mark_bare_numbers

        mark_bare_numbers(text, lines, bare, decimal=decimal)
    return tuple(lines)


def without_markers(lines: Sequence[Line], covered: Container[int]) -> tuple[Line, ...]:
    """*lines* with those *covered* (by index) stripped of their markers, since their numbers are not of the outline."""
    return tuple(
        Line(line.number, line.span, None, line.span)
        if line.marker is not None and index in covered
        else line
        for index, line in enumerate(lines)
    )
