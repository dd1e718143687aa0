"""Numbers of one unit in a row, whatever relates them; none of them is told twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rectify_lint.notice.reconcile import breakdowns, remainders, together
from rectify_lint.notice.reconcile.inline import mark
from rectify_lint.notice.types import Relation, Verdict

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


def check(notice: Notice, known: Sequence[Relation]) -> Iterator[Relation]:
    """Relations of numbers in a row but for those that *known* holds, and those whose numbers it tells wrong.

    A number may be divided twice (by aspects, by states), so that one division holds says nothing of another.
    """
    wrong = bytearray(len(notice.text))
    seen = set()
    for one in known:
        if one.kind in ("sum", "excess") and (one.message or one.verdict is Verdict.PASS):
            seen.add((one.span.start, one.places[0].start if one.places else -1))
        if one.message and one.verdict is not Verdict.PASS:
            for span in (one.span, *one.places):
                mark(wrong, span)
    for relation in (*breakdowns.check(notice), *together.check(notice), *remainders.check(notice)):
        spans = (relation.span, *relation.places)
        key = relation.span.start, relation.places[0].start
        if key in seen or any(wrong[span.start] or notice.quotations.covers(span.start) for span in spans):
            continue
        seen.add(key)
        if relation.verdict is not Verdict.PASS:
            for span in spans:
                mark(wrong, span)
        yield relation
