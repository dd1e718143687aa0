"""How a word processor writes the numbers it computes: the number formats of ECMA-376, 17.18.59.

Formats of other scripts, and numbers beyond the end of a set of signs, are written in Arabic figures, as Word does.
"""

from __future__ import annotations

from collections.abc import Callable

from rectify_lint.numerals import chinese_numeral

_LARGEST = 32_767  # Word counts no further
_LETTERS_TWICE = 780  # thirty times z: then letters end

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_CIRCLED_CHINESE = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_WIDE = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def write_number(number: int, number_format: str) -> str:
    """*number* in one of the formats (``decimal``, ``chineseCountingThousand`` …); ``none`` writes nothing."""
    if number_format in ("none", "bullet"):
        return ""
    if not 0 < number <= _LARGEST:
        return str(number)
    signs = _SETS.get(number_format)
    if signs is not None:
        return signs[number - 1] if number <= len(signs) else str(number)
    return _WRITERS.get(number_format, str)(number)


def _positional(number: int) -> str:
    """Digit by digit: 10 is 一〇."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """Up to 99 as it is read, digit by digit from there."""
    return chinese_numeral(number) if number < 100 else _positional(number)


def _thousands(number: int) -> str:
    """As it is read, as far as Chinese numerals of markers go."""
    return chinese_numeral(number) if number < 10_000 else str(number)


def _japanese(number: int) -> str:
    """As it is read in Japanese, which has neither 一百 nor 零: 105 is 百五."""
    return _thousands(number).replace("零", "").replace("一百", "百").replace("一千", "千")


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += number // value * sign
        number %= value
    return written


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ: the same letter once more each time round."""
    if number > _LETTERS_TWICE:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    suffixes = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 <= number % 100 <= 20 else suffixes.get(number % 10, 'th')}"


_SETS: dict[str, str | tuple[str, ...]] = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _BRACKETED,
    "decimalEnclosedFullstop": _DOTTED,
    "ideographEnclosedCircle": _CIRCLED_CHINESE,
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "ideographZodiacTraditional": tuple(_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60)),
}

_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _japanese,
    "koreanCounting": _thousands,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "koreanDigital2": _positional,
    "chineseLegalSimplified": lambda number: _thousands(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: _thousands(number).translate(_LEGAL_TRADITIONAL),
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
}
