"""Totals of tables: what adds up is left alone, one wrong number is told once and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rectify_lint
from rectify_lint import Relation, Verdict

PLACES = ("东岭区", "西岭区", "南岭区", "北岭区", "中岭区")


def table(rows: list[list[str]], separator: str) -> str:
    lines = [separator.join(row) for row in rows]
    if separator == "|":
        lines = [f"|{line}|" for line in lines]
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines) + "\n"


def figures(done: list[int], left: list[int]) -> list[list[str]]:
    rows = [["地区", "问题数", "已完成", "未完成"]]
    rows += [
        [place, str(one + other), str(one), str(other)]
        for place, one, other in zip(PLACES, done, left, strict=False)
    ]
    return [*rows, ["合计", str(sum(done) + sum(left)), str(sum(done)), str(sum(left))]]


def told(text: str) -> list[Relation]:
    notice = rectify_lint.parse_text(text)
    return [
        one
        for one in notice.relations
        if one.kind == "table-total" and one.verdict is Verdict.FAIL and one.message
    ]


counts = st.lists(st.integers(1, 60), min_size=3, max_size=5)


@given(counts, st.sampled_from("|\t"))
def test_what_adds_up_is_left_alone(done: list[int], separator: str) -> None:
    rows = figures(done, [value % 7 + 1 for value in done])
    relations = rectify_lint.parse_text(table(rows, separator)).relations
    assert [one.kind for one in relations] == ["table-total"] * (3 + len(rows) - 1)
    assert {one.verdict for one in relations} == {Verdict.PASS}


@given(counts, st.data(), st.sampled_from("|\t"))
def test_one_wrong_number_is_told_once(done: list[int], data: st.DataObject, separator: str) -> None:
    rows = figures(done, [value % 7 + 1 for value in done])
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(1, 3))
    rows[row][column] = str(int(rows[row][column]) + data.draw(st.integers(1, 9)))
    found = told(table(rows, separator))
    assert [one.message for one in found] == ["column" if row == len(rows) - 1 else "row"]
    spans = (found[0].span, *found[0].places)
    assert rows[row][column] in {span.of(table(rows, separator)) for span in spans}


@pytest.mark.parametrize(
    "rows",
    [
        ["地区|件数", "东岭区|3", "西岭区|约4", "合计|9"],
        ["地区|件数", "东岭区|3", "合计|9"],
        ["地区|件数", "东岭区|3", "西岭区|4", "小计|7", "……|", "合计|9"],
        ["地区|件数", "东岭区|3", "西岭区|4", "合计|9", "总计|16"],
        ["地区|完成率", "东岭区|90%", "西岭区|80%", "合计|85%"],
        ["首页 | 新闻 | 合计 | 9", "首页 | 新闻 | 3", "首页 | 新闻 | 4"],
    ],
)
def test_what_need_not_add_up_is_left_alone(rows: list[str]) -> None:
    assert told("\n".join(f"|{row}|" for row in rows)) == []


def test_of_a_long_sum_the_beginning_is_written_out() -> None:
    rows = [["地区", "件数"], *([f"第{place}村", "2"] for place in range(1, 101)), ["合计", "201"]]
    (found,) = told(table(rows, "\t"))
    assert found.arithmetic == "+".join(["2"] * 30) + "+…=200"
