"""Plans for a time that has passed when the notice is signed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rectify_lint import DateMention, DateRole, Hit, Notice, Options, Related, compiled


@cache
def _planned() -> re.Pattern[str]:
    """Words right before a date that make it that of a plan, and not of one that has been dropped (原计划).

    将 alone mostly stands before an object: 将2015年购置的设备报废.
    """
    return compiled("(?<![原曾按照])(?:(?:计划|预计|力争|争取|确保|有望|拟)[于在到至]?|将[于在到至])\\Z")


@cache
def _goes_on() -> re.Pattern[str]:
    """What may stand between the date of a plan and that of its next step."""
    return compiled("[^。；！？\n0-9]{0,24}[，,](?:并|于|力争|确保|预计)?")


@cache
def _step() -> re.Pattern[str]:
    return compiled("(?:年?[底末])?前|(?:年?[底末])?(?:建成|完工|完成|竣工|投用|投入|通车|交付)")


@cache
def _invited() -> re.Pattern[str]:
    """Readers are asked to write before a day."""
    return compiled("(?:请|可)[^，。；\n0-9]{0,8}[于在]\\Z")


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
    planned: DateMention | None = None
    for mention in notice.dates:
        start = mention.span.start
        if mention.year is None or notice.cited(start):
            continue
        if _is_deadline(notice, mention) and _last_day(mention) < _day_of(signature):
            data = {"text": mention.span.of(notice.text), "known": signature.mention.span.of(notice.text)}
            yield Hit(mention.span, "closed", data, (Related(signature.mention.span, "signed", {}),))
            continue
        if not _is_planned(notice, mention):
            if planned is not None and _continues(notice, planned, mention):
                first = planned.span.of(notice.text)
                data = {"text": mention.span.of(notice.text), "known": first}
                yield Hit(mention.span, "backwards", data, (Related(planned.span, "step", {}),))
            continue
        planned = mention
        if _last_day(mention) >= _day_of(known) or _is_told_of_old(notice, mention):
            continue
        if not _is_own_plan(notice, start):
            continue
        data = {"text": mention.span.of(notice.text), "known": known.mention.span.of(notice.text)}
        yield Hit(mention.span, "overdue", data, (Related(known.mention.span, "known", {}),))


@cache
def _deadline() -> re.Pattern[str]:
    return compiled("(?:年?[底末])?前(?:全部|全面|基本)?(?:完成|整改|落实|办结|建成|到位|销号)")


def _is_planned(notice: Notice, mention: DateMention) -> bool:
    """Whether a word for a plan stands before the date, or the next steps give it as a deadline."""
    text, (start, end) = notice.text, mention.span
    if _planned().search(text, max(0, start - _BEFORE), start):
        return True
    if _deadline().match(text, end) is None or "已" in text[max(0, start - _BEFORE) : start]:
        return False
    return notice.in_next_steps(start)


def _is_told_of_old(notice: Notice, mention: DateMention) -> bool:
    """Whether the sentence tells of an earlier plan; what documents are called tells of none."""
    start, end = notice.sentence_around(mention.span)
    near = notice.text[max(start, mention.span.start - _SENTENCE) : min(end, mention.span.end + _SENTENCE)]
    return _told_of_old().search(compiled("《[^《》\n]*》").sub("", near)) is not None


_SENTENCE = 200
"""Characters of a sentence, to both sides of a date, that may tell of an earlier plan."""


def _continues(notice: Notice, planned: DateMention, mention: DateMention) -> bool:
    """Whether *mention* is the date of a later step of the plan told right before it, and lies before that."""
    if _last_day(mention) >= (planned.year or 0, planned.known_month or 1, planned.day or 1):
        return False
    text = notice.text
    between = planned.span.end, mention.span.start
    return (
        _goes_on().fullmatch(text, *between) is not None and _step().match(text, mention.span.end) is not None
    )


def _is_deadline(notice: Notice, mention: DateMention) -> bool:
    """Whether readers are invited to write before that day."""
    text, (start, end) = notice.text, mention.span
    contact = notice.contact
    if contact is None or not contact.start <= start < contact.end or not text.startswith("前", end):
        return False
    return _invited().search(text, max(contact.start, start - 14), start) is not None


def _is_own_plan(notice: Notice, start: int) -> bool:
    """Whether the plan stands in the report of an item or behind it: what the opening tells of may be long past."""
    item = notice.item_at(start)
    if item is not None:
        return start >= item.heading.end
    if start < notice.opening.end:
        return False
    node = notice.node_at(start)
    return all(
        notice.section_kind(part) != "organisation" for part in (node, *notice.outline.ancestors(node))
    )


def _last_day(mention: DateMention) -> tuple[int, int, int]:
    """The last day that the date may mean."""
    year = mention.year or 0
    if mention.known_month is None:
        return year, 6 if mention.part == "上半年" else 12, _LAST
    return year, mention.known_month, mention.day or _ENDS.get(mention.part, _LAST)


def _day_of(role: DateRole) -> tuple[int, int, int]:
    """The first day that a notice is known to tell of: that of a month without day is its first."""
    return role.day.year, role.day.month, role.day.day or 1
