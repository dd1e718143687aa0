"""What headings say: the form of an issue heading, counts inside headings, what a section is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable
from functools import cache
from itertools import accumulate

from rectify_lint.facts.model import Count, IssueHeading, Population, StatusClass
from rectify_lint.facts.numerals import parse_number
from rectify_lint.facts.statuses import status_class
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import Final

_QUOTES: Final = {
    "about_quoted": "about_words",
    "against_quoted": "against_words",
    "numbered": "numbered_words",
}
_BLANKS: Final = " \t\u00a0\u3000"
_TITLE: Final = 80
_STATUS_KINDS: Final = {
    StatusClass.DONE: "done_items",
    StatusClass.KEEP: "keep_items",
    StatusClass.PARTIAL: "partial_items",
    StatusClass.ONGOING: "ongoing_items",
    StatusClass.OPEN: "open_items",
}
_KINDS: Final = ("next_steps", "transfers", "organisation", "items")


@cache
def _issue() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import ISSUE_HEADING

    return compiled(ISSUE_HEADING)


@cache
def _heading_count() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import HEADING_COUNT

    return compiled(HEADING_COUNT)


@cache
def any_count() -> re.Pattern[str]:
    """What every count in a heading has: a cheap look that most headings end with."""
    return compiled("[0-9０-９一二两三四五六七八九十][个件条类项]")


@cache
def _section() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import SECTION_WORD

    return compiled(SECTION_WORD)


@cache
def _status() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import STATUS_PHRASE

    return compiled(STATUS_PHRASE)


@cache
def _inline_count() -> re.Pattern[str]:
    return compiled(
        r"(?P<number>[0-9]{1,4})(?P<unit>[个项条件])(?P<noun>具体问题|整改事项|整改任务|问题|事项|任务)"
        r"|(?P<noun_before>具体问题|整改事项|整改任务|问题|事项|任务)共?(?P<number_after>[0-9]{1,4})(?P<unit_after>[个项条件])"
    )


_BEFORE: Final = ("上轮", "上一轮", "上次", "上一次", "前次", "前轮", "历次", "以往", "以前")
"""Words for an inspection before this one: what was not rectified then may be now."""

_GROUPED: Final = ("问题", "事项", "任务", "项目", "内容", "措施")


@cache
def _grouped() -> re.Pattern[str]:
    """What follows a status wording where it names a group of issues: 已完成的整改事项, not 推进问题整改."""
    return compiled(
        r"(?:并|且|及|、|的|整改|销号|具体|反馈|巡察|巡视|重点|[0-9]{1,4}[个项条件]|[^，。：:的]{0,6}的)*"
        f"(?:{'|'.join(_GROUPED)})(?!的?整改(?:[。 　]*$|落实|工作|见效|走深|到位|取得))"
    )


@cache
def _acted_on() -> re.Pattern[str]:
    """What makes a call of the words before: 扎实推进问题整改; 正在推进问题整改情况 names a group."""
    return compiled("(?:整改|解决|落实|销号|化解|清零|见底)(?!(?:落实|进展|完成)?情况)")


_MARKER_STARTS: Final = frozenset("（(0123456789一二三四五六七八九十）)、.．")


@cache
def _marker() -> re.Pattern[str]:
    return compiled(r"[（(]?[0-9一二三四五六七八九十]{0,3}[）)、.．]{0,2}")


@cache
def _bracketed() -> re.Pattern[str]:
    return compiled(r"[（(][^（）()\n]{0,60}[）)]")


def match_issue_heading(text: str, start: int = 0, end: int | None = None) -> IssueHeading | None:
    """The issue heading that opens ``text[start:end]`` (its number taken off), or ``None``.

    Group headings (在…方面, 关于…方面 without quotation) have ``is_group`` set: the issues stand below them.
    """
    found = _opening_issue(text, start, len(text) if end is None else end)
    if found is None:
        return None
    form = found.lastgroup or ""
    words = _QUOTES.get(form)
    quoted = None if words is None or found[words] is None else Span(*found.span(words))
    in_aspect = form == "aspect" or (
        form == "against_quoted" and found[0][0] == "在" and found[0].endswith("方面")
    )
    return IssueHeading(Span(*found.span()), form, quoted, in_aspect)


def _opening_issue(text: str, start: int, stop: int) -> re.Match[str] | None:
    while start < stop and text[start] in _BLANKS:
        start += 1
    return _issue().match(text, start, stop)


def heading_count(text: str, start: int = 0, end: int | None = None) -> Count | None:
    """How many issues a heading says are below it: ``（2个）``, ``（共3项）``, ``已完成整改的问题17个``."""
    stop = len(text) if end is None else end
    if stop - start > 4 * _TITLE:
        stop = start + 4 * _TITLE
    if any_count().search(text, start, stop) is None:
        return None
    bracketed = list(_heading_count().finditer(text, start, stop))
    if bracketed:
        return _count(bracketed[-1], "number", "unit", "noun")
    inline = _inline_count().search(text, start, stop)
    if inline is None:
        return None
    if inline["number"]:
        return _count(inline, "number", "unit", "noun")
    return _count(inline, "number_after", "unit_after", "noun_before")


def _count(found: re.Match[str], number: str, unit: str, noun: str) -> Count | None:
    try:
        value = parse_number(found[number])
    except ValueError:
        return None
    word = found[noun] or ""
    population = Population.TASK if "任务" in word else Population.PROBLEM
    return Count(Span(*found.span()), Span(*found.span(number)), value, found[unit], word, population)


def section_status(title: str) -> StatusClass | None:
    """The class of the issues that a section groups: DONE for ``（一）已完成的整改事项``; else ``None``."""
    plain = _first_line(title)
    if "（" in plain or "(" in plain:
        plain = _bracketed().sub("", plain)
    if not any(word in plain for word in _GROUPED) or any(word in plain for word in _BEFORE):
        return None
    for found in _status().finditer(plain):
        group = _grouped().match(plain, found.end())
        if group is not None and not _acted_on().match(plain, group.end()):
            return status_class(found)
    return None


def section_words(titles: Iterable[str]) -> dict[int, set[str]]:
    """The words of section headings, by the kind they tell, for those of *titles* that have any, by their place.

    All titles are looked at in one go: few have such a word, and most of the time would go to asking for each.
    """
    lines = [_first_line(title) for title in titles]
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found: dict[int, set[str]] = {}
    for word in _section().finditer("\n".join(lines)):
        found.setdefault(bisect_right(starts, word.start()) - 1, set()).add(word.lastgroup or "")
    return found


def section_kind(title: str, words: Container[str] | None = None) -> str | None:
    """What a section with this heading is about; ``None`` if its words do not tell.

    *words* is what :func:`section_words` has found in the title, where the caller has asked already.

    ``organisation`` how the work was led · ``items`` the issues · ``done_items``, ``keep_items``,
    ``partial_items``, ``ongoing_items``, ``open_items`` issues of one status (see :func:`section_status`) ·
    ``transfers`` transferred clues and petitions · ``next_steps``.
    """
    line = _first_line(title)
    if _names_issue(line):
        return None
    if words is None:
        words = section_words([line]).get(0, ())
    status = None if "transfers" in words else section_status(line)
    if status is not None:
        return _STATUS_KINDS[status]
    kind = next((kind for kind in _KINDS if kind in words), None)
    if kind == "items" and _aspect_of().search(line):
        return None  # 巡察等监督发现问题整改落实方面 is one aspect beside others
    # 主体责任落实不到位, 后续管护不力 and 信访件办理不及时 are headings of issues.
    told = kind in (None, "items") or not (
        _fault().search(line) or (kind == "organisation" and "方面" in line)
    )
    return kind if told else None


@cache
def _aspect_of() -> re.Pattern[str]:
    return compiled("方面(?:的?问题)?(?:[（(][^（()）]{1,12}[)）])?[。：:]?$")


@cache
def _fault() -> re.Pattern[str]:
    return compiled(
        "不(?:到位|力|严|实|够|足|深|强|高|细|及时|规范|彻底)|缺失|弱化|虚化|淡化|空转|薄弱|滞后|有差距|缓慢|混乱|松[懈散]|偏[低慢少高弱]"
        "|[慢乱弱虚软松](?:的?问题)?[。：:]?$"
    )


def _first_line(title: str) -> str:
    return title.partition("\n")[0][:_TITLE]


def _names_issue(line: str) -> bool:
    """Whether the heading names an issue or issues, whose words say nothing of the section's kind."""
    start = _marker().match(line).end() if line[:1] in _MARKER_STARTS else 0  # type: ignore[union-attr]
    found = _opening_issue(line, start, len(line))
    return found is not None and found.lastgroup not in ("finding", "feedback")
