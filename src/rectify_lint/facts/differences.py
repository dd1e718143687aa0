"""Differences: changes told with both ends (lowered grammars ``difference_moved``, ``difference_ranked``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint.facts.model import Difference, Number
from rectify_lint.facts.numerals import parse_number
from rectify_lint.facts.quantities import approximate_before
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences
from rectify_lint.typed import Final


@cache
def _moved() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import DIFFERENCE_MOVED

    return compiled(DIFFERENCE_MOVED)


@cache
def _ranked() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import DIFFERENCE_RANKED

    return compiled(DIFFERENCE_RANKED)


@cache
def _change() -> re.Pattern[str]:
    """What every difference has: the comma before the word of change, and the first digit of its amount."""
    return compiled(
        "[，,](?:共|累计|净|同比|平均|实际)*"
        "(?:增[加长]|提[高升]|上[升移]|扩大|减少|下[降滑]|降低|压[缩减]|缩短|精简|净增|前[移进]|后[退移]|跃升|回升|新增|倒退|退[后步]"
        "|进位|滑落)[了约近]?[0-9]"
    )


_BEFORE: Final = 112  # characters of a difference before its comma, and at most as many behind
_BEHIND: Final = 130
_COMMA: Final = 20  # characters of a comma with the word of change and the first digit
# 至, 到 or 为 between one of these and one of those tells what something changed to.
_BEFORE_TO: Final = frozenset("加增长高升大展少减低降缩短简整变")
_BEHIND_TO: Final = frozenset("0123456789了目现")


@cache
def _rank_before() -> re.Pattern[str]:
    """A third rank right before the two: then it is open which two the change lies between."""
    return compiled(r"第[0-9]{1,4}[名位][^。；;\n第]{0,20}\Z")


def scan_differences(text: str, start: int = 0, end: int | None = None) -> tuple[Difference, ...]:
    """Every change between *start* and *end* that is stated with both ends and the amount in one unit, in order.

    ``direction`` is the word of change as written (``增加``, ``下降``). A change in percent of the first value
    (``由20家增至25家，增长25%``) is another kind of statement and left out, as are approximate numbers.
    """
    stop = len(text) if end is None else end
    changes = _changes(text, start, stop)
    if not changes:
        return ()
    found = [
        difference
        for match in _around(_moved(), changes, text, start, stop)
        if (difference := _of_moved(text, match)) is not None
    ]
    found += [
        _of_ranked(match)
        for match in _around(_ranked(), changes, text, start, stop)
        if _rank_before().search(text, max(start, match.start() - 30), match.start()) is None
    ]
    return tuple(sorted(found, key=lambda difference: difference.span))


def _changes(text: str, start: int, stop: int) -> list[int]:
    """Where a change may stand, by its comma: not far behind a word such as 增至, or behind a rank."""
    places = [
        place
        for mark in "至到为"
        for place in occurrences(text, mark, start + 1, stop)
        if text[place - 1] in _BEFORE_TO and text[place + 1 : place + 2] in _BEHIND_TO
    ]
    places += [
        place for place in occurrences(text, "第", start, stop) if text[place + 1 : place + 2].isdecimal()
    ]
    changes: list[int] = []
    searched = start
    for place in sorted(places):
        begin, searched = max(place, searched), max(searched, min(stop, place + _BEFORE))
        changes += [
            change.start() for change in _change().finditer(text, begin, min(stop, searched + _COMMA))
        ]
    return sorted(set(changes))


def _around(
    pattern: re.Pattern[str], changes: list[int], text: str, start: int, stop: int
) -> Iterator[re.Match[str]]:
    """The matches of *pattern*, each of which holds one of *changes*: only what stands round those is searched."""
    last = start
    for change in changes:
        found = pattern.search(text, max(last, change - _BEFORE), min(stop, change + _BEHIND))
        if found is not None and found.start() <= change:
            yield found
            last = found.end()


def _of_moved(text: str, found: re.Match[str]) -> Difference | None:
    unit = _common_unit(found)
    if unit is None or any(
        approximate_before(text, found.start(name)) for name in ("first", "last", "change")
    ):
        return None
    return _difference(found, "first", "last", "change", unit, found["by"])


def _common_unit(found: re.Match[str]) -> str | None:
    """The unit of both ends and the amount; ``None`` if they differ. The first end may lack it."""
    percent = found["last_percent"] is not None
    if percent or found["points"] is not None:
        first_fits = found["first_percent"] is not None or found["first_unit"] is None
        return "%" if percent and first_fits and found["points"] is not None else None
    units = [found["first_unit"], found["last_unit"], found["change_unit"]]
    given = {unit for unit in units if unit}
    if found["first_percent"] or found["change_percent"] or not units[2]:
        return None
    return units[2] if len(given) == 1 else None


def _of_ranked(found: re.Match[str]) -> Difference:
    return _difference(found, "from_rank", "to_rank", "places", found["places_unit"], found["rank_by"])


def _difference(
    found: re.Match[str], first: str, last: str, change: str, unit: str, direction: str
) -> Difference:
    def number(name: str) -> Number:
        return parse_number(found[name])

    return Difference(
        span=Span(*found.span()),
        first=number(first),
        last=number(last),
        first_span=Span(*found.span(first)),
        last_span=Span(*found.span(last)),
        change=number(change),
        change_span=Span(*found.span(change)),
        unit=unit,
        direction=direction,
    )
