"""Totals behind their parts, products, and counts that go with sums of money.

- ``补贴5.4万元、福利2.8万元，共计8.2万元``; ``新建186公里，改造73公里，二者合计259公里``
- ``指导组5个，每组3人，共15人``
- ``21笔、3.47亿元，已收回14笔、1.92亿元，剩余7笔、1.55亿元``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.breakdowns import summed
from rectify_lint.notice.reconcile.counts import COMPARED
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.reconcile.shapes import of_sum
from rectify_lint.notice.reconcile.wording import plain
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_MOST = 12
"""So many parts are looked at."""
_FEWEST = 3
"""Smaller totals come near anything."""
_LEAD = 17
"""No more characters lead from the last part, or from the number of things, to what they make."""
_NEAR = 8
"""What things are called stands within so many characters before their number."""
_ALL_OF_THEM = (
    "[两二三四五六七八](?:者|部分|个)|[两二三四五六七八][项类地级科批轮县区方家处校]|以上|上述|前后"
)
_LABEL = "[^，,。；;：:、\n0-9]"


@cache
def _together() -> re.Pattern[str]:
    """From the last part to the total that sums it up with those before it."""
    return compiled(
        f"{_LABEL}{{0,8}}[，,](?:(?:合计|共计|总计|共)[为达有]?|(?:{_ALL_OF_THEM}){_LABEL}{{0,4}}?(?:合计|共计|总计|共){_LABEL}{{0,4}}|累计{_LABEL}{{0,6}}|[^，,。；;：:、\n0-9和与及其]{{2,6}}(?:合计|总计))"
    )


@cache
def _next() -> re.Pattern[str]:
    """From one part to the next."""
    return compiled(f"{_LABEL}{{0,8}}(?:[、，,]{_LABEL}{{0,16}}|[和及与]{_LABEL}{{0,8}})")


@cache
def _alien() -> re.Pattern[str]:
    """Words of a number that is no part of a sum, or of what is a part of one before."""
    return compiled(f"其中|合计|共计|总计|累计|{COMPARED}|比(?!例)|同比|每|均|平均|超过|[增降减]至|[至到为]$")


@cache
def _each() -> re.Pattern[str]:
    """From a number of things to what each of them has: 5个，每组."""
    return compiled(f"{_LABEL}{{0,8}}[，,]每(?P<each>[一-龥]){_LABEL}{{0,10}}")


@cache
def _of_each() -> re.Pattern[str]:
    """Before what each has, where it stands first: 每个村储备."""
    return compiled(f"每(?P<each>[一-龥])(?P<noun>[一-龥]{{1,3}}?){_LABEL}{{0,8}}$")


@cache
def _in_all() -> re.Pattern[str]:
    """From what each has, or how many there are, to what all have."""
    return compiled(f"[，,]?{_LABEL}{{0,3}}(?:合计|共计|总计|累计|共){_LABEL}{{0,8}}")


def check(notice: Notice) -> Iterator[Relation]:
    """Sums and products that are told behind what they are made of, and the sums of money beside counts."""
    text, figures = notice.text, notice.figures
    for place in range(2, len(figures)):
        whole, before = figures[place], place - 1
        if _is_set(text, figures[before]) and before > 1:
            before -= 1  # 两类人员共19名
        last = figures[before]
        if whole.span.start - last.span.end > _LEAD or whole.rough or last.rough:
            continue
        if text.find("每", max(0, figures[place - 2].span.start - _NEAR), last.span.start) >= 0:
            product = _product(text, figures[place - 2], last, whole)
            if product is not None:
                yield product
                continue
        alike = whole.unit == last.unit or (last.unit, whole.unit) == ("人", "人次")
        if alike and _together().fullmatch(text, last.span.end, whole.span.start):
            relation = _sum(text, figures, place, before)
            if relation is not None:
                yield relation
    yield from _pairs(text, figures)
    yield from _pair_totals(text, figures)


def _sum(text: str, figures: Sequence[Figure], place: int, last: int) -> Relation | None:
    whole = figures[place]
    row = [last]
    while len(row) < _MOST and row[0] > 0:
        earlier = figures[row[0] - 1]
        start = figures[row[0]].span.start
        if (
            earlier.unit != figures[last].unit
            or earlier.rough
            or not _next().fullmatch(text, earlier.span.end, start)
        ):
            break
        if _alien().search(text, earlier.span.end, start):
            break
        row.insert(0, row[0] - 1)
    parts = [figures[at] for at in row]
    for first in range(len(parts) - 1):
        if sum((part.value for part in parts[first:]), Decimal(0)) == whole.value:
            return summed(text, whole, parts[first:], Verdict.PASS)
    if whole.value < _FEWEST * whole.step or _of_some(parts, whole) or not _of_those(text, parts, whole):
        return None
    for first in range(min(2, len(parts) - 1)):  # the first may be what all of them divide
        if mistyped(whole, parts[first:]):
            return summed(text, whole, parts[first:], Verdict.UNCERTAIN)
    return None


@cache
def _named() -> re.Pattern[str]:
    """What a total is of, in its own clause: 双向转诊 of 双向转诊合计1455例."""
    return compiled("[，,](?P<lead>[^，,。；;、0-9]{2,6})(?:合计|总计)$")


def _of_those(text: str, parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether a total that names what it is of is of the parts: 上转837例、下转618例, not 三年来合计510份问卷."""
    found = _named().search(text, max(0, whole.span.start - _LEAD), whole.span.start)
    if found is None or compiled(_ALL_OF_THEM).match(found["lead"]):
        return True
    named = text[max(0, parts[0].span.start - _NEAR) : parts[-1].span.end]
    return (
        not set(named).isdisjoint(found["lead"]) and not text[whole.span.end : whole.span.end + 1].isalpha()
    )


def _of_some(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether some parts side by side make up the total: 修订14项，新建9项，废止6项，前两项合计23项."""
    for first in range(len(parts)):
        found = Decimal(0)
        for part in parts[first:]:
            found += part.value
            if found == whole.value:
                return True
    return False


def _product(text: str, first: Figure, second: Figure, whole: Figure) -> Relation | None:
    """``指导组5个，每组3人，共15人``, ``每个村储备2名，14个村共储备28名``: how many, what each has, and what all have."""
    if not _in_all().fullmatch(text, second.span.end, whole.span.start) or first.rough:
        return None
    found = _each().fullmatch(text, first.span.end, second.span.start)
    if found is not None:
        count, each = first, second
        named = text[max(0, count.span.start - _NEAR) : second.span.start - len(found[0])]
        told = found["each"] in named and found["each"] not in text[count.number.end : count.span.end]
    else:
        found = _of_each().search(text, max(0, first.span.start - 2 * _NEAR), first.span.start)
        count, each = second, first
        if found is None or not text.startswith((found["each"] + found["noun"]), second.number.end):
            return None
        if text[first.span.end : second.span.start] not in ("，", ","):
            return None
        told = False
    counted = told or text[count.number.end : count.span.end] == found["each"]
    alike = each.unit == whole.unit or (each.unit, whole.unit) == ("人", "人次")
    if not counted or not alike or count.step != 1:
        return None
    exact = count.value * each.value
    holds = exact == whole.value
    if not (holds or told or _slips(count, each, whole)):
        return None  # something else is in it
    arithmetic = (
        f"{plain(count.value, count, text)}×{plain(each.value, each, text)}={plain(exact, each, text)}"
    )
    verdict = Verdict.PASS if holds else Verdict.UNCERTAIN
    made = plain(exact, whole, text)
    return of_sum(whole.span, whole.span.of(text), made, arithmetic, verdict, (count.span, each.span))


def _slips(count: Figure, each: Figure, whole: Figure) -> bool:
    """Whether the product holds once one of the three is off by one in its last digit, or what each has is mistyped."""
    exact = whole.value / count.value if count.value else Decimal(0)
    if exact and exact == exact.to_integral_value() and mistyped(evolve(each, value=exact), (each,)):
        return True
    return any(
        (count.value + one) * (each.value + other) == whole.value + third
        for one, other, third in (
            (count.step, 0, 0),
            (-count.step, 0, 0),
            (0, each.step, 0),
            (0, -each.step, 0),
            (0, 0, whole.step),
            (0, 0, -whole.step),
        )
    )


# -- counts and what goes with them


@cache
def _beside() -> re.Pattern[str]:
    """From a count to the sum of money, or the area, that it stands for."""
    return compiled(f"{_LABEL}{{0,12}}(?:[、，,]{_LABEL}{{0,12}})?")


def _pairs(text: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    """Pairs in a row, the first divided by the others: where the one dimension adds up, the other has to."""
    units = [figure.unit for figure in figures]
    pairs = [(one, other) if one < other else (other, one) for one, other in pairwise(units)]
    place = 0
    while place + 5 < len(figures):
        if not pairs[place] == pairs[place + 2] == pairs[place + 4]:
            place += 1
            continue
        row = _pairs_at(text, figures, place)
        for end in range(3, len(row) + 1):
            relations = [_dimension(text, row[:end], side) for side in (0, 1)]
            passing = [one.verdict is Verdict.PASS for one in relations]
            if any(passing) and all(_of_one_kind(text, row[:end], side) for side in (0, 1)):
                yield from relations
                break
        place += max(1, 2 * len(row) - 1 if len(row) > 2 else 1)


def _pairs_at(text: str, figures: Sequence[Figure], place: int) -> list[tuple[Figure, Figure]]:
    units = figures[place].unit, figures[place + 1].unit
    row: list[tuple[Figure, Figure]] = []
    if units[0] == units[1] or "%" in units:
        return row
    for at in range(place, len(figures) - 1, 2):
        first, second = figures[at], figures[at + 1]
        if {first.unit, second.unit} != set(units) or first.rough or second.rough or len(row) >= _MOST:
            break
        if not _beside().fullmatch(text, first.span.end, second.span.start):
            break
        if row and not _apart().fullmatch(text, figures[at - 1].span.end, first.span.start):
            break
        row.append((first, second) if first.unit == units[0] else (second, first))
    return row


@cache
def _in_both() -> re.Pattern[str]:
    """From the last pair to the pair that sums all of them up: ，两批共."""
    return compiled(
        f"{_LABEL}{{0,8}}[，,；;](?:[两二三四五六七八][批级类轮次项期者]|以上|上述)?(?:合计|共计|总计|累计|共){_LABEL}{{0,4}}"
    )


_SETS = frozenset("批级类轮次项期")


def _is_set(text: str, figure: Figure) -> bool:
    """Whether a number in words only names those that are summed up: 两批, 两类."""
    return figure.unit in _SETS and not text[figure.number.start].isdecimal()


def _pair_totals(text: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    """第一批241人、28万元，第二批109人、13万元，两批共350人、41万元: where one dimension adds up, so must the other."""
    for place in range(4, len(figures) - 1):
        whole = figures[place], figures[place + 1]
        last = place - 1
        if _is_set(text, figures[last]):
            last -= 1  # 两批
        if (
            whole[0].unit == whole[1].unit
            or (figures[last - 1].unit, figures[last].unit) != (whole[0].unit, whole[1].unit)
            or not _in_both().fullmatch(text, figures[last].span.end, whole[0].span.start)
            or not _beside().fullmatch(text, whole[0].span.end, whole[1].span.start)
        ):
            continue
        row = [whole]
        for at in range(last - 1, -1, -2):
            pair = figures[at], figures[at + 1]
            units = (pair[0].unit, pair[1].unit) == (whole[0].unit, whole[1].unit)
            near = units and _beside().fullmatch(text, pair[0].span.end, pair[1].span.start)
            if not near or any(one.rough for one in pair) or len(row) >= _MOST:
                break
            row.insert(1, pair)
        for end in range(3, len(row) + 1):
            relations = [_dimension(text, [whole, *row[-end + 1 :]], side) for side in (0, 1)]
            if any(one.verdict is Verdict.PASS for one in relations):
                yield from relations
                break


@cache
def _apart() -> re.Pattern[str]:
    """From one pair to the next."""
    return compiled(f"{_LABEL}{{0,14}}[，,；;]{_LABEL}{{0,14}}")


_NEAR_KIND = 8
"""What sort of amount it is stands so many characters before its number at most."""


@cache
def _kind() -> re.Pattern[str]:
    """Sorts of amounts for one thing, none of which is a part of another: 送审金额, 审定金额."""
    return compiled("送审|审定|核定|预算|概算|决算|结算|合同|中标|成交|评估|账面|原值|净值|市值|计划|实际")


def _of_one_kind(text: str, row: Sequence[tuple[Figure, Figure]], side: int) -> bool:
    """Whether the amounts of a dimension are of one sort, as far as their words tell."""
    starts = [pair[side].span.start for pair in row]
    found = [_kind().search(text, max(0, start - _NEAR_KIND), start) for start in starts]
    return len({kind[0] for kind in found if kind is not None}) < _KINDS


_KINDS = 2


def _dimension(text: str, row: Sequence[tuple[Figure, Figure]], side: int) -> Relation:
    head, *parts = (pair[side] for pair in row)
    off = abs(sum((part.value for part in parts), Decimal(0)) - head.value)
    step = max(head.step, *(part.step for part in parts))
    holds = not off or (step != 1 and off < step)
    return summed(text, head, parts, Verdict.PASS if holds else Verdict.UNCERTAIN)
