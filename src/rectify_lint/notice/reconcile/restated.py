"""The same number given twice: a total that the opening and a later section state differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rectify_lint.facts.model import Count, Population
from rectify_lint.notice.reconcile.declared import Declaration, heads
from rectify_lint.notice.reconcile.wording import amount
from rectify_lint.notice.types import Relation, Verdict

_COMPARED = (Population.PROBLEM, Population.TASK, Population.ASPECT, Population.MEASURE)


def check(declared: Iterable[Declaration]) -> Iterator[Relation]:
    """Totals of the whole notice, each against the first statement of the same population and noun."""
    first: dict[tuple[Population, str], Count] = {}
    for declaration in declared:
        if not declaration.whole:
            continue
        for population in _COMPARED:
            for count in heads(declaration.tally, population):
                if count.approximate:
                    continue
                known = first.setdefault((population, count.noun), count)
                if known is not count:
                    yield _compared(known, count)


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
