"""Reading counts and percentages: their values and units, and whether they are exact."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from rectify_lint.facts.model import Number, Population, Rate
from rectify_lint.facts.numerals import parse_number
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import Final

#: Measure words that swap freely for problems, tasks, measures, petitions and clues.
THING_UNITS: Final = frozenset("个项件条处起宗类桩份")
PERSON_UNITS: Final = frozenset({"人", "名", "位", "人次"})
ASPECT_UNITS: Final = frozenset({"方面", "大方面", "大类", "类", "大项"})

_BEFORE_ONE: Final = "近约超逾"
_BEFORE_TWO: Final = frozenset(
    {"大约", "超过", "将近", "接近", "多达", "不足", "不少", "至少", "最多", "最少", "上百", "约为", "近乎"}
)
_BEFORE_THREE: Final = frozenset({"不低于", "不少于", "不超过", "不高于", "不大于", "不小于"})
_RANGE_SIGNS: Final = "-—–~～至到"
_LAST: Final = frozenset(_BEFORE_ONE + _RANGE_SIGNS) | {word[-1] for word in (*_BEFORE_TWO, *_BEFORE_THREE)}
_MAX_NUMERAL: Final = 30
_RATE_WORDS: Final = 14
_MULTIPLES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@cache
def _rate_name() -> re.Pattern[str]:
    return compiled(
        r"(占[^，,。；;、]{0,12}?|[^，,。；;、的]{0,8}?(?:率|比例|比重|占比|满意度))[达到至已为近约超过将约是高的]{0,4}$"
    )


_TELLING: Final = dict.fromkeys(PERSON_UNITS, Population.PERSON) | dict.fromkeys(
    ASPECT_UNITS, Population.ASPECT
)
_MONEY: Final = Population.MONEY  # looking a member up in its class costs more than the rest of the function


def unit_population(unit: str) -> Population | None:
    """What a measure word alone tells: persons, money or aspects; ``None`` for 个, 项, 家 …."""
    return _MONEY if unit[-1:] == "元" else _TELLING.get(unit)


def money_factor(unit: str) -> int:
    """The number of 元 (of whatever currency) in one *unit*: 10000 for ``万元``."""
    factor = 1
    for char in unit:
        factor *= _MULTIPLES.get(char, 1)
    return factor


_AGREED: Final = frozenset("履违签预契条公合解缔")
"""What makes 约 a word for an agreement: 履约, 签约."""


def approximate_before(text: str, position: int) -> bool:
    """Whether the number at *position* is qualified from the left (近, 约, 不少于) or ends a range."""
    last = text[position - 1 : position]
    if not last or last not in _LAST:
        return False
    if last == "约" and text[max(0, position - 2) : position - 1] in _AGREED:
        return False  # 按期履约79份
    if last in _BEFORE_ONE or text[max(0, position - 2) : position] in _BEFORE_TWO:
        return True
    if last in _RANGE_SIGNS and position > 1:
        return text[position - 2].isdecimal() or text[position - 2] == "%"
    return text[max(0, position - 3) : position] in _BEFORE_THREE


def count_value(numeral: str) -> Number | None:
    """The value of a numeral of a count; ``None`` if it has none (三四个, 40 digits)."""
    if len(numeral) > _MAX_NUMERAL:
        return None
    if numeral.isdecimal():
        return int(numeral)
    try:
        return parse_number(numeral)
    except ValueError:
        return None


@cache
def _start() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import QUANTITY_START

    return compiled(QUANTITY_START)


def quantity_starts(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Every offset between *start* and *end* where a count, a figure or the count of a list can begin, ascending."""
    return [found.start() for found in _start().finditer(text, start, len(text) if end is None else end)]


def read_rate(text: str, found: re.Match[str]) -> Rate:
    """The percentage of a match of ``rate`` (or of a token that holds one)."""
    value, decimals, rough = _percentage(found)
    end = found.end()
    rough = (
        rough or approximate_before(text, found.start()) or text[end : end + 2] in ("以上", "以下", "左右")
    )
    name = _rate_name().search(text[max(0, found.start() - _RATE_WORDS) : found.start()])
    return Rate(Span(found.start(), end), value, decimals, name[1] if name else "", rough)


def _percentage(found: re.Match[str]) -> tuple[Decimal, int, bool]:
    """The value in percent, the number of digits after the point, and whether the wording itself is rough (六成)."""
    if (written := found["percent"]) is not None:
        plain = written.replace("．", ".")
        return Decimal(plain), len(plain.partition(".")[2]), False
    if (written := found["hundredths"]) is not None:
        whole, _, fraction = written.partition("点")
        return _chinese_decimal(whole, fraction), len(fraction), False
    whole, _, fraction = found["tenths"].partition("点")
    return _chinese_decimal(whole, fraction) * 10, 0, True


def _chinese_decimal(whole: str, fraction: str) -> Decimal:
    try:
        digits = "".join(str(parse_number(char)) for char in fraction)
        return (
            Decimal(f"{parse_number(whole)}.{digits or '0'}") if digits else Decimal(int(parse_number(whole)))
        )
    except ValueError:
        return Decimal(0)
