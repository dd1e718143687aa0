"""Totals against their own parts, in the sentence that gives both; percentages against their quotient."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import combinations, pairwise

from rectify_lint.facts.model import Count, Number, Population, Rate, StatusClass, Tally
from rectify_lint.facts.quantities import money_factor
from rectify_lint.notice.reconcile.clauses import rest
from rectify_lint.notice.reconcile.counts import sharers
from rectify_lint.notice.reconcile.near import accounted_for, may_overlap, nearly
from rectify_lint.notice.reconcile.outermost import outermost
from rectify_lint.notice.reconcile.shapes import of_rate, of_sum
from rectify_lint.notice.reconcile.shares import digits_swapped, is_known, narrower
from rectify_lint.notice.reconcile.wording import addition, amount, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_POINTS = 5
"""A share that misses its quotient by more is that of something else."""
_MANY_PARTS = 6
"""Up to so many parts, a rate is tried against every combination of them."""


def check(notice: Notice) -> Iterator[Relation]:
    """Sum, excess and rate of every tally outside quotations."""
    for tally in notice.tallies:
        if tally.quoted or tally.total is None:
            continue
        if tally.parts:
            whole = _read_again(notice, tally, _sum(notice.text, tally, tally.total))
            yield whole
            if whole.verdict is Verdict.PASS and len(tally.parts) > 2:
                yield from _nested(notice, tally, tally.total)
            yield from _units(tally, tally.total)
        for rate in tally.rates:
            relation = _rate(notice.text, tally, tally.total, rate)
            if relation is not None:
                yield relation


def _sum(text: str, tally: Tally, head: Count) -> Relation:
    parts = _closed_by_semicolon(text, head, _outer(head, _of_one_series(tally.parts)))
    if any(part.label.endswith("各") for part in parts):
        parts = tuple(part for part in parts for _ in range(sharers(text, part.number.start)))
    if parts is not tally.parts:
        tally = evolve(tally, parts=parts)
    values = _in_unit_of(head, parts)
    found = total(values)
    arithmetic = addition(values)
    verdict, message = _verdict(text, tally, head, found)
    if verdict is Verdict.PASS and found != head.value:
        remainder = _in_unit_of(head, [part for part in parts if part.status is not StatusClass.PARTIAL])
        arithmetic = addition(remainder)
        found = total(remainder)
    kind = "excess" if message == "exceeds" else "sum"
    data = {"total": amount(head), "sum": number(found), "arithmetic": arithmetic}
    places = tuple(dict.fromkeys(part.span for part in parts))
    return Relation(
        kind, head.span, amount(head), "parts", number(found), arithmetic, verdict, message, data, places
    )


def _nested(notice: Notice, tally: Tally, head: Count) -> Iterator[Relation]:
    """A number between the total and its parts that all parts but what is left divide.

    ``闲置41处，盘活33处，其中改建14处、出租19处；其余8处``
    """
    text, figures = notice.text, notice.figures
    *parts, left = tally.parts
    begin, end = head.span.end, parts[0].number.start
    among = text.rfind("其中", begin, end)
    if among < 0 or not rest().search(text[parts[-1].number.end : left.number.start]):
        return
    between = figures[bisect_left(notice.figure_starts, begin) : bisect_left(notice.figure_starts, among)]
    if len(between) != 1 or between[0].rough or between[0].step != 1:
        return
    one = between[0]
    values = [part.value for part in parts]
    if text[one.number.end : one.span.end] != head.unit or "。" in text[one.span.end : among]:
        return
    holds = total(values) == one.value
    verdict = Verdict.PASS if holds else Verdict.FAIL
    places = tuple(part.span for part in parts)
    yield of_sum(one.span, one.span.of(text), number(total(values)), addition(values), verdict, places)


def _read_again(notice: Notice, tally: Tally, relation: Relation) -> Relation:
    """*relation*, or if it fails that of the parts which are those of no other number."""
    if not relation.message or tally.total is None:
        return relation
    parts = outermost(notice, tally.total, tally.parts)
    if parts == tally.parts:
        return relation
    if not parts:
        return evolve(relation, verdict=Verdict.NOT_ASSESSABLE, message="")
    return _sum(notice.text, evolve(tally, parts=parts), tally.total)


def _of_one_series(parts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Of 甲类124个，已整改121个，乙类47个，已整改36个 … the second of each pair, which all have one name."""
    seconds = parts[1::2]
    if len(seconds) < 2 or len(parts) % 2 or len({part.label for part in seconds}) > 1:
        return parts
    pairs = zip(parts[::2], seconds, strict=True)
    paired = all(second.status is not None and first.label != second.label for first, second in pairs)
    return seconds if paired else parts


def _closed_by_semicolon(text: str, head: Count, parts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Of 36名，其中甲24名、乙12名；另一类3名 the parts before the semicolon, where they are all there are."""
    values = _in_unit_of(head, parts)
    for end in range(2, len(parts)):
        whole = Decimal(total(values[:end])) == Decimal(head.value)
        if whole and "；" in text[parts[end - 1].span.end : parts[end].span.start]:
            return parts[:end]
    return parts


def _outer(head: Count, parts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Of 28个，已完成27个，1个未完成；2025年完成8个 the parts of all 36: those right behind another divide that one."""
    values = _in_unit_of(head, parts)
    excess = Decimal(total(values)) - Decimal(head.value)
    for place, value in enumerate(values[:-2]):
        if Decimal(value) != excess:
            continue
        for end in range(place + 3, len(values) + 1):
            if Decimal(total(values[place + 1 : end])) == excess:
                return (*parts[: place + 1], *parts[end:])
    return parts


def _in_unit_of(head: Count, parts: Sequence[Count]) -> list[Number]:
    """The values of *parts* in the unit of *head*: 8500亿元 is 0.85 of 万亿元."""
    if head.population is not Population.MONEY:
        return [part.value for part in parts]
    scale = Decimal(money_factor(head.unit))
    return [total([Decimal(part.value) * money_factor(part.unit) / scale]) for part in parts]


_AVERAGE = compiled("(?:[年月日人户]均|平均|每[年月人户])[^，。]*$")


def _is_average(subject: str) -> bool:
    return ("均" in subject or "每" in subject) and _AVERAGE.search(subject) is not None


def _verdict(text: str, tally: Tally, head: Count, found: Number) -> tuple[Verdict, str]:
    parts = tally.parts
    if head.approximate or any(part.approximate for part in parts) or _is_average(tally.subject):
        return Verdict.NOT_ASSESSABLE, ""
    if found == head.value or _partial_in_remainder(parts, head.value):
        return Verdict.PASS, ""
    if _of_sorts(text, parts):
        return Verdict.NOT_ASSESSABLE, ""
    largest = max(_in_unit_of(head, parts))
    labels = [part.label for part in parts]
    if accounted_for(text, parts[-1].span.end, Decimal(head.value) - Decimal(found), head.unit) or (
        found > head.value >= largest and may_overlap(labels, head.unit) and not tally.closed
    ):
        return Verdict.NOT_ASSESSABLE, ""
    if largest > head.value and (tally.closed or tally.open_list or _counts_statuses(tally)):
        if not _counts_statuses(tally) and "。" in text[head.span.end : parts[0].span.start]:
            return Verdict.NOT_ASSESSABLE, ""  # 其中 of a new sentence may go back to a larger number before
        return Verdict.FAIL, "exceeds"
    if tally.closed or covers_all_states(parts):
        return Verdict.FAIL, "differs"
    if found > head.value and (_counts_statuses(tally) or _divides(text, tally, head)):
        return Verdict.FAIL, "exceeds"
    if labels[0].startswith(("其他", "其它", "其余")) and len(parts) > 1:
        return Verdict.NOT_ASSESSABLE, ""  # it closes a list; what follows is no part of that
    if not _SOME.search(text, head.span.end, parts[0].span.start) and nearly(
        head.value, _in_unit_of(head, parts)
    ):
        return Verdict.UNCERTAIN, "differs"
    return (Verdict.NOT_ASSESSABLE if len(parts) == 1 else Verdict.UNCERTAIN), ""


@cache
def _finished_of() -> re.Pattern[str]:
    return compiled("[^，,。；;：:、\n0-9]{0,12}，?(?:已|完成|整改|办结)[^，,。；;：:、\n0-9]{0,6}")


def _of_sorts(text: str, parts: Sequence[Count]) -> bool:
    """Whether some parts are how many of the sort right before them are finished: 限期整改的16个问题已整改12个.

    Behind a comma they are if the one before is no state: 党建类30个，已整改28个.
    """
    return any(
        two.status is not None
        and (one.status is None or "，" not in text[one.number.end : two.number.start])
        and two.value <= one.value
        and _finished_of().fullmatch(text, one.number.end, two.number.start)
        for one, two in pairwise(parts)
    )


def covers_all_states(parts: Sequence[Count]) -> bool:
    """Whether the parts are both what is finished and what is not: then there is no third sort, 其中 or not."""
    states = {part.status for part in parts}
    return bool(states & {StatusClass.DONE, StatusClass.KEEP}) and bool(
        states & {StatusClass.ONGOING, StatusClass.OPEN}
    )


def _counts_statuses(tally: Tally) -> bool:
    """Whether the parts are states of what the total counts; other numbers behind a total need a 其中 to be parts."""
    return tally.population is not Population.OTHER and all(part.status is not None for part in tally.parts)


_SOME = compiled("主要|涉及|包括|包含|等|既|同时")


def _divides(text: str, tally: Tally, head: Count) -> bool:
    """Whether a 其中 divides the total into parts of one sort (来信, 来访), which cannot overlap as 党员 and 女性 do."""
    if _SOME.search(text, head.span.end, tally.parts[0].span.start):
        return False
    if "；" in text[head.span.end : tally.parts[-1].span.start]:
        return False  # behind a semicolon something else may be counted
    shared = set.intersection(*(set(part.label) for part in tally.parts))
    return len(tally.parts) > 1 and bool(shared)


def _partial_in_remainder(parts: Sequence[Count], value: Number) -> bool:
    """6个全部 and 2个部分, 剩余10 of 16: the partly rectified ones are counted inside the remainder."""
    kept = [part.value for part in parts if part.status is not StatusClass.PARTIAL]
    return 1 < len(kept) < len(parts) and total(kept) == value


def _rate(text: str, tally: Tally, head: Count, rate: Rate) -> Relation | None:
    """A rate against part÷total for any combination of parts: notices count partial ones in or leave them out."""
    parts = [part for part in tally.parts if part.population in (head.population, Population.OTHER)]
    if not head.value or rate.approximate or any(count.approximate for count in (head, *parts)):
        return None
    if rate.label.startswith("占"):
        parts = _right_before(text, rate, head, parts)
    elif not _rates_parts(rate, parts):
        return None
    if not parts or (head.population is Population.MONEY and not _rates_money(tally, head, rate)):
        return None
    wanted = rate.value
    subsets = [
        list(chosen)
        for size in range(1, min(len(parts), _MANY_PARTS) + 1)
        for chosen in combinations(parts[:_MANY_PARTS], size)
    ]
    best = min(subsets, key=lambda chosen: abs(_percent(chosen, head) - wanted))
    holds = any(_rounds_to(_percent(chosen, head), rate) for chosen in subsets)
    written = f"{rate.value:.{rate.decimals}f}"
    slips = [chosen for chosen in subsets if not holds and digits_swapped(written, _percent(chosen, head))]
    if narrower().search(rate.label) and not (holds or slips):
        return None  # the rate of fewer
    shown = best if holds else slips[0] if slips else [parts[0]]
    quotient = _percent(shown, head)
    of_this = rate.label.startswith("占") or head.population is Population.MONEY
    if of_this and abs(quotient - wanted) > _POINTS and not _one_off(parts, head, rate):
        return None  # the share of something else
    terms = "+".join(number(part.value) for part in shown)
    if len(shown) > 1:
        terms = f"({terms})"
    percent = quotient.quantize(Decimal(1).scaleb(-max(rate.decimals, 1)), ROUND_HALF_UP)
    arithmetic = f"{terms}÷{number(head.value)}={percent}%"
    verdict = Verdict.PASS if holds else Verdict.FAIL
    places = (head.span, *(part.span for part in shown))
    return of_rate(rate.span, f"{number(wanted)}%", f"{percent}%", arithmetic, verdict, places)


_COMPLETION = compiled("完成|整改|办结|销号|化解|处置|处理|解决|到位|答复")
_OPINION = compiled("满意|好评|认可|知晓|合格|优良|达标")
"""Rates of what is thought of things, or of how good they are, not of how many were done."""
_BESIDE = 12
"""A rate of another name (开工率) speaks of the number it follows within so many characters."""


def _rates_parts(rate: Rate, parts: Sequence[Count]) -> bool:
    """Whether the rate is that of the parts and not of something else the sentence goes on to tell."""
    if narrower().search(rate.label) and "综合" not in rate.label:
        return False
    if _COMPLETION.search(rate.label):
        return any(part.status is not None for part in parts)
    beside = len(parts) == 1 and 0 <= rate.span.start - parts[0].span.end <= _BESIDE
    return beside and not _OPINION.search(rate.label)


@cache
def _share() -> re.Pattern[str]:
    """What stands between a part and the share that it has in its total."""
    return compiled("[，,的]*占(?P<base>[^，,。；;、0-9]{0,10})")


def _right_before(text: str, rate: Rate, head: Count, parts: Sequence[Count]) -> list[Count]:
    """The part that a rate with 占 speaks of: the one it follows; none in 处级5人、科级15人，分别占25%、75%."""
    before = [part for part in parts if part.span.end <= rate.span.start][-1:]
    found = _share().fullmatch(text, before[0].span.end, rate.span.start) if before else None
    return before if found and is_known(found["base"], text[head.span.start : before[0].span.end]) else []


def _rates_money(tally: Tally, head: Count, rate: Rate) -> bool:
    """Whether a rate is one of money done, all in one unit: 涉及金额…，已整改…，尚未整改…，金额整改率96.0%."""
    same_unit = all(part.unit == head.unit and part.status is not None for part in tally.parts)
    return tally.closed and same_unit and not rate.label.startswith("占")


def _percent(parts: Sequence[Count], head: Count) -> Decimal:
    return Decimal(total(part.value for part in parts)) * 100 / Decimal(head.value)


def _one_off(parts: Sequence[Count], head: Count, rate: Rate) -> bool:
    """Whether the rate is right once the only part, or the total, is one more or less: 优良15个，占87.5% of 16个."""
    if len(parts) > 1:
        return False
    some, whole = parts[0].value, head.value
    pairs = [(some + 1, whole), (some - 1, whole), (some, whole + 1), (some, whole - 1)]
    step = Decimal(1).scaleb(-rate.decimals)
    return any(of and abs(Decimal(one) * 100 / Decimal(of) - rate.value) < step for one, of in pairs)


def _rounds_to(quotient: Decimal, rate: Rate) -> bool:
    """Whether *quotient* gives the stated rate when rounded or cut off at its decimals."""
    return abs(quotient - rate.value) < Decimal(1).scaleb(-rate.decimals)


def _units(tally: Tally, head: Count) -> Iterator[Relation]:
    """One object counted in two units (移交问题线索4个 … 办结4件)."""
    if head.population not in (Population.PETITION, Population.CLUE):
        return
    odd = [part for part in tally.parts if part.unit and head.unit and part.unit != head.unit]
    if odd:
        data = {"first": head.unit, "second": odd[0].unit}
        yield Relation(
            "units",
            odd[0].span,
            odd[0].unit,
            "unit",
            head.unit,
            "",
            Verdict.UNCERTAIN,
            "units",
            data,
            (head.span,),
        )
