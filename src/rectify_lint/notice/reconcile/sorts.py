"""Sorts of things, each with how many of it are finished, against the number of all and of all that are finished.

- ``反馈98个，完成整改89个。政治建设类18个，已整改17个；教育教学类80个，已整改72个``
- ``受理12648件，审结11984件。其中本院受理4213件、审结3967件，基层法院受理8435件、审结8017件``
- sections side by side: （7个问题，已完成6个）; 该类问题14个，已整改12个

Where one of the two columns adds up, the sorts are those of the total, and the other column has to add up as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.breakdowns import summed
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.reconcile.sort_rows import (
    CELL,
    STATES,
    Sort,
    finished,
    in_part,
    is_row,
    row_from,
    sort_at,
    stands_before,
)
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.syntax.outline import Node

_FEWEST = 5
"""Smaller totals come near anything."""
_BACK = 40
"""So many figures before the first sort are looked at for the total."""
_FAR = 600
"""The total of sorts in one paragraph stands no more characters before them."""
_LINES = 2
"""Paragraphs may stand a blank line apart."""
_BEHIND = 8
"""What is finished of a number stands among so many figures behind it."""
_SURE = 3
"""So many sorts that add up to a number are those of it, whatever the other column says."""


def check(notice: Notice) -> Iterator[Relation]:
    """Every row of sorts in running text, and in sections or points side by side."""
    yield from _in_paragraphs(notice)
    yield from _in_sections(notice)


def _in_paragraphs(notice: Notice) -> Iterator[Relation]:
    """Sorts one behind the other in a paragraph, the total before them."""
    text, figures = notice.text, notice.figures
    units = [figure.unit for figure in figures]
    near = [at for at, unit in enumerate(units) if unit in units[at + 1 : at + 3] and unit != "%"]
    told = [at for at in near if in_part(text, figures, at) is not None]
    last = -1
    for at in told:
        if at < last:
            continue
        first = at
        while first > 0 and stands_before(text, figures, first):
            first -= 1
        last, row = row_from(text, figures, first)
        if is_row(row):
            yield from _held(text, _before(notice, row[0].count.span.start), row)
        first_done = row[0].done if row else None
        if first_done is not None and is_row(row[1:]):  # the first may be the total itself
            yield from _held(text, [row[0].count, first_done], row[1:])
        last_done = row[-1].done if row else None
        if last_done is not None and is_row(row[:-1]):  # or the last: …8项完成2项，56项任务共完成47项
            yield from _held(text, [row[-1].count, last_done], row[:-1])


def _before(notice: Notice, start: int) -> Sequence[Figure]:
    """The figures before *start* in its paragraph and the one before."""
    figures = notice.figures
    number = notice.source.lines.line_of(start)
    opening = notice.source.lines.span(max(1, number - _LINES)).start
    first = max(opening, start - _FAR)
    at = bisect_left(notice.figure_starts, start)
    return [one for one in figures[max(0, at - _BACK) : at] if one.span.start >= first]


# -- sections


def _in_sections(notice: Notice) -> Iterator[Relation]:
    """Sections or points side by side, each of which opens with how many there are and how many are finished."""
    text, figures, starts = notice.text, notice.figures, notice.figure_starts
    for parent in notice.outline.nodes:
        children = [child for child in parent.children if child.index not in notice.without_items]
        if len(children) < _SURE:
            continue
        row = []
        for child in children:
            sort = _opening(notice, child)
            if sort is None:
                break
            row.append(sort)
        if len(row) != len(children) or not is_row(row) or not _alike(text, row):
            continue
        start = children[0].title.start
        at = bisect_left(starts, start)
        yield from _held(text, figures[max(0, at - 2 * _BACK) : at], row)


def _opening(notice: Notice, node: Node) -> Sort | None:
    """What the heading of a section, or the first sentences below it, say of how many there are of its sort."""
    text, figures, starts = notice.text, notice.figures, notice.figure_starts
    heading = notice.lines[node.line].span
    first = bisect_left(starts, node.title.start)
    last = bisect_right(starts, heading.end)
    for at in range(first, last):
        sort = sort_at(text, figures, at)
        if sort is not None and sort.end <= heading.end:
            return sort
    body = next(
        (
            notice.lines[line].body
            for line in range(node.line + 1, node.own_last + 1)
            if notice.lines[line].body.end > notice.lines[line].body.start
        ),
        None,
    )
    if body is None:
        return None
    at = bisect_left(starts, body.start)
    if at >= len(figures) or figures[at].span.start - body.start > _OPENS:
        return None
    if last - first == 1 and figures[first].unit == figures[at].unit:
        # （9个问题） in the heading, 已整改到位8个 below it.
        count, done = figures[first], figures[at]
        found = finished().fullmatch(text, body.start, done.span.start)
        if found and not count.rough and not done.rough and done.value <= count.value:
            return Sort(count, done, found["verb"], done.span.end)
    return sort_at(text, figures, at)


_OPENS = 14
"""A paragraph that opens with a number does so within so many characters."""


def _alike(text: str, row: Sequence[Sort]) -> bool:
    """Whether the sections speak of one thing, in one unit, with one verb."""
    units = {one.count.unit for one in row}
    verbs = {one.verb for one in row} - {""}
    named = {text[one.count.span.start - 1] for one in row}
    return len(units) == len(verbs) == 1 and len(named) < _SURE


# -- verdicts


def _held(text: str, before: Sequence[Figure], row: Sequence[Sort]) -> Iterator[Relation]:
    """Both columns against a total before them and what is finished of it, nothing where neither adds up."""
    verb = next(one.verb for one in row if one.verb)
    counts = [one.count for one in row]
    parts_done = [one.done for one in row if one.done is not None]
    all_of_them = sum((one.value for one in counts), Decimal(0))
    ready = sum((one.value for one in parts_done), Decimal(0))
    best: tuple[Figure, Figure] | None = None
    for whole, done in _totals(text, before, row, verb):
        if (whole.value, done.value) == (all_of_them, ready):
            yield summed(text, whole, counts, Verdict.PASS)
            yield summed(text, done, parts_done, Verdict.PASS)
            return
        if best is None and (
            (whole.value == all_of_them and (len(row) >= _SURE or mistyped(done, parts_done)))
            or (done.value == ready and _nearly_all(text, whole, row))
            or (whole.value - all_of_them == done.value - ready and _one_sort_slips(whole, done, row))
        ):
            best = whole, done
    if best is None:
        return
    whole, done = best
    if whole.value == all_of_them:
        yield summed(text, whole, counts, Verdict.PASS)
        yield _told(text, done, parts_done)
    else:
        yield _told(text, whole, counts)


@cache
def _others() -> re.Pattern[str]:
    return compiled("[^，,。；;：:\n]{0,6}[，,。；;](?:其余|其他|剩余|另|还有|尚有)")


def _nearly_all(text: str, whole: Figure, row: Sequence[Sort]) -> bool:
    """Whether the sorts are all there are but for a slip of the pen; those not begun may be left out."""
    counts = [one.count for one in row]
    missing = whole.value - sum((one.value for one in counts), Decimal(0))
    if not mistyped(whole, counts) or _others().match(text, row[-1].end):
        return False
    return missing <= 1 or missing % _SWAP == 0 or missing * _FEW <= whole.value


_SWAP = 9
"""Two digits that have changed places miss by a multiple of it."""
_FEW = 20
"""Sorts that miss less than one in so many of the total are all there are."""


def _one_sort_slips(whole: Figure, done: Figure, row: Sequence[Sort]) -> bool:
    """Whether both columns hold but for the number of a sort that is finished wholly, and so stands in both."""
    counts = [one.count for one in row]
    parts_done = [one.done for one in row if one.done is not None]
    wholly = any(one.done is one.count for one in row)
    return wholly and len(row) >= _SURE and mistyped(whole, counts) and mistyped(done, parts_done)


def _told(text: str, whole: Figure, parts: Sequence[Figure]) -> Relation:
    relation = summed(text, whole, parts, Verdict.UNCERTAIN)
    return evolve(relation, span=Span(*whole.span))


def _totals(
    text: str, before: Sequence[Figure], row: Sequence[Sort], verb: str
) -> Iterator[tuple[Figure, Figure]]:
    """Every number before the sorts with one behind it that says how many of it are finished, the nearest first."""
    unit = row[0].count.unit
    largest = max(one.count.value for one in row)
    same = [one for one in before if one.unit == unit and not one.rough]
    for place in range(len(same) - 2, -1, -1):
        whole = same[place]
        if whole.value < _FEWEST or whole.value < largest:
            continue
        if any(one.value == whole.value for one in same[place + 2 :]):
            continue  # the nearest number that the sorts make up is theirs: another 30个 behind this one
        for done in same[place + 1 : place + 1 + _BEHIND]:
            if done.value <= whole.value and _says(text, done, verb):
                yield whole, done


@cache
def _saying() -> re.Pattern[str]:
    return compiled(f"(?P<verb>{STATES})(?:整改|完成|到位|办结|问题|任务|事项)*$")


def _says(text: str, figure: Figure, verb: str) -> bool:
    """Whether a number is one of what is finished, and not of what is not."""
    start = figure.span.start
    clause = text[max(0, start - CELL) : start]
    clause = clause[1 + max(map(clause.rfind, "，,。；;：:、\n")) :]
    found = _saying().search(clause)
    return (
        found is not None
        and compiled("[未不]|基本|阶段|部分|正在").search(clause) is None
        and ({found["verb"], verb} <= _ONE or found["verb"] == verb or verb in clause)
    )


_ONE = frozenset({"整改", "完成", "办结", "销号", "解决", "落实"})
"""Verbs that say one thing of problems."""
