"""Averages: what falls to each of the things counted before.

- ``7人领办问题21个，人均3个``; ``演练4次，累计260人次，平均每次65人次``
- ``下设3个党支部，…召开党员大会12次，每个支部4次``

A number of things that is not named like those of the average, or an average of something else, says nothing: one that
misses is told where what is divided stands right before it and the quotient is near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.reconcile.shapes import of_rate
from rectify_lint.notice.reconcile.wording import plain
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_REACH = 14
"""The word for an average begins so many characters before its number at most."""
_BACK = 8
"""So many figures before an average are looked at."""
_PARAGRAPH = 400
"""What an average is per is looked for so many characters before it at most."""
_FAR = 60
"""What is divided stands no more characters before it."""
_AROUND = 12
"""What things are called stands so many characters round their number."""
_SORTS = {
    "人": "人",
    "生": "人",
    "户": "户家",
    "校": "所个",
    "村": "个",
    "镇": "个",
    "企": "家",
    "园": "个所",
    "店": "家个",
}
"""Measure words of what 人均, 户均 and the like divide by; others are measure words themselves (项均, 次均)."""
_VERB = 4
"""Behind 人均 no more characters say what falls to each."""
_SCHOOLS = "校学园"


@cache
def _label() -> re.Pattern[str]:
    """人均, 平均每次, 每个支部 before a number; not a norm (每村不少于), nor something else per head (人均收入)."""
    return compiled(
        "(?:^|(?<=[，,、。；;：:（(]))(?:[一-龥]{0,2}?(?P<short>[人生户校村镇企园店项次批件组班家场期])均|(?P<mean>平均)?每(?P<unit>[一-龥]))"
        "(?!.*(?:不|至少|超|最|收入|产值|面积|时长|寿命|得分|成绩|[年月日天周季]))(?P<noun>[^，,。；;、0-9每]{0,12})$"
    )


def check(notice: Notice) -> Iterator[Relation]:
    """Every average with what it is one of, where both stand before it in its paragraph."""
    text, figures = notice.text, notice.figures
    last = -1
    for mark in sorted((*notice.occurrences("均"), *notice.occurrences("每"))):
        at = bisect_left(notice.figure_starts, mark)
        if (
            at == last
            or not 2 <= at < len(figures)
            or figures[at].span.start - mark > _REACH
            or figures[at].rough
        ):
            continue
        begin, end = figures[at - 1].span.end, figures[at].span.start
        found = _label().search(text[max(begin, end - 2 * _REACH) : end].rpartition("\n")[2])
        if found is not None:
            last = at
            relation = _average(text, figures, at, found)
            if relation is not None:
                yield relation


def _average(text: str, figures: Sequence[Figure], at: int, found: re.Match[str]) -> Relation | None:
    """The relation of the average at *at* to the amount and the number of things it is of."""
    figure = figures[at]
    first = figure.span.start - _PARAGRAPH
    line = max(text.rfind("\n", max(0, first), figure.span.start), first)
    before = [one for one in figures[max(0, at - _BACK) : at] if one.span.start > line and not one.rough]
    amounts = [one for one in before[-3:] if one.unit == figure.unit]
    things = [one for one in before if one.value > 1 and _is_counted(text, one, found)]
    pairs = [
        (amount, thing) for amount in reversed(amounts) for thing in reversed(things) if amount is not thing
    ]
    holding = next((pair for pair in pairs if _holds(figure, *pair)), None)
    if holding is not None:
        return _relation(text, figure, *holding, Verdict.PASS)
    if not pairs or "。" in text[pairs[0][0].span.end : figure.span.start]:
        return None
    amount, thing = min(pairs, key=lambda pair: abs(pair[0].value / pair[1].value - figure.value))
    quotient = amount.value / thing.value
    beside = figure.span.start - amount.span.end <= _FAR
    mean = found["short"] or found["mean"]
    bare = not text[figure.span.end : figure.span.end + 1].isalpha()  # 每个网格1名组长 is not of all
    near = abs(quotient - figure.value) <= figure.value / (2 if mean else 4)
    if not beside or not (near or (bare and _slips(figure, quotient))) or (not mean and len(pairs) > 1):
        return None
    return _relation(text, figure, amount, thing, Verdict.FAIL)


def _slips(figure: Figure, quotient: Decimal) -> bool:
    """Whether an average is a slip of the pen for a quotient without remainder: 每批182人次 for 640人次 in 5批."""
    exact = quotient == quotient.to_integral_value() and quotient > 1
    return exact and mistyped(evolve(figure, value=quotient), (figure,))


def _is_counted(text: str, thing: Figure, found: re.Match[str]) -> bool:
    """Whether a number counts what the average is per: 3个党支部 for 每个支部, 21所小学 for 校均."""
    before = _own_words().search(text, max(0, thing.span.start - _AROUND), thing.span.start)
    around = (before[0] if before is not None else "") + text[thing.span.start : thing.span.end + _AROUND]
    noun = found["noun"]
    if found["short"]:
        short = found["short"]
        if len(noun) > _VERB or thing.unit.removesuffix("次") not in _SORTS.get(short, short):
            return False
        named = _SCHOOLS if short == "校" else short
        return short not in "生校村镇企园店" or any(char in around for char in named)
    unit = found["unit"].replace("名", "人").replace("位", "人")
    if thing.unit == unit:
        return not noun or noun[:2] in around
    if thing.unit == unit + noun[:1]:  # 11批次, 每批次
        return len(noun) == 1
    return (
        thing.unit in ("个", "家", "所")
        and (unit + noun)[:1] in text[thing.span.end : thing.span.end + _AROUND // 2]
    )


def _bound(figure: Figure, side: int) -> Decimal:
    """The least or the greatest value that a number may have been before it was rounded."""
    return figure.value + (side * figure.step / 2 if figure.step != 1 else Decimal(0))


@cache
def _own_words() -> re.Pattern[str]:
    return compiled("[^，,。；;、：:0-9]*$")


def _holds(figure: Figure, amount: Figure, thing: Figure) -> bool:
    """Whether the quotient is the average, rounded or cut off, as far as rounded amounts allow to tell."""
    low, high = (_bound(amount, -1) / _bound(thing, 1), _bound(amount, 1) / _bound(thing, -1))
    value, step = figure.value, figure.step
    rounded = value - step / 2 <= high and low <= value + step / 2
    return rounded or (value <= high and low < value + step)


def _relation(text: str, figure: Figure, amount: Figure, thing: Figure, verdict: Verdict) -> Relation:
    exact = amount.value / thing.value
    shown = plain(exact.quantize(figure.step / 10, ROUND_HALF_UP), figure, text)
    arithmetic = f"{plain(amount.value, amount, text)}÷{plain(thing.value, thing, text)}={shown}"
    return of_rate(figure.span, figure.span.of(text), shown, arithmetic, verdict, (amount.span, thing.span))
