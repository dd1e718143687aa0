"""Ledgers of the kinds that offices keep, held against notices of the corpus; and the ledger in the report itself."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.ledgers import build

import rectify_lint
from rectify_lint import Verdict
from rectify_lint.ledger.model import LedgerReconciliation, Match
from rectify_lint.report import render_document

CORPUS = Path(__file__).parents[1] / "corpus"
LEDGERS = sorted((CORPUS / "ledgers").glob("*.toml"))
NOTICES = sorted((*CORPUS.glob("clean/*.txt"), *CORPUS.glob("forms/*")))


def written(data: dict[str, Any], folder: Path) -> str:
    """The ledger as a file."""
    form, rows = data["form"], data["rows"]
    if form == "xlsx":
        content = build.workbook(rows, sheet=data["sheet"], merged=data["merged"])
    elif form == "csv":
        content = build.separated(rows, encoding=data["encoding"])
    else:
        content = build.table(rows)
    path = folder / f"ledger.{form}"
    path.write_bytes(content)
    return str(path)


def problem(match: Match) -> str:
    return match.checks[0].notice or match.checks[0].ledger


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.stem)
def test_an_offices_ledger_differs_in_what_was_changed_and_in_nothing_else(
    path: Path, tmp_path: Path
) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    expected = data["expected"]
    notice = rectify_lint.parse_path(str(CORPUS / data["notice"]))
    result = rectify_lint.reconcile_ledger(notice, written(data, tmp_path))
    pairs = [match for match in result.matches if match.item is not None and match.entry is not None]
    assert len(pairs) == expected["pairs"]
    assert [problem(match) for match in result.matches if match.item is None] == expected["missing"]
    assert [problem(match) for match in result.matches if match.entry is None] == expected["extra"]
    assert [[problem(match), check.kind] for match in pairs for check in match.checks if check.message] == (
        expected["differing"]
    )
    assert [problem(match) for match in pairs if match.moved] == expected.get("moved", [])


def round_trip(
    path: Path, folder: Path, lang: str = "zh"
) -> tuple[rectify_lint.Notice, LedgerReconciliation]:
    report = rectify_lint.lint_paths([str(path)])
    (folder / "report.xlsx").write_bytes(render_document(report, "xlsx", lang=lang))
    notice = rectify_lint.parse_path(str(path))
    return notice, rectify_lint.reconcile_ledger(notice, str(folder / "report.xlsx"))


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_the_ledger_in_the_workbook_of_the_report_agrees_with_its_notice(path: Path, tmp_path: Path) -> None:
    notice, result = round_trip(path, tmp_path)
    assert result.ledger.sheets == ("整改台账",)
    assert len(result.matches) == len(notice.items)
    for match in result.matches:
        assert match.score == 100
        assert {check.verdict for check in match.checks} <= {Verdict.PASS, Verdict.NOT_ASSESSABLE}
    # Where the notice lists only some of its problems, so does the ledger made from it.
    assert {total.verdict for total in result.totals} <= {Verdict.PASS, Verdict.NOT_ASSESSABLE}


def test_the_workbook_in_english_is_read_too(tmp_path: Path) -> None:
    notice, result = round_trip(CORPUS / "clean" / "01_anlan_jiaoyuju.txt", tmp_path, "en")
    assert result.ledger.sheets == ("Ledger",)
    assert [(entry.status, entry.measures) for entry in result.ledger.entries] == [
        (item.status, len(item.measures)) for item in notice.items
    ]
    assert result.verdict is Verdict.PASS
