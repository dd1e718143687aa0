"""Meetings that the text comes back to with another day than the one on which it has them held.

``8月15日召开整改动员部署会`` and later ``8月18日动员部署会后``: what is held once (the meeting that opens
the rectification, the one that ends it, the 民主生活会 on it) is known by its kind, whatever else its name says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint.facts.model import DateMention
from rectify_lint.notice.timeline import number
from rectify_lint.notice.types import Clash, Day
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_KIND = (
    "(?P<kind>专题民主生活会|专题组织生活会|动员部署大?会|部署动员大?会|动员大?会|总结大?会|反馈会)(?:议)?"
)
_NAME = "[^。；，,、0-9《》“”\\n]{0,24}?"

_SERIES = 31
"""Days between a meeting and what is told of it that are rather a slip than another meeting."""

_MANY = 8
"""Of a kind that is held more often none is known by its kind."""

_WITHIN = 60


class _Meeting(Value):
    """A dated meeting: what it is called up to its kind, the kind, the date and the day."""

    name: str
    kind: str
    mention: DateMention
    day: Day


@cache
def _kind_word() -> re.Pattern[str]:
    return compiled("生活会|动员|总结|反馈会")


@cache
def _held() -> re.Pattern[str]:
    return compiled(
        f"[，,]?[^。；0-9《》\\n]{{0,30}}?(?:召开|举行)了?(?!的)(?P<name>{_NAME}{_KIND})(?=[，。；、\\n])"
    )


@cache
def _told() -> re.Pattern[str]:
    behind = (
        "(?:召开)?(?:以来|之?后(?!勤)|上|查摆|检视|剖析|对照检查|精神|要求|确定的|部署的|明确的|提出的|整改)"
    )
    return compiled(f"(?:[，,]?(?:召开|举行)的?)?(?P<name>{_NAME}{_KIND}){behind}")


@cache
def _other() -> re.Pattern[str]:
    return compiled("上一?[轮次年]|此前|历次|年度|各|分别|所属|下属|村|第.{1,2}[次批]|再次")


_TOPICS = ("主题教育", "巡", "审计", "督察", "以案", "党纪学习", "作风", "专项")


def retold_meetings(notice: Notice) -> Iterator[Clash]:
    """A clash for each meeting come back to, of which the text holds one of that kind and on another day."""
    if _kind_word().search(notice.text) is None:
        return
    held: list[_Meeting] = []
    told: list[_Meeting] = []
    for mention in notice.dates:
        if (
            mention.day is None
            or _kind_word().search(notice.text, mention.span.end, mention.span.end + _WITHIN) is None
        ):
            continue
        for pattern, found in ((_told(), told), (_held(), held)):
            match = pattern.match(notice.text, mention.span.end)
            if match is not None:
                meeting = _meeting(notice, mention, match)
                if meeting is not None:
                    found.append(meeting)
                break
    by_kind: dict[str, list[_Meeting]] = {}
    for one in held:
        by_kind.setdefault(one.kind, []).append(one)
    for again in told:
        alike = by_kind.get(again.kind, ())
        first = [one for one in alike if _one_topic(one, again)] if len(alike) <= _MANY else []
        days = {one.day for one in first}
        if len(days) == 1 and again.day not in days and first[0].mention.span < again.mention.span:
            apart = abs(number(*again.day) - number(*first[0].day))
            if again.day.year == first[0].day.year and apart <= _SERIES:
                yield Clash("meeting", again.name, first[0].mention.span, again.mention.span, sure=False)


def _meeting(notice: Notice, mention: DateMention, match: re.Match[str]) -> _Meeting | None:
    start = mention.span.start
    before = compiled("[。；，,\n]").split(notice.text[max(0, start - 10) : start])[-1]
    if notice.cited(start) or _other().search(before) or _other().search(match[0]):
        return None
    day = notice.likely_day(mention)
    if day is None:
        return None
    kind = "动员" if "动员" in match["kind"] else match["kind"].replace("大会", "会")
    return _Meeting(match["name"], kind, mention, day)


def _one_topic(first: _Meeting, second: _Meeting) -> bool:
    """Whether the names do not tell of different matters."""
    topics = [{word for word in _TOPICS if word in one.name} for one in (first, second)]
    return not (topics[0] and topics[1]) or bool(topics[0] & topics[1])
