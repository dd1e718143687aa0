from __future__ import annotations

import pytest

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.paragraphs import LineKind
from rectify_lint.source.text import Source

TEXT = """\
安澜县人民政府门户网站 首页 > 公示
来源：县水利局 发布时间：2024-11-22
中共安澜县水利局党组
关于巡察整改情况的通报
（社会公开稿）
根据县委统一部署，现将巡察整改情况通报如下：
一、整改落实情况
（一）河道管理方面
1.关于“记录不全”的问题
整改状态：已完成整改
补齐2023年以来的巡查记录，专人归档。
整改清单
| 序号 | 问题 | 完成情况 |
序号\t问题\t完成情况
二、下一步工作打算
欢迎广大干部群众对巡察整改落实情况进行监督。
可以通过下列途径反映：电话0381-6120357，信箱118号。
电子邮箱：slj@anlan.gov.cn
附件：整改清单
中共安澜县水利局党组
2024年11月20日
（联系单位：县水利局；联系电话：0381-6120357）
联系电话：0381-6120357
更多精彩内容请关注微信公众号。
"""
KINDS = """\
title
title
address
prose
marked
marked
marked
labelled
prose
caption
table
table
marked
contact
contact
contact
caption
closing
closing
contact
contact
furniture
""".split()  # noqa: SIM905


def test_every_line_has_the_part_it_plays() -> None:
    notice = build_notice(Source(TEXT))
    shown = [line.span.of(notice.text)[:12] for line in notice.lines]
    assert dict(zip(shown, notice.line_kinds, strict=True)) == dict(zip(shown, KINDS, strict=True))


def test_the_reader_of_a_report_is_addressed_below_the_title() -> None:
    title, reader = "安澜县人民政府关于审计查出问题整改情况的报告", "县人民代表大会常务委员会："
    text = f"{title}\n{reader}\n受县人民政府委托，报告如下：\n一、总体情况"
    assert build_notice(Source(text)).line_kinds == ("title", "address", "prose", "marked")


@pytest.mark.parametrize(
    ("below", "content"),
    [
        ("", False),
        ("欢迎广大干部群众监督。联系电话：0381-6120357\n中共安澜县水利局党组\n2024年11月20日", False),
        ("中共安澜县水利局党组\n2024年11月20日\n扫一扫关注我们", False),
        ("健全制度。", True),
        ("（一）健全制度", True),
        ("| 1 | 健全制度 |", True),
    ],
)
def test_a_heading_has_content_unless_only_the_closing_follows(below: str, content: bool) -> None:
    text = f"关于巡察整改情况的通报\n一、总体情况\n已整改。\n二、下一步工作打算\n{below}"
    notice = build_notice(Source(text))
    assert notice.has_content(notice.outline.root.children[1]) is content


def test_a_heading_on_contact_has_the_contact_for_content() -> None:
    text = "关于巡察整改情况的通报\n一、总体情况\n已整改。\n二、监督联系方式\n联系电话：0381-6120357"
    notice = build_notice(Source(text))
    assert notice.has_content(notice.outline.root.children[1])


def test_text_behind_the_heading_in_its_line_is_content() -> None:
    notice = build_notice(Source("关于巡察整改情况的通报\n一、提高站位。召开专题会议。"))
    assert notice.has_content(notice.outline.root.children[0])


def test_an_empty_text_has_no_lines() -> None:
    assert build_notice(Source("")).line_kinds == ()


def test_kinds_compare_as_their_names() -> None:
    assert str(LineKind.PROSE) == "prose"
