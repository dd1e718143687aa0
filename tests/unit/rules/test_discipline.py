from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.rules.discipline import hasten, offence, starts


@pytest.mark.parametrize(
    "pattern",
    ["错", "[错误]对", "(?P<a>错)", "错|[误坏]", "(?>错|误)+", "(?=[错误])x?", "([甲乙])\\1+", "(?:错)+?对"],
)
def test_patterns_with_a_known_beginning_pass(pattern: str) -> None:
    assert offence(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        "", ".", "[^错]", "错?误", "(?:错)*", "(?<=是)错", "(?<!是)错", "^错", "错|.", "(?!错)误",
        "(?:|错)误", r"\d+", r"错\d", r"错\b", r"\w错", r"[\s错]", "[一-鿿]错",
    ],
)  # fmt: skip
def test_patterns_without_one_are_refused(pattern: str) -> None:
    assert offence(pattern) is not None


def test_an_escaped_backslash_is_no_digit_class() -> None:
    assert offence(r"C:\\d") is None


@pytest.mark.parametrize("pattern", ["错误", "[错误]"])
def test_what_the_engine_sees_by_itself_is_left_alone(pattern: str) -> None:
    assert hasten(pattern) == pattern


@given(
    st.sampled_from(["错|[误坏]", "(?:甲乙|[丁-乙])+", "([甲乙])\\1+", r"(?:\]|-|\^|\\)甲?"]),
    st.text("错误坏甲乙丙丁]-^\\", max_size=20),
)
def test_the_look_ahead_changes_no_match(pattern: str, text: str) -> None:
    plain = [found.span() for found in re.finditer(pattern, text)]
    assert [found.span() for found in re.finditer(hasten(pattern), text)] == plain


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("开展[^。]{0,9}会", ["开展"]),
        ("(?P<verb>加强|提[高升])力度", ["加强力度", "提升力度", "提高力度"]),
        ("(?:加强|提[高升]+)力度", ["加强", "提升", "提高"]),  # how often the last one stands is open
        ("(?:超|超过|高于)[一二]", ["超一", "超二", "超过一", "超过二", "高于一", "高于二"]),
        ("(?:超|超过|高于)数?", ["超", "高于"]),
        ("(?P<hit>[县市])(?=坚持|召开)", ["县召开", "县坚持", "市召开", "市坚持"]),
        ("(?:错|误)(?!字)判", ["误判", "错判"]),
        ("反馈[委局](?:问题|意见)", ["反馈委意", "反馈委问", "反馈局意", "反馈局问"]),
        ("(?=[错误])(?:错|误)", ["误", "错"]),
        ("([某甲])\\1+市", ["某", "甲"]),
        ("一二三四五六", ["一二三四"]),
        ("[0-9]年|月", []),
        ("[一-鿿]年", []),
        ("错?误", []),
        ("(?i)qq群", []),
        ("##[A-Za-z]{2,30}##", ["##"]),  # shorter ones where long ones are too many
    ],
)
def test_the_beginnings_of_matches_are_told_where_they_are_few(pattern: str, expected: list[str]) -> None:
    assert starts(pattern) == expected


@given(
    st.sampled_from(
        [
            "错误|[坏甲]乙",
            "(?:甲乙|丙)+",
            "([甲乙])\\1+",
            "(?=甲)甲?乙|丙{2,}",
            "(?<!甲)乙[丙丁]",
            "([甲乙]|丁丙)(?=丙丁|甲)",
        ]
    ),
    st.text("错误坏甲乙丙丁", max_size=20),
)
def test_every_match_has_one_of_its_beginnings(pattern: str, text: str) -> None:
    begins = tuple(starts(pattern))
    assert all(text.startswith(begins, found.start()) for found in re.finditer(pattern, text) if begins)
