"""Years that lost their 年."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Severity, Span, compiled


@cache
def _before_month() -> re.Pattern[str]:
    return compiled("(?:19|20)[0-9]{2}(?=(?:1[0-2]|0?[1-9])月)")


_COUNTED = (
    "年个人名项件次元万亿千百十余多几来左以之至到和与及或、号家户条处份吨公里米亩平立方台套辆座间所床张本册例宗笔批支艘架头只羽株棵届级版款型"
    "分秒时天日月周岁倍层栋幢组团队位场期篇幅部门类种样对双道口根块片段节课学斤克升瓦伏兆字页行列点角厘美欧港比等的为是不超约近共整"
    "室房盏枚杯粒颗匹桶箱袋瓶盒封盆丛捆丈里尺寸挂筐罐面顶副辑帧毫赫帕摄马档枝窝尾孔扇轮回趟遍班排连列盘串滴贫群"
)
"""Behind a number stands what it counts; a year before any other word has lost its 年."""

_NUMBER_BEFORE = frozenset("0123456789.．〔﹝【［[（(—-–~～－至第号“‘约近达共超过￥$%％期到为计余额/")
"""Behind these characters numbers are amounts, ends of ranges or serial numbers."""


@cache
def _bare() -> re.Pattern[str]:
    return compiled(
        rf"20(?:[12][0-9]|3[0-5])(?=[\u4e00-\u9fff])(?:(?=来[的，])|(?![{_COUNTED}度起]|上下|上百|会议室)|(?=度[\u4e00-\u9fff0-9])|(?=起))"
    )


@cache
def _first_year() -> re.Pattern[str]:
    return compiled("年(?:至|到|[—–~～－-]{1,2})$")


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether what stands round a bare number between 2010 and 2035 leaves no other reading than a year."""
    before = text[max(0, start - 3) : start]
    if text.startswith(("起", "来"), end):
        return before.endswith(("自", "从", "对"))
    if _first_year().search(before):
        return True
    if before[-1:] in _NUMBER_BEFORE or (before[-1:].isascii() and before[-1:].isalpha()):
        return False
    if before[-1:] == "," and before[-2:-1].isdigit():
        return False
    return not (before.endswith("于") and before[-2:-1] in _COMPARING)


_COMPARING = frozenset("少大小低高等多")


@cache
def _power() -> re.Pattern[str]:
    return compiled("电|能|[约近达]")


@cache
def _blank_behind() -> re.Pattern[str]:
    """A year with a blank in place of 年 before a month and day, or glued to a range of months: 20241至10月."""
    month = "(?:1[0-2]|[1-9])"
    return compiled(
        f"20[0-3][0-9](?=[ \u3000]{month}月[0-9]{{1,2}}日|{month}(?:[至—–~～]|[-－]{{1,2}}){month}月)"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each year that lost its 年, a warning where the word behind it may follow other numbers."""
    text = notice.text
    seen = {}
    for span, severity in _found(notice):
        if span.start not in seen:
            seen[span.start] = severity
            fix = Fix(Applicability.UNSAFE, (Edit(Span(span.end, span.end), "年"),))
            yield Hit(span, "missing", {"year": span.of(text)}, severity=severity, fix=fix)


def _found(notice: Notice) -> Iterator[tuple[Span, Severity | None]]:
    text = notice.text
    for broken in notice.broken_dates:
        month = _before_month().match(text, broken.span.start)
        if broken.kind == "mark":
            yield Span(broken.span.start, broken.span.start + 4), None
        elif month:
            yield Span(*month.span()), None
    if not notice.is_rectification:
        return
    for found in _blank_behind().finditer(text):
        if _is_year(text, *found.span()) and not notice.cited(found.start()):
            yield Span(*found.span()), None
    for found in _bare().finditer(text):
        measured = text.startswith("度", found.end()) and _power().search(
            text, max(0, found.start() - 8), found.start()
        )
        if not measured and _is_year(text, *found.span()) and not notice.cited(found.start()):
            yield Span(*found.span()), Severity.WARNING
