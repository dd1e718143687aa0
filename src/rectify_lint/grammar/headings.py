"""Headings: the forms in which notices name an issue, counts inside headings, what a section is about.

::

    issue    ::= about-quoted | against-quoted | numbered | feedback | aspect | about | against | finding
    about-quoted   ::= "关于" quoted [tail]                     关于“甲”问题的整改   关于“甲”的问题
    against-quoted ::= ("针对" | "对于" | "在") quoted [tail]     针对“甲”方面   针对“甲”等方面
    numbered ::= ["反馈"|"具体"] "问题" number sep [issue words]  问题1：甲   反馈问题三：关于“甲”的问题
    feedback ::= ("反馈问题" | "存在问题") sep words              反馈问题：甲
    aspect   ::= ("在" | "关于" | "对") words "方面"              在履行职责方面   关于选人用人方面
    about    ::= "关于" words ("问题" | "的整改")                 关于甲的问题
    against  ::= ("针对" | "对于") words ("问题" | "方面")
    finding  ::= words "问题"                                    甲不到位问题
    quoted   ::= "“" words "”"       tail ::= "问题的整改" | "的问题" | "问题" | "方面" …

    count    ::= ("（" | "(") ["共"|"计"] number unit ["问题"…] ("）" | ")")            （2个）   （共3项）
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import exact, words

_QUOTED = "“(?P<{name}>[^\n]{{0,800}}?)”(?={tail})"
_TAIL = "等?的?(?:问题|方面|整改|情况)|[。．.：:，,、；;（(]|[ \t\u3000]|\\Z|$"
_WORDS = "[^“”‘’。；;：:\n]{1,90}?"
_END = "(?=[。．.：:；;，,（(【]|[ \t\u3000]*(?:\n|\\Z)|一是|整改)"
_FIX = "的?问题的?整改(?:落实)?(?:情况)?"
_FINDING = "[^“”‘’。；;：:，,\n]{2,60}?(?:问题|现象)(?=[。．.]|[ \t\u3000]*(?:\n|\\Z))"


def _quoted(name: str) -> pp.ParserElement:
    return pp.Regex(_QUOTED.format(name=name, tail=_TAIL))


def _quoted_tail() -> pp.ParserElement:
    return pp.Opt("等") + pp.Opt(
        words(
            "问题的整改落实情况", "问题的整改情况", "问题整改落实情况", "问题的整改", "问题整改情况",
            "问题整改", "的问题的整改", "方面的问题", "方面问题", "的问题整改", "的问题", "问题", "方面",
            "的整改情况", "的整改",
        )
    )  # fmt: skip


def issue() -> pp.ParserElement:
    """An issue heading, its number taken off; the result's name is the form."""
    numbered = pp.Regex(
        "(?:反馈|具体|巡察反馈|巡视反馈)?问题(?:[0-9]{1,3}|[一二三四五六七八九十]{1,4})[：:.．、 　]"
    )
    feedback = pp.Regex("(?:巡察|巡视)?(?:反馈问题|存在问题|反馈意见|问题表现)[：:]")
    aspect = pp.Regex(f"(?:在|关于|对){_WORDS}方面{_END}")
    return (
        ("关于" + _quoted("about_words") + _quoted_tail()).set_results_name("about_quoted")
        | (words("针对", "对于", "在", "围绕") + _quoted("against_words") + _quoted_tail()
           ).set_results_name("against_quoted")
        | (numbered + pp.Opt(words("关于", "针对") + _quoted("numbered_words") + _quoted_tail())
           ).set_results_name("numbered")
        | feedback.set_results_name("feedback")
        | aspect.set_results_name("aspect")
        | pp.Regex(f"关于{_WORDS}(?:{_FIX}|的问题|问题|的整改){_END}").set_results_name("about")
        | pp.Regex(f"(?:针对|对于){_WORDS}(?:的问题|问题|方面){_END}").set_results_name("against")
        | pp.Regex(_FINDING).set_results_name("finding")
    )  # fmt: skip


def heading_count() -> pp.ParserElement:
    """A count in brackets: ``（2个）``, ``(共3项)``, ``（10个问题）``."""
    numeral = pp.Regex("[0-9０-９]{1,4}|[一二两三四五六七八九十]{1,3}").set_results_name("number")
    return (
        pp.Char("（(")
        + pp.Regex("[ \t]{0,3}(?:共计|共有|合计|共|计)?[ \t]{0,3}")
        + numeral
        + pp.Char("个项条件类").set_results_name("unit")
        + pp.Opt(words("具体问题", "问题", "事项", "整改事项", "任务", "整改任务").set_results_name("noun"))
        + pp.Regex("[ \t]{0,3}[）)]")
    )


_SECTIONS: dict[str, tuple[str, ...]] = {
    "next_steps": ("下一步", "下步", "下阶段", "下一阶段", "今后", "后续", "巩固整改成果", "巩固深化"),
    "transfers": (
        "移交问题线索", "移交的问题线索", "移交线索", "问题线索", "信访件", "信访举报", "信访事项",
        "信访办理",
        "移交事项", "立行立改",
    ),
    "organisation": (
        "组织情况", "组织领导", "组织落实", "组织整改", "组织开展", "基本情况", "主体责任", "第一责任人",
        "总体情况", "总体推进", "高度重视", "周密部署", "精心组织", "工作开展情况", "开展情况", "主要做法",
        "部署推进", "工作部署", "部署情况", "加强领导", "强化领导", "政治责任", "政治站位", "政治自觉", "提高站位",
        "统一思想", "压实责任", "压实整改责任",
    ),
    "items": (
        "整改落实情况", "整改进展情况", "整改落实进展", "整改情况", "整改完成情况", "反馈意见落实情况",
        "意见落实情况", "落实情况", "整改进展", "整改成效", "整改落实", "具体问题", "反馈问题", "整改事项",
        "推进问题整改", "抓好问题整改", "推动问题整改", "抓实问题整改",
    ),
}  # fmt: skip


def section() -> pp.ParserElement:
    """A word that tells what a section is about; the result's name is its kind."""
    return pp.MatchFirst([words(*group).set_results_name(kind) for kind, group in _SECTIONS.items()])


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "issue_heading": lambda: exact(issue(), "issue heading"),
    "heading_count": lambda: exact(heading_count(), "heading count"),
    "section_word": lambda: exact(section(), "section word"),
}
