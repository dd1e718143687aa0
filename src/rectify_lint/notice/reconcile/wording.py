"""How numbers and sums are written in findings and in the reconciliation table."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rectify_lint.facts.figures import Figure
from rectify_lint.facts.model import Count, Number


def number(value: Number) -> str:
    """A number without trailing zeros or exponent: ``Decimal("572.80")`` is ``572.8``."""
    if isinstance(value, int):
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(count: Count) -> str:
    """A count as declared: number and unit (``22个``)."""
    return number(count.value) + count.unit


def addition(values: Iterable[Number]) -> str:
    """A sum worked out: ``146+14+65+7=232``; a single value stands alone."""
    listed = list(values)
    terms = "+".join(number(value) for value in listed)
    return f"{terms}={number(total(listed))}" if len(listed) > 1 else terms


def total(values: Iterable[Number]) -> Number:
    """The exact sum, whole where it can be."""
    result = sum(values)
    if isinstance(result, int):
        return result
    return int(result) if result == result.to_integral_value() else result


def scaled(value: Decimal, like: Figure, text: str) -> Decimal:
    """*value* in the unit that *like* is written in: 99600000 as 9960 beside 10400万元."""
    written = like.number.of(text).rstrip("十百千万亿").replace(",", "").replace("，", "").replace("．", ".")
    if like.step == 1 or not written or not like.value:
        return value
    return value * Decimal(written) / like.value


def plain(value: Decimal, like: Figure, text: str) -> str:
    """*value* in the unit that *like* is written in, without zeros at its end."""
    return number(scaled(value, like, text).normalize())
