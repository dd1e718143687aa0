"""Sums, rates and products in running text, where no 其中 says what belongs to what.

- ``清理工作群21个，保留9个、解散12个``
- ``新建制度4项、修订制度3项，共形成制度成果7项``
- ``受理97件，调解成功89件，成功率91.8%``
- ``2个，每个3万元，合计6万元``

Numbers that stand so may have nothing to do with one another. A relation is taken for one only where it holds, or
fails by a slip (:mod:`rectify_lint.notice.reconcile.near`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

import attrs

from rectify_lint.facts.model import Number
from rectify_lint.facts.numerals import parse_number
from rectify_lint.notice.reconcile.near import nearly
from rectify_lint.notice.reconcile.wording import addition, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_UNIT = "(?:[个条件户家名人份处项宗座栋间所辆台册卷笔]|[万亿]?元|人次|公里|亩)"
_NUMBER = "[0-9]{1,8}(?:\\.[0-9]{1,4})?"
_FIRST = "[0-9](?<![0-9.][0-9])(?>[0-9]{0,7}(?:\\.[0-9]{1,4})?)"
"""A whole number to begin an expression with: given up at once inside of one and where its unit does not follow."""
_GOES_ON = frozenset("0123456789.")
"""In front of a number these belong to it."""
_SUM = 280
"""Characters that the parts of a sum take at most, up to the comma before their total."""
_TOTAL = 45
"""Characters that a total takes at most, from the comma before it."""
_FEWEST = 3
"""Smaller totals come near anything."""
_OWN = 30
"""Without a cue, parts may miss their total by one in so many."""


@cache
def _listed() -> re.Pattern[str]:
    """A count and, behind its comma, two or more in the same unit: ``21个，保留9个、解散12个``."""
    return compiled(
        f"(?P<whole>{_FIRST})(?P<unit>{_UNIT})[一-龥]{{0,10}}[，,](?P<parts>"
        f"(?:[一-龥]{{2,14}}{_NUMBER}(?P=unit)[、，,]){{1,6}}[一-龥]{{2,14}}{_NUMBER}(?P=unit))(?=[。；;，,）)\n])"
    )


@cache
def _summed() -> re.Pattern[str]:
    """Two or more counts and, behind 共 or 合计, one in the same unit."""
    return compiled(
        f"(?P<parts>{_FIRST}(?P<unit>{_UNIT})(?:[一-龥（）]{{0,12}}[、，,](?:[^，。；;、\n0-9]{{0,12}}"
        f"[0-9]个[^，。；;、\n0-9]{{0,6}})?[^，。；;、\n0-9]{{1,14}}{_NUMBER}(?P=unit)){{1,6}})"
        f"[一-龥]{{0,10}}[，,](?:[一-龥]{{0,8}}(?:合计|共计|总计)|[一-龥]{{0,4}}共)[一-龥]{{0,8}}(?P<whole>{_NUMBER})(?P=unit)"
    )


_TOGETHER = ("合计", "总计", "共")


def _near_totals(text: str) -> Iterator[tuple[int, int]]:
    """Where :func:`_summed` may match: round a comma and, a few characters behind it, a word for a total."""
    last = 0
    places = [place for word in _TOGETHER for place in occurrences(text, word)]
    for place in sorted(places):
        if _counted().match(text, place) is None:  # 中共 and the like: most of them
            continue
        comma = max(text.rfind(mark, max(0, place - 9), place) for mark in "，,")
        if comma > last:
            start, last = max(last, comma - _SUM), comma + _TOTAL
            yield start, last


@cache
def _counted() -> re.Pattern[str]:
    return compiled("(?:合计|总计|共)[一-龥]{0,8}[0-9]")


@cache
def _member() -> re.Pattern[str]:
    return compiled(f"(?P<number>{_NUMBER})(?:{_UNIT})")


@cache
def _divided() -> re.Pattern[str]:
    """按属地划分，东岭区3件、芦湾县4件: a division that says by what."""
    return compiled(
        f"按[^，。；\n0-9]{{1,8}}(?:划分|分类|区分|统计|分)[，：](?P<parts>[一-龥]{{1,10}}{_NUMBER}(?P<unit>{_UNIT})"
        f"(?:[、，][一-龥]{{1,10}}{_NUMBER}(?P=unit)){{1,12}})"
    )


@cache
def _product() -> re.Pattern[str]:
    """``2个，每个工作室支持经费3万元，合计6万元``; ``每个村储备2名，14个村共储备28名``."""
    return compiled(
        f"(?P<count>[0-9]{{1,5}})(?P<of>[个名家户所座处])[一-龥]{{0,8}}，每(?P=of)[^，。；0-9]{{0,12}}(?P<each>{_NUMBER})"
        f"(?P<unit>[个名人元]|万元)[^，。；0-9]{{0,6}}，(?:合计|共计|共)[^，。；0-9]{{0,8}}(?P<whole>{_NUMBER})(?P=unit)"
        f"|每(?P<of2>[个名家户所座处])(?P<noun>[一-龥]{{1,3}}?)[^，。；0-9]{{0,12}}(?P<each2>{_NUMBER})(?P<unit2>[个名人元]|万元)，"
        f"(?P<count2>[0-9]{{1,5}})(?P=of2)(?P=noun)(?:合计|共计|共)[^，。；0-9]{{0,8}}(?P<whole2>{_NUMBER})(?P=unit2)"
    )


def check(notice: Notice, known: Sequence[Relation]) -> Iterator[Relation]:
    """Relations in running text but for those whose number one of *known* has decided."""
    settled = [one for one in known if one.message or one.verdict in (Verdict.PASS, Verdict.FAIL)]
    decided = [one.span for one in settled]
    decided += [place for one in settled if one.kind in ("sum", "excess") for place in one.places]
    for relation in (*_sums(notice), *_divisions(notice), *_products(notice), *_rates(notice)):
        start = relation.span.start
        if any(span.start <= start < span.end for span in decided) or notice.quotations.covers(start):
            continue
        decided.append(relation.span)
        yield relation


def _members(text: str, start: int, end: int) -> tuple[list[Number], list[Span]]:
    values, spans = [], []
    for found in _member().finditer(text, start, end):
        values.append(parse_number(found["number"]))
        spans.append(Span(*found.span()))
    return values, spans


def _sums(notice: Notice) -> Iterator[Relation]:
    text = notice.text
    summed = (found for start, end in _near_totals(text) for found in _summed().finditer(text, start, end))
    for matches, share in ((_listed().finditer(text), _OWN), (summed, _OWN // 3)):
        for found in matches:
            values, spans = _members(text, *found.span("parts"))
            unit = found["unit"]
            kept = [place for place, span in enumerate(spans) if span.of(text).endswith(unit)]
            values = [values[place] for place in kept]
            span = Span(found.start("whole"), found.end("whole") + len(unit))
            relation = _sum(span, found["whole"], unit, values, [spans[place] for place in kept], share)
            if relation is not None:
                yield relation


def _sum(
    span: Span, whole: str, unit: str, values: list[Number], spans: list[Span], share: int
) -> Relation | None:
    """The relation of a total and its parts, or ``None`` where they seem to have nothing to do with each other."""
    declared = parse_number(whole)
    found = total(values)
    if declared < _FEWEST or any(Decimal(value) > Decimal(declared) for value in values):
        return None
    if found == declared:
        verdict = Verdict.PASS
    elif nearly(declared, values, share):
        verdict = Verdict.UNCERTAIN
    else:
        return None
    arithmetic = addition(values)
    data = {"total": number(declared) + unit, "sum": number(found), "arithmetic": arithmetic}
    message = "" if verdict is Verdict.PASS else "differs"
    return Relation(
        "sum",
        span,
        number(declared) + unit,
        "parts",
        number(found),
        arithmetic,
        verdict,
        message,
        data,
        tuple(spans),
    )


def _divisions(notice: Notice) -> Iterator[Relation]:
    text = notice.text
    for place in occurrences(text, "按"):
        found = _divided().match(text, place)
        if found is None:
            continue
        sentence = notice.sentence_around(Span(*found.span()))
        unit = found["unit"]
        values, spans = _members(text, *found.span("parts"))
        heads = [
            head
            for head in _member().finditer(text, sentence.start, found.start())
            if head[0].endswith(unit) and max(map(Decimal, values)) <= Decimal(head["number"])
        ]
        made = [_sum(Span(*head.span()), head["number"], unit, values, spans, _OWN // 3) for head in heads]
        passing = [one for one in made if one is not None and one.verdict is Verdict.PASS]
        failing = [one for one in made if one is not None and one.verdict is not Verdict.PASS]
        if failing and not passing:
            # The head may be split rightly elsewhere: the fault is told where the division stands.
            yield _moved(failing[-1], Span(spans[0].start, spans[-1].end))


def _moved(relation: Relation, span: Span) -> Relation:
    return attrs.evolve(relation, span=span, places=(relation.span, *relation.places))


def _products(notice: Notice) -> Iterator[Relation]:
    text = notice.text
    last = 0
    for place in occurrences(text, "每"):
        start, end = max(last, place - 20), place + 70
        if text.find("共", start, end) < 0 and text.find("合计", start, end) < 0:
            continue
        found = _product().search(text, start, end)
        if found is None or text[found.start() - 1] in _GOES_ON:
            continue
        last = found.end()
        tail = "2" if found["whole2"] else ""
        count, each = parse_number(found["count" + tail]), parse_number(found["each" + tail])
        whole = parse_number(found["whole" + tail])
        unit = found["unit" + tail]
        exact = total([Decimal(count) * Decimal(each)])
        holds = exact == whole
        arithmetic = f"{number(count)}×{number(each)}={number(exact)}"
        span = Span(found.start("whole" + tail), found.end("whole" + tail) + len(unit))
        data = {"total": number(whole) + unit, "sum": number(exact), "arithmetic": arithmetic}
        yield Relation(
            "sum",
            span,
            number(whole) + unit,
            "parts",
            number(exact),
            arithmetic,
            Verdict.PASS if holds else Verdict.UNCERTAIN,
            "" if holds else "differs",
            data,
            (Span(*found.span("count" + tail)), Span(*found.span("each" + tail))),
        )


# -- rates


@cache
def _rate() -> re.Pattern[str]:
    """A rate with its name (``成功率91.8%``), or with what it is a share of (``占75%``, ``占总额50万元的62.5%``)."""
    return compiled(
        f"(?:占(?P<base>[^，。；\n]{{0,12}}?(?P<of>{_NUMBER})(?:{_UNIT})[^，。；\n]{{0,6}}?的|[^，。；0-9\n]{{0,8}}?)"
        f"|(?P<name>[一-龥]{{1,4}})率)(?:[为达到约]{{0,2}})(?P<rate>{_NUMBER})[%％]"
    )


@cache
def _changed() -> re.Pattern[str]:
    """A change with its rate: ``由5.6毫克/升降至1.4毫克/升，降幅为75.0%``."""
    return compiled(
        f"[由从](?P<first>{_NUMBER})(?P<unit>[^，。；0-9\n]{{1,8}}?)(?P<way>[升增提降减下])[高升长低少至到为]{{1,3}}"
        f"(?P<last>{_NUMBER})(?P=unit)，(?:[降增升]幅|下降|降低|减少|增长|提高|上升)[为达到了]{{0,2}}(?P<rate>{_NUMBER})[%％](?!点|个)"
    )


_REACH = 70
"""How far before a rate its numbers may stand, in characters."""
_NAMED = 20
"""The 率 of a rate stands no further before its sign."""
_NAME = 4
"""Its name begins at most so many characters before the 率."""
_POINTS = 5
"""A rate that misses its quotient by no more was meant to be it."""
_ROUGH = ("以上", "以下", "左右", "以内")


def _rates(notice: Notice) -> Iterator[Relation]:
    text = notice.text
    last = 0
    percents = sorted((*occurrences(text, "%"), *occurrences(text, "％")))
    for place in percents:
        start = max(last, place - _REACH)
        named, share = text.rfind("率", max(start, place - _NAMED), place), text.find("占", start, place)
        if named >= 0:
            named = max(start, named - _NAME)
        if max(named, share) < 0:
            continue
        found = _rate().search(text, min(one for one in (named, share) if one >= 0), place + 1)
        if found is None:
            continue
        begin = max(last, found.start() - _REACH)
        last = found.end()
        if text.startswith(_ROUGH, found.end()) or text[found.start("rate") - 1] in "近超由从过足":
            continue
        relation = _quotient(notice, found, begin)
        if relation is not None:
            yield relation
    last = 0
    for place in percents:
        start = max(last, place - _REACH)
        if text.find("由", start, place) < 0 and text.find("从", start, place) < 0:
            continue
        changed = _changed().search(text, start, place + 2)  # one more, for the lookahead
        if changed is not None:
            last = changed.end()
            yield _change(changed)


def _quotient(notice: Notice, found: re.Match[str], begin: int) -> Relation | None:
    """The rate against the count right before it, in hundredths of one before that."""
    text = notice.text
    sentence = notice.sentence_around(Span(*found.span()))
    counts = list(_member().finditer(text, max(sentence.start, found.start() - 2 * _REACH), found.start()))
    if not counts or counts[-1].start() < begin:
        return None
    part = counts[-1]
    if not _names(text, found, counts):
        return None
    unit = _sort(part[0])
    wholes = [one for one in counts[-6:-1] if _sort(one[0]) == unit]
    if found["of"]:
        wholes = [
            one for one in _member().finditer(text, found.start(), found.end()) if _sort(one[0]) == unit
        ]
    value, decimals = Decimal(found["rate"]), len(found["rate"].partition(".")[2])
    best: tuple[Decimal, re.Match[str]] | None = None
    for whole in reversed(wholes):
        if not Decimal(whole["number"]):
            continue
        percent = Decimal(part["number"]) * 100 / Decimal(whole["number"])
        if percent <= 100 and (best is None or abs(percent - value) < abs(best[0] - value)):
            best = percent, whole
    if best is None or abs(best[0] - value) > min(Decimal(_POINTS), value / 10 + 1):
        return None
    return _share(Span(found.start("rate"), found.end()), value, decimals, part, *best)


def _share(
    span: Span, value: Decimal, decimals: int, part: re.Match[str], percent: Decimal, whole: re.Match[str]
) -> Relation:
    holds = abs(percent - value) < Decimal(1).scaleb(-decimals)
    shown = percent.quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)
    arithmetic = f"{part['number']}÷{whole['number']}={shown}%"
    places = (Span(*whole.span()), Span(*part.span()))
    return _rated(span, value, f"{shown}%", arithmetic, holds, places)


def _rated(
    span: Span, value: Decimal, computed: str, arithmetic: str, holds: bool, places: tuple[Span, ...]
) -> Relation:
    declared = f"{number(value)}%"
    data = {"rate": declared, "arithmetic": arithmetic, "computed": computed}
    verdict = Verdict.PASS if holds else Verdict.FAIL
    return Relation("rate", span, declared, "quotient", computed, arithmetic, verdict, "rate", data, places)


@cache
def _nothing_said() -> re.Pattern[str]:
    """What may stand between a number and its share."""
    return compiled("[，,的问题]*")


def _names(text: str, found: re.Match[str], counts: Sequence[re.Match[str]]) -> bool:
    """Whether the rate is that of the count right before it: 成功率 of 调解成功89件, 占 right behind a number."""
    part = counts[-1]
    if found["name"] is None:
        return _nothing_said().fullmatch(text, part.end(), found.start()) is not None
    start = counts[-2].end() if len(counts) > 1 else max(0, part.start() - 14)
    around = text[start : part.start()] + text[part.end() : found.start()]
    return bool(set(found["name"][-2:]) & set(around[-20:]))


def _sort(count: str) -> str:
    unit = count.lstrip("0123456789.")
    return "人" if unit in ("名", "人次") else unit


def _change(found: re.Match[str]) -> Relation:
    first, last = Decimal(found["first"]), Decimal(found["last"])
    value, decimals = Decimal(found["rate"]), len(found["rate"].partition(".")[2])
    percent = abs(last - first) * 100 / first if first else Decimal(0)
    shown = percent.quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)
    low, high = sorted((found["first"], found["last"]), key=Decimal)
    arithmetic = f"({high}-{low})÷{found['first']}={shown}%"
    holds = abs(percent - value) < Decimal(1).scaleb(-decimals)
    places = (Span(*found.span("first")), Span(*found.span("last")))
    return _rated(
        Span(found.start("rate"), found.end("rate") + 1), value, f"{shown}%", arithmetic, holds, places
    )
