"""Counts against the names behind them, and changes against their two ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rectify_lint.notice.reconcile.wording import amount, number
from rectify_lint.notice.types import Relation, Verdict

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


def check(notice: Notice) -> Iterator[Relation]:
    """Named lists and differences outside quotations."""
    yield from _named(notice)
    yield from _differences(notice)


def _named(notice: Notice) -> Iterator[Relation]:
    for listed in notice.named_lists:
        if notice.quotations.covers(listed.span.start):
            continue
        found = len(listed.names)
        if listed.partial or listed.count.approximate:
            verdict = Verdict.NOT_ASSESSABLE
        elif listed.agrees:
            verdict = Verdict.PASS
        else:
            # Without a bracket only a guess tells where a list begins.
            verdict = Verdict.UNCERTAIN if listed.loose else Verdict.FAIL
        names = "、".join(name.of(notice.text) for name in listed.names)
        data = {"declared": amount(listed.count), "found": found, "names": names}
        yield Relation(
            "named-list",
            listed.count.span,
            amount(listed.count),
            "names",
            str(found),
            names,
            verdict,
            "names",
            data,
            listed.names,
        )


def _differences(notice: Notice) -> Iterator[Relation]:
    for change in notice.differences:
        if notice.quotations.covers(change.span.start):
            continue
        low, high = sorted((Decimal(change.first), Decimal(change.last)))
        exact = high - low
        verdict = Verdict.PASS if exact == Decimal(change.change) else Verdict.FAIL
        arithmetic = f"{number(high)}-{number(low)}={number(exact)}"
        declared = number(change.change) + change.unit
        data = {"declared": declared, "found": number(exact), "arithmetic": arithmetic}
        places = (change.first_span, change.last_span)
        yield Relation(
            "difference",
            change.change_span,
            declared,
            "ends",
            number(exact),
            arithmetic,
            verdict,
            "difference",
            data,
            places,
        )
