"""Measures that are dated before the feedback they answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateMention, Hit, Notice, Options, Related, compiled

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
def _early() -> re.Pattern[str]:
    return compiled(
        "立行立改|边巡边改|即知即改|未巡先改|巡[视察]期间|进驻|巡[视察]前|此前|曾|早在|根据|按照|依据|自[^。，]{0,4}$|以来|《[^》]*$"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hint for each measure of an item that is dated after the inspection began and before the feedback."""
    start, feedback = notice.role("start"), notice.role("feedback")
    if start is None or feedback is None or not feedback.day.day or not start.day.day:
        return
    if any(fault.date.role in ("feedback", "end") for fault in notice.order_faults):
        return
    for mention in _measures(notice):
        day = notice.likely_day(mention)
        if day is None or not day < feedback.day:
            continue
        if day <= start.day and not _answers().match(notice.text, mention.span.end):
            continue  # what was done before anybody came answers nothing, unless it says so
        sentence = notice.sentence_around(mention.span)
        near = max(sentence.start, mention.span.start - _REACH), min(sentence.end, mention.span.end + _REACH)
        if not _act().match(notice.text, mention.span.end) or _early().search(notice.text, *near):
            continue
        data = {"text": mention.span.of(notice.text), "feedback": feedback.mention.span.of(notice.text)}
        yield Hit(mention.span, "before", data, (Related(feedback.mention.span, "feedback", {}),))


def _measures(notice: Notice) -> Iterator[DateMention]:
    """Days of the items' measures, quoted ones and ends of ranges left out."""
    ends = {end.span for dates in notice.ranges for end in (dates.first, dates.last)}
    spans = sorted(span for item in notice.items for span in item.narrative)
    place = 0
    for mention in notice.dates:
        while place < len(spans) and spans[place].end <= mention.span.start:
            place += 1
        if place == len(spans):
            return
        if mention.span.start < spans[place].start or mention.day is None or mention.span in ends:
            continue
        if not notice.quotations.covers(mention.span.start):
            yield mention
