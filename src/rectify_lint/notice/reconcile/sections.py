"""What the sections count, each of its own problems, against what is declared of all.

``反映的68个问题，已整改57个，正在整改11个`` over （一）…。应整改问题16个，已整改15个，正在整改1个。（二）… and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.facts.headings import any_count, heading_count
from rectify_lint.facts.model import Count, StatusClass, Tally
from rectify_lint.notice.reconcile.declared import PROBLEMS, Declaration, heads
from rectify_lint.notice.reconcile.near import nearly
from rectify_lint.notice.reconcile.shapes import of_sum
from rectify_lint.notice.reconcile.wording import addition, amount, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_FINISHED = (StatusClass.DONE, StatusClass.KEEP)


def check(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
    """What the sections count of their own, against what is declared of all and what they say below their headings."""
    yield from _tallies(notice, declared)
    yield from _headed(notice, declared)


def _headed(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
    """（9项） in the headings of sections side by side: their sum, and what has become of those of each."""
    counted = {}
    for node in notice.outline.nodes[1:]:
        if any_count().search(notice.text, *node.title):
            count = heading_count(notice.text, *node.title)
            if count is not None:
                counted[node.index] = count
    below = [one for index, count in counted.items() for one in _told_below(notice, index, count)]
    yield from below
    wrong = {one.span for one in below if one.message}
    for parent in dict.fromkeys(notice.outline.nodes[index].parent for index in counted):
        children = [child.index for child in notice.outline.nodes[parent].children]
        counts = [counted[index] for index in children if index in counted]
        if len(counts) < _FEWEST or len(counts) != len(children):
            continue
        levels = [
            count
            for one in declared
            if one.whole
            for population in one.listed
            for count in heads(one.tally, population)
            if not count.approximate
        ]
        made = [relation for level in levels if (relation := _sum(level, counts)) is not None]
        made = [one for one in made if one.verdict is Verdict.PASS] or made[-1:]
        yield from (one if wrong.isdisjoint(one.places) else evolve(one, message="") for one in made)


_FEWEST = 3
"""Fewer sections with a number add up to something by chance."""


@cache
def _states() -> re.Pattern[str]:
    """已完成7项，2项达到序时进度。 as the first sentence of a section."""
    return compiled(
        "(?:其中|目前|该部分)?(?:已?(?:全部)?(?:完成|整改|办结)(?:整改)?(?P<first>[0-9]{1,3})(?P<unit>[个项件条])(?P<others>(?:[，,、][^，,、。；：\n0-9]{0,10}[0-9]{1,3}(?P=unit)"
        "[^，,、。；：\n0-9]{0,8}){0,3})|(?P<all>[0-9]{1,3})(?P<unit2>[个项件条])[^，,、。；：\n0-9]{0,6}(?:全部|均已?)(?:完成|整改|办结)[^，,、。；：\n0-9]{0,6})[。；]"
    )


def _told_below(notice: Notice, index: int, count: Count) -> Iterator[Relation]:
    """The number in a heading against what the first sentence below it says has become of them."""
    node = notice.outline.nodes[index]
    text = notice.text
    if node.run_in.end > node.run_in.start:
        start = node.run_in.start
    elif node.line + 1 <= node.own_last:
        lines = (notice.lines[line].body for line in range(node.line + 1, node.own_last + 1))
        start = next((body.start for body in lines if body.end > body.start), -1)
    else:
        return
    found = _states().match(text, start) if start >= 0 else None
    if found is None or (found["unit"] or found["unit2"]) != count.unit:
        return
    numbers = [int(found["first"] or found["all"])]
    numbers += [int(one) for one in compiled("[0-9]+").findall(found["others"] or "")]
    if len(numbers) == 1 and not found["all"] and "全部" not in found[0]:
        return
    holds = sum(numbers) == count.value
    if not holds and abs(sum(numbers) - int(count.value)) > _SLIP:
        return
    verdict = Verdict.PASS if holds else Verdict.UNCERTAIN
    places = (Span(*found.span()),)
    yield of_sum(count.span, amount(count), str(sum(numbers)), addition(numbers), verdict, places)


_SLIP = 2
"""What a section says below its heading is of other things where it differs by more."""


def _tallies(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
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
    verdict = Verdict.PASS if holds else Verdict.FAIL
    places = tuple(part.span for part in parts)
    return of_sum(whole.span, amount(whole), number(total(values)), addition(values), verdict, places)
