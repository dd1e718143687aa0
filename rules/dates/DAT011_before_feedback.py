"""Measures that are dated before the feedback they answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateMention, DateRole, Day, Hit, Notice, Options, Related, Severity, Span, compiled

_LAST = 31

_REACH = 200
"""Characters of a sentence, to both sides of a date, that may say why it is early."""


@cache
def _act() -> re.Pattern[str]:
    return compiled(
        "[^。；，,\n]{0,12}?(?:召开|学习|传达|印发|制定|出台|组织|开展|举办|修订|集中|研究|约谈|培训)|[^。；，,\n]{0,6}?会"
    )


@cache
def _answers() -> re.Pattern[str]:
    """Words right behind a date that make the deed an answer to the inspection."""
    return compiled("[^。；，,\n]{0,12}(?:研究|部署|落实|推进|制定)[^。；，,\n]{0,10}整改")


@cache
def _answers_feedback() -> re.Pattern[str]:
    """What is said of a meeting that can only have been held after the feedback."""
    return compiled(
        "(?=[^。；\n]{0,16}?(?:召开|学习|传达|研究))[^。；\n0-9]{0,60}?(?:反馈(?:意见|精神|会精神|问题)|巡[视察]反馈|(?:研究|部署|推进|安排)[^。；，\n]{0,6}整改)"
        "|[，,]?[^。；，\n0-9]{0,16}(?:印发|制定|出台|下发|报送|审议通过)[^。；，\n0-9]{0,8}《[^》\n]{0,30}(?:反馈意见|反馈问题|巡[视察]反馈|巡[视察]整改)[^》\n]{0,12}(?:方案|清单|台账|通知)"
        "|[，,]?[^。；，\n0-9]{0,16}(?:印发|制定|出台|下发|审议通过|审定)[^。；，\n0-9《]{0,12}整改(?:工作|落实|实施)?方案"
        "|[^。；\n0-9]{0,40}?成立[^。；\n0-9]{0,40}?整改(?:工作)?(?:领导|专项|推进)"
        "|[，,]?[^。；，\n0-9]{0,16}召开(?:了)?[^。；，\n0-9]{0,30}?(?:巡[视察]整改|整改(?:工作)?(?:动员|部署|推进))[^。；，\n0-9]{0,16}会"
        "|[，,]?[^。；，\n0-9]{0,24}召开(?:了)?[^。；，\n0-9]{0,10}专题(?:民主|组织)生活会"
        "|[，,]?《[^》\n]{0,40}整改[^》\n]{0,12}(?:方案|清单|台账)》[^。；，\n0-9]{0,4}(?:经|印发|通过|报|获|审)"
    )


@cache
def _of_the_plan() -> re.Pattern[str]:
    """The plan of rectification, before the day on which it was handed in."""
    return compiled("整改(?:工作|落实)?方案》?[^。；\n《]{0,24}[于在]\\Z")


@cache
def _handed_in() -> re.Pattern[str]:
    return compiled("(?:正式)?(?:报送|上报|印发|下发|报[省市县区]|公开|公布|审议通过)")


@cache
def _early() -> re.Pattern[str]:
    return compiled(
        "立行立改|边巡边改|即知即改|未巡先改|巡[视察]期间|进驻|巡[视察]结束|反馈(?:之)?前|先行|主动|巡[视察]前|此前|曾|早在|根据|按照|依据|自[^。，]{0,4}$|以来|《[^》]*$|上一?轮|首轮|历次|历轮|上次|前次|以往"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hint for each measure of an item that is dated after the inspection began and before the feedback."""
    start, feedback = notice.role("start"), notice.role("feedback")
    if start is None or feedback is None or not 1 <= feedback.day.day <= _LAST:
        return
    if any(fault.date.role in ("feedback", "end", "signature") for fault in notice.order_faults):
        return
    related = (Related(feedback.mention.span, "feedback", {}),)
    told = {"feedback": feedback.mention.span.of(notice.text)}
    for mention in _measures(notice) if start.day.day else ():
        day = notice.likely_day(mention)
        if day is None or not day < feedback.day:
            continue
        if day <= start.day and not _answers().match(notice.text, mention.span.end):
            continue  # what was done before anybody came answers nothing, unless it says so
        if not _act().match(notice.text, mention.span.end) or _is_early(notice, mention):
            continue
        yield Hit(mention.span, "before", {"text": mention.span.of(notice.text), **told}, related)
    for mention in _outside_items(notice, feedback.mention.span):
        day = notice.likely_day(mention)
        if day is None or not day < feedback.day or _is_early(notice, mention):
            continue
        in_opening = mention.span.start < notice.opening.end  # what it tells behind the feedback came of it
        if (
            _answers_feedback().match(notice.text, mention.span.end)
            or (in_opening and _holds().match(notice.text, mention.span.end))
            or _opens_answers(notice, mention, feedback)
            or _hands_in_plan(notice, mention)
        ):
            data = {"text": mention.span.of(notice.text), **told}
            yield Hit(mention.span, "answer", data, related, severity=Severity.WARNING)
        elif _plain_meeting().match(notice.text, mention.span.end) and _after_inspection(notice, day):
            yield Hit(mention.span, "before", {"text": mention.span.of(notice.text), **told}, related)


@cache
def _holds() -> re.Pattern[str]:
    return compiled("[，,]?[^。；，\n0-9]{0,16}(?:召开|成立|研究|传达)")


@cache
def _on_feedback() -> re.Pattern[str]:
    return compiled("反馈(?:意见|问题|的问题|情况)|整改(?:方案|工作|任务|措施|推进|动员|部署)")


@cache
def _plain_meeting() -> re.Pattern[str]:
    """A meeting of which nothing is said but that it was held, or what follows in the next clause."""
    return compiled("召开了?(?:专题)?(?:[局厅校院]?党[组委](?:（扩大）)?|支委|党员大|总支委?)?会议?[，。；]")


def _after_inspection(notice: Notice, day: Day) -> bool:
    """Whether *day* lies behind the inspection: a meeting told of as the first step of rectification."""
    end = notice.role("end")
    return end is not None and end.day < day


def _opens_answers(notice: Notice, mention: DateMention, feedback: DateRole) -> bool:
    """Whether *mention* is the first of several days of one sentence on which the feedback was dealt with."""
    if not _holds().match(notice.text, mention.span.end):
        return False
    sentence = notice.sentence_around(mention.span)
    near = mention.span.end, min(sentence.end, mention.span.end + _REACH)
    if not notice.in_section(mention.span.start, "organisation") and not _on_feedback().search(
        notice.text, *near
    ):
        return False
    place = bisect_right(notice.date_starts, mention.span.start)
    for other in notice.dates[place : place + 4]:
        if other.span.start >= sentence.end:
            return False
        day = notice.likely_day(other)
        if day is not None and day.day and day >= feedback.day:
            return True
    return False


def _hands_in_plan(notice: Notice, mention: DateMention) -> bool:
    start, end = mention.span
    return (
        _handed_in().match(notice.text, end) is not None
        and _of_the_plan().search(notice.text, max(0, start - 40), start) is not None
    )


def _is_early(notice: Notice, mention: DateMention) -> bool:
    """Whether the sentence says why the date is before the feedback."""
    sentence = notice.sentence_around(mention.span)
    near = max(sentence.start, mention.span.start - _REACH), min(sentence.end, mention.span.end + _REACH)
    return _early().search(notice.text, *near) is not None


def _outside_items(notice: Notice, feedback: Span) -> Iterator[DateMention]:
    """Days behind the feedback, before the items or where it is told how the work was led; none quoted."""
    first = notice.items[0].heading.start if notice.items else len(notice.text)
    for mention in notice.dates:
        start = mention.span.start
        if start >= first and (
            notice.item_at(start) is not None or not notice.in_section(start, "organisation")
        ):
            continue
        if mention.span.start < feedback.end or mention.day is None or mention.span in notice.range_ends:
            continue
        if not notice.quotations.covers(mention.span.start):
            yield mention


def _measures(notice: Notice) -> Iterator[DateMention]:
    """Days of the items' measures, quoted ones and ends of ranges left out."""
    spans = sorted(span for item in notice.items for span in item.narrative)
    place = 0
    for mention in notice.dates:
        while place < len(spans) and spans[place].end <= mention.span.start:
            place += 1
        if place == len(spans):
            return
        if (
            mention.span.start < spans[place].start
            or mention.day is None
            or mention.span in notice.range_ends
        ):
            continue
        if not notice.quotations.covers(mention.span.start):
            yield mention
