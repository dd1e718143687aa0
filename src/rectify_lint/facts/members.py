"""The members of one list of names: their boundaries, and the possible numbers of members."""

from __future__ import annotations

import re
from functools import cache

from rectify_lint.grammar import lowered
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.value import Record

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


class Members(Record):
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


# A stretch of text, from its first character to behind its last. A plain tuple: there are many.
_Stretch = tuple[int, int]


class _Marks(Record):
    """The separators and enclosing marks in a range of text, at its top level."""

    pauses: list[_Stretch]
    commas: list[_Stretch]
    enclosed: list[Span]


def split_members(text: str, start: int, end: int) -> Members | None:
    """The members of the list between *start* and *end*; ``None`` if it does not read as a list of names.

    It does not if it has one member, a sentence for a member, counts of its own, or words that begin a remark (其中,
    以下简称). Brackets and quotation marks in a member belong to it.
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
    if not names or max([last - first for first, last in names]) > _LONGEST_NAME:
        return None
    commas = len(marks.commas) if marks.pauses else 0
    joined = (0, 0)
    if not _JOINTS.isdisjoint(text[names[0][0] : names[-1][1]]):
        names, joined = _part_last(text, names, marks.enclosed)
    names, missing = _part_glued(text, names)
    if len(names) < 2:
        return None
    spans = tuple([Span(first, last) for first, last in names])
    return Members(spans, _readings(len(names), joined, commas), partial or open_end, missing)


def _readings(count: int, joined: tuple[int, int], commas: int) -> tuple[int, ...]:
    """*count* and its neighbours, as each conjunction and each comma may either separate names or be part of one."""
    parted, unparted = joined
    if not (parted or unparted or commas):
        return (count,)
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
    pauses: list[_Stretch] = []
    commas: list[_Stretch] = []
    enclosed: list[Span] = []
    depth = 0
    opened = closed = -1
    for match in _mark().finditer(text, start, end):
        kind, at = match.lastgroup, match.start()
        if kind == "opening":
            if depth == 0:
                opened = at
                if closed == at and text[at - 1 : at + 1] in _PARTING:
                    pauses.append((at, at))
            depth += 1
        elif kind == "closing":
            depth = max(0, depth - 1)
            if depth == 0 and opened >= 0:
                closed = at + 1
                enclosed.append(Span(opened, closed))
        elif depth == 0:
            (pauses if kind == "pause" else commas).append((at, at + 1))
    return _Marks(pauses, commas, enclosed)


def _has_count(text: str, start: int, end: int, enclosed: list[Span]) -> bool:
    counts = _inner_count().finditer(text, start, end)
    return any(not any(count.start() in span for span in enclosed) for count in counts)


def _between(text: str, start: int, end: int, cuts: list[_Stretch]) -> list[_Stretch]:
    """The stretches between *cuts*, blanks and empty ones left out."""
    names: list[_Stretch] = []
    for cut, behind in (*cuts, (end, end)):
        last = cut
        while start < last and text[start] in _BLANKS:
            start += 1
        while last > start and text[last - 1] in _BLANKS:
            last -= 1
        if start < last:
            names.append((start, last))
        start = behind
    return names


def _part_last(
    text: str, names: list[_Stretch], enclosed: list[Span]
) -> tuple[list[_Stretch], tuple[int, int]]:
    """Divide the last member at its last conjunction.

    Also returns how many conjunctions were taken as divisions and how many were not, in all members.
    """
    unparted = 0
    parted = 0
    result: list[_Stretch] = []
    # 省、市和县 has members of one character; beside 云居公司 the 云 of 云和公司 is none.
    side = 1 if len(names) == 1 or min([last - first for first, last in names]) <= _SHORT else 2
    for name in names:
        first, last = name
        joints = [
            match
            for match in _conjunction().finditer(text, first + side, last - side)
            if not any(match.start() in span for span in enclosed)
        ]
        if joints and name is names[-1]:
            result += [(first, joints[-1].start()), (joints[-1].end(), last)]
            parted, unparted = 1, unparted + len(joints) - 1
        else:
            result.append(name)
            unparted += len(joints)
    return result, (parted, unparted)


def _part_glued(text: str, names: list[_Stretch]) -> tuple[list[_Stretch], int]:
    """Divide a member that contains the common ending of all members twice: the 、 between the two is missing."""
    if len(names) < 2 or len({text[last - 2 : last] for _, last in names}) > 1:
        return names, 0
    ending = _shared_ending([text[first:last] for first, last in names])
    if len(ending) < 2:
        return names, 0
    result: list[_Stretch] = []
    for first, last in names:
        at = text.find(ending, first + 2, last - len(ending) - 2)
        if at < 0:
            result.append((first, last))
        else:
            result += [(first, at + len(ending)), (at + len(ending), last)]
    return result, len(result) - len(names)


def _shared_ending(words: list[str]) -> str:
    """The longest common ending of all *words* that consists of letters and Chinese characters."""
    first = words[0]
    length = 0
    while length < len(first) and first[-length - 1].isalpha():
        ending = first[-length - 1 :]
        if not all(word.endswith(ending) for word in words):
            break
        length += 1
    return first[len(first) - length :]
