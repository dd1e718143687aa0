"""A correct notice yields nothing; break one fact, and exactly that is found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from tests.property.models import LAYOUTS, NoticeModel, day, notices, render

from rectify_lint import lint_text, parse_text

LABELLED = ("labels", "deep-labels", "progress")
STATUS_LINES = ("labels", "deep-labels")
GROUPED = tuple(layout for layout in LAYOUTS if layout != "status-groups")

relaxed = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@relaxed
@given(notices())
def test_a_correct_notice_yields_nothing(notice: NoticeModel) -> None:
    assert [(finding.code, finding.quote) for finding in lint_text(render(notice)).findings] == []


@relaxed
@given(notices())
def test_a_rendered_notice_parses_back_to_its_model(notice: NoticeModel) -> None:
    parsed = parse_text(render(notice))
    assert parsed.title is not None
    assert parsed.title.organ == notice.organ
    assert parsed.signature is not None
    assert parsed.signature.organ == notice.organ
    headings = [item.heading.of(parsed.text) for item in parsed.items]
    assert len(headings) == len(notice.items)
    for heading, item in zip(headings, notice.items, strict=True):
        assert item.problem in heading
    assert [len(item.measures) for item in parsed.items] == [len(item.measures) for item in notice.items]
    if notice.layout in LABELLED:
        assert [item.status for item in parsed.items] == [item.status for item in notice.items]
    roles = {role.role: role.day for role in parsed.timeline}
    for name in ("start", "end", "feedback", "cutoff", "signature"):
        date = getattr(notice, name)
        assert roles[name] == (date.year, date.month, date.day)


Fault = Callable[[NoticeModel, str], str]
FAULTS: list[tuple[str, tuple[str, ...], Fault]] = []


def fault(code: str, layouts: tuple[str, ...] = LAYOUTS) -> Callable[[Fault], Fault]:
    """Register a way to break one fact, the layouts it exists in and the one code that must be reported."""

    def register(breaks: Fault) -> Fault:
        FAULTS.append((code, layouts, breaks))
        return breaks

    return register


def swap(text: str, old: str, new: str) -> str:
    """Replace the only occurrence of *old*."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


@fault("TOT001")
def declares_one_problem_too_many(notice: NoticeModel, text: str) -> str:
    total = len(notice.items)
    return swap(text, f"方面{total}个问题", f"方面{total + 1}个问题")


@fault("TOT003", ("headings",))
def declares_parts_that_do_not_sum(notice: NoticeModel, text: str) -> str:
    done = notice.count(True)
    return swap(text, f"已完成整改{done}个", f"已完成整改{done + 1}个")


@fault("TOT002", (*LABELLED, "status-groups"))
def declares_one_finished_too_many(notice: NoticeModel, text: str) -> str:
    done = notice.count(True)
    return swap(text, f"已完成整改{done}个", f"已完成整改{done + 1}个")


@fault("TOT008", GROUPED)
def declares_one_aspect_too_many(notice: NoticeModel, text: str) -> str:
    groups = len(notice.groups)
    assume(groups + 1 != len(notice.items))
    return swap(text, f"{groups}个方面", f"{groups + 1}个方面")


@fault("TOT011", ("status-groups",))
def counts_wrongly_in_a_heading(notice: NoticeModel, text: str) -> str:
    done = notice.count(True)
    return swap(text, f"已完成整改的问题（{done}个）", f"已完成整改的问题（{done + 1}个）")


@fault("STA001", STATUS_LINES)
def lacks_a_status(notice: NoticeModel, text: str) -> str:
    assume(len(notice.items) > 2)
    return re.sub("整改状态：.*\n", "", text, count=1)


@fault("STA002", STATUS_LINES)
def has_an_empty_status(notice: NoticeModel, text: str) -> str:
    return re.sub("整改状态：.*", "整改状态：", text, count=1)


@fault("STA003", STATUS_LINES)
def has_an_unknown_status(notice: NoticeModel, text: str) -> str:
    return re.sub("整改状态：.*", "整改状态：按规定推荐", text, count=1)


@fault("STA004", STATUS_LINES)
def doubles_a_label(notice: NoticeModel, text: str) -> str:
    return text.replace("整改状态：", "整改措施：整改状态：", 1)


@fault("NUM001", ("labels", "progress", "headings"))
def skips_a_number(notice: NoticeModel, text: str) -> str:
    groups = [items for _, items in notice.groups if len(items) > 1]
    assume(groups)
    item, number = groups[0][-1], len(groups[0])
    return re.sub(rf"\n{number}\.(?=[^\n]*{item.problem})", f"\n{number + 1}.", text)


@fault("NUM002", ("labels", "progress", "headings"))
def repeats_a_number(notice: NoticeModel, text: str) -> str:
    groups = [items for _, items in notice.groups if len(items) > 2]
    assume(groups)
    return re.sub(rf"\n3\.(?=[^\n]*{groups[0][2].problem})", "\n2.", text)


@fault("NUM004", GROUPED)
def marks_a_group_on_the_wrong_level(notice: NoticeModel, text: str) -> str:
    assume(len(notice.groups) > 2)
    return swap(text, f"（二）{notice.groups[1][0]}方面", f"（2）{notice.groups[1][0]}方面")


@fault("NUM005", ("labels", "progress", "headings"))
def mixes_separators(notice: NoticeModel, text: str) -> str:
    groups = [items for _, items in notice.groups if len(items) > 2]
    assume(groups)
    return re.sub(rf"\n2\.(?=[^\n]*{groups[0][1].problem})", "\n2、", text)


@fault("NUM006")
def repeats_an_ordinal(notice: NoticeModel, text: str) -> str:
    place = text.index("一是")
    return text[:place] + text[place:].replace("二是", "一是", 1)


@fault("TPL001")
def leaves_a_placeholder(notice: NoticeModel, text: str) -> str:
    return swap(text, "局党组召开专题会议研究部署", "XX局党组召开专题会议研究部署")


@fault("DAT001")
def gives_an_impossible_date(notice: NoticeModel, text: str) -> str:
    return swap(text, f"截至{day(notice.cutoff)}", f"截至{notice.cutoff.year}年2月30日")


@fault("DAT002")
def reverses_the_period(notice: NoticeModel, text: str) -> str:
    return swap(text, f"{day(notice.start)}至{day(notice.end)}", f"{day(notice.end)}至{day(notice.start)}")


@fault("DAT003")
def feeds_back_before_the_inspection_ends(notice: NoticeModel, text: str) -> str:
    early = notice.end - dt.timedelta(days=1)
    assume(early > notice.start)
    return swap(text, f"{day(notice.feedback)}，", f"{day(early)}，")


@fault("DAT006")
def loses_the_character_for_year(notice: NoticeModel, text: str) -> str:
    return swap(text, "局党组召开专题会议", f"{notice.feedback.year}以来，局党组召开专题会议")


@fault("STR001")
def lacks_a_title(notice: NoticeModel, text: str) -> str:
    return text.split("\n", 1)[1]


@fault("STR003")
def lacks_a_signature(notice: NoticeModel, text: str) -> str:
    return swap(text, f"\n{notice.organ}\n", "\n")


@fault("STR004")
def lacks_a_date(notice: NoticeModel, text: str) -> str:
    return swap(text, f"\n{day(notice.signature)}\n", "\n")


@fault("STR005")
def leaves_a_section_empty(notice: NoticeModel, text: str) -> str:
    return swap(
        text,
        "持续巩固整改成果，对正在整改的问题紧盯不放，确保按期完成。\n",
        "四、组织保障\n局党组加强调度。\n",
    )


@fault("STR006")
def breaks_a_paragraph_off(notice: NoticeModel, text: str) -> str:
    return swap(text, "明确责任单位和完成时限。", "明确责任单位和完成时")


@fault("STR007")
def lacks_contact_details(notice: NoticeModel, text: str) -> str:
    return re.sub("联系电话：.*", "", text)


@pytest.mark.parametrize(("code", "layouts", "breaks"), FAULTS, ids=[entry[2].__name__ for entry in FAULTS])
def test_one_broken_fact_is_one_finding(code: str, layouts: tuple[str, ...], breaks: Fault) -> None:
    @relaxed
    @given(notices(layouts))
    def check(notice: NoticeModel) -> None:
        text = breaks(notice, render(notice))
        assert [finding.code for finding in lint_text(text).findings] == [code]

    check()
