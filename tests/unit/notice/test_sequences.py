from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.notice.sequences import FaultKind, SequenceFault, sequence_faults

SKIPPED, REPEATED, OUT_OF_ORDER, START = (
    FaultKind.SKIPPED,
    FaultKind.REPEATED,
    FaultKind.OUT_OF_ORDER,
    FaultKind.START,
)


@pytest.mark.parametrize(
    ("numbers", "place", "kind", "expected"),
    [
        ([1, 2, 4, 5], 2, SKIPPED, 3),
        ([1, 2, 5], 2, SKIPPED, 3),
        ([1, 2, 2, 4], 2, REPEATED, 3),
        ([1, 2, 2, 3], 2, REPEATED, 3),
        ([1, 1], 1, REPEATED, 2),
        ([1, 1, 2, 3], 1, REPEATED, 2),
        ([2, 2, 3], 0, REPEATED, 1),
        ([1, 2, 3, 3], 3, REPEATED, 4),
        ([1, 2, 4, 4, 5], 2, REPEATED, 3),
        ([1, 2, 1, 4], 2, REPEATED, 3),
        ([1, 2, 3, 2, 4], 3, REPEATED, 4),
        ([1, 2, 5, 4, 5], 2, REPEATED, 3),
        ([1, 3, 2, 4], 1, OUT_OF_ORDER, 2),
        ([1, 2, 4, 3], 2, OUT_OF_ORDER, 3),
        ([2, 1, 3], 0, OUT_OF_ORDER, 1),
        ([1, 4, 3, 2, 5], 1, OUT_OF_ORDER, 2),
        ([1, 4, 2, 3, 5], 1, OUT_OF_ORDER, 2),
        ([1, 3, 4, 2, 5], 3, OUT_OF_ORDER, 4),
        ([1, 2, 9, 4], 2, OUT_OF_ORDER, 3),
        ([2, 3, 4], 0, START, 1),
        ([3], 0, START, 1),
    ],
)
def test_one_slip_is_one_fault(numbers: list[int], place: int, kind: FaultKind, expected: int) -> None:
    assert sequence_faults(numbers) == [SequenceFault(place, kind, expected)]


def test_two_slips_are_two_faults() -> None:
    faults = sequence_faults([1, 2, 3, 4, 4, 5, 6, 8])
    assert [(fault.place, fault.kind) for fault in faults] == [(4, REPEATED), (7, SKIPPED)]


@given(st.integers(0, 60))
def test_what_counts_on_has_no_fault(length: int) -> None:
    assert sequence_faults(range(1, length + 1)) == []


@given(st.integers(3, 30), st.data())
def test_a_member_taken_out_of_the_middle_is_one_gap(length: int, data: st.DataObject) -> None:
    missing = data.draw(st.integers(2, length - 1))
    numbers = [number for number in range(1, length + 1) if number != missing]
    assert sequence_faults(numbers) == [SequenceFault(missing - 1, SKIPPED, missing)]


@given(st.integers(2, 30), st.data())
def test_two_neighbours_that_change_places_are_one_fault(length: int, data: st.DataObject) -> None:
    numbers = list(range(1, length + 1))
    place = data.draw(st.integers(0, length - 2))
    numbers[place], numbers[place + 1] = numbers[place + 1], numbers[place]
    assert sequence_faults(numbers) == [SequenceFault(place, OUT_OF_ORDER, place + 1)]


@given(st.integers(2, 30), st.data())
def test_one_wrong_number_is_one_fault_at_its_place(length: int, data: st.DataObject) -> None:
    numbers = list(range(1, length + 1))
    place = data.draw(st.integers(1, length - 1))
    numbers[place] = data.draw(st.integers(1, length + 5).filter(lambda number: number != place + 1))
    faults = sequence_faults(numbers)
    assert len(faults) == 1
    # A number one less, at the end of a run, and the one it repeats look alike; the later is told.
    assert faults[0].place == place
    assert faults[0].expected == place + 1


@given(st.lists(st.integers(0, 40), max_size=60))
def test_any_numbers_give_at_most_one_fault_a_place(numbers: list[int]) -> None:
    places = [fault.place for fault in sequence_faults(numbers)]
    assert places == sorted(set(places))
    assert all(0 <= place < len(numbers) for place in places)
