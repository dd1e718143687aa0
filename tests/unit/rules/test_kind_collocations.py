from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint import Finding
from rectify_lint.errors import RulePageError
from rectify_lint.rules.case import Case
from rectify_lint.rules.kinds.collocations import Collocations
from rectify_lint.rules.page import parse_page
from rectify_lint.rules.registry import Pack, Rule
from rectify_lint.testing import find, mark

# A character is offered for another where several of the phrases have it.
LISTS = """\
phrases = ["举一反三 久拖不决 固步自封", "监督检查 监督管理", "实时监控 人民检察院"]
also = ["故步自封 实施监控 监督监察", "督察返返绝绝事事施施制制故故只只"]
"""

FindIn = Callable[..., list[Finding]]


@pytest.fixture
def find_in_lists(write_page: Callable[..., Path]) -> FindIn:
    def run(text: str, lists: str = LISTS) -> list[Finding]:
        path = write_page(
            ('kind = "pattern"', 'kind = "term"'),
            (
                "[pattern]\nregex = '错'\n",
                "[term]\nentries = [['返三遍', '三遍']]\ncollocations = 'lists.toml'\n",
            ),
            ("有“{text}”", "{wrong}是{right}"),
            ("has “{text}”", "{wrong} is {right}"),
        )
        path.with_name("lists.toml").write_text(lists, encoding="utf-8")
        rule = Rule(parse_page(path).manifest, Pack("pack", "pack", "0"))
        return find(rule, Case("", "good", text, (), (), (), {}, None, 1))

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要举一返三。", "要⟦举一返三⟧。"),  # of the same sound
        ("不可久拖不绝。", "不可⟦久拖不绝⟧。"),
        ("举一三反，久不拖决", "⟦举一三反⟧，⟦久不拖决⟧"),  # changed places, in a half and across
        ("检督检查，举一饭三", "⟦检督检查⟧，举一饭三"),  # 饭 is in too few phrases to be typed for another
        ("实事监控", "⟦实事监控⟧"),
        ("实施监控、监督监察", "实施监控、监督监察"),  # right as well
        ("史实监控、检查惯例、监督惯例", "⟦史实监控⟧、检查惯例、⟦监督惯例⟧"),  # a word of the same sound
        ("故步自封、固步自封", "故步自封、固步自封"),
        ("举一返三遍", "举一⟦返三遍⟧"),  # an entry goes before
        ("举一反三，久拖不决", "举一反三，久拖不决"),
        ("举一例返三次", "举一例返三次"),
    ],
)
def test_a_character_wrong_is_told(find_in_lists: FindIn, text: str, expected: str) -> None:
    assert mark(text, [finding.span for finding in find_in_lists(text)]) == expected


def test_it_is_told_with_the_right_phrase(find_in_lists: FindIn) -> None:
    (finding,) = find_in_lists("要举一返三。")
    assert finding.message == "举一返三是举一反三"
    assert finding.severity == "warning"


def test_what_makes_a_word_is_a_hint(find_in_lists: FindIn) -> None:
    assert [finding.severity for finding in find_in_lists("监督惯例，实事监控，举一返三")] == [
        "info",
        "info",
        "warning",
    ]


@pytest.mark.parametrize(
    ("lists", "problem"),
    [
        ("phrases = ['三个字']", "'三个字' is shorter than 4 characters"),
        ("phrases = ['举一反三', '监督管理 举一反三']", "'举一反三' is listed twice"),
        ("phrase = ['举一反三']", "phrase"),
        ("phrases = '举一反三'", "phrases"),
    ],
)
def test_wrong_lists_are_told(find_in_lists: FindIn, lists: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        find_in_lists("", lists)


def test_what_is_searched_for_in_right_phrases_is_what_is_listed_of_them() -> None:
    lists = {"phrases": "监督管理 举一反三 全面从严治党", "also": "久拖不决 三个字"}
    table = Collocations(lists)
    words = " ".join(lists.values()).split()
    forms = {
        word[start:end]
        for word in (*words, *(word[::-1] for word in words))
        for start in range(len(word))
        for end in range(start + 1, len(word) + 1)
    }
    assert {form for form in forms if table._is_right(form)} == forms & table._pieces
    assert table._pieces > {*words, "从严治党"}
