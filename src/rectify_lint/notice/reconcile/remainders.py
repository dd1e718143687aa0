"""What is left, and what has become of things, held against a total that stands in a sentence before.

- ``建立39人的后备干部库。目前已安排22人，剩余17人计划年底前安排到位``
- ``反馈问题21个。…已整改完成17个，基本完成3个，正在整改1个``
- ``应拨付1.04亿元。已拨付9960万元，剩余440万元为质保金``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.breakdowns import summed
from rectify_lint.notice.reconcile.clauses import clause, ends, own_words, rest
from rectify_lint.notice.reconcile.counts import disposed
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_MOST = 6
"""So many parts are looked at."""
_BACK = 24
"""So many figures before them the total is looked for among."""
_FAR = 240
"""It stands no more characters before them."""
_LONG = 1000
"""A total of so many steps is told from others by its digits alone, and may stand in the paragraph before."""


_NEAR = 12
"""The word for the last part begins so many characters before its number at most."""


@cache
def _hint() -> re.Pattern[str]:
    """One of these characters stands in every such word."""
    return compiled("[余剩下尚仍另正在未待结缺空序阶]")


@cache
def _between() -> re.Pattern[str]:
    """From one part to the next, past the share of the first."""
    return compiled(
        "[^，,。；;：:、\n0-9]{0,12}"
        "(?:[，,](?:占[^，,。；;、\n0-9]{0,8}|[一-龥]{1,8}率[为达]?)[0-9.]{1,6}[%％])?[，,、；;。][^，,。；;：:、\n0-9]{0,12}"
    )


@cache
def _first() -> re.Pattern[str]:
    """Words of the first part: what is finished."""
    return compiled("(?:已|完成|完工|合计|共计|[一-龥]{0,4}[题项件条施]已)")


@cache
def _done() -> re.Pattern[str]:
    """What is finished, with what it is before it: 整改措施落实57条."""
    return compiled("(?<![未不])(?:落实|完成)$")


def check(notice: Notice) -> Iterator[Relation]:
    """Every remainder, and every row of states, whose total does not stand in its own row."""
    text, figures, hinted = notice.text, notice.figures, _hint().search
    for place in range(2, len(figures)):
        figure = figures[place]
        start = figure.span.start
        if figure.rough or figure.unit == "%":
            continue
        if figure.unit not in (figures[place - 1].unit, figures[place - 2].unit):
            continue  # a part before it stands next to it, or one number on
        if hinted(text, max(0, start - _NEAR), start) is None:
            continue
        if not ends(clause(text, figure)):
            continue
        if place + 1 < len(figures) and _goes_on(text, figure, figures[place + 1]):
            continue
        first, parts = _parts(text, figures, place)
        if len(parts) > 1:
            relation = _held(notice, figures[max(0, first - _BACK) : first], parts)
            if relation is not None:
                yield relation


def _goes_on(text: str, figure: Figure, following: Figure) -> bool:
    """Whether another part follows."""
    return following.unit == figure.unit and (
        _between().fullmatch(text, figure.span.end, following.span.start) is not None
    )


def _parts(text: str, figures: Sequence[Figure], place: int) -> tuple[int, list[Figure]]:
    """The parts from what is finished up to the one at *place*, and where the first of them stands; none otherwise."""
    row = [place]
    while len(row) < _MOST:
        first, unit = row[0], figures[place].unit
        earlier = next((at for at in (first - 1, first - 2) if at >= 0 and figures[at].unit == unit), -1)
        if earlier < 0 or figures[earlier].rough:
            break
        if not _between().fullmatch(text, figures[earlier].span.end, figures[first].span.start):
            break
        label = clause(text, figures[earlier]) or own_words(text, figures[earlier])
        if not (_first().match(label) or disposed().match(label) or _done().search(label)):
            break
        row.insert(0, earlier)
    left = rest().match(clause(text, figures[place]))
    if left is not None and (group := _divided(text, figures, place)) is not None:
        return group, [figures[group], figures[place]]
    if len(row) == 2 and left and disposed().match(clause(text, figures[row[0]])):
        return row[0], [figures[at] for at in row]  # 整改金额3.11亿元，其余0.15亿元
    while row and not (
        _first().match(label := clause(text, figures[row[0]]) or own_words(text, figures[row[0]]))
        or _done().search(label)
    ):
        del row[0]  # 移交线索5件，已办结4件，…: the first is what the others divide
    return (row[0], [figures[at] for at in row]) if row else (place, [])


def _divided(text: str, figures: Sequence[Figure], place: int) -> int | None:
    """Where the number stands that a 其中 divides wholly before what is left: 消化35名，其中交流26名、退休9名，余2名."""
    start = figures[place].span.start
    among = text.rfind("其中", max(0, start - _AMONG), start)
    if among < 0 or not {"。", "\n"}.isdisjoint(text[among:start]):
        return None
    behind = place
    while behind > 0 and figures[behind - 1].span.start > among:
        behind -= 1
    parts = figures[behind:place]
    if not 0 < behind < place or any(
        part.unit != figures[place].unit for part in (figures[behind - 1], *parts)
    ):
        return None
    whole = sum((part.value for part in parts), Decimal(0))
    return behind - 1 if figures[behind - 1].value == whole else None


_AMONG = 120
"""A division that stands between what is done and what is left takes no more characters."""


def _held(notice: Notice, before: Sequence[Figure], parts: Sequence[Figure]) -> Relation | None:
    """The relation to the total among the figures *before*, ``None`` where none seems to be it."""
    text = notice.text
    start = parts[0].span.start
    found = sum((part.value for part in parts), Decimal(0))
    largest = max(part.value for part in parts)
    lines = notice.source.lines
    number = lines.line_of(start)
    if found / parts[0].step >= _LONG:
        number = max(lines.line_of(0), number - 2)  # paragraphs may stand a blank line apart
    line = lines.span(number).start
    candidates = [
        one
        for one in before
        if one.unit == parts[0].unit and not one.rough and one.value >= largest and one.span.start >= line
    ]
    if not candidates or start - candidates[-1].span.end > _FAR:
        return None
    for one in reversed(candidates):
        if one.value == found:
            return summed(text, one, parts, Verdict.PASS)
    if clause(text, parts[-1]).startswith("另") and any(
        one.value == found - parts[-1].value for one in candidates
    ):
        return None  # 32个，已完成29个，未完成3个；另有自查问题8个: others, nothing is left of the 32
    for one in (candidates[-1], max(candidates, key=_value)):
        if one.value > _FEWEST * one.step and mistyped(one, parts):
            return summed(text, one, parts, Verdict.UNCERTAIN)
    return None


_FEWEST = 3
"""Smaller totals come near anything."""


def _value(figure: Figure) -> Decimal:
    return figure.value
