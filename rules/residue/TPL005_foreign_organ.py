"""Words of another organ used as the writer's own: 我局 in a commission's notice, for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rectify_lint import Hit, Notice, Options, Organ, Related, Span, Table, compiled, names_unit


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
        f"|系统(?:的?全体{people}|(?P<within>{acts})|(?P<whole>(?:广大|全体)?{people})|(?:干部)?(?:作风|队伍|党风廉政|行风)建设)"
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
    """A hit for each foreign word (all its places together), each foreign system, people and cause."""
    organs = notice.organs
    if not organs.own:
        return
    data = {"own": organs.own[0].text}
    for word, spans in _foreign_words(notice).items():
        related = tuple(Related(span, "also", {}) for span in spans[1:])
        yield Hit(spans[0], "self", {**data, "word": word, "count": len(spans)}, related)
    for span, system in _foreign_systems(notice, options["systems"]):
        yield Hit(span, "system", {**data, "text": span.of(notice.text), "system": system})
    for span in (*_foreign_people(notice), *_foreign_causes(notice, options["systems"])):
        yield Hit(span, "people", {**data, "text": span.of(notice.text)})


def _at(pattern: re.Pattern[str], notice: Notice, *beginnings: str) -> Iterator[re.Match[str]]:
    """Matches of *pattern*, tried only where one of its *beginnings* stands."""
    last = 0
    for place in sorted(place for word in beginnings for place in notice.occurrences(word)):
        if place >= last and (match := pattern.match(notice.text, place)):
            last = match.end()
            yield match


def _foreign_words(notice: Notice) -> dict[str, list[Span]]:
    text, organs = notice.text, notice.organs
    allowed = (
        organs.self_words | {place[-1] for place in organs.places} | {place[-2:] for place in organs.places}
    )
    found: dict[str, list[Span]] = {}
    if organs.self_words:
        for match in _at(_self_words(), notice, "我", "本"):
            before = text[match.start() - 1 : match.start()]
            if match["word"] in allowed or before in _NO_SELF or notice.cited(match.start()):
                continue
            found.setdefault(match[0], []).append(Span(*match.span()))
    return found


def _foreign_systems(notice: Notice, systems: Table) -> Iterator[tuple[Span, str]]:
    text, organs = notice.text, notice.organs
    if organs.oversee:
        return
    matches = list(_at(_systems(), notice, "全体", "系统", "本"))
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
        "|(?P<word>局|厅|镇|乡|校|院|集团)(?:上下|(?:党员)?干部|机关|职工|党员|教职工|师生|医护)"
        "|(?<=召开全)(?P<meeting>局|厅|镇|乡|校|院)[^，。；\n]{0,16}[大议员]会)"
    )


_UNIT_OF = {"师生": "校", "教职": "校", "医护": "医院"}
"""The units whose people they are, by the first two characters of what these are called."""

_TOWNS = frozenset(("镇", "乡", "街道", "村", "社区"))
"""Organs with schools, clinics and stations of all kinds below them."""


def _foreign_people(notice: Notice) -> Iterator[Span]:
    """全体干警 or 全局干部 in the notice of an organ that has none."""
    organs = notice.organs
    if notice.reports_on_others or not organs.kinds or organs.general:
        return
    for found in _at(_whole(), notice, "全"):
        if notice.cited(found.start()):
            continue
        if found["people"]:
            if organs.kinds & _TOWNS or not organs.department or _general(organs.own):
                continue
            unit = _UNIT_OF.get(found["people"][:2])
            if unit and names_unit(notice, found.start(), unit):
                continue
            people = next(word for word in _PEOPLE if found["people"].startswith(word[:2]))
            if not organs.named(_PEOPLE[people]):
                yield Span(*found.span())
        else:
            word = found["word"] or found["meeting"]
            if (
                organs.never_called(word)
                and not organs.may_have(word)
                and not names_unit(notice, found.start(), word)
            ):
                yield Span(*found.span())


@cache
def _furthers() -> re.Pattern[str]:
    return compiled(
        "(?:推[动进]|促进|开创|谱写|续写)了?(?:全[省市县区州旗]|我[省市县区])?(?P<word>[\u4e00-\u9fff]{2,9})\\Z"
    )


@cache
def _helps() -> re.Pattern[str]:
    return compiled("(?:推[动进]|促进|助力|助推)(?P<word>学校|医院|学院|集团|公司)(?:各项)?(?:工作|事业)?\\Z")


@cache
def _thrives() -> re.Pattern[str]:
    return compiled(
        "工作(?:(?:再|迈)上|(?:现代|规范|制度|法治)化|高质量|提质|走[在深])|事业(?:更好|持续|健康|稳[定步]|全面|科学|创新|改革|可|协调|和谐)*(?:高质量)?(?:发展|新)"
    )


@cache
def _cause() -> re.Pattern[str]:
    return compiled("事业|工作(?=[再迈]上|现代化|规范化|制度化|法治化|高质量|提质|走[在深])")


_LONGEST = 14
"""Characters of what is furthered, with the word that says so."""


def _foreign_causes(notice: Notice, systems: Table) -> Iterator[Span]:
    """推动卫生健康事业高质量发展 as the aim of an organ that has nothing to do with it."""
    text, organs = notice.text, notice.organs
    if not organs.department:
        return
    for place in notice.occurrences("高质量发展"):
        found = _helps().search(text, max(0, place - _LONGEST), place)
        if found and organs.never_called(found["word"]) and notice.in_next_steps(place):
            yield Span(found.start("word"), place + len("高质量发展"))
    if organs.oversee:
        return
    for cause in _cause().finditer(text, len(text) // 3):  # what is to come is told behind what was done
        place = cause.start()
        found = _furthers().search(text, max(0, place - _LONGEST), place)
        thrives = _thrives().match(text, place)
        if found is None or thrives is None or not notice.in_next_steps(place):
            continue
        table = _by_word(systems["system"])
        word = found["word"]
        if word in table and not organs.named(table[word]) and not notice.cited(place):
            yield Span(found.start("word"), thrives.end())


def _general(own: Sequence[Organ]) -> bool:
    """Whether one of the organs looks after people of all systems."""
    return any(
        word in organ.text
        for organ in own
        for word in ("人力资源", "人社", "总工会", "妇", "团", "组织", "宣传")
    )
