"""Series of ordinal words (一是 … 二是 …): which belong together, and where they do not count on.

A series runs within a paragraph, or over paragraphs of one heading that each open with a member; it begins
again at each new 一是, may hold another, and may go on behind a numbered list. Quoted words are left aside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.facts.model import Ordinal
from rectify_lint.notice.sequences import FaultKind, SequenceFault, sequence_faults
from rectify_lint.numerals import chinese_numeral
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_DEEPEST = 4
"""How many open series one may go back to."""

_LOOK_AHEAD = 30
"""How many members of a paragraph are looked at to tell a nested series from a doubled first member."""

_LABEL = 14
"""A label such as 主要整改措施及效果： may stand before a member that opens its paragraph."""


class Member(Value):
    """An ordinal word in its place: *line* indexes ``Notice.lines``; *leads* if it opens its paragraph.

    *number* is that of the word.
    """

    ordinal: Ordinal
    line: int
    leads: bool
    number: int


class SeriesFault(Value):
    """An ordinal word that does not count on.

    Attributes:
        span: the word; *found* as written, *expected* as it should be.
        kind: in what way it is wrong.
        twin: where the same word stands once more in the series, ``None`` unless repeated.
        previous: the member before it, ``None`` for the first.
    """

    span: Span
    found: str
    expected: str
    kind: FaultKind
    twin: Span | None
    previous: Span | None


def series_of(notice: Notice) -> tuple[tuple[Member, ...], ...]:
    """All series of ordinal words, each as its members, in order of their first members."""
    by_form: dict[str, _Grouping] = {}
    covers = notice.quotations.covers
    starts = notice.line_starts
    for ordinal in notice.ordinals:
        if covers(ordinal.span.start):
            continue
        line = bisect_right(starts, ordinal.span.start) - 1
        marker = notice.lines[line].marker
        if marker is not None and marker.span.start == ordinal.span.start:
            continue  # 第三、下一步工作 is a heading of the outline
        leads = _leads(notice.text, notice.lines[line].body.start, ordinal.span.start)
        grouping = by_form.get(ordinal.series)
        if grouping is None:
            grouping = by_form[ordinal.series] = _Grouping(notice)
        grouping.pending.append(Member(ordinal, line, leads, ordinal.number))
    found = [series for grouping in by_form.values() for series in grouping.series()]
    return tuple(sorted((tuple(one) for one in found), key=lambda one: one[0].ordinal.span))


def _leads(text: str, start: int, at: int) -> bool:
    """Whether only blanks or a label stand between the start of a paragraph and the word."""
    if at - start > _LABEL:
        return False
    before = text[start:at].strip()
    return not before or before[-1] in "：:"


class _Grouping:
    """Sorts the members of one form (一是 …) into series."""

    def __init__(self, notice: Notice) -> None:
        self._nodes = notice.outline.nodes
        self._owner = notice.outline.owner
        self.pending: list[Member] = []

    def series(self) -> list[list[Member]]:
        """The series, in the order in which they begin."""
        done: list[list[Member]] = []
        open_ones: dict[int, list[list[Member]]] = {}
        """The series that may still go on, by node, innermost last."""
        for place, member in enumerate(self.pending):
            node = self._owner[member.line]
            here = open_ones.setdefault(node, [])
            target = self._target(place, here) or self._above(member, node, open_ones)
            if target is None:
                target = []
                done.append(target)
                here.append(target)
            elif not here or here[-1] is not target:
                _close_inner(here, target)
            target.append(member)
        return done

    def _target(self, place: int, here: Sequence[list[Member]]) -> list[Member] | None:
        """The open series of its heading that the *place*-th member belongs to, ``None`` if it begins one."""
        member = self.pending[place]
        if not here:
            return None
        current = here[-1]
        if current[-1].number + 1 == member.number:
            return current
        if member.number == 1 and self._begins(place, current):
            return None
        for series in here[-2 : -_DEEPEST - 1 : -1]:
            if series[-1].number + 1 == member.number and _adjoins(series[-1], member):
                return series
        return current if _adjoins(current[-1], member) else None

    def _begins(self, place: int, current: Sequence[Member]) -> bool:
        """Whether a 1 opens a series: in a new paragraph, or with a 2 behind it."""
        member, last = self.pending[place], current[-1]
        following = self.pending[place + 1] if place + 1 < len(self.pending) else None
        if member.line != last.line:
            return not (member.leads and last.leads and following is not None and following.number > 2)
        if following is None or following.number != 2 or following.line != member.line:
            return False
        return len(current) > 1 or self._returns(place)

    def _returns(self, place: int) -> bool:
        """Whether a 1 right behind a 1 opens a series inside it: the paragraph then comes to 2 twice."""
        line = self.pending[place].line
        twos = 0
        for member in self.pending[place + 1 : place + 1 + _LOOK_AHEAD]:
            if member.line != line or member.number == 1:
                break
            twos += member.number == 2
        return twos > 1

    def _above(
        self, member: Member, node: int, open_ones: dict[int, list[list[Member]]]
    ) -> list[Member] | None:
        """A series of an enclosing heading that goes on behind the numbered list it was broken by."""
        if member.number == 1 or not member.leads:
            return None
        parent = self._nodes[node].parent
        while parent >= 0:
            for series in reversed(open_ones.get(parent, [])[-_DEEPEST:]):
                if series[-1].number + 1 == member.number and series[-1].leads:
                    return series
            parent = self._nodes[parent].parent
        return None


def _close_inner(here: list[list[Member]], target: list[Member]) -> None:
    """Close the series that were opened inside *target*, now that it goes on."""
    for depth in range(1, min(_DEEPEST, len(here)) + 1):
        if here[-depth] is target:
            del here[len(here) - depth + 1 :]
            return


def _adjoins(last: Member, member: Member) -> bool:
    """Whether two members can be of one series: in one paragraph, or each at the head of its own."""
    return last.line == member.line or (last.leads and member.leads)


def series_faults(notice: Notice) -> tuple[SeriesFault, ...]:
    """Every fault of the notice's series, in order of the text."""
    found = [fault for series in notice.numbering.series for fault in _faults_of(notice, series)]
    return tuple(sorted(found, key=lambda fault: fault.span))


def _faults_of(notice: Notice, series: Sequence[Member]) -> Iterator[SeriesFault]:
    text = notice.text
    for fault in sequence_faults([member.number for member in series]):
        member = series[fault.place]
        previous = series[fault.place - 1] if fault.place else None
        since = previous.ordinal.span.end if previous else notice.lines[member.line].span.start
        between = Span(since, member.ordinal.span.start)
        if _taken_up(fault).search(text, *between):
            continue
        written = member.ordinal.span.of(text)
        digits = written[-1].isdigit()  # 措施1：
        numeral = str(member.number) if digits else chinese_numeral(member.number)
        due = str(fault.expected) if digits else chinese_numeral(fault.expected)
        twin = None
        if fault.kind is FaultKind.REPEATED:
            twin = next(m.ordinal.span for m in series if m is not member and m.number == member.number)
        yield SeriesFault(
            span=member.ordinal.span,
            found=written,
            expected=written.replace(numeral, due),
            kind=fault.kind,
            twin=twin,
            previous=previous.ordinal.span if previous else None,
        )


@cache
def _other_words(number: int) -> re.Pattern[str]:
    """What may stand for a member: another series, or an odd form of the word (二 是, 工作二是)."""
    numeral = chinese_numeral(number)
    other = {1: "|首先|一方面", 2: "|其次|另一方面", 3: "|再次[，,]"}.get(number, "")
    return compiled(
        f"{numeral}[ 、]?是|第{numeral}[，,、是]|其{numeral}[，,、是]|(?<![统唯]){numeral}要{other}"
    )


def _taken_up(fault: SequenceFault) -> re.Pattern[str]:
    """What shows that the missing member is there in another form; matches nothing for other faults."""
    if fault.kind in (FaultKind.START, FaultKind.SKIPPED):
        return _other_words(fault.expected)
    return _nothing()


@cache
def _nothing() -> re.Pattern[str]:
    return compiled("(?!)")


def lone_firsts(notice: Notice) -> Iterator[Span]:
    """一是 with no 二是 behind it in its series, where no other word takes up the count."""
    for series in notice.numbering.series:
        member = series[0]
        if len(series) > 1 or member.number != 1 or member.ordinal.series != "是":
            continue
        rest = Span(member.ordinal.span.end, notice.lines[member.line].span.end)
        if not _other_words(2).search(notice.text, *rest):
            yield member.ordinal.span
