"""Which wordings belong together: best pairs first, near-duplicates kept apart, the same answer each time."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from rectify_lint import parse_text
from rectify_lint.ledger.compare import reconcile
from rectify_lint.ledger.entries import LedgerRow, read_entries
from rectify_lint.ledger.header import kinds, text_layout
from rectify_lint.ledger.matching import LEAST, SURE, Side, match, score
from rectify_lint.ledger.model import CellPlace, OfficeLedger
from rectify_lint.ledger.wording import comparable, told, wordings


def sides(*texts: str) -> list[Side]:
    return [Side(wordings(text)) for text in texts]


def pairs(items: Sequence[Side], entries: Sequence[Side]) -> list[tuple[int, int]]:
    return [(pair.item, pair.entry) for pair in match(items, entries)]


@pytest.mark.parametrize(
    ("notice", "ledger"),
    [
        ("关于“学习贯彻不深入”的问题", "学习贯彻不深入。"),
        ("关于“学习贯彻不深入”问题的整改", "（一）学习贯彻不深入"),
        ("学习贯彻不深入", "1. 学习 贯彻不深入"),
        ("关于学习贯彻不深入的问题", "学习贯彻不深入问题"),
        ("ＡＰＰ运维不及时，3处缺陷", "APP运维不及时，３处缺陷"),
        ("针对“学习贯彻不深入”方面", "问题一：学习贯彻不深入"),
        ("学习贯彻不深入", "学习贯彻不深入。理论学习中心组全年只学习2次，其中1次没有研讨。"),
    ],
)
def test_what_differs_by_form_alone_is_the_same(notice: str, ledger: str) -> None:
    assert score(wordings(notice), wordings(ledger)) == 100


@pytest.mark.parametrize(
    ("first", "second", "least", "most"),
    [
        ("水库管护责任落实不到位", "水库管护责任落实不够到位", SURE, 99),
        ("学习贯彻不深入", "落实主体责任不力，学习贯彻不深入的问题突出，干部反映较多", SURE, 95),
        ("廉政风险排查不深入", "廉政风险排查不全面", LEAST, SURE),
        ("会议记录不完整", "公车使用登记不全", 0, LEAST),
        ("党费收缴不及时", "工会经费使用不规范", 0, LEAST),
    ],
)
def test_a_score_says_how_alike_two_wordings_are(first: str, second: str, least: float, most: float) -> None:
    assert least <= score(wordings(first), wordings(second)) <= most


def test_near_duplicates_are_not_swapped() -> None:
    notice = sides("党委落实主体责任不到位", "纪委落实监督责任不到位", "党委落实监督责任不到位")
    ledger = sides("党委落实监督责任不到位", "党委落实主体责任不到位", "纪委落实监督责任不到位")
    assert pairs(notice, ledger) == [(0, 1), (1, 2), (2, 0)]


def test_a_pair_of_the_same_wording_is_not_given_up_for_two_that_are_alike() -> None:
    notice = sides("廉政风险排查不深入", "廉政风险排查不全面")
    assert pairs(notice, sides("廉政风险排查不全面", "廉政风险点更新不及时")) == [(1, 0)]


@pytest.mark.parametrize(
    ("items", "entries", "expected"),
    [
        (("", ""), ("", ""), [(0, 0), (1, 1)]),
        (("作风建设", "廉政建设"), ("廉政建设", "作风建设"), [(0, 1), (1, 0)]),
    ],
)
def test_the_same_wording_twice_is_told_apart_by_group_and_place(
    items: tuple[str, str], entries: tuple[str, str], expected: list[tuple[int, int]]
) -> None:
    wording = ("制度执行不严",)
    notice = [Side(wording, group) for group in items]
    assert pairs(notice, [Side(wording, group) for group in entries]) == expected


def test_numbers_decide_between_equals() -> None:
    wording = ("制度执行不严",)
    notice = [Side(wording, number=3), Side(wording, number=7)]
    assert pairs(notice, [Side(wording, number=7), Side(wording, number=3)]) == [(0, 1), (1, 0)]


@pytest.mark.no_cover
def test_two_thousand_reworded_problems_in_another_order_are_matched() -> None:
    draw = random.Random(7)
    letters = (
        "学习贯彻落实上级决策部署全面从严治党责任廉政风险排查档案管理资金使用监管督促检查制度执行项目建设推进"
    )
    texts = {"".join(draw.choices(letters, k=draw.randint(10, 30))) for _ in range(2000)}
    notice = sorted(texts)
    ledger = [text[:5] + "了" + text[5:] for text in reversed(notice)]
    found = pairs(sides(*notice), sides(*ledger))
    assert found == [(place, len(notice) - 1 - place) for place in range(len(notice))]


@pytest.mark.no_cover
def test_thousands_of_the_same_wording_are_matched_in_order() -> None:
    same = [Side(("制度执行不严",))] * 3000
    assert pairs(same, same) == [(place, place) for place in range(3000)]


def test_nothing_matches_what_has_no_words() -> None:
    assert match(sides("。", ""), sides("", "；")) == []
    assert match([], sides("学习不深入")) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.关于“学习不深入”的问题", "学习不深入"),
        ("（三）学习不深入。", "学习不深入"),
        ("学习不深入", "学习不深入"),
    ],
)
def test_a_problem_is_shown_without_number_and_frame(text: str, shown: str) -> None:
    assert told(text) == shown


@pytest.mark.parametrize("text", ["", "问题", "关于", "关于问题", "的问题整改情况", "、。", "1.", "“”"])
def test_any_text_can_be_compared(text: str) -> None:
    assert isinstance(comparable(text), str)
    assert len(wordings(text)) >= 1


# -- one in more detail than the other

NOTICE = """\
中共澜桥县水利局党组关于巡察整改进展情况的通报

二、反馈问题整改落实情况
（一）履行职责方面
1.对防汛工作重视不够
（1）防汛预案修订不及时
整改状态：已完成整改。
（2）物资储备底数不清
整改状态：正在整改。
2.河道巡查记录不完整
整改状态：已完成整改。
"""


def compared(*rows: tuple[str, ...], text: str = NOTICE) -> list[tuple[str, str, list[str]]]:
    """Item, entry and messages of each match of a notice with a ledger of *rows*."""
    layout = text_layout(("所属方面", "问题", "完成情况"), kinds())
    assert layout is not None
    entries, _ = read_entries(
        layout, [LedgerRow(row, CellPlace("", number, 2)) for number, row in enumerate(rows, 2)]
    )
    result = reconcile(parse_text(text), OfficeLedger("l.csv", "csv", (), tuple(entries)))
    return [
        (match.checks[0].notice, match.checks[0].ledger, [one.message for one in match.checks if one.message])
        for match in result.matches
    ]


def test_an_entry_may_be_the_heading_of_several_items() -> None:
    wide = ("", "对防汛工作重视不够", "正在整改")
    other = ("", "河道巡查记录不完整", "已完成")
    assert compared(wide, other) == [
        ("防汛预案修订不及时", "对防汛工作重视不够", []),
        ("物资储备底数不清", "对防汛工作重视不够", []),
        ("河道巡查记录不完整", "河道巡查记录不完整", []),
    ]
    assert compared(("", "对防汛工作重视不够", "已完成"), other)[1] == (
        *("物资储备底数不清", "对防汛工作重视不够"),
        ["status"],
    )


def test_the_name_of_an_aspect_is_no_problem() -> None:
    missing = ("", "履行职责不到位", "已完成")
    assert compared(missing)[-1] == ("", "履行职责不到位", ["missing"])
    assert compared(("", "履行职责", "已完成"))[-1] == ("", "履行职责", ["missing"])


def test_entries_may_be_the_parts_of_an_item() -> None:
    assert compared(
        ("对防汛工作重视不够", "防汛预案修订不及时", "已完成"),
        ("对防汛工作重视不够", "物资储备底数不清", "正在整改"),
        ("河道巡查记录不完整", "巡查日志缺页", "已完成"),
        ("河道巡查记录不完整", "巡查日志无人签字", "正在整改"),
    )[2:] == [
        ("河道巡查记录不完整", "巡查日志缺页", []),
        ("河道巡查记录不完整", "巡查日志无人签字", ["status"]),
    ]


# -- notices that do not list all their problems

ABRIDGED = """\
中共澜桥县水利局党组关于巡察整改进展情况的通报

对照反馈意见，逐条梳理，细化为6个具体问题、制定12条整改措施。

二、反馈问题整改落实情况
1.防汛预案修订不及时
修订预案，组织演练。
2.物资储备底数不清
清点入库，建立台账。
3.河道巡查记录不完整
补齐记录，按季通报。
4.山塘除险进展缓慢
倒排工期，加强监管。
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ABRIDGED, "withheld"),
        (ABRIDGED.replace("6个", "4个"), "missing"),
        (ABRIDGED.replace("细化为6个具体问题、制定12条整改措施", "逐项整改"), "missing"),
        (ABRIDGED.replace("反馈问题整改", "部分反馈问题整改"), "withheld"),
    ],
)
def test_what_an_abridged_notice_lacks_is_to_be_checked(text: str, message: str) -> None:
    titles = ["防汛预案修订不及时", "物资储备底数不清", "河道巡查记录不完整", "山塘除险进展缓慢"]
    found = compared(*(("", title, "") for title in (*titles, "公车使用登记不全", "会议记录缺项")), text=text)
    assert [messages for _, _, messages in found] == [[], [], [], [], [message], [message]]
