"""Events that the text dates twice: feedback, inspection, documents issued, meetings held."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from rectify_lint.facts.model import DateMention
from rectify_lint.notice.retold import retold_meetings
from rectify_lint.notice.timeline import clause_end, cutoff_before, likely_day, number, possible, range_days
from rectify_lint.notice.types import Clash, DateRole, Day
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LEAST_TITLE = 8
_LEAST_NAME = 9
"""Shorter titles and names of meetings are too general to tell one event from the next."""

_SERIES = 31
"""Days between two meetings of one name that are rather one meeting than two of a series."""

_NEAR = 3
"""Days between two meetings of which one name ends with the other."""

_SHARED = 4
"""Runs of four characters that two reports of one meeting have in common."""


class _Event(Value):
    """A dated event: *name* as written, *key* for comparing."""

    name: str
    key: str
    mention: DateMention
    day: Day


def find_clashes(notice: Notice) -> tuple[Clash, ...]:
    """Every event with two dates that cannot both be right, in order of the second date."""
    clashes = [*_restated(notice), *_documents(notice), *_meetings(notice)]
    told = {clash.second for clash in clashes}
    clashes += [clash for clash in retold_meetings(notice) if clash.second not in told]
    return tuple(sorted(clashes, key=lambda clash: clash.second))


# -- feedback and inspection


@cache
def _feedback_behind() -> re.Pattern[str]:
    other = r"(?!的|(?:意见|问题|情况)?[^。；，,\n]{0,8}(?:整改|落实|专题|推进))"
    return compiled(
        rf"[，,]?[^。；，,0-9\n]{{0,14}}(?:巡[视察]组|督[察导]组|审计[组局厅])[^。；，,0-9\n]{{0,24}}?反馈{other}"
        rf"|[，,]?(?:召开的?)?(?:了)?(?:集中)?(?:专项)?(?:巡[视察])?(?:工作|意见|情况)?反馈(?:大?会(?!后)|以来|后|之日)"
    )


@cache
def _team_before() -> re.Pattern[str]:
    return compiled(r"(?:巡[视察]组|督[察导]组|审计[组局厅])(?:已|又)?[于在]$")


@cache
def _feedback_told() -> re.Pattern[str]:
    return compiled(r"[^。；，,\n]{0,30}反馈(?!的?(?:意见|问题)?整改)")


@cache
def _another() -> re.Pattern[str]:
    return compiled(
        "上一?轮|首轮|此前|历次|上次|前次|前期|村|下属|所属|延伸|分别|各|原[县市区局委]|第一轮|[“‘]?回头看"
    )


@cache
def _inspected_behind() -> re.Pattern[str]:
    return compiled(
        r"(?:期间)?[，,]?[^。；，,0-9\n]{0,14}巡[视察]组[^。；，,0-9\n]{0,24}(?:开展|进行|进驻)"
        r"|的?(?:现场|集中|驻点|本轮)?(?:巡[视察]|进驻)期间"
    )


def _restated(notice: Notice) -> Iterator[Clash]:
    """Feedback and inspection period given in the body with other days than in the opening."""
    text = notice.text
    feedback, start, end = notice.role("feedback"), notice.role("start"), notice.role("end")
    after = notice.opening.end
    blamed = {fault.date.mention.span for fault in notice.order_faults}
    if feedback is not None and feedback.mention.span not in blamed and possible(feedback.mention):
        for mention in notice.dates:
            if mention.span.start < after or not _free(notice, mention):
                continue
            if _tells_feedback(text, mention) and _differs(notice, feedback, mention):
                yield Clash("feedback", "", feedback.mention.span, mention.span)
    if start is None or end is None or end.mention.span in blamed:
        return
    if not possible(start.mention) or not possible(end.mention):
        return
    for dates in notice.ranges:
        if dates.span.start < notice.opening.end or not _free(notice, dates.first):
            continue
        behind = _inspected_behind().match(text, dates.span.end)
        if behind is None or _another().search(behind[0]):
            continue
        days = range_days(notice, dates)
        if days is None or days == (start.day, end.day) or days[0].year != start.day.year:
            continue
        if all(day.day for day in (*days, start.day, end.day)):
            yield Clash("inspection", "", Span(start.mention.span.start, end.mention.span.end), dates.span)


def _free(notice: Notice, mention: DateMention) -> bool:
    """Whether a date can be an event's of the notice: a possible one, not quoted."""
    return (
        mention.known_month is not None
        and possible(mention)
        and not notice.quotations.covers(mention.span.start)
    )


_TOLD_WITHIN = 60
"""The 反馈 of :func:`_feedback_behind` and :func:`_feedback_told` ends at most so many characters behind the date."""


def _tells_feedback(text: str, mention: DateMention) -> bool:
    start, end = mention.span
    if text.find("反馈", end, end + _TOLD_WITHIN) < 0:
        return False
    told = _feedback_behind().match(text, end)
    if told is None and _team_before().search(text, max(0, start - 12), start):
        told = _feedback_told().match(text, end)
    if told is None or cutoff_before(text, start):
        return False
    return not _another().search(text, _clause_start(text, start), told.end())


def _clause_start(text: str, offset: int) -> int:
    """Where the clause that *offset* stands in begins, at most a few characters before."""
    floor = max(0, offset - 12)
    return floor + max(text[floor:offset].rfind(mark) + 1 for mark in "。；，,：\n")


def _differs(notice: Notice, role: DateRole, mention: DateMention) -> bool:
    """Whether *mention* gives another day of one year, or one day and month of another year."""
    day = likely_day(notice, mention)
    if day is None or not day.day or not role.day.day:
        return False
    same_day = day[1:] == role.day[1:]
    if mention.year is None:
        return not same_day
    return (day.year == role.day.year) != same_day


# -- documents


@cache
def _issued_before() -> re.Pattern[str]:
    return compiled(
        r"[^。；《》\n0-9]{0,20}?(?:印发|下发|出台|发布|公布|颁布|制发|印发实施)(?:了|实施了?|施行)?(?:了)?"
    )


@cache
def _issued_behind() -> re.Pattern[str]:
    return compiled(r"(?:正式)?(?:印发|下发|出台|发布|公布|颁布)")


@cache
def _link() -> re.Pattern[str]:
    return compiled(r"(?:[（(][^（()）\n]{0,40}[)）])?(?:已|已经|业已)?[于在]")


@cache
def _periodical() -> re.Pattern[str]:
    return compiled(
        "(?:简报|通报|提示函?|督办函|[督交]办单|提醒函|建议书|纪要|[日周月专]报|清单|台账|工单|任务书|公告|公报|简讯|试题|信息)$"
    )


def _documents(notice: Notice) -> Iterator[Clash]:
    known: dict[str, _Event] = {}
    for event in _issued(notice):
        first = known.setdefault(event.key, event)
        if first is not event and _contradict(first, event):
            yield Clash("document", event.name, first.mention.span, event.mention.span)


def _issued(notice: Notice) -> Iterator[_Event]:
    text = notice.text
    starts = [mention.span.start for mention in notice.dates]
    for citation in notice.citations:
        if citation.depth or citation.title.end - citation.title.start < _LEAST_TITLE:
            continue
        mention = _date_of(notice, citation.span, starts)
        if mention is None or notice.quotations.covers(citation.span.start):
            continue
        title = compiled(r"\s+").sub("", citation.title.of(text))
        day = None if _periodical().search(title) else _day(notice, mention)
        if day is not None and day.day:
            yield _Event(title, title, mention, day)


_ISSUED_WITHIN = 50
"""Date and title are at most so many characters apart, whatever :func:`_issued_before` and :func:`_link` allow."""


def _date_of(notice: Notice, title: Span, starts: list[int]) -> DateMention | None:
    """The date on which the text says that a document was issued."""
    text, dates = notice.text, notice.dates
    place = bisect_right(starts, title.start)
    if place:
        before = dates[place - 1]
        if title.start - before.span.end <= _ISSUED_WITHIN and _issued_before().fullmatch(
            text, before.span.end, title.start
        ):
            return before
    if place == len(dates) or dates[place].span.start - title.end > _ISSUED_WITHIN:
        return None
    link = _link().match(text, title.end)
    if link and dates[place].span.start == link.end():
        return dates[place] if _issued_behind().match(text, dates[place].span.end) else None
    return None


def _day(notice: Notice, mention: DateMention) -> Day | None:
    """The day of an event; year 0 where the text has no year for it at all."""
    day = likely_day(notice, mention)
    month = mention.known_month
    return Day(0, month, mention.day or 0) if day is None and month is not None else day


def _contradict(first: _Event, second: _Event) -> bool:
    """Whether two days are of one year, or one day and month of two years: else they may be two editions."""
    if first.day == second.day or (first.day.year == 0) != (second.day.year == 0):
        return False
    return first.day.year == second.day.year or first.day[1:] == second.day[1:]


# -- meetings


@cache
def _held() -> re.Pattern[str]:
    return compiled(
        r"[，,]?(?P<who>[^。；，,“”《》0-9\n]{0,20}?)召开(?:了)?(?P<name>[^。；，,、0-9《》\n]{2,60}会议?)(?=[，,。；、）)\n]|\Z)"
    )


@cache
def _general() -> re.Pattern[str]:
    return compiled(
        "(?:[局委院校厅镇乡县市区处站所村]|街道|集团|公司|中心|社区|全[体局委院校厅镇乡县市区]|机关|领导|班子|党组|党委|党工委|支部|党|工作"
        "|专题|扩大|理论|学习|推进|调度|协调|部署|座谈|动员|培训|视频|办公|整改|巡[视察]|反馈|意见|问题|落实|情况|专项|研究|汇报|民主|组织"
        "|生活|员|干部|职工|例|[周月]|季度|常务|现场|交流|分析|研判|联席|警示|教育|集体|约谈|述职|主任|局长|院长|书记|大|全面|从严|治|廉政"
        "|党风|建设|组|[和暨与的])+会"
    )


@cache
def _single() -> re.Pattern[str]:
    return compiled(
        "动员|启动|部署大会|总结|全会|大会|揭牌|表彰|换届|代表|巡[视察](?:整改|反馈)[^，。]{0,8}民主生活会"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return compiled("第.{1,3}[次批期届场]|每[周月季年次]|多次|再次|陆续|先后")


@cache
def _others_hold() -> re.Pattern[str]:
    return compiled("各|分别|所属|下属|村|又")


def _meetings(notice: Notice) -> Iterator[Clash]:
    held = list(_held_meetings(notice))
    exact: dict[str, _Event] = {}
    for place, event in enumerate(held):
        first = exact.setdefault(event.key, event)
        if first is event:
            first = next(
                (one for one in held[max(0, place - 40) : place] if _tells_same(notice, one, event)), event
            )
            if first is not event:
                yield Clash("meeting", event.name, first.mention.span, event.mention.span, sure=False)
            continue
        if first.day == event.day or first.day.year != event.day.year:
            continue
        if _single().search(event.name):
            yield Clash("meeting", event.name, first.mention.span, event.mention.span)
        elif _distinct(event.key) and _apart(first.day, event.day) <= _SERIES:
            yield Clash("meeting", event.name, first.mention.span, event.mention.span, sure=False)


_HELD_WITHIN = 24
"""The 召开 of :func:`_held` ends at most so many characters behind the date."""


def _held_meetings(notice: Notice) -> Iterator[_Event]:
    text = notice.text
    for mention in notice.dates:
        end = mention.span.end
        if (
            mention.day is None
            or text.find("召开", end, end + _HELD_WITHIN) < 0
            or not _free(notice, mention)
        ):
            continue
        found = _held().match(text, end)
        if found is None or _numbered().search(found[0]) or _others_hold().search(found["who"]):
            continue
        day = _day(notice, mention)
        if day is not None:
            key = compiled("[“”‘’（）()「」\\s]").sub("", found["name"]).removesuffix("议")
            yield _Event(found["name"], key, mention, day)


def _distinct(key: str) -> bool:
    return len(key) >= _LEAST_NAME and _general().fullmatch(key) is None


def _apart(first: Day, second: Day) -> int:
    return abs(number(*first) - number(*second))


def _tells_same(notice: Notice, first: _Event, second: _Event) -> bool:
    """Whether two meetings some days apart are one: a name ends with the other, the matters agree."""
    short, long = sorted((first.key, second.key), key=len)
    if (
        not 0 < _apart(first.day, second.day) <= _NEAR
        or len(short) < _LEAST_NAME - 3
        or not long.endswith(short)
    ):
        return False
    return len(_runs(notice, first) & _runs(notice, second)) >= _SHARED


@cache
def _set_words() -> re.Pattern[str]:
    return compiled(
        "整改|工作|巡[视察]|反馈|意见|情况|问题|汇报|部署|安排|落实|推进|研究|会议|听取|[，,、。；“”‘’《》（）()0-9\\s]"
    )


def _runs(notice: Notice, event: _Event) -> frozenset[str]:
    """Runs of four characters of what the sentence says behind the meeting's name, set words left out."""
    start = clause_end(notice.text, event.mention.span.end + 2)
    rest = _set_words().sub("", notice.text[start : clause_end(notice.text, start, "。\n")])
    return frozenset(rest[place : place + 4] for place in range(len(rest) - 3))
