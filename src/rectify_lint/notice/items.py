"""Which paragraphs are the notice's items: its problems, with their statuses and measures.

The unit to count is the leaf that owns a status or progress label; without labels the deepest heading of
the sections on rectification. A heading may itself be a leaf (``3、关于“…”的问题。`` with a label line and no
children), and numbered paragraphs below a labelled item are its measures, not items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.facts.headings import match_issue_heading
from rectify_lint.facts.model import StatusClass
from rectify_lint.notice.bare_headings import bare_headings
from rectify_lint.notice.item_parts import item_statuses, measures, narrative, told_status
from rectify_lint.notice.types import Item, ItemBasis, Items, LabelLine, StatusSource
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

ITEM_LABELS = frozenset({"status", "progress", "measures"})
"""Kinds of label that make their paragraph an item."""


def find_items(notice: Notice) -> Items:
    """The items by the surest sign there is: labels, else status sections, else headings."""
    owners = _label_owners(notice)
    if owners:
        basis, nodes = ItemBasis.LABELS, _labelled_leaves(notice, owners)
        in_blocks = _in_blocks(notice, len(nodes))
        if in_blocks:
            return Items(in_blocks, basis, _groups(notice, [item.node for item in in_blocks]))
    else:
        areas = list(_item_areas(notice))
        nodes = [leaf for area in areas for leaf in _heading_leaves(notice, area)]
        grouped = any(_status_of_section(notice, node) is not None for node in nodes)
        basis = ItemBasis.STATUS_GROUPS if grouped else ItemBasis.HEADINGS
    rows = _rows(notice) if notice.ledgers else []
    if len(rows) > len(nodes) or (rows and len(rows) == len(nodes) and basis is ItemBasis.HEADINGS):
        return Items(tuple(rows), ItemBasis.ROWS, _groups(notice, [item.node for item in rows]))
    if not nodes:
        nodes = bare_headings(notice)
        basis = ItemBasis.HEADINGS
    if not nodes:
        return Items((), ItemBasis.NONE, ())
    items = tuple(_item(notice, node) for node in nodes)
    return Items(items, basis, _groups(notice, nodes))


def _in_blocks(notice: Notice, others: int) -> tuple[Item, ...]:
    """The items that are blocks of fields, if there are more of them than the *others*."""
    if not any(line.label.kind == "problem" for line in notice.labels):
        return ()
    from rectify_lint.notice.blocks import blocks

    found = blocks(notice)
    if len(found) <= others:
        return ()
    return tuple(_item(notice, node, labels) for node, labels in found)


def _rows(notice: Notice) -> list[Item]:
    from rectify_lint.notice.ledger_items import listed_rows

    return [_row_item(notice, listed.node, listed.status) for listed in listed_rows(notice)]


def _label_owners(notice: Notice) -> dict[int, list[LabelLine]]:
    """Label lines by the node that owns them, for nodes outside the sections that hold no items."""
    owners: dict[int, list[LabelLine]] = {}
    for line in notice.labels:
        if line.label.kind in ITEM_LABELS and line.node > 0 and not line.cell:
            owners.setdefault(line.node, []).append(line)
    return {index: lines for index, lines in owners.items() if index not in notice.without_items}


def _labelled_leaves(notice: Notice, owners: dict[int, list[LabelLine]]) -> list[Node]:
    """Nodes with labels of their own, the innermost where they nest, and their unlabelled peers."""
    nodes = notice.outline.nodes
    holders = _holders(notice, owners)
    areas = {_section_of(notice, nodes[index]).index for index in owners if index not in holders}
    areas |= _unlabelled_between(notice, owners, areas)
    leaves: list[Node] = []
    for area in sorted(areas):
        leaves.extend(_with_peers(notice, nodes[area], owners, holders))
    return leaves


def _unlabelled_between(notice: Notice, owners: dict[int, list[LabelLine]], areas: set[int]) -> set[int]:
    """Top sections without labels and subsections between two that are labelled items themselves, or behind them."""
    tops = [node for node in notice.outline.root.children if node.index in areas and node.index in owners]
    if len(tops) < 2:
        return set()
    parents = any(node.children for node in tops)
    first = tops[0].index if tops[0].number != 2 else 0  # that of the first may be missing too
    last = _last_counted(notice, tops[-1])
    return {
        node.index
        for node in notice.outline.root.children
        if first < node.index <= last
        and (parents or not node.children)
        and node.style is tops[0].style
        and node.index not in notice.without_items
    }


def _last_counted(notice: Notice, top: Node) -> int:
    """The index of the section that counts on from *top*, the last labelled one, with other fields; else its own."""
    for node in notice.outline.root.children:
        if node.index > top.index:
            counts = node.style is top.style and node.number == top.number + 1
            return node.index if counts and any(notice.labels_of(node)) else top.index
    return top.index


def _holders(notice: Notice, owners: dict[int, list[LabelLine]]) -> set[int]:
    """The nodes with labels below them, the root left out."""
    holders: set[int] = set()
    for index in owners:
        for part in notice.outline.ancestors(notice.outline.nodes[index]):
            if part.index in holders:
                break
            holders.add(part.index)
    return holders


def _section_of(notice: Notice, node: Node) -> Node:
    return next((part for part in notice.outline.ancestors(node) if part.depth == 1), node)


def _with_peers(
    notice: Notice, area: Node, owners: dict[int, list[LabelLine]], holders: set[int]
) -> Iterator[Node]:
    """The leaves of one section: labelled ones, and those beside them whose label is missing.

    An unlabelled heading with numbered paragraphs below it is an item where its labelled peers are like that.
    """
    stack = [area]
    measured = _measured_levels(area, owners, holders)
    while stack:
        node = stack.pop()
        below = node.index in holders
        if not below and (node.index in owners or (not node.children and node is not area)):
            if node.index not in notice.without_items:
                yield node
        elif below or (node.children and node is area):
            stack.extend(reversed(node.children))
        elif node.index not in notice.without_items:
            if _level(node) in measured:
                yield node
            else:
                yield from (leaf for leaf in node.walk() if not leaf.children)


def _measured_levels(
    area: Node, owners: dict[int, list[LabelLine]], holders: set[int]
) -> set[tuple[int, int]]:
    """Depth and rank of the items in *area* that have their measures as numbered paragraphs below them."""
    return {
        _level(node)
        for node in area.walk()
        if node.index in owners and node.children and node.index not in holders
    }


def _item_areas(notice: Notice) -> Iterator[Node]:
    """Top sections that report on rectification item by item."""
    text = notice.text
    tops = [node for node in notice.outline.root.children if node.index not in notice.without_items]
    named = {node.index for node in tops if notice.section_kind(node) is not None}
    for node in tops:
        if named and node.index not in named:
            if _formal_below(text, node):
                yield node
        elif match_issue_heading(node.title.of(text)) is not None or (
            node.children and (named or _problems_below(text, node) or _problems_two_below(text, node))
        ):
            yield node


def _formal_below(text: str, node: Node) -> bool:
    """Whether most children quote a finding in their headings, whatever the section is called."""
    return bool(node.children) and 2 * sum(_quotes_problem(text, child) for child in node.children) > len(
        node.children
    )


def _heading_leaves(notice: Notice, area: Node) -> Iterator[Node]:
    """Headings of problems in a section without labels: the deepest level that still reads as a problem."""
    text = notice.text
    stack = [area]
    problems = _problem_levels(text, area)
    while stack:
        node = stack.pop()
        if node.index in notice.without_items:
            continue
        if not node.children:
            told_apart = node is area and not _quotes_problem(text, node)
            if not told_apart and not _lone_aspect(notice, node):
                yield node
            continue
        if notice.section_status(node) is not None:  # 1.已完成整改的问题 names a group
            stack.extend(reversed(node.children))
            continue
        detailed = _level(node.children[0]) in problems or _problems_below(text, node)
        if node is not area and _names_problem(text, node) and not detailed:
            yield node
            continue
        if (
            _level(node) in problems
            and _level(node.children[0]) not in problems
            and not _is_group(text, node)
        ):
            yield node
            continue
        stack.extend(reversed(node.children))


def _lone_aspect(notice: Notice, node: Node) -> bool:
    """Whether the heading names an aspect without problems beside aspects with problems below them."""
    heading = match_issue_heading(node.title.of(notice.text))
    if heading is None or not heading.is_group:
        return False
    peers = notice.outline.nodes[node.parent].children
    return any(peer.children and _problems_below(notice.text, peer) for peer in peers)


def _names_problem(text: str, node: Node) -> bool:
    heading = match_issue_heading(node.title.of(text))
    return heading is not None and not heading.is_group


def _level(node: Node) -> tuple[int, int]:
    return node.depth, node.style.rank


def _problem_levels(text: str, area: Node) -> set[tuple[int, int]]:
    """The levels of *area*, below its own groups, on which most headings state a problem."""
    below = [node for node in area.walk() if node.depth > area.depth + 1]
    if not any(node.children for node in below):
        return set()
    stating: Counter[tuple[int, int]] = Counter()
    for node in below:
        stating[_level(node)] += 1 if _states_problem(text, node) else -1
    return {level for level, surplus in stating.items() if surplus >= 0}


def _is_group(text: str, node: Node) -> bool:
    heading = match_issue_heading(node.title.of(text))
    return "方面" in node.title.of(text) or (heading is not None and heading.is_group)


def _quotes_problem(text: str, node: Node) -> bool:
    """Whether the heading refers to a finding (关于“…”的问题); 存在问题 alone is the name of a section."""
    heading = match_issue_heading(node.title.of(text))
    return heading is not None and not heading.is_group and heading.form != "finding"


def _problems_below(text: str, node: Node) -> bool:
    """Whether most children read as problems themselves; if not they are the measures of this one."""
    return 2 * sum(_states_problem(text, child) for child in node.children) >= len(node.children)


def _problems_two_below(text: str, node: Node) -> bool:
    """Whether the headings below it group others that read as problems: （一）履行职责方面 over 1.监管存在漏洞."""
    below = [leaf for child in node.children for leaf in child.children]
    if not below or not all(child.children for child in node.children):
        return False
    return 2 * sum(_names_fault(text, leaf) for leaf in below) >= len(below)


def _names_fault(text: str, node: Node) -> bool:
    """Whether a heading says what is wrong; 坚持问题导向 has the word for a problem and names none."""
    title = node.title.of(text).replace("问题导向", "")
    return match_issue_heading(title) is not None or _fault_words().search(title) is not None


@cache
def _fault_words() -> re.Pattern[str]:
    return compiled(
        "问题|不[够到足力深实严细高强畅明准清规彻牢多均平合充健完科扎及紧透]|未能|薄弱|欠缺|缺乏|滞后|缓慢|差距|短板|缺失|弱化|淡化|不力|现象|偏[差低少]|松[懈散]"
        "|流于|漏洞|有待|混乱|粗放|虚化|脱节|[度率量效]低|失[察管控]"
    )


@cache
def _dealt_with() -> re.Pattern[str]:
    """Problems that were looked for or dealt with: words of what has been done, not of what is wrong."""
    return compiled("(?:发现|查出|排查|梳理|整改|解决|收集|纠治)[^，。；]{0,6}问题")


def _states_problem(text: str, node: Node) -> bool:
    title = node.title.of(text)
    if "问题" in title and match_issue_heading(title) is None:
        title = _dealt_with().sub("", title)
    return match_issue_heading(title) is not None or _fault_words().search(title) is not None


def _groups(notice: Notice, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The headings directly below the sections that hold items, where items stand below them in turn."""
    groups: dict[int, Node] = {}
    for node in nodes:
        for part in notice.outline.ancestors(node):
            if part.depth == 2:
                groups[part.index] = part
    return tuple(groups.values())


def _status_of_section(notice: Notice, node: Node) -> StatusClass | None:
    """The class that an enclosing heading such as 已完成的整改事项 gives all items below it."""
    for part in notice.outline.ancestors(node):
        status = notice.section_status(part)
        if status is not None:
            return status
    return None


def _row_item(notice: Notice, node: Node, named: StatusClass | None) -> Item:
    """The item of a table's row; *named* is the class that the table's name states."""
    from rectify_lint.notice.ledger_items import row_heading, row_narrative

    labels = tuple(notice.labels_of(node))
    statuses = tuple(item_statuses(notice.text, labels))
    section = named or _status_of_section(notice, node)
    known = next((status.status for status in statuses if status.status is not None), None)
    source = StatusSource.LABEL if known else StatusSource.SECTION if section else StatusSource.NONE
    cells = [(line.label.kind, line.value) for line in labels if line.value.start < line.value.end]
    work = [span for kind, span in cells if kind in ("measures", "progress")]
    return Item(
        node,
        row_heading(node),
        node.line,
        node.last,
        statuses,
        section,
        known or section,
        source,
        labels,
        measures(notice, node, work),
        tuple(row_narrative(cells)),
    )


def _item(notice: Notice, node: Node, fields: tuple[LabelLine, ...] | None = None) -> Item:
    text = notice.text
    labels = tuple(notice.labels_of(node)) if fields is None else fields
    statuses = tuple(item_statuses(text, labels))
    section = _status_of_section(notice, node)
    known = [status.status for status in statuses if status.status is not None]
    status: StatusClass | None = None
    source = StatusSource.NONE
    told = None if known else told_status(notice, node)
    if known:
        status, source = known[0], StatusSource.LABEL
    elif section is not None:
        status, source = section, StatusSource.SECTION
    elif told is not None:
        status, source = told.status, StatusSource.SENTENCE
    statuses += (told,) if told is not None else ()
    marker = node.marker
    heading = Span(marker.span.start if marker else node.title.start, node.title.end)
    report = tuple(narrative(notice, node, labels))
    return Item(
        node,
        heading,
        node.line,
        node.last,
        statuses,
        section,
        status,
        source,
        labels,
        measures(notice, node, report),
        report,
    )
