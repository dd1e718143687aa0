"""Items in rarer layouts."""

from __future__ import annotations

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.model import Notice
from rectify_lint.source.text import Source


def notice(body: str) -> Notice:
    return build_notice(Source(f"中共安澜县水利局党组关于巡察整改情况的通报\n现将整改情况予以公布。\n{body}"))


def statuses(found: Notice) -> list[str | None]:
    return [item.status.value if item.status else None for item in found.items]


def test_a_field_may_have_a_blank_in_place_of_its_colon() -> None:
    states = ("已完成。补齐记录。", "正在推进。核对档案。", "已完成。制定计划。")
    body = "".join(f"问题{place}　记录不全\n完成情况　{state}\n" for place, state in enumerate(states, 1))
    found = notice(f"一、整改进展情况\n{body}")
    assert statuses(found) == ["done", "ongoing", "done"]


def test_a_section_on_what_is_rectified_at_once_holds_items_beside_one_on_what_takes_longer() -> None:
    found = notice(
        "一、整改情况\n（一）立行立改问题\n1.会议记录不完整\n补齐记录。已完成整改。\n2.档案不规范\n核对档案。已完成整改。\n"
        "（二）限期整改问题\n3.走访偏少\n制定计划。已完成整改。"
    )
    assert [item.heading.of(found.text) for item in found.items] == [
        "1.会议记录不完整",
        "2.档案不规范",
        "3.走访偏少",
    ]
    assert statuses(found) == ["done", "done", "done"]


def test_a_status_in_brackets_may_open_the_report_behind_the_heading() -> None:
    found = notice(
        "一、整改情况\n（1）关于“记录不全”的问题。（已完成）补齐记录12份。\n（2）关于“走访偏少”的问题。（正在整改）制定计划。"
    )
    assert statuses(found) == ["done", "ongoing"]
