"""Reading ledgers: which sheet, where the header is, what the columns hold, what a row is; and what cannot be read."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.ledgers import build

from rectify_lint import StatusClass
from rectify_lint.errors import RectifyLintError, SourceError, UsageError
from rectify_lint.ledger.model import OfficeLedger
from rectify_lint.ledger.reading import read_ledger

HEAD = ["序号", "问题", "整改措施", "责任单位", "整改时限", "完成情况"]
ROWS = [
    HEAD,
    [1, "学习不深入", "一是制定计划。二是按月检查。", "办公室", "2024年9月底", "已完成整改"],
    [2, "记录不全", "补齐记录。", "河湖股", "2024年10月", "正在整改"],
]

Save = Callable[[str, bytes], str]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return write


def problems(ledger: OfficeLedger) -> list[str]:
    return [entry.problem for entry in ledger.entries]


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


# -- headers


@pytest.mark.parametrize(
    "rows",
    [
        [["某局巡察整改台账"], ["填报单位：某局"], *ROWS],
        [["某局巡察整改问题台账（2024年6月）"], *ROWS],
        [["", "", ""], *ROWS],
    ],
)
def test_titles_and_remarks_above_the_header_are_passed_over(rows: build.Rows, save: Save) -> None:
    assert problems(read_ledger(save("l.xlsx", build.workbook(rows)))) == ["学习不深入", "记录不全"]


TWO_ROWS = [
    ["序号", "反馈问题", "整改落实", "", "责任", ""],
    ["", "", "具体措施", "是否完成", "单位", "个人"],
    [1, "学习不深入", "一是学习。二是检查。", "是", "办公室", "甲"],
    [2, "记录不全", "补齐。", "否", "河湖股", "乙"],
]


@pytest.mark.parametrize(
    "content",
    [
        build.workbook(TWO_ROWS, merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1"]),
        build.workbook(TWO_ROWS),
        build.separated(TWO_ROWS),
    ],
    ids=["merged", "plain", "csv"],
)
def test_a_header_may_have_two_rows(content: bytes, save: Save) -> None:
    ledger = read_ledger(save("l.xlsx" if content.startswith(b"PK") else "l.csv", content))
    assert [(one.problem, one.measures, one.status, one.owner) for one in ledger.entries] == [
        ("学习不深入", 2, StatusClass.DONE, "办公室"),
        ("记录不全", None, StatusClass.OPEN, "河湖股"),
    ]


def test_the_first_problem_is_no_second_row_of_the_header(save: Save) -> None:
    rows = [
        ["问题", "整改措施", "", "整改情况"],
        ["学习不深入", "各科室", "组织学习", "已完成"],
        ["记录不全", "补齐", "", ""],
    ]
    assert problems(read_ledger(save("l.csv", build.separated(rows)))) == ["学习不深入", "记录不全"]


def test_columns_are_named_in_the_configuration(save: Save) -> None:
    rows = [["编码", "短板弱项", "办法", "问题来源"], ["A1", "学习不深入", "一是学习。二是检查。", "巡察"]]
    path = save("l.xlsx", build.workbook(rows))
    with pytest.raises(SourceError, match="编码, 短板弱项, 办法, 问题来源") as error:
        read_ledger(path)
    assert '[ledger.columns] problem = "短板弱项"' in error.value.text("zh")
    columns: Mapping[str, Sequence[str]] = {"problem": ["短板弱项"], "measures": ["办法", "整改办法"]}
    ledger = read_ledger(path, columns=columns)
    assert [(one.problem, one.measures) for one in ledger.entries] == [("学习不深入", 2)]


def test_a_column_named_in_the_configuration_goes_before_the_usual_names(save: Save) -> None:
    rows = [["问题", "问题要点", "整改措施"], ["见附件", "学习不深入", "开会"]]
    ledger = read_ledger(save("l.xlsx", build.workbook(rows)), columns={"problem": ["问题要点"]})
    assert problems(ledger) == ["学习不深入"]


# -- rows


def test_a_problem_over_several_rows_is_one_with_as_many_measures(save: Save) -> None:
    rows = [
        HEAD,
        [1, "学习不深入", "制定计划", "办公室", "", "已完成"],
        ["", "", "按月检查", "办公室", "", "已完成"],
        ["", "", "年底考核", "办公室", "", "正在整改"],
        [2, "记录不全", "补齐记录", "河湖股", "", "已完成"],
    ]
    for merged in ((), ("A2:A4", "B2:B4")):
        first, second = read_ledger(save("l.xlsx", build.workbook(rows, merged=merged))).entries
        assert (first.measures, first.status, first.wording) == (3, StatusClass.PARTIAL, "已完成、正在整改")
        assert (second.measures, second.status) == (None, StatusClass.DONE)


def test_merged_rows_with_numbers_of_their_own_are_one_problem(save: Save) -> None:
    rows = [HEAD, [1, "学习不深入", "计划"], [2, "", "检查"], [3, "", "考核"], [4, "记录不全", "补齐"]]
    ledger = read_ledger(save("l.xlsx", build.workbook(rows, merged=["B2:B4"])))
    assert [(one.problem, one.measures) for one in ledger.entries] == [("学习不深入", 3), ("记录不全", None)]


def test_details_stand_under_their_problem_and_a_problem_without_details_for_itself(save: Save) -> None:
    rows = [
        ["序号", "问题", "具体表现", "完成情况"],
        [1, "学习不深入", "理论学习少", "已完成"],
        ["", "", "研讨不充分", "正在整改"],
        [2, "记录不全", "", "已完成"],
    ]
    for merged in ((), ("A2:A3", "B2:B3")):
        ledger = read_ledger(save("l.xlsx", build.workbook(rows, merged=merged)))
        assert [(one.problem, one.group) for one in ledger.entries] == [
            ("理论学习少", "学习不深入"),
            ("研讨不充分", "学习不深入"),
            ("记录不全", ""),
        ]


def test_names_of_groups_totals_and_repeated_headers_are_no_problems(save: Save) -> None:
    rows = [
        HEAD,
        ["一、履行职责方面"],
        [1, "学习不深入", "开会", "", "", "已完成"],
        ["小计", 1],
        ["二、从严治党方面"],
        HEAD,
        [2, "记录不全", "补齐", "", "", "已完成"],
        ["合计", 2],
    ]
    ledger = read_ledger(save("l.xlsx", build.workbook(rows, merged=["A2:F2", "A5:F5"])))
    assert [(one.problem, one.group) for one in ledger.entries] == [
        ("学习不深入", "一、履行职责方面"),
        ("记录不全", "二、从严治党方面"),
    ]


def test_the_name_of_a_group_tells_the_status_where_no_column_does(save: Save) -> None:
    rows = [
        ["序号", "问题", "整改措施"],
        ["已完成整改的问题"],
        [1, "学习不深入", "开会"],
        ["正在整改的问题"],
        [2, "记录不全", "补齐"],
    ]
    ledger = read_ledger(save("l.xlsx", build.workbook(rows)))
    assert [one.status for one in ledger.entries] == [StatusClass.DONE, StatusClass.ONGOING]


@pytest.mark.parametrize(
    ("cell", "format", "text"),
    [
        (dt.date(2024, 9, 30), "yyyy-mm-dd", "2024年9月30日"),
        (dt.datetime(2024, 9, 30, 8, 30), "yyyy/m/d", "2024年9月30日"),
        (dt.date(2024, 9, 1), 'yyyy"年"m"月"', "2024年9月"),
        ("2024年9月底", "General", "2024年9月底"),
        (2024, "General", "2024"),
    ],
)
def test_dates_and_numbers_are_read_as_the_cell_shows_them(
    cell: object, format: str, text: str, save: Save
) -> None:
    def finish(_: Workbook, page: Worksheet) -> None:
        page["E2"].number_format = format

    content = build.workbook([HEAD, [1, "学习不深入", "开会", "", cell, "已完成"]], finish=finish)
    assert read_ledger(save("l.xlsx", content)).entries[0].deadline == text


@pytest.mark.parametrize(
    ("cell", "status"),
    [(1, StatusClass.DONE), (0.6, StatusClass.ONGOING), (0, StatusClass.OPEN), (True, StatusClass.DONE)],
)
def test_shares_and_truth_values_tell_whether_it_is_finished(
    cell: object, status: StatusClass, save: Save
) -> None:
    def finish(_: Workbook, page: Worksheet) -> None:
        page["C2"].number_format = "0%"

    rows = [["序号", "问题", "完成进度"], [1, "学习不深入", cell]]
    entry = read_ledger(save("l.xlsx", build.workbook(rows, finish=finish))).entries[0]
    assert (entry.status, entry.yes_or_no, entry.status_column) == (status, True, "完成进度")


@pytest.mark.parametrize(
    ("cell", "measures"),
    [
        ("一是开会。二是学习。", 2),
        ("1.开会；2.学习；3.考核", 3),
        ("1、开会\n2、学习", 2),
        ("（1）开会。（2）学习。", 2),
        ("①开会②学习", 2),
        ("投入1.5万元，整改2.3公里", None),
        ("开会", None),
        ("1.开会", None),
    ],
)
def test_measures_are_counted_where_a_cell_lists_them(cell: str, measures: int | None, save: Save) -> None:
    rows = [HEAD, [1, "学习不深入", cell, "", "", "已完成"]]
    assert read_ledger(save("l.xlsx", build.workbook(rows))).entries[0].measures == measures


# -- sheets


OTHER = [["地区", "举报件数", "已办结"], ["甲", 3, 2]]


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


def test_rows_with_a_number_and_no_problem_are_told(save: Save) -> None:
    ledger = read_ledger(save("l.xlsx", build.workbook([*ROWS, [3, "", "补登", "", "", "已完成"]])))
    assert [(note.key, note.data["rows"]) for note in ledger.notes] == [("no-problem", [4])]


# -- what cannot be read


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive *content* with another content of the part *name*."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename == name else data)
    return written.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOOK = build.workbook(ROWS)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = b'<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

UNREADABLE: Mapping[str, tuple[bytes, str]] = {
    "cut.xlsx": (BOOK[: len(BOOK) // 2], "工作簿已损坏或不完整"),
    "xml.xlsx": (changed(BOOK, SHEET, lambda data: data[:-20]), "工作簿已损坏或不完整"),
    "entities.xlsx": (changed(BOOK, SHEET, lambda data: BOMB + data), "工作簿已损坏或不完整"),
    "bomb.xlsx": (changed(BOOK, SHEET, lambda data: data + b" " * (33 << 20)), "解压后超过 32 MB"),
    "cells.xlsx": (
        changed(
            BOOK, SHEET, lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b"<row/>" * 1_000_001)
        ),
        "删除",
    ),
    "no-values.xlsx": (
        changed(BOOK, SHEET, lambda data: data.replace(b"<v>1</v>", b"<v>x</v>")),
        "工作簿已损坏",
    ),
    "old.xls": (OLE + "Workbook".encode("utf-16-le"), "其他格式的工作簿"),
    "open.ods": (
        b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        "其他格式的工作簿",
    ),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "empty.xlsx": (build.workbook([]), "没有表格内容"),
    "header.xlsx": (build.workbook([HEAD]), "没有问题条目"),
    "figures.xlsx": (build.workbook(OTHER), "地区、举报件数、已办结"),
    "empty.csv": (b"", "没有表格内容"),
    "quote.csv": (b'a,b\n1,"' + b"x" * 200_000, "第"),
    "notice.txt": ("关于整改情况的通报\n一、学习不深入\n".encode(), "没有表格内容"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_with_the_file_and_what_to_do(name: str, save: Save) -> None:
    content, words = UNREADABLE[name]
    path = save(name, content)
    with pytest.raises(SourceError) as error:
        read_ledger(path)
    assert error.value.text("zh").startswith(f"{path}：")
    assert words in error.value.text("zh")
    assert str(error.value).startswith(f"{path}: ")


def test_formulas_without_results_are_told_with_their_cells(save: Save) -> None:
    rows = [
        HEAD,
        [1, "学习不深入", "开会", "", "", '=IF(1,"已完成","")'],
        ["=A2+1", "记录不全", "补", "", "", "已完成"],
    ]
    path = save("l.xlsx", build.workbook(rows))
    with pytest.raises(SourceError) as error:
        read_ledger(path)
    assert "工作表“台账”的 F2共 1 个单元格是公式" in error.value.text("zh")


def test_a_missing_file_and_sheets_of_a_text_are_told(tmp_path: Path, save: Save) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_ledger(str(tmp_path / "none.xlsx"))
    with pytest.raises(UsageError, match="--sheet"):
        read_ledger(save("l.csv", build.separated(ROWS)), sheets=["台账"])


def test_nothing_is_read_behind_thousands_of_blank_rows(save: Save) -> None:
    def finish(_: Workbook, page: Worksheet) -> None:
        page.cell(1_000_000, 2, "远处的内容")

    assert len(read_ledger(save("l.xlsx", build.workbook(ROWS, finish=finish))).entries) == 2


def test_several_names_for_one_sheet_are_one(save: Save) -> None:
    name = b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    name += b'name="%d" sheetId="%d" r:id="rId1"/>'
    names = b"".join(name % (number, number) for number in range(2, 40))
    content = changed(BOOK, "xl/workbook.xml", lambda data: data.replace(b"</sheets>", names + b"</sheets>"))
    assert read_ledger(save("l.xlsx", content)).sheets == ("台账",)


def test_all_sheets_together_have_a_limit(save: Save) -> None:
    many = b"<sheetData>" + b"<row/>" * 999_000
    book = build.workbook(ROWS, more={"二": ROWS, "三": ROWS})
    for number in (1, 2, 3):
        part = f"xl/worksheets/sheet{number}.xml"
        book = changed(book, part, lambda data: data.replace(b"<sheetData>", many))
    with pytest.raises(SourceError) as error:
        read_ledger(save("l.xlsx", book))
    assert "删除" in error.value.text("zh")


@pytest.mark.parametrize("size", range(0, len(BOOK), 401))
def test_any_part_of_a_workbook_gives_a_ledger_or_an_error(size: int, save: Save) -> None:
    damaged = BOOK[:size] + bytes([BOOK[size] ^ 0x55]) + BOOK[size + 1 :]
    try:
        read_ledger(save("l.xlsx", damaged))
    except RectifyLintError:
        return
    load_workbook(io.BytesIO(damaged))


def test_a_remark_above_a_header_of_two_rows_is_no_part_of_it(save: Save) -> None:
    remark = ["填报单位：某局", "", "", "", "填报日期：2024年12月"]
    content = build.workbook([remark, *TWO_ROWS], merged=["A2:A3", "B2:B3", "C2:D2", "E2:F2"])
    assert problems(read_ledger(save("l.xlsx", content))) == ["学习不深入", "记录不全"]


def test_a_second_row_of_unknown_words_is_known_by_what_merged_cells_repeat(save: Save) -> None:
    rows = [
        ["序号", "反馈问题", "推进情况", "", "完成情况"],
        ["", "", "上半年", "下半年", ""],
        [1, "学习不深入", "制定计划", "组织学习", "已完成"],
    ]
    content = build.workbook(rows, merged=["A1:A2", "B1:B2", "C1:D1", "E1:E2"])
    ledger = read_ledger(save("l.xlsx", content))
    assert [(one.problem, one.status) for one in ledger.entries] == [("学习不深入", StatusClass.DONE)]


@pytest.mark.parametrize(
    "signature",
    [
        ["填报人：李四    审核人：王五"],
        ["", "填报人：李四", "审核人：王五"],
        ["填表人", "李四", "审核人", "王五"],
        ["制表：李四", "", "", "联系电话：0000"],
        ["填报日期：2024年12月1日"],
        ["单位（盖章）：某局"],
        ["备注：措施以方案为准。"],
        ["注：状态截至2024年底。"],
    ],
)
def test_signatures_and_remarks_below_a_ledger_are_left_out(signature: list[str], save: Save) -> None:
    filled = [*signature, *[""] * (len(HEAD) - len(signature))]
    ledger = read_ledger(save("l.xlsx", build.workbook([*ROWS, filled])))
    assert [(one.problem, one.measures) for one in ledger.entries] == [("学习不深入", 2), ("记录不全", None)]
    assert ledger.notes == ()


@pytest.mark.parametrize(
    "problem", ["审核把关不严", "填报数据不实", "说明材料不全", "联系群众不够", "负责人缺位"]
)
def test_problems_may_open_with_the_words_of_a_signature(problem: str, save: Save) -> None:
    rows = [["反馈问题", "整改措施"], [problem, "补齐。"]]
    assert problems(read_ledger(save("l.xlsx", build.workbook(rows)))) == [problem]


# -- columns that tell the status, and those that are not understood


@pytest.mark.parametrize("name", ["完成与否", "办结与否", "整改到位与否", "是否完成"])
def test_a_column_that_asks_yes_or_no_tells_the_status(name: str, save: Save) -> None:
    rows = [
        ["序号", "反馈问题", name],
        [1, "学习不深入", "是"],
        [2, "记录不全", "否"],
        [3, "巡查不严", "已完成"],
    ]
    ledger = read_ledger(save("l.xlsx", build.workbook(rows)))
    assert [(one.status, one.yes_or_no) for one in ledger.entries] == [
        (StatusClass.DONE, True),
        (StatusClass.OPEN, True),
        (StatusClass.DONE, True),
    ]
    assert ledger.notes == ()


@pytest.mark.parametrize("name", ["验收情况", "验收结果", "整改验收情况", "认定结果"])
def test_what_was_found_when_the_work_was_accepted_tells_the_status(name: str, save: Save) -> None:
    rows = [["序号", "反馈问题", name], [1, "学习不深入", "已完成"], [2, "记录不全", "未完成"]]
    ledger = read_ledger(save("l.xlsx", build.workbook(rows)))
    assert [one.status for one in ledger.entries] == [StatusClass.DONE, StatusClass.OPEN]


@pytest.mark.parametrize(
    ("name", "content"),
    [("l.xlsx", build.workbook), ("l.csv", build.separated), ("l.md", build.table)],
    ids=["sheet", "values", "text"],
)
def test_columns_that_are_not_understood_are_noted(
    name: str, content: Callable[[build.Rows], bytes], save: Save
) -> None:
    rows = [["序号", "反馈问题", "责任单位", "备注", "红黄绿灯"], [1, "学习不深入", "办公室", "无", "绿"]]
    notes = read_ledger(save(name, content(rows))).notes
    sheet = "台账" if name == "l.xlsx" else ""
    assert [(note.key, dict(note.data)) for note in notes] == [
        ("unknown-columns", {"sheet": sheet, "columns": ["红黄绿灯"]}),
        ("no-status", {}),
    ]


def test_a_column_named_in_the_configuration_is_understood(save: Save) -> None:
    rows = [["序号", "反馈问题", "红黄绿灯"], [1, "学习不深入", "已完成"]]
    assert read_ledger(save("l.xlsx", build.workbook(rows)), columns={"status": ["红黄绿灯"]}).notes == ()


def test_a_status_that_a_report_opens_with_is_compared(save: Save) -> None:
    rows = [["序号", "反馈问题", "整改情况"], [1, "学习不深入", "已完成整改。建立制度2项。"]]
    assert read_ledger(save("l.xlsx", build.workbook(rows))).notes == ()


@pytest.mark.parametrize("name", ["限期", "整改限期"])
def test_a_time_limit_has_several_names(name: str, save: Save) -> None:
    rows = [["序号", "反馈问题", name], [1, "学习不深入", "2024年9月底"]]
    assert [one.deadline for one in read_ledger(save("l.xlsx", build.workbook(rows))).entries] == [
        "2024年9月底"
    ]
