"""A notice on a web page of any kind gives the findings of the notice in plain text, at their places in the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from tests.documents.ledger import LEDGER
from tests.documents.notices import NOTICES
from tests.documents.pages import KINDS, Lines, titled

import rectify_lint
from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.engine.finding import Finding, Place
from rectify_lint.source.places import Excerpts
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source, Span

TAB = "\t"


@pytest.fixture(params=NOTICES, ids=lambda path: path.stem, scope="module")
def notice(request: pytest.FixtureRequest) -> list[str]:
    """The lines of a notice."""
    lines = [line.strip() for line in request.param.read_text(encoding="utf-8-sig").splitlines()]
    return [line for line in lines if line]


@pytest.fixture(scope="module")
def expected(notice: list[str]) -> list[tuple[object, ...]]:
    """What is found in it as plain text, and in which line."""
    text = "\n".join(notice)
    source = Source(text)
    return [_what(source, one) for one in rectify_lint.lint_text(text, path="notice.html").findings]


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_a_notice_gives_the_same_findings_at_the_right_places(
    make: Callable[[Lines, Lines], str], notice: list[str], expected: list[tuple[object, ...]]
) -> None:
    page = make(*titled(notice))
    encoding = "gb18030" if "gb2312" in page else "utf-8"
    source = read_bytes(page.encode(encoding), "notice.html")
    assert (source.kind, source.encoding) == ("html", encoding)
    assert [line for line in notice if line not in _lines(source)] == []

    found = Linter(Config()).check([source]).findings
    assert [_what(source, one) for one in found] == expected
    for one in found:
        for spot in (one, *one.related):
            _check_place(page, source, spot)


def test_a_ledger_in_a_table_gives_the_findings_of_the_same_lines_with_tabs() -> None:
    lines = LEDGER.splitlines()
    rows = "".join(f"<tr><td>{line.replace(TAB, '</td><td>')}</td></tr>" for line in lines[2:6])
    blocks = [
        *(f"<p>{line}</p>" for line in lines[:2]),
        f"<table>{rows}</table>",
        *(f"<p>{line}" for line in lines[6:]),
    ]
    page = "\n".join(blocks)
    source = read_bytes(page.encode(), "notice.html")
    assert source.text == LEDGER
    found = Linter(Config()).check([source]).findings
    expected = rectify_lint.lint_text(LEDGER, path="notice.html").findings
    assert [_what(source, one) for one in found] == [_what(Source(LEDGER), one) for one in expected]
    listed = next(one for one in found if one.code == "TOT001")
    for spot in (listed, *listed.related):
        _check_place(page, source, spot)


def _lines(source: Source) -> list[str]:
    return [line.strip() for line in source.text.splitlines()]


def _solid(text: str) -> str:
    return "".join(text.split())


def _what(source: Source, finding: Finding) -> tuple[object, ...]:
    lines = [_lines(source)[spot.line - 1] for spot in (finding, *finding.related)]
    return (finding.code, finding.message, _solid(finding.quote), lines)


def _check_place(page: str, source: Source, spot: Finding | Place) -> None:
    """The range in the page has the very words, and its line and column are told."""
    assert isinstance(source.places, Excerpts)
    start, end = source.places.span(spot.span)
    typed = [
        source.text[offset]
        for offset in range(*spot.span)
        if page[source.places.span(Span(offset, offset + 1)).start] != "<"  # else a list has written it
    ]
    assert _words(page[start:end]) == _solid("".join(typed))
    assert len(typed) > len(spot.span.of(source.text)) / 2 or page.startswith("<li>", start)
    line = page.count("\n", 0, start) + 1
    place = source.places.at(spot.span.start)
    assert (place.line, place.column) == (line, start - page.rfind("\n", 0, start))


def _words(markup: str) -> str:
    return _solid(unescape(re.sub(r"<[^>]*>", "", markup)))
