"""Ordinal words that number the points of a paragraph.

::

    ordinal ::= cn "是"                     一是 … 二十是
              | cn "要"                     一要 … 二要
              | "第" cn, before a mark      第一，…第二，
              | "其" cn, before a mark or 是  其一，…其二是
              | "措施" (cn | number), before a mark  措施一：…措施2：…
    cn      ::= one to ninety-nine in Chinese numerals

They stand at the start of a clause: of the text, of a line, or behind a blank or a mark. ``十一是`` is
eleven, never ten and one; 一是一、二是二 and N要N不 are sayings, 第一、第二党支部 a list of names.
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import exact

_UNITS = "一二三四五六七八九"


def count() -> pp.ParserElement:
    """一 to 九十九."""
    unit = pp.Char(_UNITS)
    return pp.Opt(unit) + "十" + pp.Opt(unit) | unit


def ordinal() -> pp.ParserElement:
    """An ordinal word; its results name is its series."""
    clause_start = pp.Regex(r"(?<![^。；：，、！？”’）】…—.;:,!?)\"'“‘（(|>\s])").set_name(
        "start of a clause"
    )
    points = count()("shi_number") + "是" + ~pp.Regex(r"一[，、]?二是|二(?![^，。；、\s])|一码事|[一二]非")
    needs = count()("yao_number") + "要" + ~pp.Regex("[一二三四五六七八九十两](?:[不禁严个条]|坚持)|[不素]")
    mark = pp.FollowedBy(pp.Char("，,：:") | "、" + ~pp.Char("第" + _UNITS))
    ranks = "第" + count()("di_number") + mark
    items = "其" + count()("qi_number") + pp.FollowedBy(pp.Char("，,：:、是"))
    number = count() | pp.Regex("[1-9][0-9]?")
    measures = "措施" + number("cuo_number") + pp.FollowedBy(pp.Char("：:、.．"))
    return clause_start + (points("shi") | needs("yao") | ranks("di") | items("qi") | measures("cuo"))


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "ordinal": lambda: exact(ordinal(), "ordinal"),
}
