"""Where the header of a ledger is, and what its columns hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from tests.ledgers import build
from tests.ledgers.conftest import ROWS, Save, problems

from rectify_lint import StatusClass
from rectify_lint.errors import SourceError
from rectify_lint.ledger.reading import read_ledger


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


@pytest.mark.parametrize("name", ["限期", "整改限期"])
def test_a_time_limit_has_several_names(name: str, save: Save) -> None:
    rows = [["序号", "反馈问题", name], [1, "学习不深入", "2024年9月底"]]
    assert [one.deadline for one in read_ledger(save("l.xlsx", build.workbook(rows))).entries] == [
        "2024年9月底"
    ]
