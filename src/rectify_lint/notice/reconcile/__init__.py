"""Reconciliation (数量勾稽): every declared number held against what the text itself lists.

Each module checks one sort of relation and reports all it looked at, whether it holds or not: that a sum holds is as
useful to a reviewer as that it fails. A number that is qualified (近, 余, 约) is never held to the unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from rectify_lint.notice.reconcile import inline, items, lists, restated, sums
from rectify_lint.notice.reconcile.declared import declarations
from rectify_lint.notice.types import Relation, Verdict

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


def relations(notice: Notice) -> tuple[Relation, ...]:
    """All relations of *notice* in order of the text, each with its verdict."""
    declared = tuple(declarations(notice))
    found = [
        *sums.check(notice),
        *lists.check(notice),
        *restated.check(notice, declared),
        *(items.check(notice, declared) if notice.is_rectification else ()),
    ]
    found += inline.check(notice, found)
    return tuple(sorted(_told_once(found), key=lambda relation: (relation.span, relation.kind)))


def _told_once(found: Sequence[Relation]) -> Iterator[Relation]:
    """Silence a failed relation that another one explains: a wrong number breaks every relation it stands in.

    A total that differs from the list also differs from its parts and from its other statements; the list is the
    better witness. The silenced relation keeps its verdict in the table.
    """
    wrong = {
        span
        for relation in found
        if relation.kind in _WITNESSES and relation.verdict is Verdict.FAIL
        for span in (relation.span,)
    }
    for relation in found:
        if relation.kind in ("sum", "excess"):
            explained = relation.span in wrong or any(place in wrong for place in relation.places)
        elif relation.kind == "restated":
            explained = relation.span in wrong or relation.places[0] in wrong
        else:
            explained = False
        yield attrs.evolve(relation, message="") if explained and relation.message else relation


_WITNESSES = ("listed-problems", "status-tally")
