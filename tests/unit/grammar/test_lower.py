"""Lowering a pyparsing element to an expression."""

from __future__ import annotations

import re

import pyparsing as pp
import pytest

from rectify_lint.grammar.common import blanks, digits, exact, words
from rectify_lint.grammar.lower import NotLowerable, first_chars, lower, searching


def lowered(element: pp.ParserElement) -> re.Pattern[str]:
    return re.compile(lower(exact(element, "element")))


def matched(element: pp.ParserElement, text: str) -> str | None:
    found = lowered(element).match(text)
    return found.group() if found else None


def test_a_literal_is_taken_word_for_word() -> None:
    assert matched(pp.Literal("a.b*"), "a.b*c") == "a.b*"
    assert matched(pp.Literal("a.b"), "axb") is None


def test_the_first_alternative_that_matches_is_kept_even_if_the_rest_then_fails() -> None:
    element = pp.MatchFirst([pp.Literal("整改"), pp.Literal("整改完成")]) + "了"
    assert matched(element, "整改了") == "整改了"
    assert matched(element, "整改完成了") is None


def test_an_option_is_not_given_back() -> None:
    assert matched(pp.Opt(pp.Literal("ab")) + "abc", "abc") is None
    assert matched(pp.Opt(pp.Literal("a")) + "a", "a") is None


def test_a_repetition_takes_all_it_can() -> None:
    assert matched(pp.ZeroOrMore(pp.Literal("ab")) + "ab", "abab") is None
    assert matched(pp.OneOrMore(words("ab", "c")) + "d", "abcabd") == "abcabd"


def test_a_repetition_stops_before_its_sentinel() -> None:
    stop = pp.Literal("b").leave_whitespace()
    assert matched(pp.OneOrMore(pp.Char("abc"), stop_on=stop), "acab") == "aca"


def test_a_word_gives_no_character_back() -> None:
    assert matched(pp.Word("ab") + "b", "abb") is None
    assert matched(pp.Word("1", "23", max=3), "12323") == "123"
    assert matched(pp.Word("1", "23", max=2), "12323") == "12"
    assert matched(pp.Word("1", "23"), "2") is None


def test_a_word_may_hold_blanks() -> None:
    assert matched(pp.Word("a "), "a a b") == "a a "


def test_lookaheads_take_nothing() -> None:
    assert matched(digits() + pp.FollowedBy(pp.Literal("年")), "2024年") == "2024"
    assert matched(digits() + ~pp.Literal("年"), "2024年") is None


def test_a_lookbehind_of_fixed_length_is_lowered() -> None:
    pattern = lowered(pp.PrecededBy(pp.Literal("第")) + digits())
    assert [found.group() for found in pattern.finditer("第3名、4名")] == ["3"]


def test_characters_and_white_space_that_do_not_print_are_written_as_escapes() -> None:
    pattern = lower(exact(pp.CharsNotIn("\t\r\n]") + pp.White("\t") + pp.Regex("\u3000?"), "element"))
    assert pattern.isprintable()
    assert re.fullmatch(pattern, "a\t\u3000")


def test_results_names_become_groups_and_their_repeats_are_numbered() -> None:
    element = digits()("n") + "至" + digits()("n") + "，" + pp.Regex("(?P<rest>.)")
    found = lowered(element).match("3至5，x")
    assert found is not None
    assert found.groupdict() == {"n": "3", "n_2": "5", "rest": "x"}


def test_groups_and_suppressions_are_transparent() -> None:
    element = pp.Group(pp.Combine(digits() + "年")) + pp.Suppress("的") + pp.Empty()
    assert matched(element, "2024年的") == "2024年的"
    assert matched(pp.DelimitedList(pp.Literal("甲"), delim="、"), "甲、甲、") == "甲、甲"


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        (pp.Forward(), "Forward"),
        (pp.Keyword("a"), "Keyword"),
        (pp.CaselessLiteral("a"), "CaselessLiteral"),
        (pp.Literal("a") ^ pp.Literal("ab"), "Or"),
        (pp.Literal("a") - "b", "_ErrorStop"),
        (pp.OneOrMore(pp.Literal("a")("n")), "inside a repetition"),
        (pp.ZeroOrMore(pp.Opt(pp.Literal("a"))), "match nothing"),
        (pp.Literal("a").add_parse_action(lambda: None), "parse action"),
        (pp.Word("a b", max=3), "limited length"),
        (pp.Regex("a", re.IGNORECASE), "flags"),
        (pp.Regex("(a)b"), "numbered groups"),
        (pp.Regex("(?P<n>a)") + pp.Regex("(?P<n>b)"), "used twice"),
        (pp.PrecededBy(pp.Regex("a+"), retreat=3), "fixed length"),
        (pp.Literal("a").ignore(pp.Literal("#")), "ignores"),
    ],
)
def test_what_one_expression_cannot_say_is_refused_with_its_reason(
    element: pp.ParserElement, reason: str
) -> None:
    with pytest.raises(NotLowerable, match=reason):
        lower(element.leave_whitespace())


def test_recursion_is_refused() -> None:
    element = pp.Forward()
    element <<= pp.Literal("（") + pp.Opt(element) + "）"
    with pytest.raises(NotLowerable):
        lower(exact(element, "recursive"))


def test_an_element_that_skips_whitespace_is_refused() -> None:
    with pytest.raises(NotLowerable, match="leave_whitespace"):
        lower(pp.Literal("a") + "b")


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        ("ab|cd", "[ac]"),
        ("(?>a?b|[x-z])", "[abx-z]"),
        ("(?<!x)(?:a{2}|b+?)", "[ab]"),
        ("a*", ""),
        ("[^a]b", ""),
        (".a", ""),
        (r"\da", ""),
        ("(?>a|.)b", ""),
    ],
)
def test_first_characters_are_derived_where_they_can_be_listed(pattern: str, chars: str) -> None:
    assert first_chars(pattern) == chars


def test_a_lookahead_goes_in_front_of_a_choice_but_not_of_a_literal() -> None:
    assert lower(exact(words("甲乙", "丙"), "choice")).startswith("(?=[丙甲])")
    assert lower(exact(pp.Literal("甲乙"), "literal")) == "甲乙"
    assert lower(exact(blanks() + pp.Regex("."), "open")).startswith("[")


def test_a_pattern_for_searching_begins_with_a_class_and_finds_the_phrase() -> None:
    element = words("整改", "整改完成", "办结") + pp.Opt("。")
    pattern = searching(exact(element, "element"))
    assert pattern.startswith("[办整](")
    found = [match["phrase"] for match in re.finditer(pattern, "整改完成。整顿，办结")]
    assert found == ["整改完成。", "办结"]


def test_a_pattern_for_searching_keeps_what_stands_before_in_view() -> None:
    pattern = re.compile(searching(exact(pp.Regex("(?<!已)") + words("完成", "办结"), "element")))
    assert [match.span("phrase") for match in pattern.finditer("已完成，办结")] == [(4, 6)]


def test_an_element_that_can_start_with_anything_cannot_be_searched_for() -> None:
    with pytest.raises(NotLowerable, match="start with"):
        searching(exact(pp.CharsNotIn("。"), "element"))
