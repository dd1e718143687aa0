"""Items that stand in tables: which rows are the notice's list of problems, and what each tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.facts.headings import section_status
from rectify_lint.facts.model import StatusClass
from rectify_lint.notice.types import Genre
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record

if TYPE_CHECKING:
    from rectify_lint.notice.ledgers import Ledger
    from rectify_lint.notice.model import Notice
    from rectify_lint.syntax.outline import Node

_CAPTION = 40
"""The name of a table, on the line above it, is at most so long."""


class Listed(Record):
    """A row that is an item, and the class that the name of its table states, if it does."""

    node: Node
    status: StatusClass | None


@cache
def _selection() -> re.Pattern[str]:
    """Names of tables that list only some of the problems."""
    return compiled("典型|部分|重点|主要|示例|节选|摘[录要]|尚|未[完整办销]|剩余|遗留|逾期|延期")


def listed_rows(notice: Notice) -> list[Listed]:
    """The rows that together list the notice's problems.

    A table of some of them (未完成问题清单) counts only beside tables of the others.
    """
    found = [
        (caption, nodes)
        for ledger, nodes in zip(notice.ledgers, notice.row_nodes, strict=True)
        if _may_list(notice, nodes[0])
        for caption in (_caption(notice, ledger, nodes[0]),)
    ]
    statuses = [section_status(caption) for caption, _ in found]
    whole = [
        place
        for place, (caption, _) in enumerate(found)
        if statuses[place] is None and not _selection().search(caption)
    ]
    if not whole and len({status for status in statuses if status is not None}) > 1:
        whole = [place for place, status in enumerate(statuses) if status is not None]
    return [Listed(node, statuses[place]) for place in whole for node in found[place][1]]


def _may_list(notice: Notice, node: Node) -> bool:
    """Whether the section may hold items; that of an environmental bulletin lists petitions."""
    outside = {"organisation", "next_steps"}
    if notice.genre is not Genre.ENVIRONMENT:
        outside.add("transfers")
    return not any(notice.section_kind(part) in outside for part in notice.outline.ancestors(node))


def _caption(notice: Notice, ledger: Ledger, node: Node) -> str:
    """The name of a table: the short line above it, else the heading it stands under, ``""`` for neither."""
    above = ledger.header - 1
    parent = notice.outline.nodes[node.parent]
    if above >= 0:
        span = notice.lines[above].span
        if span.end - span.start <= _CAPTION and notice.text.find("。", *span) < 0:
            return span.of(notice.text)
    return parent.title.of(notice.text) if parent.index else ""


def row_heading(node: Node) -> Span:
    """What to mark for a row: its number and its problem where they are neighbours, else the problem."""
    number = node.marker.span if node.marker else node.title
    return Span(number.start, node.title.end) if 0 <= node.title.start - number.end <= _APART else node.title


_APART = 5
"""So many characters, a delimiter and its blanks, stand between neighbouring cells at most."""


def row_narrative(cells: Sequence[tuple[str, Span]]) -> Iterator[Span]:
    """The cells that tell what was done: progress and status, else the measures, which may be plans."""
    told = [span for kind, span in cells if kind in ("progress", "status")]
    yield from told or [span for kind, span in cells if kind == "measures"]
