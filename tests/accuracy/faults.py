"""What a planted fault is, and the list of the kinds of fault that can be planted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random

import attrs
from tests.accuracy.corpus import CleanNotice, Range, value

from rectify_lint.numerals import chinese_numeral


@attrs.frozen
class Edit:
    """Put *new* in the place of the characters from *start* to *end*."""

    start: int
    end: int
    new: str


@attrs.frozen
class Fault:
    """One fault at one place of a notice.

    Attributes:
        edits: what a drafter did, in any order, none over another.
        places: further ranges of the clean text at which the fault may be told, such as the number that was declared.
        anywhere: the fault has no place of its own: something is missing.
    """

    edits: tuple[Edit, ...]
    places: tuple[Range, ...] = ()
    anywhere: bool = False


Planter = Callable[[CleanNotice, Random], Iterable[Fault]]


@attrs.frozen
class Kind:
    """A kind of fault.

    Attributes:
        name: kebab-case.
        code: the rule that must find it.
        what: what the drafter did, for the report.
        neighbours: further codes that tell the same fault, each with the reason.
        plant: yields the faults of this kind that can stand in a notice.
    """

    name: str
    code: str
    what: str
    neighbours: Mapping[str, str]
    plant: Planter

    @property
    def family(self) -> str:
        """The three letters of the rule's family."""
        return self.code[:3]


KINDS: list[Kind] = []


def kind(code: str, what: str, *neighbours: Mapping[str, str]) -> Callable[[Planter], Planter]:
    """Register a planter; its name is the kind's. *neighbours* are further codes with reasons, later ones winning."""

    def register(plant: Planter) -> Planter:
        name: str = plant.__name__.replace("_", "-")
        others = {other: reason for one in neighbours for other, reason in one.items() if other != code}
        KINDS.append(Kind(name, code, what, others, plant))
        return plant

    return register


@attrs.frozen
class Mutant:
    """A notice with one fault: its text, and the ranges of that text at which the fault may be told."""

    kind: Kind
    notice: CleanNotice
    text: str
    places: tuple[Range, ...]

    @property
    def line(self) -> int:
        """The 1-based line of the first place."""
        return self.text.count("\n", 0, self.places[0][0]) + 1


def mutant(kind: Kind, notice: CleanNotice, fault: Fault) -> Mutant:
    """Carry out *fault*."""
    edits = sorted(fault.edits, key=lambda edit: edit.start)
    text, last = [], 0
    shift, moved = 0, []
    for edit in edits:
        assert edit.start >= last, (kind.name, "edits overlap")
        text += [notice.text[last : edit.start], edit.new]
        moved.append((edit.start + shift, edit.start + shift + len(edit.new)))
        shift += len(edit.new) - (edit.end - edit.start)
        last = edit.end
    text.append(notice.text[last:])
    mutated = "".join(text)
    assert mutated != notice.text, (kind.name, "nothing changed")
    if fault.anywhere:
        return Mutant(kind, notice, mutated, ((0, len(mutated)),))

    def carried(offset: int) -> int:
        return offset + sum(len(edit.new) - (edit.end - edit.start) for edit in edits if edit.end <= offset)

    moved += [(carried(start), carried(end)) for start, end in fault.places]
    return Mutant(kind, notice, mutated, tuple(moved))


def mutants(kind: Kind, notice: CleanNotice, most: int) -> Iterator[Mutant]:
    """Up to *most* mutants of *notice*, the same in every run."""
    dice = Random(f"{kind.name} in {notice.name}")
    faults = list(kind.plant(notice, dice))
    if len(faults) > most:
        faults = [faults[place] for place in sorted(dice.sample(range(len(faults)), most))]
    for fault in faults:
        yield mutant(kind, notice, fault)


# -- what many planters do


def replace(start: int, end: int, new: str, *places: Range) -> Fault:
    """One edit."""
    return Fault((Edit(start, end, new),), places)


def insert(at: int, new: str, *places: Range) -> Fault:
    """Text that was not there."""
    return replace(at, at, new, *places)


def delete(start: int, end: int, *places: Range) -> Fault:
    """Text that is gone."""
    return replace(start, end, "", *places)


def renumber(place: Range, notice: CleanNotice, by: int) -> Edit:
    """The number at *place*, *by* higher, in digits or Chinese numerals as it is written."""
    start, end = place
    written = notice.text[start:end]
    number = value(written) + by
    return Edit(start, end, str(number) if written.isdigit() else chinese_numeral(number))
