"""Headings of problems in the forms they have: each is counted, and nothing is said of what is right."""

from __future__ import annotations

import pytest
from tests.rules.notices import LED, NEXT, PROBLEMS, REPORTS, checked, told

HEADINGS = [
    "{n}.关于“{p}”问题的整改情况",
    "{n}.关于“{p}”问题的整改",
    "（{n}）关于{p}的问题。",
    "{n}.{p}。",
    "{n}.在“{p}”方面",
    "{n}.在{p}方面。",
    "{n}.关于“{p}”的问题。",
    "（{c}）针对“{p}”方面",
    "（{c}）关于“{p}”问题的整改",
    "{n}.关于“{p}”问题",
    "{n}.问题{n}：{p}",
    "问题{n}.针对{p}的问题",
    "问题{n}：{p}",
    "反馈问题{c}：关于“{p}”的问题。",
    "反馈问题{n}：{p}",
    "（{c}）反馈问题：{p}",
    "{n}.{p}问题。",
    "{n}.针对“{p}”的问题",
    "{n}.针对{p}的问题",
    "{n}、{p}",
    "{n}.对“{p}”问题的整改",
    "问题（{c}）：{p}",
    "{n}.“{p}”问题的整改落实情况",
    "（{n}）“{p}”的问题",
    "反馈意见{n}：{p}",
    "巡察反馈问题{n}：{p}",
    "具体问题{n}：{p}",
    "整改任务{c}：{p}",
    "{n}．关于“{p}”问题整改落实情况",
]


@pytest.mark.parametrize("gap", ["\n", ""], ids=["below", "run-in"])
@pytest.mark.parametrize("form", HEADINGS)
def test_a_problem_is_known_by_its_heading(form: str, gap: str) -> None:
    if not gap:
        form = form.rstrip("。") + "。"
    pairs = enumerate(zip(PROBLEMS, REPORTS, strict=True), 1)
    listed = "\n".join(
        form.format(n=number, c="一二三四"[number - 1], p=problem) + gap + report
        for number, (problem, report) in pairs
    )
    tally = "巡察反馈的{}个问题，均已完成整改。\n"
    right = checked(f"{LED}{tally.format(4)}{listed}\n{NEXT}")
    assert len(right.notice.items) == 4
    assert told(right) == []
    wrong = checked(f"{LED}{tally.format(3)}{listed}\n{NEXT}")
    assert told(wrong) == [("TOT001", "3个问题")]
