"""Each wrong number is told once: a relation that another one explains keeps its verdict and loses its message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.value import evolve

_WITNESSES = ("listed-problems", "status-tally", "listed-aspects", "heading-count")
_LEADING = compiled("[0-9]+")


def told_once(found: Sequence[Relation]) -> Iterator[Relation]:
    """Silence failed relations that another one explains: a wrong number breaks every relation it stands in.

    A total that differs from the list also differs from its parts, its rates and its other statements; the list is
    the better witness. Where a problem is missing from the list, so are its measures, and a heading counts one too many.
    Which status it had only the tally of the statuses can tell: that is said beside the total.
    """
    wrong = {relation.span for relation in found if relation.kind in _WITNESSES and _fails(relation)}
    lists = [relation for relation in found if relation.kind == "listed-problems" and _fails(relation)]
    differences = {_missing(relation) for relation in lists}
    missing = differences.pop() if len(differences) == 1 else 0
    unsound = {
        place
        for relation in found
        if relation.kind in ("sum", "excess") and relation.message and relation.verdict is not Verdict.PASS
        for place in relation.places
    }
    declared: set[str] = set()
    for relation in found:
        explained = False
        if relation.message and relation.verdict is not Verdict.PASS:
            match relation.kind:
                case "sum" | "excess" | "rate" | "restated":
                    explained = relation.span in wrong or any(place in wrong for place in relation.places)
                    if relation.kind == "restated":  # the part that differs from it does not add up either
                        explained = explained or not unsound.isdisjoint(relation.places)
                case "listed-problems":
                    explained = relation.declared in declared
                    declared.add(relation.declared)
                case "listed-measures" | "heading-count":
                    explained = _missing(relation) * missing > 0
        yield evolve(relation, message="") if explained else relation


def _fails(relation: Relation) -> bool:
    """Whether a relation is told as failed; a shorter list of bare headings is told though it may be an extract."""
    doubtful = relation.kind == "listed-problems" and relation.verdict is Verdict.UNCERTAIN
    return relation.verdict is Verdict.FAIL or doubtful


def _missing(relation: Relation) -> int:
    """How many more are declared than found; 0 where the message does not say."""
    declared, found = relation.data.get("declared", ""), relation.data.get("found")
    number = _LEADING.match(declared)
    return (
        int(number[0]) - int(found) if number and found is not None and relation.message != "all-done" else 0
    )
