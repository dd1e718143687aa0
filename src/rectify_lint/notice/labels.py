"""Field labels (整改状态：已完成) and the cells of tables, with their values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator

from rectify_lint.facts.model import Label
from rectify_lint.facts.statuses import LABEL_MARKS, label_names, match_label, names_status, scan_labels
from rectify_lint.notice.types import LabelLine
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Style
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record, evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


def find_labels(notice: Notice) -> tuple[LabelLine, ...]:
    """All field labels of the notice with their values, in document order.

    A label that has lost its colon counts where other lines have the same label with one.
    """
    text, owner = notice.text, notice.outline.owner
    rows, in_tables = _row_labels(notice) if notice.ledgers else ([], frozenset[int]())
    lines = notice.lines
    by_line: dict[int, tuple[Label, ...]] = {}
    for index in _marked_lines(notice).difference(in_tables):
        scanned = scan_labels(text, lines[index].body.start, lines[index].span.end)
        # 【已完成】 is the status itself, wherever it stands, and no field with a value behind it.
        labels = tuple(label for label in scanned if not names_status(label))
        if labels:
            by_line[index] = labels
    known = label_names(label for labels in by_line.values() for label in labels)
    if known:
        heads = frozenset(name[0] for name in known) | _BEFORE_NAMES
        for index, line in enumerate(lines):
            start, end = line.body
            if text[start : start + 1] in heads and index not in by_line and index not in in_tables:
                bare = match_label(text, start, end, known)
                # 二、整改情况 is a heading, whatever label elsewhere has its words.
                if bare is not None and (line.marker is None or bare.span.end < end):
                    by_line[index] = (bare,)
    found = list(_in_brackets(notice, in_tables))
    found += _above_their_values(notice, by_line, in_tables)
    for index in sorted(by_line):
        line, labels = lines[index], by_line[index]
        for place, label in enumerate(labels):
            end = labels[place + 1].span.start if place + 1 < len(labels) else line.span.end
            found.append(LabelLine(label, _trimmed(text, label.span.end, end), index, owner[index]))
    found = _of_headings_above(notice, found)
    return tuple(sorted([*found, *rows], key=lambda line: line.line))


_OFTEN = 3
"""So many lines of the same words show that they are a field's name."""


def _above_their_values(
    notice: Notice, by_line: Container[int], in_tables: frozenset[int]
) -> Iterator[LabelLine]:
    """Names of fields without a colon, the values on the lines below them or behind a blank: 完成情况　已完成。…"""
    text, lines = notice.text, notice.lines
    named: dict[str, list[tuple[int, Label]]] = {}
    for index, line in enumerate(lines):
        start, end = line.span
        if (
            line.marker is not None
            or index in by_line
            or index in in_tables
            or text[start] not in _NAME_STARTS
        ):
            continue
        blank = text.find("\u3000", start, min(end, start + _LONGEST_NAME))
        stop = end if blank < 0 else blank
        name = text[start:stop]
        label = match_label(text, start, stop, (name,)) if len(name) <= _LONGEST_NAME else None
        if label is not None and label.span.end == stop and label.kind in _TELLING:
            named.setdefault(name, []).append((index, label))
    names = {index for found in named.values() for index, _ in found}
    for found in named.values():
        for index, label in found if len(found) >= _OFTEN else ():
            if label.span.end < lines[index].span.end:
                value = _trimmed(text, label.span.end, lines[index].span.end)
                yield LabelLine(label, value, index, notice.outline.owner[index])
                continue
            below = lines[index + 1] if index + 1 < len(lines) and index + 1 not in names else None
            value = (
                below.span
                if below is not None and below.marker is None
                else Span(label.span.end, label.span.end)
            )
            yield LabelLine(label, value, index, notice.outline.owner[index])


_LONGEST_NAME = 12
_NAME_STARTS = frozenset("整改完状采主具措落进目办")
_TELLING = frozenset(("status", "progress", "measures"))

_BRACKETS = {"）": "（", ")": "(", "】": "【"}
_BRACKETED = frozenset(("status", "progress", "owner", "deadline"))
"""What a heading tells in brackets at its end."""


def _in_brackets(notice: Notice, in_tables: frozenset[int]) -> Iterator[LabelLine]:
    """Fields in brackets at the end of numbered lines: 2.科研经费管理不规范（整改状态：已完成）.

    One without its colon counts where other lines have the same with one.
    """
    text, owner = notice.text, notice.outline.owner
    places = [
        (index, span)
        for index, line in enumerate(notice.lines)
        if line.marker is not None and index not in in_tables
        for span in _closing_brackets(text, line.span)
    ]
    labels = [match_label(text, *span) for _, span in places]
    known = label_names(label for label in labels if label is not None)
    if known:
        for index, span in places:
            label = match_label(text, *span, known)
            if label is not None and label.kind in _BRACKETED:
                yield LabelLine(label, _trimmed(text, label.span.end, span.end), index, owner[index])


def _closing_brackets(text: str, line: Span) -> list[Span]:
    """What stands in the brackets that close a line, or its heading, in order."""
    end = line.end
    stop = text.find("。", line.start, end)
    if stop >= 0 and text[stop - 1] in _BRACKETS:
        end = stop
    found: list[Span] = []
    while end > line.start and text[end - 1] in _BRACKETS:
        start = text.rfind(_BRACKETS[text[end - 1]], line.start, end)
        if start < 0:
            break
        found.append(Span(start + 1, end - 1))
        end = start
    return found[::-1]


def _of_headings_above(notice: Notice, labels: list[LabelLine]) -> list[LabelLine]:
    """*labels* with those given to the heading they speak of that stand, or are, in a numbered list below it.

    （一）反馈问题：…, （二）整改措施：…, （三）完成情况：… are the fields of one item; and a status behind the last of
    its measures (①…, ②…, 整改状态：已完成) is that of the item.
    """
    nodes = notice.outline.nodes
    fields: dict[int, list[str]] = {}
    for line in labels:
        node = nodes[line.node]
        if node.index and node.line == line.line and node.parent > 0 and not node.children:
            fields.setdefault(node.parent, []).append(line.label.name)
    framed = {parent for parent, found in fields.items() if len(set(found)) == len(found) > 2}
    framed |= _closing_fields(notice, fields)
    trailing = _trailing(notice, labels)
    return [
        evolve(line, node=nodes[line.node].parent)
        if (nodes[line.node].parent in framed and nodes[line.node].line == line.line)
        or (line.line, line.label.name) in trailing
        else line
        for line in labels
    ]


_REPEATED = 3
"""So many headings that end with a field of one name have it for their own."""


def _closing_fields(notice: Notice, fields: dict[int, list[str]]) -> set[int]:
    """Headings whose last paragraph is a field of theirs, as elsewhere: 1.整改措施 …, 2.整改结果：完成整改."""
    nodes = notice.outline.nodes
    closing: dict[tuple[str, int], list[int]] = {}
    for parent, found in fields.items():
        last = nodes[parent].children[-1]
        marker = last.marker
        alone = len(found) == 1 and len(nodes[parent].children) > 1 and marker is not None
        if alone and notice.text.startswith(found[0], last.title.start):
            closing.setdefault((found[0], last.number), []).append(parent)
    return {parent for parents in closing.values() if len(parents) >= _REPEATED for parent in parents}


_MEASURE_STYLES = frozenset((Style.CIRCLED, Style.ARABIC_PAREN, Style.ARABIC_CLOSE))


def _trailing(notice: Notice, labels: list[LabelLine]) -> set[tuple[int, str]]:
    """Labels on lines of their own behind the last of several measures, by line and name.

    Where another of the measures has a label, they are items themselves. 1., 2. are measures where a label that
    announces them (整改措施：) stands right above the first; one heading may have several such lists.
    """
    nodes = notice.outline.nodes
    owners = {line.node for line in labels}
    announcing = {
        line.line
        for line in labels
        if line.value.start >= line.value.end or notice.text[line.value.end - 1] in "：:"
    }
    found: set[tuple[int, str]] = set()
    refused: set[str] = set()
    lists: dict[int, dict[int, _List]] = {}
    for line in labels:
        node = nodes[line.node]
        if line.line == node.line or node.parent <= 0:
            continue
        if node.parent not in lists:
            lists[node.parent] = _lists_below(nodes[node.parent], owners)
        below = lists[node.parent][node.index]
        announced = below.first - 1 in announcing
        if node.style not in _MEASURE_STYLES and not announced:
            continue
        if (announced or below.size > 1) and below.last == node.index and not below.labelled:
            found.add((line.line, line.label.name))
        else:
            refused.add(line.label.name)
    return {one for one in found if one[1] not in refused}


class _List(Record):
    """Numbered paragraphs that count on: the line of the first, the index of the last node, how many there are.

    *labelled* says that one of them before the last has a label of its own.
    """

    first: int
    last: int
    size: int
    labelled: bool


def _lists_below(parent: Node, owners: Container[int]) -> dict[int, _List]:
    """The lists that the children of *parent* make, by the indices of the children; each begins with a 1."""
    runs: list[list[Node]] = []
    for child in parent.children:
        if child.number == 1 or not runs:
            runs.append([])
        runs[-1].append(child)
    found: dict[int, _List] = {}
    for run in runs:
        labelled = any(child.index in owners for child in run[:-1])
        one = _List(run[0].line, run[-1].index, len(run), labelled)
        found.update((child.index, one) for child in run)
    return found


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
        max(bisect_right(starts, place) - 1, 0) for mark in LABEL_MARKS for place in notice.occurrences(mark)
    }


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
