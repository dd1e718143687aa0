"""The outline: which line stands under which.

Notices have no markup; the only sign of a level is the style of its number, and writers mix styles, restart numbers
and put a marker of the wrong level. So a marker is placed by style *and* by number: a number that continues an open run
belongs to that run even if its separator changed, and a number that continues another run than the one its style names
is placed where the numbers go on (``repaired``), which is what a reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from rectify_lint.source.text import Span
from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Marker, Style

_CONFUSABLE = {
    Style.ARABIC_PAREN: (Style.CHINESE_PAREN, Style.ARABIC_DOT, Style.ARABIC_COMMA),
    Style.CHINESE_PAREN: (Style.ARABIC_PAREN, Style.CHINESE),
    Style.CHINESE: (Style.CHINESE_PAREN, Style.ARABIC_COMMA, Style.ARABIC_DOT),
    Style.ARABIC_DOT: (Style.CHINESE, Style.ARABIC_PAREN),
    Style.ARABIC_COMMA: (Style.CHINESE, Style.ARABIC_PAREN),
}
"""Which styles writers put for one another; each is looked up in the order given."""


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
        """Siblings that are numbered together: children of one node, cut where the numbers start again at 1."""
        for node in self.nodes:
            run: list[Node] = []
            siblings = node.children
            for place, child in enumerate(siblings):
                following = siblings[place + 1].number if place + 1 < len(siblings) else 2
                # A 1 starts a new run if a 2 follows it or nothing does; between 2 and 4 it is a slip.
                restarts = child.number == 1 and following == 2
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


@attrs.define
class _Open:
    """A level on the builder's stack: its style, the last number on it and the node that has it."""

    style: Style
    last: int
    node: Node


class _Ahead:
    """What markers come next, by rank: answers in constant time where the numbering goes on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._numbers = [line.marker.number for line in lines if line.marker]
        ranks = [line.marker.style.rank for line in lines if line.marker]
        count = len(ranks)
        self._next: list[list[int]] = [[count] * (count + 1) for _ in range(_RANKS)]
        for place in range(count - 1, -1, -1):
            for rank in range(_RANKS):
                self._next[rank][place] = place if ranks[place] == rank else self._next[rank][place + 1]

    def number(self, place: int, rank: int) -> int | None:
        """The number of the next marker of *rank* behind the *place*-th, unless an enclosing level comes first."""
        found = self._next[rank][place + 1]
        if found == len(self._numbers) or any(self._next[above][place + 1] < found for above in range(rank)):
            return None
        return self._numbers[found]

    def returns_to(self, place: int, rank: int, number: int) -> bool:
        """Whether, behind a short run that starts at *place*, *rank* goes on with *number*."""
        expected = self._numbers[place] + 1
        for _ in range(_LOOK_AHEAD):
            following = self._next[rank][place + 1]
            upcoming = self.number(place, rank)
            if upcoming is None:
                return False
            if upcoming != expected:
                return upcoming == number
            place, expected = following, expected + 1
        return False


_RANKS = 1 + max(style.rank for style in Style)
_LOOK_AHEAD = 40
_COMMA_DOT_LEVELS = 2
"""1. and 1、 may stand for two levels, never for more."""


@attrs.frozen
class _Place:
    """Where a marker goes: under the first *above* open levels, on a level of *style*."""

    above: int
    style: Style
    repaired: bool = False


def _place(marker: Marker, place: int, stack: Sequence[_Open], ahead: _Ahead) -> _Place:
    """Find the level a marker belongs to; *place* is its position among the markers of the text."""
    style, number = marker.style, marker.number
    if style is Style.ARTICLE:
        return _Place(0, style)
    fit = _continued(stack, style, number)
    stray = _misplaced(marker, place, stack, ahead)
    if stray is not None and (fit is None or ahead.number(place, style.rank) == number):
        return stray
    if fit is not None:
        return _Place(fit, style)
    same = _deepest(stack, style)
    if same is None:
        return _Place(_depth_for(stack, style.rank), style)
    if number == 1 and _opens_sublevel(marker, place, stack, same, ahead):
        return _Place(same + 1, style)
    return _Place(same, style)


def _continued(stack: Sequence[_Open], style: Style, number: int) -> int | None:
    """The innermost open level of the same rank that *number* continues; the very style is preferred."""
    fits = [i for i, level in enumerate(stack) if level.style.rank == style.rank and level.last + 1 == number]
    exact = [i for i in fits if stack[i].style is style]
    return (exact or fits or [None])[-1]


def _deepest(stack: Sequence[_Open], style: Style) -> int | None:
    """The innermost open level of that style, else of its rank."""
    same = [i for i, level in enumerate(stack) if level.style.rank == style.rank]
    exact = [i for i in same if stack[i].style is style]
    return (exact or same or [None])[-1]


def _depth_for(stack: Sequence[_Open], rank: int) -> int:
    """How many open levels enclose a new level of *rank*."""
    depth = len(stack)
    while depth and stack[depth - 1].style.rank > rank:
        depth -= 1
    return depth


def _misplaced(marker: Marker, place: int, stack: Sequence[_Open], ahead: _Ahead) -> _Place | None:
    """The level whose numbering a marker of the wrong style continues: （2） between （一） and （三）."""
    number = marker.number
    for style in _CONFUSABLE.get(marker.style, ()):
        following = ahead.number(place, style.rank)
        if number == 1:
            unopened = all(level.style.rank != style.rank for level in stack)
            if unopened and following == 2 and ahead.number(place, marker.style.rank) != 2:
                return _Place(_depth_for(stack, style.rank), style, repaired=True)
            continue
        for depth in range(len(stack) - 1, -1, -1):
            level = stack[depth]
            if level.style.rank == style.rank and level.last + 1 == number and following in (None, number + 1):
                return _Place(depth, level.style, repaired=True)
    return None


def _opens_sublevel(
    marker: Marker, place: int, stack: Sequence[_Open], same: int, ahead: _Ahead
) -> bool:
    """Whether a 1 opens a level of its own below an open level of the same rank (4、 → 1. 2. → 5、)."""
    rank = marker.style.rank
    open_levels = [level for level in stack if level.style.rank == rank]
    if len(open_levels) >= _COMMA_DOT_LEVELS:
        return False
    level = stack[same]
    return level.style is not marker.style or ahead.returns_to(place, rank, level.last + 1)


def build_outline(text: str, lines: Sequence[Line]) -> Outline:
    """Place every marked line; time is linear in the number of lines."""
    root = Node(0, -1, None, Style.ARTICLE, 0, -1, len(lines) - 1, -1, Span(0, 0), Span(0, 0))
    nodes = [root]
    owner = []
    stack: list[_Open] = []
    ahead = _Ahead(lines)
    for index, line in enumerate(lines):
        if line.marker is not None:
            chosen = _place(line.marker, len(nodes) - 1, stack, ahead)
            del stack[chosen.above :]
            parent = stack[-1].node if stack else root
            node = _node(text, line, line.marker, chosen, parent, index, len(nodes))
            nodes.append(node)
            parent.children.append(node)
            stack.append(_Open(chosen.style, line.marker.number, node))
        owner.append(nodes[-1].index)
    _close(nodes, len(lines))
    return Outline(root, tuple(nodes), tuple(owner))


def _node(
    text: str, line: Line, marker: Marker, chosen: _Place, parent: Node, index: int, count: int
) -> Node:
    title, run_in = split_heading(text, line)
    depth = parent.depth + 1
    return Node(count, parent.index, marker, chosen.style, depth, index, index, index, title, run_in, chosen.repaired)


def _close(nodes: Sequence[Node], lines: int) -> None:
    """Fill in where each node's own lines and its subtree end."""
    for node, following in zip(nodes, (*nodes[1:], None), strict=True):
        node.own_last = (following.line if following else lines) - 1
    for node in reversed(nodes):
        node.last = node.children[-1].last if node.children else node.own_last


@cache
def _heading_marks() -> re.Pattern[str]:
    return re.compile("[“”。]")


def split_heading(text: str, line: Line) -> tuple[Span, Span]:
    """A marked line's heading and the text that runs in behind it.

    The heading ends with the first full stop outside quotation marks; without one it is the whole line.
    Both spans are free of blanks at their ends; the second is empty where the heading fills the line.
    """
    start, end = line.body
    while start < end and text[start] in " \t　\xa0":
        start += 1
    depth = 0
    for mark in _heading_marks().finditer(text, start, end):
        if mark[0] == "“":
            depth += 1
        elif mark[0] == "”":
            depth = max(0, depth - 1)
        elif depth == 0:
            rest = mark.end()
            while rest < end and text[rest] in " \t　\xa0":
                rest += 1
            return Span(start, mark.end()), Span(rest, end)
    return Span(start, end), Span(end, end)
