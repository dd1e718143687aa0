"""Notices that list only some of their problems and show it: what is missing there is no fault."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.notice.types import Item


NEAR = 10
"""A number that differs by less than one in so many was meant to be that of what is listed."""


@cache
def _selection() -> re.Pattern[str]:
    """Names of sections that report on some of the problems: 巡视反馈的重点问题整改落实情况."""
    return compiled("(?:重点|部分|典型)[^，。、]{0,4}(?:问题|事项|案例)")


def is_extract(notice: Notice) -> bool:
    """Whether the notice shows that it lists only some of its problems."""
    return selects(notice) or _withholds(notice)


def selects(notice: Notice) -> bool:
    """Whether a heading above the problems says that they are some of all."""
    above = notice.outline.ancestors(notice.items[0].node)
    return any(_selection().search(notice.text, *node.title) for node in above)


def _withholds(notice: Notice) -> bool:
    """Whether an aspect beside those that hold items has none: its problems are not made public."""
    items = {item.node.index for item in notice.items}
    nodes = notice.outline.nodes
    parents = {group.parent for group in notice.groups}
    return any(
        not child.children and child.index not in items
        for parent in parents
        for child in nodes[parent].children
    )


def tells_all(items: Sequence[Item], declared: int) -> bool:
    """Whether the items seem to list all their measures: little is missing or too much, or they say that they do.

    一是, 二是 in a report of what was done sums the measures up; only under a label 整改措施 it lists them, and even
    there a number twice as large shows that they were merged.
    """
    enumerated = [len(item.measures) for item in items]
    if sum(enumerated) <= len(items):
        return False
    visible = sum(max(1, count) for count in enumerated)
    if abs(visible - declared) <= max(1, declared // NEAR):
        return 3 * sum(map(bool, enumerated)) >= 2 * len(items)
    labelled = all(any(line.label.kind == "measures" for line in item.labels) for item in items)
    return labelled and all(enumerated) and visible < 2 * declared < 4 * visible
