"""Titles that lack a part or have a mark too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import (
    Applicability,
    Edit,
    Fix,
    Genre,
    Hit,
    Notice,
    Options,
    Severity,
    Span,
    Title,
    compiled,
)


@cache
def _kind() -> re.Pattern[str]:
    return compiled(
        "(?:通报|公布|公示|公告|报告|函|总结|通知|意见|方案|决定|说明|汇报|清单|台账|一览表|情况表|公报|简报|公开|工作)(?:[（(][^（()）]{1,12}[)）])?$"
    )


@cache
def _for_public() -> re.Pattern[str]:
    return compiled("(?:公示|公告|公开|公布)(?:[（(][^（()）]{1,12}[)）])?$")


@cache
def _of_kind() -> re.Pattern[str]:
    return compiled(
        "(?:巡[视察]|督[察查])[^，。]{0,20}情况的(?:通报|公示|公告|公开|公布)(?:[（(][^（()）]{1,12}[)）])?$"
    )


@cache
def _runs_on() -> re.Pattern[str]:
    """The name of a Party organ; 镇党委 alone may be whose inspection it was."""
    return compiled("中共|[^，。关]{4,40}?(?:党组|党委|党工委|党?总支|党支部|委员会)(?!第)")


@cache
def _party() -> re.Pattern[str]:
    return compiled("(?:党组|党委|党工委|工委|党总支|党支部|总支部|委员会)$")


@cache
def _bracketed() -> re.Pattern[str]:
    return compiled("[（(][^（()）\n0-9]{2,30}(?:党组|委|会|局|院|校|司)[)）][ \t　]*\n")


_SUBTITLE = 50
"""Characters behind the title in which the organ may be named in brackets."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for the first part of the title's form that is missing."""
    title = notice.title
    if title is None:
        return
    text = title.text.rstrip("。")
    if text != title.text:
        end = title.span.end
        fix = Fix(Applicability.SAFE, (Edit(Span(end - 1, end), ""),))
        yield Hit(Span(end - 1, end), "stop", fix=fix)
    elif "关于" not in text:
        # A headline of the press is no title of an office; lists put up for the public, and bulletins on other
        # matters than an inspection, are often called without 关于; 贯彻落实…意见 says what it is about itself.
        bulletin = notice.genre is not Genre.INSPECTION and text.find("情况通报") >= 0
        listing = text.endswith(("表", "台账", "清单"))
        # A Party organ's name runs on into the matter without it: 中共…委员会巡察整改情况的公示.
        run_on = _runs_on().match(text) and _of_kind().search(text)
        often = not run_on and (
            bulletin
            or listing
            or _for_public().search(text)
            or compiled("(?:落实|办理)[^，。]*整改").search(text)
        )
        if not often and not compiled("认真|全力|扎实|[！!：:？?]").search(text):
            yield Hit(title.span, "about", {"title": text})
    elif not _kind().search(text):
        yield Hit(title.span, "kind", {"title": text})
    elif notice.genre is Genre.INSPECTION:
        yield from _organ(notice, title)


def _organ(notice: Notice, title: Title) -> Iterator[Hit]:
    """The issuing organ: missing, or a Party organ without 中共."""
    signed = notice.signature.organ if notice.signature else ""
    if not title.organ:
        below = notice.text[title.span.end : title.span.end + _SUBTITLE].lstrip()
        # The organ stands below, in brackets or on a line of its own.
        named = signed and (
            _bracketed().match(below) or compiled("[ \t　]").sub("", below).startswith(signed)
        )
        above = notice.source.text[: title.span.start]
        if not named and not compiled("发布(?:机构|单位)|发文(?:机关|单位)|来源").search(above):
            severity = Severity.INFO if signed and signed in title.text else None
            yield Hit(title.span, "organ", {"title": title.text}, severity=severity)
        return
    bare = _party().search(title.organ) and "中共" not in title.organ and "中国共产党" not in title.organ
    # A company named after the country would have the word twice; villages and schools sign with their short names.
    short = compiled("中国|.*(?:村|社区|学校|中学|小学)(?:党总支|党支部|党委)$").match(title.organ)
    if bare and not short and title.organ_span is not None:
        right = (
            signed
            if signed.startswith("中共") and len(signed) < 2 * len(title.organ)
            else f"中共{title.organ}"
        )
        yield Hit(title.organ_span, "party", {"organ": title.organ, "right": right}, severity=Severity.INFO)
