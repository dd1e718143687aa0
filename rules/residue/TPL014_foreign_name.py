"""TPL014 foreign-name: the writer's own document, account or mailbox under another organ's name."""

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
    Organ,
    Span,
    compiled,
    may_be_name,
    parse_organ,
)

_GROUPS = {
    "省": "省",
    "县": "县",
    "区": "县",
    "旗": "县",
    "市": "市",
    "镇": "镇",
    "乡": "镇",
    "道": "镇",
    "村": "村",
}
"""Places of one group stand beside each other; those of another may stand above or below."""

_BEFORE = 60
"""Characters before a title that tell who wrote it."""

_CORE = 2
"""The fewest characters that tell what an organ deals with; 号 may stand before 分公司."""

_TITLE = 60
"""Characters of a title that are looked at."""


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each document that the writer made, for each account and for the mailbox, named after another organ."""
    organs = notice.organs
    if not organs.own:
        return
    for span in (*_documents(notice), *_accounts(notice)):
        yield Hit(span, "name", {"text": span.of(notice.text), "own": organs.own[0].text})
    for span in _mailboxes(notice):
        yield Hit(span, "mailbox", {"text": span.of(notice.text), "own": organs.own[0].text})


@cache
def _writes() -> re.Pattern[str]:
    """Words before a title that say that the writer made the document."""
    return compiled(
        "(?:印发|下发|制定|出台|修订|起草|拟定|编制|完善|建立|通过|制发)(?:并)?(?:印发|出台|实施|完善|下发)?了?(?:实施)?\\Z"
    )


@cache
def _written() -> re.Pattern[str]:
    """A title, and words behind it that say so; or the plan by which the findings are answered."""
    return compiled(
        "《[^《》\n]{0,40}(?:整改[^《》\n]{0,8}(?:方案|清单|台账)》|》(?:报?经[^。；\n]{0,30}?(?:审[核批定议]|备案|通过|同意)|印发|出台))"
    )


@cache
def _urged() -> re.Pattern[str]:
    """Words before a title that make it somebody else's."""
    return compiled(
        "推动|督促|指导|协助|支持|帮助|建议|提请|报请|学习|借鉴|参[照考]|对[标照]|根据|按照|落实|贯彻|依据|执行"
    )


@cache
def _together() -> re.Pattern[str]:
    return compiled("会同|联合|配合|共同")


@cache
def _head() -> re.Pattern[str]:
    """A place, or an organ, with which a title begins."""
    return compiled(
        "(?:关于(?:印发[〈<]?)?)?(?:中共)?(?P<organ>(?P<place>[\u4e00-\u9fff]{2,3}?(?:[省旗]|[县区镇](?![域级内])|乡(?![村镇土亲贤])|市(?!场|政|民|域|容|区)|街道))?"
        "(?P<unit>[\u4e00-\u9fff]{2,12}?(?:(?:集团|公司)(?=(?:党委)?[^《》\n]{0,12}整改[^《》\n]{0,8}方案》)|局|委员会|厅|法院|检察院|银行|医院|保健院|学院|中学|小学|街道|[镇乡村]|(?<=[省市县区州]委)[一-鿿]{2,4}部))?)"
    )


@cache
def _no_unit() -> re.Pattern[str]:
    """What ends like an organ and is none.

    Committees that an organ has of its own (学术委员会) as against the commissions of a government, halls
    (政务服务大厅), and what such organs are to become (清廉医院, 美丽乡村).
    """
    commissions = (
        "健康|生育|改革|建设|监督管理|交通|交通运输|农业农村|农村工作|教育|科学技术|科技|信息化|事务|城市管理"
        "|商务|体育|旅游|监察|纪律检查|政法|编制|省|市|县|区|旗|镇|乡|集团|公司|局|院|大学|中学|小学|学校|厅|部"
    )
    return compiled(
        f"(?!.*(?:{commissions})委员会$).*委员会$|.*[大餐展前客]厅$"
        "|(?:清廉|廉洁|智慧|平安|互联网|美丽|最美|文明|定点|数字|绿色|示范|和谐|法治|二级|红色|特色|健康|节水|无烟|书香)"
    )


@cache
def _clause() -> re.Pattern[str]:
    return compiled("[^。；：:\n]*\\Z")


def _documents(notice: Notice) -> Iterator[Span]:
    text = notice.text
    for start in notice.occurrences("《"):
        if notice.quotations.covers(start) or not (
            _writes().search(text, max(0, start - 8), start) or _written().match(text, start)
        ):
            continue
        found = _head().match(text, start + 1)
        if found is None or not found["organ"]:
            continue
        lead = _clause().search(text, max(0, start - _BEFORE), start)
        before = lead[0] if lead else ""
        if _urged().search(before):
            continue
        span = _foreign_place(notice, found)
        if span is None and not _together().search(before) and not notice.reports_on_others:
            span = _foreign_organ(notice, found, before)
        if span is not None:
            yield span


def _foreign_place(notice: Notice, found: re.Match[str]) -> Span | None:
    """The place at the head of a title, if it stands beside the own one and the text has it nowhere else."""
    place = found["place"]
    if not place or not may_be_name(place) or place in notice.organs.places:
        return None
    own = notice.organs.places
    group = _GROUPS[place[-1]]
    if group not in {_GROUPS.get(one[-1]) for one in own}:
        return None
    if any(one.startswith(place[:-1]) or one.endswith(place) for one in own):
        return None
    if len(notice.occurrences(place[:2])) > len(notice.occurrences("《" + place)):
        return None
    return Span(*found.span("place"))


def _foreign_organ(notice: Notice, found: re.Match[str], lead: str) -> Span | None:
    """The organ at the head of a title, if it stands beside the own one and has nothing to do with the sentence."""
    organ = parse_organ(found["organ"])
    organs = notice.organs
    if organ is None or organs.include(organ):
        return None
    if _other_court(notice, organ):
        return Span(*found.span("organ"))
    if not organ.core or organ.core[:2] in lead:
        return None
    if _no_unit().match(found["organ"]):
        return None
    title = notice.text[found.start() : found.start() + _TITLE].partition("》")[0]
    if any(own.core and own.core in title for own in organs.own):
        return None
    if organ.places and organ.place not in organs.places:
        return None
    if not any(_beside(own, organ) for own in organs.own):
        return None
    return Span(*found.span("organ"))


def _other_court(notice: Notice, other: Organ) -> bool:
    """Whether *other* is the procuratorate beside the writer's court, or the other way round."""
    organs = notice.organs
    here = not other.places or other.place in organs.places
    return other.kind in COURTS and bool(organs.kinds & COURTS) and other.kind not in organs.kinds and here


def _beside(own: Organ, other: Organ) -> bool:
    if not own.core:
        return False
    return own.kind == other.kind or (other.kind in BUREAUS and own.kind not in ("政府", "管委会"))


@cache
def _account() -> re.Pattern[str]:
    return compiled("“(?P<name>[\u4e00-\u9fff]{4,8})”(?:官方|政务)?(?:微信|抖音|微博|公众号|视频号)")


def _accounts(notice: Notice) -> Iterator[Span]:
    """“石鼓法院”微信公众号 of another place's court."""
    own = [organ for organ in notice.organs.own if organ.places]
    for start in notice.occurrences("“") if own else ():
        found = _account().match(notice.text, start)
        if found is None:
            continue
        place, core = found["name"][:2], found["name"][2:]
        fits = any(_named_so(organ, core) for organ in own)
        ours = any(place in organ.text for organ in notice.organs.own)
        elsewhere = len(notice.occurrences(place)) > len(notice.occurrences("“" + found["name"]))
        if fits and not ours and not elsewhere:
            yield Span(*found.span("name"))


def _named_so(organ: Organ, core: str) -> bool:
    """Whether *core* (法院, 供销) is what an organ of that kind calls itself behind its place."""
    return core == organ.kind or (organ.core != "" and organ.core.startswith(core))


@cache
def _told_to() -> re.Pattern[str]:
    return compiled(
        "(?:可|请|均可)[直接]{0,2}向(?P<organ>[\u4e00-\u9fff]{2,16}?(?:局|委员会|学院|医院|银行|镇|乡|街道))(?![^，。；：]*(?:纪|巡察|信访))[^，。；：\n]{0,14}\\Z"
    )


def _complaints(notice: Notice) -> Iterator[Span]:
    """Another organ to which the public is asked to tell what it thinks of this one's rectification."""
    places, first = notice.organs.places, notice.items[-1].heading.start if notice.items else 0
    for place in notice.occurrences("反映"):
        found = _told_to().search(notice.text, max(0, place - 40), place) if place > first else None
        other = parse_organ(found["organ"]) if found else None
        if found is None or other is None or (other.core and notice.organs.include(other)):
            continue
        if other.core:
            foreign = not (other.places and other.place not in places) and any(
                own.core and own.kind == other.kind for own in notice.organs.own
            )
        else:
            own = places[-1] if places else ""
            foreign = bool(other.places and own) and other.place not in places and other.place[-1] == own[-1]
        if foreign:
            yield Span(*found.span("organ"))


@cache
def _mailbox() -> re.Pattern[str]:
    return compiled(
        "(?P<organ>(?:(?![请联系反映意见向由到经])[\u4e00-\u9fff]){2,24}?(?:局|厅|委员会|学院|[中小大]学|学校|医院|保健院|公司|法院|检察院))(?:党组|党委|机关党委|党总支)?(?:(?:巡[视察])?(?:整改|巡[视察])[^，。；：\n]{0,8}(?:办|组|室)|(?<=[党纪][组委])办公室|党[委群]工作部|党群部|(?P<office>办公室|政治部)(?=[，。；（(\n]|\\Z))"
    )


def _named_before(notice: Notice, other: Organ) -> bool:
    """Whether the text has to do with the organ before it gives its own address."""
    end = notice.contact.start if notice.contact else 0
    return notice.text.find(other.kind if other.kind in COURTS else other.core or other.text, 0, end) >= 0


def _mailboxes(notice: Notice) -> Iterator[Span]:
    """The office of another organ to which the public is asked to write about this one's rectification."""
    contact, organs = notice.contact, notice.organs
    yield from _complaints(notice)
    if contact is None:
        return
    for found in _mailbox().finditer(notice.text, *contact):
        name = found["organ"]
        other = parse_organ(
            compiled(".*[号楼院路街道室：省市县区旗](?=[\u4e00-\u9fff]{4})").sub("", name) or name
        )
        if other is None or organs.include(other):
            continue
        if found["office"] and _named_before(notice, other):
            continue
        if _other_court(notice, other):
            yield Span(found.end("organ") - len(other.text), found.end("organ"))
            continue
        if len(other.core) < _CORE or other.core.endswith("分"):
            continue
        own_cores = [own.core for own in organs.own if own.core and own.core != "集团"]
        if any(own.core and own.kind == other.kind for own in organs.own) and not any(
            core in name for core in own_cores
        ):
            yield Span(found.end("organ") - len(other.text), found.end("organ"))
