from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint import Finding, Span
from rectify_lint.engine.fix import apply
from rectify_lint.errors import RulePageError
from rectify_lint.rules.kinds.common import REACH
from rectify_lint.rules.page import parse_page
from rectify_lint.testing import mark

FindIn = Callable[..., list[Finding]]


def shown(find_in: FindIn, text: str, data: str) -> str:
    return mark(text, [finding.span for finding in find_in(text, "pattern", data)])


def test_named_groups_and_the_marked_text_are_data(find_in: FindIn) -> None:
    (finding,) = find_in("有XX市。", "pattern", "[pattern]\nregex = 'XX(?P<place>市|县)'\n", "{text}{place}")
    assert finding.data == {"place": "市", "text": "XX市"}
    assert finding.message == "有XX市市"
    assert finding.quote == "XX市"


def test_a_group_that_took_no_part_is_empty(find_in: FindIn) -> None:
    (finding,) = find_in("XX", "pattern", "[pattern]\nregex = 'XX(?P<place>市)?'\n")
    assert finding.data["place"] == ""


def test_the_group_hit_is_what_is_marked(find_in: FindIn) -> None:
    data = "[pattern]\nregex = '截至(?P<hit>目前为止)'\n"
    assert shown(find_in, "截至目前为止，", data) == "截至⟦目前为止⟧，"


@pytest.mark.parametrize(
    ("guard", "text", "expected"),
    [
        ("not_before = '[0-9]'", "错3错", "⟦错⟧3错"),
        ("not_after = '误'", "错误错", "错误⟦错⟧"),
        ("not_before = '甲|乙'", "甲错乙错丙错", "甲错乙错丙⟦错⟧"),
        ("within = 'outside_quotes'", "“错”错“错", "“错”⟦错⟧“⟦错⟧"),
        ("within = 'outside_titles'", "《错〈错〉》错", "《错〈错〉》⟦错⟧"),
        ("within = 'lines'", "错\n　错　\n错了\n有错", "⟦错⟧\n　⟦错⟧　\n错了\n有错"),
        ("within = ['outside_quotes', 'outside_titles']", "《错》“错”错", "《错》“错”⟦错⟧"),
    ],
)
def test_a_guard_lets_pass_what_is_right_there(find_in: FindIn, guard: str, text: str, expected: str) -> None:
    assert shown(find_in, text, f"[pattern]\nregex = '错'\n{guard}\n") == expected


def test_a_guard_does_not_see_far(find_in: FindIn) -> None:
    data = "[pattern]\nregex = '错'\nnot_before = '甲.*'\n"
    assert shown(find_in, "甲" + "乙" * (REACH - 1) + "错", data).endswith("乙错")
    assert shown(find_in, "甲" + "乙" * REACH + "错", data).endswith("乙⟦错⟧")


def test_a_fix_is_a_template_over_the_data(find_in: FindIn) -> None:
    data = "[pattern]\nregex = '\\((?P<what>[一二])\\)'\nfix = '（{what}）'\napplicability = 'safe'\n"
    text = "(一)与(二)"
    assert apply(text, find_in(text, "pattern", data)) == "（一）与（二）"


def test_extending_marks_the_line_once_without_its_blanks(find_in: FindIn) -> None:
    data = "[pattern]\nregex = '错'\nextend = 'line'\n"
    assert shown(find_in, "对\n　有错又错 \n错", data) == "对\n　⟦有错又错⟧ \n⟦错⟧"


def test_merging_makes_one_finding_of_what_follows_each_other(find_in: FindIn) -> None:
    data = """
[[pattern]]
regex = '错'
extend = 'line'
merge = true

[[pattern]]
regex = '误'
extend = 'line'
merge = true
"""
    text = "有错\n\n有误\n也错，也误\n对\n错"
    assert shown(find_in, text, data) == "⟦有错\n\n有误\n也错，也误⟧\n对\n⟦错⟧"


def test_a_table_is_searched_only_where_one_of_its_literals_occurs(find_in: FindIn) -> None:
    data = """
[[pattern]]
regex = '错'
literals = ['错误']

[[pattern]]
regex = '[误坏]'
literals = ['坏']
"""
    assert shown(find_in, "错，误", data) == "错，误"
    assert shown(find_in, "错，错误", data) == "⟦错⟧，⟦错⟧误"
    assert shown(find_in, "错，误，坏", data) == "错，⟦误⟧，⟦坏⟧"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            "[[pattern]]\nregex = '错'\nliterals = ['错']\n[[pattern]]\nregex = '误'\n",
            "every table names literals",
        ),
        ("[pattern]\nregex = '错'\nextend = 'page'\n", "pattern.extend: 'page' is none of line"),
        ("[[pattern]]\nregex = '错'\nmerge = true\nmessage = 'lost'\n", "message: 'lost' is none of found"),
        ("[pattern]\nregex = '错'\nfix = 1\napplicability = 'safe'\n", "pattern.fix: must be a string"),
        ("[pattern]\nregex = '错'\nliterals = '错'\n", "pattern.literals: must be a list of strings"),
        ("[pattern]\nregex = '错'\nmerge = 1\n", "pattern.merge: must be true or false"),
        ("[[pattern]]\nregex = '错'\n[[pattern]]\nregex = '误('\n", r"pattern\[1\].regex: "),
    ],
)
def test_wrong_data_is_told_with_its_key(find_in: FindIn, data: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        find_in("", "pattern", data)


def test_literals_stand_in_one_place(write_page: Callable[..., Path]) -> None:
    path = write_page(
        ("regex = '错'", "regex = '错'\nliterals = ['错']"),
        ("default = true", "default = true\nliterals = ['错']"),
    )
    with pytest.raises(RulePageError, match=r"literals: the literals are those in \[pattern\]"):
        parse_page(path)


def test_of_several_messages_a_table_names_one(write_page: Callable[..., Path]) -> None:
    other = (('有“{text}”"', '有“{text}”"\nother = "又"'), ('has “{text}”"', 'has “{text}”"\nother = "and"'))
    with pytest.raises(RulePageError, match=r"pattern\.message: names one of found, other"):
        parse_page(write_page(*other))
    both = "[[pattern]]\nregex = '错'\nmerge = true\nmessage = '{}'\n"
    path = write_page(*other, ("[pattern]\nregex = '错'\n", both.format("found") + both.format("other")))
    with pytest.raises(RulePageError, match="pattern: tables that merge have the same message"):
        parse_page(path)


def test_spans_are_those_of_the_text_as_it_is(find_in: FindIn) -> None:
    (finding,) = find_in("𠀀\r\n错", "pattern", "[pattern]\nregex = '错'\n")
    assert finding.span == Span(3, 4)
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 1, 2, 2)


def test_a_table_may_have_its_own_severity(find_in: FindIn) -> None:
    (finding,) = find_in("错", "pattern", "[pattern]\nregex = '错'\nseverity = 'info'\n")
    assert finding.severity == "info"
