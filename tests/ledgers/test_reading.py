"""Reading ledgers in every form, and the sheets of a workbook that are one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.ledgers import build
from tests.ledgers.conftest import HEAD, OTHER, ROWS, Save, problems

from rectify_lint import StatusClass
from rectify_lint.errors import UsageError
from rectify_lint.ledger.reading import read_ledger

FORMS: Mapping[str, Callable[[], bytes]] = {
    "l.xlsx": lambda: build.workbook(ROWS),
    "l.csv": lambda: build.separated(ROWS),
    "gb.csv": lambda: build.separated(ROWS, encoding="gb18030"),
    "bom.csv": lambda: build.separated(ROWS, encoding="utf-8-sig"),
    "semicolon.csv": lambda: build.separated(ROWS, delimiter=";"),
    "l.tsv": lambda: build.separated(ROWS, delimiter="\t"),
    "l.md": lambda: build.table(ROWS),
    "l.txt": lambda: build.table(ROWS, delimiter="\t"),
    "l.docx": lambda: build.document(ROWS),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_ledger_reads_the_same_in_every_form(name: str, save: Save) -> None:
    ledger = read_ledger(save(name, FORMS[name]()))
    assert [
        (one.number, one.problem, one.status, one.wording, one.measures, one.deadline, one.owner)
        for one in ledger.entries
    ] == [
        ("1", "学习不深入", StatusClass.DONE, "已完成整改", 2, "2024年9月底", "办公室"),
        ("2", "记录不全", StatusClass.ONGOING, "正在整改", None, "2024年10月", "河湖股"),
    ]
    assert ledger.notes == ()


def test_places_are_addresses_in_sheets_and_lines_in_texts(save: Save) -> None:
    book = read_ledger(save("l.xlsx", build.workbook([["某局台账"], [], *ROWS])))
    assert [entry.place.address for entry in book.entries] == ["B4", "B5"]
    values = read_ledger(save("l.csv", build.separated([["某局台账"], [], *ROWS])))
    assert [entry.place.address for entry in values.entries] == ["B4", "B5"]
    text = read_ledger(save("l.txt", b"\n\n" + build.table(ROWS, delimiter="\t")))
    assert [(entry.place.row, entry.place.address) for entry in text.entries] == [(4, ""), (5, "")]


def test_a_workbook_is_known_by_content_and_not_by_its_name(save: Save) -> None:
    assert read_ledger(save("ledger.dat", build.workbook(ROWS))).kind == "xlsx"


# -- sheets


def test_the_sheets_that_are_ledgers_are_read(save: Save) -> None:
    more = {"统计": OTHER, "第二批": [HEAD, [3, "台账缺项", "补登", "", "", "已完成"]]}
    ledger = read_ledger(save("l.xlsx", build.workbook(ROWS, sheet="第一批", more=more)))
    assert ledger.sheets == ("第一批", "第二批")
    assert problems(ledger) == ["学习不深入", "记录不全", "台账缺项"]


def test_a_sheet_can_be_named(save: Save) -> None:
    more = {"第二批": [HEAD, [3, "台账缺项", "补登", "", "", "已完成"]]}
    path = save("l.xlsx", build.workbook(ROWS, sheet="第一批", more=more))
    assert problems(read_ledger(path, sheets=["第二批"])) == ["台账缺项"]
    with pytest.raises(UsageError, match="第一批, 第二批"):
        read_ledger(path, sheets=["第三批"])


def test_sheets_that_list_the_same_problems_have_to_be_chosen_from(save: Save) -> None:
    path = save("l.xlsx", build.workbook(ROWS, sheet="6月", more={"12月": ROWS}))
    with pytest.raises(UsageError) as error:
        read_ledger(path)
    assert "“6月”和“12月”所列问题相同" in error.value.text("zh")
    assert len(read_ledger(path, sheets=["12月"]).entries) == 2


def test_hidden_sheets_are_left_aside_and_hidden_rows_read_and_both_are_told(save: Save) -> None:
    def finish(book: Workbook, page: Worksheet) -> None:
        page.row_dimensions[2].hidden = True
        book["旧"].sheet_state = "hidden"

    more = {"旧": [HEAD, [3, "台账缺项", "补登", "", "", "已完成"]]}
    path = save("l.xlsx", build.workbook(ROWS, more=more, finish=finish))
    ledger = read_ledger(path)
    assert problems(ledger) == ["学习不深入", "记录不全"]
    assert [(note.key, dict(note.data)) for note in ledger.notes] == [
        ("hidden-rows", {"sheet": "台账", "number": 1}),
        ("hidden-sheets", {"sheets": ["旧"]}),
    ]
    assert problems(read_ledger(path, sheets=["旧"])) == ["台账缺项"]
