"""Checkstyle XML, which many servers and editors read: in each file an error for each finding."""

from __future__ import annotations

from rectify_lint.report.markup import document, element
from rectify_lint.report.paths import slashed
from rectify_lint.report.spots import range_of, where_without_lines
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from rectify_lint.engine.lint import ErrorEntry
    from rectify_lint.report.model import Report

_VERSION = "4.3"
"""The version of Checkstyle that writes this form."""

_TOOL = "rectify-lint"


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All files in order of their paths, those without findings too. *color* changes nothing."""
    root = element("checkstyle", {"version": _VERSION})
    for entry in report.failures:
        _file(root, slashed(entry.path) if entry.path else _TOOL).append(_error(entry))
    for file in report.files:
        node = _file(root, slashed(file.source.path))
        node.extend(map(_error, file.errors))
        for finding in file.findings:
            there = range_of(file.source, finding.span)
            node.append(
                element(
                    "error",
                    {
                        "line": there.line,
                        "column": there.column,
                        "severity": finding.severity,
                        "message": where_without_lines(file.source, finding.span, lang) + finding.message,
                        "source": f"{_TOOL}.{finding.code}",
                    },
                )
            )
    return document(root)


def _file(root: Element, name: str) -> Element:
    node = element("file", {"name": name})
    root.append(node)
    return node


def _error(entry: ErrorEntry) -> Element:
    source = f"{_TOOL}.{entry.rule}" if entry.rule else _TOOL
    return element("error", {"line": 1, "severity": "error", "message": entry.message, "source": source})
