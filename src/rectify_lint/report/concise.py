"""One line a finding: ``path:line:column: CODE message``, for editors and grep.

In a document the message begins with the place: ``（第7段）``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rectify_lint.report.cells import printable
from rectify_lint.report.wording import document_place, place

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.report.model import Report
    from rectify_lint.source.text import Source


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All findings, one a line; empty text where there are none. *color* changes nothing."""
    return "".join(
        f"{place(finding)}: {finding.code} {_where(file.source, finding, lang)}{printable(finding.message)}\n"
        for file in report.files
        for finding in file.findings
    )


def _where(source: Source, finding: Finding, lang: str) -> str:
    where = document_place(source, finding.span.start, lang)
    if not where:
        return ""
    return f"（{where}）" if lang == "zh" else f"({where}) "
