"""Plans for a time that has passed when the notice is signed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rectify_lint import DateMention, DateRole, Hit, Notice, Options, Related, compiled


@cache
def _planned() -> re.Pattern[str]:
    """Words before a date that make it that of a plan, and not of one that has been dropped (原计划).

    将 alone mostly stands before an object: 将2015年购置的设备报废.
    """
    return compiled(
        "(?<![原曾按照])(?:(?:计划|预计|力争|争取|确保|有望|拟)[于在到至]?|将[于在到至])\\Z"
        "|(?:确保|力争|争取)(?!了)[^，。；：！？\n《》了]{1,20}[于在]\\Z"
    )


_LEADS = frozenset("划计争取保望拟于在到至")
"""The last characters of what :func:`_planned` knows."""

_FOLLOWS = frozenset("前年底末度上下计拟将")
"""The first characters of what tells behind a date that something is due by then."""


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
    return compiled("原计划|原定|曾|反馈指出|逾期|滞后|未能|未按|没有按|推迟|延期|当时")


@cache
def _done() -> re.Pattern[str]:
    """What follows the date of a plan where the same sentence says that it has been carried out, or begun, since."""
    return compiled(
        "(?:开工|动工|启动)[^。；！？\n]{0,30}[，,](?:现|目前)?(?:已|累计)*完成|"
        "[^。；！？\n0-9]{0,20}[，,](?:该项目|现|目前|实际)*(?:已|提前|如期)(?:于[^，。；\n]{2,12})?(?:提前|如期|按期|按时|全部|全面|正式|基本)*"
        "(?:完成(?![^，。；]{0,8}[0-9])|完工|建成|竣工|投入|投用|交付|上线|通车|验收|办结)"
    )


@cache
def _set_by_others() -> re.Pattern[str]:
    """Words of the clause, or at the end of the one before, by which a paper had set the date."""
    papers = "方案|要求|规划|批复|合同|协议|承诺"
    return compiled(
        f"(?:{papers})[^，。；：\n]*\\Z|(?<!待)(?:{papers})[^，。；：\n]{{0,4}}[，：][^，。；：\n]*\\Z"
    )


_BEFORE = 30
"""So many characters before a date may hold the word for a plan."""

_ENDS = {"上旬": 10, "初": 10, "中旬": 20}
_LAST = 31


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each planned date that ends before the day up to which the notice tells, or that of its signature."""
    if any(fault.date.role in ("signature", "cutoff") for fault in notice.order_faults):
        return
    signature = notice.role("signature")
    cutoffs = [
        role
        for role in notice.timeline
        if role.role == "cutoff"
        and (signature is None or role.day < signature.day)
        and not notice.cited(role.mention.span.start)
    ]
    known = max(cutoffs, key=lambda role: role.day, default=signature)
    if known is None:
        return
    yield from _closed(notice, signature or known)
    planned: DateMention | None = None
    for mention in notice.dates:
        start = mention.span.start
        if mention.year is None and mention.known_month is None:
            continue
        is_planned = _is_planned(notice, mention)
        if (not is_planned and planned is None) or notice.cited(start):
            continue
        if not is_planned:
            if planned and mention.year is not None and _continues(notice, planned, mention):
                first = planned.span.of(notice.text)
                data = {"text": mention.span.of(notice.text), "known": first}
                yield Hit(mention.span, "backwards", data, (Related(planned.span, "step", {}),))
            continue
        if mention.year is not None:
            planned = mention
        last = _last_day(mention) if mention.year is not None else _last_of_month(notice, mention, known)
        if last is None or last >= _day_of(known) or _is_told_of_old(notice, mention):
            continue
        if not _is_own_plan(notice, start):
            continue
        data = {"text": mention.span.of(notice.text), "known": known.mention.span.of(notice.text)}
        yield Hit(mention.span, "overdue", data, (Related(known.mention.span, "known", {}),))


@cache
def _published() -> re.Pattern[str]:
    return compiled(
        "(?:公示|公布|公开|受理|反映|征求意见)(?:时间|期间|期限?|日期)?(?:为|自|从|：|:|（)?[ ]?\\Z"
    )


def _closed(notice: Notice, signed: DateRole) -> Iterable[Hit]:
    """A hit for each time in which the public may write that is over when the notice is signed."""
    related = (Related(signed.mention.span, "signed", {}),)
    known = signed.mention.span.of(notice.text)
    for mention in notice.dates:
        if mention.year is None or _last_day(mention) >= _day_of(signed):
            continue
        if _is_deadline(notice, mention) and not notice.cited(mention.span.start):
            yield Hit(mention.span, "closed", {"text": mention.span.of(notice.text), "known": known}, related)
    for dates in notice.ranges:
        start = dates.span.start
        before = max(0, start - _BEFORE), start
        if _in_report(notice, start):
            continue
        if dates.first.year is None or not (
            _published().search(notice.text, *before) or _invited().search(notice.text, *before)
        ):
            continue
        year = dates.last.year or dates.first.year
        last = year, dates.last.known_month or 12, dates.last.day or _LAST
        if last < _day_of(signed) and dates not in notice.reversed_ranges and not notice.cited(start):
            data = {"text": dates.span.of(notice.text), "known": known}
            yield Hit(dates.span, "published", data, related)


def _in_report(notice: Notice, start: int) -> bool:
    """Whether an item tells at *start* what was done: a promotion or an award was announced from day to day.

    A line that begins with the period (公示时间：…) is the notice's own.
    """
    contact, line = notice.contact, notice.source.lines.span(notice.source.lines.line_of(start))
    if notice.item_at(start) is None or (contact and contact.start <= start < contact.end):
        return False
    return start - line.start > _LABEL


_LABEL = 8
"""So many characters at most stand before the period in a line of its own."""


@cache
def _deadline() -> re.Pattern[str]:
    return compiled(
        "(?:年?[底末])?前(?:再|全部|全面|基本|均)?(?:完成|整改|落实|办结|建成|到位|销号|完工|开展|组织|启动|召开|实施|印发|出台|修订|制定|开工|投)(?!的|了)"
    )


@cache
def _in_part() -> re.Pattern[str]:
    """What follows a quarter or half of a year in which it is to be done."""
    return compiled(
        "(?:前|内|再|集中|全部|全面|[，,]|对[^，。；\n]{1,12})*(?:完成|开展|组织|启动|召开|实施|印发|出台|开工|投)(?![^，。；]{0,12}的|了)"
    )


@cache
def _aimed() -> re.Pattern[str]:
    """A figure to be reached, which is told of no other day than one to come."""
    return compiled("(?:年?[底末])?前(?:达到?|[降升增][至到为]|提[高升][至到])")


@cache
def _meant() -> re.Pattern[str]:
    return compiled("(?:度|[上下]半年)?(?:计划|拟|将)(?![》”的])")


@cache
def _remainder() -> re.Pattern[str]:
    return compiled("(?:其余|剩余|余下|尚有|还有|另有)[^。；！？\n]*\\Z")


def _is_planned(notice: Notice, mention: DateMention) -> bool:
    """Whether a word for a plan stands before the date, or it is a deadline for what is still to be done."""
    text, (start, end) = notice.text, mention.span
    before = max(0, start - _BEFORE)
    if text[start - 1 : start] in _LEADS and _planned().search(text, before, start):
        return True
    if mention.year is None or (text[end : end + 1] not in _FOLLOWS and not mention.part):
        return False
    by_part = mention.part.endswith(("季度", "半年")) and _in_part().match(text, end) is not None
    clause = text[max(before, text.rfind("，", before, start) + 1) : start]
    if any(word in clause for word in "已均了"):
        return False
    due, aimed = by_part or _deadline().match(text, end) is not None, _aimed().match(text, end) is not None
    if not due and not aimed and not _meant().match(text, end):
        return False
    if notice.in_next_steps(start):
        return True
    item = notice.item_at(start)
    if item is None or item.status is None or item.status.finished:
        return False
    return aimed or (due and _remainder().search(text, before, start) is not None)


def _is_told_of_old(notice: Notice, mention: DateMention) -> bool:
    """Whether the sentence tells of an earlier plan; what documents are called tells of none."""
    start, end = notice.sentence_around(mention.span)
    first = max(start, mention.span.start - _SENTENCE)
    near = compiled("《[^《》\n]*》").sub("", notice.text[first : min(end, mention.span.end + _SENTENCE)])
    if _told_of_old().search(near) or _done().match(notice.text, mention.span.end):
        return True
    before = compiled("《[^《》\n]*》").sub("", notice.text[first : mention.span.start])
    return _set_by_others().search(before) is not None


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
    if not text.startswith("前", end):
        return False
    parts = [notice.contact] if notice.contact else []
    if notice.invitation is not None:
        parts.append(notice.sentence_around(notice.invitation))
    return any(
        part.start <= start < part.end and _invited().search(text, max(part.start, start - 14), start)
        for part in parts
    )


def _is_own_plan(notice: Notice, start: int) -> bool:
    """Whether the plan stands in the report of an item or behind it: what the opening tells of may be long past."""
    item = notice.item_at(start)
    if item is not None:
        return start >= item.heading.end or any(
            part.start <= start < part.end for part in notice.report_of(item)
        )
    if start < notice.opening.end:
        return False
    return not notice.in_section(start, "organisation")


def _last_day(mention: DateMention) -> tuple[int, int, int]:
    """The last day that the date may mean."""
    year = mention.year or 0
    if mention.known_month is None:
        return year, mention.last_month, _LAST
    return year, mention.known_month, mention.day or _ENDS.get(mention.part, _LAST)


_SOON = 4
"""A month without year is taken for one of the year of the signature if it lies at most so many months before it."""


def _last_of_month(notice: Notice, mention: DateMention, known: DateRole) -> tuple[int, int, int] | None:
    """The last day of a planned month without year, ``None`` where it may be one of next year."""
    day = notice.likely_day(mention)
    if day is None or day.year != known.day.year or not 0 < known.day.month - day.month <= _SOON:
        return None
    return day.year, day.month, day.day or _ENDS.get(mention.part, _LAST)


def _day_of(role: DateRole) -> tuple[int, int, int]:
    """The first day that a notice is known to tell of: that of a month without day is its first."""
    return role.day.year, role.day.month, role.day.day or 1
