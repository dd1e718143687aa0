"""Lists of names beside their count."""

from __future__ import annotations

from pathlib import Path

import pytest

from rectify_lint.facts.model import NamedList, Population
from rectify_lint.facts.names import scan_named_lists

CLEAN = sorted((Path(__file__).parents[2] / "corpus" / "clean").glob("*.txt"))


def only(text: str) -> NamedList:
    (found,) = scan_named_lists(text)
    return found


def names(text: str) -> list[str]:
    return [name.of(text) for name in only(text).names]


@pytest.mark.parametrize(
    "text",
    [
        "招聘3名（甲东、乙南、丙北）充实",
        "为3人(甲东、乙南、丙北)",
        "企业3个分别是（甲东、乙南、丙北）",
        "企业3个，分别为甲东、乙南、丙北。",
        "企业3个即甲东、乙南、丙北，均已办结",
        "压缩为3个，（甲东、乙南、丙北）所需",
        "3家单位：甲东、乙南、丙北。",
        "3个单位（甲东，乙南，丙北）",
        "3个单位（甲东、乙南和丙北）",
        "3 个单位（ 甲东 、乙南、 丙北 ）",
        "3个单位（分别是：甲东、乙南、丙北。）",
        "（甲东、乙南、丙北三地）",
        "甲东、乙南、丙北3个指标",
        "甲东、乙南和丙北三个条例",
        "甲东、乙南、丙北共3家企业",
        "甲东、乙南以及丙北这三个项目",
        "三个项目(即甲东、乙南、丙北)",
    ],
)
def test_a_list_beside_its_count_is_read(text: str) -> None:
    assert names(text) == ["甲东", "乙南", "丙北"]
    assert only(text).count.value == 3
    assert only(text).agrees
    assert not only(text).partial


@pytest.mark.parametrize(
    "text",
    [
        "5个项目（甲东、乙南、丙北等）",
        "5个项目（甲东、乙南、丙北……）",
        "5个项目，包括甲东、乙南、丙北。",
        "5个项目（如甲东、乙南、丙北）",
        "5个项目（甲东、乙南、丙北\n下一行",
        "甲东、乙南、丙北等5个项目",
    ],
)
def test_a_list_that_says_so_is_partial(text: str) -> None:
    assert names(text) == ["甲东", "乙南", "丙北"]
    assert only(text).partial
    assert only(text).agrees


def test_a_partial_list_of_more_than_the_count_does_not_agree() -> None:
    assert not only("甲东、乙南、丙北等两个项目").agrees


@pytest.mark.parametrize(
    "text", ["5个项目（甲东、乙南、丙北、丁西）", "4名（甲东、乙南、丙北）", "甲东、乙南、丙北4个指标"]
)
def test_a_list_of_another_length_does_not_agree(text: str) -> None:
    assert not only(text).agrees


@pytest.mark.parametrize(
    "text",
    [
        "5个问题（其中已整改3个、正在整改2个）",
        "3人（党内警告2人、诫勉1人）",
        "3人（一名科长、两名科员）",
        "8个县（市、区）",
        "3个县（市、区）",
        "3个问题（甲东）",
        "3个问题（以下简称甲东、乙南、丙北）",
        "3个方面：一是抓学习，二是抓整改、抓作风。",
        "新建、修订3个制度",
        "甲局、乙局与4家企业",
        "坚持甲、推进乙的八项主张",
        "一个问题、一个漏洞、一套制度",
        "新建、修订、保留制度232件",
        "解决2个问题、堵塞3个漏洞",
        "党的二十大精神（甲东、乙南）",
        "第3个（甲东、乙南）",
        "3个月（甲东、乙南、丙北）",
        "15个部门（甲东、乙南）",
        "信用修复、",
        "医院、学校二级机构",
        "《甲东、乙南3个办法",
        "甲）、乙（甲东）、3个办法",
        "2个单位（、甲东、）",
        "2个单位（甲（（（（（乙、丙）））））、丁）",
        "2个单位：甲东，乙南。",
        "15家单位：甲东、乙南。",
        "2个项目（甲东（一期）、投入3万元）",
        "2个单位即" + "甲" * 30 + "、乙南",
        "2个单位（" + "甲" * 70 + "、乙南）",
        "甲" * 300 + "、乙南两个单位",
        "五六七个（甲东、乙南）",
    ],
)
def test_what_names_nothing_is_no_list(text: str) -> None:
    assert scan_named_lists(text) == ()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("《甲、乙办法》《丙制度》《丁》3个制度", ["《甲、乙办法》", "《丙制度》", "《丁》"]),
        ("两个平台（“甲、乙”“丙”）", ["“甲、乙”", "“丙”"]),
        ("4个单位（甲（含乙、丙）、丁、戊、己）", ["甲（含乙、丙）", "丁", "戊", "己"]),
        ("2个项目（甲（3个标段）、乙）", ["甲（3个标段）", "乙"]),
    ],
)
def test_marks_within_a_member_do_not_divide_it(text: str, members: list[str]) -> None:
    assert names(text) == members


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3个部门（发改委、文化和旅游局、住建局）", (3, 4)),
        ("3个部门（发改委、住建局、文化和旅游局）", (4, 3)),
        ("3个区（河西区、南开区、和平区）", (3,)),
        ("3个项目（甲东、乙南，丙北）", (3, 2)),
        ("3个局（教育局、体育局涉及科、人社局）", (3,)),
    ],
)
def test_every_reading_of_an_ambiguous_list_is_told(text: str, readings: tuple[int, ...]) -> None:
    assert only(text).readings == readings
    assert only(text).agrees


def test_a_count_within_a_list_is_not_read_again() -> None:
    text = "2个单位（甲东（3个科室（子、丑、寅））、乙南）"
    assert names(text) == ["甲东（3个科室（子、丑、寅））", "乙南"]


def test_a_lost_separator_shows_by_the_ending_that_the_members_share() -> None:
    text = "压缩为2个环节（受理登记环节现场勘验环节、审批发证环节）"
    assert names(text) == ["受理登记环节", "现场勘验环节", "审批发证环节"]
    assert only(text).missing_separator == 1
    assert not only(text).agrees


def test_a_list_in_running_text_is_marked_loose() -> None:
    assert only("围绕甲东、乙南两大产业").loose
    assert not only("（甲东、乙南两地）").loose
    assert not only("两地（甲东、乙南）").loose


def test_the_span_reaches_from_the_first_to_the_last_character() -> None:
    text = "前3名科员（甲、乙、丙）后"
    assert only(text).span.of(text) == "3名科员（甲、乙、丙）"
    text = "前。甲、乙、丁三个条例"
    assert only(text).span.of(text) == "甲、乙、丁三个条例"


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("2个问题（甲东、乙南）", Population.PROBLEM),
        ("2名（甲东、乙南）", Population.PERSON),
        ("2个平台（甲东、乙南）", Population.OTHER),
    ],
)
def test_unit_and_noun_tell_the_population(text: str, population: Population) -> None:
    assert only(text).count.population is population


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_every_list_of_a_sound_notice_agrees(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [found.span.of(text) for found in scan_named_lists(text) if not found.agrees] == []
