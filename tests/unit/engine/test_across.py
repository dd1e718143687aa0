from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from rectify_lint import Config, Hit, Notice, Options, Related, Source, Span
from rectify_lint.engine.across import lint_across
from rectify_lint.engine.lint import FileReport, lint
from rectify_lint.engine.plan import Plan, plan
from rectify_lint.rules.registry import Registry

MakeRegistry = Callable[..., Registry]


def second_to_first(notices: Sequence[Notice], options: Options) -> Iterator[tuple[Notice, Hit]]:
    first, second = notices[:2]
    related = (Related(Span(2, 3), "found", {"text": "首"}, first),)
    yield second, Hit(Span(0, 1), "found", {"text": "字"}, related)


def alone(notice: Notice, options: Options) -> Iterator[Hit]:
    yield Hit(Span(1, 2), "found", {"text": "字"})


RUN_RULE: dict[str, Any] = {"applies": "run", "check": second_to_first}
OTHER_RULE: dict[str, Any] = {"code": "ABC002", "name": "other", "check": alone}


def linted(rules: Plan, *texts: tuple[str, str]) -> list[FileReport]:
    return [lint(Source(text, path=path), rules, "zh") for path, text in texts]


@pytest.fixture
def rules(make_registry: MakeRegistry) -> Plan:
    return plan(Config(), make_registry(RUN_RULE, OTHER_RULE))


def test_a_rule_for_a_run_sees_all_texts_and_points_into_another(rules: Plan) -> None:
    files = linted(rules, ("a.txt", "甲\n乙"), ("b.txt", "丙丁"))
    assert [[one.code for one in file.findings] for file in files] == [["ABC002"], ["ABC002"]]
    first, second = lint_across(files, rules, "zh")
    assert first is files[0]
    assert [one.code for one in second.findings] == ["ABC001", "ABC002"]
    (place,) = second.findings[0].related
    assert (second.findings[0].path, place.path) == ("b.txt", "a.txt")
    assert (place.line, place.column) == (2, 1)


def test_the_order_of_the_files_does_not_matter(rules: Plan) -> None:
    files = linted(rules, ("b.txt", "甲乙丙"), ("c.txt", "丁戊己"), ("a.txt", "庚辛壬"))
    done = lint_across(files, rules, "zh")
    assert [file.source.path for file in done] == ["b.txt", "c.txt", "a.txt"]
    assert [len(file.findings) for file in done] == [2, 1, 1]


def test_doing_it_again_replaces_what_was_found(rules: Plan) -> None:
    once = lint_across(linted(rules, ("a.txt", "甲乙丙"), ("b.txt", "丙丁")), rules, "zh")
    again = lint_across(once, rules, "zh")
    assert [file.findings for file in again] == [file.findings for file in once]


def test_one_text_alone_is_not_compared(rules: Plan) -> None:
    files = linted(rules, ("a.txt", "甲乙"))
    assert lint_across(files, rules, "zh") == files


@pytest.mark.parametrize("function", [None, "raising"])
def test_a_rule_that_raises_is_an_error_and_the_others_findings_stay(
    make_registry: MakeRegistry, function: str | None
) -> None:
    def raising(notices: Sequence[Notice], options: Options) -> Iterator[tuple[Notice, Hit]]:
        raise ValueError("went wrong")

    check = raising if function else None
    rules = plan(Config(), make_registry({"applies": "run", "check": check}, OTHER_RULE))
    done = lint_across(linted(rules, ("b.txt", "甲乙"), ("a.txt", "丙丁")), rules, "zh")
    assert [len(file.errors) for file in done] == [0, 1]
    assert done[1].errors[0].rule == "ABC001"
    assert [len(file.findings) for file in done] == [1, 1]
