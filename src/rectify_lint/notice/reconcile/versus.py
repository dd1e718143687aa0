"""Changes told by what a number is held against, and what is left between two numbers.

- ``43个，较整改前的28个增加15个``; ``6.3万元，较上年同期9.0万元减少2.7万元，下降30%``
- ``由48.6岁降至43.2岁，下降5.4岁``; ``压减办理时限60%，由20个工作日压减至8个工作日``
- ``引进59名，流出11名，净增48名``; ``应收6.8万元，已收4.5万元，尚欠2.3万元``

All numbers stand side by side, with nothing but these words between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.counts import COMPARED
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.reconcile.shapes import of_difference
from rectify_lint.notice.reconcile.shares import digits_swapped, rated
from rectify_lint.notice.reconcile.wording import plain
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_UP = "增加|增长|提高|提升|上升|增多|扩大|多"
_DOWN = "下降|降低|减少|压减|压缩|缩减|缩短|回落|少"
_LONGEST = 34
"""No more characters stand between two numbers of a change."""


@cache
def _than() -> re.Pattern[str]:
    """From a number to what it is held against: ，较整改前的, ，比2023年的."""
    return compiled(
        "[^，,。；;、：\n]{0,8}[，,]?(?:[^，,。；;、：\n]{0,4}同比)?"
        f"(?:{COMPARED}|比(?![例重率赛选对武拼]))[^，,。；;、\n]{{0,16}}"
    )


@cache
def _by() -> re.Pattern[str]:
    """From there to how much it has changed."""
    return compiled(f"[^，,。；;、\n0-9]{{0,4}}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[了近约]?")


@cache
def _at_rate() -> re.Pattern[str]:
    """From how much something has changed to the rate at which it has."""
    return compiled(f"[，,](?:同比)?(?:{_UP}|{_DOWN}|[降增升]幅)[了为达约]{{0,2}}")


@cache
def _towards() -> re.Pattern[str]:
    """From one end of a change to the other: 降至, 优化调整为."""
    return compiled(
        "[^，,。；;、：\n0-9]{0,8}?[增加长升高大多减少降低缩短简整并变合设置成化展][到至为成](?:了|目前的?|现在的?)?"
    )


@cache
def _moved_by() -> re.Pattern[str]:
    """From the end of a change to how much it was."""
    return compiled(
        f"[^，,。；;、：\n0-9]{{0,8}}[，,](?:共|累计|净|同比|平均|实际|比[^，,。；;、：\n0-9]{{1,6}}){{0,2}}(?:新增|{_UP}|{_DOWN}|压减|精简|核减|[减增])了?"
    )


@cache
def _closed_down() -> re.Pattern[str]:
    """From the end of a change to how many were closed down: all of it only where its rate follows (压减40.2%)."""
    return compiled("[^，,。；;、：\n0-9]{0,8}[，,](?:共|累计)?(?:撤销|清理|注销|取消|关停|关闭)了?")


@cache
def _from() -> re.Pattern[str]:
    """From a rate to the first end of the change it is the rate of."""
    return compiled("[，,][由从][^，,。；;、：\n0-9]{0,6}")


@cache
def _counted_from() -> re.Pattern[str]:
    """From a change to the first end of it: ，总数由."""
    return compiled(
        "[^，,。；;、：\n0-9]{0,4}[，,](?:总数|总量|总计|数量|户数)?[由从][^，,。；;、：\n0-9]{0,6}"
    )


@cache
def _changed() -> re.Pattern[str]:
    """What a change in front of its ends stands behind: 增加校验规则."""
    return compiled("(?:新增|增加|扩大|减少|压减|精简|缩减|撤销|合并)了?[^，,。；;、：\n0-9]{0,8}$")


@cache
def _changes() -> re.Pattern[str]:
    """What a rate of change stands behind."""
    return compiled(f"(?:{_UP}|{_DOWN})[^，,。；;、：\n0-9]{{0,6}}$")


@cache
def _beside() -> re.Pattern[str]:
    """From one number to another of the same kind."""
    return compiled("[^，,。；;、：\n0-9]{0,10}[，,、][^，,。；;、：\n0-9]{0,12}")


@cache
def _leaving() -> re.Pattern[str]:
    """From the second of two numbers to the difference between them."""
    return compiled(
        "[^，,。；;、：\n0-9]{0,8}[，,]?[^，,。；;、：\n0-9]{0,4}(?:净[增减][加少]?|净流[入出失]|节约|节省|结余|结存|核减|审减|尚欠|仍欠|还欠|拖欠|[尚还仍][差缺]"
        "|盘亏|盘盈|空编|缺编|空缺|缺额|缺口|空白|超编|超员|(?:去重|剔除|扣除)(?:重复)?后|相差|差额|超支|少[收缴付发]|多[收缴付发])[为达了约]?(?:资金|金额)?"
    )


@cache
def _duplicates() -> re.Pattern[str]:
    """From a number to those of it that count twice: 517件，剔除重复件."""
    return compiled(
        "[^，,。；;、：\n0-9]{0,8}[，,]其?中?(?:剔除|扣除|合并|去除|重复)[^，,。；;、：\n0-9]{0,8}"
    )


@cache
def _really() -> re.Pattern[str]:
    """From those to how many are left: ，实际办理."""
    return compiled("[^，,。；;、：\n0-9]{0,8}[，,](?:实际?|有效|应)[^，,。；;、：\n0-9]{0,6}")


def _taken_off(text: str, first: Figure, second: Figure, third: Figure) -> bool:
    """Whether a number is what is left once those that count twice are taken off."""
    return bool(_between(_duplicates(), text, first, second) and _between(_really(), text, second, third))


@cache
def _having() -> re.Pattern[str]:
    """What was there before: 原有网格员, 原."""
    return compiled("(?:原有|原来有|原设|^原|[，,。；;：\n]原)[^，,。；;、：\n0-9]{0,10}$")


@cache
def _added() -> re.Pattern[str]:
    """From there to how many have come, or gone."""
    return compiled(
        "[^，,。；;、：\n0-9]{0,8}[，,](?:新增|增加|增设|新设|新建|(?P<less>减少|撤销|取消|退出|核减))了?[^，,。；;、：\n0-9]{0,6}"
    )


@cache
def _now() -> re.Pattern[str]:
    """From there to how many there are now."""
    return compiled(
        "[^，,。；;、：\n0-9]{0,8}[，,](?:现有|目前有|现共有|现为|达到|增至|增加到|减至|减少到)[^，,。；;、：\n0-9]{0,6}"
    )


def check(notice: Notice) -> Iterator[Relation]:
    """Every change and every remainder whose numbers stand side by side."""
    text, figures = notice.text, notice.figures
    for place in range(2, len(figures)):
        first, second, third = figures[place - 2 : place + 1]
        if third.span.start - second.span.end > _LONGEST or second.span.start - first.span.end > _LONGEST:
            continue
        if first.rough or second.rough or third.rough:
            continue
        if first.unit == second.unit:
            after = figures[place + 1 : place + 2]
            yield from _change(text, first, second, third, after)
        elif second.unit == "%" and first.unit == third.unit:
            yield from _since_then(text, figures, place)
        elif first.unit == "%" and second.unit == third.unit:
            yield from _rate_of(text, first, second, third)


def _between(pattern: re.Pattern[str], text: str, one: Figure, other: Figure) -> re.Match[str] | None:
    return pattern.fullmatch(text, one.span.end, other.span.start)


@cache
def _at_a_rate() -> re.Pattern[str]:
    """From a number to the rate at which it has changed: ，同比上升."""
    return compiled(
        f"[^，,。；;、：\n0-9]{{0,10}}[，,（(](?:同比|环比|[比较](?:上年|去年|上一年)(?:同期)?)?(?:{_UP}|{_DOWN}|[降增升]幅)[了为达约]{{0,2}}"
    )


@cache
def _once() -> re.Pattern[str]:
    """From there to what the number was before: （上年同期为."""
    return compiled(
        "[，,（(；](?:上年|去年|上一年|20[0-9]{2}年)(?:度|同期|全年)?的?[^，,。；;、：\n0-9]{0,8}?[为是共]?[^，,。；;、：\n0-9]{0,4}"
    )


def _since_then(text: str, figures: Sequence[Figure], place: int) -> Iterator[Relation]:
    """``46件，同比上升15%（上年同期为40件）``; behind a list it is the number that the list divides."""
    first, rate, before = figures[place - 2 : place + 1]
    if not (_between(_at_a_rate(), text, first, rate) and _between(_once(), text, rate, before)):
        return
    begin = figures[max(0, place - _LISTED)].span.start
    stop = max(text.rfind(mark, begin, first.span.start) for mark in "。；\n")
    same = [
        one
        for one in figures[max(0, place - _LISTED) : place - 1]
        if one.unit == first.unit and one.span.start > stop
    ]
    made = [one for now in same for one in _rate(text, before, _apart(now, before), rate, now)]
    passing = [one for one in made if one.verdict is Verdict.PASS]
    yield from passing[-1:] or (made if len(made) == 1 else ())


_LISTED = 8
"""So many figures of a list are looked at."""


def _change(
    text: str, first: Figure, second: Figure, third: Figure, after: Sequence[Figure]
) -> Iterator[Relation]:
    same = third.unit in (first.unit, "个百分点" if first.unit == "%" else first.unit)
    if _between(_than(), text, first, second):
        way = _between(_by(), text, second, third)
        if way is None:
            return
        if same:
            rate = _rate_behind(text, third, after)
            relation = _difference(text, first, second, third)
            exact = _apart(first, second)
            if rate is not None and _is_exact(rate, exact, second):
                relation = evolve(relation, verdict=_told(third, exact, second, rate, relation.verdict))
            yield relation
            if rate is not None and relation.verdict is Verdict.PASS:
                yield from _rate(text, second, third.value, rate, first)
        elif third.unit == "%" and first.unit != "%" and text.startswith("%", third.number.end):
            change = first.value if _is_change(text, first, second, third) else _apart(first, second)
            yield from _rate(text, second, change, third, first)
    elif (
        same
        and _between(_towards(), text, first, second)
        and (
            _between(_moved_by(), text, second, third)
            or (_rate_behind(text, third, after) and _between(_closed_down(), text, second, third))
        )
    ):
        relation = _difference(text, first, second, third)
        yield relation
        rate = _rate_behind(text, third, after)
        if rate is not None and first.unit != "%" and relation.verdict is Verdict.PASS:
            yield from _rate(text, first, _apart(first, second), rate, second)
    elif (
        third.unit == first.unit
        and _between(_counted_from(), text, first, second)
        and _between(_towards(), text, second, third)
        and _changed().search(text, max(0, first.span.start - _LONGEST), first.span.start)
    ):
        yield from _remainder(text, second, third, first)
    elif (
        third.unit == first.unit
        and _between(_beside(), text, first, second)
        and (_between(_leaving(), text, second, third) or _taken_off(text, first, second, third))
    ):
        yield from _remainder(text, first, second, third)
    elif third.unit == first.unit and (way := _between(_added(), text, first, second)):
        before = text[max(0, first.span.start - _LONGEST) : first.span.start]
        if _having().search(before) and _between(_now(), text, second, third):
            if way["less"]:
                yield from _remainder(text, first, second, third)
            else:
                yield from _remainder(text, third, first, second)


def _is_change(text: str, first: Figure, base: Figure, rate: Figure) -> bool:
    """Whether a number is how much something has changed, not what it is now: 净减少26户，较上年底的1866户下降1.4%."""
    moved = compiled(f"(?:{_UP}|{_DOWN})了?$").search(
        text, max(0, first.span.start - _WORD), first.span.start
    )
    return moved is not None and (
        _is_exact(rate, first.value, base) or not _is_exact(rate, _apart(first, base), base)
    )


_WORD = 3
"""The word of a change right before a number takes so many characters at most."""


def _rate_behind(text: str, change: Figure, after: Sequence[Figure]) -> Figure | None:
    """The rate that follows a change: 减少7.2万元，下降36%."""
    if after and after[0].unit == "%" and not after[0].rough and _between(_at_rate(), text, change, after[0]):
        return after[0]
    return None


def _is_exact(rate: Figure, change: Decimal, base: Figure) -> bool:
    """Whether *change* in hundredths of *base* gives the rate when rounded or cut off."""
    return bool(base.value) and abs(change * 100 / base.value - rate.value) < rate.step


def _told(change: Figure, exact: Decimal, base: Figure, rate: Figure, verdict: Verdict) -> Verdict:
    """FAIL where the rate holds for the exact change and not for the one that is told: the ends are not rounded then."""
    apart = abs(change.value - exact) > change.step
    return Verdict.FAIL if apart and not _is_exact(rate, change.value, base) else verdict


def _apart(first: Figure, second: Figure) -> Decimal:
    return abs(first.value - second.value)


def _difference(text: str, first: Figure, second: Figure, third: Figure) -> Relation:
    """The relation of two ends and the change between them; what is rounded may miss it by one in the last digit."""
    exact = _apart(first, second)
    step = max(first.step, second.step, third.step)
    # 2万吨, 5万吨 are not rounded to ten thousands as 1.86亿元 is to millions.
    rounded = step != 1 and (any(one.places for one in (first, second, third)) or exact >= _ROUNDED * step)
    holds = exact == third.value or (rounded and abs(exact - third.value) <= step)
    high, low = sorted((first, second), key=_value, reverse=True)
    arithmetic = (
        f"{plain(high.value, third, text)}-{plain(low.value, third, text)}={plain(exact, third, text)}"
    )
    verdict = Verdict.PASS if holds else Verdict.FAIL
    found = plain(exact, third, text)
    return of_difference(
        third.span, third.span.of(text), found, arithmetic, verdict, (first.span, second.span)
    )


_ROUNDED = 10
"""A difference of so many ten thousands may be one of rounded numbers."""


def _value(figure: Figure) -> Decimal:
    return figure.value


def _remainder(text: str, first: Figure, second: Figure, third: Figure) -> Iterator[Relation]:
    """What is left between two numbers, where it is that or a slip of the pen."""
    if _apart(first, second) == third.value or mistyped(
        max(first, second, key=_value), (min(first, second, key=_value), third)
    ):
        yield _difference(text, first, second, third)


def _rate_of(text: str, rate: Figure, first: Figure, second: Figure) -> Iterator[Relation]:
    """``压减办理时限60%，由20个工作日压减至8个工作日``."""
    if first.unit == "%" or not (
        _between(_from(), text, rate, first) and _between(_towards(), text, first, second)
    ):
        return
    if _changes().search(text, max(0, rate.span.start - _LONGEST), rate.span.start):
        yield from _rate(text, first, _apart(first, second), rate, second)


def _rate(text: str, base: Figure, change: Decimal, rate: Figure, other: Figure) -> Iterator[Relation]:
    """A rate against *change* in hundredths of *base*, as far as the rounding of the numbers allows to tell."""
    if not base.value:
        return
    percent = change * 100 / base.value
    decimals = -int(rate.step.as_tuple().exponent)
    off = abs(percent - rate.value)
    apart = (base.step + other.step) * 50 / base.value if base.step != 1 or other.step != 1 else Decimal(0)
    shown = percent.quantize(Decimal(1).scaleb(-max(decimals, 1)), ROUND_HALF_UP)
    holds = off < rate.step or (off < rate.step + apart and not digits_swapped(rate.number.of(text), percent))
    arithmetic = f"{plain(change, base, text)}÷{plain(base.value, base, text)}={shown}%"
    span = Span(rate.span.start, rate.span.end)
    yield rated(span, rate.value, f"{shown}%", arithmetic, holds, (other.span, base.span))
