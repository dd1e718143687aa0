"""The values of numerals."""

from __future__ import annotations

from decimal import Decimal

from rectify_lint.facts.model import Number

_DIGITS = {
    "〇": 0, "○": 0, "零": 0, "Ｏ": 0, "O": 0,
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCORES = {"廿": 20, "卅": 30}
_MULTIPLIERS = "十百千万亿"


def parse_number(text: str) -> Number:
    """The value of a numeral as the grammar ``number`` finds it: ``1,401``, ``５``, ``1.2万``, ``二十一``.

    A value without a fraction is an ``int``, else a ``Decimal`` with the digits as written.

    Raises:
        ValueError: *text* is not a numeral.
    """
    if text.isdecimal():
        return int(text)
    plain = text.rstrip(_MULTIPLIERS)
    if not plain or not plain[0].isdecimal():
        return chinese_number(text)
    factor = 1
    for char in text[len(plain) :]:
        factor *= _SMALL.get(char) or _LARGE[char]
    digits = plain.replace(",", "").replace("，", "").replace("．", ".")
    if digits.isdecimal():
        return int(digits) * factor
    if not digits.replace(".", "", 1).isdecimal():
        raise ValueError(f"not a numeral: {text!r}")
    value = Decimal(digits)
    if factor == 1:
        return value
    value *= factor
    return int(value) if value == value.to_integral_value() else value.normalize()


def chinese_number(text: str) -> int:
    """The value of a Chinese numeral: ``二十一``, ``两``, ``一百二``, ``三千零二``, ``一万五``, ``二〇二四``.

    Raises:
        ValueError: *text* is not one; two adjacent digits such as ``三四`` (three or four) are none either.
    """
    digit = _DIGITS.get(text)
    if digit is not None:
        return digit
    if not text:
        raise ValueError("not a Chinese numeral: ''")
    if all(char in _DIGITS for char in text):
        return _positional(text)
    value = 0
    section = 0
    scale = 1  # what a last digit without unit counts: 一百二 is 120, 一百零二 is 102
    for char in text:
        if char in "零〇":
            _refuse_second(digit, text)
            scale = 1
        elif char in _DIGITS:
            _refuse_second(digit, text)
            digit = _DIGITS[char]
        elif char in _SCORES:
            _refuse_second(digit, text)
            section, scale = section + _SCORES[char], 1
        elif char in _SMALL:
            section, scale = section + (1 if digit is None else digit) * _SMALL[char], _SMALL[char] // 10
            digit = None
        elif char in _LARGE:
            value = _raised(value, section + (digit or 0), char, text)
            section, digit, scale = 0, None, _LARGE[char] // 10
        else:
            raise ValueError(f"not a Chinese numeral: {text!r}")
    return value + section + (digit or 0) * scale


def _positional(text: str) -> int:
    """A string of digits: a year, or one digit."""
    if len(text) == 2 and not any(char in "〇○零ＯO" for char in text):
        raise ValueError(f"not a Chinese numeral: {text!r}")
    return int("".join(str(_DIGITS[char]) for char in text))


def _refuse_second(digit: int | None, text: str) -> None:
    """Refuse a digit that follows a digit."""
    if digit is not None:
        raise ValueError(f"not a Chinese numeral: {text!r}")


def _raised(value: int, section: int, unit: str, text: str) -> int:
    """*value* after ``万`` or ``亿``: 亿 counts all that stands before it, 万 the section before it."""
    counted = value + section if unit == "亿" else section
    if not counted:
        raise ValueError(f"not a Chinese numeral: {text!r}")
    return counted * _LARGE[unit] + (0 if unit == "亿" else value)
