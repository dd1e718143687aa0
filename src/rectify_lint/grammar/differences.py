"""Differences: a change told with both its ends.

::

    difference ::= moved | ranked
    moved      ::= ["由" | "从" words] end change-to end joint change-by amount
                   由18人增至29人，增加11人      4个环节压缩为3个环节，减少1个
                   从3.2%提高到5.6%，提高2.4个百分点
    ranked     ::= rank words rank joint change-by number places
                   第35名，2022年省评第72名，下降37个名次      由第20位上升至第12位，前移8位
    end        ::= number [unit [noun]]
    change-to  ::= "增至" | "压缩为" | "提高到" …
    change-by  ::= "增加" | "减少" | "下降" …
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import exact, words
from rectify_lint.grammar.quantities import unit

_NUMBER = r"(?P<{name}>(?<![0-9.．])[0-9]{{1,12}}(?:[.．][0-9]{{1,6}})?)(?![0-9.．])"

_TO = (
    "增加到", "增加至", "增至", "增长到", "增长至", "提高到", "提高至", "提升到", "提升至", "上升到",
    "上升至", "升至", "升到", "扩大到", "扩大至", "扩展到", "减少到", "减少至", "减少为", "减至", "减到",
    "减为", "降低到", "降低至", "降至", "降到", "降为", "下降到", "下降至", "压缩为", "压缩至", "压缩到",
    "压减为", "压减至", "压减到", "缩短为", "缩短至", "缩短到", "精简为", "精简至", "精简到", "调整为",
    "调减为", "调增为", "变为", "增为", "跃升至", "回升至", "回升到",
)  # fmt: skip
_BY = (
    "增加", "增长", "提高", "提升", "上升", "扩大", "减少", "下降", "降低", "压缩", "压减", "缩短", "精简",
    "净增", "前移", "前进", "后退", "后移", "跃升", "回升", "新增", "倒退", "退后", "进位", "上移", "下滑",
    "滑落", "退步",
)  # fmt: skip


def _number(name: str) -> pp.ParserElement:
    return pp.Regex(_NUMBER.format(name=name))


def _amount(prefix: str) -> pp.ParserElement:
    """The unit of an end: percent, a measure word, a span of time."""
    time = words("个工作日", "个自然日", "工作日", "个月", "个小时", "小时", "分钟", "天", "年")
    return pp.Char("%％").set_results_name(f"{prefix}_percent") | (time | unit()).set_results_name(
        f"{prefix}_unit"
    )


def moved() -> pp.ParserElement:
    """Both ends in one clause, joined by a word of change."""
    return (
        _number("first")
        + pp.Opt(_amount("first"))
        + pp.Regex("[^0-9，,。；;、：:\n]{0,10}?(?=" + "|".join(_TO) + ")")
        + words(*_TO)
        + pp.Regex("(?:了|[0-9]{4}年[底末]?的?|目前的?|现在的?){0,2}")
        + _number("last")
        + pp.Opt(_amount("last"))
        + pp.Regex("[^0-9，,。；;、：:\n]{0,8}")
        + pp.Char("，,")
        + pp.Regex("(?:共|累计|净|同比|平均|实际){0,2}")
        + words(*_BY).set_results_name("by")
        + pp.Regex("[了约近]?")
        + _number("change")
        + (pp.Literal("个百分点").set_results_name("points") | _amount("change"))
    )


def ranked() -> pp.ParserElement:
    """Two ranks and the places between them; no third rank may stand in between."""
    rank = "第(?P<{name}>[0-9]{{1,4}})[名位]"
    return (
        pp.Regex(rank.format(name="from_rank"))
        + pp.Regex("[^。；;\n第]{0,30}")
        + pp.Regex(rank.format(name="to_rank"))
        + pp.Regex("[^0-9，,。；;、：:第\n]{0,6}")
        + pp.Char("，,")
        + pp.Regex("(?:共|累计){0,1}")
        + words(*_BY).set_results_name("rank_by")
        + pp.Regex("了?")
        + _number("places")
        + words("个名次", "个位次", "个位", "名次", "位次", "名", "位").set_results_name("places_unit")
    )


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "difference_moved": lambda: exact(moved(), "moved difference"),
    "difference_ranked": lambda: exact(ranked(), "ranked difference"),
}
