from __future__ import annotations

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.habits import Habits
from rectify_lint.notice.model import Notice
from rectify_lint.source.text import Source

NONE = Habits(status=None, progress=None, measures=False, states=False, labelled=False)


def notice(*items: str) -> Notice:
    body = "".join(f"{number}.关于“问题{number}”的问题\n{item}\n" for number, item in enumerate(items, 1))
    return build_notice(Source(f"中共安澜县水利局党组关于巡察整改情况的通报\n一、整改落实情况\n{body}"))


def test_two_items_of_three_make_a_habit() -> None:
    found = notice(
        "整改状态：已完成整改\n整改措施：补齐。", "整改状态：正在整改\n整改措施：制定。", "核对档案。"
    )
    assert found.habits == Habits("整改状态", None, measures=True, states=True, labelled=True)


def test_two_items_make_none() -> None:
    assert notice("整改状态：已完成整改", "整改状态：正在整改").habits == NONE


def test_half_the_items_make_none() -> None:
    found = notice("整改状态：已完成整改", "整改状态：正在整改", "核对档案。", "制定计划。")
    assert not found.habits.states
    assert found.habits.status is None


def test_sentences_state_a_status_without_label() -> None:
    habits = notice(*["该问题已完成整改。补齐记录。"] * 3).habits
    assert (habits.states, habits.labelled, habits.status) == (True, False, None)


def test_a_report_that_opens_with_the_status_states_it_by_label() -> None:
    habits = notice(*["整改情况：已完成。补齐记录。"] * 3).habits
    assert habits == Habits(None, "整改情况", measures=True, states=True, labelled=True)


def test_a_label_without_colon_is_odd() -> None:
    found = notice("整改情况：补齐。", "整改情况上述档案已核对。", "整改情况：制定。", "整改情况：修订。")
    (odd,) = found.odd_labels
    assert (odd.name, odd.usual, odd.missing_colon) == ("整改情况", "整改情况", True)
    assert odd.item is found.items[1]


def test_a_label_of_another_name_is_odd_whether_it_is_known_or_not() -> None:
    found = notice(
        "整改状态：已完成",
        "完成情况：已完成",
        "整改状态：已完成",
        "整改状太：已完成",
        "整改状态：已完成",
        "整改状态：已完成",
    )
    assert [(odd.name, odd.missing_colon) for odd in found.odd_labels] == [
        ("完成情况", False),
        ("整改状太", False),
    ]
    assert [odd.span.of(found.text) for odd in found.odd_labels] == ["完成情况", "整改状太"]


def test_other_words_before_a_colon_are_no_odd_labels() -> None:
    found = notice("整改状态：已完成", "会议要求：逐项核对。", "整改状态：已完成", "整改状态：已完成")
    assert found.odd_labels == ()


def test_an_item_with_the_usual_label_and_another_is_not_odd() -> None:
    found = notice(*["整改状态：已完成\n整改情况：补齐。\n完成情况：全部补齐"] * 3)
    assert found.odd_labels == ()
