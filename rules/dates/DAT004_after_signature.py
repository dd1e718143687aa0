"""Events told as done that lie behind the day of the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rectify_lint import DateMention, Day, Hit, Notice, Options, Related, compiled


@cache
def _done() -> re.Pattern[str]:
    return compiled(
        "[^。；！？\n]{0,30}?(?:召开|印发|下发|出台|发布|公布|通过|审议|开展|举办|组织|传达|学习|完成|竣工|开工|投入|整改到位|成立|收回|追缴|清退"
        "|退还|退缴|办结|约谈|赴|查处|立案|给予|修订了?|制定了?|建成|启动|签订|拨付|补缴|到位|[^为除]了|已"
        "|获批|获评|获得|荣获|入选|被评|被授予|通水|通车|投产|投用|并网|开业|启用|上线|揭牌|举行|签署|核准|批复|验收|销号|取得|发放|建立|健全|组建|补办|清理|排查|核查|走访|选派|聘请|配备|招录|轮岗|开设|改造|实施|移交|到现场|列席|带队|印制|上[缴交]|审[核定]|备案|归还|退回|接收|招[聘收]|引进|培训|受理|调[解处]|化解|处置|拆除|收缴|追回|出版|编制)"
    )


@cache
def _in_one_clause() -> re.Pattern[str]:
    """What is told in a clause of its own, so that what the next clause plans is something else."""
    return compiled(
        "(?:[^，。；！？\n计拟将预力争确]{0,8})(?:并网|通车|通水|竣工|完工|投用|投产|揭牌|召开|印发|验收|销号|开业|上线|建成|开工|启用|办结|举办|举行)[^，。；\n]{0,12}[，；]"
    )


@cache
def _at_once() -> re.Pattern[str]:
    return compiled("已(?:经|全部|全面)*(?:完成|完工|竣工|建成|办结|整改|投入|召开|印发|出台)")


@cache
def _just_before() -> re.Pattern[str]:
    """Words before a date that tell of it as past, whatever the rest of the sentence plans."""
    return compiled("(?:已经?|业已|均已)[于在]\\Z")


@cache
def _since() -> re.Pattern[str]:
    """What is said of a year only when it has come: 以来, 2021年购置的."""
    return compiled(
        "以来|度?(?:[^，。；、]{0,8}?(?:购置|采购|实施|形成|签订|发放|建成|竣工|立项|选任|提拔|提任|处置|发生|购买|投入使用))的"
    )


@cache
def _finished() -> re.Pattern[str]:
    return compiled("已(?:经|全部)?(?:完成|办理|兑现|发放|落实|开展|实施|移交|缴纳)了?\\Z")


@cache
def _has_yielded() -> re.Pattern[str]:
    """What has come of a rule since it came into force, in numbers."""
    return compiled("起[^。；！？\n]{0,60}?(?:节约|累计|共计?|新增|减少|已)[^，。；\n预计]{0,10}[0-9]")


@cache
def _takes_effect() -> re.Pattern[str]:
    return compiled("起?(?:正式)?(?:施行|执行|实施|推行|实行)")


_FAR = 2
"""Years after the signature within which a rule may come into force."""

_CLAUSE = 12
"""Characters before a date in which a plan may be told."""


@cache
def _plan() -> re.Pattern[str]:
    # 将 before an object that is handed over is no word for a plan: 8月27日，将结余资金上缴国库.
    handed = "上[缴交]|移[交送]|划[转拨]|收[回归]|[纳列转录]入|报送|提交|分解|下发|调整为|变更|退[还回]|归还|注销|交由"
    acts = (
        "[于在对按以向由]|组织|开展|启动|召开|进一步|[继持]续|逐步|全[面力]|会同|联合|通过|完成|[适择]时|择机"
    )
    object_ = f"(?!{acts})[^，。；\n]{{1,24}}?(?:{handed})"
    return compiled(
        f"计划(?![》”，。；、）]|书|表)|拟|将(?!{object_})|预计|力争|争取|确保|目标|届时|时限|限期|期限|有效|定于|有望|规划|预期|到期|下一?步|承诺|要求|为期|约定|每年|今后"
        "|待[^，。]{1,20}后|到[^，。]{0,12}[底末前]|推进至|安排在|明确[^，。]{0,14}(?:完成|开工|前)|[续陆]续|可[^，。]{0,4}(?:完成|投|开|建|入|交)|暂定|预备(?!党员)|筹备"
        "|准备|择期|适时|起(?:施行|执行|实施)|合同|协议"
    )


@cache
def _column() -> re.Pattern[str]:
    return compiled(r"[|\t]")


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each date after the signature that the text tells as past."""
    signature = notice.role("signature")
    if signature is None or any(fault.date.role == "signature" for fault in notice.order_faults):
        return
    special = {role.mention.span for role in notice.timeline}
    special |= notice.range_ends
    for mention in notice.dates:
        if mention.span.start >= signature.mention.span.start > notice.opening.end:
            break
        year = mention.known_year or signature.day.year
        if year > signature.day.year and mention.span not in special:
            message = _out_of_reach(notice, mention, year - signature.day.year)
            if message:
                data = {"text": mention.span.of(notice.text), "signature": _words(signature.day)}
                data["day"] = f"{year}年"
                yield Hit(mention.span, message, data, (Related(signature.mention.span, "signature", {}),))
                continue
        if mention.known_month is None or (mention.known_year or signature.day.year) < signature.day.year:
            continue
        if mention.span in special:
            continue
        day = notice.likely_day(mention)
        if day is None or not _later(day, mention, signature.day) or not _told_as_done(notice, mention):
            continue
        data = {"text": mention.span.of(notice.text), "day": _words(day), "signature": _words(signature.day)}
        yield Hit(mention.span, "after", data, (Related(signature.mention.span, "signature", {}),))


def _later(day: Day, mention: DateMention, signed: Day) -> bool:
    if day.day:
        return day > signed
    first = {"中旬": 11, "下旬": 21, "底": 21, "末": 21}.get(mention.part, 1)
    return (day.year, day.month, first) > signed


def _out_of_reach(notice: Notice, mention: DateMention, years: int) -> str:
    """The message for a bare year told as past, and for a rule that comes into force far too late."""
    text, (start, end) = notice.text, mention.span
    if notice.cited(start) or mention.part:
        return ""
    if mention.known_month is None and _finished().search(text, max(0, start - 8), start):
        return "after"  # 已完成2033年…
    if mention.known_month is None:
        told = _since().match(text, end)
        past = told is not None and (told[0] == "以来" or not _planned_near(notice, mention))
        return "after" if past else ""
    begins = text.startswith("起", end) or text[start - 1 : start] in ("自", "从")
    return "far" if begins and years > _FAR and _takes_effect().match(text, end) else ""


def _planned_near(notice: Notice, mention: DateMention) -> bool:
    first = max(notice.sentence_around(mention.span).start, mention.span.start - _REACH)
    last = mention.span.start - notice.text.startswith("将", mention.span.start - 1)  # 将2015年购置的: 把
    return _plan().search(notice.text, first, last) is not None


def _told_as_done(notice: Notice, mention: DateMention) -> bool:
    """Whether the sentence speaks of the past, with nothing in it that looks ahead."""
    text, (start, end) = notice.text, mention.span
    if notice.cited(start) and (mention.year is None or not notice.quotations.covers(start)):
        return False
    if _just_before().search(text, max(0, start - 4), start) and not notice.cited(start):
        return True
    if text.startswith("以来", end):
        return True
    if _has_yielded().match(text, end) and not notice.cited(start):
        return not _plan().search(text, max(0, start - _CLAUSE), notice.sentence_around(mention.span).end)
    if _is_done_before(notice, mention):
        return True
    if text.startswith(_BEHIND, end) or text[start - 1 : start] in _BEFORE:
        return False
    sentence = notice.sentence_around(mention.span)
    first, last = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    if _column().search(text, first, last):
        return False  # a row of a ledger: its column tells what the date is
    if _at_once().match(text, end):  # what is planned in the next clause is something else
        marks = [place for mark in "，；" if (place := text.find(mark, end, last)) >= 0]
        clause = min(marks, default=last)
        return not _plan().search(text, max(first, start - _CLAUSE), clause)
    alone = _in_one_clause().match(text, end)
    if alone is not None:
        last = min(last, alone.end())
    elif notice.in_next_steps(start):
        return False
    return _done().match(text, end) is not None and not _plan().search(text, first, last)


@cache
def _by_then() -> re.Pattern[str]:
    return compiled(
        "前(?:已|均|全部|全面)(?:全部|已)?(?:完成|清结|办结|整改|退[还回缴]|[收追]回|到位|上缴|追缴|清退|偿还|归还|发放|补[办齐缴]|拆除|销号)"
    )


def _is_done_before(notice: Notice, mention: DateMention) -> bool:
    """Whether an item that counts as rectified tells of what was done before that day."""
    start, end = mention.span
    item = notice.item_at(start)
    if item is None or item.status is None or not item.status.finished or notice.cited(start):
        return False
    sentence = notice.sentence_around(mention.span)
    near = max(sentence.start, start - _CLAUSE), min(sentence.end, end + _REACH)
    return _by_then().match(notice.text, end) is not None and not _plan().search(notice.text, *near)


_REACH = 200
"""Characters of a sentence, to both sides of a date, that tell whether it is past or planned."""

_BEHIND = ("前", "之前", "以前", "底前", "止", "起", "后", "以后")
_BEFORE = frozenset("至到前")


def _words(day: Day) -> str:
    return f"{day.year}年{day.month}月" + (f"{day.day}日" if day.day else "")
