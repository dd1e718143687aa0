"""Words of another organ used as the writer's own: 我局 in a commission's notice, for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rectify_lint import Genre, Hit, Notice, Options, Organ, Related, Span, Table, compiled, occurrences

_REPORTS_ON_OTHERS = frozenset((Genre.AUDIT, Genre.ENVIRONMENT))


@cache
def _self_words() -> re.Pattern[str]:
    return compiled(
        "[我本](?P<word>局(?![限部面])|委(?![托派员])|厅|院(?!校)|校(?!对)|镇(?![压静定])|乡(?![本村])|公司|集团|中心|街道|馆"
        "|支队|大队|(?<=我)办(?![理事公法学])|(?<=我)社(?!会)|(?<=我)站(?![在立])|(?<=我)部(?![分门署]))"
    )


_NO_SELF = frozenset("自忘敌小大无基根成资版样文副剧课书标读")
"""Characters before 我 or 本 that make another word of it (自我, 根本)."""


@cache
def _systems() -> re.Pattern[str]:
    people = "(?:工作人员|干部职工|党员干部|干警|民警|干部|职工|人员|党员|从业人员|医务人员|教职工)"
    acts = "(?:内部?|上下|中)?(?:广泛|深入|全面|持续|集中|普遍)?(?:开展|推行|部署|掀起|营造|推广|形成|树立)"
    name = "[\u4e00-\u9fff]"
    return compiled(
        f"全体(?P<all>{name}{{2,13}}?)(?:系统)?的?(?:全体)?{people}"
        f"|系统(?:的?全体{people}|(?P<within>{acts})|(?P<whole>(?:广大|全体)?{people}))"
        f"|本(?P<own>{name}{{2,9}}?)[局委厅]"
    )


@cache
def _within() -> re.Pattern[str]:
    return compiled("在(?:全[省市县区州旗]|我[省市县区]|本[省市县区])?(?P<word>[\u4e00-\u9fff]{2,10})$")


@cache
def _whole_place() -> re.Pattern[str]:
    """All cadres of a system are spoken of where the place is named too: 全县水利系统干部职工."""
    return compiled("全[省市县区州旗][\u4e00-\u9fff]{2,8}$")


@cache
def _place_word() -> re.Pattern[str]:
    return compiled("(?:全[省市县区州旗]|我[省市县区]|本[省市县区])")


@cache
def _with_others() -> re.Pattern[str]:
    return compiled("联合|会同|配合|协助|协同|督促|指导|协调|要求|牵头|建议|支持|邀请|组织各")


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each foreign word (all its places together), each foreign system and each foreign subject."""
    organs = notice.organs
    if not organs.own:
        return
    data = {"own": organs.own[0].text}
    for word, spans in _foreign_words(notice).items():
        related = tuple(Related(span, "also", {}) for span in spans[1:])
        yield Hit(spans[0], "self", {**data, "word": word, "count": len(spans)}, related)
    for span, system in _foreign_systems(notice, options["systems"]):
        yield Hit(span, "system", {**data, "text": span.of(notice.text), "system": system})
    for span in _foreign_people(notice):
        yield Hit(span, "people", {**data, "text": span.of(notice.text)})
    subjects = list(_foreign_subjects(notice))
    subjects += _foreign_meetings(notice)
    for span in (*subjects, *(span for span in _foreign_bodies(notice) if span not in subjects)):
        yield Hit(span, "subject", {**data, "text": span.of(notice.text)})
    yield from _foreign_teams(notice)


def _at(pattern: re.Pattern[str], text: str, *beginnings: str) -> Iterator[re.Match[str]]:
    """Matches of *pattern*, tried only where one of its *beginnings* stands."""
    last = 0
    for place in sorted(place for word in beginnings for place in occurrences(text, word)):
        if place >= last and (match := pattern.match(text, place)):
            last = match.end()
            yield match


def _foreign_words(notice: Notice) -> dict[str, list[Span]]:
    text, organs = notice.text, notice.organs
    allowed = (
        organs.self_words | {place[-1] for place in organs.places} | {place[-2:] for place in organs.places}
    )
    found: dict[str, list[Span]] = {}
    if organs.self_words:
        for match in _at(_self_words(), text, "我", "本"):
            before = text[match.start() - 1 : match.start()]
            if match["word"] in allowed or before in _NO_SELF or notice.cited(match.start()):
                continue
            found.setdefault(match[0], []).append(Span(*match.span()))
    return found


def _foreign_systems(notice: Notice, systems: Table) -> Iterator[tuple[Span, str]]:
    text, organs = notice.text, notice.organs
    if any(word in organ.text for organ in organs.own for word in systems["general"]):
        return
    matches = list(_at(_systems(), text, "全体", "系统", "本"))
    table = _by_word(systems["system"]) if matches else {}
    for match in matches:
        start, word = _system_word(text, match, table)
        if not word or organs.named(table[word]) or notice.cited(start):
            continue
        clause = compiled("[。；，,\n]").split(text[max(0, start - 20) : start])[-1]
        together = _with_others().search(clause)
        if together is None or (match["whole"] and together[0] == "要求"):
            yield Span(start, match.end()), word


def _system_word(text: str, match: re.Match[str], table: Mapping[str, tuple[str, ...]]) -> tuple[int, str]:
    """Where the phrase begins and which system it names, ``""`` where it names none of *table*."""
    inside = match["all"] or match["own"]
    if inside:
        place = _place_word().match(inside) if match["all"] else None
        word = inside[place.end() :] if place else inside
        return match.start(), word if word in table else ""
    before = text[max(0, match.start() - 12) : match.start()]
    if match["within"]:
        found = _within().search(before)
        if found is None or found["word"] not in table:
            return match.start(), ""
        return match.start() - len(before) + found.start(), found["word"]
    if match["whole"] and not _whole_place().search(before):
        return match.start(), ""
    word = next(
        (before[-size:] for size in range(min(11, len(before)), 1, -1) if before[-size:] in table), ""
    )
    return match.start() - len(word), word


def _by_word(systems: Sequence[Table]) -> dict[str, tuple[str, ...]]:
    return {word: (word, *system["organs"]) for system in systems for word in system["words"]}


def _foreign_subjects(notice: Notice) -> Iterator[Span]:
    """Party groups of other organs of the same place that act in the text as the writer does."""
    organs = notice.organs
    if organs.kinds & _MANY or notice.genre in _REPORTS_ON_OTHERS:
        return
    for subject in notice.subjects:
        organ = subject.organ
        if not organ.party or organs.include(organ) or (organ.places and organ.place not in organs.places):
            continue
        if _supervises().match(notice.text, subject.span.end) or organ.text.startswith(_UNITS_BELOW):
            continue
        bare = not organ.core and not organ.places
        court = organ.kind in _COURTS and organs.kinds & _COURTS and organ.kind not in organs.kinds
        bureau = organ.kind in _BUREAUS and (
            organ.core
            or (bare and organs.department and not organ.level and not _own_kind(notice, organ.kind))
        )
        if court or bureau:
            yield subject.span


_UNITS_BELOW = ("县区", "区县", "县市区", "各")
"""How the bureaus of all counties of a city are named together."""


@cache
def _supervises() -> re.Pattern[str]:
    """What an organ does that looks after the writer, rather than the writer itself."""
    return compiled("[^，。；\n]{0,8}?(?:听取|到[校院企村镇厂]|来[校院]|指导|督[导促办]|调研|约谈)")


_MANY = frozenset(("政府", "县", "市", "区", "旗", "管委会"))
"""Kinds of organ whose notices speak for the organs below them too."""


def _own_kind(notice: Notice, kind: str) -> bool:
    return kind in notice.organs.self_words or kind in notice.organs.kinds


_COURTS = frozenset(("法院", "检察院"))
"""Courts and procuratorates stand beside each other and never below."""

_BUREAUS = frozenset(("局", "委", "厅", "办"))
"""Kinds of organ that stand beside the writer; schools, hospitals and companies may stand below it."""


_WORDS_OF_KIND = {
    "局": "局",
    "厅": "厅",
    "校": "校",
    "学校": "校",
    "院": "院",
    "医院": "医院",
    "集团": "公司",
    "公司": "公司",
    "镇": "镇",
    "乡": "乡",
    "街道": "街道",
}
"""Short names by which an organ speaks of itself with its Party body, and the kind of organ each belongs to."""

_BESIDE: Mapping[str, str] = {
    "镇": "局厅校院医院公司乡街道",
    "乡": "局厅校院医院公司镇街道",
    "街道": "局厅校院医院公司镇乡",
    "村": "局厅校院医院公司",
    "社区": "局厅校院医院公司",
    "学校": "局厅医院公司镇乡街道",
    "学院": "局厅公司镇乡街道",
    "院": "局厅校公司镇乡街道",
    "法院": "局厅校公司镇乡街道",
    "检察院": "局厅校公司镇乡街道",
    "公司": "局厅校院医院镇乡街道",
    "部": "局厅校院医院公司镇乡街道",
    "局": "厅校院医院",
    "委": "厅校院医院",
    "厅": "局校院医院",
}
"""For each kind of organ the kinds whose short names it never uses: not its own, nor those of units below it."""


@cache
def _body() -> re.Pattern[str]:
    return compiled(
        "(?P<word>局|厅|学校|校|医院|院|集团|公司|镇|乡|街道)(?P<body>党组|党委|党工委|党总支|纪委|领导班子)"
        "(?:班子)?(?:书记|成员|主要负责人|主要领导)?(?:第一时间|高度|迅速|立即|及时)?"
        "(?P<act>高度重视|始终|坚[持决]|把(?:巡|整改)|将(?:始终|持续|继续|深入|坚持|以|认真|进一步)|每[^，。；\n]{1,6}(?:调度|听取|研究|召开)"
        "|行动|召开|成立|先后|多次|专题|切实|认真|带头|举办|增设|印发|制定|扛|聚焦|研究|部署)"
    )


@cache
def _own_meeting() -> re.Pattern[str]:
    return compiled(
        "召开(?P<whole>(?P<word>局|厅|校|院|集团|公司|镇|乡|街道)(?:党组|党委|党工委|党总支)(?:（扩大）|扩大)?会)(?![员计])"
    )


_UNITS_OF: Mapping[str, tuple[str, ...]] = {
    "校": ("教", "学", "校"),
    "院": ("卫", "医", "科", "法", "检", "设计"),
    "医院": ("卫", "医", "大学", "残", "民政"),
    "集团": ("国资", "国有", "投"),
    "公司": ("国资", "国有", "投"),
}
"""Organs with one of these in their names may tell of meetings of units that they look after."""


def _foreign_meetings(notice: Notice) -> Iterator[Span]:
    """Meetings held under the short name of another kind of organ: 召开校党委会 in a bureau's notice."""
    organs = notice.organs
    if notice.genre in _REPORTS_ON_OTHERS or not organs.department or organs.kinds & _MANY:
        return
    for found in _at(_own_meeting(), notice.text, "召开"):
        word = found["word"]
        if word in organs.self_words or organs.named(_UNITS_OF.get(word, ())) or notice.cited(found.start()):
            continue
        yield Span(*found.span("whole"))


_OPENS = frozenset("是。；，：:\n　 ")
"""Before the name of one who acts."""


def _foreign_bodies(notice: Notice) -> Iterator[Span]:
    """Party bodies called by a short name alone (局党组) that the writer, or a unit below it, is not called by."""
    organs = notice.organs
    if notice.genre in _REPORTS_ON_OTHERS or not organs.kinds or organs.kinds & _MANY:
        return
    beside = [_BESIDE.get(kind, "") for kind in organs.kinds]
    if not all(beside):
        return
    for found in _at(_body(), notice.text, *_WORDS_OF_KIND):
        kind = _WORDS_OF_KIND[found["word"]]
        if kind == "医院" and any("大学" in organ.text or "医" in organ.text for organ in organs.own):
            continue
        if found["word"] in organs.self_words or organs.named(_UNITS_OF.get(kind, ())):
            continue
        if not all(kind in kinds for kinds in beside):
            continue
        start = found.start()
        if (start and notice.text[start - 1] not in _OPENS) or notice.cited(start):
            continue
        yield Span(start, found.end("body"))


@cache
def _teams() -> re.Pattern[str]:
    return compiled(
        "(?P<level>中央|[省市县区旗]委|[学院]?校党委|党委)(?:第(?P<number>[一二三四五六七八九十]{1,3})巡[视察]组|巡[视察](?:第)?(?P<serial>[一二三四五六七八九十]{1,3})组)(?P<deed>对?)"
    )


@cache
def _another_round() -> re.Pattern[str]:
    return compiled(
        "上一?[轮次]|首轮|此前|历[轮次]|以往|往年|曾|原|另|分别|(?:19|20)[0-9]{2}年|第.{1,3}轮|十.{1,2}届"
    )


def _foreign_teams(notice: Notice) -> Iterator[Hit]:
    """Inspection teams behind the opening that have another number than the one that inspected."""
    text, opening = notice.text, notice.opening
    if not text.count("组", opening.end):
        return
    own: dict[str, dict[str, Span]] = {}
    for found in _teams().finditer(text, *opening):
        team = Span(found.start(), found.end() - len(found["deed"]))
        own.setdefault(found["level"], {}).setdefault(found["number"] or found["serial"], team)
    if not own:
        return
    for found in _teams().finditer(text, opening.end):
        teams = own.get(found["level"], {})
        if (
            len(teams) != 1
            or (found["number"] or found["serial"]) in teams
            or notice.quotations.covers(found.start())
        ):
            continue
        sentence = notice.sentence_around(Span(*found.span()))
        before = max(sentence.start, found.start() - 40)
        if _another_round().search(text, before, min(sentence.end, found.end() + 20)):
            continue
        ((_, first),) = teams.items()
        end = found.end() - len(found["deed"])
        name = text[found.start() : end]
        data = {"text": name, "first": first.of(text)}
        yield Hit(Span(found.start(), end), "team", data, (Related(first, "inspected", {}),))


_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "干警": (
        "公安",
        "法院",
        "检察",
        "司法",
        "监狱",
        "戒毒",
        "政法",
        "国家安全",
        "森林",
        "交警",
        "纪委",
        "监委",
        "纪检",
    ),
    "法官": ("法院", "政法"),
    "检察官": ("检察", "政法"),
    "医护人员": ("卫生", "卫健", "医", "疾控", "疾病", "血站", "妇幼", "急救"),
    "师生": ("教", "学", "校", "幼儿园"),
    "教职工": ("教", "学", "校", "幼儿园"),
}
"""People of whom only organs speak as 全体 that have one of the words in their names."""


@cache
def _whole() -> re.Pattern[str]:
    return compiled(
        "全(?:体(?P<people>干警|法官|检察官|医护人员|师生(?:员工)?|教职(?:员)?工)"
        "|(?P<word>局|厅|镇|乡|校|院|集团)(?:上下|(?:党员)?干部|机关|职工|党员|教职工|师生|医护))"
    )


_SCHOOLS_BELOW = frozenset(("镇", "乡", "街道", "村", "社区"))


def _foreign_people(notice: Notice) -> Iterator[Span]:
    """全体干警 or 全局干部 in the notice of an organ that has none."""
    organs = notice.organs
    if notice.genre in _REPORTS_ON_OTHERS or not organs.kinds or organs.kinds & (_MANY | _SCHOOLS_BELOW):
        return
    for found in _at(_whole(), notice.text, "全"):
        if notice.cited(found.start()):
            continue
        if found["people"]:
            people = next(word for word in _PEOPLE if found["people"].startswith(word[:2]))
            if organs.department and not organs.named(_PEOPLE[people]) and not _general(organs.own):
                yield Span(*found.span())
        elif found["word"] not in organs.self_words:
            kind = _WORDS_OF_KIND[found["word"]]
            if kind in _UNITS_OF and organs.kinds & _BUREAUS:
                continue  # of a school or hospital below the writer, named before
            if all(kind in _BESIDE.get(own, "") for own in organs.kinds):
                yield Span(*found.span())


def _general(own: Sequence[Organ]) -> bool:
    """Whether one of the organs looks after people of all systems."""
    return any(
        word in organ.text
        for organ in own
        for word in ("人力资源", "人社", "总工会", "妇", "团", "组织", "宣传")
    )
