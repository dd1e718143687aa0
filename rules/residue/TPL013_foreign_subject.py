"""TPL013 foreign-subject: another organ acts in the text as the writer does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import (
    BUREAUS,
    COURTS,
    Hit,
    Notice,
    Options,
    Span,
    Subject,
    compiled,
    names_unit,
    party_body,
    plans,
)

_UNITS_BELOW = ("县区", "区县", "县市区", "各")
"""How the bureaus of all counties of a city are named together."""

_JOINS = frozenset("、和与及")

_OPENS = frozenset("是。；，：:\n　 ")
"""Before the name of one who acts."""


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each organ, body or meeting of another that is told of as the writer's."""
    organs = notice.organs
    if not organs.kinds or notice.reports_on_others or organs.general:
        return
    spans = dict.fromkeys((*_subjects(notice), *_meetings(notice), *_bodies(notice), *_committees(notice)))
    for span in spans:
        yield Hit(span, "subject", {"text": span.of(notice.text), "own": organs.own[0].text})


def _subjects(notice: Notice) -> Iterator[Span]:
    """Organs of the same place that act as the writer does."""
    organs = notice.organs
    for subject in notice.subjects:
        organ = subject.organ
        if organ.core.startswith("党"):  # 党工委 alone
            continue
        if notice.text[subject.span.start - 1] in _JOINS:
            continue  # several together are not the writer
        if _of_other_level(notice, subject):
            yield subject.span
            continue
        if organs.include(organ) or (organ.places and organ.place not in organs.places):
            continue
        if organ.text.startswith("原") or (not organ.party and not _is_writers(notice, subject)):
            continue
        if organ.kind in BUREAUS and organ.oversees:
            continue
        office = organ.kind in BUREAUS or organ.kind in COURTS
        if office and not plans(notice, subject) and _may_act(notice, subject):
            continue
        if (organ.core and _named_in_opening(notice, subject)) or _shares_work(notice, subject):
            continue  # inspected with the writer, or named with others for what each is to do
        if _supervises().match(notice.text, subject.span.end) or organ.text.startswith(_UNITS_BELOW):
            continue
        if not (organ.core or organ.places) and names_unit(notice, subject.span.start, organ.kind):
            continue
        if _is_neighbour(notice, subject):
            yield subject.span


@cache
def _will() -> re.Pattern[str]:
    """An office, or all of a kind, with what is to be done: 县财政局将, 各乡镇党委将."""
    return compiled("(?:[局办厅]|(?<![省市州县区旗党工])委|各[^，。；、\n]{2,8})将")


_NEAR = 100
"""Characters before and behind an organ in which others stand that share its work."""


def _shares_work(notice: Notice, subject: Subject) -> bool:
    """Whether the sentence tells of several what each is to do: 县财政局将…，县自然资源局将…."""
    if not plans(notice, subject):
        return False
    text, own = notice.text, tuple(one.core + one.kind for one in notice.organs.own)
    sentence = notice.sentence_around(subject.span)
    start, end = max(sentence.start, subject.span.start - _NEAR), min(sentence.end, subject.span.end + _NEAR)
    planning = _will().finditer(text, start, end)
    return sum(not text.endswith(own, 0, found.end() - 1) for found in planning) > 1


_RANK = {"省": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3}
"""How far down the places of a level word stand."""


def _of_other_level(notice: Notice, subject: Subject) -> bool:
    """县局党组 where a 省局 tells of its own work, not of what was done below it."""
    organ, start = subject.organ, subject.span.start
    levels = {own.place[-1:] or own.level for own in notice.organs.own if own.places or own.level}
    if not organ.party or not organ.level or organ.places or not levels or organ.level in levels:
        return False
    if not all(_RANK.get(organ.level, 0) > _RANK.get(level, 0) for level in levels):
        return False  # those above may well be told of
    if organ.kind not in notice.organs.kinds or organ.kind not in (*BUREAUS, "会"):
        return False
    if organ.core and not notice.organs.include(organ):
        return False
    led = start < notice.opening.end or notice.in_section(start, "organisation")
    return led or notice.in_next_steps(start)


@cache
def _generic() -> re.Pattern[str]:
    """What every organ does, in whatever affair."""
    return compiled("召开|成立|先后|多次|制定|专题研究|立即|迅速|按照|认真研究")


@cache
def _about_nothing() -> re.Pattern[str]:
    """The rest of a clause that does not say what it is about, or says that it is the rectification."""
    return compiled(
        "(?:了|专题|党组|党委|（扩大）|会议?|[0-9]次|研究|部署|行动|整改)*(?=[，。；\\n])|[^。；\\n]{0,40}?(?:整改|反馈|巡[视察])"
    )


def _named_in_opening(notice: Notice, subject: Subject) -> bool:
    """Whether the opening names the organ before it acts, or where it does not act at all."""
    opening = notice.opening
    end = min(opening.end, subject.span.start)
    return subject.organ.core in notice.text[opening.start : end]


def _may_act(notice: Notice, subject: Subject) -> bool:
    """Whether an office may well be told of: it stands above the writer, or had to do with the problem."""
    organs, start, organ = notice.organs, subject.span.start, subject.organ
    if organs.oversee or organs.stand_below(organ):
        return True
    if start < notice.opening.end or notice.in_section(start, "organisation"):
        return False
    generic = _generic().match(subject.act) is not None
    if generic and not organs.kinds & (BUREAUS | COURTS):
        return True
    if organ.core and notice.text.count(organ.core) > 1:
        return True
    if not generic and not subject.act.startswith("高度重视"):
        return False
    act = notice.text.find(subject.act, subject.span.end)
    return _about_nothing().match(notice.text, act + len(subject.act)) is None


_BY_PLANS = frozenset(("部", "村", "社区"))
"""Organs that meet for each other; only what one is going to do is told by itself alone."""


def _is_neighbour(notice: Notice, subject: Subject) -> bool:
    organs, organ = notice.organs, subject.organ
    if organ.kind in COURTS:
        return bool(organs.kinds & COURTS) and organ.kind not in organs.kinds
    if organ.kind == "会":
        return organ.text.endswith("联") or "联" in organ.text[:-1]
    if organ.kind in _BY_PLANS:
        return organ.core != "" and organ.kind in organs.kinds and plans(notice, subject)
    if organ.kind not in BUREAUS:
        return False
    if organ.core:
        return True
    own_kind = organ.kind in organs.self_words or organ.kind in organs.kinds
    return not organ.places and organs.department and not organ.level and not own_kind


@cache
def _supervises() -> re.Pattern[str]:
    """What an organ does that looks after the writer, rather than the writer itself."""
    return compiled(
        "[^，。；\n]{0,8}?(?:听取|到[校院企村镇厂]|来[校院]|指导|督[导促办]|调研|约谈|联席|联合|协调会|对接会|座谈)"
    )


def _is_writers(notice: Notice, subject: Subject) -> bool:
    """Whether only the writer of a notice does what is told: it receives the findings, or says what it will do."""
    if subject.act.startswith(("收到", "照单全收", "诚恳")):
        return True
    return plans(notice, subject)


@cache
def _own_meeting() -> re.Pattern[str]:
    return compiled(
        "召开(?P<whole>(?P<word>局|厅|校|院|集团|公司|镇|乡|街道)(?:党组|党委|党工委|党总支)(?:（扩大）|扩大)?会)(?![员计])"
    )


def _meetings(notice: Notice) -> Iterator[Span]:
    """Meetings held under the short name of another kind of organ: 召开校党委会 in a bureau's notice."""
    organs = notice.organs
    if not organs.department:
        return
    for start in notice.occurrences("召开"):
        found = _own_meeting().match(notice.text, start)
        if found is None or found["word"] in organs.self_words or organs.looks_after(found["word"]):
            continue
        if not notice.cited(start) and not names_unit(notice, start, found["word"]):
            yield Span(*found.span("whole"))


@cache
def _bare_meeting() -> re.Pattern[str]:
    return compiled("召开(?P<whole>(?P<body>党组|党委|党工委)(?:（扩大）|扩大)?会)(?![员计])")


_CALLS = frozenset("，。；：、\n是持后次期内间已")
"""Before 召开, where nobody else is said to call the meeting."""

_TWO = {"村": "社区", "社区": "村"}


def _committees(notice: Notice) -> Iterator[Span]:
    """Meetings of a Party body that the writer does not have, and the two committees of the other kind of village."""
    text, organs = notice.text, notice.organs
    bodies = {party_body(organ.party) for organ in organs.own if organ.party}
    for start in notice.occurrences("召开") if len(bodies) == 1 else ():
        found = _bare_meeting().match(text, start)
        if found is None or text[start - 1] not in _CALLS or notice.cited(start):
            continue
        if party_body(found["body"]) not in bodies:
            yield Span(*found.span("whole"))
    for place in notice.occurrences("两委") if organs.kinds & _TWO.keys() else ():
        other = next((_TWO[kind] for kind in _TWO if kind in organs.kinds), "")
        start = place - len(other) - (text[place - 1] == "“")
        if not text.startswith(other, start) or other in organs.self_words or other in organs.kinds:
            continue
        if text[start - 1] in _OPENS or text[start - 1] in "经由":
            yield Span(start, place + 2)


@cache
def _body() -> re.Pattern[str]:
    """A Party body called by the short name of its organ, with something that only its own organ tells of it."""
    acts = (
        "高度重视|始终|坚[持决]|把(?:巡|整改)|将(?:始终|持续|继续|深入|坚[持决]|以|认真|进一步|保持|聚焦|紧盯|严格|把)|每[^，。；\n]{1,6}(?:调度|听取|研究|召开)"
        "|行动|召开|成立|先后|多次|专题|切实|认真|带头|举办|增设|印发|制定|将?扛|聚焦|研究|部署|会议|理论学习|修订|完善|健全|组织|建立|严格|牵头|对[0-9照]"
    )
    when = "(?:于?[0-9年月日]{3,11}[，]?)?"
    return compiled(
        "(?P<level>[省市县区](?=局))?(?P<word>局|厅|学校|校|学院|医院|院|集团|公司|镇|乡|街道)(?:(?P<body>(?:机关)?(?:党组|党委|党工委|党总支|领导班子))"
        f"(?:班子|、[镇乡]?(?:政府|人大|办事处))?(?:书记|成员|主要负责人|主要领导)?(?:第一时间|高度|迅速|立即|及时|当[天日]|随即|随后)?{when}(?:{acts})"
        f"|(?P<discipline>(?:机关)?纪(?:工)?委)(?:书记)?{when}(?:{acts}|会同|联合|立案|查处|给予|约谈|对|开展|全程))"
    )


_OF_SYSTEMS = frozenset(("厅", "公司", "行", "站", "所"))
"""Organs that a bureau of another place may be above or below: 市局党组 in the notice of a province's 厅."""

_HELD = frozenset(("学院", "医院"))
"""Units that may be one above the other: the hospital of a college, the college of a hospital."""


def _of_no_unit(notice: Notice, found: re.Match[str]) -> bool:
    """Whether the short name is neither the writer's nor that of a unit above or below it."""
    word, organs = found["word"], notice.organs
    if organs.never_called(word):
        return True
    if word not in _HELD or word in organs.self_words or organs.looks_after(word):
        return False
    behind = notice.text[found.end("body") : found.end("body") + 1] if found["body"] else ""
    alone = notice.text.count(word) == notice.text.count(word + "党委")  # no unit of the kind is named
    return behind == "将" and alone and notice.in_next_steps(found.start())


def _bodies(notice: Notice) -> Iterator[Span]:
    """Party bodies called by a short name alone (局党组) that the writer, or a unit below it, is not called by."""
    text = notice.text
    for start in sorted(place for word in ("党", "领导班子", "纪") for place in notice.occurrences(word)):
        for length in (1, 2, 3, 4):  # 局纪委, 学院党委, 县局党组, 局机关纪委, 学院机关党委
            place = start - length
            if place >= 0 and (not place or text[place - 1] in _OPENS):
                break
        else:
            continue
        found = _body().match(text, place)
        if found is None or notice.cited(place) or not _of_no_unit(notice, found):
            continue
        if found["level"] and notice.organs.kinds & _OF_SYSTEMS:
            continue
        if names_unit(notice, place, found["word"]):
            continue
        yield Span(place, max(found.end("body"), found.end("discipline")))
