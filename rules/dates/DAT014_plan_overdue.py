"""Plans for a time that has passed when the notice is signed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rectify_lint import DateMention, DateRole, Hit, Notice, Options, Related, compiled


@cache
def _planned() -> re.Pattern[str]:
    """Words right before a date that make it that of a plan, and not of one that has been dropped (原计划)."""
    return compiled("(?<![原曾按照])(?:计划|预计|力争|争取|确保|有望|[拟将])[于在到至]?\\Z")


@cache
def _told_of_old() -> re.Pattern[str]:
    """Words of a sentence that tells of a plan that others had, or that failed."""
    return compiled(
        "原计划|原定|曾|反馈指出|逾期|滞后|未能|未按|没有按|推迟|延期|当时|方案|要求|规划|批复|合同|协议|承诺"
    )


_BEFORE = 8
"""So many characters before a date may hold the word for a plan."""

_ENDS = {"上旬": 10, "初": 10, "中旬": 20}
_LAST = 31


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each planned date that ends before the day up to which the notice tells, or that of its signature."""
    signature = notice.role("signature")
    if signature is None or any(fault.date.role in ("signature", "cutoff") for fault in notice.order_faults):
        return
    cutoffs = [
        role
        for role in notice.timeline
        if role.role == "cutoff" and role.day < signature.day and not notice.cited(role.mention.span.start)
    ]
    known = max(cutoffs, key=lambda role: role.day, default=signature)
    for mention in notice.dates:
        start = mention.span.start
        if mention.year is None or notice.cited(start):
            continue
        if not _planned().search(notice.text, max(0, start - _BEFORE), start):
            continue
        if _last_day(mention) >= _day_of(known) or _told_of_old().search(
            notice.text, *notice.sentence_around(mention.span)
        ):
            continue
        if not _is_own_plan(notice, start):
            continue
        data = {"text": mention.span.of(notice.text), "known": known.mention.span.of(notice.text)}
        yield Hit(mention.span, "overdue", data, (Related(known.mention.span, "known", {}),))


def _is_own_plan(notice: Notice, start: int) -> bool:
    """Whether the plan stands in the report of an item or among the next steps."""
    item = notice.item_at(start)
    if item is not None:
        return start >= item.heading.end
    node = notice.node_at(start)
    return any(notice.section_kind(part) == "next_steps" for part in (node, *notice.outline.ancestors(node)))


def _last_day(mention: DateMention) -> tuple[int, int, int]:
    """The last day that the date may mean."""
    year = mention.year or 0
    if mention.known_month is None:
        return year, 6 if mention.part == "上半年" else 12, _LAST
    return year, mention.known_month, mention.day or _ENDS.get(mention.part, _LAST)


def _day_of(role: DateRole) -> tuple[int, int, int]:
    """The first day that a notice is known to tell of: that of a month without day is its first."""
    return role.day.year, role.day.month, role.day.day or 1
