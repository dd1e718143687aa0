"""The outline: which line stands under which.

Notices have no markup; the only sign of a level is the style of its number, and writers mix styles, restart
numbers and put a marker of the wrong level. So a marker is placed by style *and* by number: a number that
continues an open run belongs to it even if its separator changed, and a number that continues another run
than the one its style names is placed where the numbers go on (``repaired``), which is what a reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Marker, Style
from rectify_lint.syntax.placing import Ahead, Look, Open, Place, find_place, so_far


@attrs.define(eq=False)
class Node:
    """A marked line with everything below it; the root has no marker and no line.

    Attributes:
        index: place in ``Outline.nodes`` (document order; the root is 0).
        parent: index of the enclosing node, -1 for the root.
        marker: its marker, ``None`` for the root.
        style: the style of the level it stands on (differs from ``marker.style`` where ``repaired``).
        depth: 0 for the root, 1 for its children …
        line: index into the notice's lines, -1 for the root.
        last: index of the last line of its subtree.
        own_last: index of the last line before its first child.
        title: the heading: up to the first full stop outside quotation marks.
        run_in: what follows the heading in the same line, empty where nothing does.
        repaired: the marker is of the wrong level; the node was placed where its number continues a run.
        children: nodes directly below.
    """

    index: int
    parent: int
    marker: Marker | None
    style: Style
    depth: int
    line: int
    last: int
    own_last: int
    title: Span
    run_in: Span
    repaired: bool = False
    children: list[Node] = attrs.field(factory=list)

    @property
    def number(self) -> int:
        """The marker's value; 0 for the root."""
        return self.marker.number if self.marker else 0

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@attrs.frozen(eq=False)
class Outline:
    """The tree and its nodes in document order; ``owner[i]`` is the node index that owns line *i*."""

    root: Node
    nodes: tuple[Node, ...]
    owner: tuple[int, ...]

    def runs(self) -> Iterator[tuple[Node, ...]]:
        """Siblings that are numbered together: children of one node, cut where the numbers start again."""
        for node in self.nodes:
            run: list[Node] = []
            siblings = node.children
            for place, child in enumerate(siblings):
                following = siblings[place + 1].number if place + 1 < len(siblings) else 2
                # A 1 starts a new run if a 2 follows it or nothing does; between 2 and 4, or behind a
                # first 2, it is a slip.
                restarts = child.number == 1 and following == 2 and bool(run) and run[0].number == 1
                if run and (restarts or child.style.rank != run[-1].style.rank):
                    yield tuple(run)
                    run = []
                run.append(child)
            if run:
                yield tuple(run)

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The nodes that enclose *node*, innermost first, without the root."""
        while node.parent > 0:
            node = self.nodes[node.parent]
            yield node


def build_outline(text: str, lines: Sequence[Line]) -> Outline:
    """Place every marked line; time is linear in the number of lines."""
    root = Node(0, -1, None, Style.PART, 0, -1, len(lines) - 1, -1, Span(0, 0), Span(0, 0))
    nodes = [root]
    owner = []
    path = [root]
    stack: list[Open] = []
    counted: dict[int, int] = {}
    ahead = Ahead(lines)
    for index, line in enumerate(lines):
        if line.marker is not None:
            title, run_in = split_heading(text, line)
            look = Look(text[max(title.start, title.end - 2) : title.end], run_in.start < run_in.end)
            chosen = find_place(line.marker, len(nodes) - 1, look, stack, ahead, counted)
            first, count = so_far(stack, chosen, line.marker)
            del stack[chosen.above :]
            del path[chosen.above + 1 :]
            node = _node(path[-1], len(nodes), index, line.marker, chosen, (title, run_in))
            path[-1].children.append(node)
            counted[chosen.style.rank] = line.marker.number
            nodes.append(node)
            path.append(node)
            stack.append(Open(chosen.style, first, line.marker.number, count, look))
        owner.append(nodes[-1].index)
    _close(nodes, len(lines))
    return Outline(root, tuple(nodes), tuple(owner))


def _node(
    parent: Node, number: int, line: int, marker: Marker, chosen: Place, heading: tuple[Span, Span]
) -> Node:
    return Node(
        index=number,
        parent=parent.index,
        marker=marker,
        style=chosen.style,
        depth=parent.depth + 1,
        line=line,
        last=line,
        own_last=line,
        title=heading[0],
        run_in=heading[1],
        repaired=chosen.repaired,
    )


def _close(nodes: Sequence[Node], lines: int) -> None:
    """Fill in where each node's own lines and its subtree end."""
    for node, following in zip(nodes, (*nodes[1:], None), strict=True):
        node.own_last = (following.line if following else lines) - 1
    for node in reversed(nodes):
        node.last = node.children[-1].last if node.children else node.own_last


@cache
def _heading_marks() -> re.Pattern[str]:
    return compiled("[“”。]")


def split_heading(text: str, line: Line) -> tuple[Span, Span]:
    """A marked line's heading and the text that runs in behind it.

    The heading ends with the first full stop outside quotation marks; without one it is the whole line.
    Both spans are free of blanks at their ends; the second is empty where the heading fills the line.
    """
    start, end = line.body
    while start < end and text[start].isspace():
        start += 1
    depth = 0
    for mark in _heading_marks().finditer(text, start, end):
        if mark[0] == "“":
            depth += 1
        elif mark[0] == "”":
            depth = max(0, depth - 1)
        elif depth == 0:
            rest = mark.end()
            while rest < end and text[rest].isspace():
                rest += 1
            return Span(start, mark.end()), Span(rest, end)
    return Span(start, end), Span(end, end)
