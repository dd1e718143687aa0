"""Texts that are no documents: a document is made of them, with comments."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from tests.documents.annotated import laid_out
from tests.documents.annotations import notes
from tests.documents.notices import EXAMPLE, NOTICES

from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.report.layout import lay_out
from rectify_lint.source.readers import read_bytes
from rectify_lint.value import evolve


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_text_becomes_a_document_with_the_same_paragraphs_and_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    report, done = laid_out(text)
    assert [line for line in read_bytes(done, "a.docx").text.splitlines() if "\t" not in line] == [
        line.strip() for line in text.splitlines() if line.strip() and "|" not in line
    ]
    for finding, comment in zip(report.findings, notes(done) if report.findings else [], strict=True):
        assert comment.marked is not None
        quote = "".join(finding.quote.split())
        # Blanks at the edges of a paragraph are not laid out: the characters beside them are marked.
        assert "".join(comment.marked.split()) == quote or (not quote and 2 < len(comment.marked) <= 8)
    # What was found in the text is found in the document, but for the blanks and the comments.
    again = Linter(Config(), {"ignore": ("TPL011", "PUN008")}).check([read_bytes(done, "a.txt")])
    assert [(one.code, one.message) for one in again.findings] == [
        (one.code, one.message) for one in report.findings if one.code != "PUN008"
    ]


def test_title_headings_paragraphs_and_signature_are_set_as_in_official_documents() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    made = docx.Document(io.BytesIO(laid_out(text)[1]))
    styles = {paragraph.text[:6]: paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
    assert styles["中共澜桥县文"] in ("Title", "Closing")
    assert made.paragraphs[0].style is not None
    assert made.paragraphs[0].style.name == "Title"
    assert styles["一、整改工作"] == "Heading 1"
    assert styles["（一）落实上"] == "Heading 2"
    assert styles["（一）扛牢主"] == "Normal"
    assert styles["整改状态：已"] == "Normal"
    assert styles["2024年1"] == "Closing"


def test_rows_become_a_table_and_marks_of_markdown_are_left_out() -> None:
    text = (
        "# 关于巡察整改情况的通报\n\n截至目前，局党组高度重视。。\n\n"
        "| 序号 | 反馈问题 | 整改情况 |\n| --- | --- | --- |\n| 1 | 记录。。不完整 | 已完成 |\n| 2 | 甲 |\n"
        "\u3000\u3000尾\u00ad注\x07。。\n"
    )
    report, done = laid_out(text, "a.md")
    made = docx.Document(io.BytesIO(done))
    assert [paragraph.text for paragraph in made.paragraphs] == [
        *("关于巡察整改情况的通报", "截至目前，局党组高度重视。。", "尾\u200b注\ufffd。。")
    ]
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
        *(["序号", "反馈问题", "整改情况"], ["1", "记录。。不完整", "已完成"], ["2", "甲", ""])
    ]
    doubled = [
        comment.marked
        for finding, comment in zip(report.findings, notes(done), strict=True)
        if finding.code == "PUN002"
    ]
    assert doubled == ["。。"] * 3


def test_a_place_in_the_new_document_is_told_by_its_paragraphs() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    made = {comment.lines[0]: comment for comment in notes(laid_out(text)[1])}
    assert made["错误 DAT005"].lines[-1] == "相关：前文日期：第2段“2024年6月18日”"


def page() -> str:
    """A notice with what a site puts round it."""
    return (
        "<html><div>当前位置：首页 &gt; 巡察整改</div><h1>关于巡察整改情况的通报</h1>"
        "<div>发布时间：2024-12-28 来源：县文旅局</div><p>一、整改情况</p><p>存在2个问题，整改完成2个，，正在推进。</p>"
        "<p>中共青禾县委</p><p>2024年12月27日</p><div>分享到：</div><div>上一篇：无</div><div>主办：青禾县人民政府</div></html>"
    )


def test_what_a_site_puts_round_the_notice_is_left_out() -> None:
    _report, data = laid_out(page(), "a.html")
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs] == [
        "关于巡察整改情况的通报",
        "一、整改情况",
        "存在2个问题，整改完成2个，，正在推进。",
        "中共青禾县委",
        "2024年12月27日",
    ]


def test_a_line_of_the_site_with_a_finding_stays() -> None:
    file = Linter(Config()).check([read_bytes(page().encode(), "a.html")]).files[0]
    date = file.notice.furniture[1]
    finding = file.findings[0]
    there = lay_out(evolve(file, findings=(evolve(finding, span=date),)))
    assert date.of(file.source.text) in there.source.text
