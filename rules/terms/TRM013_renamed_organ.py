"""TRM013 renamed-organ: an organ by a name that a reform before the notice's date did away with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint import Hit, Notice, Options, Span, around, compiled, nearby, within

_FORMER = compiled("(?:原|时任|前身[为是]?|曾|旧)[^，。；、]{0,8}$")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for the first mention of each outdated name."""
    names = {old: organ for organ in options["renames"]["organ"] for old in organ["old"]}
    year = max((one.year for one in notice.dates if one.year is not None), default=0)
    seen: set[str] = set()
    for found in _names(tuple(names)).finditer(notice.text):
        organ = names[found["name"]]
        if year < organ["year"] or found["name"] in seen or _excused(notice, found, organ["year"]):
            continue
        seen.add(found["name"])
        data = {"old": found["name"], "new": organ["new"], "year": organ["year"]}
        yield Hit(Span(*found.span()), "renamed", data)


@cache
def _names(names: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(sorted(names, key=len, reverse=True))
    return compiled(
        rf"[省市县区州旗]?(?<![和与及电化育体织国])(?P<name>{alternatives})(?![面部限势门署落位队]|分(?!工|别|头|批|类))"
    )


def _excused(notice: Notice, found: re.Match[str], year: int) -> bool:
    """Whether the name is quoted, called former, or part of a sentence about the time before *year*."""
    text, span = notice.text, Span(*found.span())
    if notice.quotations.covers(span.start) or around(notice.citations, span.start) is not None:
        return True
    sentence = nearby(text, span)
    if _FORMER.search(text, max(sentence.start, span.start - 12), span.start):
        return True
    return any(one.year is not None and one.year < year for one in within(notice.dates, sentence))
