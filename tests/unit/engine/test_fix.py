from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from rectify_lint import Applicability, Config, Edit, Fix, Hit, Notice, Options, Source, Span
from rectify_lint.engine.fix import SAFE, UNSAFE, Outcome, TextMender, Withheld, allowed, choose, fix
from rectify_lint.engine.lint import FileReport, lint
from rectify_lint.engine.plan import plan
from rectify_lint.rules.registry import Registry

MakeRegistry = Callable[..., Registry]
Check = Callable[[Notice, Options], Iterator[Hit]]


def replacing(pattern: str, by: str, grade: Applicability = Applicability.SAFE) -> Check:
    """A rule that finds *pattern* and offers *by*."""

    def check(notice: Notice, options: Options) -> Iterator[Hit]:
        for found in re.finditer(pattern, notice.text):
            edit = Edit(Span(*found.span()), found.expand(by))
            yield Hit(Span(*found.span()), "found", {"text": found[0]}, fix=Fix(grade, (edit,)))

    return check


def finding(pattern: str) -> Check:
    """A rule that finds *pattern* and offers nothing."""

    def check(notice: Notice, options: Options) -> Iterator[Hit]:
        for found in re.finditer(pattern, notice.text):
            yield Hit(Span(*found.span()), "found", {"text": found[0]})

    return check


def editing(*edits: tuple[int, int, str]) -> Check:
    """A rule with one hit whose fix has these edits, while the text is as it was given."""

    def check(notice: Notice, options: Options) -> Iterator[Hit]:
        made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
        yield Hit(Span(0, 1), "found", {"text": ""}, fix=Fix(Applicability.SAFE, made))

    return check


def report_of(registry: Registry, text: str) -> FileReport:
    return lint(Source(text), plan(Config(), registry), "zh")


def fixed(registry: Registry, text: str, *, unsafe: bool = False) -> Outcome:
    report = report_of(registry, text)
    return fix(report, TextMender(lambda new: report_of(registry, new)), allowed(unsafe))


def rules(*checks: Check) -> list[dict[str, Any]]:
    names = ("one", "two", "three")
    return [
        {"code": f"ABC00{number}", "name": f"rule-{name}", "check": check}
        for number, (name, check) in enumerate(zip(names, checks, strict=False), 1)
    ]


def test_safe_fixes_are_applied_and_what_remains_is_found(make_registry: MakeRegistry) -> None:
    registry = make_registry(*rules(replacing("。。", "。"), finding("错")))
    done = fixed(registry, "甲。。乙错。。\r\n")
    assert (done.report.source.text, done.fixed) == ("甲。乙错。\r\n", 2)
    assert [one.code for one in done.report.findings] == ["ABC002"]
    assert (done.withheld, done.settled) == ((), True)


def test_only_the_grades_asked_for_are_applied(make_registry: MakeRegistry) -> None:
    checks = [
        replacing(old, new, grade) for old, new, grade in zip("甲乙丙", "子丑寅", Applicability, strict=True)
    ]
    registry = make_registry(*rules(*checks))
    assert fixed(registry, "甲乙丙").report.source.text == "子乙丙"
    assert fixed(registry, "甲乙丙", unsafe=True).report.source.text == "子丑丙"
    assert (allowed(False), allowed(True)) == (SAFE, UNSAFE)


def test_a_text_without_fixes_is_not_checked_again(make_registry: MakeRegistry) -> None:
    report = report_of(make_registry(*rules(finding("错"))), "错")
    done = fix(report, TextMender(lambda text: pytest.fail(text)), UNSAFE)
    assert done.report is report
    assert done.fixed == 0


def test_a_fix_may_need_another_round(make_registry: MakeRegistry) -> None:
    registry = make_registry(*rules(replacing("甲甲", "甲")))
    done = fixed(registry, "甲" * 9)
    assert (done.report.source.text, done.settled) == ("甲", True)


def test_of_fixes_that_meet_the_first_is_applied_and_the_other_looked_at_again(
    make_registry: MakeRegistry,
) -> None:
    registry = make_registry(*rules(replacing("乙丙", "丙"), replacing("甲乙", "甲")))
    report = report_of(registry, "甲乙丙")
    assert [one.code for one in choose(report, SAFE)] == ["ABC002"]
    assert fixed(registry, "甲乙丙").report.source.text == "甲丙"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (((0, 1, "子"), (1, 2, "丑")), "子丑丙"),  # touching replacements are independent
        (((0, 1, "子"), (1, 1, "丑")), "甲乙丙"),  # an insertion at an edge is not
        (((0, 2, "子"), (1, 3, "丑")), "甲乙丙"),
        (((0, 1, "甲"),), "甲乙丙"),  # changes nothing
        (((3, 3, "丁"),), "甲乙丙丁"),
    ],
)
def test_a_fix_is_applied_whole_or_not_at_all(
    make_registry: MakeRegistry, edits: tuple[tuple[int, int, str], ...], expected: str
) -> None:
    registry = make_registry(*rules(editing(*edits)))
    report = report_of(registry, "甲乙丙")
    silent = lint(Source(expected), plan(Config(ignore=("ALL",)), registry), "zh")
    done = fix(report, TextMender(lambda text: same(silent, text)), SAFE)
    assert done.report.source.text == expected


def same(silent: FileReport, text: str) -> FileReport:
    assert text == silent.source.text
    return silent


def test_a_rule_whose_fix_makes_another_find_more_is_withheld_and_the_rest_applied(
    make_registry: MakeRegistry,
) -> None:
    registry = make_registry(*rules(replacing("甲", "错"), replacing("乙", "丑"), finding("错")))
    done = fixed(registry, "甲乙错")
    assert (done.report.source.text, done.fixed) == ("甲丑错", 1)
    assert done.withheld == (Withheld("ABC001", ("ABC003",)),)


def test_what_is_withheld_is_tried_again_when_the_text_has_changed(make_registry: MakeRegistry) -> None:
    # 甲 may only become 子 once 乙 is gone.
    registry = make_registry(*rules(replacing("甲", "子"), replacing("乙", "丑"), finding("子乙")))
    done = fixed(registry, "甲乙")
    assert (done.report.source.text, done.withheld) == ("子丑", ())


def test_a_fix_that_makes_a_rule_fail_is_withheld(make_registry: MakeRegistry) -> None:
    def fails(notice: Notice, options: Options) -> Iterator[Hit]:
        if "错" in notice.text:
            raise ValueError("错")
        yield from ()

    registry = make_registry(*rules(replacing("甲", "错"), fails))
    done = fixed(registry, "甲")
    assert (done.report.source.text, done.withheld) == ("甲", (Withheld("ABC001", ("ABC002",)),))


def test_fixes_that_undo_each_other_are_withheld(make_registry: MakeRegistry) -> None:
    registry = make_registry(*rules(replacing("甲", "乙"), replacing("乙", "甲")))
    done = fixed(registry, "甲。")
    assert done.report.source.text == "甲。"
    assert done.withheld == (Withheld("ABC001", ("ABC002",)),)


def test_a_text_that_never_comes_to_rest_is_left_as_it_was(make_registry: MakeRegistry) -> None:
    done = fixed(make_registry(*rules(replacing("(甲|乙)(甲|乙)", r"\2\1"))), "甲乙。")
    assert (done.report.source.text, done.fixed, done.settled) == ("甲乙。", 0, False)


@pytest.mark.parametrize(
    ("text", "pattern", "by", "kept"),
    [
        ("共12个", "12", "13", True),
        ("共1 2个", " ", "", True),  # would make 12 of two numbers
        ("共12个", "(1)(2)", r"\1、\2", True),
        ("共１２个", "１２", "12", False),
        ("5月08日", "08", "8", False),
        ("六月八日", "六月八日", "6月8日", False),
        ("第3。。4", "。。", "。", False),
    ],
)
def test_numbers_are_the_authors_but_their_form_is_not(
    make_registry: MakeRegistry, text: str, pattern: str, by: str, kept: bool
) -> None:
    done = fixed(make_registry(*rules(replacing(pattern, by))), text)
    assert (done.report.source.text == text) is kept
