"""Inspection teams (县委第三巡察组, 省委巡视组, 市委巡察二组) that a notice names, and which of them inspected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_NUMBER = "[一二三四五六七八九十0-9]{1,3}"
_LONGEST = 20
"""Characters before 巡视组 that tell whose team it is and which."""


class Team(Value):
    """An inspection team as one place of the text names it.

    Attributes:
        span: its name, from whose team it is (县委第三巡察组).
        owner: whose team it is by the end of that name (``县委``, ``党组``), ``""`` where that is not said.
        number: which team of the owner, as written; ``""`` where it has no number.
        kind: ``巡视`` or ``巡察``.
        deed: ``inspects`` before the organ inspected, ``reports`` where it gives its findings, else ``""``.
    """

    span: Span
    owner: str
    number: str
    kind: str
    deed: str


@cache
def _team() -> re.Pattern[str]:
    return compiled(f"巡(?P<kind>[视察])(?:第?(?P<serial>{_NUMBER}))?组(?P<behind>[^，。；\n]{{0,60}})")


@cache
def _owner() -> re.Pattern[str]:
    return compiled(
        f"(?P<owner>中央|[省市州盟县区旗]委|(?:[学院]?校)?党委|党组)?的?(?:第{_NUMBER}轮巡[视察])?(?:第(?P<number>{_NUMBER}))?\\Z"
    )


@cache
def _begins() -> re.Pattern[str]:
    return compiled("开展|进行|进驻|巡[视察]")


def find_teams(notice: Notice) -> tuple[Team, ...]:
    """Every team that the text names, in order."""
    return tuple(_teams(notice.text)) if "巡" in notice.text else ()


def _teams(text: str) -> Iterator[Team]:
    for found in _team().finditer(text):
        start = found.start()
        before = _owner().search(text, max(0, start - _LONGEST), start)
        if before is None:
            continue
        deed = ""
        told, reports, _ = found["behind"].partition("反馈")
        _, whom, does = told.partition("对")
        if whom and (not reports or _begins().search(does)):
            deed = "inspects"
        elif reports:
            deed = "reports"
        owner = "党委" if (before["owner"] or "").endswith("党委") else before["owner"] or ""
        number = before["number"] or found["serial"] or ""
        yield Team(Span(before.start(), found.start("behind")), owner, number, "巡" + found["kind"], deed)


def inspecting(notice: Notice) -> tuple[Team, ...]:
    """The teams that inspected, as the opening tells; one for each name."""
    opening = notice.opening
    found: dict[tuple[str, str, str], Team] = {}
    for team in notice.teams:
        earlier = notice.text.startswith("曾", team.span.end)
        if team.deed == "inspects" and opening.start <= team.span.start < opening.end and not earlier:
            found.setdefault((team.owner, team.number, team.kind), team)
    return tuple(found.values())
