"""Problems whose headings have no number: 关于“…”的问题 on a line of its own, the report below it.

A list that Word numbered loses its numbers when it is pasted into a page. Such headings are items of a notice in which
nothing else is: they are nodes below the heading they stand under, outside the outline, as the rows of tables are.
"""

from __future__ import annotations

from itertools import pairwise

from rectify_lint.facts.headings import match_issue_heading
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Style
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LEAST = 3
"""One or two such lines are no list."""
_ENDS = ("问题", "方面", "整改", "情况")
_STOPS = "。：:"


def bare_headings(notice: Notice) -> list[Node]:
    """The unnumbered headings that quote a finding, as nodes with the lines below them; none of fewer than three."""
    lines = [index for index in range(len(notice.lines)) if _is_heading(notice, index)]
    if len(lines) < _LEAST:
        return []
    owner = notice.outline.owner
    longest = max(following - line for line, following in pairwise(lines))
    nodes = []
    for place, line in enumerate(lines):
        parent = notice.outline.nodes[owner[line]]
        following = lines[place + 1] if place + 1 < len(lines) else line + longest
        last = min(following - 1, parent.own_last)
        title = _title(notice, line)
        nodes.append(
            Node(
                index=len(notice.outline.nodes) + place,
                parent=parent.index,
                marker=None,
                style=Style.ROW,
                depth=parent.depth + 1,
                line=line,
                last=last,
                own_last=last,
                title=title,
                run_in=Span(title.end, title.end),
            )
        )
    return nodes


def _title(notice: Notice, index: int) -> Span:
    start, end = notice.lines[index].body
    while end > start and notice.text[end - 1] in _STOPS:
        end -= 1
    return Span(start, end)


def _is_heading(notice: Notice, index: int) -> bool:
    """Whether a line is nothing but the heading of a quoted finding."""
    if notice.lines[index].marker is not None:
        return False
    title = _title(notice, index)
    if not notice.text.endswith(_ENDS, title.start, title.end):
        return False
    heading = match_issue_heading(notice.text, *title)
    return heading is not None and heading.quoted is not None and heading.span.end == title.end
