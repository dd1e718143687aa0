"""Quantities: a numeral with its measure word, and percentages.

::

    count     ::= number [ inexact ] unit [ qualifier ]     22个   2700多人   572.8万元   三个   26个左右
    unit      ::= money | long-unit | short-unit
    money     ::= [ "十" | "百" | "千" | "万" | "亿" … ] ( "元" | "美元" … )            万元   亿元
    long-unit ::= "人次" | "方面" | "大类" | "平方米" …
    short-unit::= one character (个项件 …) not followed by what makes another word of it (项目)
    inexact   ::= "余" | "多" | "几" | "来"
    qualifier ::= "以上" | "左右" | "不等" …
    figure    ::= number [ inexact ] ( measure | unit ) [ qualifier ]   41微克/立方米   48.6岁   18分钟   22个
    measure   ::= "%" | "个百分点" | "分钟" | "吨" | "微克/立方米" …      what is measured rather than counted
    rate      ::= decimal ( "%" | "％" ) | "百分之" chinese | digit "成"      98.71%   百分之八十   六成

A number that is part of an ordinal (第3名) or of a longer number never starts a count. What qualifies a count
from the left (近, 约, 超过) is read off the text before the match, which can so start at its first digit.
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import BLANKS, DIGITS, exact, words
from rectify_lint.grammar.lower import first_chars, lower
from rectify_lint.grammar.names import LISTED_UNITS
from rectify_lint.grammar.numerals import number

_LONG_UNITS = (
    "人次", "户次", "件次", "家次", "场次", "批次", "车次", "台次", "大方面", "方面", "大类", "大项",
    "平方米", "平方公里", "立方米", "公里", "公顷", "千瓦", "公斤",
)  # fmt: skip

# A measure word and what may not follow it, since together they are another word.
_PER_HEAD = "可支|纯?收|年|月|日|住|占有|面积|用|消费|生?产|地区|G|耕|受|预期|财|[0-9]"
_SHORT_UNITS: dict[str, str] = {
    "个": "百分点|多?月|半月|工作日|自然日|小时|星期|季度|年度|学期|课时|周",
    "项": "目(?!标)",
    "条": "例|件|款",
    "处": "级|置|长|理",
    "起": "草|步|点|来",
    "次": "日|月|年|序|常务|全会|全体|代表",
    "期": "间|限|内|末|初|满",
    "所": "有|需|以",
    "场": "所|地|景|合|馆",
    "户": "外|籍",
    "家": "庭|长|属|具|校",
    "名": "次|单|称|录|额",
    "位": "次|于|置|列|居|数",
    "人": f"均(?:{_PER_HEAD})|大代|民|工|才|事|社|力|为|文|口|防|行|身",
    "本": "级|身|地|市|县|区|来|周|年",
    "部": "门|分|署|队|长|委",
    "只": "有|能|是|要",
    "间": "接|隔",
    "节": "约|点|能|假",
    "例": "如",
    "组": "织|长|成|建|员",
    "班": "子",
    "卷": "入|烟|款",
}
_PLAIN_UNITS = "件份类宗桩笔批轮台套座辆架艘篇支栋块亩吨册幅门堂队页枚棵株盏口根头张把片段层"

_UNIT_FIRST = "个项条处起次期所场户家名位人本部只间节例组班卷"
"""Characters of :data:`_SHORT_UNITS`, in that order."""


_MEASURES = (
    "个百分点", "百分点", "个工作日", "个自然日", "工作日", "自然日", "个小时", "小时", "分钟", "个月", "个名次", "名次",
    "个位次", "位次", "微克/立方米", "毫克/立方米", "微克每立方米", "毫克/升", "毫克每升", "千瓦时", "蒸吨", "千克",
    "标准箱", "标箱", "千米", "个方面", "方面", "节次", "节课", "课时", "种", "岁", "天", "孔", "眼", "米", "度",
    "%", "％",
)  # fmt: skip
_QUALIFIERS = ("（含）以上", "(含)以上", "以上", "以下", "以内", "左右", "上下", "之多", "不等")
_CHINESE = "一二三四五六七八九"


def money_unit() -> pp.ParserElement:
    """``元``, ``万元``, ``亿美元``."""
    scale = words("万亿", "千亿", "百亿", "十亿", "千万", "百万", "十万", "万", "亿", "千", "百")
    return pp.Opt(scale) + words("元", "美元", "欧元", "港元", "日元") + ~pp.Char("旦素宵")


def short_unit() -> pp.ParserElement:
    """One-character measure words, each with a guard against the longer words it may open."""
    guards = "|".join(f"{unit}(?:{rest})" for unit, rest in _SHORT_UNITS.items())
    return ~pp.Regex(guards) + pp.Char(_UNIT_FIRST + _PLAIN_UNITS)


def unit() -> pp.ParserElement:
    """Any measure word."""
    return words(*_LONG_UNITS) | money_unit() | short_unit()


def count() -> pp.ParserElement:
    """A number with its measure word; results ``number``, ``inexact``, ``unit``, ``qualifier``."""
    return _quantity(unit(), _FRESH)


def figure() -> pp.ParserElement:
    """A number with whatever it is counted or measured in; results as those of :func:`count`."""
    # 高一1650人: a Chinese numeral before Arabic digits is the end of a name.
    return _quantity(words(*_MEASURES) | unit(), rf"(?<![0-9０-９.．第])(?=[0-9０-９])|{_FRESH}")


_FRESH = r"(?<![0-9０-９.．第〇零一二两三四五六七八九十百千万])"


def _quantity(unit: pp.ParserElement, start: str) -> pp.ParserElement:
    fresh = pp.Regex(start)
    # Years and dates are digits, too, and 一, 三 and 十 stand in every other word: one look for a unit behind
    # spares the walk through the numeral.
    near_unit = pp.Regex(f"{_NEAR_NUMERAL}[余多几来{_firsts(unit)}]")
    return (
        fresh
        + pp.FollowedBy(near_unit)
        + number().set_results_name("number")
        + pp.Opt(pp.Char("余多几来").set_results_name("inexact"))
        + unit.copy().set_results_name("unit")
        + pp.Opt((words(*_QUALIFIERS) | pp.Char("多余") + ~pp.Char(DIGITS)).set_results_name("qualifier"))
    )  # fmt: skip


_NEAR_NUMERAL = f"(?:[0-9０-９][0-9０-９.．,，]{{0,40}}+|[〇零两百千佰仟万亿廿卅十{_CHINESE}]{{1,20}})"


def _firsts(unit: pp.ParserElement) -> str:
    return first_chars(lower(exact(unit.copy(), "unit")))[1:-1]


_ALSO_COUNTED = "卷"
"""Counted in running text (``notice.reconcile.counts``), where no grammar has it."""


def quantity_start() -> pp.ParserElement:
    """A numeral before what may be a unit: where a count, a figure, or the count of a list or a sum can start.

    They are tried there alone, so that one pass over the text serves them all. Each guards itself against what
    may not stand before it; left out here is what none of them can start behind.
    """
    fresh = pp.Regex(f"(?<![0-9.])(?=[0-9０-９])|(?<![0-9０-９.．〇零{_CHINESE}十百千万])")
    units = _firsts(words(*_MEASURES) | unit()) + LISTED_UNITS + _ALSO_COUNTED
    return fresh + pp.Regex(f"{_NEAR_NUMERAL}[{BLANKS}]*+[余多几来{units}]")


def rate() -> pp.ParserElement:
    """A percentage; one of the results ``percent``, ``hundredths``, ``tenths`` holds its numeral."""
    return (
        pp.Regex(r"(?<![0-9０-９.．])(?P<percent>[0-9０-９]{1,9}(?:[.．][0-9０-９]{1,9})?)[%％]")
        | pp.Regex(f"百分之(?P<hundredths>[〇零{_CHINESE}十百]{{1,6}}(?:点[〇零{_CHINESE}]{{1,6}})?)")
        | pp.Regex(
            f"(?<![〇零{_CHINESE}十百])(?P<tenths>[{_CHINESE}](?:点[{_CHINESE}])?)成(?![不为立员效功分长本交绩果就熟])"
        )
    )


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "count": lambda: exact(count(), "count"),
    "figure": lambda: exact(figure(), "figure"),
    "quantity_start": lambda: exact(quantity_start(), "quantity_start"),
    "rate": lambda: exact(rate(), "rate"),
}
