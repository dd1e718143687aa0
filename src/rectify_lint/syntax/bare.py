"""Markers without a mark behind their numbers: 2 问题整改情况, 一　总体情况, 第三　下一步, 3党建责任不实, 问题1 作风不严,
第一项 作风不严.

A number in front of words is a marker only where others like it count with it: headings above 2.1 and 2.2 and,
wherever they stand, short lines of one form that count 1, 2, 3 … with few slips.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.lines import BARE_HEADING, Line
from rectify_lint.syntax.markers import Marker, Style, numeral_value

_LEAST = 3
"""So many lines of one form at least, or one of them may be a street number or a sentence; one less above decimals."""


@cache
def _bare_number() -> re.Pattern[str]:
    return compiled(r"(?P<number>[1-9][0-9]?)[ \t　]+(?=[一-龥“《（])")


@cache
def _bare() -> re.Pattern[str]:
    numeral = "[一二三四五六七八九十]{1,3}"
    return compiled(
        rf"""
        第(?P<ordinal>{numeral})(?:[、，](?=[一-龥]{{2}})(?!第)|(?=[ \t　]+[一-龥“《]))
        |第(?P<clause>{numeral})项(?:[：:]|(?=[ \t　]+[一-龥“《]))
        |(?:问题|任务|事项|案件)[（(]?(?P<question>{numeral}|[1-9][0-9]?)[）)]?(?=[ \t　]+[一-龥“《]|$)
        |(?P<spaced_cn>{numeral})(?=[ \t　]+[一-龥“《])
        |(?P<spaced>[1-9][0-9]?)(?=[ \t　]+[一-龥“《])
        |(?P<glued>[1-9][0-9]?)(?:(?=[一-龥“《])(?![年月日号时点分秒个项条件名人家户次亩吨米元万亿千百组类种份宗起例处所台套批期届楼栋层室班级岁度市省区县镇村])
          |(?=人[才员事大民文居]|项目|条[例线]|个[人别性]|家[庭校]|户籍|组织|班子|层级|市[场政容民]|[区县镇]域|村[级务民居集]|种[植业子粮]|处[置级理罚]|所属|台账|分[管工配]|年[度轻]|日常|时效|点[位多]))
        """,
        re.VERBOSE,
    )


_STYLES = {
    "ordinal": Style.PART,
    "clause": Style.QUESTION,
    "question": Style.QUESTION,
    "spaced_cn": Style.CHINESE,
    "spaced": Style.ARABIC_DOT,
    "glued": Style.ARABIC_DOT,
}
_STOPS = "。；：，、:;,"
"""A heading of one of these forms ends with none of them, but for 第一、 which may have a full stop."""


def mark_bare_numbers(text: str, lines: list[Line], candidates: Sequence[int], *, decimal: bool) -> None:
    """Give the *lines* among the *candidates*, by index, the markers they have without a mark.

    *decimal* says that there are numbers such as 2.1.
    """
    if decimal:
        _above_decimals(text, lines)
    forms: dict[str, list[tuple[int, Marker]]] = {}
    for index in candidates:
        start, end = lines[index].span
        found = _bare().match(text, start, end)  # 2 above 2.1, marked by now, counts with 1 and 3
        if found is None or text.find("\t", start, end) >= 0:
            continue
        form = found.lastgroup or ""
        stop = text[end - 1]
        value = numeral_value(found[form])
        if value is not None and (stop not in _STOPS or (form == "ordinal" and stop == "。")):
            separator = text[found.end() - 1] if text[found.end() - 1] in "、，：:" else ""
            gap = text[found.end() : found.end() + 1].isspace()
            marker = Marker(_STYLES[form], value, Span(*found.span()), separator, "", gap)
            forms.setdefault(form, []).append((index, marker))
    for found_of_form in forms.values():
        sure = any(lines[index].marker is not None for index, _ in found_of_form)
        if _counts([marker.number for _, marker in found_of_form], _LEAST - sure):
            for index, marker in found_of_form:
                line = lines[index]
                lines[index] = Line(line.number, line.span, marker, Span(marker.span.end, line.span.end))


def _counts(numbers: Sequence[int], least: int) -> bool:
    """Whether *numbers*, so many at *least*, begin with 1 and mostly count on, beginning again any number of times.

    Where one is written wrong the others stand in their places; where a line is missing they go on step by step.
    """
    if len(numbers) < least or numbers[0] != 1:
        return False
    placed = onwards = due = 0
    for number, before in zip(numbers, (0, *numbers), strict=False):
        due = 1 if number == 1 else due + 1
        placed += number == due
        onwards += number == before + 1 != 1
    again = numbers[1:].count(1)
    right = max(placed, onwards + again + 1)
    return 3 * right >= 2 * len(numbers) and (onwards > again or placed > 2 * again + 1)


def _above_decimals(text: str, lines: list[Line]) -> None:
    """Mark headings above 2.1, 2.2 that have only a blank behind their number: 2 问题整改情况."""
    following: Marker | None = None
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.marker is not None:
            following = line.marker
            continue
        found = _bare_number().match(text, *line.span)
        if found is None or line.span.end - line.span.start > BARE_HEADING or following is None:
            continue
        above = f"{found['number']}."
        if following.style is Style.DECIMAL and text.startswith(above, following.span.start):
            span = Span(*found.span("number"))
            marker = Marker(Style.ARABIC_DOT, int(found["number"]), span, "", "", gap=True)
            lines[index] = Line(line.number, line.span, marker, Span(span.end, line.span.end))
            following = marker
