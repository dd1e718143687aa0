"""Sequences of marks: which of them belong together, which are left over, how the pairs nest.

A paragraph is judged by the sequence of its marks alone, and most sequences of a text are alike
(``“”“”（）``), so each is worked out once. Linear: every mark is pushed and popped once.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rectify_lint.patterns import compiled
from rectify_lint.value import Value

_SORTS = ("quote", "inner", "round", "round", "title", "subtitle", "lens", "shell")
OPENING = dict(zip("“‘（(《〈【〔", _SORTS, strict=True))
CLOSING = dict(zip("”’）)》〉】〕", _SORTS, strict=True))
MATE = dict(zip(OPENING, CLOSING, strict=True)) | dict(zip(CLOSING, OPENING, strict=True))

_GROUPS = {"quote": 0, "inner": 0, "title": 1, "subtitle": 1, "round": 2, "lens": 2, "shell": 2}
_MARKS = "".join(MATE)
_FEW = 15
"""Up to so many marks, one that is too many is looked for by leaving out each in turn."""
_SHORT = 64
"""Longer sequences are not kept: there are few, and no text should fill the memory."""


def sort_of(mark: str) -> str:
    """The sort of a mark: ``quote``, ``round`` …; opening and closing ones, and both widths, are one sort."""
    return OPENING.get(mark) or CLOSING[mark]


def akin(one: str, other: str) -> bool:
    """Whether two marks are both quotation marks, both title marks or both brackets."""
    return _GROUPS[sort_of(one)] == _GROUPS[sort_of(other)]


@cache
def mark_pattern() -> re.Pattern[str]:
    """Any mark."""
    return compiled(f"[{_MARKS}]")


def sequences(text: str) -> list[str]:
    """The marks of every physical line, in order."""
    if "\r" not in text:
        return "".join(_mark_or_feed().findall(text)).split("\n")
    found = _mark_or_break().findall(text)
    return "".join("\n" if mark[0] == "\r" else mark for mark in found).split("\n")


@cache
def _mark_or_feed() -> re.Pattern[str]:
    return compiled(f"[{_MARKS}\n]")


@cache
def _mark_or_break() -> re.Pattern[str]:
    return compiled(f"\r\n|[{_MARKS}\r\n]")


class Verdict(Value):
    """What a sequence comes to, by the places of the marks in it.

    Attributes:
        pairs: opening and closing mark, in the order of the closing ones.
        pressed: opening marks left open when a pair around them closed, each with the mark that closed it.
        left: opening marks never closed.
        extra: closing marks with nothing to close.
        even: there are only pairs, of one width each.
    """

    pairs: tuple[tuple[int, int], ...]
    pressed: tuple[tuple[int, int], ...]
    left: tuple[int, ...]
    extra: tuple[int, ...]
    even: bool


def judge(sequence: str) -> Verdict:
    """Pair the marks of *sequence*: a closing mark goes with the nearest open one of its sort.

    Where that leaves several over, but one mark alone may be what is too many, it is that one.
    """
    return _judge_short(sequence) if len(sequence) <= _SHORT else _judge(sequence)


@lru_cache(maxsize=4096)
def _judge_short(sequence: str) -> Verdict:
    return _judge(sequence)


def _judge(sequence: str) -> Verdict:
    verdict = _nearest(sequence)
    over = len(verdict.left) + len(verdict.extra) + len(verdict.pressed)
    if over > 1 and len(sequence) % 2 and len(sequence) <= _FEW:
        for place, mark in enumerate(sequence):
            rest = _nearest(sequence[:place] + sequence[place + 1 :])
            if rest.even:
                pairs = tuple((start + (start >= place), end + (end >= place)) for start, end in rest.pairs)
                left = (place,) if mark in OPENING else ()
                return Verdict(pairs, (), left, () if left else (place,), even=False)
    return verdict


def _nearest(sequence: str) -> Verdict:
    pending: list[int] = []
    still_open = dict.fromkeys(_GROUPS, 0)
    pairs: list[tuple[int, int]] = []
    pressed: list[tuple[int, int]] = []
    extra: list[int] = []
    for place, mark in enumerate(sequence):
        if mark in OPENING:
            pending.append(place)
            still_open[OPENING[mark]] += 1
            continue
        sort = CLOSING[mark]
        if not still_open[sort]:
            extra.append(place)
            continue
        while True:
            opening = pending.pop()
            its = OPENING[sequence[opening]]
            still_open[its] -= 1
            if its == sort:
                pairs.append((opening, place))
                break
            pressed.append((opening, place))
    alike = all(MATE[sequence[opening]] == sequence[closing] for opening, closing in pairs)
    even = alike and not (pressed or pending or extra)
    return Verdict(tuple(pairs), tuple(pressed), tuple(pending), tuple(extra), even)


@cache
def _nested() -> re.Pattern[str]:
    """What a sequence needs to have a pair on a wrong level."""
    return compiled("[‘〈]|“[^”]*“|《[^》]*《")


def misplaced(sequence: str) -> list[tuple[str, int, int]]:
    """Pairs on a wrong level: kind, place of the opening and of the closing mark; none if it is not even.

    The kinds are those of :class:`rectify_lint.notice.pairs.Nesting`.
    """
    if not _nested().search(sequence):
        return []
    verdict = judge(sequence)
    if not verdict.even:
        return []
    found: list[tuple[str, int, int]] = []
    around: dict[int, list[str]] = {0: [], 1: []}
    closing = dict(verdict.pairs)
    for place, mark in enumerate(sequence):
        group = _GROUPS[sort_of(mark)]
        if group not in around:
            continue
        if mark in CLOSING:
            around[group].pop()
            continue
        kind = _kind(mark, around[group][-1] if around[group] else "")
        if kind:
            found.append((kind, place, closing[place]))
        around[group].append(mark)
    return found


def _kind(mark: str, above: str) -> str:
    """How an opening mark stands wrong below the one *above*, ``""`` where it is right."""
    if mark in "‘〈":
        return "" if above else sort_of(mark)
    return sort_of(mark) if mark == above else ""
