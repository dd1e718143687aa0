"""A notice whose problems stand in a table: nothing is said of the right one, and each planted fault is found."""

from __future__ import annotations

import pytest

from rectify_lint import lint_text

HEAD = """\
中共安澜县水利局党组关于巡察整改进展情况的通报

根据县委统一部署，2024年3月1日至4月20日，县委第二巡察组对县水利局党组开展了常规巡察。5月20日，县委第二巡察组向\
县水利局党组反馈了巡察意见。按照巡察工作有关要求，现将整改进展情况予以公布。

一、整改工作组织情况
县水利局党组成立整改工作领导小组，召开专题会议研究部署整改工作。

二、反馈问题整改落实情况
巡察反馈的2个方面6个问题，已完成整改5个，正在整改1个，整改完成率83.3%。

"""
ROWS = """\
序号|反馈问题|整改措施|责任单位|整改时限|完成情况
1|理论学习不深入|一是制定学习计划。二是按月检查学习笔记。|办公室|2024年7月|已完成整改
2|河道巡查记录不全|一是补齐巡查记录。二是明确专人归档。|河湖股|2024年7月|已完成整改
3|水资源费征收台账不规范|一是核对台账。二是按季公示。|水政股|2024年8月|已完成整改
4|往来款项长期未清理|一是逐笔核对。二是完成清理。|财务股|2024年8月|已完成整改
5|基层走访次数偏少|一是制定走访计划。二是按月通报。|办公室|2024年9月|已完成整改
6|老旧泵站改造进度慢|一是倒排工期。二是按周调度。|建管股|2025年6月|正在整改
"""
TAIL = """
三、下一步工作打算
持续巩固整改成果。

欢迎广大干部群众对巡察整改情况进行监督。联系电话：0385-4120369；邮政信箱：安澜县滨河路18号；电子邮箱：sljdz@anlan.gov.cn。

中共安澜县水利局党组
2024年11月20日
"""


def table(rows: str, form: str) -> str:
    if form == "tabs":
        return rows.replace("|", "\t")
    if form == "plain":
        return rows.replace("|", " | ")
    lines = [f"| {line.replace('|', ' | ')} |" for line in rows.splitlines()]
    return "\n".join([lines[0], "| --- " * 6 + "|", *lines[1:]]) + "\n"


def found(rows: str, form: str, head: str = HEAD, tail: str = TAIL) -> list[tuple[str, str]]:
    report = lint_text(head + table(rows, form) + tail)
    return [(finding.code, finding.quote) for finding in report.findings]


FORMS = pytest.mark.parametrize("form", ["tabs", "pipes", "plain"])


@FORMS
def test_nothing_is_said_of_a_right_table(form: str) -> None:
    assert found(ROWS, form) == []


@FORMS
@pytest.mark.parametrize(
    ("old", "new", "code", "quote"),
    [
        ("\n4|", "\n5|", "NUM002", "5"),
        ("\n4|", "\n3|", "NUM002", "3"),
        ("已完成整改\n6|老旧泵站", "已完成整改\n7|老旧泵站", "NUM001", "7"),
        ("2024年8月|已完成整改\n5", "2024年8月|\n5", "STA002", None),
        ("2024年8月|已完成整改\n5", "2024年8月|已完整改\n5", "STA003", "已完整改"),
        ("2024年8月|已完成整改\n5", "2024年8月|正在整改\n5", "TOT002", None),
        ("一是核对台账。二是按季公示", "一是核对台账。三是按季公示", "NUM006", "三是"),
        ("一是逐笔核对。二是完成清理。", "", "STA009", None),
        ("基层走访次数偏少", "理论学习不深入", "NUM010", None),
    ],
)
def test_a_fault_in_a_row_is_found(form: str, old: str, new: str, code: str, quote: str | None) -> None:
    assert old in ROWS
    told = dict(found(ROWS.replace(old, new), form))
    assert code in told
    if quote is not None:
        assert told[code] == quote


@FORMS
def test_a_row_that_is_lost_shows_in_its_number_and_in_the_total(form: str) -> None:
    lost = "".join(line + "\n" for line in ROWS.splitlines() if not line.startswith("4|"))
    told = dict(found(lost, form))
    assert told["NUM001"] == "5"
    assert told["TOT001"] == "6个问题"


@FORMS
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("6个问题", "7个问题", "TOT001"),
        ("整改5个", "整改4个", "TOT002"),
        ("整改1个", "整改2个", "TOT002"),
        ("83.3%", "85.7%", "TOT005"),
    ],
)
def test_a_wrong_number_above_the_table_is_found(form: str, old: str, new: str, code: str) -> None:
    assert code in dict(found(ROWS, form, head=HEAD.replace(old, new)))
