"""One JSON object for programs. Its shape is a contract: ``version`` changes when the shape does."""

from __future__ import annotations

import json

from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding, Place, TextEdit, TextFix
    from rectify_lint.engine.lint import FileReport
    from rectify_lint.report.model import Report
    from rectify_lint.source.places import DocumentPlace
    from rectify_lint.source.text import Source

VERSION = 1


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """The report as one object with ``version``, ``findings``, ``files`` and ``errors``.

    The same report gives the same bytes: everything is sorted by path and place. *lang* and *color* have no effect; the
    messages are in the language of the run.
    """
    found = {
        "version": VERSION,
        "findings": [_finding(finding, file.source) for file in report.files for finding in file.findings],
        "files": [_file(file) for file in report.files],
        "errors": [
            {"path": entry.path, "rule": entry.rule, "message": entry.message} for entry in report.errors
        ],
    }
    return dumps(found)


def dumps(value: object) -> str:
    """*value* as JSON text in the form of all JSON output: no escapes for characters, indented, with a final newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, source: Source) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        **_range(finding),
        "quote": finding.quote,
        "data": finding.data,
        "basis": finding.basis,
        "related": [
            {"path": place.path, **_range(place), "message": place.message} for place in finding.related
        ],
        "fix": None if finding.fix is None else _fix(finding.fix),
        **document_field(source, finding.span.start),
    }


def document_field(source: Source, offset: int) -> dict[str, Any]:
    """``place``, if the text comes from a document: the place of the character at *offset* in it."""
    return {} if source.places is None else {"place": place_fields(source.places.at(offset))}


def place_fields(place: DocumentPlace) -> dict[str, int]:
    """The numbers that apply: ``paragraph``; ``table``, ``row``, ``column``; ``text_box``; or ``line``, ``column``.

    Where a file is made of pages, ``page`` comes with them.
    """
    return {name: number for name, number in place._asdict().items() if number}


def _range(place: Finding | Place | TextEdit) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _fix(fix: TextFix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability.value,
        "edits": [{**_range(edit), "text": edit.text} for edit in fix.edits],
    }


def _file(file: FileReport) -> dict[str, Any]:
    source = file.source
    return {
        "path": source.path,
        "encoding": source.encoding,
        "kind": source.kind,
        "characters": len(source.text),
        "genre": str(file.notice.genre),
        "findings": len(file.findings),
    }
