"""Another county, city or town spoken of as the writer's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import Genre, Hit, Notice, Options, Related, Span, compiled, occurrences

_GROUPS = {"省": "省", "县": "县", "区": "县", "旗": "县", "市": "市", "镇": "镇", "乡": "镇", "道": "镇"}
"""Places of one group stand beside each other; those of another may stand above or below."""

_WRONG = {"县": frozenset("区"), "区": frozenset("县"), "市": frozenset("县区"), "省": frozenset("县")}
"""Level words that a writer of a level never uses for the own place; others may mean a place above."""

_REPORTS_ON_OTHERS = frozenset((Genre.AUDIT, Genre.ENVIRONMENT))


@cache
def _own_level() -> re.Pattern[str]:
    return compiled("(?<![自忘敌小大无])我(?P<level>[县区])(?![分别域])")


@cache
def _led_by() -> re.Pattern[str]:
    return compiled(
        "在(?P<place>[\u4e00-\u9fff]{1,5}[县市区旗])(?:委|人民政府|政府)(?:、(?:(?P=place)|[省市县区])?(?:委|人民政府|政府))?的?(?:坚强|正确|统一|有力)*领导下"
    )


@cache
def _all_of() -> re.Pattern[str]:
    return compiled(
        "[。；，：\\n是](?P<place>[\u4e00-\u9fff]{2,4}[县市区旗])(?:上下|各级各部门|各级党组织|广大干部群众)"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each organ of a neighbouring place that acts, and for 我县 in a district's notice."""
    place = notice.organs.place
    if place:
        for span, other in _foreign(notice, place):
            yield Hit(span, "place", {"text": span.of(notice.text), "place": other, "own": place})
    yield from _level_words(notice, place)


def _foreign(notice: Notice, place: str) -> Iterator[tuple[Span, str]]:
    text = notice.text
    groups = {_GROUPS.get(own[-1]) for own in notice.organs.places}
    if notice.genre not in _REPORTS_ON_OTHERS:
        for subject in notice.subjects:
            other = subject.organ.place
            if not other or other in notice.organs.places or _GROUPS.get(other[-1]) not in groups:
                continue
            if subject.organ.party or subject.organ.core:
                yield subject.span, other
    for match in (*_led_by().finditer(text), *_all_of().finditer(text)):
        other = match["place"]
        if _GROUPS.get(other[-1]) not in groups or any(
            own.endswith(other) or other.endswith(own) for own in notice.organs.places
        ):
            continue
        if other[0] not in "全我本各该" and not notice.quotations.covers(match.start("place")):
            yield Span(*match.span("place")), other


def _level_words(notice: Notice, place: str) -> Iterator[Hit]:
    organs = notice.organs
    level = place[-1:] or next((organ.level for organ in organs.own if organ.level), "")
    if not organs.own or level not in _WRONG or "区" in organs.self_words:
        return
    if any(organ.places and organ.place[-1] not in "省市县区" for organ in organs.own):
        return
    spans: dict[str, list[Span]] = {}
    for place_of_self in occurrences(notice.text, "我"):
        match = _own_level().match(notice.text, place_of_self)
        if match is None:
            continue
        if match["level"] in _WRONG[level] and not notice.cited(match.start()):
            spans.setdefault(match[0], []).append(Span(*match.span()))
    for word, found in spans.items():
        related = tuple(Related(span, "also", {}) for span in found[1:])
        data = {"word": word, "own": place or organs.own[0].text, "count": len(found)}
        yield Hit(found[0], "level", data, related)
