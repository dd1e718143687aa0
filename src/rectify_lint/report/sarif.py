"""SARIF 2.1.0, the exchange format of static analysis (OASIS), for code scanning and editors.

Columns count characters (``columnKind``), as everywhere else, and a lone ``\\r`` ends a line too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rectify_lint._version import __version__
from rectify_lint.report.fingerprint import fingerprints
from rectify_lint.report.json import dumps
from rectify_lint.report.paths import uri
from rectify_lint.report.spots import Range, in_file, range_of, where_without_lines
from rectify_lint.report.wording import document_place, word
from rectify_lint.rules.contract import Severity
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding, Place, TextEdit, TextFix
    from rectify_lint.engine.lint import ErrorEntry, FileReport
    from rectify_lint.report.model import Report
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.source.text import Source

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "rectifyLintContext/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_CULTURES = {"zh": "zh-CN", "en": "en-US"}


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """The report as a log with one run: the rules with findings, their results, and the errors."""
    codes = sorted({finding.code for finding in report.findings})
    sources = {file.source.path: file.source for file in report.files}
    language = _CULTURES[lang]
    run = {
        "tool": {
            "driver": {
                "name": "rectify-lint",
                "version": __version__,
                "semanticVersion": __version__,
                "language": language,
                "rules": [_rule(code, report.rules.get(code), lang) for code in codes],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [_notification(entry) for entry in report.errors],
            }
        ],
        "language": language,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [_artifact(file) for file in report.files],
        "results": [
            _result(finding, codes, fingerprint, sources, lang)
            for file in report.files
            for finding, fingerprint in zip(file.findings, fingerprints(file), strict=True)
        ],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, manifest: Manifest | None, lang: str) -> dict[str, Any]:
    if manifest is None:
        return {"id": code}
    advice, basis = manifest.advice[lang], manifest.basis.text[lang]
    facts = f"{word(lang, 'basis')}{basis}"
    return {
        "id": code,
        "name": manifest.name,
        "shortDescription": {"text": manifest.title[lang]},
        "fullDescription": {"text": manifest.why[lang]},
        "help": {
            "text": f"{advice}\n{facts}\nrectify-lint explain {code}",
            "markdown": f"{advice}\n\n{facts}\n\n`rectify-lint explain {code}`",
        },
        "defaultConfiguration": {"level": _LEVELS[manifest.severity]},
        "properties": {"tags": [manifest.family], "basis": str(manifest.basis.tier)},
    }


def _result(
    finding: Finding, codes: Sequence[str], fingerprint: str, sources: Mapping[str | None, Source], lang: str
) -> dict[str, Any]:
    source = sources[finding.path]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": where_without_lines(source, finding.span, lang) + finding.message},
        "locations": [_location(finding, source, lang, quoted=True)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": place.message},
                **_location(place, sources.get(place.path), lang),
            }
            for number, place in enumerate(finding.related)
        ]
    if finding.fix is not None and source.places is None:
        result["fixes"] = [_fix(finding.fix, finding.path, lang)]
    return result


def _location(
    place: Finding | Place, source: Source | None, lang: str, *, quoted: bool = False
) -> dict[str, Any]:
    """The range in the file, with its characters if *quoted*, and the name of the place in a document."""
    region: dict[str, Any] = _region(place if source is None else range_of(source, place.span))
    name = ""
    if source is not None:
        name = document_place(source, place.span.start, lang)
        text, span = in_file(source, place.span)
        if quoted and span.end > span.start:
            region["snippet"] = {"text": span.of(text.text)}
    found: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri(place.path)}, "region": region}
    }
    return {**found, "logicalLocations": [{"fullyQualifiedName": name}]} if name else found


def _region(place: Range | Finding | Place | TextEdit) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: TextFix, path: str | None, lang: str) -> dict[str, Any]:
    return {
        "description": {"text": word(lang, f"fix.{fix.applicability}")},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(path)},
                "replacements": [
                    {"deletedRegion": _region(edit), "insertedContent": {"text": edit.text}}
                    for edit in fix.edits
                ],
            }
        ],
        "properties": {"applicability": fix.applicability.value},
    }


def _artifact(file: FileReport) -> dict[str, Any]:
    text, _ = in_file(file.source, Span(0, 0))
    found: dict[str, Any] = {"location": {"uri": uri(text.path)}, "roles": ["analysisTarget"]}
    return found if text.places is not None else {**found, "encoding": _charset(text.encoding)}


def _charset(encoding: str) -> str:
    """The IANA name of the codec: ``UTF-8``, ``UTF-16LE``, ``GB18030``."""
    return encoding.removesuffix("-sig").upper().replace("-LE", "LE").replace("-BE", "BE")


def _notification(entry: ErrorEntry) -> dict[str, Any]:
    found: dict[str, Any] = {"level": "error", "message": {"text": entry.message}}
    if entry.path is not None:
        found["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(entry.path)}}}]
    if entry.rule is not None:
        found["associatedRule"] = {"id": entry.rule}
    return found
