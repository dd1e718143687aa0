from __future__ import annotations

from collections.abc import Callable

import pytest

from rectify_lint import Finding
from rectify_lint.errors import RulePageError

FindIn = Callable[..., list[Finding]]

NOTICE = """\
中共安澜县水利局党组关于巡察整改进展情况的通报

根据县委统一部署，现将整改进展情况予以公布。
一、整改落实情况
1.学习不够深入。
整改状态：已完成。
二、下一步工作安排
持续巩固整改成果。
联系电话：0000-1234567。

中共安澜县水利局党组
2024年6月28日
"""
LINES = {
    "title": "中共安澜县水利局党组关于巡察整改进展情况的通报\n",
    "signature": "\n中共安澜县水利局党组\n",
    "date": "2024年6月28日\n",
    "contact": "联系电话：0000-1234567。\n",
}


@pytest.mark.parametrize("part", LINES)
def test_a_part_is_missed_where_it_is_left_out_and_only_there(find_in: FindIn, part: str) -> None:
    data = f"[required]\npart = '{part}'\n"
    assert find_in(NOTICE, "required", data, "{part}") == []
    (finding,) = find_in(NOTICE.replace(LINES[part], "", 1), "required", data, "{part}")
    assert finding.data == {"part": part}
    assert finding.quote


def test_an_unknown_part_is_told(find_in: FindIn) -> None:
    with pytest.raises(RulePageError, match=r"required\.part: 'header' is none of title, signature, date"):
        find_in("", "required", "[required]\npart = 'header'\n")


def test_a_part_may_be_required_of_some_kinds_of_notice_only(find_in: FindIn) -> None:
    data = "[required]\npart = 'contact'\ngenres = ['inspection', 'audit']\n"
    lacking = NOTICE.replace(LINES["contact"], "")
    assert len(find_in(lacking, "required", data, "{part}")) == 1
    other = lacking.replace("巡察整改", "主题教育检视问题整改")
    assert find_in(other, "required", data, "{part}") == []


def test_an_unknown_kind_of_notice_is_told(find_in: FindIn) -> None:
    with pytest.raises(RulePageError, match="genres"):
        find_in(NOTICE, "required", "[required]\npart = 'title'\ngenres = ['novel']\n", "{part}")
