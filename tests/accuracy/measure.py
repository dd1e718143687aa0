"""Plant every kind of fault, lint, and see what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs
from tests.accuracy.corpus import CleanNotice, Range
from tests.accuracy.faults import Kind, Mutant, mutants

from rectify_lint import Finding, lint_text

PLACES = 4
"""At most so many places of one notice a fault is planted at."""


@attrs.frozen
class Outcome:
    """What the linter said of a mutant.

    Attributes:
        mutant: what was linted.
        hits: findings of the planted fault.
        further: findings beside them.
    """

    mutant: Mutant
    hits: tuple[Finding, ...]
    further: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Whether the fault was told."""
        return bool(self.hits)


def judge(mutant: Mutant) -> Outcome:
    """Lint *mutant*. A finding hits when it has an accepted code and it, or a place it points to, touches the fault."""
    accepted = {mutant.kind.code, *mutant.kind.neighbours}
    hits: list[Finding] = []
    further: list[Finding] = []
    known = mutant.notice.sheet.get("known", {})
    for finding in lint_text(mutant.text).findings:
        if finding.code in known and finding.code != mutant.kind.code:
            continue
        spans = [finding.span, *(place.span for place in finding.related)]
        touching = any(touches(span, place) for span in spans for place in mutant.places)
        (hits if finding.code in accepted and touching else further).append(finding)
    # The fault is told once; a second finding of it is one too many.
    return Outcome(mutant, tuple(hits), (*hits[1:], *further))


def touches(span: Range, place: Range) -> bool:
    """Whether *span* holds, overlaps or borders on *place*."""
    return span[0] <= place[1] and place[0] <= span[1]


def outcomes(
    kinds: Iterable[Kind], notices: Sequence[CleanNotice], places: int = PLACES
) -> Iterator[Outcome]:
    """The outcome of every mutant of *notices*."""
    for kind in kinds:
        for notice in notices:
            for one in mutants(kind, notice, places):
                yield judge(one)


def false_alarms(notices: Iterable[CleanNotice]) -> dict[str, list[Finding]]:
    """What is said of clean notices and is not on their sheets as rightly said, by name of the notice."""
    return {
        notice.name: [
            finding
            for finding in lint_text(notice.text).findings
            if finding.code not in notice.sheet.get("known", {})
        ]
        for notice in notices
    }
