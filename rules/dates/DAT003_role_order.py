"""Inspection, feedback, cut-off and signature in an order that cannot be."""

from __future__ import annotations

from collections.abc import Iterable

from rectify_lint import DateRole, Hit, Notice, Options, Related

_ORDER = ("end", "feedback", "cutoff", "signature")
_TELLING = ("feedback", "end", "signature", "cutoff")
"""Which of several contradicted dates the message names."""


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """One hit for each date that is out of order, with the dates it contradicts as related places."""
    for fault in notice.order_faults:
        own = fault.date
        other = min(fault.others, key=lambda role: _TELLING.index(role.role))
        relation = "after" if _ORDER.index(own.role) < _ORDER.index(other.role) else "before"
        data = {"date": _words(own), "other": _words(other)}
        related = tuple(
            Related(role.mention.span, role.role, {"date": _words(role)}) for role in fault.others
        )
        yield Hit(own.mention.span, f"{own.role}-{relation}-{other.role}", data, related)


def _words(role: DateRole) -> str:
    year, month, day = role.day
    return f"{year}年{month}月{day}日" if day else f"{year}年{month}月{role.mention.part}"
