"""Numbers of one unit in a row, whatever relates them; none of them is told twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_lint.notice.reconcile import breakdowns, labelled, opposites, remainders, sorts, together
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
    sums: set[str] = set()
    parts: set[tuple[int, int]] = set()
    for one in known:
        if one.message and one.verdict in (Verdict.FAIL, Verdict.UNCERTAIN):
            for span in (one.span, *one.places):
                mark(wrong, span)
        elif one.kind == "sum" and one.verdict is Verdict.PASS:
            mark(held, one.span)
            sums.add(one.arithmetic)
            parts.update(_side_by_side(one))
    for relation in (
        *sorts.check(notice),
        *breakdowns.check(notice),
        *together.check(notice),
        *remainders.check(notice),
        *opposites.check(notice),
        *labelled.check(notice),
    ):
        spans = (relation.span, *relation.places)
        if any(wrong[span.start] or notice.quotations.covers(span.start) for span in spans):
            continue
        if relation.verdict is Verdict.PASS:
            if held[relation.span.start] and relation.arithmetic in sums:
                continue  # another one says the same
            mark(held, relation.span)
            sums.add(relation.arithmetic)
            parts.update(_side_by_side(relation))
        elif parts.issuperset(_side_by_side(relation)):
            continue  # side by side they make up another number already
        else:
            for span in spans:
                mark(wrong, span)
        yield relation


def _side_by_side(relation: Relation) -> Iterator[tuple[int, int]]:
    """Where the parts of a sum end, by twos: their words may begin before the number or at it."""
    return pairwise(span.end for span in relation.places)
