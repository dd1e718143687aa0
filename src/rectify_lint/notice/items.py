"""Which paragraphs are the notice's items: its problems, with their statuses and measures.

The unit to count is the leaf that owns a status or progress label; without labels the deepest heading of
the sections on rectification. A heading may itself be a leaf (``3、关于“…”的问题。`` with a label line and no
children), and numbered paragraphs below a labelled item are its measures, not items.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from rectify_lint.facts.headings import match_issue_heading
from rectify_lint.facts.model import Label, StatusClass
from rectify_lint.facts.statuses import LABEL_MARKS, classify_status, label_names, match_label, scan_labels
from rectify_lint.notice.types import Item, ItemBasis, Items, LabelLine, Status, StatusSource
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences
from rectify_lint.syntax.outline import Node

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

ITEM_LABELS = frozenset({"status", "progress", "measures"})
"""Kinds of label that make their paragraph an item."""

_OUTSIDE = frozenset({"organisation", "next_steps", "transfers"})
_VALUE_LIMIT = 40
"""A status wording is short; of a longer value, the report itself, only the first clause may be one."""


def find_labels(notice: Notice) -> tuple[LabelLine, ...]:
    """All field labels of the notice with their values, in document order.

    A label that has lost its colon counts where other lines have the same label with one.
    """
    text, owner = notice.text, notice.outline.owner
    rows, in_tables = _row_labels(notice) if notice.ledgers else ([], frozenset[int]())
    lines = notice.lines
    by_line: dict[int, tuple[Label, ...]] = {}
    for index in _marked_lines(notice).difference(in_tables):
        labels = scan_labels(text, lines[index].body.start, lines[index].span.end)
        if labels:
            by_line[index] = labels
    known = label_names(label for labels in by_line.values() for label in labels)
    if known:
        heads = frozenset(name[0] for name in known) | _BEFORE_NAMES
        for index, line in enumerate(lines):
            start, end = line.body
            if text[start : start + 1] in heads and index not in by_line and index not in in_tables:
                bare = match_label(text, start, end, known)
                if bare is not None:
                    by_line[index] = (bare,)
    found = []
    for index in sorted(by_line):
        line, labels = lines[index], by_line[index]
        for place, label in enumerate(labels):
            end = labels[place + 1].span.start if place + 1 < len(labels) else line.span.end
            found.append(LabelLine(label, _trimmed(text, label.span.end, end), index, owner[index]))
    return tuple(sorted([*found, *rows], key=lambda line: line.line) if rows else found)


def _row_labels(notice: Notice) -> tuple[list[LabelLine], frozenset[int]]:
    """The cells of all tables as fields, and the lines that belong to tables."""
    from rectify_lint.notice.ledgers import row_labels

    labels = [
        label
        for ledger, nodes in zip(notice.ledgers, notice.row_nodes, strict=True)
        for row, node in zip(ledger.rows, nodes, strict=True)
        for label in row_labels(notice.text, row, node)
    ]
    return labels, notice.table_lines


_BEFORE_NAMES = frozenset("【 \t\xa0\u3000")
"""What may stand before the name of a label."""


def _marked_lines(notice: Notice) -> set[int]:
    """The lines with a mark that a label may end with."""
    starts = notice.line_starts
    return {
        max(bisect_right(starts, place) - 1, 0)
        for mark in LABEL_MARKS
        for place in occurrences(notice.text, mark)
    }


def find_items(notice: Notice) -> Items:
    """The items by the surest sign there is: labels, else status sections, else headings."""
    owners = _label_owners(notice)
    if owners:
        basis, nodes = ItemBasis.LABELS, _labelled_leaves(notice, owners)
    else:
        areas = list(_item_areas(notice))
        nodes = [leaf for area in areas for leaf in _heading_leaves(notice, area)]
        grouped = any(_status_of_section(notice, node) is not None for node in nodes)
        basis = ItemBasis.STATUS_GROUPS if grouped else ItemBasis.HEADINGS
    rows = _rows(notice) if notice.ledgers else []
    if len(rows) > len(nodes) or (rows and len(rows) == len(nodes) and basis is ItemBasis.HEADINGS):
        return Items(tuple(rows), ItemBasis.ROWS, _groups(notice, [item.node for item in rows]))
    if not nodes:
        return Items((), ItemBasis.NONE, ())
    items = tuple(_item(notice, node, basis) for node in nodes)
    return Items(items, basis, _groups(notice, nodes))


def _rows(notice: Notice) -> list[Item]:
    from rectify_lint.notice.ledger_items import listed_rows

    return [_row_item(notice, listed.node, listed.status) for listed in listed_rows(notice)]


def _label_owners(notice: Notice) -> dict[int, list[LabelLine]]:
    """Label lines by the node that owns them, for nodes outside the sections that hold no items."""
    owners: dict[int, list[LabelLine]] = {}
    for line in notice.labels:
        if line.label.kind in ITEM_LABELS and line.node > 0 and not line.cell:
            owners.setdefault(line.node, []).append(line)
    return {
        index: lines
        for index, lines in owners.items()
        if _may_hold_items(notice, notice.outline.nodes[index])
    }


def _may_hold_items(notice: Notice, node: Node) -> bool:
    if notice.section_kind(node) in _OUTSIDE:
        return False
    return all(notice.section_kind(part) not in _OUTSIDE for part in notice.outline.ancestors(node))


def _labelled_leaves(notice: Notice, owners: dict[int, list[LabelLine]]) -> list[Node]:
    """Nodes with labels of their own, the innermost where they nest, and their unlabelled peers."""
    nodes = notice.outline.nodes
    holders = _holders(notice, owners)
    areas = {_section_of(notice, nodes[index]).index for index in owners if index not in holders}
    leaves: list[Node] = []
    for area in sorted(areas):
        leaves.extend(_with_peers(notice, nodes[area], owners, holders))
    return leaves


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
            if _may_hold_items(notice, node):
                yield node
        elif below or (node.children and node is area):
            stack.extend(reversed(node.children))
        elif _may_hold_items(notice, node):
            if (node.depth, node.style.rank) in measured:
                yield node
            else:
                yield from (leaf for leaf in node.walk() if not leaf.children)


def _measured_levels(
    area: Node, owners: dict[int, list[LabelLine]], holders: set[int]
) -> set[tuple[int, int]]:
    """Depth and rank of the items in *area* that have their measures as numbered paragraphs below them."""
    return {
        (node.depth, node.style.rank)
        for node in area.walk()
        if node.index in owners and node.children and node.index not in holders
    }


def _item_areas(notice: Notice) -> Iterator[Node]:
    """Top sections that report on rectification item by item."""
    text = notice.text
    tops = [node for node in notice.outline.root.children if notice.section_kind(node) not in _OUTSIDE]
    named = {node.index for node in tops if notice.section_kind(node) is not None}
    for node in tops:
        if named and node.index not in named:
            if _formal_below(text, node):
                yield node
        elif match_issue_heading(node.title.of(text)) is not None or (
            node.children and (named or _problems_below(text, node))
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
    while stack:
        node = stack.pop()
        if node is not area and notice.section_kind(node) in _OUTSIDE:
            continue
        if not node.children:
            told_apart = node is area and not _quotes_problem(text, node)
            if not told_apart and not _lone_aspect(notice, node):
                yield node
            continue
        if node is not area and _names_problem(text, node) and not _problems_below(text, node):
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


def _quotes_problem(text: str, node: Node) -> bool:
    """Whether the heading refers to a finding (关于“…”的问题); 存在问题 alone is the name of a section."""
    heading = match_issue_heading(node.title.of(text))
    return heading is not None and not heading.is_group and heading.form != "finding"


def _problems_below(text: str, node: Node) -> bool:
    """Whether most children read as problems themselves; if not they are the measures of this one."""
    return 2 * sum(_states_problem(text, child) for child in node.children) >= len(node.children)


@cache
def _fault_words() -> re.Pattern[str]:
    return compiled(
        "问题|不[够到足力深实严细高强畅明准清]|未能|薄弱|欠缺|缺乏|滞后|缓慢|差距|短板|缺失|弱化|淡化|不力|现象|偏[差低少]|松懈|流于|漏洞"
    )


def _states_problem(text: str, node: Node) -> bool:
    title = node.title.of(text)
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
    statuses = tuple(_statuses(notice.text, labels))
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
        _measures(notice, node, work),
        tuple(row_narrative(cells)),
    )


def _item(notice: Notice, node: Node, basis: ItemBasis) -> Item:
    text = notice.text
    labels = tuple(notice.labels_of(node))
    statuses = tuple(_statuses(text, labels))
    section = _status_of_section(notice, node)
    known = [status.status for status in statuses if status.status is not None]
    status: StatusClass | None = None
    source = StatusSource.NONE
    if known:
        status, source = known[0], StatusSource.LABEL
    elif section is not None:
        status, source = section, StatusSource.SECTION
    else:
        opening = _opening_status(notice, node)
        if opening is not None:
            status, source = opening, StatusSource.SENTENCE
    marker = node.marker
    heading = Span(marker.span.start if marker else node.title.start, node.title.end)
    narrative = _narrative(notice, node, labels)
    measures = _measures(notice, node, narrative)
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
        measures,
        tuple(narrative),
    )


def _statuses(text: str, labels: Sequence[LabelLine]) -> Iterator[Status]:
    for line in labels:
        if line.label.kind == "status":
            value = line.value.of(text)
            status = classify_status(_clause(value)) or (_ticked(value) if line.cell else None)
            yield Status(Span(line.label.span.start, line.value.end), value, status, line)
        elif line.label.kind == "progress":
            clause = _clause(line.value.of(text))
            status = classify_status(clause)
            if status is not None:
                span = Span(line.label.span.start, line.value.start + len(clause))
                yield Status(span, clause, status, line)


def _ticked(value: str) -> StatusClass | None:
    """The class of what a column 是否完成 or 完成进度 holds: 是, 否, √, 100%."""
    if value in ("是", "√", "✓", "100%", "100％"):
        return StatusClass.DONE
    if value in ("否", "×", "✗", "0%", "0％"):
        return StatusClass.OPEN
    return StatusClass.ONGOING if re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]+)?[%％]", value) else None


def _clause(value: str) -> str:
    """The opening clause of a label's value: a status wording stands first, the report behind it."""
    if len(value) <= _VALUE_LIMIT:
        bare = value.rstrip("。；")
        if "。" not in bare and "；" not in bare:
            return value
    return value.partition("。")[0].partition("；")[0][:_VALUE_LIMIT]


@cache
def _opening_sentence() -> re.Pattern[str]:
    subject = "(?:该|此|本)(?:项|条|类)?(?:问题|事项)"
    return compiled(f"{subject}(?P<clauses>[^。；]{{2,60}})[。；]|【(?P<mark>[^】]{{2,12}})】")


@cache
def _heading_addition() -> re.Pattern[str]:
    return compiled(r"[（(]([^（()）]{2,16})[）)][。：:]?$")


_BARE_SENTENCE = 16
"""A sentence that is nothing but a status is at most so long."""


def _opening_status(notice: Notice, node: Node) -> StatusClass | None:
    """The class stated by the heading (【已完成】, （正在整改）) or by a sentence of the item.

    The sentence names its subject (该问题已完成整改。), or it opens the report and is nothing else (已完成整改。).
    """
    added = _heading_addition().search(notice.text, *node.title)
    status = classify_status(added[1]) if added else None
    if status is not None:
        return status
    for place, span in enumerate((node.title, *notice.own_text(node))):
        if place == 1:
            stop = notice.text.find("。", span.start, min(span.end, span.start + _BARE_SENTENCE))
            status = classify_status(notice.text[span.start : stop]) if stop > 0 else None
            if status is not None:
                return status
        for found in _opening_sentence().finditer(notice.text, *span):
            for clause in (found["clauses"] or found["mark"]).split("，"):
                status = classify_status(clause)
                if status is not None:
                    return status
    return None


def _narrative(notice: Notice, node: Node, labels: Sequence[LabelLine]) -> list[Span]:
    """What tells of the work: from the first label of measures or progress on, else behind the heading."""
    first = next((line.value.start for line in labels if line.label.kind in ("measures", "progress")), None)
    spans = [line.span for line in notice.lines[node.line : node.last + 1]]
    if first is None:
        return [*spans[1:], node.run_in] if node.run_in.start < node.run_in.end else spans[1:]
    return [span if span.start >= first else Span(first, span.end) for span in spans if span.end > first]


def _measures(notice: Notice, node: Node, narrative: Sequence[Span]) -> tuple[Span, ...]:
    """The measures: 一是, 二是 … outside quotations, else numbered paragraphs below the item."""
    found = [
        ordinal.span
        for part in narrative
        for ordinal in notice.ordinals_in(part)
        if ordinal.series == "是" and not notice.quotations.covers(ordinal.span.start)
    ]
    found = found or [span for part in narrative for span in _circled_in(notice.text, part)]
    if found:
        return tuple(found)
    return tuple(Span(child.marker.span.start, child.title.end) for child in node.children if child.marker)


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def _circled_in(text: str, part: Span) -> Iterator[Span]:
    """① ② … that count on within *part*."""
    place = part.start
    for glyph in _CIRCLED:
        place = text.find(glyph, place, part.end)
        if place < 0:
            return
        yield Span(place, place + 1)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
