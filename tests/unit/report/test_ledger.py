"""The report on a notice and a ledger as a whole: everything it may say, in both languages and both forms."""

from __future__ import annotations

import attrs
import pytest
from syrupy.assertion import SnapshotAssertion
from tests.ledgers import build

from rectify_lint import LedgerReconciliation, Notice, parse_text, read_ledger, reconcile_ledger
from rectify_lint.report.ledger import render, render_json

NOTICE = """\
中共澜桥县水利局党组关于巡察整改进展情况的通报

县委第三巡察组反馈的2个方面6个具体问题，已完成整改4个，正在整改2个。

二、反馈问题整改落实情况
（一）落实上级决策部署方面
1.关于“河道巡查记录不完整”的问题
责任单位：河湖股
整改时限：2024年9月底
整改状态：已完成整改。
整改措施：一是补齐巡查记录。二是按季度通报巡查情况。
2.关于“水库管护责任落实不到位”的问题
整改时限：2024年9月底
整改状态：已完成整改。
整改措施：一是逐库明确管护人员。二是组织管护培训3期。
3.关于“山塘除险加固进展缓慢”的问题
整改时限：2024年9月底
整改状态：已完成整改。
整改措施：一是倒排工期。二是加强监管。
（二）落实全面从严治党责任方面
1.关于“廉政风险排查不深入”的问题
整改状态：正在整改。
整改措施：一是重新排查廉政风险点。二是开展集体廉政谈话2次。
2.关于“公车使用登记不全”的问题
整改状态：正在整改。
整改措施：一是补登记录。二是每月公示。
3.关于“工会经费使用不规范”的问题
整改状态：已完成整改。
整改措施：一是清退资金。二是完善制度。

中共澜桥县水利局党组
2024年12月27日
"""
ROWS = [
    ["序号", "问题类别", "反馈问题", "整改措施", "责任单位", "整改时限", "是否完成"],
    [1, "业务", "河道巡查记录不完整", "一是补齐记录。二是按季通报。", "河湖股", "2024年9月底", "是"],
    [
        2,
        "业务",
        "水库管护责任落实不够到位",
        "1.明确人员；2.组织培训；3.考核。",
        "河湖股",
        "2024年10月底",
        "否",
    ],
    [3, "党建", "公车使用登记不全", "一是补登。二是公示。", "办公室", "2024年9月底", "否"],
    [4, "党建", "廉政风险排查不全面", "一是排查。二是谈话。", "办公室", "2024年9月底", "否"],
    [5, "业务", "山塘除险加固进展缓慢", "一是倒排工期。二是加强监管。", "河湖股", "2024年9月底", "是"],
    [6, "党建", "会议记录不规范", "补记", "办公室", "2024年9月底", "是"],
    [7, "", "", "补记", "办公室", "", ""],
]


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Notice, LedgerReconciliation]:
    path = tmp_path_factory.mktemp("ledger") / "ledger.xlsx"
    path.write_bytes(build.workbook(ROWS, more={"旧": ROWS[:3]}, finish=_hide))
    notice = parse_text(NOTICE, path="通报.txt")
    return notice, reconcile_ledger(notice, attrs.evolve(read_ledger(str(path)), path="台账.xlsx"))


def _hide(book: build.Workbook, page: build.Worksheet) -> None:
    page.row_dimensions[3].hidden = True
    book["旧"].sheet_state = "hidden"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_report(
    made: tuple[Notice, LedgerReconciliation], lang: str, snapshot: SnapshotAssertion
) -> None:
    assert render(*made, lang=lang) == snapshot


def test_the_whole_report_for_programs(
    made: tuple[Notice, LedgerReconciliation], snapshot: SnapshotAssertion
) -> None:
    assert render_json(*made) == snapshot


def test_control_characters_of_a_ledger_never_reach_the_terminal(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.csv"
    path.write_bytes(build.separated([["问题", "完成情况"], ["学习\x1b[31m不深入", "已完成\x1b"]]))
    notice = parse_text(NOTICE)
    shown = render(notice, reconcile_ledger(notice, str(path)), lang="zh")
    assert "\x1b" not in shown
    assert "学习␛[31m不深入" in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_files_that_do_not_belong_together_are_told_as_such(
    lang: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.csv"
    path.write_bytes(build.separated([["问题", "完成情况"], ["食堂物资验收把关不严", "已完成"]]))
    notice = parse_text(NOTICE)
    result = reconcile_ledger(notice, str(path))
    assert result.verdict == "fail"
    words = {"zh": "通报与台账没有一项相符", "en": "no problem of the notice is in the ledger"}
    assert words[lang] in render(notice, result, lang=lang)


def test_a_text_without_items_is_told_as_such(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("ledger") / "ledger.csv"
    path.write_bytes(build.separated([["问题", "完成情况"], ["食堂物资验收把关不严", "已完成"]]))
    notice = parse_text("某县水利局关于放假的通知\n各科室：\n国庆节放假七天。\n")
    shown = render(notice, reconcile_ledger(notice, str(path)), lang="zh")
    assert "通报中没有识别出逐项问题" in shown
    assert "需要核对" not in shown
