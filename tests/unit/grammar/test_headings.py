"""Issue headings, counts in headings, kinds of sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.grammar.agreement import assert_agreement

from rectify_lint.facts.headings import heading_count, match_issue_heading, section_kind, section_status
from rectify_lint.facts.model import Population, StatusClass
from rectify_lint.grammar.headings import GRAMMARS


@pytest.mark.parametrize(
    ("text", "form", "quoted", "is_group"),
    [
        ("关于“服务意识不强”问题的整改", "about_quoted", "服务意识不强", False),
        ("关于“服务意识不强”问题的整改情况", "about_quoted", "服务意识不强", False),
        ("关于“服务意识不强”的问题。", "about_quoted", "服务意识不强", False),
        ("关于“服务意识不强”问题", "about_quoted", "服务意识不强", False),
        ("关于“甲。乙不到位，‘丙’落实不力”的问题", "about_quoted", "甲。乙不到位，‘丙’落实不力", False),
        ("针对“甲不到位。乙未开展。”方面。", "against_quoted", "甲不到位。乙未开展。", False),
        ("针对“甲不到位”等方面", "against_quoted", "甲不到位", False),
        ("针对“甲不到位”问题", "against_quoted", "甲不到位", False),
        ("在“强化理论武装”方面", "against_quoted", "强化理论武装", True),
        ("在履行职能责任方面", "aspect", None, True),
        ("关于选人用人方面", "aspect", None, True),
        ("  关于选人用人的问题。一是", "about", None, False),
        ("关于档案管理问题的整改落实情况", "about", None, False),
        ("对于制度执行不严的问题", "against", None, False),
        ("问题1：执行不力", "numbered", None, False),
        ("问题3.针对执行不力的问题。", "numbered", None, False),
        ("反馈问题三：关于“执行不力”的问题。", "numbered", "执行不力", False),
        ("反馈问题：制度不健全", "feedback", None, False),
        ("学习贯彻上级精神有差距问题。", "finding", None, False),
    ],
)
def test_an_issue_heading_is_known_by_its_form(
    text: str, form: str, quoted: str | None, is_group: bool
) -> None:
    heading = match_issue_heading(text)
    assert heading is not None
    assert (heading.form, heading.is_group) == (form, is_group)
    assert (heading.quoted.of(text) if heading.quoted else None) == quoted
    assert heading.span.start == len(text) - len(text.lstrip())


@pytest.mark.parametrize(
    "text", ["整改工作组织情况", "土地利用率低。实地查看", "", "关于", "“甲”的问题很多，要解决"]
)
def test_other_lines_are_no_issue_heading(text: str) -> None:
    assert match_issue_heading(text) is None


@pytest.mark.parametrize(
    ("text", "value", "span", "population"),
    [
        ("（二）长期整改任务（2个）", 2, "（2个）", Population.PROBLEM),
        ("已完成的事项(共3项)", 3, "(共3项)", Population.PROBLEM),
        ("已完成的事项（十二个问题）", 12, "（十二个问题）", Population.PROBLEM),
        ("正在推进的任务（4项任务）", 4, "（4项任务）", Population.TASK),
        ("甲（1个）乙（5个）", 5, "（5个）", Population.PROBLEM),
        ("已完成整改的12个问题", 12, "12个问题", Population.PROBLEM),
        ("正在整改的问题7个", 7, "问题7个", Population.PROBLEM),
    ],
)
def test_a_heading_says_how_many_follow(text: str, value: int, span: str, population: Population) -> None:
    found = heading_count(text)
    assert found is not None
    assert (found.value, found.span.of(text), found.population) == (value, span, population)


@pytest.mark.parametrize(
    "text", ["二、整改情况", "2024年3个方面", "（一）", "（三个一个）", "甲" * 500 + "（2个）"]
)
def test_a_heading_without_a_count_says_nothing(text: str) -> None:
    assert heading_count(text) is None


KINDS = {
    "organisation": (
        "一、整改工作组织情况|一、巡察整改落实基本情况|一、高度重视，周密部署，全方位展开整改工作|"
        "党组及主要负责人组织落实整改情况|一、审计整改工作部署和成效|一、党委落实主体责任情况"
    ),
    "items": (
        "二、反馈问题整改落实情况|二、集中整改进展情况|二、反馈意见整改落实进展情况|巡察反馈问题整改完成情况|"
        "具体问题整改情况"
    ),
    "done_items": (
        "（一）已完成的整改事项及整改结果|（一）已整改完成的问题|"
        "集中整改期内已完成的整改事项（含阶段性完成的）|已完成整改的12个问题"
    ),
    "keep_items": "（二）需长期坚持的整改事项（3个）",
    "partial_items": "（二）基本完成整改的事项",
    "ongoing_items": (
        "（二）正在推进整改的问题|（二）对长期整改任务采取的重要举措和取得的阶段性成效（2个）|需长期整改的事项"
    ),
    "open_items": "（三）未完成整改的问题及原因|尚未完成的整改任务",
    "transfers": "（三）移交问题线索和信访办理情况|（三）是巡察移交问题线索情况|信访件办理情况",
    "next_steps": "三、下一步工作打算|三、下步整改工作打算|四、下一阶段主要工作|三、后续整改计划",
}  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"), [(title, kind) for kind, titles in KINDS.items() for title in titles.split("|")]
)
def test_a_section_is_known_by_its_heading(title: str, kind: str) -> None:
    assert section_kind(title) == kind


def test_a_status_group_has_its_class() -> None:
    assert section_status("（一）已完成的整改事项及整改结果") is StatusClass.DONE
    assert section_status("（二）正在推进整改的问题") is StatusClass.ONGOING
    assert section_status("（二）正在推进的问题整改情况") is StatusClass.ONGOING
    assert section_status("二、聚焦重点，扎实推进问题整改") is None
    assert section_status("二、反馈问题整改落实情况") is None


@pytest.mark.parametrize(
    "title",
    [
        "（一）在落实主体责任方面", "1.关于“基本情况不清”的问题", "（2）针对“组织领导不力”方面",
        "三、存在问题", "持续推进整改工作", "",
    ],
)  # fmt: skip
def test_issues_and_other_headings_tell_no_kind(title: str) -> None:
    assert section_kind(title) is None


ALPHABET = "关于针对在“”‘’问题的整改方面反馈一二12：.。，、（）个项共等情况甲 "


@pytest.mark.parametrize("name", sorted(GRAMMARS))
@given(text=st.text(alphabet=ALPHABET, max_size=30))
def test_the_lowered_expression_matches_what_the_grammar_matches(name: str, text: str) -> None:
    section_kind(text)
    heading_count(text)
    assert_agreement(name, text)
