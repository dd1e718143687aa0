"""Where a run of numbers departs from 1, 2, 3 …, in as few faults as explain it.

One slip of the pen is one fault: ``1 2 4 5`` lacks a 3 and is right again behind the gap, ``1 2 2 4`` has a
2 where 3 was meant, ``1 2 2 3`` counts one twice and goes on from there. The same check serves markers and
ordinal words.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count
from operator import eq

from rectify_lint.value import Value


class FaultKind(enum.StrEnum):
    """In what way a number is not the one that is due."""

    START = "start"  # the run does not begin with 1
    SKIPPED = "skipped"  # numbers before it are missing
    REPEATED = "repeated"  # the number stands at another place of the run too
    OUT_OF_ORDER = "out-of-order"  # the number belongs elsewhere


class SequenceFault(Value):
    """One fault of a run: the index of the number that is wrong, in what way, and the number due there."""

    place: int
    kind: FaultKind
    expected: int


def sequence_faults(numbers: Sequence[int]) -> list[SequenceFault]:
    """The faults of a run that should read 1, 2, 3 …, in order of place; linear in its length.

    A restart is not looked for: the caller cuts runs where the numbering begins again.
    """
    if all(map(eq, numbers, count(1))):
        return []
    scan = _Scan(numbers)
    for place in range(len(numbers)):
        scan.read(place)
    return _without_second_halves(numbers, scan.faults)


def _without_second_halves(
    numbers: Sequence[int], faults: Mapping[int, SequenceFault]
) -> list[SequenceFault]:
    """The faults in order of place; of two numbers that changed places only the first is kept."""
    kept: list[SequenceFault] = []
    exchanged: set[tuple[int, int]] = set()
    for place in sorted(faults):
        fault = faults[place]
        if (fault.expected, numbers[place]) in exchanged:
            continue
        exchanged.add((numbers[place], fault.expected))
        kept.append(fault)
    return kept


class _Scan:
    """The state of one pass: the number due next, what is missing so far, what came too early."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self.faults: dict[int, SequenceFault] = {}
        self._numbers = numbers
        self._counts = Counter(numbers)
        self._due = 1
        self._gaps: dict[int, SequenceFault] = {}
        """A gap of exactly one number, by that number: it may turn up later, moved."""
        self._early: set[int] = set()

    def read(self, place: int) -> None:
        """Judge one number by what is due and by the number behind it."""
        value = self._numbers[place]
        while self._due in self._early and value != self._due:
            self._early.remove(self._due)
            self._due += 1
        following = self._numbers[place + 1] if place + 1 < len(self._numbers) else None
        if value == self._due:
            self._due += 1
        elif following == self._due + 1:
            self._add(place, self._twice(value))
            self._due += 1
        elif value in self._gaps:
            del self.faults[self._gaps.pop(value).place]
            self._due -= 1
            self._add(place, FaultKind.OUT_OF_ORDER)
            self._due += 1
        elif value > self._due:
            self._ahead(place, value, following)
        else:
            self._behind(place, value, following)

    def _ahead(self, place: int, value: int, following: int | None) -> None:
        if following == self._due:
            self._early.add(value)
            self._add(place, FaultKind.OUT_OF_ORDER)
            return
        fault = self._add(place, FaultKind.SKIPPED if place else FaultKind.START)
        if value == self._due + 1:
            self._gaps[self._due] = fault
        self._due = value + 1

    def _behind(self, place: int, value: int, following: int | None) -> None:
        self._add(place, self._twice(value))
        if following != self._due:
            self._due = value + 1 if following == value + 1 else self._due + 1

    def _twice(self, value: int) -> FaultKind:
        return FaultKind.REPEATED if self._counts[value] > 1 else FaultKind.OUT_OF_ORDER

    def _add(self, place: int, kind: FaultKind) -> SequenceFault:
        fault = SequenceFault(place, kind, self._due)
        self.faults[place] = fault
        return fault
