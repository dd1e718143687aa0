"""A notice as a PDF file is the notice in plain text, whatever program made the file.

What the format cannot carry, and what therefore is not asked for here:

* blanks at the beginning and end of lines: an indent is only a place on the page;
* blank lines, and the number of a line in the text: findings are placed by page and paragraph;
* blanks where a line of the page ends: no file says whether one was there, so ``1 4367`` broken behind its first digit
  reads ``14367``, and ``| 1 |`` broken at a bar ``|1 |``;
* tabs outside ruled tables.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.documents.build import Word, element, numbered
from tests.documents.notices import NOTICES
from tests.documents.pdfs import from_browser, from_office, printed

import rectify_lint
from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.engine.finding import Finding
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source


def _lines(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return [line for line in lines if line]


def _what(finding: Finding) -> tuple[object, ...]:
    related = [place.message for place in finding.related]
    return (finding.code, finding.message, finding.quote.splitlines(), finding.line, finding.column, related)


def _findings(source: Source) -> list[Finding]:
    return list(Linter(Config()).check([source]).findings)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice_gives_the_same_findings_at_the_right_pages(path: Path) -> None:
    lines = _lines(path)
    data, places = printed(lines)
    source = read_bytes(data, "notice.pdf")
    assert _unbroken(source.text.splitlines()) == _unbroken(lines)

    expected = rectify_lint.lint_text("\n".join(source.text.splitlines()), path="notice.pdf").findings
    found = _findings(source)
    assert [_what(one) for one in found] == [_what(one) for one in expected]
    typed = rectify_lint.lint_text("\n".join(lines), path="notice.pdf").findings
    assert [(one.code, one.line) for one in found] == [(one.code, one.line) for one in typed]
    for one in found:
        assert source.places is not None
        place = source.places.at(one.span.start)
        assert (place.page, place.paragraph) in places[one.line - 1]


_LOST = re.compile(r"(?<=[0-9]) (?=[0-9])|(?<=\|) | (?=\|)")


def _unbroken(lines: list[str]) -> list[str]:
    """*lines* without blanks that are lost where a line ends: between digits, and beside the bars of a typed table."""
    return [_LOST.sub("", line) for line in lines]


LIVE = [path for path in NOTICES if "|" not in path.read_text(encoding="utf-8-sig")]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The notices as Word documents with automatic numbering, exported by LibreOffice."""
    return from_office(
        {path.stem: numbered(_lines(path)) for path in LIVE}, tmp_path_factory.mktemp("exported")
    )


@pytest.mark.parametrize("path", LIVE, ids=lambda path: path.stem)
def test_what_libreoffice_exports_reads_as_the_notice(path: Path, exported: dict[str, bytes]) -> None:
    lines = _lines(path)
    source = read_bytes(exported[path.stem], "notice.pdf")
    assert _unbroken(source.text.splitlines()) == _unbroken(lines)


@pytest.mark.parametrize("path", LIVE[::4], ids=lambda path: path.stem)
def test_what_a_browser_prints_reads_as_the_notice(path: Path, tmp_path: Path) -> None:
    lines = _lines(path)
    source = read_bytes(from_browser(lines, tmp_path), "notice.pdf")
    assert _unbroken(source.text.splitlines()) == _unbroken(lines)


LONG = (
    "局党组坚持把抓好巡察整改作为当前最重要的政治任务，专题研究部署，逐条逐项抓好落实，推动整改工作取得实效。"
)
ROWS = [
    ["序号", "反馈问题", "整改措施", "责任单位", "完成情况"],
    *(
        [
            str(number),
            f"关于第{number}项制度执行不到位的问题{LONG * (number % 3 == 0)}",
            f"一是完善制度{number}项。二是开展培训。{LONG * (number % 4)}",
            ("办公室", "综合科、人事科", "财务审计科")[number % 3],
            ("已完成整改", "正在整改")[number % 2],
        ]
        for number in range(1, 31)
    ),
]
"""A ledger of several pages, with rows that pages break."""
TEXT = "".join(f"{chr(9).join(row)}\n" for row in ROWS)


def test_a_ledger_that_libreoffice_exports_reads_as_its_rows(tmp_path: Path) -> None:
    word = Word()
    table = word.table(ROWS)
    table.style = "Table Grid"
    table.rows[0]._tr.get_or_add_trPr().append(element("<w:tblHeader/>"))
    word.paragraph("特此通报。")
    source = read_bytes(from_office({"ledger": word.save()}, tmp_path)["ledger"], "notice.pdf")
    assert source.text == f"{TEXT}特此通报。\n"
    assert source.places is not None
    assert source.places.at(source.text.index("特此")).page >= 3


def test_a_ledger_that_a_browser_prints_reads_as_its_rows(tmp_path: Path) -> None:
    head, *rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead>{body}</table><p>特此通报。</p>"
    source = read_bytes(from_browser(["整改情况通报"], tmp_path, table), "notice.pdf")
    assert source.text == f"整改情况通报\n{TEXT}特此通报。\n"
