"""Words of another organ used as the writer's own: 我局 in a commission's notice, for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from rectify_lint import Genre, Hit, Notice, Options, Related, Span

_REPORTS_ON_OTHERS = frozenset((Genre.AUDIT, Genre.ENVIRONMENT))


@cache
def _self_words() -> re.Pattern[str]:
    return re.compile(
        "(?:(?<![自忘敌小大无])我|(?<![基根成资版样文副剧课书标读])本)"
        "(?P<word>局(?![限部面])|委(?![托派员])|厅|院(?!校)|校(?!对)|镇(?![压静定])|乡(?![本村])|公司|集团|中心|街道|支队|大队|馆|(?<=我)办(?![理事公法学])"
        "|(?<=我)社(?!会)|(?<=我)站(?![在立])|(?<=我)部(?![分门署]))"
    )


@cache
def _systems(words: tuple[str, ...]) -> re.Pattern[str]:
    word = "|".join(sorted(words, key=len, reverse=True))
    people = "(?:工作人员|干部职工|党员干部|干警|民警|干部|职工|人员|党员|从业人员)"
    places = "(?:全[省市县区州旗]|我[省市县区]|本[省市县区])"
    acts = "(?:内部?|上下|中)?(?:广泛|深入|全面|持续|集中|普遍)?(?:开展|推行|部署|掀起|营造|推广|形成|树立)"
    return re.compile(
        f"全体{places}?(?P<all>{word})(?:系统)?的?(?:全体)?{people}"
        f"|系统(?:的)?全体{people}"
        f"|在{places}?(?P<within>{word})系统{acts}"
        f"|本(?P<own>{word})[局委厅]"
    )


@cache
def _word_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")$")


@cache
def _with_others() -> re.Pattern[str]:
    return re.compile("联合|会同|配合|协助|协同|督促|指导|协调|要求|牵头|建议|支持|邀请|组织各")


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
    for span in _foreign_subjects(notice):
        yield Hit(span, "subject", {**data, "text": span.of(notice.text)})


def _foreign_words(notice: Notice) -> dict[str, list[Span]]:
    text, organs = notice.text, notice.organs
    allowed = (
        organs.self_words | {place[-1] for place in organs.places} | {place[-2:] for place in organs.places}
    )
    found: dict[str, list[Span]] = {}
    if organs.self_words:
        for match in _self_words().finditer(text):
            if match["word"] not in allowed and not notice.cited(match.start()):
                found.setdefault(match[0], []).append(Span(*match.span()))
    return found


def _foreign_systems(notice: Notice, systems: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    organs = notice.organs
    if any(word in organ.text for organ in organs.own for word in systems["general"]):
        return
    table = _by_word(systems["system"])
    for match in _systems(tuple(table)).finditer(notice.text):
        word = match["all"] or match["within"] or match["own"] or ""
        span = Span(*match.span())
        if not word:
            before = _word_before(tuple(table)).search(notice.text, max(0, span.start - 12), span.start)
            if before is None:
                continue
            word, span = before[0], Span(before.start(), span.end)
        if organs.named(table[word]) or notice.cited(span.start):
            continue
        clause = notice.text[max(0, span.start - 20) : span.start]
        if not _with_others().search(re.split("[。；，,\n]", clause)[-1]):
            yield span, word


def _by_word(systems: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
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
        bare = not organ.core and not organ.places
        if organ.kind in _BUREAUS and (
            organ.core
            or (bare and organs.department and not organ.level and not _own_kind(notice, organ.kind))
        ):
            yield subject.span


_MANY = frozenset(("政府", "县", "市", "区", "旗", "管委会"))
"""Kinds of organ whose notices speak for the organs below them too."""


def _own_kind(notice: Notice, kind: str) -> bool:
    return kind in notice.organs.self_words or kind in notice.organs.kinds


_BUREAUS = frozenset(("局", "委", "厅", "办"))
"""Kinds of organ that stand beside the writer; schools, hospitals and companies may stand below it."""
