from __future__ import annotations

import pytest

from rectify_lint.source.text import Source
from rectify_lint.syntax.lines import scan_lines


def written(text: str) -> list[str]:
    """The markers of *text* as written."""
    return [line.marker.span.of(text) for line in scan_lines(Source(text)) if line.marker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1党建责任不实\n内容\n2学习不深入\n3作风不严", ["1", "2", "3"]),
        ("1 党建责任不实\n2 学习不深入\n3 作风不严", ["1", "2", "3"]),
        ("一　总体情况\n二　整改情况\n三　下一步打算", ["一", "二", "三"]),
        ("第一　总体情况\n第二　整改情况\n第三　下一步打算", ["第一", "第二", "第三"]),
        ("第一、总体情况。\n第二、整改情况。\n第三、下一步打算。", ["第一、", "第二、", "第三、"]),
        ("问题1 学习不深入\n问题2 作风不严\n问题3 管理松散", ["问题1", "问题2", "问题3"]),
        ("第一项  学习不深入\n第二项  作风不严\n第三项：管理松散", ["第一项", "第二项", "第三项："]),
        ("1 总体情况\n2 整改情况\n2.1 学习不深入\n3 下一步打算", ["1", "2", "2.1", "3"]),
        ("1人才引育不足\n2项目管理松散\n3年度计划缺失", ["1", "2", "3"]),
    ],
)
def test_numbers_without_a_mark_count_where_others_count_with_them(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "numbers", ["1234", "1244", "1224", "1235", "1345", "1231", "12312", "11234", "123123"]
)
def test_a_slip_or_a_new_beginning_does_not_hide_the_others(numbers: str) -> None:
    assert written("\n".join(f"{number}学习不深入" for number in numbers)) == list(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "1号楼漏水\n2号楼漏水\n3号楼漏水",
        "2个支部\n3个支部\n4个支部",
        "3学习不深入\n4作风不严\n5管理松散",
        "1学习不深入\n2作风不严",
        "1学习不深入。\n2作风不严。\n3管理松散。",
        "1县一中\t3分\n2县二中\t4分\n3县三中\t5分",
        "一 总体情况\n七 其他\n九 附则",
        "第一、第二支部\n第二、第三支部\n第三、第四支部",
    ],
)
def test_other_lines_that_begin_with_a_number_have_no_marker(text: str) -> None:
    assert written(text) == []


def test_a_problem_may_have_its_number_in_square_brackets() -> None:
    assert written("【问题一】学习不深入\n【整改情况】已完成\n【任务12】作风不严") == [
        "【问题一】",
        "【任务12】",
    ]
