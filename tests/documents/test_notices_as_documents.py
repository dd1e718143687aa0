"""A notice as a Word document, its numbers made by automatic numbering, is the notice in plain text."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from tests.documents.build import numbered
from tests.documents.ledger import LEDGER, ledger
from tests.documents.notices import EXAMPLE, NOTICES

import rectify_lint
from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.engine.finding import Finding
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice_gives_the_same_findings_at_the_right_paragraphs(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    paragraphs = [line for line in lines if line]
    source = read_bytes(numbered(paragraphs), "notice.docx")
    assert source.text.splitlines() == paragraphs

    expected = rectify_lint.lint_text("\n".join(lines), path="notice.docx").findings
    found = Linter(Config()).check([source]).findings
    assert [_what(one) for one in found] == [_what(one) for one in expected]
    nth = {number: sum(map(bool, lines[:number])) for number in range(1, len(lines) + 1)}
    assert [_paragraph(source, one) for one in found] == [nth[one.line] for one in expected]


def _what(finding: Finding) -> tuple[object, ...]:
    related = [place.message for place in finding.related]
    return (finding.code, finding.message, finding.quote.splitlines(), finding.column, related)


def _paragraph(source: Source, finding: Finding) -> int:
    assert source.places is not None
    return source.places.at(finding.span.start).paragraph


def test_most_markers_of_the_example_are_automatic() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    data = numbered(line for line in text.splitlines() if line)
    typed = [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
    assert "整改工作组织情况" in typed
    assert "关于“公共文化服务设施利用率不高”的问题" in typed
    assert not any(one.startswith(("一、", "（", "1.")) for one in typed)


def test_a_ledger_in_a_table_gives_the_findings_of_the_same_lines_with_tabs() -> None:
    source = read_bytes(ledger(), "notice.docx")
    assert source.text == LEDGER
    found = Linter(Config()).check([source]).findings
    assert [_what(one) for one in found] == [_what(one) for one in rectify_lint.lint_text(LEDGER).findings]
    listed = next(one for one in found if one.code == "TOT001")
    assert source.places is not None
    rows = [source.places.at(spot.span.start) for spot in listed.related]
    assert [(place.table, place.row) for place in rows] == [(1, 2), (1, 3), (1, 4)]
