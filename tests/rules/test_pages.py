"""Every case of every bundled rule: the rule alone is run on it and must find exactly what is marked."""

from __future__ import annotations

from rectify_lint.testing import RuleCase, check_case, parametrize


@parametrize("rectify_lint_rules")
def test_the_page_finds_exactly_what_it_marks(rule_case: RuleCase) -> None:
    check_case(rule_case)
