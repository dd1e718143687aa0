"""Marks that lack their mate, and pairs on a wrong level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint import parse_text
from rectify_lint.notice.pair_marks import MATE, OPENING, judge, sequences

Told = list[tuple[str, int, str]]


def faults(text: str) -> Told:
    """The faults of *text*: kind, offset, what is expected."""
    return [(fault.kind, fault.span.start, fault.expected) for fault in parse_text(text).pairing.faults]


def nestings(text: str) -> list[tuple[str, str]]:
    """The pairs of *text* on a wrong level: kind and what they enclose."""
    found = parse_text(text).pairing.nestings
    return [(one.kind, text[one.opening.end : one.closing.start]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("针对“记录不全的问题。", [("unclosed", 2, "”")]),
        ("针对“记录”、“台账、“清单”。", [("unclosed", 7, "”")]),
        ("针对记录不全”的问题。", [("unopened", 6, "“")]),
        ("“如‘甲’和‘乙”", [("unclosed", 6, "’")]),
        ("三个项目（甲、乙））。", [("unopened", 9, "（")]),
        ("费用（含利息)。", [("mixed", 6, "）")]),
        ("作风“不实’。", [("mixed", 5, "”")]),
        ("《〈办法》的通知》", [("mixed", 4, "〉")]),
        ("《办法（试行》）", [("crossed", 7, "）")]),
        ("开展“回头看“。", [("reversed", 6, "”")]),
        ("开展”回头看”。", [("reversed", 2, "“")]),
        ("开展”回头看“。", [("reversed", 2, "“")]),
        ("关于”‘一老一小’服务不足”的", [("reversed", 2, "“")]),
        ('开展“回头看"。', [("mixed", 6, "”")]),
        ('开展"回头看”。', [("mixed", 2, "“")]),
    ],
)
def test_one_slip_is_one_fault_at_its_place(text: str, expected: Told) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“甲‘乙’丙”（一）《〈办法〉细则》【丁】〔2024〕5号",
        "1）补齐记录；2）明确专人；a)按月归档",
        "措施（包括：1）补齐记录；2）明确专人）",
        "材料（见附件1、2）齐全",
        "Let’s go，’99世博会，辛苦了:)",
        "（本通报自公布之日起\n公示15个工作日）",
        "《关于印发\r\n办法的通知》",
        "“认清形势。\n“狠抓落实。\n“务求实效。”",
        "依据安水办〔2020]14号文件",
        "",
    ],
)
def test_what_only_looks_like_a_fault_is_none(text: str) -> None:
    assert faults(text) == []


def test_a_torn_marker_is_told_where_the_parts_are_numbered_so() -> None:
    assert faults("（一）强化责任。\n二）细化分工。\n（三）建章立制。") == [("unopened", 10, "（")]


def test_a_heading_ends_what_may_be_closed_later() -> None:
    assert [kind for kind, _, _ in faults("费用（含利息\n二、下一步打算\n全部清退）。")] == [
        "unclosed",
        "unopened",
    ]


def test_a_quotation_that_is_not_opened_again_must_close() -> None:
    assert faults("“认清形势。\n狠抓落实。\n“回头看”开展2次。") == [("unclosed", 0, "”")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做好‘后半篇文章’。", [("inner", "后半篇文章")]),
        ("针对“学习“第一议题”不及时”", [("quote", "第一议题")]),
        ("《修订《办法》的通知》", [("title", "办法")]),
        ("印发〈办法〉。", [("subtitle", "办法")]),
        ("“学习‘第一议题’”《〈办法〉细则》“《条例》学习”《“回头看”方案》", []),
        ("“‘甲“乙”丙’”", []),
        ("针对学习‘第一议题’不及时”", []),
    ],
)
def test_pairs_on_a_wrong_level_are_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert nestings(text) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_told_apart_whatever_ends_them(newline: str) -> None:
    assert sequences(f"“甲”{newline}乙{newline}（丙") == ["“”", "", "（"]


def test_a_line_full_of_stray_marks_is_told_mark_by_mark() -> None:
    assert len(faults("）“" * 100)) == 200


even_texts = st.recursive(
    st.text("甲乙，。", min_size=1, max_size=4),
    lambda inner: st.builds(
        lambda opening, parts: opening + "".join(parts) + MATE[opening],
        st.sampled_from("“（《【"),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(even_texts)
def test_what_is_nested_rightly_comes_out_even(text: str) -> None:
    assert faults(text) == []


@given(even_texts, st.data())
def test_a_lost_mark_never_goes_unseen(text: str, data: st.DataObject) -> None:
    marks = [place for place, char in enumerate(text) if char in MATE]
    if marks:
        lost = data.draw(st.sampled_from(marks))
        assert len(faults(text[:lost] + text[lost + 1 :])) == 1


@given(st.text("“”‘’（）()《》〈〉【】〔〕甲1a:\n\r、", max_size=40))
def test_every_fault_is_a_mark_of_the_text_in_order(text: str) -> None:
    found = parse_text(text).pairing.faults
    places = [fault.span.start for fault in found]
    assert places == sorted(set(places))
    assert all(text[place] in MATE or text[place] == '"' for place in places)


@given(st.text("“”‘’（）()《》〈〉", max_size=70))
def test_every_mark_of_a_sequence_is_paired_or_left_over(sequence: str) -> None:
    verdict = judge(sequence)
    loose = [*verdict.left, *verdict.extra, *(opening for opening, _ in verdict.pressed)]
    assert sorted([place for pair in verdict.pairs for place in pair] + loose) == list(range(len(sequence)))
    assert all(sequence[opening] in OPENING for opening, _ in verdict.pairs)
