"""One tally with two cut-off days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateRole, Hit, Notice, Options, Related, compiled

_REACH = 300
"""Characters behind a cut-off that tell what it counts."""

_NOUNS = {
    "problem": "[0-9]+(?:个|项|条)?(?:具体)?问题",
    "measure": "[0-9]+(?:个|项|条)?(?:具体)?(?:整改)?(?:措施|任务)",
    "petition": "[0-9]+(?:个|项|件)?(?:信访|来信|举报)",
    "clue": "[0-9]+(?:个|项|件|条)?(?:问题)?线索",
}


@cache
def _counted() -> re.Pattern[str]:
    return compiled("|".join(f"(?P<{name}>{pattern})" for name, pattern in _NOUNS.items()))


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hint where the same number of the same things is counted up to two days."""
    known: dict[tuple[str, str], DateRole] = {}
    for role in notice.timeline:
        if role.role != "cutoff":
            continue
        told = False
        for key in _tallied(notice, role):
            first = known.setdefault(key, role)
            if first.day != role.day and not told:
                told = True
                data = {
                    "first": first.mention.span.of(notice.text),
                    "second": role.mention.span.of(notice.text),
                }
                yield Hit(role.mention.span, "two", data, (Related(first.mention.span, "first", {}),))


def _tallied(notice: Notice, role: DateRole) -> Iterator[tuple[str, str]]:
    """What the paragraph counts from a cut-off to the next: kind and number."""
    start = role.mention.span.end
    line = notice.source.lines.span(notice.source.lines.line_of(start))
    end = min(line.end, start + _REACH)
    following = notice.text.find("截", start, end)
    end = end if following < 0 else following
    for found in _counted().finditer(notice.text, start, end):
        number = compiled("[0-9]+").match(found[0])
        if number and found.lastgroup:
            yield found.lastgroup, number[0]
