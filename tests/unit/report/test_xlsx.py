"""The workbook, read back as a reviewer's program reads it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText
from syrupy.assertion import SnapshotAssertion

from rectify_lint.api import lint_text
from rectify_lint.engine.finding import Finding
from rectify_lint.engine.lint import FileReport
from rectify_lint.errors import UsageError
from rectify_lint.notice.model import Notice
from rectify_lint.report import load, render_document
from rectify_lint.report.model import Report
from rectify_lint.report.sheets import CONTEXT, LONGEST
from rectify_lint.report.xlsx import LIMIT
from rectify_lint.rules.contract import Severity
from rectify_lint.source.text import Source, Span

NOTICE = """\
中共安澜县水利局党组关于县委第五轮巡察整改进展情况的通报
2024年6月18日，县委第三巡察组向县水利局党组反馈了巡察意见，指出3个问题，已完成整改2个，正在整改1个。
一、落实上级决策部署方面
1.关于“河道巡查记录不完整”的问题
责任单位：河湖管理股
整改时限：2024年9月底
整改状态：已完成整改。
整改措施：一是补齐2024年7月以来的巡查记录。二是2024年8月5日起按季度通报。
2.关于“水库管护责任落实不到位”的问题
整改状态：已完成整改。
整改措施：逐库明确管护人员。
二、落实全面从严治党责任方面
1.关于“廉政风险排查不深入”的问题
整改状态：正在整改。
整改措施：一是重新排查廉政风险点。二是开展集体廉政谈话2次。
中共安澜县水利局党组
2024年12月27日
"""
TABLE = """\
安澜县水利局关于审计查出问题整改情况的公告
|序号|存在问题|整改措施|整改情况|完成情况|责任单位|整改时限|
|---|---|---|---|---|---|---|
|1|合同管理不规范|修订合同办法|已补签合同3份|已完成|办公室|2024年9月|
|2|资产账实不符|开展盘点|盘点仍在进行|正在整改|财务股|2024年12月|
"""


def book(report: Report, lang: str = "zh", **options: Any) -> Workbook:
    return load_workbook(io.BytesIO(render_document(report, "xlsx", lang=lang)), **options)


def rows(report: Report, sheet: int, lang: str = "zh") -> list[tuple[Any, ...]]:
    return list(book(report, lang).worksheets[sheet].iter_rows(values_only=True))


def report_with(text: str, start: int, end: int, message: str = "错", path: str = "a.txt") -> Report:
    source = Source(text, path=path)
    fault = Finding(
        Span(start, end),
        source.lines,
        code="ABC001",
        name="odd",
        severity=Severity.WARNING,
        message=message,
        path=path,
        quote=text[start:end],
        data={},
        basis="",
        tier="practice",
        related=(),
        message_id="found",
    )
    return Report(files=(FileReport(source, Notice(source), (fault,), ()),))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_workbook(report: Report, lang: str, snapshot: SnapshotAssertion) -> None:
    cells = {
        page.title: [[cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)]
        for page in book(report, lang)
    }
    assert cells == snapshot


def test_the_sheets_and_the_columns_of_the_checklist_have_their_usual_names(report: Report) -> None:
    assert book(report).sheetnames == ["校对清单", "数量勾稽核对表", "整改台账"]
    assert rows(lint_text(NOTICE, path="a.txt"), 0)[0] == (
        *("序号", "位置", "原文", "问题", "依据", "建议", "级别", "处理意见"),
    )


def test_the_same_report_gives_the_same_bytes_without_a_time(report: Report) -> None:
    data = render_document(report, "xlsx")
    assert data == render_document(report, "xlsx")
    properties = load_workbook(io.BytesIO(data)).properties
    assert b"dcterms:modified" not in data
    assert properties.title is None


def test_every_sheet_prints_on_a4_across_with_its_header_on_each_page(report: Report) -> None:
    for page in book(report):
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.freeze_panes, page.print_title_rows) == ("A2", "$1:$1")
        assert page.oddHeader.center.text == page.title
        assert "&P" in page.oddFooter.center.text
        assert all(page.column_dimensions[cell.column_letter].width >= 8 for cell in page[1])
        assert page["C1"].alignment.wrap_text
    assert book(report).worksheets[0]["D2"].alignment.wrap_text


def test_a_row_is_as_high_as_its_text_needs() -> None:
    page = book(report_with("甲乙", 0, 1, "话" * 60)).worksheets[0]
    assert page.row_dimensions[2].height == 5 * 14 + 4
    tall = book(report_with("甲乙", 0, 1, "话" * 9_000)).worksheets[0]
    assert tall.row_dimensions[2].height == 409


def test_the_marked_characters_stand_out_in_their_line(report: Report) -> None:
    quote = book(report, rich_text=True).worksheets[0]["D4"].value
    assert isinstance(quote, CellRichText)
    assert [(block.text, bool(block.font.b)) for block in quote][1] == ("3个具体问题", True)
    assert str(quote).startswith("…单。县委第二巡察组反馈的2个方面3个")


def test_what_begins_like_a_formula_stays_text() -> None:
    for text in ("=1+1", "+86", "-5", "@SUM(A1)"):
        found = book(report_with(text, 0, len(text), text, path=f"{text}.txt"))
        page = found.worksheets[0]
        for cell in (page["C2"], page["D2"]):
            assert (cell.value, cell.data_type) == (text, "s")
            assert cell.quotePrefix
        assert page["A2"].data_type == "n"
        assert not any(cell.data_type == "f" for row in page.iter_rows() for cell in row)


def test_characters_that_a_workbook_cannot_hold_become_visible() -> None:
    row = rows(report_with("甲\x00\x1b\ud800乙", 1, 4, "坏\x07"), 0)[1]
    assert (row[2], row[3]) == ("甲␀␛\ufffd乙", "坏␇")


def test_long_texts_are_cut_and_an_empty_place_is_an_empty_cell() -> None:
    long = rows(report_with("长" * 9_000, 100, 8_000, "话" * 40_000), 0)[1]
    assert long[2] == "…" + "长" * (CONTEXT + LONGEST) + "…"
    assert len(long[3]) == LIMIT
    assert long[3].endswith("…")
    assert rows(report_with("", 0, 0), 0)[1][2] is None


def test_decisions_can_be_chosen_and_the_paper_signed() -> None:
    page = book(report_with("甲乙", 0, 1)).worksheets[0]
    [choice] = page.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("H2", '"采纳,不采纳,已改正,待核实"')
    notes = [row[0] for row in page.iter_rows(values_only=True)][3:]
    assert notes[0] == "文件：a.txt"
    assert notes[1].startswith("共发现 1 个警告")
    assert notes[2].startswith("校对人：")


def test_without_findings_the_checklist_says_so(empty: Report) -> None:
    found = rows(empty, 0)
    assert found[0][0] == "序号"
    assert ["未发现问题（检查 1 个文件）"] in [[cell for cell in row if cell] for row in found]


def test_several_files_are_named_in_a_column_and_what_failed_comes_first(report: Report) -> None:
    found = rows(report, 0)
    assert found[0][1] == "文件"
    assert found[1][1:8] == ("a.docx", None, None, "a.docx：这是 Word 文档", None, None, "未检查")
    assert [row[1] for row in found[3:7]] == ["docs/通报.txt"] * 3 + ["z.md"]


def test_the_reconciliation_has_what_holds_too_and_numbers_are_numbers() -> None:
    found = rows(lint_text(NOTICE, path="a.txt"), 1)
    assert found[0] == ("行", "核对事项", "文中数", "对照", "核对数", "算式或说明", "结论")
    assert (2, "问题总数", "3个", "逐项所列", 3, "2+1=3", "相符") in found


def test_the_ledger_has_a_row_for_each_item() -> None:
    found = rows(lint_text(NOTICE, path="a.txt"), 2)
    assert found[1:] == [
        (
            *(
                1,
                "第4行",
                "落实上级决策部署方面",
                "1.关于“河道巡查记录不完整”的问题",
                "已完成",
                "已完成整改。",
            ),
            "一是补齐2024年7月以来的巡查记录。\n二是2024年8月5日起按季度通报。",
            *(2, "河湖管理股", "2024年9月底", "2024年7月、2024年8月5日"),
        ),
        (
            *(
                2,
                "第9行",
                "落实上级决策部署方面",
                "2.关于“水库管护责任落实不到位”的问题",
                "已完成",
                "已完成整改。",
            ),
            *("逐库明确管护人员。", 0, None, None, None),
        ),
        (
            *(
                3,
                "第13行",
                "落实全面从严治党责任方面",
                "1.关于“廉政风险排查不深入”的问题",
                "正在整改",
                "正在整改。",
            ),
            *("一是重新排查廉政风险点。\n二是开展集体廉政谈话2次。", 2, None, None, None),
        ),
    ]


def test_the_ledger_takes_the_cells_of_a_table() -> None:
    found = rows(lint_text(TABLE, path="a.md"), 2)
    assert [(row[3], row[4], row[6], row[8], row[9]) for row in found[1:]] == [
        ("合同管理不规范", "已完成", "修订合同办法\n已补签合同3份", "办公室", "2024年9月"),
        ("资产账实不符", "正在整改", "开展盘点\n盘点仍在进行", "财务股", "2024年12月"),
    ]


def test_a_package_that_is_missing_is_named_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    monkeypatch.delitem(__import__("sys").modules, "rectify_lint.report.xlsx", raising=False)
    with pytest.raises(UsageError) as problem:
        load("xlsx")
    assert 'python -m pip install "rectify-lint[xlsx]"' in problem.value.text("en")
    assert "尚未安装" in problem.value.text("zh")


def test_a_module_that_is_missing_for_another_reason_is_no_matter_of_extras(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rectify_lint.report.json", None)
    with pytest.raises(ModuleNotFoundError):
        load("json")
