"""Numbers of one unit in a row, whatever relates them; none of them is told twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.notice.reconcile import breakdowns, remainders, together
from rectify_lint.notice.reconcile.inline import mark
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


def check(notice: Notice, known: Sequence[Relation]) -> Iterator[Relation]:
    """Relations of numbers in a row but for those that *known* holds, and those whose numbers it tells wrong.

    A number may be divided twice (by aspects, by states), so that one division holds says nothing of another.
    """
    wrong, held = bytearray(len(notice.text)), bytearray(len(notice.text))
    sums = set()
    for one in known:
        if one.message and one.verdict is not Verdict.PASS:
            for span in (one.span, *one.places):
                mark(wrong, span)
        elif one.kind == "sum" and one.verdict is Verdict.PASS:
            mark(held, one.span)
            sums.add(one.arithmetic)
    for relation in (*breakdowns.check(notice), *together.check(notice), *remainders.check(notice)):
        spans = (relation.span, *relation.places)
        if any(wrong[span.start] or notice.quotations.covers(span.start) for span in spans):
            continue
        if relation.verdict is Verdict.PASS:
            if held[relation.span.start] and relation.arithmetic in sums:
                continue  # another one says the same
            mark(held, relation.span)
            sums.add(relation.arithmetic)
        else:
            for span in spans:
                mark(wrong, span)
        yield relation
