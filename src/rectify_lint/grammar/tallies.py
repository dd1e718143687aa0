"""The tokens that a tally is made of.

A sentence with numbers is read as a row of tokens; everything between them is words. How tokens make a tally
is told in ``docs/grammar/tallies.md`` and done in ``facts/tally_items.py`` and ``facts/tally_runs.py``: which
head a part belongs to depends on values (the reading whose sum holds is preferred), and a grammar knows no
arithmetic.

::

    token    ::= skipped | rate | count | status | noun | fund | among | divided | rest | another | total | every | each
               | and-so-on | mainly | having | except | change | out-of | mid | joint | mark
    skipped  ::= "《" … "》" | ordinal | rank                        《条例》   第五   排名232名
    among    ::= "其中" | "包括" | "包含" | "含"
    divided  ::= "按" words ("划分" | "分类" | "统计" | "分" | "看" …), before a mark    按属地划分，
    rest     ::= "其余" | "其他" | "剩余" | "仍有" | "尚有" …
    another  ::= "另有" | "另" …
    total    ::= "共计" | "合计" | "共" …
    every    ::= "均" | "全部" | "逐一" …
    mid      ::= "中" before a comma, a number or 已                  24个问题中，已…
    mark     ::= "，" | "、" | "；" | "：" | "。" | "（" | "）" | "“" | "”" …
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import exact, words
from rectify_lint.grammar.lower import first_chars, lower
from rectify_lint.grammar.quantities import count, rate
from rectify_lint.grammar.statuses import status

CLUES = ("问题线索", "违纪违法线索", "违纪线索", "线索")
IMMEDIATE = ("立行立改问题", "立行立改事项", "立行立改类问题", "立行立改任务", "立行立改")
PETITIONS = (
    "信访举报件", "信访举报", "信访件", "信访事项", "信访问题", "信访案件", "信访", "来信来访", "举报件",
    "举报问题", "转办件", "交办件",
)  # fmt: skip
MEASURES = ("整改措施", "整改举措", "具体措施", "措施", "举措")
TASKS = ("整改任务", "工作节点", "任务", "节点")
PROBLEMS = (
    "问题具体表现", "问题的具体表现", "问题表现", "具体问题表现", "具体表现", "具体问题清单", "问题清单", "具体问题",
    "突出问题", "反馈问题", "整改问题", "问题", "整改事项", "反馈事项", "问题事项",
)  # fmt: skip
ASPECTS = ("方面问题", "方面", "大类")
DOCUMENTS = ("规章制度", "规则制度", "制度机制", "制度", "文件", "办法", "机制", "方案", "规定", "细则")
_REST = (
    "其余", "其他", "其它", "剩余", "余下", "剩下", "尚余", "仍余", "尚剩", "仍剩", "尚有",
    "仍有", "还剩", "还有",
)  # fmt: skip
_CHANGE = (
    "增加", "减少", "增长", "下降", "降低", "提高", "提升", "上升", "压减", "缩短", "延长", "增至", "减至",
    "升至", "降至", "降到", "增加到", "减少到", "提高到", "同比", "环比", "年均", "人均", "平均",
    "日均",
    "月均", "较上", "较年初", "较去", "比上", "比去",
)  # fmt: skip
# 问题 here is part of the name of something else.
FUNDS = ("问题资金", "资金", "问题台账", "问题导向", "问题企业", "意见建议")


def noun() -> pp.ParserElement:
    """What tallies count; the result's name is the population."""
    return (
        words(*FUNDS).set_results_name("fund")
        | words(*CLUES).set_results_name("clue")
        | words(*IMMEDIATE).set_results_name("immediate")
        | words(*PETITIONS).set_results_name("petition")
        | words(*MEASURES).set_results_name("measure")
        | words(*TASKS).set_results_name("task")
        | words(*PROBLEMS).set_results_name("problem")
        | words(*ASPECTS).set_results_name("aspect")
        | words(*DOCUMENTS).set_results_name("document")
    )


def skipped() -> pp.ParserElement:
    """Numbers that count nothing: in titles, in ordinals, in ranks."""
    return (
        pp.Regex("《[^《》\n]{0,120}》")
        | pp.Regex("第[0-9０-９〇零一二三四五六七八九十百]{1,9}[个项条件名位次批届轮组季类期]?")
        | pp.Regex("(?:排名|位列|位居|名列|列)[^0-9，,。；;、：:\n]{0,8}[0-9]{1,4}[名位]")
        | pp.Regex("[0-9.]{1,9}个百分点")
    )


def marker() -> pp.ParserElement:
    """Words that say how a number stands to the numbers round it."""
    return (
        words("其中", "包括", "包含", "涵盖", "含").set_results_name("among")
        | pp.Regex("按[^，,。；;、：:0-9\n]{1,10}(?:划分|分类|统计|分布|分|看)(?=[，,：:])").set_results_name("divided")
        | words(*_REST).set_results_name("rest")
        | words("另有", "另外", "另").set_results_name("another")
        | (words("共计", "合计", "总计", "累计", "共有", "总共", "一共", "共")
           + ~pp.Char("产同享青和识振鸣赢管治性建筑")).set_results_name("total")
        | words("均已", "均", "全部", "都已", "逐一", "逐项", "全面").set_results_name("every")
        | words("分别").set_results_name("each")
        | words("等", "…").set_results_name("etc")
        | pp.Regex("主要(?=是|有|为|包括|涉及|集中|分布)").set_results_name("mainly")
        | pp.Regex("已有|有(?=[0-9一二两三四五六七八九十])").set_results_name("having")
        | pp.Regex("除(?<![消清废解排开免扣拆删撤根铲扫]除)").set_results_name("except")
        | (words(*_CHANGE) | pp.Regex("较(?![差好强弱大小低轻重严慢])")  # 较大隐患3处 is a part
           | pp.Regex("[由从](?=[0-9原最年上去之以此过前第])")).set_results_name("change")
        | words("占").set_results_name("out_of")
        | pp.Regex("中(?=[，,：:、（(]|[已有尚仍还未]|正在|完成|[0-9])").set_results_name("mid")
        | words("以及", "和", "及", "与").set_results_name("joint")
    )  # fmt: skip


def mark() -> pp.ParserElement:
    """Punctuation that bounds or opens a clause."""
    return (
        pp.Char("，,").set_results_name("comma")
        | pp.Char("、").set_results_name("pause")
        | pp.Char("；;").set_results_name("semicolon")
        | pp.Char("：:").set_results_name("colon")
        | pp.Char("。！？!?").set_results_name("stop")
        | pp.Char("（(［[").set_results_name("open_bracket")
        | pp.Char("）)］]").set_results_name("close_bracket")
        | pp.Char("“‘「『").set_results_name("open_quote")
        | pp.Char("”’」』").set_results_name("close_quote")
    )


def _guarded(element: pp.ParserElement) -> pp.ParserElement:
    """*element* behind a look at its first character, which spares the walk through its alternatives."""
    first = first_chars(lower(exact(element.copy(), "guarded")))
    return pp.FollowedBy(pp.Regex(first)) + element


def token() -> pp.ParserElement:
    """One token of a tally sentence."""
    return (
        _guarded(mark())
        | _guarded(count()).set_results_name("count")
        | _guarded(noun())
        | _guarded(status())
        | _guarded(marker())
        | _guarded(skipped()).set_results_name("skipped")
        | _guarded(rate()).set_results_name("rate")
    )


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "tally_token": lambda: exact(token(), "token"),
}
