"""What a row of a ledger is, and what its cells tell."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.ledgers import build
from tests.ledgers.conftest import HEAD, ROWS, Save, problems

from rectify_lint import StatusClass
from rectify_lint.ledger.reading import read_ledger


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


def test_rows_with_a_number_and_no_problem_are_told(save: Save) -> None:
    ledger = read_ledger(save("l.xlsx", build.workbook([*ROWS, [3, "", "补登", "", "", "已完成"]])))
    assert [(note.key, note.data["rows"]) for note in ledger.notes] == [("no-problem", [4])]


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


def test_a_status_that_a_report_opens_with_is_compared(save: Save) -> None:
    rows = [["序号", "反馈问题", "整改情况"], [1, "学习不深入", "已完成整改。建立制度2项。"]]
    assert read_ledger(save("l.xlsx", build.workbook(rows))).notes == ()
