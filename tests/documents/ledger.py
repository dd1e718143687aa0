"""A notice whose problems stand in a table, as text with tabs."""

from __future__ import annotations

from tests.documents.build import Word

LEDGER = """\
中共澜桥县水利局党组关于县委第五轮巡察整改进展情况的通报
截至2024年12月20日，县委第三巡察组反馈的4个问题，已完成整改3个，正在整改1个。
序号\t反馈问题\t整改措施\t整改情况
1\t河道巡查记录不完整\t一是补齐记录。二是按季度通报。\t已完成整改
2\t水库管护责任落实不到位\t一是逐库明确人员。二是组织培训。\t已完成整改
3\t廉政风险排查不深入\t一是重新排查。二是开展谈话。\t正在整改
中共澜桥县水利局党组
2024年12月27日
"""


def ledger() -> bytes:
    """A Word document of it, its rows in a table."""
    word = Word()
    lines = LEDGER.splitlines()
    for line in lines[:2]:
        word.paragraph(line)
    word.table([line.split("\t") for line in lines[2:6]])
    for line in lines[6:]:
        word.paragraph(line)
    return word.save()
