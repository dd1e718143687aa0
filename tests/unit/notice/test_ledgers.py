"""Tables with a row for each problem: which tables are read, what a row is, and that rows count as items."""

from __future__ import annotations

import pytest

from rectify_lint.facts.columns import column_kind, column_name
from rectify_lint.notice.build import build_notice
from rectify_lint.notice.model import Notice
from rectify_lint.notice.types import ItemBasis, StatusSource, Verdict
from rectify_lint.source.text import Source

TITLE = "中共安澜县水利局党组关于巡察整改情况的通报\n现将整改情况予以公布。\n"


def notice(body: str) -> Notice:
    return build_notice(Source(TITLE + body))


def rows(*rows: str, separator: str = "|") -> str:
    """Rows of cells given with | between them, written with *separator*."""
    return "\n".join(row.replace("|", separator) for row in rows) + "\n"


def problems(found: Notice) -> list[str]:
    return [item.node.title.of(found.text) for item in found.items]


def statuses(found: Notice) -> list[str | None]:
    return [item.status.value if item.status else None for item in found.items]


# -- the columns


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("序号", "number"),
        ("编 号", "number"),
        ("问题编号", "number"),
        ("反馈问题", "problem"),
        ("**具体问题**", "problem"),
        ("存在的主要问题", "problem"),
        ("举报内容", "problem"),
        ("审计查出问题", "problem"),
        ("整改任务", "problem"),
        ("问题描述", "problem"),
        ("整改措施", "measures"),
        ("整改措施及落实", "measures"),
        ("主要做法", "measures"),
        ("整改情况", "progress"),
        ("办理结果", "progress"),
        ("调查核实情况", "progress"),
        ("问题整改情况", "progress"),
        ("完成情况", "status"),
        ("整改完成情况", "status"),
        ("整改状态", "status"),
        ("办结情况", "status"),
        ("是否办结", "status"),
        ("责任单位", "owner"),
        ("责任人", "owner"),
        ("牵头领导", "owner"),
        ("整改时限（年月）", "deadline"),
        ("完成时间", "deadline"),
        ("问题类型", "other"),
        ("问题个数", "other"),
        ("是否属实", "other"),
        ("备注", "other"),
        ("联系电话", "other"),
        ("", ""),
        ("召开会议，研究整改措施", ""),
    ],
)
def test_a_column_is_known_by_its_name(header: str, kind: str) -> None:
    assert column_kind(column_name(header)) == kind


# -- the tables


@pytest.mark.parametrize(
    ("separator", "outer"), [("\t", ""), (" | ", ""), ("|", ""), (" | ", "|"), ("|", "|")]
)
def test_each_row_is_an_item_with_number_text_measures_and_status(separator: str, outer: str) -> None:
    table = rows(
        "序号|反馈问题|整改措施|责任单位|责任人|整改时限|完成情况",
        "1|学习不深入|一是制定计划。二是按月检查。|办公室|甲|2024年9月|已完成整改",
        "2|记录不全|补齐记录。|河湖股|乙|2024年9月|正在整改",
        separator=separator,
    )
    table = "".join(f"{outer}{line}{outer}\n" for line in table.splitlines())
    found = notice(f"一、整改落实情况\n{table}二、下一步工作\n巩固成果。")
    assert found.item_basis is ItemBasis.ROWS
    assert problems(found) == ["学习不深入", "记录不全"]
    assert [item.node.number for item in found.items] == [1, 2]
    assert statuses(found) == ["done", "ongoing"]
    assert {item.source for item in found.items} == {StatusSource.LABEL}
    assert [len(item.measures) for item in found.items] == [2, 0]
    assert [node.title.of(found.text) for node in found.outline.root.children] == [
        "整改落实情况",
        "下一步工作",
    ]


def test_the_columns_may_stand_in_any_order_and_the_rule_of_markdown_is_no_row() -> None:
    found = notice(
        rows(
            "|完成情况|责任部门|存在问题|编号|",
            "|:--:|---|---|---:|",
            "|已完成|办公室|学习不深入|1|",
            "|持续推进|财务股|记录不全|2|",
        )
    )
    assert problems(found) == ["学习不深入", "记录不全"]
    assert statuses(found) == ["done", "ongoing"]
    assert [item.heading.of(found.text) for item in found.items] == ["学习不深入", "记录不全"]


def test_totals_groups_and_repeated_headers_are_no_rows() -> None:
    header = "序号|反馈问题|整改措施|完成情况"
    found = notice(
        rows(
            header,
            "一|党的建设方面||",
            "1|学习不深入|制定计划|已完成",
            header,
            "二、履职方面",
            "2|记录不全|补齐记录|已完成",
            "合计|2|2|2",
            separator="\t",
        )
    )
    assert problems(found) == ["学习不深入", "记录不全"]
    assert [node.title.of(found.text) for node in found.outline.nodes[1:]] == []


def test_merged_cells_and_line_breaks_within_cells_belong_to_their_row() -> None:
    found = notice(
        "序号\t反馈问题\t整改措施\t完成情况\n"
        "1\t学习不深入\t一是制定计划。\n二是按月检查。\n三是通报情况。\t已完成\n"
        "\t\t四是组织测试。\t正在整改\n"
        "2\t记录不全\t补齐记录。\t已完成\n"
    )
    assert problems(found) == ["学习不深入", "记录不全"]
    assert [len(item.measures) for item in found.items] == [4, 0]
    assert statuses(found) == ["done", "done"]
    assert [len(item.statuses) for item in found.items] == [1, 1]


def test_cells_at_the_end_of_a_line_may_be_empty() -> None:
    found = notice(
        "序号\t反馈问题\t整改措施\t完成情况\n1\t学习不深入\t制定计划\t\n2\t记录不全\t补齐记录\t已完成\n"
        "3\t走访偏少\t\n4\t档案缺失\t补齐\t已完成"
    )
    assert problems(found) == ["学习不深入", "记录不全", "走访偏少", "档案缺失"]
    assert statuses(found) == [None, "done", None, "done"]


@pytest.mark.parametrize(
    ("value", "status"), [("是", "done"), ("√", "done"), ("100%", "done"), ("否", "open"), ("60%", "ongoing")]
)
def test_a_cell_may_tick_the_status(value: str, status: str) -> None:
    found = notice(rows("序号|问题|措施|是否完成", f"1|记录不全|补齐|{value}"))
    assert statuses(found) == [status]


@pytest.mark.parametrize(
    "table",
    [
        rows("地区|举报件数|已办结|正在办理", "东岭区|3|3|0"),
        rows("序号|会议名称|时间|地点", "1|推进会|2024年9月|县局"),
        rows("序号|反馈问题|责任单位|整改时限", "1|记录不全|办公室|2024年9月"),
        "问题导向\t目标导向\n坚持实事求是\t坚持标本兼治\n",
    ],
)
def test_a_table_of_figures_or_of_other_things_is_no_ledger(table: str) -> None:
    assert notice(table).ledgers == ()


def test_a_table_of_some_problems_does_not_count_as_the_list() -> None:
    table = rows("序号|反馈问题|整改措施|完成情况", "1|记录不全|补齐|正在整改", "2|走访偏少|安排|正在整改")
    found = notice(f"巡察反馈的9个问题，已完成整改7个，正在整改2个。\n未完成整改问题清单\n{table}")
    assert found.items == ()
    assert all(relation.verdict is not Verdict.FAIL for relation in found.relations)


def test_tables_of_each_status_make_up_the_list_and_give_the_status() -> None:
    header = "序号|反馈问题|整改措施"
    done = rows(header, "1|记录不全|补齐", "2|学习不深入|制定计划")
    ongoing = rows(header, "1|走访偏少|安排")
    found = notice(
        "巡察反馈的3个问题，已完成整改2个，正在整改1个。\n"
        f"已完成整改的问题清单\n{done}正在整改的问题清单\n{ongoing}"
    )
    assert problems(found) == ["记录不全", "学习不深入", "走访偏少"]
    assert statuses(found) == ["done", "done", "ongoing"]
    assert {item.source for item in found.items} == {StatusSource.SECTION}
    assert {relation.verdict for relation in found.relations} == {Verdict.PASS}


def test_the_longer_list_counts_where_headings_and_rows_both_list_problems() -> None:
    table = rows("序号|问题|措施|状态", "1|记录不全|补齐|已完成")
    body = "一、整改落实情况\n1.关于“学习不深入”的问题\n制定计划。\n2.关于“走访偏少”的问题\n安排走访。\n"
    assert problems(notice(body + table)) == ["关于“学习不深入”的问题", "关于“走访偏少”的问题"]


# -- the numbers


def test_declared_numbers_are_held_against_the_rows() -> None:
    table = rows(
        "序号|反馈问题|整改措施|整改状态",
        "1|学习不深入|制定计划|已完成整改",
        "2|记录不全|补齐记录|已完成整改",
        "3|走访偏少|安排走访|正在整改",
    )
    right = notice(f"一、整改落实情况\n巡察反馈的3个问题，已完成整改2个，正在整改1个。\n{table}")
    wrong = notice(f"一、整改落实情况\n巡察反馈的4个问题，已完成整改3个，正在整改1个。\n{table}")
    kinds = ("listed-problems", "status-tally")
    assert {r.verdict for r in right.relations if r.kind in kinds} == {Verdict.PASS}
    assert [(r.declared, r.found) for r in wrong.relations if r.verdict is Verdict.FAIL] == [
        ("4个", "3"),
        ("已完成整改3个", "2"),
    ]


def test_a_bulletin_counts_the_petitions_of_its_own_batch() -> None:
    title = "景川市关于省生态环境保护督察组交办举报环境问题办理情况的通报（三）\n"
    table = rows("序号|举报问题|办理情况|办结情况", "1|异味|停产|已办结", "2|噪声|调整工时|正在办理")
    text = (
        f"{title}一、总体情况\n（一）办理情况。第三批2件举报件，已办结1件，正在办理1件。\n"
        "（二）累计情况。前三批举报件累计40件，已办结39件，正在办理1件。\n二、第三批举报件办理清单\n" + table
    )
    found = build_notice(Source(text))
    listed = [r for r in found.relations if r.kind in ("listed-problems", "status-tally")]
    assert [(r.declared, r.verdict) for r in listed] == [
        ("2件", Verdict.PASS),
        ("已办结1件", Verdict.PASS),
        ("正在办理1件", Verdict.PASS),
    ]


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [("1 2 3 4 5", []), ("1 2 4 5 6", ["4"]), ("1 2 2 4 5", ["2"]), ("3 7 12 20 31", []), ("2 3 4", [])],
)
def test_numbers_of_rows_count_on_unless_they_are_those_of_the_whole_table(
    numbers: str, faults: list[str]
) -> None:
    lines = [f"{number}|问题{place}不全面|整改|已完成" for place, number in enumerate(numbers.split())]
    found = notice(rows("序号|问题|措施|状态", *lines))
    assert [fault.span.of(found.text) for fault in found.numbering.faults] == faults


def test_a_second_table_may_count_on_or_begin_again() -> None:
    header = "序号|问题|措施|状态"
    first = rows(header, "1|甲不够|改|已完成", "2|乙不够|改|已完成")
    for numbers in ("3 4", "1 2"):
        one, two = numbers.split()
        second = rows(header, f"{one}|丙不够|改|已完成", f"{two}|丁不够|改|已完成")
        found = notice(f"（一）党建方面\n{first}（二）业务方面\n{second}")
        assert len(found.items) == 4
        assert found.numbering.faults == ()
        assert [node.title.of(found.text) for node in found.outline.nodes[1:]] == ["党建方面", "业务方面"]
