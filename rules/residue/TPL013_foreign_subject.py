"""TPL013 foreign-subject: another organ acts in the text as the writer does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import BUREAUS, COURTS, Hit, Notice, Options, Organ, Span, Subject, compiled, party_body

_UNITS_BELOW = ("县区", "区县", "县市区", "各")
"""How the bureaus of all counties of a city are named together."""

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
        if _of_other_level(notice, subject):
            yield subject.span
            continue
        if organs.include(organ) or (organ.places and organ.place not in organs.places):
            continue
        if not organ.party and not _is_writers(notice, subject):
            continue
        if _supervises().match(notice.text, subject.span.end) or organ.text.startswith(_UNITS_BELOW):
            continue
        if not (organ.core or organ.places) and _of_named_unit(notice, subject.span.start, organ.kind):
            continue
        if _is_neighbour(notice, organ):
            yield subject.span


def _of_other_level(notice: Notice, subject: Subject) -> bool:
    """县局党组 where a 省局 tells of its own work, not of what was done below it."""
    organ, start = subject.organ, subject.span.start
    levels = {own.place[-1:] or own.level for own in notice.organs.own if own.places or own.level}
    if not organ.party or not organ.level or organ.places or not levels or organ.level in levels:
        return False
    if organ.kind not in notice.organs.kinds or organ.kind not in (*BUREAUS, "会"):
        return False
    if organ.core and not notice.organs.include(organ):
        return False
    led = start < notice.opening.end or notice.in_section(start, "organisation")
    return led or notice.in_next_steps(start)


def _is_neighbour(notice: Notice, organ: Organ) -> bool:
    organs = notice.organs
    if organ.kind in COURTS:
        return bool(organs.kinds & COURTS) and organ.kind not in organs.kinds
    if organ.kind == "会":
        return organ.text.endswith("联") or "联" in organ.text[:-1]
    if organ.kind not in BUREAUS:
        return False
    if organ.core:
        return True
    own_kind = organ.kind in organs.self_words or organ.kind in organs.kinds
    return not organ.places and organs.department and not organ.level and not own_kind


@cache
def _supervises() -> re.Pattern[str]:
    """What an organ does that looks after the writer, rather than the writer itself."""
    return compiled("[^，。；\n]{0,8}?(?:听取|到[校院企村镇厂]|来[校院]|指导|督[导促办]|调研|约谈)")


def _is_writers(notice: Notice, subject: Subject) -> bool:
    """Whether only the writer of a notice does what is told: it receives the findings, or says what it will do."""
    if subject.act.startswith(("收到", "照单全收", "诚恳")):
        return True
    return subject.act.startswith("将") and notice.in_next_steps(subject.span.start)


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
        if not notice.cited(start) and not _of_named_unit(notice, start, found["word"]):
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
        "|行动|召开|成立|先后|多次|专题|切实|认真|带头|举办|增设|印发|制定|扛|聚焦|研究|部署|会议"
    )
    when = "(?:于?[0-9年月日]{3,11}[，]?)?"
    return compiled(
        "(?P<word>局|厅|学校|校|学院|医院|院|集团|公司|镇|乡|街道)(?:(?P<body>(?:机关)?(?:党组|党委|党工委|党总支|领导班子))"
        f"(?:班子|、[镇乡]?(?:政府|人大|办事处))?(?:书记|成员|主要负责人|主要领导)?(?:第一时间|高度|迅速|立即|及时|当[天日]|随即|随后)?{when}(?:{acts})"
        f"|(?P<discipline>(?:机关)?纪(?:工)?委)(?:书记)?{when}(?:{acts}|会同|联合|立案|查处|给予|约谈|对|开展|全程))"
    )


_UNITS = {
    "局": "[省市州县区旗][\u4e00-\u9fff]{1,12}局",
    "厅": "省[\u4e00-\u9fff]{1,12}厅",
    "学校": "(?:[\u4e00-\u9fff]{2}学|大中|[小技])校|学院|大学|中学|小学|幼儿园",
    "院": "(?:[\u4e00-\u9fff]{2}学|科学|研究|设计|规划|医|卫生|保健|疗养|法|检察)院",
    "公司": "[\u4e00-\u9fff]{2}(?:公司|集团)",
}
"""How a sentence names in full what it then calls by a short name."""
_UNITS |= {
    "校": _UNITS["学校"],
    "学院": "[\u4e00-\u9fff]{2}学院",
    "医院": "[\u4e00-\u9fff]{2}医院|(?:卫生|保健)院",
    "集团": _UNITS["公司"],
}

_NAMED = 150
"""So many characters before a short name may tell whose it is."""


def _of_named_unit(notice: Notice, start: int, word: str) -> bool:
    """Whether the line names, before offset *start*, a unit that goes by *word*: 市技师学院 before 学院党委.

    The opening tells of the writer alone, whatever it names.
    """
    units = _UNITS.get(word)
    if units is None or start < notice.opening.end:
        return False
    line = notice.source.lines.span(notice.source.lines.line_of(start))
    return compiled(units).search(notice.text, max(line.start, start - _NAMED), start) is not None


def _bodies(notice: Notice) -> Iterator[Span]:
    """Party bodies called by a short name alone (局党组) that the writer, or a unit below it, is not called by."""
    text = notice.text
    for start in sorted(place for word in ("党", "领导班子", "纪") for place in notice.occurrences(word)):
        for length in (1, 2, 3, 4):  # 局纪委, 学院党委, 局机关纪委, 学院机关党委
            place = start - length
            if place >= 0 and (not place or text[place - 1] in _OPENS):
                break
        else:
            continue
        found = _body().match(text, place)
        if found is None or notice.cited(place) or not notice.organs.never_called(found["word"]):
            continue
        if _of_named_unit(notice, place, found["word"]):
            continue
        yield Span(place, max(found.end("body"), found.end("discipline")))
