"""One line per finding: ``path:line:column: CODE message``, for editors and grep.

In a document the message begins with the place: ``（第7段）``.
"""

from __future__ import annotations

from rectify_lint.report.cells import printable
from rectify_lint.report.spots import where
from rectify_lint.report.wording import place
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.report.model import Report


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All findings, one per line; empty if there are none. *color* has no effect."""
    return "".join(
        f"{place(finding)}: {finding.code} {where(file.source, finding.span, lang)}{printable(finding.message)}\n"
        for file in report.files
        for finding in file.findings
    )
