"""TPL012 another-team: inspection teams and rounds that are not those of the inspection reported on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import Hit, Notice, Options, Related, Span, Team, compiled


@cache
def _another_round() -> re.Pattern[str]:
    return compiled(
        "上一?[轮次]|首轮|此前|历[轮次]|以往|往年|曾|原|另|分别|延伸|参[加与]|抽调|选派|派出|(?:19|20)[0-9]{2}年(?![0-9]{1,2}月)|第.{1,3}轮|十.{1,2}届"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each team that is another than the one that inspected, each other round, each wrong kind."""
    inspecting = notice.inspecting_teams
    others: dict[tuple[str, str], list[tuple[Team, Team]]] = {}
    for team in notice.teams if inspecting else ():
        first = _other(notice, team, inspecting)
        if first is not None:
            others.setdefault((team.owner, team.number), []).append((team, first))
    for places in others.values():
        team, first = places[0]
        data = {"text": team.span.of(notice.text), "first": first.span.of(notice.text)}
        again = (Related(other.span, "also", {}) for other, _ in places[1:])
        yield Hit(team.span, "team", data, (Related(first.span, "inspected", {}), *again))
    yield from _other_rounds(notice)
    if len(inspecting) == 1:
        yield from _other_kinds(notice, inspecting[0])


def _other(notice: Notice, team: Team, inspecting: tuple[Team, ...]) -> Team | None:
    """The team that inspected, where *team* is said to have done what only that one did and is another."""
    title, opening = notice.title, notice.opening
    start = team.span.start
    rivals = [one for one in inspecting if not (one.owner and team.owner) or one.owner == team.owner]
    if start < opening.end:
        heading = title is not None and title.span.start <= start < title.span.end
        if team.deed != "reports" and not heading:
            return None
        if not rivals and len(inspecting) == 1:  # the findings of the province's team, given by a city's
            return None if _told_apart(notice, team) else inspecting[0]
    elif notice.quotations.covers(start) or not team.owner or _of_another_round(notice, team):
        return None
    if len(rivals) != 1 or not (team.number and rivals[0].number) or team.number == rivals[0].number:
        return None
    return rivals[0]


@cache
def _apart() -> re.Pattern[str]:
    return compiled("上一?[轮次]|首轮|此前|历[轮次]|以往|往年|曾|分别|一并|同步|结合")


def _told_apart(notice: Notice, team: Team) -> bool:
    """Whether the sentence speaks of more than the inspection reported on."""
    return _apart().search(notice.text, *notice.sentence_around(team.span)) is not None


def _of_another_round(notice: Notice, team: Team) -> bool:
    sentence = notice.sentence_around(team.span)
    first, last = max(sentence.start, team.span.start - 40), min(sentence.end, team.span.end + 20)
    return _another_round().search(notice.text, first, last) is not None


@cache
def _round() -> re.Pattern[str]:
    return compiled("第(?P<number>[一二三四五六七八九十0-9]{1,3})轮(?:[^，。；\n轮巡]{0,6})巡[视察]")


def _other_rounds(notice: Notice) -> Iterator[Hit]:
    """The round that the opening names, where the title has another."""
    title = notice.title
    if title is None or "轮" not in title.text:
        return
    named = list(_round().finditer(notice.text, *title.span))
    told = list(_round().finditer(notice.text, *notice.opening))
    if len({found["number"] for found in named}) != 1 or len({found["number"] for found in told}) != 1:
        return
    if named[0]["number"] != told[0]["number"]:
        spans = [Span(found.start(), found.end() - 2) for found in (told[0], named[0])]
        data = {"text": spans[0].of(notice.text), "first": spans[1].of(notice.text)}
        yield Hit(spans[0], "round", data, (Related(spans[1], "titled", {}),))


@cache
def _kind() -> re.Pattern[str]:
    return compiled(
        "(?:(?<=[，。日])|延伸|同步|常规|提级|本[轮次]|此次|第[一二三四五六七八九十]{1,3}轮)(?P<kind>巡[视察])(?!巡[视察])(?:组[向对]?)?"
    )


def _other_kinds(notice: Notice, inspecting: Team) -> Iterator[Hit]:
    """巡视 in title or opening where a 巡察组 inspected, or the other way round."""
    other = {"巡视": "巡察", "巡察": "巡视"}[inspecting.kind]
    parts = [notice.opening, *([notice.title.span] if notice.title else [])]
    if notice.text.count(other) >= notice.text.count(inspecting.kind):
        return  # it is the team that has the wrong name
    for part in parts:
        for found in _kind().finditer(notice.text, *part):
            if found["kind"] == inspecting.kind or notice.cited(found.start()):
                continue
            if any(
                team.owner and team.span.start <= found.start("kind") < team.span.end for team in notice.teams
            ):
                continue  # TRM001 knows what the teams of each level do
            sentence = notice.sentence_around(Span(*found.span()))
            before = notice.text[max(sentence.start, part.start) : found.start()]
            if found["kind"] == "巡视" and ("中央" in before or "省委" in before):
                continue
            span = Span(*found.span("kind"))
            data = {"text": found["kind"], "first": inspecting.span.of(notice.text)}
            yield Hit(span, "kind", data, (Related(inspecting.span, "inspected", {}),))
