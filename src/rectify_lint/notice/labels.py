"""Field labels (整改状态：已完成) and the cells of tables, with their values."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rectify_lint.facts.model import Label
from rectify_lint.facts.statuses import LABEL_MARKS, label_names, match_label, scan_labels
from rectify_lint.notice.types import LabelLine
from rectify_lint.source.text import Span, occurrences

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


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
