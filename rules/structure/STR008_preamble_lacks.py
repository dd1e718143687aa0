"""What the opening of an inspection notice must tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Genre, Hit, LineKind, Notice, Options, Severity, Span, compiled

_LIMIT = 1500
"""So much of the text before the first heading is the opening; what follows is an overview."""

_INSPECTED = ("党组", "党委", "党工委", "总支", "支部")
"""Who writes to the organ that was inspected tells it of something else."""

_LAST = 5
"""So many lines at the end are looked through for a publishing clause that the opening lacks."""


@cache
def _body() -> re.Pattern[str]:
    return compiled(
        "巡[视察查](?:工作)?[^，。；的反]{0,10}组|第?[一二三四五六七八九十0-9]{1,3}组|督察局|巡[视察]机构|(?:省|市|县|区|旗|州)委巡[视察]办"
    )


@cache
def _until_feedback() -> re.Pattern[str]:
    """A date of the feedback: 反馈 follows in its sentence with no other date between, though perhaps a number."""
    return compiled("[0-9]{1,4}[年月日][0-9年月日]{0,8}(?:[^0-9。]|(?>[0-9]+)(?![年月日])){0,45}?反馈")


@cache
def _publishing() -> re.Pattern[str]:
    return compiled(
        "现[将就予]|予以(?:公布|通报|公开|公示)|(?:公布|通报|公开|公示|报告|函告|汇报)如下|向社会(?:公布|公开|公示)"
    )


@cache
def _form() -> re.Pattern[str]:
    """An opening that is a form and needs no sentence: 巡察单位：…, 巡察时间：…, 反馈时间：…."""
    return compiled(r"[^：\n]{2,8}：[^\n]{1,80}(?:\s+[^：\n]{2,8}：[^\n]{1,80}){2,}\s*")


@cache
def _vague_period() -> re.Pattern[str]:
    return compiled(
        "[0-9]{1,2}月[^，。；]{0,8}(?:至|到|-|—|～|起)|近期|[0-9]{4}年[^，。；]{0,6}(?:季度|半年|年初|年底|年末)"
    )


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield one hit that names all that the opening lacks."""
    if notice.genre is not Genre.INSPECTION or notice.salutation.endswith(_INSPECTED):
        return
    opening = notice.opening
    if opening.start == opening.end:
        yield Hit(notice.title.span if notice.title else notice.anchor("opening"), "none")
        return
    opening = _above_table(notice, opening)
    if notice.text[opening.end - 1] not in "。：！:）)”":
        return  # it breaks off, and that is told elsewhere
    span = Span(opening.start, min(opening.end, opening.start + _LIMIT))
    lacking = [name for name, present in _parts(notice, span) if not present]
    if lacking:
        first = next(
            line.span
            for line, kind in zip(notice.lines, notice.line_kinds, strict=True)
            if line.span.end >= span.start and (kind is not LineKind.ADDRESS or line.span.end >= span.end)
        )
        message = lacking[0] if len(lacking) == 1 else "several"
        parts = "、".join(_NAMES[name] for name in lacking)
        place = Span(max(first.start, span.start), min(first.end, span.end))
        # Without the clause alone nothing is unknown; it is how a notice is to be put.
        severity = Severity.INFO if lacking == ["publishing"] else None
        yield Hit(place, message, {"parts": parts}, severity=severity)


def _above_table(notice: Notice, opening: Span) -> Span:
    """The opening up to the table that stands in the place of sections."""
    end = opening.start
    for line, kind in zip(notice.lines, notice.line_kinds, strict=True):
        if line.span.start >= opening.end or (kind is LineKind.TABLE and end > opening.start):
            break
        if line.span.end > opening.start and kind is not LineKind.TABLE:
            end = line.span.end
    return Span(opening.start, end if end > opening.start else opening.end)


_NAMES = {"period": "巡察起止时间", "body": "巡察组名称", "feedback": "反馈时间", "publishing": "公布语"}


def _parts(notice: Notice, opening: Span) -> Iterator[tuple[str, bool]]:
    """Each part by its message id, and whether the opening has it."""
    text = notice.text
    ranges = [dates.span for dates in notice.ranges if opening.start <= dates.span.start < opening.end]
    single = [
        date.span.start
        for date in notice.dates
        if opening.start <= date.span.start < opening.end
        and date.month
        and not any(date.span.start in span for span in ranges)
    ]
    told = [offset for offset in single if _until_feedback().match(text, offset, opening.end)]
    vague = _vague_period().search(text, *opening) is not None
    yield "period", bool(ranges) or len(single) > len(told) or vague
    yield "body", _body().search(text, *opening) is not None
    yield "feedback", bool(told) or notice.role("feedback") is not None
    published = _publishing().search(text, *opening) is not None or _published_below(notice)
    yield "publishing", published or _form().fullmatch(text, *opening) is not None


def _published_below(notice: Notice) -> bool:
    """Whether the last paragraphs publish the notice instead (现将…向社会公开，接受监督)."""
    return any(_publishing().search(notice.text, *line.span) for line in notice.lines[-_LAST:])
