"""Workflow commands of GitHub Actions: a line for each finding, shown as an annotation beside the file.

A workflow needs no more than to run the command; the runner reads the commands from the log.
"""

from __future__ import annotations

from rectify_lint.report.cells import printable
from rectify_lint.report.paths import slashed
from rectify_lint.report.spots import Range, range_of, where_without_lines
from rectify_lint.report.wording import explained
from rectify_lint.rules.contract import Severity
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.engine.lint import ErrorEntry
    from rectify_lint.report.model import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """The errors, then all findings, one command per line; empty if there are none."""
    advice = report.advice
    lines = [_error(entry) for entry in report.errors]
    lines += [
        _finding(
            finding,
            range_of(file.source, finding.span),
            where_without_lines(file.source, finding.span, lang)
            + explained(finding, advice.get(finding.code, ""), lang),
        )
        for file in report.files
        for finding in file.findings
    ]
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, there: Range, message: str) -> str:
    title = f"{finding.code} {finding.name}"
    # Columns are understood only where the range ends on the line that it starts on.
    places: dict[str, str | int] = {
        "file": slashed(finding.path),
        "line": there.line,
        "endLine": there.end_line,
    }
    if there.line == there.end_line:
        places |= {"col": there.column, "endColumn": there.end_column}
    return _command(_COMMANDS[finding.severity], {**places, "title": title}, message)


def _error(entry: ErrorEntry) -> str:
    file: dict[str, str | int] = {} if entry.path is None else {"file": slashed(entry.path)}
    title = f"rectify-lint {entry.rule}" if entry.rule else "rectify-lint"
    return _command("error", {**file, "title": title}, printable(entry.message))


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {listed}::{message.translate(_DATA)}"
