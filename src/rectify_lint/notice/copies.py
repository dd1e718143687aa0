"""Passages that stand in a notice twice, word for word, as when one item's measures were pasted into another.

The text of the measures is cut into clauses; pairs of neighbouring clauses are looked up in a table, so that
time is linear. Set phrases of the genre, quoted findings, titles, labels and headings are no copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from rectify_lint.notice.types import Copy
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

WITHIN = 24
"""Characters, set phrases not counted, that make a repetition within one item a copied passage."""

ACROSS = 40
"""The same for two items, where a like wording may be meant."""

_SHORT = 4
"""Clauses below this length are words of transition, not wording."""


@attrs.frozen
class _Clause:
    """A clause: its characters without ordinal, the part of the notice it stands in, what ends it."""

    span: Span
    words: str
    home: int
    size: int
    ends_sentence: bool


@cache
def _clauses() -> re.Pattern[str]:
    return compiled(r"[^，,。；;：:！？!?\n]+(?P<mark>[，,。；;：:！？!?]?)")


@cache
def _lead() -> re.Pattern[str]:
    return compiled(
        r"[\s　]*(?:[一二三四五六七八九十]{1,2}[是要]|其[一二三四五六]|第[一二三四五六七八九十]{1,2}"
        r"|首先|同时|另外"
        r"|[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、])?[\s　]*"
    )


@cache
def _formula() -> re.Pattern[str]:
    return compiled(
        "习近平|新时代中国特色|党的.{1,3}大|中央|四个意识|四个自信|两个维护|两个确立|一岗双责|主体责任|监督责任|第一责任人|从严治党|两个责任"
        "|一把手|三会一课|三重一大|八项规定|举一反三|建章立制|长效机制|常态长效|立行立改|标本兼治|政治(?:站位|判断力|自觉|建设|责任)|以点带面"
        "|回头看|坚持问题导向|销号|整改(?:方案|台账|责任|措施|时限|清单|工作)|责任(?:领导|单位|科室|股室|人)|完成时限|整改完成|已完成整改|长期坚持|持续"
        "|加强组织领导|高度重视|压实责任|强化.{0,6}责任|统一思想|提高认识|确保.{0,6}到位|落到实处|落地见效|取得实效|党组书记|领导小组|分管领导"
    )


def find_copies(notice: Notice) -> tuple[Copy, ...]:
    """Every copied passage once, in order of the later place."""
    if not _may_repeat(notice):
        return ()
    clauses = list(_all_clauses(notice))
    first_places: dict[tuple[str, str], int] = {}
    found: list[Copy] = []
    place = 0
    while place + 1 < len(clauses):
        start = _known(clauses, place, first_places)
        if start is None:
            place += 1
            continue
        length = _length(clauses, start, place)
        copy = _copy(clauses, start, place, length)
        if copy is not None:
            found.append(copy)
        for step in range(place, place + length - 1):
            _note(clauses, step, first_places)
        place += max(1, length - 1)
    return tuple(_joined(found))


def _may_repeat(notice: Notice) -> bool:
    """Whether any two clauses follow each other twice: a quick look that most texts end with.

    Clauses are told by their ends, which the ordinals before them do not touch.
    """
    seen: set[tuple[str, str]] = set()
    for _, span in _parts(notice):
        pieces = _marks().split(span.of(notice.text))
        pairs = [
            (first[-_TAIL:], second[-_TAIL:])
            for first, second in pairwise(pieces)
            if len(first) + len(second) >= _PAIR
        ]
        known = len(seen)
        seen.update(pairs)
        if len(seen) < known + len(pairs):
            return True
    return False


_TAIL = 8
_PAIR = 14
"""Characters of the longest pair of clauses that any copied passage has."""


@cache
def _marks() -> re.Pattern[str]:
    return compiled(r"[，,。；;：:！？!?\n\s]+")


def _known(clauses: list[_Clause], place: int, first_places: dict[tuple[str, str], int]) -> int | None:
    """Where the pair of clauses at *place* stood before; a pair met for the first time is noted."""
    first, second = clauses[place], clauses[place + 1]
    if first.home != second.home:
        return None
    key = (first.words, second.words)
    earlier = first_places.get(key)
    if earlier is None:
        first_places[key] = place
        return None
    return earlier if earlier + 1 < place else None


def _note(clauses: list[_Clause], place: int, first_places: dict[tuple[str, str], int]) -> None:
    if place + 1 < len(clauses) and clauses[place].home == clauses[place + 1].home:
        first_places.setdefault((clauses[place].words, clauses[place + 1].words), place)


def _length(clauses: list[_Clause], start: int, place: int) -> int:
    """How many clauses from *start* on are repeated from *place* on; the two runs never overlap."""
    home, source = clauses[place].home, clauses[start].home
    length = 0
    while (
        start + length < place
        and place + length < len(clauses)
        and clauses[place + length].home == home
        and clauses[start + length].home == source
        and clauses[place + length].words == clauses[start + length].words
    ):
        length += 1
    return length


def _copy(clauses: list[_Clause], start: int, place: int, length: int) -> Copy | None:
    later, earlier = clauses[place : place + length], clauses[start : start + length]
    size = sum(clause.size for clause in later)
    same = later[0].home == earlier[0].home
    if size < (WITHIN if same else ACROSS) or sum(clause.size > 0 for clause in later) < 2:
        return None
    span = Span(later[0].span.start, later[-1].span.end)
    source = Span(earlier[0].span.start, earlier[-1].span.end)
    return Copy(span, source, size, sum(clause.ends_sentence for clause in later), same)


def _joined(copies: list[Copy]) -> Iterator[Copy]:
    """Passages that follow one another, a few characters apart, in both places are one."""
    pending: Copy | None = None
    for copy in copies:
        if pending is not None and _follows(pending, copy):
            pending = Copy(
                Span(pending.span.start, copy.span.end),
                Span(pending.source.start, copy.source.end),
                pending.size + copy.size,
                pending.sentences + copy.sentences,
                pending.same_item,
            )
            continue
        if pending is not None:
            yield pending
        pending = copy
    if pending is not None:
        yield pending


_GAP = 60


def _follows(first: Copy, second: Copy) -> bool:
    return (
        0 <= second.span.start - first.span.end <= _GAP
        and 0 <= second.source.start - first.source.end <= _GAP
    )


def _all_clauses(notice: Notice) -> Iterator[_Clause]:
    text, quotations = notice.text, notice.quotations
    for home, span in _parts(notice):
        for found in _clauses().finditer(text, *span):
            lead = _lead().match(text, found.start(), found.end())
            start = lead.end() if lead else found.start()
            end = found.end() - len(found["mark"])
            while end > start and text[end - 1].isspace():
                end -= 1
            if start >= end:
                continue
            words = text[start:end]
            quoted = quotations.around(start)
            whole = quoted is not None and quoted.start < start and quoted.end > end
            size = (
                0
                if whole or len(words) < _SHORT or _formula().search(words)
                else len(words) + len(found["mark"])
            )
            # What somebody else said may be said again: it never begins or joins a copy.
            yield _Clause(
                Span(start, found.end()),
                words + ("”" if whole else ""),
                home,
                size,
                found["mark"] in "。！？；;",
            )


def _parts(notice: Notice) -> Iterator[tuple[int, Span]]:
    """The paragraphs of measures, each with the number of the item it belongs to."""
    items = notice.items
    seen = -1
    for home, item in enumerate(items):
        for span in sorted(item.narrative):
            if span.start > seen:
                yield home, span
                seen = span.end
    if items:
        return
    lines = notice.lines
    nodes = notice.outline.nodes
    for index, line in enumerate(lines):
        node = nodes[notice.outline.owner[index]]
        if line.span.start < notice.opening.end or (
            notice.signature and line.span.start >= notice.signature.span.start
        ):
            continue
        if line.marker is not None:
            if node.run_in.start < node.run_in.end:
                yield node.index, node.run_in
            continue
        yield node.index, line.span
