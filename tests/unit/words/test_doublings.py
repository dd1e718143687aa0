"""Characters and words that stand twice by mistake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.words.doublings import doubled_characters, is_doubled_word
from rectify_lint.words.repeats import repeated


def said(text: str) -> list[str]:
    words = [second for second in repeated(text, 2, 2) if is_doubled_word(text, second)]
    return [one.of(text) for one in doubled_characters(text)] + [
        text[one.start - 2 : one.end] for one in words
    ]


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("申请法院强制执行行。", "行行"),
        ("县委巡巡察组进驻。", "巡巡"),
        ("发现隐患22处处，均已整改。", "处处"),
        ("体质测试优良率率由38%提高到47%。", "率率"),
        ("健全整整改机制。", "整整"),
        ("取得阶段性成效2个，取得阶段段性成效3个。", "段段"),
        ("或者或者向镇党委反映。", "或者或者"),
    ],
)
def test_what_is_too_many_is_told(text: str, doubled: str) -> None:
    assert said(text) == [doubled]
    assert said(text.replace(doubled, doubled[: len(doubled) // 2])) == []


@pytest.mark.parametrize(
    "text",
    [
        "机关关系理顺。",
        "合格率率先达标，产量量化考核。",
        "生活红红火火。",
        "执行局局长到会。",
        "隐患22处处置完毕。",
        "帮助村里一条条、一件件核实。",
        "研究院院士到会。",
        "这不仅仅是技术问题，还来看看老人，发挥工商联联系企业的作用，使其能源源不断供应，新建建（构）筑物3处。",
        "保护饮用水水源，巡查饮用水源2处。",
        "拖欠农民工工资，整整三年，仅仅有小小区别。",
        "",
    ],
)
def test_words_that_meet_and_reduplications_are_left_alone(text: str) -> None:
    assert said(text) == []


@given(st.text(st.sampled_from("执行机关系手续处2。\n一红火"), max_size=40))
def test_what_is_told_stands_twice(text: str) -> None:
    for one in doubled_characters(text):
        assert len(one.of(text)) == 2
        assert len(set(one.of(text))) == 1
