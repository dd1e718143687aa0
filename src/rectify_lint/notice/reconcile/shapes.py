"""The shape of a relation of each sort: where it is told, what is declared and computed, and what its message needs."""

from __future__ import annotations

from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.source.text import Span


def of_sum(
    span: Span, declared: str, found: str, arithmetic: str, verdict: Verdict, places: tuple[Span, ...]
) -> Relation:
    """A total and its parts, which stand at *places*; one that holds has no message."""
    data = {"total": declared, "sum": found, "arithmetic": arithmetic}
    message = "" if verdict is Verdict.PASS else "differs"
    return Relation("sum", span, declared, "parts", found, arithmetic, verdict, message, data, places)


def of_rate(
    span: Span, declared: str, computed: str, arithmetic: str, verdict: Verdict, places: tuple[Span, ...]
) -> Relation:
    """A rate, or an average, and the quotient of the numbers at *places*."""
    data = {"rate": declared, "arithmetic": arithmetic, "computed": computed}
    return Relation("rate", span, declared, "quotient", computed, arithmetic, verdict, "rate", data, places)


def of_difference(
    span: Span, declared: str, found: str, arithmetic: str, verdict: Verdict, places: tuple[Span, ...]
) -> Relation:
    """How much something has changed, and its two ends, which stand at *places*."""
    data = {"declared": declared, "found": found, "arithmetic": arithmetic}
    return Relation(
        "difference", span, declared, "ends", found, arithmetic, verdict, "difference", data, places
    )
