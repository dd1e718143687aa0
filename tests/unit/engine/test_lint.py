from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from rectify_lint import (
    Applicability,
    Config,
    Edit,
    Finding,
    Fix,
    Hit,
    Options,
    Related,
    Severity,
    Source,
    Span,
)
from rectify_lint.engine.finding import json_value
from rectify_lint.engine.lint import ErrorEntry, FileReport, lint
from rectify_lint.engine.plan import plan
from rectify_lint.facts.model import StatusClass
from rectify_lint.plugins.manager import registry as installed
from rectify_lint.rules.registry import Registry

MakeRegistry = Callable[..., Registry]
TEXT = "第一行。\n第二行。\n"


def run(registry: Registry, text: str = TEXT, lang: str = "zh", **config: Any) -> FileReport:
    return lint(Source(text, path="n.txt"), plan(Config(**config), registry), lang)


def hitting(*spans: tuple[int, int], **more: Any) -> Callable[[object, Options], Iterator[Hit]]:
    def check(notice: object, options: Options) -> Iterator[Hit]:
        for start, end in spans:
            yield Hit(Span(start, end), "found", {"text": "字"}, **more)

    return check


def test_a_finding_has_everything_a_report_needs(make_registry: MakeRegistry) -> None:
    related = (Related(Span(0, 3), "found", {"text": "前"}),)
    fix = Fix(Applicability.SAFE, (Edit(Span(5, 6), "换"),))
    report = run(make_registry({"check": hitting((5, 8), related=related, fix=fix)}))
    (finding,) = report.findings
    assert (finding.code, finding.name, finding.severity) == ("ABC001", "odd-word", Severity.WARNING)
    assert (finding.path, finding.quote, finding.span) == ("n.txt", "第二行", Span(5, 8))
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 1, 2, 4)
    assert (finding.message, finding.message_id, finding.data) == ("有字", "found", {"text": "字"})
    assert (finding.basis, finding.tier) == ("依据", "practice")
    (place,) = finding.related
    assert (place.line, place.column, place.end_column, place.message) == (1, 1, 4, "有前")
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (edit.line, edit.column, edit.end_line, edit.end_column, edit.text) == (2, 1, 2, 2, "换")


def test_the_language_changes_the_words_only(make_registry: MakeRegistry) -> None:
    registry = make_registry({"check": hitting((0, 3))})
    (zh,), (en,) = (run(registry, lang=lang).findings for lang in ("zh", "en"))
    assert (en.message, en.basis) == ("has 字", "basis")
    assert attrs.evolve(en, message=zh.message, basis=zh.basis) == zh


def test_findings_are_in_order_of_place_then_code(make_registry: MakeRegistry) -> None:
    registry = make_registry(
        {"code": "ABC002", "name": "two", "check": hitting((5, 8), (0, 3))},
        {"code": "ABC001", "name": "one", "check": hitting((0, 3), (0, 2))},
    )
    found = [(finding.span, finding.code) for finding in run(registry).findings]
    assert found == [((0, 2), "ABC001"), ((0, 3), "ABC001"), ((0, 3), "ABC002"), ((5, 8), "ABC002")]


def test_a_hit_may_have_a_severity_of_its_own(make_registry: MakeRegistry) -> None:
    registry = make_registry({"check": hitting((0, 1), severity=Severity.INFO)})
    (finding,) = run(registry, severity={"ABC001": Severity.ERROR}).findings
    assert finding.severity is Severity.INFO


def failing(error: BaseException) -> Callable[[object, Options], Iterator[Hit]]:
    def check(notice: object, options: Options) -> Iterator[Hit]:
        yield Hit(Span(0, 1), "found", {"text": "字"})
        raise error

    return check


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (failing(ValueError("bad\n  number")), "ValueError: bad number"),
        (failing(RecursionError()), "RecursionError"),
        (failing(SystemExit(1)), "SystemExit: 1"),
        (
            hitting((0, 99)),
            "ValueError: Span(start=0, end=99) lies outside the text, which has 10 characters",
        ),
        (
            lambda notice, options: [Hit(Span(0, 1), "lost")],
            "LookupError: the page has no message 'lost', there are found",
        ),
        (
            lambda notice, options: [Hit(Span(0, 1), "found")],
            "LookupError: message 'found' needs 'text', which the hit does not give",
        ),
        (
            lambda notice, options: [Hit(Span(0, 1), "found", {"text": object})],
            "TypeError: <class 'object'> cannot be written as JSON",
        ),
    ],
)
def test_a_rule_that_raises_is_told_and_the_others_go_on(
    make_registry: MakeRegistry, check: Callable[..., Any], message: str
) -> None:
    registry = make_registry(
        {"code": "ABC001", "name": "one", "check": check},
        {"code": "ABC002", "name": "two", "check": hitting((0, 1))},
    )
    report = run(registry)
    assert [finding.code for finding in report.findings] == ["ABC002"]
    assert report.errors == (
        ErrorEntry(
            message, path="n.txt", rule="ABC001", reproduce="rectify-lint check --select ABC001 n.txt"
        ),
    )


def test_an_interruption_is_not_taken_for_a_failure(make_registry: MakeRegistry) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(make_registry({"check": failing(KeyboardInterrupt())}))


def test_a_rule_runs_only_where_one_of_its_literals_occurs(make_registry: MakeRegistry) -> None:
    registry = make_registry({"literals": ["甲", "第二"], "check": hitting((0, 1))})
    assert run(registry, "第二行").findings
    assert not run(registry, "第一行").findings


def test_rules_for_notices_leave_other_texts_alone(make_registry: MakeRegistry) -> None:
    registry = make_registry({"applies": "notice", "check": hitting((0, 1))})
    assert not run(registry, "第一条 为了规范管理，制定本办法。\n", genre="other").findings
    assert run(registry, "第一行。\n", genre="inspection").findings


def test_the_same_text_gives_equal_reports(make_registry: MakeRegistry) -> None:
    registry = make_registry({"check": hitting((5, 8), (0, 3))})
    assert run(registry).findings == run(registry).findings


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("21"), 21),
        (Decimal("2.10E+1"), 21),
        (Decimal("572.80"), 572.8),
        (Decimal("0.1234567890123456789"), "0.1234567890123456789"),
        (Decimal("1E+30"), 10**30),
        (Decimal("1E+50"), "1E+50"),
        (Decimal("NaN"), "NaN"),
        (Span(1, 2), [1, 2]),
        ({"a": (1, {"b": None})}, {"a": [1, {"b": None}]}),
        ({"b", "a"}, ["a", "b"]),
        (StatusClass.DONE, "done"),
        (True, True),
    ],
)
def test_data_becomes_what_json_knows(value: object, expected: object) -> None:
    result = json_value(value)
    assert result == expected
    assert type(result) is type(expected)
    json.dumps(result, allow_nan=False)


def _worded(make_registry: MakeRegistry, value: object, lang: str) -> str:
    def check(notice: object, options: Options) -> Iterator[Hit]:
        yield Hit(Span(0, 1), "found", {"text": value})

    finding: Finding = run(make_registry({"check": check}), lang=lang).findings[0]
    return finding.message


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (["甲", "乙"], "有甲、乙", "has 甲, 乙"),
        (Decimal("98.710"), "有98.71", "has 98.71"),
        (Decimal("98.0"), "有98", "has 98"),
        (None, "有", "has "),
    ],
)
def test_values_are_worded_as_the_language_does(
    make_registry: MakeRegistry, value: object, zh: str, en: str
) -> None:
    assert _worded(make_registry, value, "zh") == zh
    assert _worded(make_registry, value, "en") == en


def test_a_checked_text_is_gone_when_nobody_holds_its_report() -> None:
    """Nothing of it refers back to it; what does waits for the garbage collector, and a run checks many texts."""
    corpus = Path(__file__).parents[2] / "corpus" / "clean"
    path = min(corpus.glob("*.txt"))
    report = run(installed(), path.read_text("utf-8"))
    notice = weakref.ref(report.notice)
    collecting = gc.isenabled()
    gc.disable()
    try:
        del report
        assert notice() is None
    finally:
        if collecting:
            gc.enable()


@pytest.mark.parametrize("before", [True, False])
def test_no_garbage_is_looked_for_while_a_text_is_linted(make_registry: MakeRegistry, before: bool) -> None:
    seen = []

    def check(notice: object, options: Options) -> Iterator[Hit]:
        seen.append(gc.isenabled())
        raise ValueError

    registry = make_registry({"check": check})
    collecting = gc.isenabled()
    (gc.enable if before else gc.disable)()
    try:
        run(registry)
        seen.append(gc.isenabled())
    finally:
        (gc.enable if collecting else gc.disable)()
    assert seen == [False, before]
