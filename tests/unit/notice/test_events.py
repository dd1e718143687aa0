from __future__ import annotations

import pytest

from rectify_lint.notice.build import build_notice
from rectify_lint.source.text import Source


def clashes(measures: str, signed: str = "2024年12月10日") -> list[tuple[str, str, str, bool]]:
    text = (
        "中共安澜县水利局党组关于巡察整改情况的通报\n"
        "根据县委统一部署，2024年3月12日至5月10日，县委第三巡察组对县水利局党组开展了巡察。"
        "7月4日，县委第三巡察组向县水利局党组反馈了巡察意见。\n"
        f"一、反馈问题整改落实情况\n1.关于“河道管护不到位”的问题\n整改措施：{measures}\n中共安澜县水利局党组\n{signed}\n"
    )
    found = build_notice(Source(text)).clashes
    return [(one.kind, one.first.of(text), one.second.of(text), one.sure) for one in found]


@pytest.mark.parametrize(
    "measures",
    [
        "7月6日，县委第三巡察组反馈意见后，局党组立即研究。",
        "自2024年7月6日巡察反馈以来，召开会议4次。",
        "县委第三巡察组于7月6日向局党组反馈了意见。",
        "7月6日召开巡察意见反馈会。",
    ],
)
def test_the_feedback_told_with_another_day_clashes(measures: str) -> None:
    ((kind, first, second, sure),) = clashes(measures)
    assert (kind, first, sure) == ("feedback", "7月4日", True)
    assert second.endswith("7月6日")


@pytest.mark.parametrize(
    "measures",
    [
        "7月4日，县委第三巡察组反馈意见后，局党组立即研究。",
        "7月10日，召开落实县委第三巡察组反馈意见整改专题会议。",
        "截至11月30日，县委第三巡察组反馈的问题已整改。",
        "2021年9月3日，县委第一巡察组反馈了上一轮巡察意见。",
        "7月8日，县委第三巡察组向河口村反馈了意见。",
        "2019年5月6日，县委第二巡察组反馈了意见。",
    ],
)
def test_other_days_and_other_feedback_do_not_clash(measures: str) -> None:
    assert clashes(measures) == []


def test_the_inspection_told_with_other_days_clashes() -> None:
    found = clashes("2024年3月12日至5月20日，县委第三巡察组进驻开展巡察。")
    assert found == [("inspection", "2024年3月12日至5月10日", "2024年3月12日至5月20日", True)]


def test_a_document_issued_on_two_days_of_a_year_clashes() -> None:
    found = clashes("9月3日印发《河道管护考核办法》。《河道管护考核办法》于9月13日正式印发。")
    assert [one[:3] for one in found] == [("document", "9月3日", "9月13日")]


@pytest.mark.parametrize(
    "measures",
    [
        "2023年9月3日印发《河道管护考核办法》，2024年10月8日印发《河道管护考核办法》。",
        "9月3日印发《河道巡查工作通报》，10月3日印发《河道巡查工作通报》。",
        "9月3日印发《方案》，9月8日印发《方案》。",
    ],
)
def test_editions_periodicals_and_general_titles_do_not_clash(measures: str) -> None:
    assert clashes(measures) == []


def test_a_meeting_held_once_clashes_with_another_day() -> None:
    first = "8月12日召开全县河湖长制动员部署大会，压实责任。"
    assert clashes(first + "8月20日，召开全县河湖长制动员部署大会，签订责任书。")[0][0] == "meeting"


def test_meetings_of_a_series_clash_only_when_they_are_near() -> None:
    name = "召开全县河道清障百日攻坚现场推进会议，部署任务。"
    assert clashes(f"8月12日{name}8月13日{name}")[0][3] is False
    assert clashes(f"8月12日{name}11月13日{name}") == []


def test_one_meeting_with_a_long_and_a_short_name_is_told_by_its_matters() -> None:
    first = (
        "8月12日召开各乡镇和县直部门河道清障阶段总结暨工作协调调度会，会上听取汇报、安排交叉互查和明察暗访。"
    )
    second = "8月13日召开工作协调调度会，听取汇报，安排交叉互查和明察暗访等事项。"
    other = "8月13日召开工作协调调度会，研究年度预算。"
    assert [one[1:] for one in clashes(first + second)] == [("8月12日", "8月13日", False)]
    assert clashes(first + other) == []


@pytest.mark.parametrize("name", ["局党组会", "整改工作推进会", "专题民主生活会", "党组理论学习中心组学习会"])
def test_meetings_held_often_do_not_clash(name: str) -> None:
    assert clashes(f"8月12日召开{name}，学习条例。8月13日召开{name}，学习条例。") == []
