"""How two names that should name one organ differ: an abbreviation, another place, another organ, another body."""

from __future__ import annotations

import enum
import re
from functools import cache

from rectify_lint.notice.neighbours import BUREAUS, COURTS
from rectify_lint.notice.organs import Organ, same_core
from rectify_lint.patterns import compiled

_OFFICES = BUREAUS | COURTS | frozenset(("院", "社", "会", "公司", "学校", "学院", "行", "中心", "队"))
"""Kinds of organ with a task of their own; no notice is signed for one by another."""

_TOWNS = frozenset(("镇", "乡", "街道"))

_BODIES = {
    "党组": "党组",
    "党委": "委员会",
    "委员会": "委员会",
    "党工委": "工委",
    "工作委员会": "工委",
    "党总支": "总支",
    "总支": "总支",
    "总支部委员会": "总支",
    "党支部": "支部",
    "支部": "支部",
    "支部委员会": "支部",
    "部务会": "",
}
"""Party bodies by what they are, however they are called; what a department decides in its council it signs itself."""


def party_body(name: str) -> str:
    """What a Party body is, however it is called (委员会 for 党委); *name* itself if that is not known."""
    return _BODIES.get(name, name)


class Drift(enum.StrEnum):
    """How the second of two names differs from the first."""

    SHORTER = "shorter"  # 发改委 for 发展和改革委员会, or the place left out
    LONGER = "longer"  # the first one is the short form
    PLACE = "place"  # another county or city
    ORGAN = "organ"  # another office of the same place
    BODY = "body"  # 党委 for 党组, or the office for its Party group


@cache
def _masked() -> re.Pattern[str]:
    return compiled("[A-ZＡ-Ｚa-z×○*0-9]|某某")


def drift(first: Organ, second: Organ) -> Drift | None:
    """How *second* differs from *first*; ``None`` where they agree, or where names are masked or unlike in kind."""
    if _bare(first.text) == _bare(second.text) or _masked().search(first.text + second.text):
        return None
    if first.kind != second.kind:
        return Drift.ORGAN if _unlike(first, second) else None
    if first.core != second.core and not _related(first.core, second.core):
        return Drift.ORGAN
    if not _nested(first.places, second.places):
        return Drift.PLACE
    bodies = [party_body(organ.party) for organ in (first, second)]
    if bodies[0] != bodies[1] and bodies[0]:
        return Drift.BODY
    sizes = [len("".join(organ.places) + organ.core) for organ in (first, second)]
    if sizes[0] == sizes[1]:
        return None
    return Drift.SHORTER if sizes[1] < sizes[0] else Drift.LONGER


def _unlike(first: Organ, second: Organ) -> bool:
    """Whether two names of unlike kinds name two organs: their tasks have nothing in common."""
    if not _nested(first.places, second.places):
        return False
    for town, office in ((first, second), (second, first)):
        if town.kind in _TOWNS and not town.core:
            return office.kind in BUREAUS and bool(office.core) and town.place not in office.places
    if not {first.kind, second.kind} <= _OFFICES:
        return False
    cores = [organ.kind if organ.kind in COURTS else organ.core for organ in (first, second)]
    pairs = {core[place : place + 2] for core in cores[:1] for place in range(len(core) - 1)}
    return all(cores) and not same_core(*cores) and not any(pair in cores[1] for pair in pairs)


def _bare(name: str) -> str:
    return "".join(name.split()).removeprefix("中国共产党").removeprefix("中共")


def _related(first: str, second: str) -> bool:
    return bool(first and second) and same_core(first, second)


def _nested(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one name has the places of the other, or leaves outer ones out."""
    shorter, longer = sorted((first, second), key=len)
    return not shorter or longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter
