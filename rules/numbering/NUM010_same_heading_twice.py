"""Headings that say the same."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from rectify_lint import FaultKind, Hit, Node, Notice, Options, Related, Span, Style, compiled

_LEAST = 4
"""Characters of a heading worth comparing among its siblings."""

_LEAST_ELSEWHERE = 10
"""Characters of a heading that speaks of a problem, worth comparing with headings of other groups."""

_LEAST_OF_ITEM = 8
"""The same of an item of the notice."""


@cache
def _marks() -> re.Pattern[str]:
    return compiled(r"[\s。，、；：:;,.“”‘’\"（）()【】]+")


_BRACKETS = frozenset("）)】。")


@cache
def _status() -> re.Pattern[str]:
    """The status in brackets behind a heading, which is none of its words."""
    return compiled(
        "[（(【][^（）()【】]{0,12}(?:完成|整改|推进|坚持|办结|销号|成效|序时)[^（）()【】]{0,8}[）)】]。?$"
    )


_ARTICLE, _ROW = Style.ARTICLE, Style.ROW


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every heading that repeats one before it, and one for all lines that were pasted twice."""
    yield from _copied(notice)
    doubled = {fault.span for fault in notice.numbering.faults if fault.kind is FaultKind.REPEATED}
    siblings: dict[tuple[int, str], Node] = {}
    problems: dict[str, Node] = {}
    items = {item.node.index for item in notice.items}
    for run in notice.numbering.runs:
        for node in run:
            title = node.title.of(notice.text)
            if title[-1:] in _BRACKETS:
                title = _status().sub("", title)
            if not title.isalnum():
                title = _marks().sub("", title)
            first = siblings.setdefault((run[0].index, title), node)
            if len(title) < _LEAST or node.marker is None or node.style is _ARTICLE:
                continue
            if first is node and notice.is_rectification and _names_problem(notice, node, title, items):
                first = problems.setdefault(title, node)
            if first is not node and node.marker.span not in doubled:
                yield _hit(notice, node, first)


def _copied(notice: Notice) -> Iterator[Hit]:
    """Heading lines right below their like: one slip of whoever copied the text, however often it shows."""
    copies = [fault for fault in notice.numbering.faults if fault.copied]
    if copies:
        lines = [notice.source.lines.span(notice.source.lines.line_of(fault.span.start)) for fault in copies]
        spans = [Span(fault.span.start, line.end) for fault, line in zip(copies, lines, strict=True)]
        data = {"found": copies[0].found, "count": len(copies)}
        yield Hit(spans[0], "line", data, tuple(Related(span, "again", {}) for span in spans[1:]))


def _names_problem(notice: Notice, node: Node, title: str, items: Container[int]) -> bool:
    """Whether the heading is that of a problem, which no other group should have."""
    if len(title) >= _LEAST_OF_ITEM and node.index in items and node.style is not _ROW:
        return True
    heading = node.title.of(notice.text)
    return len(title) >= _LEAST_ELSEWHERE and ("“" in heading or "问题" in heading) and not node.children


def _hit(notice: Notice, node: Node, first: Node) -> Hit:
    text = notice.text
    return Hit(
        _heading(node),
        "twice",
        {"title": node.title.of(text), "found": _number(notice, node), "first": _number(notice, first)},
        (Related(_heading(first), "first", {"title": first.title.of(text)}),),
    )


def _number(notice: Notice, node: Node) -> str:
    return node.marker.span.of(notice.text) if node.marker else ""


def _heading(node: Node) -> Span:
    return Span(node.marker.span.start if node.marker else node.title.start, node.title.end)
