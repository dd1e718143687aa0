"""Problems without numbers whose fields follow one another: 【反馈问题】…, 【整改措施】…, 【完成情况】…, 【反馈问题】….

The field that states the problem opens a block each time. The blocks are nodes below the heading they stand under,
outside the outline, as the rows of tables are.
"""

from __future__ import annotations

from itertools import pairwise

from rectify_lint.notice.types import LabelLine
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Style
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LEAST = 3
"""One or two such fields under a heading are its own."""


def blocks(notice: Notice) -> list[tuple[Node, tuple[LabelLine, ...]]]:
    """The blocks of fields under one heading, each with its labels, in order; none of fewer than three."""
    opening: dict[tuple[int, str], list[LabelLine]] = {}
    by_node: dict[int, list[LabelLine]] = {}
    for label in notice.labels:
        if label.cell or label.node <= 0:
            continue
        by_node.setdefault(label.node, []).append(label)
        line = notice.lines[label.line]
        if (
            label.label.kind == "problem"
            and line.marker is None
            and label.label.span.start == line.span.start
        ):
            opening.setdefault((label.node, label.label.name), []).append(label)
    found: list[tuple[Node, tuple[LabelLine, ...]]] = []
    for (index, _), heads in opening.items():
        parent = notice.outline.nodes[index]
        if len(heads) < _LEAST or parent.children:
            continue
        ends = [following.line - 1 for _, following in pairwise(heads)]
        fields = iter([*by_node[index], None])
        field = next(fields)
        for head, last in zip(heads, [*ends, parent.own_last], strict=True):
            own: list[LabelLine] = []
            while field is not None and field.line <= last:
                if field.line >= head.line:
                    own.append(field)
                field = next(fields)
            found.append((_node(notice, parent, head, last, len(found)), tuple(own)))
    return found


def _node(notice: Notice, parent: Node, head: LabelLine, last: int, place: int) -> Node:
    title = head.value if head.value.start < head.value.end else head.label.span
    return Node(
        index=len(notice.outline.nodes) + place,
        parent=parent.index,
        marker=None,
        style=Style.ROW,
        depth=parent.depth + 1,
        line=head.line,
        last=last,
        own_last=last,
        title=title,
        run_in=Span(title.end, title.end),
    )
