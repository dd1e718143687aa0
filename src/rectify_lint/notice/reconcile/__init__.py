"""Reconciliation (数量勾稽): every declared number held against what the text itself lists.

Each module checks one sort of relation and reports all it looked at, whether it holds or not: that a sum holds is as
useful to a reviewer as that it fails. A number that is qualified (近, 余, 约) is never held to the unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint.notice.reconcile import inline, items, lists, restated, rows, sections, sums
from rectify_lint.notice.reconcile.declared import declarations
from rectify_lint.notice.reconcile.once import told_once
from rectify_lint.notice.types import Relation
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


def relations(notice: Notice) -> tuple[Relation, ...]:
    """All relations of *notice* in order of the text, each with its verdict."""
    declared = tuple(declarations(notice))
    found = [
        *sums.check(notice),
        *lists.check(notice),
        *(_in_tables(notice) if "|" in notice.text or "\t" in notice.text else ()),
        *restated.check(notice, declared),
        *sections.check(notice, declared),
        *(items.check(notice, declared) if notice.is_rectification else ()),
    ]
    found += inline.check(notice, found)
    found += rows.check(notice, found)
    return tuple(sorted(told_once(found), key=lambda relation: (relation.span, relation.kind)))


def _in_tables(notice: Notice) -> Iterator[Relation]:
    from rectify_lint.notice.reconcile import tables  # few texts have any

    return tables.check(notice)
