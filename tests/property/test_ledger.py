"""A ledger made from a notice's own model agrees with it; changed in one place it differs there and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.models import NoticeModel, notices, render

import rectify_lint
from rectify_lint import StatusClass, Verdict
from rectify_lint.ledger.compare import reconcile
from rectify_lint.ledger.entries import LedgerRow, read_entries
from rectify_lint.ledger.header import kinds, text_layout
from rectify_lint.ledger.model import CellPlace, OfficeLedger
from rectify_lint.ledger.wording import comparable
from rectify_lint.syntax.markers import chinese_numeral

HEAD = ("序号", "反馈问题", "整改措施", "完成情况")
Row = list[str]


def rows_of(notice: NoticeModel) -> list[Row]:
    return [
        [str(number), item.problem, listed(item.measures), notice.words[item.status]]
        for number, item in enumerate(notice.items, 1)
    ]


def listed(measures: Sequence[str]) -> str:
    return "".join(f"{chinese_numeral(place)}是{measure}。" for place, measure in enumerate(measures, 1))


def ledger(rows: Sequence[Row]) -> OfficeLedger:
    layout = text_layout(HEAD, kinds())
    assert layout is not None
    entries, idle = read_entries(
        layout, [LedgerRow(row, CellPlace("", number, 2)) for number, row in enumerate(rows, 2)]
    )
    assert not idle
    return OfficeLedger("ledger.csv", "csv", (), tuple(entries))


def differences(notice: NoticeModel, rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """What the matches tell: problem, what was checked, message."""
    result = reconcile(rectify_lint.parse_text(render(notice)), ledger(rows))
    return [
        (comparable(match.checks[0].notice or match.checks[0].ledger), check.kind, check.message)
        for match in result.matches
        for check in match.checks
        if check.message
    ]


# The layouts that state each item's status; in the other one the status is not to be had.
STATED = ("labels", "deep-labels", "progress", "status-groups")


@given(st.data(), notices())
def test_a_ledger_in_any_order_agrees_with_its_notice(data: st.DataObject, notice: NoticeModel) -> None:
    rows = data.draw(st.permutations(rows_of(notice)))
    result = reconcile(rectify_lint.parse_text(render(notice)), ledger(rows))
    assert all(match.score == 100 for match in result.matches)
    verdicts = {match.verdict for match in result.matches} | {total.verdict for total in result.totals}
    assert verdicts <= {Verdict.PASS, Verdict.NOT_ASSESSABLE}


@given(st.data(), notices())
def test_a_row_left_out_is_one_problem_too_many_in_the_notice(
    data: st.DataObject, notice: NoticeModel
) -> None:
    rows = rows_of(notice)
    gone = rows.pop(data.draw(st.integers(0, len(rows) - 1)))
    assert differences(notice, rows) == [(gone[1], "problem", "extra")]


@given(st.data(), notices())
def test_a_row_put_in_is_missing_from_the_notice(data: st.DataObject, notice: NoticeModel) -> None:
    rows = rows_of(notice)
    place = data.draw(st.integers(0, len(rows)))
    rows.insert(
        place, [str(len(rows) + 1), "食堂物资验收把关不严密", "一是规范验收。二是公示价格。", "已完成整改"]
    )
    assert differences(notice, rows) == [("食堂物资验收把关不严密", "problem", "missing")]


@given(st.data(), notices(STATED))
def test_another_status_is_told(data: st.DataObject, notice: NoticeModel) -> None:
    rows = rows_of(notice)
    place = data.draw(st.integers(0, len(rows) - 1))
    item = notice.items[place]
    other = StatusClass.ONGOING if item.status.finished else StatusClass.DONE
    rows[place][3] = notice.words[other]
    assert differences(notice, rows) == [(item.problem, "status", "status")]


@given(st.data(), notices())
def test_another_number_of_measures_is_told(data: st.DataObject, notice: NoticeModel) -> None:
    rows = rows_of(notice)
    place = data.draw(st.integers(0, len(rows) - 1))
    item = notice.items[place]
    rows[place][2] = listed((*item.measures, "压实责任"))
    assert differences(notice, rows) == [(item.problem, "measures", "measures")]


@pytest.mark.parametrize(
    "reword",
    [
        lambda problem: f"{problem}。",
        lambda problem: f"关于“{problem}”的问题",
        lambda problem: f"（一）{problem}问题",
        lambda problem: f"{problem}，年内3次检查均有反映",
        lambda problem: (
            problem.replace("不", "不够", 1) if "不够" not in problem else problem.replace("不够", "不", 1)
        ),
    ],
)
@given(data=st.data(), notice=notices())
def test_a_problem_worded_a_little_otherwise_is_still_the_same(
    reword: Callable[[str], str], data: st.DataObject, notice: NoticeModel
) -> None:
    rows = rows_of(notice)
    place = data.draw(st.integers(0, len(rows) - 1))
    rows[place][1] = reword(rows[place][1])
    assert differences(notice, rows) == []
