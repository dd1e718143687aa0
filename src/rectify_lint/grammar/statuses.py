"""Status wordings in five classes, and the labels that stand before them.

::

    status   ::= open | keep | partial | ongoing | done           the first that matches decides
    open     ::= ["尚"|"仍"|"还"] ("未"|"没有"|"未能") [manner] act          未完成   尚未启动
    keep     ::= done [","] ["并"|"需"|…] lasting | ["需"] lasting              已整改并长期坚持   长期坚持
    partial  ::= [prefix] ("基本"|"部分"|"阶段性"|…) act | ["取得"] … "成效"    基本完成   阶段性完成整改
    ongoing  ::= ["需"|"正在"|"尚在"|…]+ act | "整改中"                  正在推进整改   需持续整改   长期整改
    done     ::= [prefix] act-completed                                        已完成   整改到位   全部办结

    label    ::= ["【"] name ["】"] [blanks] (":"|"：")                          整改状态：   【整改措施】
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import exact, words

_NOT_RATE = ~words("率", "时限", "时间", "期限", "度", "比例", "标准")

_PREFIX = words(
    "已经", "已", "己", "均已", "均", "都已", "都", "全部", "全面", "完全", "彻底", "按期", "按时", "如期",
    "提前", "逐一", "逐项", "逐条",
)  # fmt: skip


def _few(element: pp.ParserElement, least: int = 0) -> pp.ParserElement:
    """*element* up to four times: an unbounded run would be walked again from each of its places."""
    few: pp.ParserElement = element.copy()[least, 4]
    return few


def _prefix() -> pp.ParserElement:
    return _few(_PREFIX)


def _complete() -> pp.ParserElement:
    """Acts that are complete in themselves, with or without 已 before them."""
    return words(
        "完成整改并销号", "完成整改销号", "完成整改落实", "完成整改", "整改落实到位", "整改落实完毕",
        "整改完成并销号", "整改完成", "整改到位", "整改完毕", "整改销号", "整改办结", "落实到位",
        "落实完毕", "办理完毕", "办理完结", "办理结束", "办结", "处理完毕", "处置完毕", "核查完毕",
        "完成销号", "完成验收", "验收销号", "申请销号", "销号", "解决到位", "落实整改到位", "改正到位",
        "视同完成", "完结", "完成办理", "完成",
    ) + _NOT_RATE  # fmt: skip


def _act() -> pp.ParserElement:
    """Acts that say nothing of completion without 已, 未 or a manner word."""
    return words(
        "整改落实", "整改", "落实整改", "落实", "解决", "办理", "处理", "处置", "销号", "查办", "改正",
        "纠正", "修改", "修正", "核查", "推进整改", "推进落实", "推进解决", "推进", "实施", "验收",
    ) + _NOT_RATE  # fmt: skip


def done() -> pp.ParserElement:
    """``已完成``, ``整改到位``, ``已整改``, ``全部办结``, ``立行立改已完成``."""
    prompt = pp.Opt(words("立行立改", "立行立改问题"))
    return (
        pp.Opt(prompt) + _prefix() + _complete()
        | _few(words("均", "都", "全部", "逐一", "逐项"))
        + words("已经", "已", "己", "已全部", "已逐一", "已全面", "已彻底", "已按期", "已按时")
        + _act()
        + pp.Opt(words("到位", "完毕", "销号", "完成"))
        | words("逐一整改", "全部整改", "全部落实", "全部解决", "逐项整改")
        + pp.Opt(words("到位", "完毕", "完成"))
    )


def lasting() -> pp.ParserElement:
    """What goes on after completion: ``长期坚持``, ``持续巩固``."""
    return words(
        "长期坚持", "持续坚持", "坚持长期", "长期保持", "长抓不懈", "常抓不懈", "常态化坚持", "常态化推进",
        "长期推进", "持续推进整改", "持续推进", "持续整改", "持续落实", "持续抓好", "持续巩固提升",
        "持续巩固", "持续跟进", "持续完善", "长期整改", "巩固提升", "巩固成效", "持续",
    ) + pp.Opt(words("整改", "落实", "推进"))  # fmt: skip


def keep() -> pp.ParserElement:
    """``已整改并长期坚持``, ``已完成，并长期坚持``, ``视同完成、持续推进``, ``需长期坚持``."""
    joint = pp.Opt(pp.Char("，,、；;")) + pp.Opt(
        words("并且", "并将", "并需", "并予以", "并", "且", "需要", "需", "将", "予以")
    )
    always = words("长期坚持", "持续坚持", "坚持长期", "常态化坚持", "长抓不懈", "常抓不懈")
    return done() + joint + lasting() | pp.Opt(words("需要", "需", "仍需", "转入", "转为")) + always


def partial() -> pp.ParserElement:
    """``基本完成``, ``阶段性完成整改``, ``部分整改``, ``取得阶段性成效``, ``达到序时进度``."""
    manner = words("基本", "阶段性", "阶段", "部分", "大部分", "初步", "绝大部分", "多数", "大体")
    acts = pp.Opt(words("已", "上")) + (_complete() | _act()) + pp.Opt(words("整改", "到位", "完成", "任务"))
    degree = words(
        "阶段性", "明显", "显著", "初步", "一定", "积极", "较好", "良好", "重要", "实质性", "突破性", "较大"
    )
    result = words("成效", "成果", "进展", "效果")
    achieved = words("取得了", "取得") + _few(degree, 1) + result
    return (
        words("已完成或基本完成", "完成或基本完成")
        | _prefix() + manner + acts
        | pp.Opt(words("已", "已经"))
        + words("完成阶段性整改", "完成部分整改", "完成阶段性任务", "完成阶段整改")
        | _prefix() + achieved
        | words("阶段性成效", "阶段性进展") + pp.FollowedBy(pp.Regex("[0-9]{1,4}[个项条件]"))
        | _prefix() + words("达到序时进度", "达序时进度", "符合序时进度", "达到时序进度")
    )


def ongoing() -> pp.ParserElement:
    """``正在整改``, ``需持续整改``, ``长期整改``, ``按计划推进``, ``整改中``, ``正在组织验收``."""
    lead = words("需要", "仍需", "尚需", "还需", "需", "有待") | pp.Regex("[仍尚](?!在)")
    manner = words(
        "正在", "正", "尚在", "仍在", "还在", "持续", "长期", "继续", "逐步", "积极", "加快", "加紧",
        "抓紧", "有序", "稳步", "扎实", "全力", "分阶段", "分步", "按计划", "按序时进度", "按序时",
        "按进度", "按时序", "稳妥", "深入", "进一步", "较长时间", "较长时期",
    )  # fmt: skip
    acts = words(
        "推进整改落实", "推进整改", "推进落实", "推进", "整改落实", "整改", "办理", "落实", "查办",
        "组织验收", "验收", "实施", "解决", "处理", "处置", "核查", "核实", "调查", "攻坚", "深化", "完善",
        "落实整改", "化解", "跟踪", "跟进", "组织整改", "开展整改", "进行整改", "组织实施", "组织落实",
    )  # fmt: skip
    tail = pp.Opt(words("到位", "中", "落实"))
    return (
        words(
            "整改进行中", "整改推进中", "正在进行中", "正在进行", "进行中", "推进中", "整改中", "办理中",
            "落实中", "实施中",
        )
        | _few(lead) + _few(manner, 1) + acts + tail + _NOT_RATE
        | words("有待整改", "待整改", "待落实", "待办理", "在办", "未到整改时限", "未到时限", "未到期")
    )  # fmt: skip


def open_() -> pp.ParserElement:
    """``未完成``, ``尚未启动``, ``未按期完成或未达到序时进度``, ``逾期未完成``."""
    lead = pp.Opt(words("尚", "仍", "还", "逾期", "暂"))
    negation = words("未能", "未", "没有", "没")
    manner = _few(words("按期", "按时", "如期", "全部", "完全", "全面", "彻底", "能", "及时"))
    act = words(
        "完成整改", "完成销号", "完成", "整改到位", "整改完成", "整改完毕", "整改落实", "整改", "办结",
        "启动整改", "启动", "落实到位", "落实", "到位", "解决", "销号", "开展整改", "开展", "达到序时进度",
        "达序时进度", "办理", "处置", "修改",
    )  # fmt: skip
    one = lead + negation + manner + act + _NOT_RATE
    return one + pp.Opt(pp.Opt(words("或", "、", "和", "或者")) + negation + manner.copy() + act.copy())


def status() -> pp.ParserElement:
    """A status wording; the result's name is its class."""
    return (
        open_().set_results_name("open")
        | keep().set_results_name("keep")
        | partial().set_results_name("partial")
        | done().set_results_name("done")
        | ongoing().set_results_name("ongoing")
    )


_LABELS: dict[str, tuple[str, ...]] = {
    "status": (
        "整改状态", "整改完成情况", "完成情况", "完成状态", "完成时限及状态", "整改时限及完成情况",
        "办理状态",
        "当前状态", "整改进度", "整改完成进度", "完成进度", "整改结论", "验收结论", "结论", "状态",
    ),
    "progress": (
        "整改落实进展情况", "整改落实情况", "整改进展情况", "整改进展", "整改情况", "整改结果", "整改成效",
        "整改成果", "整改落实", "落实情况", "进展情况", "整改效果", "办理情况", "办理结果", "处理结果",
        "目前进展", "工作进展", "进展",
    ),
    "measures": (
        "主要整改措施及效果", "主要整改措施及成效", "主要整改措施", "整改措施及落实情况",
        "整改措施及完成情况", "整改措施及效果", "整改措施及成效", "整改措施和成效", "整改措施和效果",
        "整改举措", "具体整改措施", "整改具体措施", "整改措施", "主要措施", "具体措施", "采取措施",
        "主要做法", "具体做法", "措施及成效", "措施", "整改",
    ),
    "problem": (
        "巡察反馈问题", "巡视反馈问题", "反馈问题", "反馈意见", "存在问题", "具体问题", "主要问题",
        "问题表现", "具体表现", "问题描述", "问题内容", "反映问题", "举报内容", "问题",
    ),
    "owner": (
        "整改责任领导", "整改责任单位", "整改责任人", "整改责任科室", "责任领导", "责任单位", "责任科室",
        "责任股室", "责任部门", "责任处室", "责任人", "牵头领导", "牵头单位", "牵头部门", "牵头科室",
        "牵头责任人", "配合单位", "配合部门", "参与单位", "协办单位", "督办领导", "分管领导",
    ),
    "deadline": ("整改完成时限", "整改时限", "完成时限", "整改期限", "完成时间", "整改时间", "时限"),
    "contact": (
        "联系电话", "联系方式", "联系人", "联系地址", "通讯地址", "通信地址", "邮政信箱", "邮政编码",
        "邮编", "电子邮箱", "电子邮件", "邮箱", "电话", "地址", "传真", "举报电话", "监督电话", "办公时间",
        "受理时间",
    ),
    "other": (
        "整改目标", "整改要求", "整改依据", "佐证材料", "是否属实", "受理编号", "问责情况", "长效机制", "下一步打算",
        "下一步措施", "下步打算", "备注",
    ),
}  # fmt: skip


def label_name() -> pp.ParserElement:
    """The words of a label; the result's name is its kind."""
    every = sorted(
        ((word, kind) for kind, group in _LABELS.items() for word in group), key=lambda e: (-len(e[0]), e[0])
    )
    # One alternative per kind would let a short word of an early kind hide a long one of a later kind, so
    # every kind's words are taken only where no longer word of another kind stands.
    return pp.MatchFirst([_label_kind(kind, group, every) for kind, group in _LABELS.items()])


def _label_kind(kind: str, group: tuple[str, ...], every: list[tuple[str, str]]) -> pp.ParserElement:
    hidden = [
        longer for longer, other in every if other != kind and any(longer.startswith(word) for word in group)
    ]
    element = words(*group)
    return ((~words(*hidden) + element) if hidden else element).set_results_name(kind)


def label() -> pp.ParserElement:
    """A label with its colon, or in square brackets: ``整改状态：``, ``【整改措施】``."""
    colon = pp.Regex(r"[ \t\u3000]{0,4}(?P<colon>[：:])")
    bracketed = pp.Regex("【[ \t]{0,4}(?P<boxed>[^【】\n]{1,12})】(?:[ \t]{0,4}(?P<boxed_colon>[：:]))?")
    return bracketed | label_name() + pp.Opt(colon)


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "status_phrase": lambda: exact(status(), "status"),
    "label": lambda: exact(label(), "label"),
}
