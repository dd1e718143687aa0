from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.report.cells import cell_width, excerpt, printable

LONG = "县发改委党组认真履行巡察整改主体责任，" * 40


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("ab 1", 4), ("整改", 4), ("，。（）", 8), ("“”…①×", 10), ("　", 2), ("ｶﾅ", 2), ("e\u0301", 1)],
)
def test_width_counts_double_cells_for_chinese_and_ambiguous_characters(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", "a b"),
        ("　整改", "　整改"),
        ("\x1b[31m", "␛[31m"),
        ("a\nb\x7f", "a␊b␡"),
        ("a\u202eb\u200bc\x9b", "a\ufffdb\ufffdc\ufffd"),
    ],
)
def test_nothing_that_steers_a_terminal_is_printed(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_short_line_is_shown_whole_with_marks_under_the_right_cells() -> None:
    line = "共22个问题，整改21个"
    window = excerpt(line, line.index("22"), line.index("，"))
    assert (window.text, window.indent, window.length) == (line, 2, 8)


def test_a_long_line_is_cut_on_both_sides_with_the_marked_characters_inside() -> None:
    start = 300
    line = LONG[:start] + "22个问题" + LONG[start:]
    window = excerpt(line, start, start + 5)
    assert window.text.startswith("…")
    assert window.text.endswith("…")
    assert cell_width(window.text) <= 72
    before = next(cut for cut in range(len(window.text)) if cell_width(window.text[:cut]) == window.indent)
    assert window.text[before:].startswith("22个问题")


def test_room_not_needed_on_one_side_goes_to_the_other() -> None:
    assert cell_width(excerpt(LONG, 0, 2).text) > 64
    assert cell_width(excerpt(LONG, len(LONG) - 2, len(LONG)).text) > 64


def test_a_marked_range_longer_than_the_window_is_cut_at_its_end() -> None:
    window = excerpt(LONG, 10, 500)
    assert cell_width(window.text) <= 72
    assert window.length >= 64


def test_an_empty_range_at_the_end_is_marked_by_one_cell() -> None:
    assert excerpt("整改", 2, 2) == ("整改", 4, 1)


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120), st.integers(20, 80))
def test_any_window_fits_and_its_marks_lie_inside(line: str, start: int, length: int, budget: int) -> None:
    start = min(start, len(line))
    window = excerpt(line, start, start + length, budget)
    width = cell_width(window.text)
    assert width <= budget
    assert window.indent + window.length <= max(width, window.indent + 1)
