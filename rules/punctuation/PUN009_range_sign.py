"""Hyphens and tildes between the ends of a range of time or of percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Related, Span, compiled, occurrences

_MARKS = "-~－∼"
_PLACES = 5
_REACH = 14


@cache
def _sign() -> re.Pattern[str]:
    return compiled(f"[{_MARKS}][{_MARKS}]?")


@cache
def _first() -> re.Pattern[str]:
    """The first end of a range, right before the sign."""
    return compiled(
        r"(?:^|[^0-9A-Za-z.\-~－/:：#])[0-9]{1,4}(?P<point>\.[0-9]+)?(?P<unit>年度?|个?月|日|[%％])?[ ]?\Z"
    )


@cache
def _last() -> re.Pattern[str]:
    return compiled(
        r"[ ]?[0-9]{1,4}(?:\.[0-9]+)?(?:(?P<time>年|学年|月|日|季度)|(?P<share>[%％]))(?![A-Za-z\-])"
    )


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield one hit for all ranges whose sign is not the one of the standard."""
    text = notice.text
    found = [(Span(*sign.span()), due) for sign in _signs(text) if (due := _due(text, sign)) is not None]
    if not found:
        return
    (first, due), *others = found
    related = tuple(Related(span, "other", {"text": _around(text, span)}) for span, _ in others[:_PLACES])
    edits = tuple(Edit(span, sign) for span, sign in found)
    data = {"text": _around(text, first), "sign": first.of(text), "due": due, "count": len(found)}
    yield Hit(first, "sign", data, related, fix=Fix(Applicability.UNSAFE, edits))


def _signs(text: str) -> Iterator[re.Match[str]]:
    """Hyphens and tildes, two of which may make one sign; most texts have few."""
    last = 0
    for place in sorted(place for mark in _MARKS for place in occurrences(text, mark)):
        if place >= last and (sign := _sign().match(text, place)):
            last = sign.end()
            yield sign


def _due(text: str, sign: re.Match[str]) -> str | None:
    """What is due between the ends of a range; ``None`` where the sign joins something else."""
    first = _first().search(text[max(0, sign.start() - _REACH) : sign.start()])
    last = _last().match(text, sign.end(), sign.end() + _REACH)
    if first is None or last is None:
        return None
    if last["share"]:
        return "～" if first["unit"] in (None, "%", "％") else None
    if first["point"] or first["unit"] in ("%", "％"):
        return None
    return "至" if first["unit"] == "日" else "—"


def _around(text: str, sign: Span) -> str:
    """The range the sign stands in."""
    before = compiled("[0-9][0-9.]*(?:年度?|个?月|日|[%％])?[ ]?$").search(
        text[max(0, sign.start - 10) : sign.start]
    )
    after = _last().match(text, sign.end, sign.end + _REACH)
    return (before[0] if before else "") + sign.of(text) + (after[0] if after else "")
