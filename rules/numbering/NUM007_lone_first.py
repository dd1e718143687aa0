"""A first member without a second: 一是 without 二是, （一） without （二）."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rectify_lint import Hit, Node, Notice, Options, Span, Style

_HEADINGS = (Style.CHINESE, Style.CHINESE_PAREN)
_ITEMS = (Style.ARABIC_DOT, Style.ARABIC_COMMA, Style.ARABIC_PAREN, Style.ARABIC_CLOSE, Style.CIRCLED)


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every 一是 and every marker that nothing follows in its series."""
    for span in notice.numbering.lone_firsts:
        yield _hit(notice, span, "ordinal")
    runs = Counter(run[0].style.rank for run in notice.numbering.runs)
    items = {item.node.index for item in notice.items}
    for run in notice.numbering.runs:
        node = run[0]
        if len(run) > 1 or node.number != 1 or node.marker is None:
            continue
        # Items are numbered within each group, also in a group that has but one.
        heading = node.style in _HEADINGS and node.index not in items
        plain = heading or (node.style in _HEADINGS + _ITEMS and runs[node.style.rank] == 1)
        if plain and not _goes_on(notice, node):
            yield _hit(notice, node.marker.span, "marker")


def _hit(notice: Notice, span: Span, message: str) -> Hit:
    return Hit(span, message, {"found": span.of(notice.text)})


def _goes_on(notice: Notice, node: Node) -> bool:
    """Whether the second member stands within a paragraph below."""
    end = notice.lines[node.last].span.end
    return notice.numbering.mentioned(Span(node.title.start, end), node.style, 2)
