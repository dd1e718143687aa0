"""The outline: the tree of marked lines.

Notices have no markup; the only sign of a level is the style of its number, and writers mix styles, restart numbers and
use markers of the wrong level. So a marker is placed by style *and* by number: a number that continues an open run
belongs to it even if its separator changed, and a number that continues another run than that of its style is placed
there (``repaired``), as a reader would do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Marker, Style
from rectify_lint.syntax.placing import Ahead, Look, Open, find_place, so_far
from rectify_lint.value import Draft, Record, field


class Node(Draft, frozen=False):
    """A marked line with everything below it; the root has no marker and no line.

    Attributes:
        index: its index in ``Outline.nodes`` (document order; the root is 0).
        parent: the index of the enclosing node; -1 for the root.
        marker: its marker; ``None`` for the root.
        style: the style of its level (differs from ``marker.style`` if ``repaired``).
        depth: 0 for the root, 1 for its children …
        line: its index in the lines of the notice; -1 for the root.
        last: index of the last line of its subtree.
        own_last: index of the last line before its first child.
        title: the heading: up to the first full stop outside quotation marks.
        run_in: the text behind the heading in the same line; may be empty.
        repaired: whether the marker is of the wrong level and the node was placed where its number continues a run.
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
    children: list[Node] = field(factory=list)

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


class Outline(Record):
    """The tree and its nodes in document order; ``owner[i]`` is the node index that owns line *i*."""

    root: Node
    nodes: tuple[Node, ...]
    owner: tuple[int, ...]
    _runs: tuple[tuple[Node, ...], ...] = field(alias="runs")

    def runs(self) -> tuple[tuple[Node, ...], ...]:
        """Siblings numbered together: children of one node, split where the numbers restart."""
        return self._runs

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The nodes that enclose *node*, innermost first, without the root."""
        while node.parent > 0:
            node = self.nodes[node.parent]
            yield node


def build_outline(text: str, lines: Sequence[Line]) -> Outline:
    """Place every marked line; time is linear in the number of lines."""
    root = Node(0, -1, None, Style.PART, 0, -1, len(lines) - 1, -1, Span(0, 0), Span(0, 0))
    nodes = [root]
    path = [root]
    stack: list[Open] = []
    counted: dict[int, int] = {}
    ahead = Ahead(lines)
    for index, line in enumerate(lines):
        marker = line.marker
        if marker is None:
            continue
        title, run_in = split_heading(text, line)
        start, end = title
        look = Look(text[max(start, end - 2) : end], run_in.start < run_in.end)
        chosen = find_place(marker, len(nodes) - 1, look, stack, ahead, counted)
        above, style, repaired = chosen
        first, count = so_far(stack, chosen, marker)
        del stack[above:]
        del path[above + 1 :]
        parent = path[-1]
        # fmt: off
        node = Node(
            len(nodes), parent.index, marker, style, parent.depth + 1, index, index, index, title, run_in, repaired
        )
        # fmt: on
        parent.children.append(node)
        counted[style.rank] = marker.number
        nodes.append(node)
        path.append(node)
        stack.append(Open(style, first, marker.number, count, look))
    return Outline(root, tuple(nodes), tuple(_close(nodes, len(lines))), tuple(_runs(nodes)))


def _runs(nodes: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    for node in nodes:
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


def _close(nodes: Sequence[Node], lines: int) -> list[int]:
    """Fill in where each node's own lines and its subtree end; return the owners of all lines."""
    owner: list[int] = []
    for node, following in zip_longest(nodes, nodes[1:]):
        end = following.line if following else lines
        node.own_last = end - 1
        owner += [node.index] * (end - len(owner))
    for node in reversed(nodes):
        node.last = node.children[-1].last if node.children else node.own_last
    return owner


@cache
def _heading_marks() -> re.Pattern[str]:
    return compiled("[“”。]")


def split_heading(text: str, line: Line) -> tuple[Span, Span]:
    """The heading of a marked line, and the text behind it in the same line.

    The heading ends with the first full stop outside quotation marks; without one it is the whole line. Neither span has
    blanks at its ends; the second is empty if the heading fills the line.
    """
    start, end = line.body
    while start < end and text[start].isspace():
        start += 1
    stop = text.find("。", start, end)
    if stop >= 0 and text.find("“", start, stop) >= 0:
        stop = _stop_outside_quotes(text, start, end)
    if stop < 0:
        return Span(start, end), Span(end, end)
    rest = stop + 1
    while rest < end and text[rest].isspace():
        rest += 1
    return Span(start, stop + 1), Span(rest, end)


def _stop_outside_quotes(text: str, start: int, end: int) -> int:
    """The offset of the first full stop between *start* and *end* outside quotation marks; -1 if there is none."""
    depth = 0
    for mark in _heading_marks().finditer(text, start, end):
        if mark[0] == "“":
            depth += 1
        elif mark[0] == "”":
            depth = max(0, depth - 1)
        elif depth == 0:
            return mark.start()
    return -1
