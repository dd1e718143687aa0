"""The same number given twice: a total that the opening and a later section state differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rectify_lint.facts.model import Count, Population
from rectify_lint.notice.reconcile import later
from rectify_lint.notice.reconcile.declared import Declaration, heads
from rectify_lint.notice.reconcile.near import nearly
from rectify_lint.notice.reconcile.sums import covers_all_states
from rectify_lint.notice.reconcile.wording import addition, amount, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_COMPARED = (Population.PROBLEM, Population.TASK, Population.ASPECT, Population.MEASURE)


def check(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
    """Totals of the whole notice, each against the first statement of the same population and noun."""
    first: dict[tuple[Population, str], tuple[Count, Count]] = {}  # and what sums it up with others
    for declaration in declared:
        if not declaration.whole:
            continue
        for population in _COMPARED:
            for count in heads(declaration.tally, population):
                if count.approximate:
                    continue
                known = first.get((population, count.noun))
                if known is None:
                    first[population, count.noun] = count, _together(notice, count)
                elif known[0].span != count.span:
                    yield _compared(known[known[0].value != count.value], count)
    yield from later.check(notice, declared)
    yield from _divided(notice, {count.population: count for count, _ in reversed(first.values())})


@cache
def _summing() -> re.Pattern[str]:
    return compiled("(?:合计|共计|总计)[一-龥]{0,6}$")


def _together(notice: Notice, count: Count) -> Count:
    """The number that sums *count* up with others of its sentence: 反馈24个问题，专项检查反馈11个问题，合计35个问题."""
    end = notice.sentence_around(count.span).end
    behind = (one.total for one in notice.tallies if one.total is not None)
    for whole in behind:
        start = whole.span.start
        if not count.span.end < start < end or (whole.population, whole.noun) != (
            count.population,
            count.noun,
        ):
            continue
        if _summing().search(notice.text, max(count.span.end, start - _SUMMING), start):
            return whole
    return count


_SUMMING = 10
"""合计 stands no further before its number."""


def _divided(notice: Notice, known: Mapping[Population, Count]) -> Iterator[Relation]:
    """Finished and unfinished ones whose total stands in a sentence before: 完成整改措施66条，正在推进5条."""
    for tally in notice.tallies:
        whole = known.get(tally.population)
        if tally.total is not None or tally.quoted or whole is None or tally.span.start < whole.span.end:
            continue
        if notice.item_at(tally.span.start) is not None or not covers_all_states(tally.parts):
            continue
        values = [part.value for part in tally.parts]
        if not (total(values) == whole.value or nearly(whole.value, values)):
            continue
        arithmetic = addition(values)
        verdict = Verdict.PASS if total(values) == whole.value else Verdict.FAIL
        data = {"total": amount(whole), "sum": number(total(values)), "arithmetic": arithmetic}
        yield Relation(
            "sum",
            Span(tally.parts[0].span.start, tally.parts[-1].span.end),
            amount(whole),
            "parts",
            number(total(values)),
            arithmetic,
            verdict,
            "differs",
            data,
            (whole.span,),
        )


def _compared(known: Count, count: Count) -> Relation:
    verdict = Verdict.PASS if known.value == count.value else Verdict.FAIL
    data = {"first": amount(known), "second": amount(count), "noun": count.noun}
    return Relation(
        "restated",
        count.span,
        amount(count),
        "earlier",
        amount(known),
        "",
        verdict,
        "restated",
        data,
        (known.span,),
    )
