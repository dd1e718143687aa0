"""Rates whose numbers stand further apart, or in units of their own.

- ``完成6个，…完成31个，完成率分别为85.7%和91.2%``; ``12个、4个和2个，分别占总数的66.7%、22.2%和11.1%``
- ``到位资金1.04亿元，已拨付9960万元，拨付率95.8%``; ``建成163.4万亩，为任务数160万亩的102.1%``

A rate that misses is told where everything else says that it is the one: its name is that of the part, another rate of
the row holds, or it is a slip of the pen away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.shares import is_known, narrower, rated
from rectify_lint.notice.reconcile.wording import plain
from rectify_lint.notice.types import Relation
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_BACK = 12
"""So many figures before a rate are looked at."""
_POINTS = 5
"""A rate that misses its quotient by no more was meant to be it."""
_LABEL = 24


@cache
def _joint() -> re.Pattern[str]:
    """Between two rates of one row."""
    return compiled("[、，,]?[和及与]?")


@cache
def _each() -> re.Pattern[str]:
    """Before the first rate of a row: the shares of the numbers before it, or rates of one name."""
    return compiled(
        "分别(?P<share>占)?[^，,。；;\n0-9]{0,12}?[为达到的]{0,3}$|(?P<late>占)[^，,。；;\n0-9]{0,8}的?(?:比例|比重)?分别[为达到是]{0,2}$"
    )


@cache
def _name() -> re.Pattern[str]:
    """What a single rate is called, right before it."""
    return compiled(
        "(?P<name>[一-龥]{1,6}?)(?:率|比例|比重|占比)[为达到约是]{0,2}$|(?P<share>占|为|达到?|完成)(?P<base>[^，,。；;、：\n0-9]{0,10}?)的?$"
    )


def check(notice: Notice) -> Iterator[Relation]:
    """Every rate that can be held against the figures of its sentence."""
    text, figures = notice.text, notice.figures
    behind = 0  # the last row
    for place, figure in enumerate(figures):
        if place <= 0 or place < behind or figure.unit != "%":
            continue
        row = _row(text, figures, place)
        behind = place + len(row)
        before, inside = _of_paragraph(notice, figures, place)
        if len(row) > 1:
            yield from _rates(text, before, row)
        elif not figure.rough:
            yield from _single(text, before, inside, figure)


def _row(text: str, figures: Sequence[Figure], place: int) -> Sequence[Figure]:
    """The rates side by side that begin at *place*."""
    end = place + 1
    while (
        end < len(figures)
        and figures[end].unit == "%"
        and _joint().fullmatch(text, figures[end - 1].span.end, figures[end].span.start)
    ):
        end += 1
    return figures[place:end]


def _of_paragraph(notice: Notice, figures: Sequence[Figure], place: int) -> tuple[Sequence[Figure], int]:
    """The last few figures before *place* in its paragraph, and how many of them stand before its sentence."""
    sentence = notice.sentence_around(figures[place].span)
    lines = notice.source.lines
    start = lines.span(lines.line_of(sentence.start)).start
    first = max(0, place - _BACK)
    while first < place and figures[first].span.start < start:
        first += 1
    inside = first
    while inside < place and figures[inside].span.start < sentence.start:
        inside += 1
    return figures[first:place], inside - first


# -- a row of rates


def _rates(text: str, before: Sequence[Figure], row: Sequence[Figure]) -> Iterator[Relation]:
    """Rates told together, each against its part and its whole, where all hold but one at most."""
    lead = _each().search(text, max(0, row[0].span.start - _LABEL), row[0].span.start)
    if lead is None or any(rate.rough for rate in row):
        return
    best: list[tuple[Figure, Figure]] = []
    most = 0
    for pairs in _arrangements(before, len(row)):
        holding = sum(_holds(rate, *pair) for rate, pair in zip(row, pairs, strict=True))
        if holding > most:
            best, most = pairs, holding
    if most < max(1, len(row) - 1):
        return
    for rate, (part, whole) in zip(row, best, strict=True):
        yield _relation(text, rate, part, whole)


def _arrangements(before: Sequence[Figure], count: int) -> Iterator[list[tuple[Figure, Figure]]]:
    """The parts and wholes that *count* rates can be of: parts of one number before them, or each of its own."""
    counted = [figure for figure in before if figure.unit != "%" and not figure.rough]
    if not counted:
        return
    for unit in dict.fromkeys(figure.unit for figure in reversed(counted[-2:])):  # 三类问题分别占…
        same = [figure for figure in counted if figure.unit == unit]
        parts = same[-count:]
        if len(parts) == count:
            for whole in reversed(same[:-count]):
                if whole.value and whole.value >= max(part.value for part in parts):
                    yield [(part, whole) for part in parts]
        if len(same) >= 2 * count:
            pairs = same[-2 * count :]
            wholes, parts = pairs[::2], pairs[1::2]
            if all(
                whole.value >= part.value and whole.value for whole, part in zip(wholes, parts, strict=True)
            ):
                yield list(zip(parts, wholes, strict=True))


# -- a rate of its own


def _single(text: str, before: Sequence[Figure], inside: int, rate: Figure) -> Iterator[Relation]:
    found = _name().search(text, max(0, rate.span.start - _LABEL), rate.span.start)
    counted = [figure for figure in before[inside:] if figure.unit != "%" and not figure.rough]
    if len(counted) > 1 and text[counted[-1].span.end : rate.span.start] == "的":
        yield from _of_whole(text, counted, rate)
        return
    if found is None or not counted:
        return
    part = counted[-1] if found["name"] is None else _named(text, found["name"], counted, rate)
    if part is None:
        yield from _by_denial(text, found["name"] or "", counted, rate)
        return
    earlier = [one for one in counted if one.span.start < part.span.start]
    wholes = [one for one in earlier if one.unit == part.unit and one.value and one.value >= part.value]
    shared = found["share"] == "占" and not found["base"]
    if (found["share"] is None or shared) and not wholes:
        behind = [one for one in before[:inside] if one.unit == part.unit and not one.rough]
        wholes = [one for one in behind if one.value and one.value >= part.value]
    if found["share"] in ("为", "达", "达到", "完成"):  # 完成任务数的102.1%
        wholes = [one for one in earlier if one.unit == part.unit and one.value]
        wholes = [one for one in wholes if _labelled(text, one, found["base"])]
    elif found["share"]:
        told = text[max(0, counted[0].span.start - _LABEL) : part.span.end]
        if found.start() - part.span.end > _BESIDE or not is_known(found["base"], told):
            return
    if not wholes:
        return
    holding = [whole for whole in wholes if _holds(rate, part, whole)]
    if holding:
        yield _relation(text, rate, part, holding[-1])
        return
    others = (
        _holds(rate, one, whole)
        for one in counted
        for whole in (*wholes, *counted)
        if one.unit == whole.unit and whole.value >= one.value and whole.value and whole is not one
    )
    if any(others):
        return
    close = [whole for whole in wholes if _slipped(text, rate, part, whole)]
    narrow = found["name"] is not None and narrower().search(
        text, max(0, rate.span.start - _LABEL), rate.span.start
    )
    if not close and len(wholes) == 1 and not narrow and not shared:
        off = abs(part.value * 100 / wholes[0].value - rate.value)
        close = wholes if off <= min(Decimal(_POINTS), rate.value / 10 + 1) else []
    if close:
        yield _relation(text, rate, part, close[-1])


def _by_denial(text: str, name: str, counted: Sequence[Figure], rate: Figure) -> Iterator[Relation]:
    """A rate whose numbers tell only what it denies: 14家中…未达标2家，达标率85.7%; 评查180卷…不合格9卷，合格率95%."""
    denied = [
        one for one in counted if text.endswith((f"未{name[-2:]}", f"不{name[-2:]}"), 0, one.span.start)
    ]
    if len(name) < _NAMES or len(denied) != 1:
        return
    wholes = [one for one in counted if one.unit == denied[0].unit and one.span.start < denied[0].span.start]
    whole = max(wholes, key=lambda one: one.value, default=None)
    if whole is None or whole.value <= denied[0].value:
        return
    part = evolve(denied[0], value=whole.value - denied[0].value)
    off = abs(_percent(part, whole) - rate.value)
    if _holds(rate, part, whole) or _slipped(text, rate, part, whole) or off <= _POINTS:
        yield _relation(text, rate, part, whole)


_NAMES = 2
"""A shorter name is no name of a rate."""


def _labelled(text: str, figure: Figure, base: str) -> bool:
    """Whether what a rate is one of is named before *figure*: 任务数 of 下达建设任务160万亩."""
    before = text[max(0, figure.span.start - _LABEL) : figure.span.start]
    before = before[1 + max(map(before.rfind, "，,。；;\n")) :]
    return any(base[place : place + 2] in before for place in range(len(base) - 1))


def _named(text: str, name: str, counted: Sequence[Figure], rate: Figure) -> Figure | None:
    """The last figure whose label has most in common with the name of the rate, two characters at least."""
    pairs = [name[place : place + 2] for place in range(max(1, len(name) - 1))]
    best, most = None, 0
    for place, figure in enumerate(counted):
        start = counted[place - 1].span.end if place else max(0, figure.span.start - _LABEL)
        label = text[start : figure.span.start]
        label = label[1 + max(map(label.rfind, "。；\n")) :]
        if place == len(counted) - 1:
            label += text[figure.span.end : rate.span.start - len(name)]
        denied = any(f"{word}{name[:2]}" in label for word in "不未")  # 不合格27份 has no 合格率
        common = 0 if denied else sum(pair in label for pair in pairs)
        if common and common >= most:
            best, most = figure, common
    return best


def _of_whole(text: str, counted: Sequence[Figure], rate: Figure) -> Iterator[Relation]:
    """占总量48.0万人次的45%: the rate of the number before, in hundredths of the one that is named."""
    whole = counted[-1]
    parts = [one for one in counted[:-1] if one.unit == whole.unit]
    named = compiled("(?:占|完成)[^，,。；;\n0-9]{0,14}$").search(
        text, max(0, whole.span.start - _LABEL), whole.span.start
    )
    if not named or not parts or not whole.value:
        return
    holding = [part for part in parts if _holds(rate, part, whole)]
    if holding or len(parts) == 1 or _slipped(text, rate, parts[-1], whole):
        yield _relation(text, rate, (holding or parts)[-1], whole)


_BESIDE = 3


def _percent(part: Figure, whole: Figure) -> Decimal:
    return part.value * 100 / whole.value


def _holds(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the quotient gives the rate, rounded or cut off, as far as rounded numbers allow to tell."""
    percent = _percent(part, whole)
    inexact = Decimal(0)
    for one in (part, whole):
        if one.step != 1 and one.value:
            inexact += percent * one.step / one.value / 2
    return abs(percent - rate.value) < rate.step + min(inexact, rate.step)


def _slipped(text: str, rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the rate is the quotient but for one digit, or for two that have changed places."""
    written = rate.number.of(text)
    shown = f"{_percent(part, whole).quantize(rate.step, ROUND_HALF_UP):f}"
    if len(shown) != len(written) or len(written) < _DIGITS:
        return False
    odd = [place for place, digit in enumerate(written) if digit != shown[place]]
    if len(odd) == 1:
        return True
    first, last = odd[0], odd[-1]
    moved = [place for place in range(first, last + 1) if written[place] != "."]
    return len(odd) == 2 == len(moved) and (written[first], written[last]) == (shown[last], shown[first])


_DIGITS = 3
"""In a shorter rate one wrong digit proves nothing."""


def _relation(text: str, rate: Figure, part: Figure, whole: Figure) -> Relation:
    percent = _percent(part, whole)
    decimals = -int(rate.step.as_tuple().exponent)
    shown = percent.quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)
    arithmetic = f"{plain(part.value, whole, text)}÷{plain(whole.value, whole, text)}={shown}%"
    span = Span(*rate.span)
    return rated(
        span, rate.value, f"{shown}%", arithmetic, _holds(rate, part, whole), (whole.span, part.span)
    )
