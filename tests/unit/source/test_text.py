"""Places in a text: lines, occurrences, pairs of marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.source.text import LineIndex, occurrences, plain_pairs


@given(st.text("甲乙\r\n", max_size=30))
def test_lines_are_those_an_editor_shows(text: str) -> None:
    index = LineIndex(text)
    lines = [text[start:end] for start, end in zip(index.starts, index.ends, strict=True)]
    assert lines == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(st.text("甲乙", max_size=20), st.text("甲乙", min_size=1, max_size=3))
def test_occurrences_may_overlap(text: str, literal: str) -> None:
    assert occurrences(text, literal) == [
        place for place in range(len(text)) if text.startswith(literal, place)
    ]


def test_occurrences_lie_within_the_bounds() -> None:
    assert occurrences("甲乙甲乙甲乙", "甲乙", 1, 5) == [2]


@given(st.text("“”甲\n", max_size=20))
def test_pairs_are_plain_where_marks_take_turns_within_lines(text: str) -> None:
    pairs = plain_pairs(text, "“", "”")
    marks = text.replace("甲", "")
    plain = not marks.replace("“”", "").strip("\n")
    assert (pairs is not None) == plain
    if pairs is not None:
        pieces = [text[start:end] for start, end in pairs]
        assert all(piece[0] == "“" and piece[-1] == "”" and "\n" not in piece for piece in pieces)
        assert len(pieces) == text.count("“")
