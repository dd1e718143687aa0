"""Copies saved from portals: the site's own text is no part of the notice, and what is wrong in it is still found.

The copies in ``tests/corpus/web`` have the furniture of five kinds of portal; the notices in them are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint import Config, Finding, Notice, lint_text, parse_text

CORPUS = Path(__file__).parents[1] / "corpus"
COPIES = {path.stem: path.read_text("utf-8") for path in sorted((CORPUS / "web").glob("*.txt"))}
CLEAN = {path.stem: path.read_text("utf-8") for path in sorted((CORPUS / "clean").glob("*.txt"))}
WEB = Config(profile="web")


def found(text: str, config: Config = WEB) -> tuple[Finding, ...]:
    return lint_text(text, config=config).findings


def told(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.quote) for one in found(text) if one.severity != "info"]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_without_fault_is_passed_over_in_silence(name: str) -> None:
    assert told(COPIES[name]) == []
    codes = [one.code for one in found(COPIES[name])]
    assert codes.count("PUN003") == 1
    assert "TPL009" not in codes


@pytest.mark.parametrize("name", COPIES)
def test_in_a_draft_the_furniture_is_a_fault(name: str) -> None:
    assert "TPL009" in [one.code for one in found(COPIES[name], Config())]


@pytest.mark.parametrize(
    ("name", "title", "organ", "date"),
    [
        (
            "01_county_bureau",
            "中共云岭县水利局党组关于县委巡察整改进展情况的通报",
            "中共云岭县水利局党组",
            "2024年9月26日",
        ),
        ("02_district_education", "中共澄湖区教育局委员会关于巡察整改情况的通报", None, None),
        ("03_town", "柳泉镇党委关于巡察整改进展情况的通报", "中共柳泉镇委员会", "2022年12月8日"),
        (
            "04_college",
            "中共江陵职业技术学院委员会关于省委巡视整改进展情况的通报",
            "中共江陵职业技术学院委员会",
            None,
        ),
        (
            "05_municipal_audit",
            "沁州市国资委关于2023年度市级预算执行审计查出问题整改情况的公告",
            None,
            None,
        ),
    ],
)
def test_title_signature_and_date_are_those_of_the_notice(
    name: str, title: str, organ: str | None, date: str | None
) -> None:
    notice = parse_text(COPIES[name])
    assert notice.title is not None
    assert notice.title.text == title
    assert (notice.signature.organ if notice.signature else None) == organ
    assert (notice.signature_date.of(notice.text) if notice.signature_date else None) == date


@pytest.mark.parametrize(
    ("name", "right", "wrong", "code", "quote"),
    [
        ("01_county_bureau", "3个方面6个具体", "4个方面6个具体", "TOT008", "4个方面"),
        ("01_county_bureau", "正在推进整改2个", "正在推进整改3个", "TOT002", "正在推进整改3个"),
        ("01_county_bureau", "(二)全面从严治党方面", "(三)全面从严治党方面", "NUM002", "(三)"),
        ("01_county_bureau", "县委第二巡察组向", "县委第二巡查组向", "TRM001", "巡查"),
        ("01_county_bureau", "补齐会议记录", "补齐会议记录##paidbegin##", "TPL004", "##paidbegin##"),
        ("02_district_education", "反馈的5个问题", "反馈的6个问题", "TOT001", "6个问题"),
        ("02_district_education", "2期；二是对11个", "2期；三是对11个", "NUM006", "三是"),
        ("02_district_education", "参训教师420人次", "参训教师XX人次", "TPL001", "XX"),
        ("03_town", "已整改完成6个,正在整改2个", "已整改完成7个,正在整改2个", "TOT002", "已整改完成7个"),
        ("03_town", "8.关于长效", "9.关于长效", "NUM001", "9."),
        ("03_town", "2022年12月8日", "2022年13月8日", "DAT001", "2022年13月8日"),
        (
            "04_college",
            "细化整改任务4项、整改措施8条",
            "细化整改任务4项、整改措施9条",
            "TOT006",
            "整改措施9条",
        ),
        ("04_college", "参加教师536人次", "参加教师XX人次", "TPL001", "XX"),
        ("04_college", "\n【关闭】", "\n【云云素材库】——更新\n【关闭】", "TPL004", "【云云素材库】——更新"),
        ("05_municipal_audit", "上缴财政860.5万元", "上缴财政880.5万元", "TOT003", "1260.5万元"),
        ("05_municipal_audit", "（三）往来", "（五）往来", "NUM003", "（五）"),
        ("05_municipal_audit", "一是持续推进整改。二是", "一是持续推进整改。三是", "NUM006", "三是"),
    ],
)
def test_a_fault_in_a_copy_is_found(name: str, right: str, wrong: str, code: str, quote: str) -> None:
    assert right in COPIES[name]
    assert told(COPIES[name].replace(right, wrong, 1)) == [(code, quote)]


def framed(text: str, portal: str) -> str:
    """*text* with what the copy *portal* has above its title, below it, and behind its last line."""
    page, copy, bare = COPIES[portal], parse_text(COPIES[portal]), parse_text(text)
    assert copy.title is not None
    assert bare.title is not None
    above = page[: copy.title.span.start]
    between = page[copy.title.span.end : copy.opening.start]
    below = page[copy.lines[-1].span.end :]
    start, end = bare.title.span
    return f"{above}{text[start:end]}{between.rstrip()}{text[end:].rstrip()}{below}"


def facts(notice: Notice) -> tuple[object, ...]:
    return (
        notice.title and notice.title.text,
        notice.signature and notice.signature.organ,
        len(notice.items),
        [item.status and item.status.value for item in notice.items],
        [
            (relation.kind, relation.declared, relation.found, relation.verdict)
            for relation in notice.relations
        ],
        [mention.span.of(notice.text) for mention in notice.dates],
        [tally.span.of(notice.text) for tally in notice.tallies],
    )


@pytest.mark.parametrize("portal", COPIES)
@pytest.mark.parametrize("name", CLEAN)
def test_a_notice_reads_the_same_with_and_without_a_site_round_it(name: str, portal: str) -> None:
    bare, text = CLEAN[name], framed(CLEAN[name], portal)
    assert len(text) > len(bare) + 30
    assert facts(parse_text(text)) == facts(parse_text(bare))
    assert [(one.code, one.quote) for one in found(text)] == [(one.code, one.quote) for one in found(bare)]


@pytest.mark.parametrize("portal", ["01_county_bureau", "04_college", "05_municipal_audit"])
@pytest.mark.parametrize("name", CLEAN)
def test_the_title_of_the_page_above_that_of_the_notice_makes_no_difference(name: str, portal: str) -> None:
    bare, text = CLEAN[name], framed(CLEAN[name], portal)
    page, own = parse_text(text), parse_text(bare).title
    assert own is not None
    text = f"{text[: page.opening.start]}{own.span.of(bare)}\n{text[page.opening.start :]}"
    assert facts(parse_text(text)) == facts(parse_text(bare))
    assert [(one.code, one.quote) for one in found(text)] == [(one.code, one.quote) for one in found(bare)]


HALF_WIDTH = str.maketrans("，；：（）？！“”〔〕", ',;:()?!""[]')


@pytest.mark.parametrize(
    "converted",
    [
        lambda text: text.translate(HALF_WIDTH),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", " \n\xa0\xa0 \xa0"),
    ],
    ids=["half-width", "blank lines", "line breaks", "indented"],
)
@pytest.mark.parametrize("name", CLEAN)
def test_what_sites_do_to_the_characters_is_no_fault(name: str, converted: Callable[[str], str]) -> None:
    text = converted(framed(CLEAN[name], "01_county_bureau"))
    assert told(text) == []


@pytest.mark.parametrize("name", CLEAN)
def test_what_numbers_tell_is_read_behind_half_width_marks_too(name: str) -> None:
    bare, half = parse_text(CLEAN[name]), parse_text(CLEAN[name].translate(HALF_WIDTH))
    told_in_half = [(one.kind, one.found, one.verdict) for one in half.relations]
    for one in bare.relations:
        assert (one.kind, one.found, one.verdict) in told_in_half
    assert [item.status for item in half.items] == [item.status for item in bare.items]


def test_lines_of_blanks_are_no_repeated_clauses() -> None:
    text = CLEAN["01_anlan_jiaoyuju"]
    blank = text.replace("\n", f"\n{' ' * 30}\n{' ' * 30}\n", 3)
    assert [one.code for one in found(blank)] == [one.code for one in found(text)]
