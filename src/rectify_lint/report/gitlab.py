"""The code quality report of GitLab: a JSON array with one object for each finding.

GitLab compares the reports of two branches by their fingerprints. It has no place for files that could not be checked:
these are reported on standard error and by the exit code.
"""

from __future__ import annotations

from rectify_lint.report.fingerprint import fingerprints
from rectify_lint.report.json import dumps
from rectify_lint.report.paths import slashed
from rectify_lint.report.spots import range_of, where_without_lines
from rectify_lint.rules.contract import Severity
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.report.model import Report
    from rectify_lint.source.text import Source

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All findings as one array. *color* changes nothing."""
    return dumps(
        [
            _issue(finding, file.source, fingerprint, lang)
            for file in report.files
            for finding, fingerprint in zip(file.findings, fingerprints(file), strict=True)
        ]
    )


def _issue(finding: Finding, source: Source, fingerprint: str, lang: str) -> dict[str, Any]:
    there = range_of(source, finding.span)
    return {
        "description": f"{finding.code} {where_without_lines(source, finding.span, lang)}{finding.message}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": slashed(finding.path),
            "lines": {"begin": there.line, "end": there.end_line},
        },
    }
