"""、 between members that are themselves divided by commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Span, compiled

_PARTS = "(?P<lead>[^，,、；。：:（）()“”\n]{2,8})[，,](?P<rest>[^，,、；。：:（）()\n]{3,24})"
_GIVE = 2
"""So many characters may the leads of members of one build differ by."""

_CLAUSE = frozenset("让使令推促助确保做实达形把将以为有应要")
"""What a clause begins with that says to what end; lists of things have commas between 、 too."""

_LEAST = 3
"""So many members of one build make sure that the 、 divides them."""


@cache
def _member() -> re.Pattern[str]:
    """A member of two parts behind a 、, up to the next mark."""
    return compiled(f"、{_PARTS}")


@cache
def _before() -> re.Pattern[str]:
    return compiled(rf"{_PARTS}\Z")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every list of members of equal build (四字，让…) that 、 divides."""
    text = notice.text
    run: list[re.Match[str]] = []
    for found in _member().finditer(text):
        if run and (found.start() != run[-1].end() or not _alike(run[-1], found)):
            yield from _hit(text, run)
            run = []
        run.append(found)
    yield from _hit(text, run)


def _alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two members are built alike: as long before the comma, the same word after it (让企业, 让群众)."""
    word = one["rest"][0]
    return (
        word == other["rest"][0] and word in _CLAUSE and abs(len(one["lead"]) - len(other["lead"])) <= _GIVE
    )


def _hit(text: str, run: list[re.Match[str]]) -> Iterator[Hit]:
    if len(run) + 1 < _LEAST:
        return
    first = _before().search(text, max(0, run[0].start() - 40), run[0].start())
    goes_on = text[run[-1].end() : run[-1].end() + 1] in ("、", "，", ",")
    if first is None or goes_on or not _alike(first, run[0]):
        return
    span = Span(run[0].start(), run[-1].end())
    edits = tuple(Edit(Span(found.start(), found.start() + 1), "；") for found in run)
    data = {"count": len(run) + 1, "first": first[0], "second": run[0][0][1:]}
    yield Hit(Span(first.start(), span.end), "hierarchy", data, fix=Fix(Applicability.UNSAFE, edits))
