"""The code quality report of GitLab: a JSON array with one object for each finding.

GitLab compares the reports of two branches by their fingerprints. It has no place for what could not be checked:
that is told on standard error and by the exit code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rectify_lint.report.fingerprint import fingerprints
from rectify_lint.report.json import dumps
from rectify_lint.report.paths import slashed
from rectify_lint.rules.contract import Severity

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.report.model import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All findings as one array. Neither option changes anything."""
    return dumps(
        [
            _issue(finding, fingerprint)
            for file in report.files
            for finding, fingerprint in zip(file.findings, fingerprints(file), strict=True)
        ]
    )


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{finding.code} {finding.message}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": slashed(finding.path),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }
