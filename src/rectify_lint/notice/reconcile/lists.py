"""Counts against the names behind them, and changes against their two ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rectify_lint.notice.reconcile.wording import amount, number
from rectify_lint.notice.types import Relation, Verdict

if TYPE_CHECKING:
    from rectify_lint.facts.model import NamedList
    from rectify_lint.notice.model import Notice


def check(notice: Notice) -> Iterator[Relation]:
    """Named lists and differences outside quotations."""
    yield from _named(notice)
    yield from _differences(notice)


def _named(notice: Notice) -> Iterator[Relation]:
    for listed in notice.named_lists:
        if notice.quotations.covers(listed.span.start):
            continue
        if listed.count.number.of(notice.text) == "二":
            continue  # 二类 is the second class: two of them are 两类
        found = len(listed.names)
        if listed.partial or listed.count.approximate:
            verdict = Verdict.NOT_ASSESSABLE
        elif listed.agrees:
            verdict = Verdict.PASS
        else:
            # Without a bracket only a guess tells where a list begins, unless its names end in what is counted.
            sure = not listed.loose or _are_counted(notice.text, listed)
            verdict = Verdict.FAIL if sure else Verdict.UNCERTAIN
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


_ORGANISATIONS = ("党组织", "党委", "党总支", "党支部", "党组")
"""Each of what is named has one of these."""


def _are_counted(text: str, listed: NamedList) -> bool:
    """Whether all names end in the very noun that is counted: 河口村、新塘村、松坪村4个村党组织, not 4个村民小组."""
    start = listed.count.number.end + len(listed.count.unit)
    for length in (2, 1):
        noun = text[start : start + length]
        if all(name.of(text).endswith(noun) for name in listed.names):
            return text.startswith(_ORGANISATIONS, start + length) or not text[start + length].isalpha()
    return False


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
