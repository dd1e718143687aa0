"""What the sections count, each of its own problems, against what is declared of all.

``反映的68个问题，已整改57个，正在整改11个`` over （一）…。应整改问题16个，已整改15个，正在整改1个。（二）… and so on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.facts.model import Count, StatusClass, Tally
from rectify_lint.notice.reconcile.declared import PROBLEMS, Declaration
from rectify_lint.notice.reconcile.near import nearly
from rectify_lint.notice.reconcile.wording import addition, amount, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_FINISHED = (StatusClass.DONE, StatusClass.KEEP)


def check(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
    """The sum of the sections' totals and, where that holds, of their finished and unfinished ones."""
    whole = next(
        (one.tally for one in declared if one.whole and one.tally.parts and _counts(one.tally)), None
    )
    if whole is None or whole.total is None or whole.total.approximate:
        return
    sections = _sections(notice, whole)
    if not sections:
        return
    totals = [tally.total for tally in sections if tally.total is not None]
    relation = _sum(whole.total, totals)
    if relation is None:
        return
    yield relation
    if relation.verdict is not Verdict.PASS or not all(tally.parts for tally in sections):
        return
    for part in whole.parts:
        own = [one for tally in sections for one in tally.parts if _same(one, part)]
        relation = _sum(part, own) if part.status is not None and own else None
        if relation is not None:
            yield relation


def _counts(tally: Tally) -> bool:
    return tally.total is not None and tally.total.population in PROBLEMS and not tally.quoted


def _sections(notice: Notice, whole: Tally) -> list[Tally]:
    """The tallies in the heading lines of sections side by side, all of which have one."""
    first: dict[int, Tally] = {}
    for tally in notice.tallies:
        if tally.span.start > whole.span.end and _counts(tally):
            node = notice.node_at(tally.span.start)
            if tally.span.start < notice.lines[node.line].span.end:
                first.setdefault(node.index, tally)
    nodes = notice.outline.nodes
    for parent in dict.fromkeys(nodes[index].parent for index in first):
        children = [child for child in nodes[parent].children if child.index not in notice.without_items]
        found = [first[child.index] for child in children if child.index in first]
        if len(found) == len(children) > 1:
            return found
    return []


def _same(one: Count, other: Count) -> bool:
    """Whether two parts are of one sort: finished, partly finished or unfinished."""
    if one.status in _FINISHED or other.status in _FINISHED:
        return one.status in _FINISHED and other.status in _FINISHED
    return one.status is other.status


def _sum(whole: Count, parts: Sequence[Count]) -> Relation | None:
    """The relation of a number and its share in each section, ``None`` where they have nothing to do with it."""
    values = [part.value for part in parts]
    holds = total(values) == whole.value
    if any(part.approximate for part in parts) or not (holds or nearly(whole.value, values)):
        return None
    data = {"total": amount(whole), "sum": number(total(values)), "arithmetic": addition(values)}
    return Relation(
        "sum",
        whole.span,
        amount(whole),
        "parts",
        number(total(values)),
        addition(values),
        Verdict.PASS if holds else Verdict.FAIL,
        "differs",
        data,
        tuple(part.span for part in parts),
    )
