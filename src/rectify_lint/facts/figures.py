"""Figures: all numbers of a text in order, with whatever they are counted or measured in (lowered grammar ``figure``).

The words between numbers in running text show how they are related (``43个，较上年的28个增加15个``). A figure has its
value in the base unit (元 for 万元), so that 1.04亿元 and 9960万元 can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache

from rectify_lint.facts.quantities import approximate_before, count_value, money_factor, quantity_starts
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import Final
from rectify_lint.value import Record

_BASE: Final = {"名": "人", "位": "人", "％": "%"}
_STEPS: Final = tuple(Decimal(1).scaleb(-digits) for digits in range(7))
_ROW: Final = 16
"""So many characters behind a number in words 一个 is a number too, and no article: 完成三十一个，需推进一个."""
_SCALES: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


class Figure(Record):
    """A number in running text.

    ``value`` is in the base unit ``unit`` (人 for 名, 元 for 万元, % for ％). ``step`` is the value of one unit of its
    last digit, ``places`` the number of digits behind the point. ``number`` is the span of the numeral, ``span``
    includes the measure word. ``rough`` is whether it is qualified (近, 余, 以上).
    """

    span: Span
    number: Span
    value: Decimal
    step: Decimal
    unit: str
    rough: bool
    places: int


@cache
def _figure() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import FIGURE

    return compiled(FIGURE)


def scan_figures(text: str, starts: Sequence[int] | None = None) -> tuple[Figure, ...]:
    """Every figure of *text*, in order; 一个, 一项 are articles and left out, except among other numbers in words.

    *starts* are its :func:`quantity_starts`, if the caller has them.
    """
    figures = []
    match_figure = _figure().match
    last, in_words = 0, False
    for start in quantity_starts(text) if starts is None else starts:
        found = match_figure(text, start) if start >= last else None
        if found is None:
            continue
        end = found.end("phrase")
        numeral, inexact, unit, qualifier = found.group("number", "inexact", "unit", "qualifier")
        if numeral == "一" and not (in_words and start - last < _ROW):
            continue
        last = end
        read = _read(numeral)
        if read is None:
            continue
        in_words = not numeral[0].isdecimal()
        value, step, places = read
        if unit[-1] == "元" and unit != "元":
            factor = money_factor(unit)
            unit = unit.lstrip("十百千万亿")
            value, step = value * factor, step * factor
        figures.append(
            Figure(
                Span(start, end),
                Span(start, start + len(numeral)),
                value,
                step,
                _BASE.get(unit, unit),
                bool(inexact or qualifier) or approximate_before(text, start),
                places,
            )
        )
    return tuple(figures)


@lru_cache(maxsize=1024)  # small numbers come again and again
def _read(numeral: str) -> tuple[Decimal, Decimal, int] | None:
    """The value of a numeral, that of one unit of its last digit, and the number of digits behind its point."""
    places = len(numeral.rstrip("万亿").partition(".")[2])
    if numeral.isascii():
        whole, _, fraction = numeral.partition(".")
        if not fraction and whole.isdecimal():
            return Decimal(whole), _STEPS[0], places
        if whole.isdecimal() and len(fraction) < len(_STEPS):
            return Decimal(numeral), _STEPS[len(fraction)], places
    value = count_value(numeral)
    if value is None:
        return None
    step = Decimal(1)
    if numeral[0].isdecimal():
        step = step.scaleb(sum(_SCALES.get(char, 0) for char in numeral))
        step = step.scaleb(-len(numeral.replace("．", ".").rstrip("十百千万亿").partition(".")[2]))
    return Decimal(value), step, places
