"""TRM001 xuncha-for-inspection: 巡查 where the Party's 巡察 is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Span, compiled, occurrences

_WORD = "巡查"
_BEFORE = 64
_BEHIND = 48
"""How far before and behind the start of the word an expression reaches."""
_COMMITTEE = "(?:中央|[省市州盟县区旗镇乡工]委|党委|党组)"
_KIND = "(?:专项|常规|政治|提级|交叉|联动|机动|集中|统一)"


@cache
def _always() -> re.Pattern[str]:
    """What can only be the Party's inspection, whatever the rest of the text says."""
    ordinal = "第[一二三四五六七八九十0-9]{1,3}"
    return compiled(
        f"{_COMMITTEE}的?(?:{ordinal}轮?)?(?:[一-龥]{{2,6}}领域)?{_KIND}?(?P<committee>{_WORD})(?!制度|记录|检查)"
        f"|巡[视察](?P<pair>{_WORD})|(?P<first>{_WORD})巡视"
        f"|《中国共产党(?P<regulation>{_WORD})"
    )


@cache
def _beside() -> re.Pattern[str]:
    """What is the Party's inspection in a notice that speaks of 巡视 or 巡察."""
    return compiled(
        f"第[一二三四五六七八九十0-9]{{1,3}}轮?{_KIND}?(?P<numbered>{_WORD})"
        f"|(?:常规|政治|提级)(?P<kind>{_WORD})(?!制度|记录|检查)"
        f"|巡[视察]组[^。；\n]{{2,40}}(?:开展|进行)了?(?:为期[^，。；\n]{{1,8}}的)?{_KIND}?(?P<held>{_WORD})(?![检组])"
        f"|(?P<about>{_WORD})(?:(?:整改)?反馈|整改|意见(?!书)|工作(?:的?(?:有关|相关|统一))?(?:要求|规定|部署|安排|条例)|移交|组(?:移交|交办|反馈|指出|向[^，。；\n]{{0,20}}(?:党[组委]|党工委|党总支|党支部|班子)[^，。；\n]{{0,8}}反馈)|工作领导小组|利剑)"
    )


@cache
def _patrol() -> re.Pattern[str]:
    """Words before 巡查 that make it a patrol."""
    return compiled(
        "(?:街面|网格|[河湖江路林水库山管塘田]道?|日常|安全(?:生产)?|夜间|治安|护[林路渔堤线]|森林|防[火汛溺控疫护]|"
        "城[市管区]|市容|巡逻|现场|工地|[景校园社片辖]区|校园|校|卫生|动态|定期|每[日天周月]|环[境卫保]|堤防|线路|管网|"
        "违建|执法|员|队|(?<!全)村|(?<!全)镇|街道|物业|交通|消防|食品|药品|市场|信号|网[络上]|舆情|禁烧|秸秆|土地|矿山|扬尘|文物|机房|库房)$"
    )


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for each 巡查 that stands for 巡察."""
    text = notice.text
    patterns = [_always()]
    if "巡察" in text or "巡视" in text:
        patterns.append(_beside())
    spans = {span for pattern in patterns for span in _spans(pattern, text)}
    yield from _other_inspection(text)
    yield from _no_team(text)
    for span in sorted(spans):
        yield Hit(
            span,
            "inspection",
            {"text": text[span.start : span.end + 1].strip("，。；：、\n ")},
            fix=Fix(Applicability.UNSAFE, (Edit(span, "巡察"),)),
        )


_TEAMS = ("巡视组", "巡察组")


_ORDINAL = "第[一二三四五六七八九十]{1,3}"


@cache
def _level() -> re.Pattern[str]:
    return compiled(f"(?<!治)(?P<level>[省市县区旗]委|(?:校|集团|公司)党委)(?:{_ORDINAL})?$")


_BY_LAW = {"县": "巡察", "区": "巡察", "旗": "巡察", "省": "巡视"}
"""What the committee of a level does; of cities some are municipalities, which have teams of both kinds."""


def _other_inspection(text: str) -> Iterator[Hit]:
    """Hits for 巡视 in the name of a team of a committee that does 巡察, or the other way round.

    Which it is the level tells, or the text, where it has the other word more often.
    """
    found: dict[str, list[Span]] = {}
    for place in sorted(place for team in _TEAMS for place in occurrences(text, team)):
        if match := _level().search(text, max(0, place - 8), place):
            found.setdefault(match["level"], []).append(Span(match.start(), place + 3))
    for level, teams in found.items():
        counts = Counter(team.of(text)[-3:-1] for team in teams).most_common()[:2]
        usual, message = _BY_LAW.get(level[0], ""), "level"
        if not usual and len(counts) > 1 and counts[0][1] > counts[1][1]:
            usual, message = counts[0][0], "other"
        if not usual:
            usual, message = _told(text), "told"
            if any(
                f"{usual}组" in team.of(text) for one in found.values() if one is not teams for team in one
            ):
                continue  # those teams do what the text speaks of
        for team in teams:
            name = team.of(text)
            if usual and name[-3:-1] != usual:
                span = Span(team.end - 3, team.end - 1)
                fix = Fix(Applicability.UNSAFE, (Edit(span, usual),))
                yield Hit(span, message, {"text": name, "level": level, "usual": usual}, fix=fix)


_TOLD = 2
"""How often a text names what teams do, and nothing else, to say what the teams are."""


@cache
def _act() -> re.Pattern[str]:
    """What a team does, as its own doing: neither its name nor that of a rule or of both kinds of inspection."""
    return compiled("(?<![视察])巡(?P<kind>[视察])(?![组巡]|工作(?:条例|方针|会议)|利剑|制度)")


def _told(text: str) -> str:
    """巡察 or 巡视, where the text speaks of the one alone beside the names of teams, ``""`` where it does not."""
    kinds = [found["kind"] for found in _act().finditer(text)]
    return f"巡{kinds[0]}" if len(kinds) >= _TOLD and len(set(kinds)) == 1 else ""


@cache
def _cut() -> re.Pattern[str]:
    return compiled(f"{_ORDINAL}巡[察视](?=[对向于在])")


def _no_team(text: str) -> Iterator[Hit]:
    """Hits for the name of a team without its last character: 县委第六巡察向…反馈."""
    for found in _cut().finditer(text):
        if text[found.start() - 1] == "委":
            span = Span(*found.span())
            fix = Fix(Applicability.UNSAFE, (Edit(span, found[0] + "组"),))
            yield Hit(span, "team", {"text": found[0]}, fix=fix)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for window in _windows(text):
        for found in pattern.finditer(text, *window):
            start = found.start(found.lastgroup or 0)
            if not _patrol().search(text, max(0, start - 8), start):
                yield Span(start, start + len(_WORD))


def _windows(text: str) -> list[Span]:
    """What stands round the word, as far as an expression can reach; overlapping pieces are joined."""
    windows: list[Span] = []
    for place in occurrences(text, _WORD):
        window = Span(max(0, place - _BEFORE), min(len(text), place + _BEHIND))
        if windows and window.start <= windows[-1].end:
            window = Span(windows.pop().start, window.end)
        windows.append(window)
    return windows
