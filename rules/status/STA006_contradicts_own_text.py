"""Reports that contradict the finished status they stand under."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from rectify_lint import (
    DateMention,
    Hit,
    Item,
    Notice,
    Options,
    Related,
    Severity,
    Span,
    StatusClass,
    compiled,
)


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield at most one hit for each finished item, the surest evidence first."""
    for item in notice.items:
        if item.status in _OPEN:
            yield from _said_done(notice, item)
        if item.status is None or not item.status.finished or _goes_on(notice, item):
            continue
        found = sorted(
            (
                one
                for part in notice.report_of(item)
                for one in _evidence(notice, part, item.status)
                if not _stated(item, one)
            ),
            key=lambda one: (one.severity is not None, one.span),
        )
        if not found:
            continue
        first = found[0]
        place, status = _status(notice, item)
        related = [Related(place, "status", {"status": status})]
        related += [
            Related(one.span, "also", {"text": one.span.of(notice.text)})
            for one in found[1:]
            if one.severity is None
        ]
        data = {"text": first.span.of(notice.text), "status": status}
        yield Hit(first.span, first.message, data, tuple(related), first.severity)


_OPEN = (StatusClass.ONGOING, StatusClass.OPEN, StatusClass.PARTIAL)


def _goes_on(notice: Notice, item: Item) -> bool:
    """Whether the status says no more than that the work goes on (长期坚持): it need not be done."""
    return item.status is StatusClass.KEEP and not compiled("完成|到位|已|办结|销号").search(
        _status(notice, item)[1]
    )


@cache
def _closed() -> re.Pattern[str]:
    """Words that something is done."""
    return compiled(
        "已(?:经|全部|全面|彻底)*"
        "(?:整改到位|整改完成|整改完毕|完成整改|整改落实到位|销号|办结|解决)(?![的之率])"
    )


@cache
def _problem_itself() -> re.Pattern[str]:
    """Words before those that make it the problem itself."""
    return compiled(
        "(?:(?:该|此|上述|本)(?:(?:项|个)?(?:具体)?问题|项(?:整改)?(?:工作|任务)?)|(?<=[。；，])(?:目前|现)?(?:问题|整改工作|整改任务))"
        "(?:目前|现)?(?:均|都)?\\Z"
    )


_SUBJECT = 12
"""Those words are no more characters."""


def _said_done(notice: Notice, item: Item) -> Iterator[Hit]:
    """A hit where the report of an unfinished item says that the problem is rectified."""
    for part in notice.report_of(item):
        for found in _closed().finditer(notice.text, *part):
            start = found.start()
            subject = _problem_itself().search(notice.text, max(part.start, start - _SUBJECT), start)
            if subject is None:
                continue
            span = Span(subject.start(), found.end())
            if notice.quotations.covers(span.start) or _stated(item, Hit(span, "closed")):
                continue
            place, status = _status(notice, item)
            data = {"text": span.of(notice.text), "status": status}
            yield Hit(span, "closed", data, (Related(place, "status", {"status": status}),))
            return


def _stated(item: Item, one: Hit) -> bool:
    """Whether the words are a status label of the item themselves: two statuses are told as such."""
    return any(status.span.start <= one.span.start < status.span.end for status in item.statuses)


def _status(notice: Notice, item: Item) -> tuple[Span, str]:
    """Where the status is stated, and its words."""
    for status in item.statuses:
        if status.status is item.status:
            return status.span, status.value.rstrip("。")
    for part in notice.outline.ancestors(item.node):
        if notice.section_status(part) is item.status:
            return part.title, part.title.of(notice.text)
    return item.heading, "已完成"


def _evidence(notice: Notice, part: Span, status: StatusClass) -> Iterator[Hit]:
    """What in one part of the report says that the work is not finished; a hint where that is not sure.

    Only sentences with a word of the sort are read closely.
    """
    text, read = notice.text, part.start
    for hint in _hint().finditer(text, *part):
        if hint.start() < read:
            continue
        start = max(part.start, text.rfind("。", part.start, hint.start()) + 1)
        read = text.find("。", hint.end(), part.end) + 1 or part.end
        sentence = Span(start, read)
        if _later().search(text, *sentence):
            continue
        for one in (*_words(text, sentence), *_plans(notice, sentence, status), *_terms(text, sentence)):
            if not notice.quotations.covers(one.span.start):
                yield one


# -- wordings


_SOON = "(?:密切|健全|进一步|加强|积极|加快|尽快|组织|联合|会同|推动|抓紧|继续|持续)"


@cache
def _hint() -> re.Pattern[str]:
    """What every sort of evidence has one of; alternatives begin with literals, so that it skips fast."""
    return compiled(
        "尚[未有在]|仍[未在]|还[未在]|至今未|目前未|暂未|其余|剩余|余下|另有|正在|在建|%|％"
        f"|建议|计划|预[计期]|力争|争取|拟|将[于在到至]|将{_SOON}|将[0-9]"
    )


@cache
def _later() -> re.Pattern[str]:
    """Sentences on what comes later; 将建议 there says all the same that nothing was done."""
    return compiled(r"(?:下一?步|下一?阶段|今后|接下来|后续)(?![^。]*将建议)")


@cache
def _state() -> re.Pattern[str]:
    act = "(?:完成|启动|开工|动工|整改|到位|落实|解决|建成|办结|办理|投入使用|销号|交付|竣工|完工|拨付|验收|开展|实施)"
    return compiled(
        f"(?:尚未|仍未|还未|至今未|目前未|暂未)(?:全部|全面|彻底|真正|能够?)?{act}(?:整改|到位|建设|验收)?"
        f"|尚有[^，。；]{{1,15}}未(?:{act}|移交|提交|上报|腾退|清退|追回|收回|缴纳|归还|退还)(?:整改|到位)?"
        "|(?:仍在|尚在|还在|正在)(?:抓紧|加紧|加快|继续|持续|推进|进行|全力)*整改(?:之?中)?"
        "|(?:其余|剩余|余下)[^，。；]{1,14}(?:正在|尚在|仍在)(?:抓紧|加紧|加快|有序|积极|持续|稳步)*"
        "(?:推进|办理|整改|实施|建设|施工|处理)+(?:之?中)?(?![的之者])"
        "|整改(?:工作|任务)?(?:仍在|尚在|还在|正在)(?:抓紧|有序|持续|稳步|加快)*(?:推进|进行)(?:之?中)?"
        "|(?:其余|剩余|余下)[0-9]{1,4}[一-龥]待[^，。；]{2,16}(?:后|再)[^，。；]{0,4}(?:办|结|处理|整改|完成|拨付|移交)"
    )


@cache
def _still() -> re.Pattern[str]:
    """What is under way as a paragraph's last word on the matter (设备正在安装调试。), or not done in any other words."""
    effect = "试|运[行转营]|使用|推广|发挥|形成|成为|显现|转[化变型]|巩固|深化|逐步|稳步提|持续提"
    return compiled(
        f"正在(?!{effect})[^，。；、：”]{{2,18}}(?=[。；]|$|，(?:预计|计划|力争|拟))"
        "|(?<=[期段处个项程座栋条])在建(?=[，。；]|$)"
        "|(?:尚未|仍未|还未|至今未|目前未|暂未)(?!发现|出现|发生|收到|接到|造成|查实|形成新)[^，。；的”]{2,14}(?=[，。；]|$)"
    )


@cache
def _somebody_else() -> re.Pattern[str]:
    """Words in the clause that make the state a case provided for, a past one or another's."""
    return compiled(
        "[对凡如若因]|针对|由于|发现|指出|查[出明]|反馈|原|此前|曾|当时|前期"
        "|防止|避免|是否|存在|督促|督办|要求|[将把]|排查|梳理"
    )


@cache
def _remainder() -> re.Pattern[str]:
    """What is still in hand may be a remnant of what was found by the way, and not the item."""
    return compiled("其余|剩余|余下|另有|另外|部分|个别|少数")


@cache
def _progress() -> re.Pattern[str]:
    work = "(?:工程|主体|施工|建设|进度|管网|改造|整改|项目|装修|厂房|安装|工作|任务)"
    whole = "(?:总?工程量?|总量|总?任务|工作量|总投资)的"
    amount = rf"(?:了|约|近|到|至|{whole})*(?P<rate>[0-9]{{1,2}}(?:\.[0-9]+)?)[%％]"
    return compiled(
        f"(?:{work}[^，。；]{{0,14}}?)?(?:已完成|完成|已达到?|达到?|推进到|推进至){amount}(?!以[上内]|左右的|的)"
    )


@cache
def _statistic() -> re.Pattern[str]:
    return compiled(
        "率|支付|支出|执行|占|比[例重]|同比|增[长幅]|下降|满意|覆盖|合格|年度|目标|指标|不低于|超过?|提[高升]|由[0-9]"
    )


@cache
def _finished() -> re.Pattern[str]:
    return compiled("全部(?:完成|建成|完工)|已(?:完工|竣工|建成|交付|投入使用|全部|整改到位)|100%")


@cache
def _proposal() -> re.Pattern[str]:
    return compiled("将建议[^，。；]{0,16}|建议[^，。；]{0,12}(?:尽快|加快|抓紧|限期)整改")


@cache
def _intent() -> re.Pattern[str]:
    return compiled(
        f"(?:[一二三四五六七八九十]是|一方面|另一方面)[^，。；将拟]{{0,8}}(?P<hit>将{_SOON}|拟定?(?:加强|成立|组织|出台|制定|招))"
        "|(?<=[。；，：是])(?P<advice>建议(?:由|成立|各|有关单位|相关单位|有关部门|相关部门))"
    )


@cache
def _done_word() -> re.Pattern[str]:
    return compiled("已|了|采纳")


def _words(text: str, sentence: Span) -> Iterator[Hit]:
    """Evidence by its wording; an expression is tried only where a character that it needs stands."""
    words = sentence.of(text)
    if "建议" in words:
        for found in _proposal().finditer(text, *sentence):
            yield Hit(Span(*found.span()), "proposal")
    if "未" in words or "在" in words:
        told = list(_states(text, sentence))
        yield from told or _hanging(text, sentence)
    if "%" in words or "％" in words:
        yield from _rates(text, sentence)
    if "将" in words or "拟" in words or "建议" in words:
        yield from _intents(text, sentence)


def _states(text: str, sentence: Span) -> Iterator[Hit]:
    for found in _state().finditer(text, *sentence):
        clause = text[_clause_start(text, sentence.start, found.start()) : found.start()]
        attributive = text[found.end() : found.end() + 1] in "的之者" and found.end() < sentence.end
        if not attributive and not _somebody_else().search(clause):
            sure = not compiled("正在|待").search(found[0]) or not _remainder().search(clause + found[0])
            yield Hit(Span(*found.span()), "state", severity=None if sure else Severity.INFO)


@cache
def _wholly() -> re.Pattern[str]:
    """Words that say of the whole that it is done; 主体已完工 says it of a part."""
    return compiled("全部(?:完成|建成|完工)|已(?:全部|投入使用|交付|整改到位)|100%")


@cache
def _by_the_way() -> re.Pattern[str]:
    """Words for what came up in the course of the work, remnants of which do not leave the item open."""
    return compiled("发现|排查|摸排|查[出找摸处]|受理|接[到受]|收到|移交|检查|梳理|认领|收集|征集")


def _hanging(text: str, sentence: Span) -> Iterator[Hit]:
    remainder = _remainder().search(text, *sentence)
    if _wholly().search(text, *sentence) or (remainder and _by_the_way().search(text, *sentence)):
        return
    for found in _still().finditer(text, *sentence):
        start = _clause_start(text, sentence.start, found.start())
        marker = compiled(r"[（(]?[0-9]{1,2}[.．、）)]").match(text, start)
        start = marker.end() if marker else start
        counts = not remainder and compiled("[0-9]").search(text, start, found.end())
        if not counts and not _somebody_else().search(text, start, found.start()):
            severity = None if remainder is None else Severity.INFO
            yield Hit(Span(*found.span()), "state", severity=severity)


def _rates(text: str, sentence: Span) -> Iterator[Hit]:
    for found in _progress().finditer(text, *sentence):
        start = _clause_start(text, sentence.start, found.start())
        if float(found["rate"]) == 0 or _statistic().search(text, start, found.end()):
            continue
        if not _finished().search(text, found.end(), sentence.end):
            yield Hit(Span(*found.span()), "progress")


def _intents(text: str, sentence: Span) -> Iterator[Hit]:
    for found in _intent().finditer(text, *sentence):
        group = "hit" if found["hit"] else "advice"
        start = found.start(group)
        if not _done_word().search(text, start, _clause_end(text, start, sentence.end)):
            span = Span(start, _clause_end(text, start, sentence.end))
            yield Hit(span, "intent", severity=Severity.INFO)


def _clause_start(text: str, first: int, offset: int) -> int:
    return max(first, *(text.rfind(mark, first, offset) + 1 for mark in "，；：、"))


def _clause_end(text: str, offset: int, last: int) -> int:
    return min((end for mark in "，；。" if (end := text.find(mark, offset, last)) >= 0), default=last)


# -- plans for a day after the signature


@cache
def _planned() -> re.Pattern[str]:
    return compiled(r"(?:计划|拟|预计|力争|争取|预期|将)(?:在|于|到|至|从)?\Z")


_ACTS = (
    "开工|动工|启动建设|启动实施|建成|完工|竣工|完成|投入使用|交付使用|交付|投产|投运|投用|启用|通车|开通|上线|接入运行|投入运行|整改到位|整改完毕|正式运行"
    "|实施|推行|到岗|清零|销号|办结|审结|还清|清退到位|拨付到位|拆除|形成|达标|出具|印发|出台"
)


@cache
def _work() -> re.Pattern[str]:
    return compiled(f"[^，。；]{{0,16}}?(?:{_ACTS})")


@cache
def _settled() -> re.Pattern[str]:
    """Plans that are part of a settled matter: instalments agreed on, what recurs each year."""
    return compiled("协议|分期|缴|还款|每[年季月]|考核|培训|会议|检查|回头看|评估")


@cache
def _targets() -> re.Pattern[str]:
    """A figure still to be reached: what is done needs none, what is kept up may have one."""
    return compiled(
        "[^，。；]{0,24}?(?:达到|提[高升][至到]|[升降增][至到]|增加到|实现)[^，。；]{0,8}[0-9][0-9.]*[%％]?"
    )


def _plans(notice: Notice, sentence: Span, status: StatusClass) -> Iterator[Hit]:
    signature = notice.role("signature")
    if signature is None:
        return
    starts = notice.date_starts
    first = bisect_left(starts, sentence.start)
    for mention in notice.dates[first : bisect_left(starts, sentence.end, first)]:
        before = notice.text[max(sentence.start, mention.span.start - 8) : mention.span.start]
        planned = _planned().search(before)
        if planned is None:
            continue
        work = _work().match(notice.text, mention.span.end, sentence.end)
        if work is None and status is StatusClass.DONE:
            work = _targets().match(notice.text, mention.span.end, sentence.end)
        if work is None or not _after(notice, mention, signature.day):
            continue
        start = _clause_start(notice.text, sentence.start, mention.span.start)
        if not _settled().search(notice.text, start, work.end()):
            yield Hit(Span(mention.span.start - len(planned[0]), work.end()), "plan")


@cache
def _lasting_work() -> re.Pattern[str]:
    """Work that is given so much time from now on: 计划用两年时间完成专业群重组."""
    return compiled(
        "(?:计划|预计|拟|力争)[用在]?(?:[0-9]{1,2}|[一二两三四五六七八九十半]{1,3})(?:年|个月|个季度)(?:左右)?(?:的?时间)?[内里]?"
        f"[^，。；]{{0,12}}?(?:{_ACTS})"
    )


def _terms(text: str, sentence: Span) -> Iterator[Hit]:
    for found in _lasting_work().finditer(text, *sentence):
        start = _clause_start(text, sentence.start, found.start())
        if not _settled().search(text, start, _clause_end(text, found.end(), sentence.end)):
            yield Hit(Span(*found.span()), "plan")


def _after(notice: Notice, mention: DateMention, signed: tuple[int, int, int]) -> bool:
    """Whether *mention* lies wholly after the day of signature; without year it is the signature's.

    A quarter or half of a year that runs on after the signature's month counts: what is planned for it lies ahead.
    """
    if mention.month is None:
        year = mention.known_year or 0
        ahead = mention.part.endswith(("底", "末", "季度", "半年")) and mention.last_month > signed[1]
        return year > signed[0] or (year == signed[0] and ahead)
    day = notice.day_of(mention) or (signed[0], mention.month, mention.day or 0)
    if not day[2]:
        return (day[0], day[1]) > signed[:2]
    return tuple(day) > tuple(signed)
