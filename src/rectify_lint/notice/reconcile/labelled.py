"""Totals that name what they add up: ``甲完成16个，剩余3个；乙完成71个。两级共完成87个``.

Other numbers stand between the parts; that they are those meant shows in the words before them, which are the total's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.notice.reconcile.breakdowns import summed
from rectify_lint.notice.reconcile.near import mistyped
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_BACK = 24
"""So many figures before a total are looked at."""
_MOST = 6
"""So many parts a total of this sort has at most."""
_FEWEST = 10
"""Smaller totals come near anything."""
_REACH = 16
_FAR = 400
"""The parts of such a total stand no more characters before it."""


@cache
def _total() -> re.Pattern[str]:
    """A word for a total with what has been done, up to the number: 合计完成, 两级共完成整改."""
    return compiled(
        "(?:^|[，,。；;\n])(?P<lead>[^，,。；;、0-9\n]{0,8}?)(?P<cue>合计|共计|总计|以上|共)(?:共|已)?(?P<verb>[一-龥]{2,6})$"
    )


_STRONG = ("合计", "总计", "以上")
"""Words of a total that add up what stands before; 共 alone does where its clause says so (两级共)."""


def check(notice: Notice) -> Iterator[Relation]:
    """Every total with a verb of its own that the numbers with that verb before it make up, or nearly do."""
    text, figures = notice.text, notice.figures
    for place in sorted((*notice.occurrences("计"), *notice.occurrences("共"))):
        at = bisect_right(notice.figure_starts, place)
        if not 2 <= at < len(figures) or figures[at].span.start - place > _REACH // 2:
            continue
        whole = figures[at]
        found = _total().search(text, max(0, place - _REACH), whole.span.start)
        if found is None or whole.rough or whole.unit == "%":
            continue
        relation = _sum(text, figures[max(0, at - _BACK) : at], whole, found)
        if relation is not None:
            yield relation


def _sum(text: str, before: Sequence[Figure], whole: Figure, found: re.Match[str]) -> Relation | None:
    line = text.rfind("\n", max(0, whole.span.start - _FAR), whole.span.start)
    verb = found["verb"][-2:]
    parts = [
        one
        for one in before
        if one.unit == whole.unit
        and one.span.start > max(line, whole.span.start - _FAR)
        and text.endswith(verb, 0, one.span.start)
        and not _denies().search(text, one.span.start - 8, one.span.start)
    ][-_MOST:]
    if len(parts) < 2 or any(part.rough for part in parts):
        return None
    for first in range(len(parts) - 1):
        if sum((part.value for part in parts[first:]), Decimal(0)) == whole.value:
            return summed(text, whole, parts[first:], Verdict.PASS)
    strong = found["cue"] in _STRONG or _both().search(found["lead"])
    if not strong or whole.value < _FEWEST * whole.step or not mistyped(whole, parts):
        return None
    return summed(text, whole, parts, Verdict.UNCERTAIN)


@cache
def _denies() -> re.Pattern[str]:
    return compiled("[未不][^，,。；;、0-9]{0,6}$")


@cache
def _both() -> re.Pattern[str]:
    """Words that name those whose numbers are added: 镇村两级, 两批."""
    return compiled("[两二三四五六][级批项类方者地组次个轮]|以上|上述|总")
