"""Status wordings, and the labels before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.grammar.agreement import assert_agreement

from rectify_lint.facts.model import StatusClass
from rectify_lint.facts.statuses import (
    classify_status,
    label_names,
    match_label,
    scan_labels,
)

CLASSES = {
    StatusClass.DONE: (
        "已完成 完成 已完成整改 完成整改 整改完成 已整改 已整改到位 整改到位 全部整改到位 己整改到位 "
        "已全部完成整改 已办结 办结 全部办结 "
        "已销号 申请销号 已完成整改并申请销号 验收销号 已整改销号 立行立改已完成 立行立改 已落实 已解决 "
        "整改完毕 已按期完成整改 均已完成整改 "
        "逐一整改到位 已整改完成"
    ),
    StatusClass.KEEP: (
        "已整改并长期坚持 已完成并长期坚持 已完成，并长期坚持 逐一整改并长期坚持 视同完成、持续推进 "
        "已完成整改，需长期坚持 长期坚持 "
        "需长期坚持 已完成并持续推进 完成整改，长期坚持 已整改到位并持续巩固"
    ),
    StatusClass.PARTIAL: (
        "基本完成 已基本完成 阶段性完成 阶段性完成整改 完成阶段性整改 取得阶段性成效 已取得阶段性成果 "
        "取得明显成效 部分整改 部分完成 基本整改 "
        "达到序时进度 阶段性办结 阶段办结 已完成或基本完成 基本完成取得阶段性成果并持续整改"
    ),
    StatusClass.ONGOING: (
        "正在整改 正在推进 正在推进整改 持续整改 需持续整改 长期整改 持续推进 按计划推进 正在按计划推进 "
        "分阶段整改 整改中 尚在继续整改 "
        "正加快推进 积极推进 正在办理 正在查办 正在组织验收 长期整改任务 有序推进"
    ),
    StatusClass.OPEN: (
        "未完成 未整改 尚未完成 未完成整改 未按期完成 尚未启动 未按期完成或未达到序时进度 未办结 "
        "逾期未完成 尚未整改到位"
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("wording", "status"), [(word, status) for status, words in CLASSES.items() for word in words.split()]
)
def test_a_status_value_falls_in_its_class(wording: str, status: StatusClass) -> None:
    assert classify_status(wording) is status


@pytest.mark.parametrize(
    "value",
    [
        "已完成整改。", " 已完成整改 ", "【已完成整改】", "已完成整改（2024年6月）",
        "已完成整改（含部分整改）（已销号）；",
    ],
)  # fmt: skip
def test_stops_brackets_and_blanks_round_a_value_do_not_matter(value: str) -> None:
    assert classify_status(value) is StatusClass.DONE


@pytest.mark.parametrize(
    "value",
    [
        "", "。", "良好", "整改", "整改不到位", "完成率", "我局已完成整改", "已完成整改的问题", "10月底前",
        "已完成投资", "已" * 100,
    ],
)  # fmt: skip
def test_what_is_no_status_value_has_no_class(value: str) -> None:
    assert classify_status(value) is None


def test_an_open_part_makes_finished_work_partial() -> None:
    assert classify_status("已完成整改，未销号") is StatusClass.PARTIAL


@pytest.mark.parametrize(
    ("line", "name", "kind", "colon"),
    [
        ("整改状态：已完成", "整改状态", "status", "："),
        ("  整改状态 ：已完成", "整改状态", "status", "："),
        ("整改进展:正在推进", "整改进展", "progress", ":"),
        ("整改情况：已完成。建立台账", "整改情况", "progress", "："),
        ("整改落实情况：", "整改落实情况", "progress", "："),
        ("主要整改措施及效果：一是", "主要整改措施及效果", "measures", "："),
        ("整改措施：整改状态：已整改", "整改措施", "measures", "："),
        ("整改时限及完成情况：6月底前", "整改时限及完成情况", "status", "："),
        ("整改时限：6月底前", "整改时限", "deadline", "："),
        ("责任单位：办公室", "责任单位", "owner", "："),
        ("反馈问题：学习不深入", "反馈问题", "problem", "："),
        ("联系电话：0000-1234567", "联系电话", "contact", "："),
        ("佐证材料：附件1", "佐证材料", "other", "："),
        ("【整改措施】一是", "整改措施", "measures", ""),
        ("【已完成】一是", "已完成", "status", ""),
        ("【整改状态】：已完成", "整改状态", "status", "："),
    ],
)
def test_a_label_opens_its_line(line: str, name: str, kind: str, colon: str) -> None:
    label = match_label(line)
    assert label is not None
    assert (label.name, label.kind, label.colon) == (name, kind, colon)
    assert label.span.of(line).startswith(name if colon and "【" not in line else line.lstrip()[0])


@pytest.mark.parametrize(
    "line",
    ["整改情况总体良好", "整改进展情况上述项目如下", "一是整改状态：已完成", "【重要】通知", "措施不力", ""],
)
def test_words_without_a_colon_are_no_label(line: str) -> None:
    assert match_label(line) is None


def test_a_label_that_the_notice_uses_is_known_without_its_colon() -> None:
    known = label_names(scan_labels("整改进展情况：一是…\n整改情况：二是…"))
    assert known == {"整改进展情况", "整改情况"}
    label = match_label("整改进展情况上述项目谋划进度如下", known_labels=known)
    assert label is not None
    assert (label.name, label.colon) == ("整改进展情况", "")


@pytest.mark.parametrize(
    "line", ["整改情况总体良好", "整改情况的通报", "整改情况，详见附件", "整改进展情况和成效"]
)
def test_a_known_label_does_not_cut_a_longer_phrase(line: str) -> None:
    assert match_label(line, known_labels={"整改情况", "整改进展情况"}) is None


def test_labels_side_by_side_and_behind_a_stop_are_all_found() -> None:
    text = "整改措施：整改状态：已整改。整改时限：6月底\n责任单位：办公室；责任人：张三，整改情况：无"
    assert [label.name for label in scan_labels(text)] == [
        "整改措施", "整改状态", "整改时限", "责任单位", "责任人",
    ]  # fmt: skip


def test_labels_are_looked_for_in_the_given_stretch_only() -> None:
    text = "整改状态：已完成\n整改措施：一是"
    assert [label.name for label in scan_labels(text, 9)] == ["整改措施"]


ALPHABET = (
    "已未正在完成整改持续推进长期坚持并且需基本部分阶段性取得明显成效办结销号情况状态措施：【】（），、。 "
)


@given(st.text(alphabet=ALPHABET, max_size=40))
def test_any_value_and_any_line_are_read_without_an_error(text: str) -> None:
    classify_status(text)
    label = match_label(text)
    if label is not None:
        assert label.span.end <= len(text)


@pytest.mark.parametrize("name", ["status_phrase", "label"])
@given(text=st.text(alphabet=ALPHABET, max_size=30))
def test_the_lowered_expression_matches_what_the_grammar_matches(name: str, text: str) -> None:
    assert_agreement(name, text)
