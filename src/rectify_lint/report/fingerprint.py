"""Fingerprints, by which servers recognise a finding of an earlier run.

Lines and columns change with every edit above, numbers in a message with every item added, words with the language;
so a fingerprint depends on none of these, but on the file, the rule and the id of its message, the marked characters, and
those next to them. Findings that agree in all of these are numbered in order of the text.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from rectify_lint.report.paths import slashed
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.engine.lint import FileReport

CONTEXT = 12
"""Characters on each side of the place, on its line and without blanks, that belong to the fingerprint."""


def fingerprints(file: FileReport) -> list[str]:
    """A fingerprint for each finding of *file*, in their order: 64 hexadecimal digits, all different."""
    seen: Counter[str] = Counter()
    found = []
    for finding in file.findings:
        base = "\0".join((slashed(finding.path), finding.code, finding.message_id, _quote(finding, file)))
        found.append(sha256(f"{base}\0{seen[base]}".encode("utf-8", "surrogatepass")).hexdigest())
        seen[base] += 1
    return found


def _quote(finding: Finding, file: FileReport) -> str:
    """The characters marked with what stands next to them; blanks, which editors change freely, left out."""
    text, lines = file.source.text, file.source.lines
    start, end = finding.span
    first = max(lines.span(finding.line).start, start - 2 * CONTEXT)
    last = min(lines.span(finding.end_line).end, end + 2 * CONTEXT)
    before, after = _solid(text[first:start])[-CONTEXT:], _solid(text[end:last])[:CONTEXT]
    return before + _solid(text[start:end]) + after


def _solid(text: str) -> str:
    return "".join(text.split())
