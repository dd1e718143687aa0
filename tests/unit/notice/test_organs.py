from __future__ import annotations

import pytest

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.organs import parse_organ, same_core
from rectify_lint.source.text import Source


@pytest.mark.parametrize(
    ("name", "places", "core", "kind", "party"),
    [
        ("中共安澜县教育局党组", ("安澜县",), "教育", "局", "党组"),
        ("中共望川市青石区卫生健康局委员会", ("望川市", "青石区"), "卫生健康", "局", "委员会"),
        ("中共安澜县卫生健康委员会", ("安澜县",), "卫生健康", "委", ""),
        ("中共安澜县卫生健康委员会委员会", ("安澜县",), "卫生健康", "委", "委员会"),
        ("安澜县发展和改革委员会党组", ("安澜县",), "发展和改革", "委", "党组"),
        ("中共怀远市人大常委会机关党组", ("怀远市",), "人大常委", "会", "党组"),
        ("中共安澜县委组织部机关委员会", ("安澜县",), "委组织", "部", "机关委员会"),
        ("中共安澜县枫林渡镇委员会", ("安澜县", "枫林渡镇"), "", "镇", "委员会"),
        ("中共望川市青石区柳荫街道工作委员会", ("望川市", "青石区", "柳荫街道"), "", "街道", "工作委员会"),
        ("中共云岭城市发展集团有限公司委员会", (), "云岭城市发展集团", "公司", "委员会"),
        ("聊城市城市管理局", ("聊城市",), "城市管理", "局", ""),
        ("安澜县住房和城乡建设局", ("安澜县",), "住房和城乡建设", "局", ""),
        ("安澜县乡村振兴局", ("安澜县",), "乡村振兴", "局", ""),
        ("安澜县农业农村局", ("安澜县",), "农业农村", "局", ""),
        ("中共云岭市民政局党组", ("云岭市",), "民政", "局", "党组"),
        ("云岭市政务服务局", ("云岭市",), "政务服务", "局", ""),
        ("云岭市市政管理局", ("云岭市",), "市政管理", "局", ""),
        ("市场监督管理局", (), "市场监督管理", "局", ""),
        ("沛县水务局", ("沛县",), "水务", "局", ""),
        ("中共瑞泽县人民法院党组", ("瑞泽县",), "", "法院", "党组"),
        ("宁原市人民政府", ("宁原市",), "", "政府", ""),
    ],
)
def test_a_name_is_taken_apart(name: str, places: tuple[str, ...], core: str, kind: str, party: str) -> None:
    organ = parse_organ(name)
    assert organ is not None
    assert (organ.places, organ.core, organ.kind, organ.party) == (places, core, kind, party)


def test_a_level_word_is_no_part_of_the_core() -> None:
    for name, level, core in (("县教育局", "县", "教育"), ("市民族宗教局", "市", "民族宗教")):
        organ = parse_organ(name)
        assert organ is not None
        assert (organ.level, organ.core) == (level, core)


def test_what_does_not_end_like_an_organ_is_none() -> None:
    assert parse_organ("整改工作") is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("住建", "住房和城乡建设", True),
        ("发改", "发展和改革", True),
        ("发展改革", "发改", True),
        ("城管", "城市管理", True),
        ("教体", "教育体育", True),
        ("税务", "教育", False),
        ("建设", "住房和城乡建设", True),
        ("审批", "行政审批服务", True),
        ("城设", "住房和城乡建设", False),
        ("", "教育", False),
    ],
)
def test_a_short_core_is_made_of_characters_or_words_of_the_long_one(
    first: str, second: str, same: bool
) -> None:
    assert same_core(first, second) is same


TEXT = """中共安澜县住房和城乡建设局党组关于巡察整改情况的通报
根据县委统一部署，2024年5月8日至7月9日，县委第一巡察组对住建局进行了巡察。8月5日，县委第一巡察组向我局反馈了意见。
一、整改落实情况
1.关于“管理粗放”的问题
整改措施：一是清河县住建局党组高度重视，逐项研究。二是住建局党组认真落实。三是联合县财政局召开会议。
中共安澜县住房和城乡建设局党组
2024年12月10日
"""


def test_title_signature_and_opening_name_the_own_organ_and_its_self_words() -> None:
    organs = build_notice(Source(TEXT)).organs
    assert {organ.core for organ in organs.own} == {"住房和城乡建设", "住建"}
    assert (organs.place, organs.self_words, organs.department) == ("安澜县", frozenset("局"), True)


def test_short_forms_and_full_names_are_one_organ() -> None:
    organs = build_notice(Source(TEXT)).organs
    short, other = parse_organ("县住建局党组"), parse_organ("县教育局党组")
    assert short is not None
    assert other is not None
    assert organs.include(short)
    assert not organs.include(other)
    assert organs.named(("住建",))
    assert not organs.named(("税务",))


def test_organs_that_open_a_clause_and_act_are_subjects() -> None:
    notice = build_notice(Source(TEXT))
    assert [subject.span.of(TEXT) for subject in notice.subjects] == ["清河县住建局党组", "住建局党组"]


def test_a_text_without_title_and_signature_has_no_organ() -> None:
    organs = build_notice(Source("截至目前，已完成整改。")).organs
    assert (organs.own, organs.place, organs.department) == ((), "", False)


def test_a_court_is_a_department_and_a_town_is_not() -> None:
    court = "中共瑞泽县人民法院党组关于巡察整改情况的通报\n一、整改情况\n已整改。\n"
    town = "中共安澜县枫林渡镇委员会关于巡察整改情况的通报\n一、整改情况\n已整改。\n"
    assert build_notice(Source(court)).organs.department
    assert not build_notice(Source(town)).organs.department


def test_names_defined_in_the_opening_widen_the_self_words() -> None:
    text = (
        "中共云岭城市发展集团有限公司委员会关于巡察整改情况的通报\n"
        "2024年5月8日至6月9日，市委巡察组对集团本部（以下简称“服务中心”）开展巡察。\n"
        "一、整改情况\n已整改。\n"
    )
    assert {"公司", "中心"} <= build_notice(Source(text)).organs.self_words
