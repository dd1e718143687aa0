from __future__ import annotations

import pytest

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.model import Notice
from rectify_lint.notice.types import Day
from rectify_lint.source.text import Source

TITLE = "中共安澜县水利局党组关于巡察整改进展情况的通报\n"


def notice(
    opening: str, body: str = "一、整改落实情况\n已逐项整改。", signed: str = "2024年12月10日"
) -> Notice:
    text = f"{TITLE}{opening}现将整改情况公布如下。\n{body}\n中共安澜县水利局党组\n{signed}\n"
    return build_notice(Source(text))


OPENING = (
    "根据县委统一部署，2024年3月12日至5月10日，县委第三巡察组对县水利局党组开展了巡察。"
    "7月4日，县委第三巡察组向县水利局党组反馈了巡察意见。"
)


def days(of: Notice) -> dict[str, Day]:
    return {role.role: role.day for role in of.timeline}


def test_the_opening_gives_inspection_and_feedback_and_the_end_the_signature() -> None:
    assert days(notice(OPENING)) == {
        "start": Day(2024, 3, 12),
        "end": Day(2024, 5, 10),
        "feedback": Day(2024, 7, 4),
        "signature": Day(2024, 12, 10),
    }


def test_an_inspection_may_pass_new_year_without_a_second_year() -> None:
    found = days(notice("2023年11月20日至1月12日，县委巡察组开展巡察。3月4日，巡察组反馈了意见。"))
    assert found["end"] == Day(2024, 1, 12)
    assert found["feedback"] == Day(2024, 3, 4)


@pytest.mark.parametrize(
    ("written", "signed", "day"),
    [
        ("12月5日", "2024年12月10日", Day(2024, 12, 5)),
        ("12月31日", "2025年1月8日", Day(2024, 12, 31)),
        ("1月20日", "2024年12月28日", Day(2025, 1, 20)),
        ("2023年6月30日", "2024年12月10日", Day(2023, 6, 30)),
    ],
)
def test_a_cut_off_without_year_is_of_the_year_nearest_to_the_signature(
    written: str, signed: str, day: Day
) -> None:
    body = f"一、整改落实情况\n截至{written}，12个问题已完成整改10个。"
    assert days(notice(OPENING, body, signed))["cutoff"] == day


@pytest.mark.parametrize("words", ["报名截止12月5日。", "针对“截至12月5日仍未整改”的问题。"])
def test_closing_days_of_applications_and_quoted_ones_are_no_cut_offs(words: str) -> None:
    assert "cutoff" not in days(notice(OPENING, f"一、整改落实情况\n{words}"))


@pytest.mark.parametrize(
    ("opening", "signed", "blamed", "others"),
    [
        (OPENING, "2024年12月10日", [], []),
        (OPENING.replace("7月4日", "4月4日"), "2024年12月10日", ["feedback"], ["end"]),
        (OPENING, "2024年6月10日", ["signature"], ["feedback", "cutoff"]),
        (OPENING.replace("7月4日", "2025年7月4日"), "2024年12月10日", ["feedback"], ["cutoff", "signature"]),
        (OPENING, "2024年11月10日", ["cutoff"], ["signature"]),
        (OPENING.replace("7月4日", "4月31日"), "2024年12月10日", [], []),
    ],
)
def test_each_date_out_of_order_is_blamed_once(
    opening: str, signed: str, blamed: list[str], others: list[str]
) -> None:
    body = "一、整改落实情况\n截至2024年11月30日，巡察反馈的3个问题已完成整改。"
    faults = notice(opening, body, signed).order_faults
    assert [fault.date.role for fault in faults] == blamed
    assert [other.role for fault in faults for other in fault.others] == others


def test_a_plan_may_name_a_cut_off_ahead() -> None:
    body = "一、整改落实情况\n截至2025年6月底力争全部修复；截至2025年8月底计划完成清淤。"
    assert notice(OPENING, body).order_faults == ()


def test_figures_from_before_the_feedback_are_in_order() -> None:
    body = "一、整改落实情况\n截至2023年底，全县共有水库12座。"
    assert notice(OPENING, body).order_faults == ()


@pytest.mark.parametrize(
    ("text", "reversed_"),
    [
        ("2024年7月19日至5月31日", True),
        ("2024年5月31日至7月19日", False),
        ("2024年11月至1月", False),
        ("11月至1月", False),
        ("9月28日至4日", True),
        ("5月8日至20日", False),
        ("2024年3月12日至2023年5月10日", True),
        ("2025—2021年", True),
        ("8月下旬至8月上旬", True),
        ("8月下旬至8月底", False),
        ("2024年2月30日至1月5日", False),
        ("8月5日至2023年2月5日", False),
    ],
)
def test_a_range_is_reversed_unless_it_may_pass_new_year(text: str, reversed_: bool) -> None:
    assert bool(build_notice(Source(f"组织{text}开展工作。")).reversed_ranges) is reversed_


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("8月9日召开会议", Day(2024, 8, 9)),
        ("2023年8月9日召开会议", Day(2023, 8, 9)),
        ("去年8月9日召开会议", Day(2023, 8, 9)),
        ("今年8月9日召开会议", Day(2024, 8, 9)),
        ("明年8月9日召开会议", None),
        ("12月28日召开会议", Day(2024, 12, 28)),
        ("2024年底召开会议", None),
    ],
)
def test_a_day_without_year_is_read_as_lying_before_the_signature_and_after_the_feedback(
    words: str, day: Day | None
) -> None:
    found = notice(OPENING, f"一、整改落实情况\n{words}。")
    mention = next(one for one in found.dates if one.span.start > found.opening.end)
    assert found.likely_day(mention) == day


def test_a_day_of_the_year_before_fits_a_rectification_that_passed_new_year() -> None:
    opening = "2023年9月4日至10月27日，县委巡察组开展巡察。2023年12月15日，巡察组反馈了意见。"
    found = notice(opening, "一、整改落实情况\n12月20日召开会议。", "2024年6月28日")
    mention = next(one for one in found.dates if one.span.start > found.opening.end)
    assert found.likely_day(mention) == Day(2023, 12, 20)


def test_without_signature_days_follow_the_feedback() -> None:
    text = f"{TITLE}{OPENING}现将整改情况公布如下。\n一、整改落实情况\n1月8日召开会议，9月8日印发制度。\n"
    found = build_notice(Source(text))
    after = [one for one in found.dates if one.span.start > found.opening.end]
    assert [found.likely_day(one) for one in after] == [Day(2024, 1, 8), Day(2024, 9, 8)]


def test_without_any_year_the_day_is_open() -> None:
    found = build_notice(Source("1月8日召开会议。"))
    assert found.likely_day(found.dates[0]) is None


def test_a_period_in_which_offices_worked_is_no_inspection() -> None:
    found = days(notice("2024年1至12月，全市审计机关完成审计项目17个，查出问题21个，审计意见均已落实。"))
    assert set(found) == {"signature"}
