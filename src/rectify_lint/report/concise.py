"""One line a finding: ``path:line:column: CODE message``, for editors and grep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rectify_lint.report.cells import printable
from rectify_lint.report.wording import place

if TYPE_CHECKING:
    from rectify_lint.report.model import Report


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All findings, one a line; empty text where there are none. Neither option changes anything."""
    return "".join(
        f"{place(finding)}: {finding.code} {printable(finding.message)}\n" for finding in report.findings
    )
