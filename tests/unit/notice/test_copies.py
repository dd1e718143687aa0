from __future__ import annotations

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.model import Notice
from rectify_lint.source.text import Source

SENTENCES = "组织沿线村组清理堆放物，拆除阻水围网十二处。聘请村民担任护河员，按月核发补助并公示名单。"


def notice(first: str, second: str) -> Notice:
    text = (
        "中共安澜县水利局党组关于巡察整改情况的通报\n一、反馈问题整改落实情况\n"
        f"1.关于“河道管护不到位”的问题\n整改状态：已完成整改\n整改措施：{first}\n"
        f"2.关于“水库巡查不规范”的问题\n整改状态：已完成整改\n整改措施：{second}\n"
    )
    return build_notice(Source(text))


def test_measures_pasted_into_another_item_are_one_copy() -> None:
    found = notice(f"一是{SENTENCES}", f"一是更换水尺。二是{SENTENCES}")
    (copy,) = found.copies
    assert copy.span.of(found.text) == SENTENCES
    assert copy.source.of(found.text) == SENTENCES
    assert (copy.sentences, copy.same_item) == (2, False)


def test_a_sentence_twice_in_one_paragraph_is_a_copy() -> None:
    sentence = "一旦发现侵占河道的行为，及时移交综合执法部门查处。"
    (copy,) = notice(f"一是{sentence}二是常态化巡河，{sentence}", "一是更换水尺。").copies
    assert copy.same_item


def test_set_phrases_quotations_and_short_clauses_are_no_copies() -> None:
    words = "深入学习贯彻习近平新时代中国特色社会主义思想，坚持问题导向，落实整改责任，已完成，长期坚持。"
    quoted = (
        "针对“护河员名册三年没有更新，补助发放没有按季度公示，群众对此反映强烈，村组意见不一”，更新名册。"
    )
    assert notice(f"一是{words}", f"一是{words}").copies == ()
    assert notice(f"一是{quoted}", f"一是{quoted}").copies == ()


def test_neighbouring_copies_are_joined() -> None:
    other = "更换坝顶水尺和渗压计共六套，接入县级监测平台。补齐巡查日志，逐页核对签名和时间。"
    (copy,) = notice(
        f"一是{SENTENCES}二是召开会议。三是{other}", f"一是{SENTENCES}二是印发通知。三是{other}"
    ).copies
    assert copy.sentences == 4
