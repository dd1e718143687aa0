"""JUnit XML, which every build server reads: a suite for each file, a test case for each finding.

Errors and warnings are failures, hints are skipped cases, and a file without findings is one case that passes. A file
that could not be checked is an error. There are no times: the same input gives the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rectify_lint.report.cells import printable
from rectify_lint.report.markup import document, element
from rectify_lint.report.paths import slashed
from rectify_lint.report.spots import range_of, where_without_lines
from rectify_lint.report.wording import explained
from rectify_lint.rules.contract import Severity
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from rectify_lint.engine.lint import ErrorEntry, FileReport
    from rectify_lint.report.model import Report

_TOOL = "rectify-lint"
_COUNTED = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """The errors, then all files sorted by path."""
    suites = [
        _suite(slashed(entry.path) if entry.path else _TOOL, [_failed(entry)]) for entry in report.failures
    ]
    advice = report.advice
    for file in report.files:
        path = slashed(file.source.path)
        cases = [_failed(entry) for entry in file.errors]
        cases += _cases(file, advice, lang)
        suites.append(_suite(path, cases or [element("testcase", {"name": _TOOL, "classname": path})]))
    root = element("testsuites", {"name": _TOOL, **_counts(suites)})
    root.extend(suites)
    return document(root)


def _suite(path: str, cases: Iterable[Element]) -> Element:
    cases = list(cases)
    suite = element("testsuite", {"name": path, **_counts(cases)})
    suite.extend(cases)
    return suite


def _counts(nodes: Iterable[Element]) -> dict[str, int]:
    found = [child for node in nodes for child in node.iter()]
    return {key: sum(child.tag == tag for child in found) for key, tag in _COUNTED.items()}


def _cases(file: FileReport, advice: dict[str, str], lang: str) -> Iterator[Element]:
    for finding in file.findings:
        there = range_of(file.source, finding.span)
        name = f"{finding.code} {finding.name} {there.line}:{there.column}"
        case = element("testcase", {"name": name, "classname": slashed(finding.path)})
        kind = "skipped" if finding.severity is Severity.INFO else "failure"
        before = where_without_lines(file.source, finding.span, lang)
        outcome = element(kind, {"message": before + finding.message, "type": finding.severity})
        spot = f"{printable(finding.path or '<text>')}:{there.line}:{there.column}"
        outcome.text = f"{spot}\n{before}{explained(finding, advice.get(finding.code, ''), lang)}"
        case.append(outcome)
        yield case


def _failed(entry: ErrorEntry) -> Element:
    path = slashed(entry.path) if entry.path else _TOOL
    case = element("testcase", {"name": entry.rule or _TOOL, "classname": path})
    error = element("error", {"message": entry.message})
    error.text = printable(entry.reproduce) or None
    case.append(error)
    return case
