"""Counts that stand beside a list of names, and the marks within such a list.

::

    named-count ::= number unit [ noun ] [ lead ]          3名（   5个分别是(   五种：   三地   6个指标
    unit        ::= "个" | "名" | "家" | "项" | "地" | "级" | …
    noun        ::= up to ten Chinese characters, none of them opening a lead
    lead        ::= [ intro ] [ "：" ] opening-bracket  |  intro [ "：" ]  |  "："
    intro       ::= "分别是" | "分别为" | "即" | "依次为" | open-intro
    open-intro  ::= "包括" | "主要有" | "主要是" | "如"        the names are only some
    list        ::= member ( separator member )* [ conjunction member ] [ "等" ]
    separator   ::= "、" | "，" | ";" | nothing between 》《 or ”“
    conjunction ::= "和" | "及" | "与" | "以及"               not within 和平, 及时, 涉及 …
    member      ::= characters; brackets, 《》 and “” in it are closed and keep their own 、

The list stands behind its lead, or right before the count: 甲、乙、丙三地; 甲、乙等5个项目.
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import BLANKS, DIGITS, blanks, digits, exact, words
from rectify_lint.grammar.numerals import chinese

LISTED_UNITS = "个名家项人位件种类处所地级大条套支座款张户省市县区镇乡村校院局"
_OPEN_INTROS = ("包括", "主要包括", "主要有", "主要是", "如", "例如", "其中包括")
_INTROS = ("分别是", "分别为", "分别有", "依次是", "依次为", "具体是", "具体为", "即")
# Words that only start like a unit.
_NOT_UNIT = (
    "个(?:百分点|多?月|工作日|小时|星期|年|季度)|项目(?!标)|名[次单称]|[人户]均|[人家件户]次|[省市县区地]级|地[区方点]"
    "|处[级理置]|大[会量力型]|级别|条例|张[开贴扬力]|[件位区]域?于|区域|市场|院校|局面|村民|人[民员才]"
)
# Characters that end the noun of a count: what follows them says something about it.
_NOT_NOUN = "均已被将在的为是等和及与对由按向并未需应都即"


def named_count() -> pp.ParserElement:
    """A count of up to 999 with the words that lead to a list behind it, if there are any."""
    in_number = DIGITS + ".．,，/〔第每一二三四五六七八九十百千万零〇-"
    outside = pp.Regex(f"(?<![{in_number}])").set_name("not within a number")
    # 一, 三 and 十 stand in every other word: one look for a unit behind spares the walk through the numeral.
    near_unit = pp.Regex(
        f"[{DIGITS}〇零一二两三四五六七八九十廿卅百佰千仟万亿]{{1,20}}+[{BLANKS}]*+[{LISTED_UNITS}]"
    )
    unit = ~pp.Regex(_NOT_UNIT) + pp.Char(LISTED_UNITS)
    intro_ahead = "分别|包括|依次|具体[是为]|主要[有是包]|其中|例?如"
    noun = pp.Regex(f"(?:(?!{intro_ahead})(?![{_NOT_NOUN}])[\u4e00-\u9fff]){{1,10}}")
    bracket = pp.Char("（(")
    colon = pp.Char("：:")
    intro = words(*_OPEN_INTROS)("open_intro") | words(*_INTROS)
    lead = (intro + pp.Opt(colon) | colon) + pp.Opt(bracket) | bracket
    number = digits(1, 3) | chinese()
    return (
        outside
        + pp.FollowedBy(near_unit)
        + number("number")
        + blanks()
        + unit("unit")
        + pp.FollowedBy(pp.Opt(noun("noun")) + pp.Opt((blanks() + pp.Opt(pp.Char("，,")) + lead)("lead")))
    )


def list_mark() -> pp.ParserElement:
    """A character that divides or encloses the members of a list."""
    return (
        pp.Char("、")("pause")
        | pp.Char("，,；;")("comma")
        | pp.Char("（(《“‘〈【[〔「")("opening")
        | pp.Char("）)》”’〉】]〕」")("closing")
    )


def conjunction() -> pp.ParserElement:
    """和, 及, 与, 以及 as a word of its own between two names."""
    inside = pp.Regex("(?<![普涉共参总饱中赠给谐缓平温附兼])").set_name("not in 普及, 参与 …")
    he = "和" + ~pp.Char("平谐睦解气缓善田县顺美")
    ji = "及" + ~pp.Char("时其格早")
    yu = "与" + ~pp.Char("会时否")
    return inside + ("以及" | he | ji | yu)


def inner_count() -> pp.ParserElement:
    """A number with a measure word: a list with one in it splits a total and names nothing."""
    unit = pp.Char("个名项件家人条处次种户份万元亩套起篇批类%％")
    some = pp.Char("一二两三四五六七八九十") + pp.Char("名个项件家人起")
    return digits() + blanks() + unit | some


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "named_count": lambda: exact(named_count(), "named count"),
    "list_mark": lambda: exact(list_mark(), "list mark"),
    "conjunction": lambda: exact(conjunction(), "conjunction"),
    "inner_count": lambda: exact(inner_count(), "count in a list"),
}
