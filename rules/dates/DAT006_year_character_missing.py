"""Years that lost their 年."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Severity, Span


@cache
def _before_month() -> re.Pattern[str]:
    return re.compile("(?:19|20)[0-9]{2}(?=(?:1[0-2]|0?[1-9])月)")


@cache
def _bare() -> re.Pattern[str]:
    # Behind a number stands what it counts; a year of these decades before any other word has lost its 年.
    counted = (
        "年个人名项件次元万亿千百十余多几来左以之至到和与及或、号家户条处份起吨公里米亩平立方台套辆座间所床张本册例宗笔批支艘架头只羽株"
        "棵度届级版款型分秒时天日月周岁倍层栋幢组团队位场期篇幅部门类种样对双道口根块片段节课学斤克升瓦伏千兆字页行列点角厘美欧港日英字节"
        "比等的为是不超约近共整"
    )
    before = r"0-9A-Za-z.．〔﹝【［\[（(—\-–~～－至第号“‘约近达共超过￥$%％期到为计余额/"
    return re.compile(
        rf"(?=[12年自从])(?:(?<![{before}])(?<![0-9],)(?<![少大小低高等多]于)|年(?:至|到|[—\-–~～－]{{1,2}})|(?:自|从)(?=20[0-3][0-9]起))"
        rf"(?P<year>199[0-9]|20[0-3][0-9])(?:(?=[\u4e00-\u9fff])(?![{counted}]|上下|上百)|(?=度[\u4e00-\u9fff])|(?<=[自从]20[0-3][0-9])(?=起))"
    )


@cache
def _power() -> re.Pattern[str]:
    return re.compile("电|能|[约近达]")


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
    for found in _bare().finditer(text):
        measured = text.startswith("度", found.end()) and _power().search(
            text, max(0, found.start() - 8), found.start()
        )
        if not measured and not notice.cited(found.start()):
            yield Span(*found.span("year")), Severity.WARNING
