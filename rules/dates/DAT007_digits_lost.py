"""Dates and ordinals with a gap where digits were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateMention, Hit, Notice, Options, Span, compiled


@cache
def _month_glued() -> re.Pattern[str]:
    return compiled("(?:19|20)[0-9]{2}(?:1[0-2]|0?[1-9])月")


@cache
def _year_before() -> re.Pattern[str]:
    return compiled("(?:19|20)[0-9]{2}年$")


@cache
def _behind_year() -> re.Pattern[str]:
    return compiled(
        r"月(?:[0-9]{1,2}日|日|(?=以来|至今|[底初起，。；、）)\s]|\Z))|[0-9]{1,2}日(?![内间以左均历])"
        "|[0-9]{1,2}(?=底前?[，。；完实建]|[上中下]旬|召开|印发|举办|完成|以来|至今)"
    )


_ACTS = (
    "召开|印发|组织|开展|反馈|举办|举行|完成|成立|下发|出台|制定|修订|邀请|联合|正式|足额|全额|如期|如数|全部|全面|上午|下午|晚|发布|公布|公示|通过"
    "|竣工|开工|完工|验收|启动|拨付|补缴|清退|退还|退回|追回|收回|追缴|上缴|缴清|赴|揭牌|挂牌|签订|签约|上线|建成|投用|投入|交付|施行|实施|执行|重新|优化|新[建增改开]"
    "|清理|查处|处置|整治|办结|立案|约谈|批复|审议|传达|学习|检查|抽查|现场|实地|进驻|报送|上报|移交|复查|走访|先后|累计|集中|期间"
)
"""What is told behind a date, and is nothing that is counted."""


@cache
def _behind_month() -> re.Pattern[str]:
    return compiled(f"(?P<digits>日(?![均常夜产报志期]))|(?P<day>[0-9]{{1,2}}(?=[，。；,前起]|{_ACTS}))")


@cache
def _range_end() -> re.Pattern[str]:
    """A month without 月 at the end of a range, before what was done in it: 7月至9新建."""
    return compiled(f"[至—–~～-](?P<month>1[0-2]|[1-9])(?=共[计\u4e00-\u9fff]|[，。；]|{_ACTS})")


@cache
def _line_end() -> re.Pattern[str]:
    """A day without 日 at the end of a line, or in front of the end of a range."""
    return compiled("(?P<day>[0-9]{1,2}(?=[ \\t\u3000]*(?:\\Z|[\\r\\n）)]|至[0-9])))")


@cache
def _short_year() -> re.Pattern[str]:
    return compiled("(?<![0-9.．])[012][0-9]{2}年$")


@cache
def _day_alone() -> re.Pattern[str]:
    return compiled("月[0-9]{1,2}日")


@cache
def _no_number() -> re.Pattern[str]:
    """A measure word, or a head count at the end of its clause, without the number before it."""
    return compiled(
        "(?:方面|类)[个项条](?:具体)?(?:问题|事项|任务)|给予[^，。；\n]{0,10}处分人(?=[，。；、（(])"
    )


@cache
def _no_level() -> re.Pattern[str]:
    return compiled("(?:根据|按照|经)委(?=统一|巡[视察])")


@cache
def _no_ordinal() -> re.Pattern[str]:
    return compiled("第(?=巡[视察]组|轮巡[视察])")


_OPENERS = frozenset("\n，,。；：、（(“于在自从至—- 　")


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """One hit for each place; where two patterns meet, the first in the text counts."""
    text = notice.text
    last = -1
    for span, message in sorted(_found(notice)):
        if span.start >= last:
            last = span.end
            yield Hit(span, message, {"text": span.of(text)})


def _found(notice: Notice) -> Iterator[tuple[Span, str]]:
    text = notice.text
    for broken in notice.broken_dates:
        if broken.kind != "mark" and not _month_glued().fullmatch(text, *broken.span):
            start = broken.span.start
            year = _year_before().search(text, max(0, start - 5), start)
            yield Span(year.start() if year else start, broken.span.end), "digits"
    for mention in notice.dates:
        yield from _beside(text, mention)
    for found in _day_alone().finditer(text):
        if _opens(text, found.start()):
            yield Span(*found.span()), "digits"
    if notice.is_rectification:
        for found in _worn(text, _doubled(), _doubled_places(notice)):
            if not notice.cited(found.start()) and _is_date(text, found.start()):
                yield Span(*found.span()), "digits" if found["bare"] else "extra"
        months = (place for place in notice.occurrences("月") if _is_monthly(text, place))
        for found in _worn(text, _monthly(), months):
            if not notice.cited(found.start()):
                yield Span(*found.span()), "day"
        years = (place for place in notice.occurrences("年") if _is_short(text, place))
        for found in _worn(text, _worn_year(), years):
            if not notice.cited(found.start()):
                yield Span(*found.span(found.lastgroup or "year")), "digits"
        for found in _no_ordinal().finditer(text):
            yield Span(found.start(), found.end() + 3), "ordinal"
        for hints, pattern, message in (
            # Each begins with a character: re skips to it, which takes less than to look for a word.
            (("类[个项]", "面(?<=方面)[个项]", "处分人"), _no_number, "number"),
            (("委(?<=[据照经]委)",), _no_level, "level"),
        ):
            if any(compiled(hint).search(text) for hint in hints):
                for found in pattern().finditer(text):
                    if not notice.cited(found.start()):
                        yield Span(*found.span()), message


@cache
def _doubled() -> re.Pattern[str]:
    """A year of five digits, a day of three or more, 年 twice."""
    return compiled(
        "(?=[1-9])(?:(?:19|20)[0-9]{3}年(?:[0-9]{1,2}月)?|(?:1[0-2]|[1-9])月[0-9]{3,4}日(?!行动|攻坚|冲刺|誓师|计划|大会战|会战|均|活动)"
        "|(?:19|20)[0-9]{2}年年(?=以[来前后]|至|起|[0-9]{1,2}月)|(?:1[0-2]|[1-9])月月(?=[0-9]|召开|印发|[起至])"
        f"|(?:1[0-2]|[1-9])月[0-9]{{1,2}}日日(?=[，。起至]|{_ACTS})"
        "|(?P<bare>(?:19|20)[0-9]{2}月(?=[底初末的，。；、]|期间|上旬|中旬|下旬)))"
    )


@cache
def _monthly() -> re.Pattern[str]:
    return compiled("每月[0-9]{1,2}(?=固定|前|定期|集中|开展|召开|为)")


@cache
def _worn_year() -> re.Pattern[str]:
    """A year of three digits where only a year can stand."""
    return compiled(
        "[对自从于在至将以较比与，。；、（为](?P<year>(?:20|2[0-9]|0[0-9])[0-9]年(?:度|(?=以来|同期|全年|[上下]半年|召开|印发|开展|至(?:19|20)[0-9]{2})))"
        "|(?:19|20)[0-9]{2}年[至到—–-](?P<end>[0-9]{3}年)"
    )


_LENGTHS = frozenset("约近逾达过超今满历")
"""Before a number of years these make it a length of time."""


def _worn(text: str, pattern: re.Pattern[str], places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of *pattern* about each of *places*, where a 年, 月 or 日 is suspect."""
    last = 0
    for place in places:
        if place >= last:
            found = pattern.search(text, max(last, place - _REACH), place + _REACH)
            if found is not None:
                last = found.end()
                yield found


_REACH = 10
"""Characters to both sides of 年, 月 or 日 that a worn date takes."""


def _doubled_places(notice: Notice) -> list[int]:
    """Where 年, 月 or 日 stands twice, or next to more digits than it can have."""
    text = notice.text
    return sorted(
        place
        for mark, digits in (("年", 5), ("月", 4), ("日", 0))
        for place in notice.occurrences(mark)
        if text[place - digits : place].isdigit()
        or text.startswith(mark, place + 1)
        or (mark == "月" and len(behind := text[place + 1 : place + 4]) == 3 and behind.isdigit())
    )


def _is_monthly(text: str, place: int) -> bool:
    return text[place - 1 : place] == "每" and text[place + 1 : place + 2].isdigit()


def _is_short(text: str, place: int) -> bool:
    return text[place - 3 : place].isdigit() and not text[place - 4 : place - 3].isdigit()


def _is_date(text: str, start: int) -> bool:
    """Whether what stands before offset *start* lets a date begin there."""
    before = text[start - 1 : start] or "\n"
    return not (before.isascii() and before.isalnum()) and before not in _LENGTHS and before not in ".．"


def _beside(text: str, mention: DateMention) -> Iterator[tuple[Span, str]]:
    """What a part of a date lacks behind or before it."""
    start, end = mention.span
    if mention.form == "year" and not mention.part:
        found = _behind_year().match(text, end) if text[end - 1] == "年" else None
        if found:
            yield Span(start, found.end()), "digits"
    elif mention.form in ("month", "month_only") and not mention.part:
        if end_of_range := _range_end().match(text, end):
            yield Span(start, end_of_range.end()), "month"
        found = _behind_month().match(text, end) or (
            _line_end().match(text, end) if mention.year is not None else None
        )
        if found:
            yield Span(start, found.end()), found.lastgroup or "digits"
    if mention.year is None and text[start - 1 : start] == "年":
        year = _short_year().search(text, max(0, start - 5), start)
        if year or _opens(text, start - 1):
            yield Span(year.start() if year else start - 1, end), "digits"


def _opens(text: str, start: int) -> bool:
    """Whether nothing that could be the missing number stands before offset *start*."""
    if start and text[start - 1] not in _OPENERS:
        return False
    return not text[max(0, start - 8) : start].rstrip()[-1:].isdigit()
