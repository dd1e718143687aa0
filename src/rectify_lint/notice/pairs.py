"""Brackets, quotation marks and title marks: which belong together, which lack their mate, how they nest.

A paragraph is judged by the sequence of its marks alone, and most sequences of a text are alike (``“”“”（）``), so
each is worked out once. Only what does not come out even is looked at again with the text around it. Linear in
the length of the text: every mark is pushed and popped once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

import attrs

from rectify_lint.source.text import Span

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_OPENING = {"“": "quote", "‘": "inner", "（": "round", "(": "round", "《": "title", "〈": "subtitle"} | {
    "【": "lens",
    "〔": "shell",
}
_CLOSING = {"”": "quote", "’": "inner", "）": "round", ")": "round", "》": "title", "〉": "subtitle"} | {
    "】": "lens",
    "〕": "shell",
}
_MATE = dict(zip(_OPENING, _CLOSING, strict=True)) | dict(zip(_CLOSING, _OPENING, strict=True))
_GROUP = {"quote": 0, "inner": 0, "title": 1, "subtitle": 1, "round": 2, "lens": 2, "shell": 2}
_MARKS = "".join(_MATE)

_REACH = 6
"""So many lines further on a mark may be closed."""


@attrs.frozen
class PairFault:
    """A mark without its mate, or with a wrong one.

    Attributes:
        kind: ``unclosed``, ``unopened`` · ``mixed`` closed by a mark of another sort, or of another width ·
            ``crossed`` closed after the pair around it · ``reversed`` an opening mark where a closing one is due, or
            the other way round.
        span: the mark.
        mate: the mark it should go with, where there is one.
        expected: what should stand in place of the mark; for one without a mate, the mate.
    """

    kind: str
    span: Span
    mate: Span | None
    expected: str


@attrs.frozen
class Nesting:
    """A pair that is right in itself and wrong where it stands.

    *kind*: ``inner`` ‘…’ outside “…” · ``quote`` “…” directly inside “…” · ``title`` 《…》 directly inside 《…》 ·
    ``subtitle`` 〈…〉 outside 《…》. *opening* and *closing* are its marks.
    """

    kind: str
    opening: Span
    closing: Span


class Pairing:
    """The marks of a notice in pairs, paragraph by paragraph."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._text = notice.text
        self._sequences = _sequences(notice.text)

    @cached_property
    def faults(self) -> tuple[PairFault, ...]:
        """Marks that do not come out even, in order; pairs that span paragraphs are no fault."""
        uneven = {sequence for sequence in set(self._sequences) if not _judge(sequence).even}
        if not uneven:
            return ()
        by_line = {
            number: _line_faults(self._notice, number)
            for number, sequence in enumerate(self._sequences, 1)
            if sequence in uneven
        }
        return tuple(_without_spanning(self._notice, by_line))

    @cached_property
    def nestings(self) -> tuple[Nesting, ...]:
        """Pairs on a level where other marks are due, in order; paragraphs with a fault are left out."""
        wanted = {sequence for sequence in set(self._sequences) if _misplaced(sequence)}
        return tuple(
            nesting
            for number, sequence in enumerate(self._sequences, 1)
            if sequence in wanted
            for nesting in self._nestings(number, sequence)
        )

    def _nestings(self, number: int, sequence: str) -> Iterator[Nesting]:
        places = [
            found.start() for found in _mark().finditer(self._text, *self._notice.source.lines.span(number))
        ]
        for kind, opening, closing in _misplaced(sequence):
            start, end = places[opening], places[closing]
            yield Nesting(kind, Span(start, start + 1), Span(end, end + 1))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{_MARKS}]")


@cache
def _mark_or_break(carriage: bool) -> re.Pattern[str]:
    return re.compile(f"\r\n|[{_MARKS}\r\n]" if carriage else f"[{_MARKS}\n]")


def _sequences(text: str) -> list[str]:
    """The marks of every physical line, in order."""
    carriage = "\r" in text
    found = _mark_or_break(carriage).findall(text)
    if carriage:
        found = ["\n" if mark[0] == "\r" else mark for mark in found]
    return "".join(found).split("\n")


@attrs.frozen
class _Verdict:
    """What a sequence of marks comes to, by the places of the marks in it.

    *pairs*; *pressed*: an opening mark and the closing mark that closed a pair around it; *left*: opening marks
    never closed; *extra*: closing marks with nothing to close.
    """

    pairs: tuple[tuple[int, int], ...]
    pressed: tuple[tuple[int, int], ...]
    left: tuple[int, ...]
    extra: tuple[int, ...]
    even: bool


@cache
def _judge_cached(sequence: str) -> _Verdict:
    return _judge_now(sequence)


_LONGEST = 64
"""Longer sequences are not kept: there are few, and no text should fill the memory."""


def _judge(sequence: str) -> _Verdict:
    return _judge_cached(sequence) if len(sequence) <= _LONGEST else _judge_now(sequence)


def _judge_now(sequence: str) -> _Verdict:
    pending: list[int] = []
    still_open = dict.fromkeys(_GROUP, 0)
    pairs: list[tuple[int, int]] = []
    pressed: list[tuple[int, int]] = []
    extra: list[int] = []
    for place, mark in enumerate(sequence):
        sort = _OPENING.get(mark)
        if sort is not None:
            pending.append(place)
            still_open[sort] += 1
            continue
        sort = _CLOSING[mark]
        if not still_open[sort]:
            extra.append(place)
            continue
        while True:
            opening = pending.pop()
            its = _OPENING[sequence[opening]]
            still_open[its] -= 1
            if its == sort:
                pairs.append((opening, place))
                break
            pressed.append((opening, place))
    even = not (pressed or pending or extra) and all(
        _MATE[sequence[opening]] == sequence[closing] for opening, closing in pairs
    )
    return _Verdict(tuple(pairs), tuple(pressed), tuple(pending), tuple(extra), even)


def _misplaced(sequence: str) -> list[tuple[str, int, int]]:
    """Pairs of an even sequence on a wrong level: kind, place of the opening and of the closing mark."""
    if "‘" not in sequence and "〈" not in sequence and "““" not in sequence and "《《" not in sequence:
        plain = sequence.replace("（", "").replace("）", "").replace("《", "").replace("》", "")
        if "““" not in plain and "《《" not in sequence.replace("“", "").replace("（", ""):
            return []
    verdict = _judge(sequence)
    if not verdict.even:
        return []
    closing = dict(verdict.pairs)
    found: list[tuple[str, int, int]] = []
    quotes: list[str] = []
    titles: list[str] = []
    for place, mark in enumerate(sequence):
        if mark in "“‘":
            above = quotes[-1] if quotes else ""
            if mark == "‘" and not above:
                found.append(("inner", place, closing[place]))
            elif mark == above == "“":
                found.append(("quote", place, closing[place]))
            quotes.append(mark)
        elif mark in "《〈":
            above = titles[-1] if titles else ""
            if mark == "〈" and not above:
                found.append(("subtitle", place, closing[place]))
            elif mark == above == "《":
                found.append(("title", place, closing[place]))
            titles.append(mark)
        elif mark in "”’":
            quotes.pop()
        elif mark in "》〉":
            titles.pop()
    return found


# -- lines that do not come out even


@cache
def _numbered() -> re.Pattern[str]:
    """What stands before the closing bracket of 1）, a), 一）: no pair of brackets."""
    return re.compile(
        r"(?:^|[\s。；;：:，,、.！!？?）)])(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])\Z"
    )


def _line_faults(notice: Notice, number: int) -> list[PairFault]:
    """The faults of one physical line, marks that only look like brackets and quotes left aside."""
    text = notice.text
    start, end = notice.source.lines.span(number)
    excused = [
        fact.span
        for fact in notice.document_numbers
        if fact.span.start < end and start < fact.span.end and fact.opening and _MATE.get(fact.opening) != fact.closing
    ]
    places = [
        found.start()
        for found in _mark().finditer(text, start, end)
        if not _is_sign(text, found.start(), start) and not any(found.start() in span for span in excused)
    ]
    sequence = "".join(text[place] for place in places)
    faults = [] if _judge(sequence).even else list(_explain(sequence, places))
    return sorted((_with_straight(text, fault, start, end) for fault in faults), key=lambda fault: fault.span)


def _is_sign(text: str, place: int, start: int) -> bool:
    """Whether the mark is an apostrophe, part of a number such as 1） or part of a face such as :-)."""
    mark = text[place]
    before = text[max(start, place - 4) : place]
    if mark in "’‘":
        return before[-1:].isascii() and before[-1:].isalnum()
    if mark in "()" and before[-1:] and before[-1] in ":;=-^":
        return True
    return mark in "）)" and _numbered().search(before) is not None


def _explain(sequence: str, places: Sequence[int]) -> Iterator[PairFault]:
    """The faults of an uneven sequence, as few as explain it."""
    verdict = _judge(sequence)

    def fault(kind: str, place: int, mate: int | None, expected: str) -> PairFault:
        other = None if mate is None else Span(places[mate], places[mate] + 1)
        return PairFault(kind, Span(places[place], places[place] + 1), other, expected)

    for opening, closing in verdict.pairs:
        if _MATE[sequence[opening]] != sequence[closing]:
            yield fault("mixed", closing, opening, _MATE[sequence[opening]])
    left = list(verdict.left)
    extra = list(verdict.extra)
    for opening, closer in verdict.pressed:
        mate = next((one for one in extra if one > closer and _sort(sequence, one) == _sort(sequence, opening)), None)
        if mate is not None:
            extra.remove(mate)
            yield fault("crossed", mate, opening, _MATE[sequence[opening]])
            continue
        rest = next((one for one in extra if one > closer and _sort(sequence, one) == _sort(sequence, closer)), None)
        if rest is not None:
            extra.remove(rest)
            yield fault("mixed", closer, opening, _MATE[sequence[opening]])
            continue
        left.append(opening)
    yield from (fault(*one) for one in _loose(sequence, sorted(left), extra))


def _sort(sequence: str, place: int) -> str:
    mark = sequence[place]
    return _OPENING.get(mark) or _CLOSING[mark]


def _loose(
    sequence: str, left: Sequence[int], extra: Sequence[int]
) -> Iterator[tuple[str, int, int | None, str]]:
    """Marks without mates; two that follow each other may be one fault: kind, place, mate, what is expected."""
    loose = sorted((*left, *extra))
    index = 0
    while index < len(loose):
        place = loose[index]
        following = loose[index + 1] if index + 1 < len(loose) else None
        joint = _joint(sequence, place, following) if following is not None else None
        if joint is not None:
            yield joint
            index += 2
            continue
        mark = sequence[place]
        yield ("unclosed" if mark in _OPENING else "unopened"), place, None, _MATE[mark]
        index += 1


def _joint(sequence: str, place: int, following: int) -> tuple[str, int, int | None, str] | None:
    """Two marks without mates as one fault: “…’, “…“, ”…“."""
    first, second = sequence[place], sequence[following]
    sort, other = _sort(sequence, place), _sort(sequence, following)
    if first in _OPENING and second in _CLOSING:
        near = following == place + 1 or _GROUP[sort] == _GROUP[other]
        return ("mixed", following, place, _MATE[first]) if near and sort != other else None
    if sort != other or following != place + 1 or sort not in ("quote", "inner"):
        return None
    if first in _CLOSING and second in _OPENING:
        return "reversed", place, following, _MATE[first]
    return ("reversed", following, place, _MATE[first]) if first in _OPENING else ("reversed", place, following, _MATE[first])


def _with_straight(text: str, fault: PairFault, start: int, end: int) -> PairFault:
    """A quotation mark without mate whose mate is a straight one: “回头看"."""
    mark = text[fault.span.start]
    if fault.kind == "unclosed" and mark == "“":
        place = text.find('"', fault.span.end, end)
    elif fault.kind == "unopened" and mark == "”":
        place = text.rfind('"', start, fault.span.start)
    else:
        return fault
    if place < 0 or text.count('"', start, end) % 2 == 0:
        return fault
    return PairFault("mixed", Span(place, place + 1), fault.span, _MATE[mark])


# -- pairs over several lines


def _without_spanning(notice: Notice, by_line: dict[int, list[PairFault]]) -> Iterator[PairFault]:
    """The faults of all lines without those that make a pair over several paragraphs."""
    told = sorted(by_line)
    for index, number in enumerate(told):
        faults = by_line[number]
        if not faults:
            continue
        last = faults[-1]
        if last.kind == "unclosed":
            if notice.text[last.span.start] == "“" and _reopened(notice, number, by_line):
                faults = faults[:-1]
            elif (later := _closed_later(notice, number, last, told[index + 1 :], by_line)) is not None:
                faults = faults[:-1]
                by_line[later] = by_line[later][1:]
        yield from faults


def _reopened(notice: Notice, number: int, by_line: dict[int, list[PairFault]]) -> bool:
    """Whether the next paragraph opens the quotation again and is quoted to its end."""
    following = next((line for line in notice.lines if line.number > number), None)
    if following is None or notice.text[following.span.start] != "“":
        return False
    faults = by_line.get(following.number, [])
    around = notice.quotations.around(following.span.start)
    unclosed = bool(faults) and faults[-1].span.start == following.span.start
    return unclosed or (around is not None and not notice.text[around.end : following.span.end].strip("。！？；"))


def _closed_later(
    notice: Notice, number: int, fault: PairFault, told: Sequence[int], by_line: dict[int, list[PairFault]]
) -> int | None:
    """The line that closes the mark, before any heading and before any other fault."""
    later = next((line for line in told if by_line[line]), None)
    if later is None or later - number > _REACH:
        return None
    first = by_line[later][0]
    marked = any(number < line.number <= later and line.marker is not None for line in notice.lines)
    closes = first.kind == "unopened" and notice.text[first.span.start] == fault.expected
    return later if closes and not marked else None
