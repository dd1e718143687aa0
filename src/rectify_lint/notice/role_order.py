"""Dates that cannot stand in their roles: feedback before the end of the inspection, a cut-off after the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.notice.timeline import bounds, clause_end, possible
from rectify_lint.notice.types import DateRole, OrderFault
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


@cache
def _ahead() -> re.Pattern[str]:
    return compiled("计划|拟于|将[于在]|预计|力争|争取|确保|目标|届时|有望|[底末日月]前|规划|有效|到期|为期")


@cache
def _reached() -> re.Pattern[str]:
    return compiled(
        "已(?!经?计划)|完成[^，。；\n]{0,14}[0-9]|[0-9]{1,4}[个项条件]?[^，。；\n]{0,8}(?:全部|均)"
    )


_ORDER = ("end", "feedback", "cutoff", "signature")
_BLAME = ("cutoff", "signature", "feedback", "end")
"""Which of two dates is taken for the wrong one where nothing else tells."""


def order_faults(notice: Notice) -> tuple[OrderFault, ...]:
    """Roles that are out of order, each fault once: the date that contradicts most others is blamed."""
    roles = [role for role in notice.timeline if role.role in _ORDER and _counts(notice, role)]
    single = [role for role in roles if role.role != "cutoff"]
    broken = [
        (early, late)
        for first in single
        for second in roles
        for early, late in ((first, second), (second, first))
        if _ORDER.index(early.role) < _ORDER.index(late.role) and _clash(notice, early, late)
    ]
    broken = list(dict.fromkeys(broken))
    faults: list[OrderFault] = []
    while broken:
        degree = {role: [role in pair for pair in broken].count(True) for role in single}
        worst = max(single, key=lambda role: (degree[role], -_BLAME.index(role.role)))
        if degree[worst] < 2:
            faults += _one_by_one(broken)
            break
        faults.append(OrderFault(worst, _others(worst, broken)))
        broken = [pair for pair in broken if worst not in pair]
    return tuple(sorted(faults, key=lambda fault: fault.date.mention.span))


def _one_by_one(broken: Sequence[tuple[DateRole, DateRole]]) -> Iterator[OrderFault]:
    """A fault for each pair, all pairs of a cut-off together."""
    blamed: dict[DateRole, list[tuple[DateRole, DateRole]]] = {}
    for pair in broken:
        blamed.setdefault(min(pair, key=lambda role: _BLAME.index(role.role)), []).append(pair)
    for role, pairs in blamed.items():
        yield OrderFault(role, _others(role, pairs))


def _others(role: DateRole, pairs: Sequence[tuple[DateRole, DateRole]]) -> tuple[DateRole, ...]:
    return tuple(late if early == role else early for early, late in pairs if role in (early, late))


def _counts(notice: Notice, role: DateRole) -> bool:
    """Whether a date can be compared: it is possible, and a cut-off tells what was reached."""
    if not possible(role.mention):
        return False
    if role.role != "cutoff":
        return True
    span = role.mention.span
    end = clause_end(notice.text, span.end, "。；！？\n")
    reached = _reached().search(notice.text, span.end, end)  # what is planned for the rest stands behind it
    end = reached.start() if reached else end
    return not notice.cited(span.start) and not _ahead().search(notice.text, span.end, end)


@cache
def _rectified() -> re.Pattern[str]:
    """Words of a state that there can only be after the feedback."""
    return compiled("整改|反馈的|问题[^。；]{0,10}(?:已|完成)|举报件")


def _clash(notice: Notice, early: DateRole, late: DateRole) -> bool:
    first, last = bounds(early.day, early.mention.part)[0], bounds(late.day, late.mention.part)[1]
    if first <= last:
        return False
    if late.role != "cutoff":
        return True
    # Figures of the time before the feedback are nothing unusual; only rectification cannot be counted then.
    end = late.mention.span.end
    return (
        late.mention.year is not None
        and _rectified().search(notice.text, end, clause_end(notice.text, end, "。！？\n")) is not None
    )
