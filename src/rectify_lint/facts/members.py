"""The members of one list of names: where they are divided, and in how many ways they can be counted."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rectify_lint.grammar import lowered
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span

_LONGEST_NAME = 60  # characters; a longer member is a sentence
_SHORT = 3
"""A list with a member of so few characters, two of one with 和 between them, may have members of one character."""
_BLANKS = " \t\u3000\u00a0\r\n"
_INTROS = ("分别是", "分别为", "分别有", "依次是", "依次为", "即", "为", "：", ":")
_OPEN_INTROS = ("主要包括", "其中包括", "包括", "主要有", "主要是", "例如", "如", "含")
_INTRO_FIRSTS = frozenset(_BLANKS).union(word[0] for word in (*_INTROS, *_OPEN_INTROS))
_OPEN_ENDS = ("等等", "等", "……", "…", "...")
_NO_LIST = ("其中", "以下", "下同", "简称", "见", "详见", "注", "除", "不含", "不包括", "截至", "截止")
_OPENING = compiled("[（(《“‘〈【[〔「]")
_PARTING = {"》《", "”“"}
_JOINTS = frozenset("和及与")  # one stands in every conjunction


class Members(NamedTuple):
    """The reading of a list; see :class:`rectify_lint.facts.model.NamedList` for the fields."""

    names: tuple[Span, ...]
    readings: tuple[int, ...]
    partial: bool
    missing: int


@cache
def _mark() -> re.Pattern[str]:
    return compiled(lowered.LIST_MARK)


@cache
def _conjunction() -> re.Pattern[str]:
    return compiled(lowered.CONJUNCTION)


@cache
def _inner_count() -> re.Pattern[str]:
    return compiled(lowered.INNER_COUNT)


class _Marks(NamedTuple):
    """What divides and what encloses in a stretch of text, all at its top level."""

    pauses: list[Span]
    commas: list[Span]
    enclosed: list[Span]


def split_members(text: str, start: int, end: int) -> Members | None:
    """The members of the list ``text[start:end]``; ``None`` if it does not read as a list of names.

    It does not if it has one member, a sentence for a member, counts of its own, or words that open a
    remark (其中, 以下简称). Brackets and quotations in a member keep their marks.
    """
    start, partial = _after_intro(text, start, end)
    if text.startswith(_NO_LIST, start):
        return None
    end, open_end = _before_open_end(text, end)
    first_count = _inner_count().search(text, start, end)
    if first_count and not _OPENING.search(text, start, first_count.start()):
        return None
    marks = _marks(text, start, end)
    if first_count and _has_count(text, first_count.start(), end, marks.enclosed):
        return None
    cuts = sorted(marks.pauses + marks.commas) if marks.pauses else marks.commas
    names = _between(text, start, end, cuts)
    if not names or any(name.end - name.start > _LONGEST_NAME for name in names):
        return None
    commas = len(marks.commas) if marks.pauses else 0
    names, joined = _part_last(text, names, marks.enclosed)
    names, missing = _part_glued(text, names)
    if len(names) < 2:
        return None
    return Members(tuple(names), _readings(len(names), joined, commas), partial or open_end, missing)


def _readings(count: int, joined: tuple[int, int], commas: int) -> tuple[int, ...]:
    """*count* and its neighbours: each conjunction may join names or stand in one, each comma likewise."""
    parted, unparted = joined
    least, most = max(1, count - parted - commas), count + unparted
    return (count, *(number for number in range(least, most + 1) if number != count))


def _after_intro(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the first name starts, and whether the words before it leave the list open."""
    partial = False
    while start < end and text[start] in _INTRO_FIRSTS:
        if text[start] in _BLANKS:
            start += 1
        elif intro := next((word for word in _OPEN_INTROS if text.startswith(word, start, end)), ""):
            start, partial = start + len(intro), True
        elif intro := next((word for word in _INTROS if text.startswith(word, start, end)), ""):
            start += len(intro)
        else:
            break
    return start, partial


def _before_open_end(text: str, end: int) -> tuple[int, bool]:
    """Where the last name ends, and whether 等 or dots follow it."""
    while end and text[end - 1] in _BLANKS + "。":
        end -= 1
    if not text.endswith(_OPEN_ENDS, 0, end):
        return end, False
    ending = next(word for word in _OPEN_ENDS if text.endswith(word, 0, end))
    return end - len(ending), True


def _marks(text: str, start: int, end: int) -> _Marks:
    found = _Marks([], [], [])
    depth = 0
    opened = closed = -1
    for match in _mark().finditer(text, start, end):
        kind, at = match.lastgroup, match.start()
        if kind == "opening":
            if depth == 0:
                opened = at
                if closed == at and text[at - 1 : at + 1] in _PARTING:
                    found.pauses.append(Span(at, at))
            depth += 1
        elif kind == "closing":
            depth = max(0, depth - 1)
            if depth == 0 and opened >= 0:
                closed = at + 1
                found.enclosed.append(Span(opened, closed))
        elif depth == 0:
            (found.pauses if kind == "pause" else found.commas).append(Span(*match.span()))
    return found


def _has_count(text: str, start: int, end: int, enclosed: list[Span]) -> bool:
    counts = _inner_count().finditer(text, start, end)
    return any(not any(count.start() in span for span in enclosed) for count in counts)


def _between(text: str, start: int, end: int, cuts: list[Span]) -> list[Span]:
    """The stretches between *cuts*, blanks and empty ones left out."""
    names: list[Span] = []
    for cut in (*cuts, Span(end, end)):
        first, last = start, cut.start
        while first < last and text[first] in _BLANKS:
            first += 1
        while last > first and text[last - 1] in _BLANKS:
            last -= 1
        if first < last:
            names.append(Span(first, last))
        start = cut.end
    return names


def _part_last(text: str, names: list[Span], enclosed: list[Span]) -> tuple[list[Span], tuple[int, int]]:
    """Divide the last member at its last conjunction.

    Also returns how many conjunctions were taken as divisions and how many were not, in all members.
    """
    if _JOINTS.isdisjoint(text[names[0].start : names[-1].end]):
        return names, (0, 0)
    unparted = 0
    parted = 0
    result: list[Span] = []
    # 省、市和县 has members of one character; beside 云居公司 the 云 of 云和公司 is none.
    side = 1 if len(names) == 1 or min(name.end - name.start for name in names) <= _SHORT else 2
    for name in names:
        joints = [
            match
            for match in _conjunction().finditer(text, name.start + side, name.end - side)
            if not any(match.start() in span for span in enclosed)
        ]
        if joints and name is names[-1]:
            result += [Span(name.start, joints[-1].start()), Span(joints[-1].end(), name.end)]
            parted, unparted = 1, unparted + len(joints) - 1
        else:
            result.append(name)
            unparted += len(joints)
    return result, (parted, unparted)


def _part_glued(text: str, names: list[Span]) -> tuple[list[Span], int]:
    """Divide a member that holds twice the ending that all members share: the 、 between the two is lost."""
    if len(names) < 2 or len({text[name.end - 2 : name.end] for name in names}) > 1:
        return names, 0
    ending = _shared_ending([name.of(text) for name in names])
    if len(ending) < 2:
        return names, 0
    result: list[Span] = []
    for name in names:
        at = text.find(ending, name.start + 2, name.end - len(ending) - 2)
        if at < 0:
            result.append(name)
        else:
            result += [Span(name.start, at + len(ending)), Span(at + len(ending), name.end)]
    return result, len(result) - len(names)


def _shared_ending(words: list[str]) -> str:
    """The longest ending of all *words* that has letters and Chinese characters only."""
    first = words[0]
    length = 0
    while length < len(first) and first[-length - 1].isalpha():
        ending = first[-length - 1 :]
        if not all(word.endswith(ending) for word in words):
            break
        length += 1
    return first[len(first) - length :]
