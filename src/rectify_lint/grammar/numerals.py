"""Numerals: Arabic in half or full width, Chinese, and Arabic with a Chinese multiplier.

::

    number    ::= arabic [ multiplier ]  |  chinese                1.2万   二十一   1,401
    arabic    ::= ( grouped | digit+ ) [ "." digit+ ]              17   572.8   ３５
    grouped   ::= digit{1,3} ( ( "," | "，" ) digit{3} )+           1,401   12，000，000
    multiplier::= "万" | "亿" | "万亿" | "百万" | "千万" …           not before 元: there it is of the unit
    chinese   ::= positional | section [ yi ] [ myriads ] | "零"
    yi        ::= [ "万" ] "亿" [ ["零"] section ]                   三亿零五百   一万亿
    myriads   ::= "万" [ ["零"] section ]                            一万五千   十万零三十; not behind 亿 itself
    section   ::= unit ( thousands | "百" ) [ ["零"] small ] | small   三千零二   一百二   二十一   十   廿三   七
    thousands ::= "千" [ ["零"] unit "百" ]
    small     ::= [ unit ] "十" [ unit ] | unit
    positional::= at least three of 〇零一二…九                      二〇二四   一九九八
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import DIGITS, digits, exact, words

CHINESE_UNITS = "一二两三四五六七八九"
CHINESE_DIGITS = "〇零一二三四五六七八九"


def arabic() -> pp.ParserElement:
    """``1401``, ``1,401``, ``572.8``, ``３５``; a comma belongs to a number before whole groups of three."""
    separator = pp.Char(",，")
    group = separator + digits(3, 3)
    grouped = digits(1, 3) + pp.OneOrMore(group) + ~pp.Char(DIGITS)
    fraction = pp.Char(".．") + digits()
    return (grouped | digits()) + pp.Opt(fraction)


def chinese() -> pp.ParserElement:
    """``二十一``, ``一百二``, ``三千零二``, ``一万五``, ``二〇二四``."""
    unit = pp.Char(CHINESE_UNITS)
    zero = pp.Char("零〇")
    # Little is written twice: every expression with a numeral in it has all of this, and is read at a start.
    small = (pp.Opt(unit) + "十" | pp.Char("廿卅")) + pp.Opt(unit) | unit
    hundreds = pp.Char("百佰")
    thousands = pp.Char("千仟") + pp.Opt(pp.Opt(zero) + unit + hundreds)
    section = (unit + (thousands | hundreds) + pp.Opt(pp.Opt(zero) + small) | small).set_name("section")
    # Each begins with a section, which is so read once; positional numerals begin with two digits, and so with none.
    yi = pp.Opt("万") + "亿" + pp.Opt(pp.Opt(zero) + section)
    myriads = ~pp.PrecededBy("亿") + "万" + pp.Opt(pp.Opt(zero) + section)
    positional = pp.Word(CHINESE_DIGITS, min=3)
    return positional | section + pp.Opt(yi) + pp.Opt(myriads) | zero


def number() -> pp.ParserElement:
    """A numeral of either kind; ``万`` and ``亿`` belong to it unless they belong to a unit of money."""
    money = words("元", "美元", "余元", "多元", "人民币")
    multiplier = words("万亿", "千亿", "百亿", "千万", "百万", "十万", "万", "亿") + ~money
    return arabic() + pp.Opt(multiplier) | chinese()


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "number": lambda: exact(number(), "number"),
    "chinese_number": lambda: exact(chinese(), "chinese number"),
}
