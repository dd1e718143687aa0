"""Rates in running text, where no 其中 says what belongs to what.

- ``受理97件，调解成功89件，成功率91.8%``
- ``收回31.25万元，占应收总额50.00万元的62.5%``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import accumulate
from operator import ne

from rectify_lint.notice.reconcile.counts import NUMBER, UNIT, member, value_of
from rectify_lint.notice.reconcile.shapes import of_rate
from rectify_lint.notice.reconcile.wording import number
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


@cache
def _rate() -> re.Pattern[str]:
    """A rate with its name (``成功率91.8%``), or with what it is a share of (``占75%``, ``占总额50万元的62.5%``)."""
    known = f"[^，,。；;\n]{{0,12}}?(?P<of>{NUMBER})(?:{UNIT})[^，,。；;\n]{{0,6}}?的"
    return compiled(
        f"(?:(?:占|完成)(?:{known})|占(?P<base>[^，,。；;0-9\n]{{0,8}}?)|(?P<name>[一-龥]{{1,4}})率)"
        f"(?:[为达到约]{{0,2}})(?P<rate>{NUMBER})[%％]"
    )


_REACH = 70
"""How far before a rate its numbers may stand, in characters."""
_NAMED = 20
"""The 率 of a rate stands no further before its sign."""
_DONE = 34
"""完成…的 takes no more characters up to the sign of its rate."""
_NAME = 4
"""Its name begins at most so many characters before the 率."""
_POINTS = 5
"""A rate that misses its quotient by no more was meant to be it."""
_ROUGH = ("以上", "以下", "左右", "以内")
_ABOUT = "近超由从过足约"


def percent_signs(notice: Notice) -> list[int]:
    """Where the signs of percentages stand."""
    return sorted((*notice.occurrences("%"), *notice.occurrences("％")))


def is_rough(text: str, found: re.Match[str]) -> bool:
    """Whether the rate of a match is given roughly: 近30%, 30%以上."""
    return text.startswith(_ROUGH, found.end()) or text[found.start("rate") - 1] in _ABOUT


def check(notice: Notice) -> Iterator[Relation]:
    """Every rate that can be held against the numbers before it."""
    text = notice.text
    last = 0
    for place in percent_signs(notice):
        start = max(last, place - _REACH)
        named = text.rfind("率", max(start, place - _NAMED), place)
        if named >= 0:
            named = max(start, named - _NAME)
        leads = (named, text.find("占", start, place), text.find("完成", max(start, place - _DONE), place))
        if max(leads) < 0:
            continue
        found = _rate().search(text, min(one for one in leads if one >= 0), place + 1)
        if found is None:
            continue
        begin = max(last, found.start() - _REACH)
        last = found.end()
        if is_rough(text, found):
            continue
        relation = _quotient(notice, found, begin)
        if relation is not None:
            yield relation


def _quotient(notice: Notice, found: re.Match[str], begin: int) -> Relation | None:
    """The rate against the count right before it, in hundredths of one before that."""
    text = notice.text
    sentence = notice.sentence_around(Span(*found.span()))
    counts = list(member().finditer(text, max(sentence.start, found.start() - 2 * _REACH), found.start()))
    if not counts or counts[-1].start() < begin:
        return None
    part = counts[-1]
    if not _names(text, found, counts):
        return None
    unit = _sort(part[0])
    wholes = [one for one in counts[-6:-1] if _sort(one[0]) == unit]
    if found["of"]:
        wholes = [one for one in member().finditer(text, found.start(), found.end()) if _sort(one[0]) == unit]
    base = (found["base"] or "").rstrip("的")
    named = _named(text, base, found.start(), unit) if base else None
    if named is not None:
        wholes = [named]
    if not wholes and found["name"] is not None:
        wholes = _before(text, sentence.start, part, unit)
    value, decimals = Decimal(found["rate"]), len(found["rate"].partition(".")[2])
    best: tuple[Decimal, re.Match[str]] | None = None
    for whole in reversed(wholes):
        if not value_of(whole):
            continue
        percent = value_of(part) * 100 / value_of(whole)
        if percent <= 100 and (best is None or abs(percent - value) < abs(best[0] - value)):
            best = percent, whole
    if best is None:
        return None
    relation = _share(Span(found.start("rate"), found.end()), value, decimals, part, *best)
    if relation.verdict is Verdict.PASS:
        return relation
    parts = [one for one in counts if _sort(one[0]) == unit]
    near = abs(best[0] - value) <= min(Decimal(_POINTS), value / 10 + 1)
    alone = found["of"] and len(parts) == 1
    slip = digits_swapped(found["rate"], best[0]) or (
        found["name"] is not None
        and text.endswith(found["name"], sentence.start, part.start())
        and _digit_changed(found["rate"], best[0])
    )
    if not (near or alone or slip or _names_part(text, found, counts, best[1])):
        return None
    if _of_several(parts, value_of(best[1]), value, decimals) or not _is_told(text, found, sentence.start):
        return None
    return relation


_FAR = 15
"""A rate that has the very name of the number before it may miss by so many points and still be its rate."""


def _names_part(
    text: str, found: re.Match[str], counts: Sequence[re.Match[str]], whole: re.Match[str]
) -> bool:
    """Whether the rate is called like the number right before it, and the whole stands right before that.

    ``发出检察建议151件，回复整改148件，整改率89%``
    """
    if found["name"] is None or len(counts) < 2 or counts[-2].span() != whole.span():
        return False
    part = counts[-1]
    off = abs(value_of(part) * 100 / value_of(whole) - Decimal(found["rate"]))
    between = text[part.end() : found.start()]
    return text.endswith(found["name"], whole.end(), part.start()) and len(between) <= 1 and off <= _FAR


_BASE = 3
"""Shorter words for the whole of a share (占总数) name none of the numbers before it."""
_FARTHEST = 300
"""A whole that is named (占一般公共预算收入) stands no more characters before its share."""


def _named(text: str, base: str, end: int, unit: str) -> re.Match[str] | None:
    """The last number before *end* that stands right behind the words *base*."""
    if len(base) < _BASE:
        return None
    for place in reversed(list(occurrences(text, base, max(0, end - _FARTHEST), end))):
        found = member().match(text, place + len(base), end)
        if found is not None and _sort(found[0]) == unit:
            return found
    return None


_NOUN = 2
"""So many characters before a number name what it measures."""


def _before(text: str, start: int, part: re.Match[str], unit: str) -> list[re.Match[str]]:
    """Wholes in the sentence before, of the same name: 厂房面积合计8.6万平方米。…去化闲置面积6.9万平方米，去化率80.2%."""
    noun = text[part.start() - _NOUN : part.start()]
    first = max(start - _REACH, text.rfind("\n", 0, start) + 1)
    return [
        one
        for one in member().finditer(text, first, start)
        if _sort(one[0]) == unit and noun in text[max(first, one.start() - 2 * _NOUN) : one.start()]
    ]


def _of_several(parts: Sequence[re.Match[str]], whole: Decimal, value: Decimal, decimals: int) -> bool:
    """Whether the rate is that of an earlier count or of some together: 甲1万元、乙29万元，占总额50万元的60%."""
    values = [value_of(part) for part in reversed(parts)]
    several = [*values, *accumulate(values)]
    return any(abs(one * 100 / whole - value) < Decimal(1).scaleb(-decimals) for one in several)


@cache
def narrower() -> re.Pattern[str]:
    """Words by which a rate is that of fewer than the number before it: 办结93件，按期办结率98%."""
    return compiled("按期|按时|及时|限时|提前|平均|综合|首次|一次|当[场年月日]")


def _is_told(text: str, found: re.Match[str], start: int) -> bool:
    """Whether both numbers of the rate stand before it: it is no narrower one, and no share of something else."""
    if found["name"] is not None:
        clause = 1 + max(text.rfind(mark, start, found.start()) for mark in "，,；、")
        return narrower().search(text, max(clause, start), found.end("name")) is None
    return bool(found["of"]) or is_known(found["base"], text[start : found.start()])


@cache
def _generic() -> re.Pattern[str]:
    return compiled("总[数量额人]?|全部|所有|其中|比例?|[的数为达约]")


def is_known(base: str, before: str) -> bool:
    """Whether what a rate is a share of (占 *base* 的) has been named *before*, or goes without saying (占比)."""
    own = _generic().sub("", base)
    return own[:2] in before


def digits_swapped(rate: str, percent: Decimal) -> bool:
    """Whether a rate as written is the quotient with two neighbouring digits changed round: 98.4 for 89.4."""
    decimals = len(rate.partition(".")[2])
    shown = f"{percent.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".replace(".", "")
    written = rate.replace(".", "")
    return len(shown) == len(written) > 2 and any(
        written[:place] + written[place + 1] + written[place] + written[place + 2 :] == shown
        for place in range(len(written) - 1)
    )


def _digit_changed(rate: str, percent: Decimal) -> bool:
    """Whether a rate as written is the quotient with one digit replaced: 91 for 81."""
    decimals = len(rate.partition(".")[2])
    shown = f"{percent.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"
    return len(shown) == len(rate) and sum(map(ne, shown, rate)) == 1


def _share(
    span: Span, value: Decimal, decimals: int, part: re.Match[str], percent: Decimal, whole: re.Match[str]
) -> Relation:
    holds = abs(percent - value) < Decimal(1).scaleb(-decimals)
    shown = percent.quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)
    arithmetic = f"{part['number']}÷{whole['number']}={shown}%"
    places = (Span(*whole.span()), Span(*part.span()))
    return rated(span, value, f"{shown}%", arithmetic, holds, places)


def rated(
    span: Span, value: Decimal, computed: str, arithmetic: str, holds: bool, places: tuple[Span, ...]
) -> Relation:
    """The relation of a rate and what was computed."""
    verdict = Verdict.PASS if holds else Verdict.FAIL
    return of_rate(span, f"{number(value)}%", computed, arithmetic, verdict, places)


@cache
def _nothing_said() -> re.Pattern[str]:
    """What may stand between a number and its share."""
    return compiled("[，,的问题]*")


@cache
def _among() -> re.Pattern[str]:
    return compiled("[^，,。；;、0-9\n]{0,10}中的?")


def _names(text: str, found: re.Match[str], counts: Sequence[re.Match[str]]) -> bool:
    """Whether the rate is that of the count right before it: 成功率 of 调解成功89件, 占 right behind a number."""
    part = counts[-1]
    if found["name"] is None:
        return _nothing_said().fullmatch(text, part.end(), found.start()) is not None
    start = counts[-2].end() if len(counts) > 1 else max(0, part.start() - 14)
    if len(counts) > 1 and _among().fullmatch(text, start, part.start()):
        start = max(0, counts[-2].start() - 14)  # 覆盖全部39座车站中的33座，覆盖率84.6%
    if text[part.start() - len(found["name"]) - 1 : part.start() - len(found["name"])] in ("不", "未"):
        return False  # 合格573份，不合格27份，合格率95.5%
    around = text[start : part.start()] + text[part.end() : found.start()]
    return bool(set(found["name"][-2:]) & set(around[-20:]))


def _sort(count: str) -> str:
    unit = count.lstrip("0123456789.,")
    return "人" if unit in ("名", "人次") else unit
