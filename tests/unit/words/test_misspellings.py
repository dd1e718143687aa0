"""Slips in words of two characters that no list names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_lint.words.confusables import look_alikes, near_sounds, part_alikes, sound_alikes
from rectify_lint.words.misspellings import misspellings
from rectify_lint.words.vocabulary import FREQUENT, flags, frequency, known, listed


def said(text: str) -> list[tuple[str, str]]:
    return [(one.span.of(text), one.right) for one in misspellings(text)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("补办俊工验收手续9项。", "俊工", "竣工"),
        ("加快掏汰落后产能。", "掏汰", "淘汰"),
        ("经会议表绝通过。", "表绝", "表决"),
        ("责令限期改证。", "改证", "改正"),
        ("电信网络炸骗案件下降。", "炸骗", "诈骗"),
        ("坚持问题导象，统筹推进。", "导象", "导向"),
        ("依法取谛9个排污口。", "取谛", "取缔"),  # a character that is seldom written
        ("带头查罢问题。", "查罢", "查摆"),
        ("深入抛析根源。", "抛析", "剖析"),
        ("均已公示、备按。", "备按", "备案"),  # one is a word, the other fits nothing else
        ("合同已经取稍。", "取稍", "取消"),  # a part in common
        ("各项任务度进缓慢。", "度进", "进度"),  # changed places
        ("矿山生态修复工呈完工。", "工呈", "工程"),  # one fits the end of the word before
        ("审理时间由76天缩断至52天。", "缩断", "缩短"),  # behind a number and its unit
    ],
)
def test_a_slip_of_sound_or_shape_is_told_with_the_word(text: str, wrong: str, right: str) -> None:
    assert said(text) == [(wrong, right)]
    assert said(text.replace(wrong, right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "补办竣工验收手续9项。",
        "推行“一题一策”，不推不拖。",  # numbers and 不 go with anything
        "文物42处，逐处明确看护人员。",  # 逐 too
        "炸骗村已完成整改。",  # names of places
        "与炸骗置业有限公司解除合同。",  # and of enterprises
        "炸骗一处；炸骗两处。",  # twice: a name, or meant
        "联系人：李炸骗。",
        "",
        "。",
        "abc 123",
    ],
)
def test_right_text_and_names_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_what_belongs_to_a_word_with_its_neighbour_is_no_slip() -> None:
    assert known("工验") is False
    assert said("对完工验收情况进行检查。") == []


def test_nearly_the_same_sound_does_for_common_words_only() -> None:
    assert "程" in near_sounds("陈")
    assert "程" not in sound_alikes("陈")
    assert "末" in look_alikes("未")
    assert "消" in part_alikes("稍")
    assert "消" not in sound_alikes("稍")
    assert part_alikes("x") == sound_alikes("x") == near_sounds("x") == look_alikes(" ") == ""


def test_the_list_is_in_order_and_has_no_pair_twice() -> None:
    assert [group[0] for group in listed()] == sorted({group[0] for group in listed()})
    for group in listed():
        assert group.count("/") <= FREQUENT
        followers = group[1:].replace("/", "")
        assert len(set(followers)) == len(followers)


def test_frequencies_are_those_of_the_classes() -> None:
    assert frequency("工作") == FREQUENT
    assert frequency("俊工") == 0


@given(st.text(st.sampled_from("工作整改竣俊验收的一，。\n村公司a1𠮷"), max_size=60))
def test_any_text_is_borne_and_spans_lie_in_it(text: str) -> None:
    assert len(flags(text)) == len(text) + (not text)
    for one in misspellings(text):
        assert known(one.right)
        assert not known(one.span.of(text))
        said = one.span.of(text)
        assert said == one.right[::-1] or sum(map(str.__ne__, one.right, said)) == 1
