"""Headings with nothing below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rectify_lint import Hit, Item, Node, Notice, Options, Span, Style, compiled

_SENTENCE = 25
"""A longer title that ends with a full stop is the text itself."""


@cache
def _announces() -> re.Pattern[str]:
    return compiled("(?:如下|(?<![及或])以下[^。]{0,12})[：:。]?$|[：:]$")


@cache
def _report() -> re.Pattern[str]:
    """A number in a sentence: 召开党组会7次，听取汇报9次。"""
    return compiled("[0-9][一-龥]")


@cache
def _issue() -> re.Pattern[str]:
    return compiled("(?:问题|方面|整改|”)。?$")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every empty heading whose neighbours are not empty."""
    items = {item.node.index: item for item in notice.items}
    yield from _emptied_fields(notice)
    for run in notice.outline.runs():
        yield from _untitled(run)
        if any(part.index in items for part in notice.outline.ancestors(run[0])):
            continue  # below an item stand its measures
        filled = [notice.has_content(node) or _encloses_ordinals(notice, node) for node in run]
        if all(filled):
            continue
        others = sum(filled)
        told = 2 * sum(node.run_in.start < node.run_in.end for node in run) >= len(run)
        for node, full in zip(run, filled, strict=True):
            alone = _alone(node, others, len(run) - 1) or (len(run) == 1 and _is_sole_problem(notice, node))
            if not full and alone and _heads(notice, items, run, node, told):
                marker = node.marker
                yield Hit(Span(marker.span.start if marker else node.title.start, node.title.end), "empty")


_FIELDS = 3
"""So many items with a heading of the same words show that it is one of their fields."""


def _emptied_fields(notice: Notice) -> Iterator[Hit]:
    """The one heading of a field below the items (2.整改成效) that nothing stands under, though under the others."""
    named: dict[str, list[Node]] = {}
    for item in notice.items:
        for node in item.node.children:
            named.setdefault(node.title.of(notice.text), []).append(node)
    for nodes in named.values():
        empty = [node for node in nodes if not notice.has_content(node)] if len(nodes) > _FIELDS else ()
        for node in empty if len(empty) == 1 else ():
            yield Hit(
                Span(node.marker.span.start if node.marker else node.title.start, node.title.end), "empty"
            )


def _is_sole_problem(notice: Notice, node: Node) -> bool:
    """Whether a section has nothing but the heading of one problem: （一）关于“…”问题."""
    above = notice.outline.nodes[node.parent]
    return above.own_last == above.line and _finding().search(node.title.of(notice.text)) is not None


@cache
def _finding() -> re.Pattern[str]:
    return compiled("^(?:关于|针对|对)?“[^”]{2,40}”(?:的?问题|方面)")


def _encloses_ordinals(notice: Notice, node: Node) -> bool:
    """Whether 第一　党的领导方面 comes next: below 二、 it is the first of the section's parts, whatever its rank."""
    nodes = notice.outline.nodes
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    return following is not None and following.style is Style.PART and following.number == 1


_TITLED = 2
"""So many siblings with words behind their numbers show that they are headings."""


def _untitled(run: Sequence[Node]) -> Iterator[Hit]:
    """The one number of a run that has no words behind it."""
    bare = [node.marker for node in run if node.title.start >= node.title.end and node.marker]
    if len(bare) == 1 and len(run) > _TITLED:
        yield Hit(bare[0].span, "untitled")


def _heads(notice: Notice, items: Mapping[int, Item], run: Sequence[Node], node: Node, told: bool) -> bool:
    """Whether the marked line is a heading, and not a sentence of its own or one that announces a list.

    *told* says that most headings of the run have their text in their own line.
    """
    title = node.title.of(notice.text)
    if not title or _announces().search(title):
        return False
    if title[-1] not in "。；！？;" or _issue().search(title):
        return True
    if (len(title) <= _SENTENCE or _labelled(items, run, node)) and _all_told(notice, items, run, node):
        return True
    if _report().search(title):
        return False
    if node.depth == 1 and all(_stands_above(notice, other) for other in run if other is not node):
        return True
    return len(title) <= _SENTENCE and told


def _labelled(items: Mapping[int, Item], run: Sequence[Node], node: Node) -> bool:
    """Whether all headings beside it, two at least, have fields below them (整改措施：), and it has none."""
    others = [items[other.index].labels for other in run if other is not node and other.index in items]
    return node.index not in items or (not items[node.index].labels and len(others) > 1 and all(others))


def _stands_above(notice: Notice, node: Node) -> bool:
    """Whether a heading has paragraphs below it, and nothing behind it in its line."""
    return notice.has_content(node) and node.run_in.start >= node.run_in.end


def _all_told(notice: Notice, items: Mapping[int, Item], run: Sequence[Node], node: Node) -> bool:
    """Whether the heading is a short sentence like its neighbours', each of which has paragraphs below it."""
    others = [items.get(other.index) for other in run if other is not node]
    return len(others) >= 1 and all(
        other is not None
        and other.last_line > other.first_line
        and other.node.title.of(notice.text).endswith("。")
        for other in others
    )


def _alone(node: Node, filled: int, others: int) -> bool:
    """Whether the empty heading is an exception among *others*, so many of which are *filled*.

    In a list or a table of contents all entries are bare.
    """
    if not others:
        return node.depth == 1
    return 2 * filled > others or (node.depth == 1 and 2 * filled >= others)
