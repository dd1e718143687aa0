"""What has been done and what has not, which make up the number before them.

- ``抽检6240批次，合格6152批次，不合格88批次``; ``收到回复33份，采纳31份，未采纳2份``
- ``移交线索64件，了结51件，其中立案19件…；未了结的13件正在核查``
- ``报名1320人，参加1287人，未参加33人``

A word and its denial leave nothing over, wherever in their paragraph they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.breakdowns import summed
from rectify_lint.notice.reconcile.clauses import clause, own_words, rest
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_BACK = 14
"""So many figures before what is denied are looked at."""
_FAR = 160
"""No more characters stand between the total and what is denied."""
_NEAR = 14
"""The word that denies begins so many characters before its number at most."""
_FEWEST = 3
"""Smaller totals come near anything."""


@cache
def _denied() -> re.Pattern[str]:
    """A label that denies: 未采纳, 不合格, 未了结的. What follows 未 as part of a word is no denial (未来, 未成年)."""
    return compiled(
        "(?:尚|仍|还)?(?:未(?![来成])|不(?!动产|锈|予|同|准))(?:能|按期|及时|全部)*(?P<word>[一-龥]{2,6}?)(?:的|问题|事项|整改)*$"
    )


def check(notice: Notice) -> Iterator[Relation]:
    """Every number of what is denied, with that of what is not and the total before both."""
    text, figures, hinted = notice.text, notice.figures, compiled("[未不]").search
    units = [figure.unit for figure in figures]
    for place in range(2, len(figures)):
        figure = figures[place]
        if figure.rough or figure.unit == "%" or figure.unit not in units[max(0, place - _BACK) : place]:
            continue
        start = figure.span.start
        if hinted(text, max(0, start - _NEAR), start) is None:
            continue
        found = _denied().fullmatch(clause(text, figure))
        if found is None:
            continue
        line = max(text.rfind("\n", max(0, start - 2 * _FAR), start), start - 2 * _FAR)
        before = [
            one
            for one in figures[max(0, place - _BACK) : place]
            if one.unit == figure.unit and one.span.start > line
        ]
        told = _told(text, before, found["word"])
        if not told or any(before[at].rough for at in told):
            continue
        parts, left = [*(before[at] for at in told), figure], [*_left(text, figures, place)]
        # 另有8份 may be others; 31处盘活、5处处置、7处未盘活 has a third sort between the two.
        rows = (parts, [*before[told[0] :], figure], [*parts, *left])
        relations = [_held(text, before[: told[0]], row) for row in rows]
        holding = (one for one in relations if one is not None and one.verdict is Verdict.PASS)
        relation = next(holding, relations[-1])
        if relation is not None:
            yield relation


def _told(text: str, before: Sequence[Figure], word: str) -> list[int]:
    """Where the numbers of what is not denied stand, wholly and in part: 属实9件、部分属实2件 before 不属实3件."""
    told: list[int] = []
    whole = False
    for at in range(len(before) - 1, 0, -1):
        label = clause(text, before[at]) or own_words(text, before[at])
        if _denied().fullmatch(label) is not None:
            break
        if label.endswith((word, f"{word}整改", f"{word}办理")) or (
            word in _ONE and _finished().search(label) is not None
        ):
            told.insert(0, at)
            whole = whole or _partly().search(label) is None
    return told if whole else []


_ONE = frozenset({"完成", "整改", "办结", "完成整改", "整改完成", "整改到位"})
"""Words for what has become of a problem, which deny one another: 已完成整改28个, 未完成的6个."""


@cache
def _finished() -> re.Pattern[str]:
    return compiled("(?:^|(?<![未不]))已(?:经|全部)?(?:完成|整改|办结)(?:整改|完成|到位)*$")


@cache
def _partly() -> re.Pattern[str]:
    return compiled("部分|阶段|基本|正在|逐步|即将|拟|待")


def _left(text: str, figures: Sequence[Figure], place: int) -> Iterator[Figure]:
    """What neither the word nor its denial counts, right behind: 另有2份尚在回复期内."""
    if place + 1 < len(figures):
        figure = figures[place + 1]
        beside = figure.unit == figures[place].unit and not figure.rough
        near = _behind().fullmatch(text, figures[place].span.end, figure.span.start)
        if beside and near and rest().match(near["label"]):
            yield figure


@cache
def _behind() -> re.Pattern[str]:
    return compiled("[^，,。；;：:、\n0-9]{0,12}[，,、；;](?P<label>[^，,。；;：:、\n0-9]{1,8})")


def _held(text: str, before: Sequence[Figure], parts: Sequence[Figure]) -> Relation | None:
    """The relation to the total among the figures *before*, ``None`` where none seems to be it."""
    found = sum((part.value for part in parts), Decimal(0))
    largest = max(part.value for part in parts)
    near = [
        one
        for one in before
        if not one.rough and one.value >= largest and parts[-1].span.start - one.span.end <= _FAR
    ]
    for one in reversed(near):
        if one.value == found:
            return summed(text, one, parts, Verdict.PASS)
    nearest = near[-1:]
    if nearest and nearest[0].value > _FEWEST * nearest[0].step and mistyped(nearest[0], parts):
        return summed(text, nearest[0], parts, Verdict.UNCERTAIN)
    return None
