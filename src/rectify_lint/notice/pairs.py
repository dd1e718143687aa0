"""Brackets, quotation marks and title marks: which lack their mate, which stand on a wrong level.

Only paragraphs whose marks do not come out even are looked at with the text around the marks: an
apostrophe is no quotation mark, 1） no bracket, and a quotation or a bracket may go on in the next paragraph.
A slip of the pen is one fault, so what is left over is explained by as few faults as will do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from rectify_lint.notice.pair_marks import (
    CLOSING,
    MATE,
    OPENING,
    akin,
    judge,
    mark_pattern,
    misplaced,
    sequences,
    sort_of,
)
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Style
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_NUMERALS = "一二三四五六七八九十"
_WINDOW = 6
_REACH = 6
"""So many lines further on a mark may be closed."""

_MANY = 40
"""A line with more marks left over is no text, and its faults are not put together."""


class PairFault(Value):
    """A mark without its mate, or with a wrong one.

    Attributes:
        kind: ``unclosed``, ``unopened`` · ``mixed`` closed by a mark of another sort or width · ``crossed``
            closed after the pair around it · ``reversed`` turned the wrong way.
        span: the mark.
        mate: the mark it should go with, where there is one.
        expected: what should stand in place of the mark; for one without a mate, the mate.
    """

    kind: str
    span: Span
    mate: Span | None
    expected: str


class Nesting(Value):
    """A pair that is right in itself and wrong where it stands.

    *kind*: ``inner`` ‘…’ outside “…” · ``quote`` “…” directly inside “…” · ``title`` 《…》 directly inside
    《…》 · ``subtitle`` 〈…〉 outside 《…》. *opening* and *closing* are its marks.
    """

    kind: str
    opening: Span
    closing: Span


class Pairing:
    """The marks of a notice in pairs, paragraph by paragraph; *known* as in :class:`Numbering`."""

    __slots__ = ("__dict__", "_notice")

    def __init__(self, notice: Notice, known: dict[str, Any]) -> None:
        self._notice = notice
        self.__dict__ = known

    @cached_property
    def _sequences(self) -> list[str]:
        return sequences(self._notice.text)

    @cached_property
    def faults(self) -> tuple[PairFault, ...]:
        """Marks that do not come out even, in order; pairs that span paragraphs are no fault."""
        uneven = {sequence for sequence in set(self._sequences) if not judge(sequence).even}
        if not uneven:
            return ()
        reader = _Reader(self._notice)
        lines = enumerate(self._sequences, 1)
        by_line = {number: reader.faults(number) for number, sequence in lines if sequence in uneven}
        return tuple(reader.without_spanning(by_line))

    @cached_property
    def nestings(self) -> tuple[Nesting, ...]:
        """Pairs on a level where other marks are due, in order; paragraphs with a fault are left out."""
        wanted = {sequence: found for sequence in set(self._sequences) if (found := misplaced(sequence))}
        return tuple(
            nesting
            for number, sequence in enumerate(self._sequences, 1)
            if sequence in wanted
            for nesting in self._placed(number, wanted[sequence])
        )

    def _placed(self, number: int, found: Sequence[tuple[str, int, int]]) -> Iterator[Nesting]:
        line = self._notice.source.lines.span(number)
        places = [mark.start() for mark in mark_pattern().finditer(self._notice.text, *line)]
        for kind, opening, closing in found:
            yield Nesting(kind, _one(places[opening]), _one(places[closing]))


def _one(place: int) -> Span:
    return Span(place, place + 1)


class _Reader:
    """Reads the paragraphs that do not come out even."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._text = notice.text
        self._numbers = [line.number for line in notice.lines]
        self._marked = [line.number for line in notice.lines if line.marker is not None]
        self._numbered_so = any(
            line.marker is not None and line.marker.style is Style.CHINESE_PAREN for line in notice.lines
        )
        self._excused = {
            place
            for number in notice.document_numbers
            if number.opening and MATE.get(number.opening) != number.closing
            for place in range(*number.span)
        }

    def faults(self, number: int) -> list[PairFault]:
        """The faults of one physical line, marks that only look like brackets and quotes left aside.

        The bracket of 1） is one where that explains the line better: （见附件1、2）.
        """
        start, end = self._notice.source.lines.span(number)
        places = [
            found.start()
            for found in mark_pattern().finditer(self._text, start, end)
            if found.start() not in self._excused and not _is_sign(self._text, found.start(), start)
        ]
        bare = [place for place in places if not self._is_numbering(place, start)]
        faults = min((_explained(self._text, one) for one in (bare, places)), key=len)
        if len(faults) <= _MANY:
            faults = [_with_straight(self._text, fault, start, end) for fault in faults]
        return sorted(faults, key=lambda fault: fault.span)

    def _is_numbering(self, place: int, start: int) -> bool:
        """Whether the mark closes a number: 1）; but 一） is a torn （一） where parts are numbered so."""
        before = self._text[max(start, place - _WINDOW) : place]
        if self._text[place] not in "）)" or _numbering().search(before) is None:
            return False
        return before[-1] not in _NUMERALS or not self._numbered_so

    def without_spanning(self, by_line: dict[int, list[PairFault]]) -> Iterator[PairFault]:
        """The faults of all lines without those that make a pair over several paragraphs."""
        for number in sorted(by_line):
            faults = by_line[number]
            if faults and faults[-1].kind == "unclosed":
                later = self._closed_later(number, faults[-1], by_line)
                if self._reopened(number, faults[-1], by_line):
                    faults = faults[:-1]
                elif later is not None:
                    faults = faults[:-1]
                    by_line[later] = by_line[later][1:]
            yield from faults

    def _reopened(self, number: int, fault: PairFault, by_line: dict[int, list[PairFault]]) -> bool:
        """Whether the next paragraph opens the quotation again and is quoted to its end."""
        index = bisect_right(self._numbers, number)
        if index == len(self._numbers) or self._text[fault.span.start] != "“":
            return False
        following = self._notice.lines[index]
        start, end = following.span
        if self._text[start] != "“":
            return False
        faults = by_line.get(following.number, [])
        around = self._notice.quotations.around(start)
        unclosed = bool(faults) and faults[-1].span.start == start
        return unclosed or (around is not None and not self._text[around.end : end].strip("。！？；"))

    def _closed_later(self, number: int, fault: PairFault, by_line: dict[int, list[PairFault]]) -> int | None:
        """The line that closes the mark, before any heading and before any other fault."""
        near = range(number + 1, number + 1 + _REACH)
        later = next((line for line in near if by_line.get(line)), None)
        if later is None or bisect_right(self._marked, later) > bisect_right(self._marked, number):
            return None
        first = by_line[later][0]
        closes = first.kind == "unopened" and self._text[first.span.start] == fault.expected
        return later if closes else None


@cache
def _numbering() -> re.Pattern[str]:
    """What stands before the closing bracket of 1）, a), 一）: the start of a clause and a number."""
    return compiled(
        r"(?:^|[\s。；;：，、！!？?）)]|(?<![0-9])[:.,])"
        rf"(?:[0-9０-９]{{1,3}}|[{_NUMERALS}]{{1,3}}|[A-Za-z]|[①-⑳])\Z"
    )


def _is_sign(text: str, place: int, start: int) -> bool:
    """Whether the mark is an apostrophe or part of a face such as :-)."""
    mark = text[place]
    before = text[max(start, place - 1) : place]
    if mark in "’‘":
        after = text[place + 1 : place + 2]
        return (before.isascii() and before.isalnum()) or (mark == "’" and after.isdecimal())
    return mark in "()" and before != "" and before in ":;=-^"


def _explained(text: str, places: Sequence[int]) -> list[PairFault]:
    """The faults of the marks at *places*, at most one for each, in no order."""
    sequence = "".join(text[place] for place in places)
    faults: dict[int, PairFault] = {}
    for kind, at, mate, expected in _explain(sequence):
        other = None if mate is None else _one(places[mate])
        faults.setdefault(at, PairFault(kind, _one(places[at]), other, expected))
    return list(faults.values())


_Explained = tuple[str, int, int | None, str]
"""Kind, place of the mark, place of its mate, what is expected."""


def _explain(sequence: str) -> Iterator[_Explained]:
    """The faults of a sequence, as few as explain it."""
    verdict = judge(sequence)
    for opening, closing in verdict.pairs:
        if MATE[sequence[opening]] != sequence[closing]:
            yield "mixed", closing, opening, MATE[sequence[opening]]
    left, extra = [*verdict.left, *(opening for opening, _ in verdict.pressed)], list(verdict.extra)
    if len(left) + len(extra) > _MANY:
        for place in (*left, *extra):
            yield _alone(sequence, place)
        return
    for opening, closer in verdict.pressed:
        own = _spare(sequence, extra, closer, opening)
        spare = _spare(sequence, extra, closer, closer) if own is None else own
        if own is not None and (again := _spare(sequence, extra, own, closer)) is not None:
            extra = [place for place in extra if place not in (own, again)]
            left.remove(opening)
            yield _alone(sequence, closer)
        elif spare is not None:
            extra.remove(spare)
            left.remove(opening)
            kind, at = ("mixed", closer) if own is None else ("crossed", own)
            yield kind, at, opening, MATE[sequence[opening]]
    yield from _loose(sequence, sorted((*left, *extra)))


def _spare(sequence: str, extra: Sequence[int], behind: int, like: int) -> int | None:
    """The first mark behind a place that has nothing to close and is of the sort of the mark at *like*."""
    sort = sort_of(sequence[like])
    return next((place for place in extra if place > behind and sort_of(sequence[place]) == sort), None)


def _alone(sequence: str, place: int) -> _Explained:
    mark = sequence[place]
    return ("unclosed" if mark in OPENING else "unopened"), place, None, MATE[mark]


def _loose(sequence: str, loose: Sequence[int]) -> Iterator[_Explained]:
    """Marks without mates; two that follow each other may be one fault."""
    index = 0
    while index < len(loose):
        joint = _joint(sequence, *loose[index : index + 2]) if index + 1 < len(loose) else None
        yield joint or _alone(sequence, loose[index])
        index += 2 if joint else 1


def _joint(sequence: str, place: int, following: int) -> _Explained | None:
    """Two marks without mates as one fault: “…’, “…“, ”…“, ”…”."""
    first, second = sequence[place], sequence[following]
    sort, other = sort_of(first), sort_of(second)
    if first in OPENING and second in CLOSING:
        near = following == place + 1 or akin(first, second)
        return ("mixed", following, place, MATE[first]) if near and sort != other else None
    between = {sort_of(sequence[one]) for one in range(place + 1, following)}
    if sort != other or sort in between or sort not in ("quote", "inner"):
        return None
    if first in OPENING:
        return "reversed", following, place, MATE[first]
    return "reversed", place, following, MATE[first]


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
    return PairFault("mixed", _one(place), fault.span, MATE[mark])
