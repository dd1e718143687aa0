"""Field labels without the colon that they have elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Severity, Span, compiled

_HABIT = 2
"""Seen so often with a colon, a label has one."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every label without colon whose name has one in other lines."""
    yield from _contacts(notice)
    text = notice.text
    without = [line.label for line in notice.labels if not line.label.colon]
    yield from _opening_lines(notice, {label.span.start for label in without})
    bare = [label for label in without if text[label.span.start] not in "【["]
    if not bare:
        return
    usual = Counter(
        (line.label.name, line.label.colon) for line in notice.labels if line.label.colon and not line.cell
    )
    for label in bare:
        colons = {colon: count for (name, colon), count in usual.items() if name == label.name}
        if not colons:
            continue
        count = sum(colons.values())
        span = Span(label.span.start, label.span.start + len(label.span.of(text).rstrip()))
        if _sentence().match(text, span.end):
            continue
        edit = Edit(Span(span.end, span.end), max(colons, key=lambda colon: colons[colon]))
        severity = None if count >= _HABIT else Severity.INFO
        data = {"label": label.name, "count": count}
        yield Hit(span, "colon", data, severity=severity, fix=Fix(Applicability.UNSAFE, (edit,)))


_MANY = 3
"""Seen so often with a colon, a name that opens a line in front of a comma or without one is a label too."""


_LONGEST = 9
"""A name has fewer characters."""


@cache
def _sentence() -> re.Pattern[str]:
    """What goes on with a sentence that begins with the name: 整改措施已全部落实."""
    return compiled("已(?:全[部面]|基本|得到)|得到|取得")


@cache
def _told() -> re.Pattern[str]:
    """What begins what stands behind a label, a verb: 办理情况责令停止….

    整改情况良好 and 整改措施已全部落实 are sentences.
    """
    return compiled(
        "责令|已(?!全[部面]|基本|得到)|对|针对|制定|修订|开展|组织|召开|建立|完善|加强|通过|经|由|按照|立即|约谈|收回|追回|清理|核查|排查|安装|拆除|投入"
    )


def _opening(notice: Notice) -> Counter[tuple[str, str]]:
    """Names that open a line, with the colon behind them, and how often."""
    text = notice.text
    found: Counter[tuple[str, str]] = Counter()
    for colon in "：:":
        for place in notice.occurrences(colon):
            name = text[max(text.rfind("\n", max(place - _LONGEST, 0), place) + 1, place - _LONGEST) : place]
            if 1 < len(name) < _LONGEST and name.isalpha() and not name.isascii():
                found[name, colon] += 1
    return found


def _opening_lines(notice: Notice, known: Container[int]) -> Iterator[Hit]:
    """整改情况，已完成 or 办理情况责令停止 where other lines have the colon; labels that begin at *known* apart."""
    text = notice.text
    usual = [(name, colon, count) for (name, colon), count in _opening(notice).items() if count >= _MANY]
    names = {name: (colon, count) for name, colon, count in usual}
    # The lines are asked for the names, not the text for each name: there may be as many names as lines.
    for start in notice.occurrences("\n") if names else ():
        for end in range(start + 3, start + 1 + _LONGEST):
            name = text[start + 1 : end]
            if name not in names:
                continue
            colon, count = names[name]
            data = {"label": name, "count": count}
            if text[end : end + 1] in ("，", ","):
                edit = Edit(Span(end, end + 1), colon)
                yield Hit(Span(start + 1, end + 1), "colon", data, fix=Fix(Applicability.UNSAFE, (edit,)))
            elif start + 1 not in known and _told().match(text, end):
                edit = Edit(Span(end, end), colon)
                yield Hit(Span(start + 1, end), "colon", data, fix=Fix(Applicability.UNSAFE, (edit,)))


@cache
def _contact() -> re.Pattern[str]:
    """A label of how to reach the office, and the colon behind it; numbers and postcodes may do without one."""
    return compiled(
        "(?P<name>(?:联系|监督|举报|咨询|投诉|受理)电话|联系人|(?:通[信讯]|邮寄|联系|来信|办公)地址"
        "|电子(?:邮箱|信箱|邮件)|邮政信箱)(?P<colon>[：:]?)(?=[^\\s：:，。；、])"
    )


_BEGINS = "，。；：\n"
"""What stands before a label that does not open the text."""
_NAMED = ("电话", "联系人", "地址", "邮箱", "信箱", "邮件")
"""One of them is in each label: the expression is tried in the lines that have one, not in whole texts."""


def _contacts(notice: Notice) -> Iterator[Hit]:
    """联系电话027-… in a line whose other labels have colons; an address on the net may go without."""
    text, lines = notice.text, notice.source.lines
    if _NAMED[0] not in text:
        return
    by_line: dict[int, list[re.Match[str]]] = {}
    for line in sorted({lines.line_of(place) for word in _NAMED for place in notice.occurrences(word)}):
        found = _contact().finditer(text, *lines.span(line))
        by_line[line] = [one for one in found if not one.start() or text[one.start() - 1] in _BEGINS]
    for labels in by_line.values():
        colons = Counter(found["colon"] for found in labels if found["colon"])
        bare = [found for found in labels if not found["colon"] and not found["name"].startswith("电子")]
        if len(bare) == 1 and colons.total() > 1:
            span = Span(*bare[0].span("name"))
            edit = Edit(Span(span.end, span.end), colons.most_common(1)[0][0])
            data = {"label": span.of(notice.text), "count": colons.total()}
            yield Hit(span, "colon", data, fix=Fix(Applicability.UNSAFE, (edit,)))
