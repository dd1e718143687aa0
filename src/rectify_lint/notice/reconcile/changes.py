"""Changes in running text: against their rates, and the word of change against its two ends.

- ``由5.6毫克/升降至1.4毫克/升，降幅为75.0%``
- ``受理1918件，比上年减少825件，下降30.1%``
- ``由85%提升到63%``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from rectify_lint.notice.reconcile.counts import NUMBER
from rectify_lint.notice.reconcile.shares import digits_swapped, is_rough, percent_signs, rated
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_REACH = 70
"""How far before a rate its numbers may stand, in characters."""
_RISES = "提高|提升|上升|增长|增加|增至|升至|扩大"
_FALLS = "下降|降低|减少|降至|压缩|压减|缩短|精简|缩减"
_SINCE = "(?:[^，,。；;0-9第\\n]{1,8}|[0-9]{4}年[^，,。；;0-9第\\n]{0,8}的)?"
"""When the first end was measured: 由2021年的214件."""
_WAY = f"[降增升减]幅|{_RISES}|{_FALLS}"


@cache
def _between_ends() -> re.Pattern[str]:
    """A change from one end to the other with its rate: ``由5.6毫克/升降至1.4毫克/升，降幅为75.0%``."""
    return compiled(
        f"[由从]{_SINCE}(?P<first>{NUMBER})(?P<unit>[^，,。；;0-9\n]{{1,8}}?)(?P<way>[升增提降减下压缩精扩])"
        f"[高升长加大低少至到为缩短减简]{{1,4}}{_SINCE}(?P<last>{NUMBER})(?P=unit)[，,](?:(?:{_WAY})了?{NUMBER}(?P=unit)[，,])?(?:{_WAY})[为达到了]{{0,2}}"
        f"(?P<rate>{NUMBER})[%％](?!点|个)"
    )


@cache
def _since() -> re.Pattern[str]:
    """A value, how much it has changed since, and the rate: ``1918件，比上年减少825件，下降30.1%``."""
    return compiled(
        f"(?P<last>(?<![0-9.]){NUMBER})(?P<unit>[^，,。；;、0-9\n]{{1,6}}?)[，,](?:同比|[比较](?:[0-9]{{4}}年)?[^，,。；;0-9\n]{{0,8}}?)"
        f"(?:(?P<more>{_RISES}|多)|(?P<less>{_FALLS}|少))了?(?P<change>{NUMBER})(?P=unit)[，,](?:{_WAY})[为达到了]{{0,2}}"
        f"(?P<rate>{NUMBER})[%％](?!点|个)"
    )


@cache
def _once() -> re.Pattern[str]:
    """What says that the value behind it is the one that has changed: 36次，上年同期28次，同比增加8次."""
    return compiled("(?:上年|去年|上一年|同期)[^，,。；;、0-9\n]{0,6}$")


_ONCE = 10
"""So many characters before its value at most."""

_NOT_MEASURED = "名位级类档星等号期批届年月日时点"
"""What is counted down as it gets better, and points of time."""


@cache
def _direction() -> re.Pattern[str]:
    """Two ends and the word of change between them: ``由85%提升到63%``."""
    return compiled(
        f"[由从]{_SINCE}(?P<first>{NUMBER})"
        f"(?P<unit>[%％]|[^，,。；;0-9{_NOT_MEASURED}\n]{{1,4}}?)(?:(?P<more>{_RISES})|(?P<less>{_FALLS}))(?:到|至|为|了|(?<=至))"
        f"(?P<last>{NUMBER})(?P=unit)(?![0-9])"
    )


def check(notice: Notice) -> Iterator[Relation]:
    """Every change with its rate, and every one whose word says the opposite of its ends."""
    text = notice.text
    last = 0
    for place in percent_signs(notice):
        start = max(last, place - _REACH)
        if text.find("由", start, place) >= 0 or text.find("从", start, place) >= 0:
            found = _between_ends().search(text, start, place + 2)  # one more, for the lookahead
            if found is not None:
                last = found.end()
                if not is_rough(text, found):
                    yield _from_ends(found)
                continue
        if any(text.find(word, start, place) >= 0 for word in "比较"):
            found = _since().search(text, start, place + 2)
            if found is not None:
                last = found.end()
                if not is_rough(text, found):
                    yield from _from_change(text, found)
    for place in sorted((*notice.occurrences("由"), *notice.occurrences("从"))):
        found = _direction().match(text, place)
        if found is not None and not notice.quotations.covers(place):
            yield from _contradicted(found)


def _from_ends(found: re.Match[str]) -> Relation:
    first, last = Decimal(found["first"]), Decimal(found["last"])
    percent = abs(last - first) * 100 / first if first else Decimal(0)
    low, high = sorted((found["first"], found["last"]), key=Decimal)
    scale = last * 100 / first if first else Decimal(0)
    return _rated(found, percent, scale, f"({high}-{low})÷{found['first']}", "first", "last")


def _from_change(text: str, found: re.Match[str]) -> Iterator[Relation]:
    last, change = Decimal(found["last"]), Decimal(found["change"])
    first = last - change if found["more"] else last + change
    sign = "-" if found["more"] else "+"
    terms = f"{found['change']}÷({found['last']}{sign}{found['change']})"
    if _once().search(text, max(0, found.start() - _ONCE), found.start()):
        first, terms = last, f"{found['change']}÷{found['last']}"
    if first > 0:
        percent = change * 100 / first
        yield _rated(found, percent, percent, terms, "last", "change")


def _rated(found: re.Match[str], percent: Decimal, scale: Decimal, terms: str, *ends: str) -> Relation:
    """The relation of a rate; an error of one in a hundred in one of *ends* shifts it by a hundredth of *scale*."""
    value, decimals = Decimal(found["rate"]), len(found["rate"].partition(".")[2])
    shown = percent.quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)
    off = abs(percent - value)
    exact = Decimal(1).scaleb(-decimals)
    holds = off < exact or (
        off < exact + _rounding(found, scale, ends) and not digits_swapped(found["rate"], percent)
    )
    places = tuple(Span(*found.span(end)) for end in ends)
    span = Span(found.start("rate"), found.end("rate") + 1)
    return rated(span, value, f"{shown}%", f"{terms}={shown}%", holds, places)


def _rounding(found: re.Match[str], scale: Decimal, ends: tuple[str, ...]) -> Decimal:
    """By how much a rate may be off because its ends, given in ten thousands, are rounded."""
    if "万" not in found["unit"] and "亿" not in found["unit"]:
        return Decimal(0)
    steps = [(Decimal(1).scaleb(-len(found[end].partition(".")[2])), Decimal(found[end])) for end in ends]
    return sum((scale * step / 2 / value for step, value in steps if value), Decimal(0))


def _contradicted(found: re.Match[str]) -> Iterator[Relation]:
    first, last = Decimal(found["first"]), Decimal(found["last"])
    way = found["more"] or found["less"]
    if first == last or (last > first) == bool(found["more"]):
        return
    span = Span(found.start("last"), found.end())
    unit = found["unit"]
    data = {"way": way, "first": found["first"] + unit, "last": found["last"] + unit}
    places = (Span(*found.span("first")),)
    yield Relation(
        "difference",
        span,
        way,
        "ends",
        f"{found['first']}→{found['last']}",
        "",
        Verdict.FAIL,
        "direction",
        data,
        places,
    )
