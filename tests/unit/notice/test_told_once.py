"""One wrong fact is told once; the other relations that it breaks keep their verdicts in the table."""

from __future__ import annotations

import pytest

from rectify_lint import lint_text, parse_text
from rectify_lint.notice.types import Verdict

OPENING = """中共安澜县水利局党组关于巡察整改进展情况的通报
根据县委统一部署，2023年3月1日至4月20日，县委第二巡察组对县水利局党组开展了巡察。2023年6月5日，巡察组反馈了意见。现将整改情况予以公布。
"""
ITEMS = """一、反馈问题整改落实情况
1.关于“河道巡查记录不完整”的问题
整改状态：已完成整改
整改措施：一是补齐巡查记录。二是实行每周通报。
2.关于“工程档案管理不规范”的问题
整改状态：已完成整改
整改措施：一是逐卷核对。二是明确专人保管。
3.关于“调研走访偏少”的问题
整改状态：正在整改
整改措施：一是制定走访计划。二是建立反馈清单。
"""
CLOSING = """二、下一步打算
对正在整改的1个问题盯住不放。
中共安澜县水利局党组
2023年12月8日
"""
TALLY = "巡察反馈的3个问题，已完成整改2个，正在整改1个，整改完成率66.7%。\n"
THIRD = ITEMS[ITEMS.index("3.关于") :]


def told(text: str) -> list[str]:
    """The codes of the family TOT."""
    return [finding.code for finding in lint_text(text).findings if finding.code.startswith("TOT")]


def failed(text: str) -> set[str]:
    """The kinds of relation that do not hold, told or not."""
    wrong = (Verdict.FAIL, Verdict.UNCERTAIN)
    return {relation.kind for relation in parse_text(text).relations if relation.verdict in wrong}


def test_numbers_that_hold_are_not_told() -> None:
    assert told(OPENING + TALLY + ITEMS + CLOSING) == []


@pytest.mark.parametrize(
    ("before", "after", "code", "kinds"),
    [
        # A problem is missing: so is its status, and only the tally of the statuses tells which.
        (THIRD, "", ["TOT001", "TOT002"], {"listed-problems", "status-tally"}),
        # One status is wrong: one class has one too many, the other one too few.
        ("状态：正在整改", "状态：已完成整改", ["TOT002"], {"status-tally"}),
        # The tally itself is wrong: what is said further on goes wrong with it.
        (
            "已完成整改2个，正在整改1个",
            "已完成整改1个，正在整改2个",
            ["TOT002"],
            {"status-tally", "restated"},
        ),
        # A rate alone is told.
        ("66.7%", "65.7%", ["TOT005"], {"rate"}),
    ],
)
def test_one_wrong_fact_is_told_once(before: str, after: str, code: list[str], kinds: set[str]) -> None:
    text = OPENING + TALLY + ITEMS + CLOSING
    assert text.count(before) == 1
    wrong = text.replace(before, after)
    assert told(wrong) == code
    assert failed(wrong) >= kinds
