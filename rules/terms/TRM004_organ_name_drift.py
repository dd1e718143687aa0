"""TRM004 organ-name-drift: title, opening, body and signature name the issuing organ differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import (
    BUREAUS,
    Drift,
    Hit,
    Notice,
    Options,
    Organ,
    Related,
    Severity,
    Span,
    compiled,
    drift,
    may_be_name,
    occurrences,
    parse_organ,
    party_body,
)

_JOINS = ("与", "及")
_AMONG = frozenset("、和与及等")
_TOWNS = frozenset(("镇", "乡", "街道", "社区", "村"))
_PEOPLE = frozenset(("法院", "检察院", "政府"))
"""Whose full names have 人民."""
_PLACES = "省市州盟县区旗镇乡村"
_BEGINS = frozenset("，。；：\n由经")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for the signature, for the organ inspected and for names in the body that differ from the title's."""
    title = notice.title
    if title is None or not title.organ or title.organ_span is None:
        yield from _unnamed(notice)
        return
    own = parse_organ(title.organ)
    if own is None or not own.kind:
        return
    related = (Related(title.organ_span, "title", {"own": own.text}),)
    signature = list(_signature(notice, own, related))
    yield from signature
    yield from _opening(notice, own, related)
    yield from _body(notice, own, related)
    if not signature:  # else it is the title that is wrong
        yield from _inspected(notice, own, related)
        yield from _committee(notice, own, related)
        yield from _named(notice, own, related)


@cache
def _titled() -> re.Pattern[str]:
    """The place that a title without an organ begins with: 关于宁川市2023年度…."""
    return compiled("(?:关于)?(?P<place>[\u4e00-\u9fff]{2,3}[市县区旗])(?!委)")


def _unnamed(notice: Notice) -> Iterator[Hit]:
    """The signature, where the title names no organ but a place, or the Party body of the one that signs, and another."""
    title, signature = notice.title, notice.signature
    signing = parse_organ(signature.organ) if signature else None
    if title is None or signature is None or signing is None or not signing.kind:
        return
    found = _titled().match(title.text)
    place = found["place"] if found else ""
    place_of = signing.places[0] if signing.places else ""
    other_place = (
        place and place_of and place != place_of and place[-1] == place_of[-1] and may_be_name(place)
    )
    if other_place and place_of not in notice.text[: signature.span.start]:
        yield _differs(notice, signature.span, Drift.PLACE, signing.text, place)
    name = signing.text.removeprefix("中共").removesuffix(signing.party)
    if signing.party and name:
        ours = party_body(signing.party)
        other = next((party for party in _COMMITTEES if name + party in title.text), "")
        if other and party_body(other) != ours:
            yield _differs(notice, signature.span, Drift.BODY, signing.text, name + other)


def _differs(notice: Notice, span: Span, kind: Drift, name: str, own: str) -> Hit:
    related = (Related(notice.title.span, "title", {"own": own}),) if notice.title else ()
    return Hit(span, kind.value, {"name": name, "own": own}, related)


def _signature(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    signature = notice.signature
    signing = parse_organ(signature.organ) if signature else None
    if signature is not None and signing is None and own.text.startswith(signature.organ):
        yield Hit(signature.span, "cut", {"name": signature.organ, "own": own.text}, related)
    if signature is None or signing is None or compiled("[0-9，。、]").search(signature.organ):
        return
    kind = drift(own, signing) or _people(own, signing)
    village = kind is Drift.SHORTER and own.kind in ("村", "社区")  # at home nobody names the township
    committee = (
        kind is Drift.BODY and own.kind in ("村", "社区") and not signing.party
    )  # signs below the branch
    if kind is None or village or committee or _joint(own, signing):
        return
    data = {"name": signing.text, "own": own.text}
    severity = Severity.INFO if kind is Drift.LONGER else None
    yield Hit(signature.span, kind.value, data, related, severity)


def _people(own: Organ, signing: Organ) -> Drift | None:
    """县法院 under 县人民法院."""
    if own.kind == signing.kind and own.kind in _PEOPLE and "人民" in own.text and "人民" not in signing.text:
        return Drift.SHORTER
    return None


def _joint(own: Organ, signing: Organ) -> bool:
    """Whether the title names two offices, and one of them signs on a line of its own."""
    title, name = own.text.removeprefix("中共"), signing.text.removeprefix("中共")
    for rest in (title.removesuffix(name), title.removeprefix(name)):
        other = parse_organ(rest.strip("、和与及")) if rest != title else None
        if other is not None and other.kind and other.text[-1] not in _PLACES:
            return True
    return False


_OFFICES = BUREAUS | {"部"}
"""Kinds of organ that are inspected one by one; schools and companies are inspected with those below them."""


def _opening(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    """The organ that the opening says was inspected, where it is another office than the one that reports."""
    text = notice.text
    for other in notice.organs.own[1:]:
        start = text.find(other.text, *notice.opening)
        if start < 0 or other.kind not in _OFFICES or not other.core or not own.core:
            continue
        end = start + len(other.text)
        if text[start - 1 : start] in _AMONG or text[end : end + 1] in _AMONG:
            continue
        if drift(own, other) is Drift.ORGAN:
            yield Hit(Span(start, end), "inspected", {"name": other.text, "own": own.text}, related)


@cache
def _object() -> re.Pattern[str]:
    return compiled(
        "[对向](?P<name>[\u4e00-\u9fff]{1,30}?(?P<party>党组|党委|党工委|党总支|党支部))(?:（[^（）\n]{0,40}）)?"
        "[^，。；\n和与及、]{0,4}?(?:进行|开展|反馈|进驻)"
    )


def _inspected(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    """The Party body that the opening says was inspected, where the organ has another, or is another town."""
    for found in _object().finditer(notice.text, *notice.opening):
        other = parse_organ(found["name"])
        if other is None or other.kind != own.kind or any(mark in found["name"] for mark in _AMONG):
            continue
        message = "inspected" if _other_town(own, other) else ""
        if not message and _one(own, other) and _other_body(own, other):
            message = "committee"
        if message:
            yield Hit(Span(*found.span("name")), message, {"name": found["name"], "own": own.text}, related)


def _one(own: Organ, other: Organ) -> bool:
    """Whether *other* is *own*: its kind alone (局党组), or the same name or a short form."""
    return not (other.core or other.places) or drift(own, other) in (None, Drift.BODY, Drift.SHORTER)


def _other_town(own: Organ, other: Organ) -> bool:
    """Whether both are towns, and not one."""
    if own.core or other.core or not (own.places and other.places) or own.kind not in _TOWNS:
        return False
    return own.place[-1] == other.place[-1] and own.place != other.place


def _other_body(own: Organ, other: Organ) -> bool:
    return bool(own.party) and party_body(own.party) != party_body(other.party)


_COMMITTEES = ("党工委", "党总支", "党组", "党委")
_OFTEN = 3
"""How often the own Party body is named for each time another is; that of a group, which is but one, less often."""


def _committee(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    """局党委 at the beginning of a clause, where the text has 局党组 throughout and the title agrees."""
    text = notice.text
    if not own.party:
        return
    for word in sorted(notice.organs.self_words):
        places = {party: occurrences(text, word + party) for party in _COMMITTEES}
        ours = [party for party in places if party_body(party) == party_body(own.party)]
        times = sum(len(places[party]) for party in ours)
        for party in places:
            often = 1 if word == "集团" and own.core.endswith(word) else _OFTEN
            if party in ours or times < often * len(places[party]):
                continue
            for start in places[party]:
                span = Span(start, start + len(word + party))
                team = start < notice.opening.end and compiled(".{0,3}巡").match(text, span.end)
                if text[start - 1 : start] in _BEGINS and not team:
                    yield Hit(span, "committee", {"name": word + party, "own": own.text}, related)


def _named(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    """The own name with another Party body than that of the title: 县人民法院党委 for 县人民法院党组."""
    name = own.text.removeprefix("中共").removeprefix("".join(own.places)).removesuffix(own.party)
    if not own.party or not own.places or len(name) < len("水利局"):
        return
    for party in _COMMITTEES:
        if party_body(party) == party_body(own.party):
            continue
        for start in occurrences(notice.text, own.place[-1] + name + party):
            if start >= notice.opening.end and notice.text[start - 1 : start] in _BEGINS:
                span = Span(start, start + 1 + len(name + party))
                yield Hit(span, "committee", {"name": span.of(notice.text), "own": own.text}, related)


def _body(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    """The name with 与 or 及 where it has 和."""
    head, joined, tail = own.core.partition("和")
    if not joined or len(head) < 2 or len(tail) < 2:
        return
    for join in _JOINS:
        name = head + join + tail
        start = notice.text.find(name)
        if start >= 0:
            data = {"name": name, "own": own.core}
            yield Hit(Span(start, start + len(name)), "join", data, related)
