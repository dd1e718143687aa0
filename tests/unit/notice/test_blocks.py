from __future__ import annotations

import pytest

from rectify_lint import StatusClass, parse_text

HEAD = "中共安澜县水利局党组关于巡察整改情况的通报\n一、整改情况\n"
BLOCK = "{opening}问题{number}\n【整改措施】补齐记录{number}条。\n【完成情况】{status}\n"


def notice_of(*statuses: str, opening: str = "【反馈问题】") -> str:
    return HEAD + "".join(
        BLOCK.format(opening=opening, number=number, status=status)
        for number, status in enumerate(statuses, 1)
    )


@pytest.mark.parametrize("opening", ["【反馈问题】", "反馈问题："])
def test_each_field_that_states_a_problem_opens_an_item(opening: str) -> None:
    notice = parse_text(notice_of("已完成。", "正在整改。", "已完成。", opening=opening))
    assert [item.heading.of(notice.text) for item in notice.items] == ["问题1", "问题2", "问题3"]
    assert [item.status for item in notice.items] == [
        StatusClass.DONE,
        StatusClass.ONGOING,
        StatusClass.DONE,
    ]
    assert [[line.label.name for line in item.labels] for item in notice.items] == [
        ["反馈问题", "整改措施", "完成情况"]
    ] * 3


def test_the_last_block_ends_where_the_next_section_begins() -> None:
    text = notice_of("已完成。", "已完成。", "已完成。") + "二、下一步打算\n持续推进。"
    item = parse_text(text).items[-1]
    assert item.last_line == item.first_line + 2


def test_two_fields_are_no_list_of_items() -> None:
    assert len(parse_text(notice_of("已完成。", "已完成。")).items) < 2


def test_numbered_items_stay_the_items() -> None:
    fields = "（{0}）针对“问题{0}”\n【反馈问题】甲。\n【完成情况】已完成。\n"
    notice = parse_text(HEAD + "".join(fields.format(number) for number in range(1, 5)))
    assert [item.node.number for item in notice.items] == [1, 2, 3, 4]
