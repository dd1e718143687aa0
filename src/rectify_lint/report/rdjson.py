"""The diagnostic format of reviewdog: comments on pull requests of many kinds of servers.

Its columns count bytes of UTF-8. A suggestion replaces one range, so a fix with several edits cannot be one. There is no
place for files that could not be checked: these are reported on standard error and by the exit code.
"""

from __future__ import annotations

from rectify_lint.report.json import dumps
from rectify_lint.report.paths import slashed
from rectify_lint.report.spots import in_file, where_without_lines
from rectify_lint.report.wording import explained
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding, TextEdit
    from rectify_lint.report.model import Report
    from rectify_lint.source.text import Source

_STEP = 256
"""The distance in characters between the offsets whose number of bytes is cached."""


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All findings as one object."""
    advice = report.advice
    diagnostics = [
        _diagnostic(
            finding,
            places,
            where_without_lines(file.source, finding.span, lang)
            + explained(finding, advice.get(finding.code, ""), lang),
        )
        for file in report.files
        if file.findings
        for places in (_Places(file.source),)
        for finding in file.findings
    ]
    return dumps({"source": {"name": "rectify-lint"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding, places: _Places, message: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": message,
        "location": {"path": slashed(finding.path), "range": places.range(finding)},
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.code},
    }
    fix = finding.fix if places.editable else None
    if fix is not None and len(fix.edits) == 1:
        [edit] = fix.edits
        found["suggestions"] = [{"range": places.range(edit), "text": edit.text}]
    return found


class _Places:
    """Lines and columns in bytes for the text in a file; a line may be as long as the text.

    Attributes:
        editable: whether suggestions can be made.
    """

    def __init__(self, source: Source) -> None:
        self._read = source
        self._source, _ = in_file(source, Span(0, 0))
        self.editable = source.places is None
        self._bytes = [0]
        text = self._source.text
        for start in range(0, len(text), _STEP):
            self._bytes.append(self._bytes[-1] + _size(text[start : start + _STEP]))

    def range(self, spot: Finding | TextEdit) -> dict[str, Any]:
        """The range of *spot*; its end is exclusive."""
        _, span = in_file(self._read, spot.span)
        return {"start": self._position(span.start), "end": self._position(span.end)}

    def _position(self, offset: int) -> dict[str, int]:
        line = self._source.lines.line_of(offset)
        start = self._source.lines.span(line).start
        return {"line": line, "column": self._before(offset) - self._before(start) + 1}

    def _before(self, offset: int) -> int:
        """The bytes of the text up to *offset*."""
        step = offset // _STEP
        return self._bytes[step] + _size(self._source.text[step * _STEP : offset])


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
