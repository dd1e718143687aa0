"""Another county, city or town spoken of as the writer's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from rectify_lint import Hit, Notice, Options, Related, Span, compiled, occurrences, plans

_GROUPS = {"省": "省", "县": "县", "区": "县", "旗": "县", "市": "市", "镇": "镇", "乡": "镇", "道": "镇"}
"""Places of one group stand beside each other; those of another may stand above or below."""

_WRONG = {"县": frozenset("区"), "区": frozenset("县"), "市": frozenset("县区"), "省": frozenset("县")}
"""Level words that a writer of a level never uses for the own place; others may mean a place above."""


@cache
def _own_level() -> re.Pattern[str]:
    return compiled("(?<![自忘敌小大无])我(?P<level>[县区])(?![分别域])")


@cache
def _led_by() -> re.Pattern[str]:
    return compiled(
        "在(?P<place>[\u4e00-\u9fff]{1,5}(?:[县市区旗](?=委|人民政府|政府)|[镇乡](?=党委|政府)|街道(?=党工委|办事处)))(?:党?工?委|人民政府|政府|办事处)(?:、(?:(?P=place)|[省市县区])?(?:委|人民政府|政府))?的?(?:坚强|正确|统一|有力)*领导下"
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
        for span, other in _foreign(notice):
            yield Hit(span, "place", {"text": span.of(notice.text), "place": other, "own": place})
        yield from _other_address(notice)
    yield from _level_words(notice, place)
    yield from _level_bodies(notice)
    yield from _other_forms(notice)
    yield from _other_towns(notice)


def _foreign(notice: Notice) -> Iterator[tuple[Span, str]]:
    text = notice.text
    groups = {_GROUPS.get(own[-1]) for own in notice.organs.places}
    if not notice.reports_on_others:
        for subject in notice.subjects:
            other = subject.organ.place
            if not other or other in notice.organs.places or _GROUPS.get(other[-1]) not in groups:
                continue
            if _named_before(notice, subject.span.start, other):
                continue
            committee = not subject.organ.core and subject.organ.kind in ("委", "政府")
            if (
                subject.organ.party
                or subject.organ.core
                or other[-1] in _SMALL
                or (committee and plans(notice, subject))
            ):
                yield subject.span, other
    for match in (*_led_by().finditer(text), *_all_of().finditer(text)):
        other = match["place"]
        if _GROUPS.get(other[-1]) not in groups or any(
            own.endswith(other) or other.endswith(own) for own in notice.organs.places
        ):
            continue
        if other[0] not in "全我本各该" and not notice.quotations.covers(match.start("place")):
            yield Span(*match.span("place")), other


def _named_before(notice: Notice, start: int, place: str) -> bool:
    """Whether the sentence names the other place before it tells what that did: 柳河镇与石桥镇签订协议，柳河镇党委……"""
    sentence = notice.sentence_around(Span(start, start))
    return notice.text.find(place, max(sentence.start, start - _NEAR), start) >= 0


_SMALL = frozenset("镇乡")
"""Towns act by their bare names; within a county's notice they are units below."""


def _other_address(notice: Notice) -> Iterator[Hit]:
    """The address of a town's or village's office, with another town in it behind the own county."""
    contact, places = notice.contact, notice.organs.places
    if contact is None:
        return
    other = list(_other_town(notice, contact)) or list(_addressed_town(notice, contact))
    if other:
        yield from other
        return
    for outer, own in pairwise(places):
        street = own.endswith("街道")
        if own[-1] not in _SMALL and not street:
            continue
        for start in occurrences(notice.text, outer, contact.start, contact.end):
            found = _town().match(notice.text, start + len(outer), contact.end)
            if found is not None and found[0] not in places and found[0].endswith("街道") == street:
                data = {"place": found[0], "own": own}
                yield Hit(Span(*found.span()), "address", data)


def _other_town(notice: Notice, contact: Span) -> Iterator[Hit]:
    """Another town right before the village that the notice is from."""
    for organ in notice.organs.own:
        if organ.kind != "村" or not organ.places:
            continue
        *towns, inner = (*organ.places, organ.core + "村") if organ.core else organ.places
        if not towns or towns[-1][-1] not in _SMALL:
            continue
        for start in occurrences(notice.text, inner, contact.start, contact.end):
            before = compiled("(?:(?![省市县区旗州址寄])[\u4e00-\u9fff]){1,3}[镇乡]$").search(
                notice.text, max(contact.start, start - 4), start
            )
            if before is not None and not before[0].endswith(towns[-1]):
                yield Hit(Span(*before.span()), "address", {"place": before[0], "own": towns[-1]})
                return


@cache
def _addressed() -> re.Pattern[str]:
    return compiled(
        "(?:地址|信箱|地点)[：:](?:[\u4e00-\u9fff]{2,4}?[省市])*"
        "(?:(?P<county>[\u4e00-\u9fff]{2,3}?[县区])|(?:[\u4e00-\u9fff]{2,4}?[县区])?(?P<town>[\u4e00-\u9fff]{2,3}?[镇乡])(?![路街巷村镇]))"
    )


def _addressed_town(notice: Notice, contact: Span) -> Iterator[Hit]:
    """Another county or town at the head of the address, where the own one is not named."""
    places = notice.organs.places
    for kind, levels in (("county", "县区"), ("town", _SMALL)):
        own = next((one for one in reversed(places) if one[-1] in levels), "")
        found = _addressed().search(notice.text, *contact) if own else None
        if found is None or not found[kind] or own in contact.of(notice.text) or found[kind][:-1] in own:
            continue
        yield Hit(Span(*found.span(kind)), "address", {"place": found[kind], "own": own})


@cache
def _town() -> re.Pattern[str]:
    return compiled("[\u4e00-\u9fff]{1,4}?(?:[镇乡](?![路街巷村镇])|街道)")


@cache
def _body_of_level() -> re.Pattern[str]:
    return compiled(
        "(?P<level>[省市县区])(?:委(?![员托派会])|人民政府|政府(?!采购|投资|债|网)|纪委|国库|财政(?![资事供])"
        "|人民法院|法院|检察院|供销社|(?<=全县)(?:团员|党员|干部|上下|人民|广大|经济|各项|高质量|[^，。；\n]{2,8}发展)|(?![内外域])[\u4e00-\u9fff]{2,9}?局(?![部限面域]))"
    )


_BEGINS = frozenset("是要。；，：、\n　经由向报在请同合送缴与和及驻全")
_ALONE = frozenset("是要。；，：\n　经由向报请同合送缴驻全")
"""Before what a city's organ would call its own; 市、县 and 与县 name both."""
_OFTEN = 3
"""So many times as often the own level must be named."""


def _level_bodies(notice: Notice) -> Iterator[Hit]:
    """县委 in the notice of a district, or of a place in it, that speaks of 区委 otherwise; 区纪委 in that of a city."""
    place = next((one for one in reversed(notice.organs.places) if one[-1] in "省市县区"), "")
    level = place[-1:]
    if not level or ("区" in notice.organs.self_words and level == "县"):
        return
    text = notice.text
    city = level in "省市"
    if city and not notice.organs.department:
        return
    own = -1
    for other in _WRONG[level] & {"县", "区"}:
        spans = [
            Span(*found.span())
            for start in notice.occurrences(other)
            if start
            and text[start - 1] in (_ALONE if city else _BEGINS)
            and not notice.cited(start)
            and (found := _body_of_level().match(text, start)) is not None
            and not _joined().search(text, max(0, start - 6), start)
            and not (city and _names_county(notice, start))
        ]
        if not spans:
            continue
        if own < 0:
            own = sum(_body_of_level().match(text, start) is not None for start in notice.occurrences(level))
        if own >= _OFTEN * len(spans):
            related = tuple(Related(span, "also", {}) for span in spans[1:])
            data = {"word": spans[0].of(text), "own": place, "count": len(spans)}
            yield Hit(spans[0], "level", data, related)


@cache
def _county() -> re.Pattern[str]:
    return compiled(
        "(?:(?![全各本该我和与及在对向由驻委局报送请是要])[\u4e00-\u9fff]){2}[县区](?![域级内外间])|县[（(、]|各[县区]|[县区]、|[县市]级|两级"
    )


_NEAR = 400
"""Characters of a paragraph or sentence, to either side, that tell whose level is meant: a line may be endless."""


def _names_county(notice: Notice, offset: int) -> bool:
    """Whether the paragraph names a county or district, or counties in general."""
    line = notice.source.lines.span(notice.source.lines.line_of(offset))
    near = max(line.start, offset - _NEAR), min(line.end, offset + _NEAR)
    return any(found.end() - 1 != offset for found in _county().finditer(notice.text, *near))


@cache
def _joined() -> re.Pattern[str]:
    return compiled("[县市区旗镇](?:委|政府|人民政府)?、$|原$|[各两]$")


@cache
def _body_of_town() -> re.Pattern[str]:
    return compiled(
        "(?:街道|[镇乡])(?:党工委|党委|办事处|人民政府|政府|纪工委|纪委|应急|综治|民政|财政所|党政办|人大|司法所)"
    )


_OTHER_TOWNS = {"道": ("镇", "乡"), "镇": ("街道", "乡"), "乡": ("街道", "镇")}
"""By the last character of a place, what its neighbours are that it is not."""


def _other_towns(notice: Notice) -> Iterator[Hit]:
    """街道应急站 in the notice of a town, or of a village in it, where no 街道 is named."""
    own = next((one for one in reversed(notice.organs.places) if one.endswith(("镇", "乡", "街道"))), "")
    if not own:
        return
    text = notice.text
    for other in _OTHER_TOWNS[own[-1]]:
        places = [start for start in notice.occurrences(other) if _body_of_town().match(text, start)]
        bare = [start for start in places if text[start - 1] in _BEGINS and not notice.cited(start)]
        if bare and len(bare) == text.count(other):  # else one of the neighbours may be named
            found = _body_of_town().match(text, bare[0])
            if found is not None:
                yield Hit(Span(*found.span()), "form", {"text": found[0], "own": own})


@cache
def _other_form() -> re.Pattern[str]:
    return compiled("街道|[镇乡](?![村镇])")


def _other_forms(notice: Notice) -> Iterator[Hit]:
    """柳林镇 in the notice of 柳林街道."""
    for own in notice.organs.places:
        stem = own.removesuffix("街道") if own.endswith("街道") else own[:-1] if own[-1] in _SMALL else ""
        for start in notice.occurrences(stem) if len(stem) > 1 else ():
            found = _other_form().match(notice.text, start + len(stem))
            if found is None or notice.text.startswith(own, start) or notice.cited(start):
                continue
            if notice.text[start - 1 : start] != "原":
                name = stem + found[0]
                yield Hit(Span(start, found.end()), "form", {"text": name, "own": own})
                break


def _level_words(notice: Notice, place: str) -> Iterator[Hit]:
    organs = notice.organs
    level = place[-1:] or next((organ.level for organ in organs.own if organ.level), "")
    if not organs.own or level not in _WRONG or "区" in organs.self_words:
        return
    if any(organ.places and organ.place[-1] not in "省市县区" for organ in organs.own):
        return
    spans: dict[str, list[Span]] = {}
    for place_of_self in notice.occurrences("我"):
        match = _own_level().match(notice.text, place_of_self)
        if match is None:
            continue
        if match["level"] in _WRONG[level] and not notice.cited(match.start()):
            spans.setdefault(match[0], []).append(Span(*match.span()))
    for word, found in spans.items():
        related = tuple(Related(span, "also", {}) for span in found[1:])
        data = {"word": word, "own": place or organs.own[0].text, "count": len(found)}
        yield Hit(found[0], "level", data, related)
