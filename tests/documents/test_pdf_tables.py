"""Ruled tables of PDF files."""

from __future__ import annotations

from tests.documents.drawn import BLOCK, LONG, block, paragraphs, place, read
from tests.documents.pdfs import Drawing, tabled

import rectify_lint
from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.source.readers import read_bytes

ROWS = [
    ["序号", "反馈问题", "整改措施", "整改情况"],
    ["1", "河道巡查记录不完整", "一是补齐记录。二是按季度通报。", "已完成整改"],
    ["2", "水库管护责任落实不到位", "一是逐库明确人员。二是组织培训。", "已完成整改"],
    ["3", "廉政风险排查不深入", "一是重新排查。二是开展谈话。", "正在整改"],
]
BEFORE = [
    "中共澜桥县水利局党组关于县委第五轮巡察整改进展情况的通报",
    "截至2024年12月20日，县委第三巡察组反馈的4个问题，已完成整改3个，正在整改1个。",
]
AFTER = ["中共澜桥县水利局党组", "2024年12月27日"]


def tabs(rows: list[list[str]]) -> list[str]:
    return ["\t".join(row) for row in rows]


def test_a_ruled_ledger_gives_the_findings_of_the_same_lines_with_tabs() -> None:
    source = read_bytes(tabled(BEFORE, ROWS, AFTER, colWidths=[40, 130, 140, 80]), "notice.pdf")
    text = "\n".join([*BEFORE, *tabs(ROWS), *AFTER, ""])
    assert source.text == text
    found = Linter(Config()).check([source]).findings
    expected = rectify_lint.lint_text(text).findings
    assert [(one.code, one.message, one.span) for one in found] == [
        (one.code, one.message, one.span) for one in expected
    ]
    listed = next(one for one in found if one.code == "TOT001")
    assert source.places is not None
    rows = [source.places.at(spot.span.start) for spot in listed.related]
    assert [(one.page, one.table, one.row) for one in rows] == [(1, 1, 2), (1, 1, 3), (1, 1, 4)]


def test_merged_cells_keep_the_columns_in_their_places() -> None:
    rows = [["序号", "问题", "措施"], ["（一）方面", "", ""], ["1", "甲", "丙"], ["", "", "丁"]]
    style = [("SPAN", (0, 1), (2, 1)), ("SPAN", (0, 2), (0, 3)), ("SPAN", (1, 2), (1, 3))]
    source = read_bytes(tabled([], rows, [], style=style, colWidths=[100, 100, 100]), "a.pdf")
    assert source.text.splitlines() == ["序号\t问题\t措施", "（一）方面\t\t", "1\t甲\t丙", "\t\t丁"]
    assert place(source, "丁") == {"page": 1, "table": 1, "row": 4, "column": 3}


def test_a_table_over_pages_is_one_and_its_repeated_head_is_left_out() -> None:
    rows = [ROWS[0], *([str(number), f"问题{LONG}", "措施。", "已完成"] for number in range(1, 21))]
    data = tabled(["前文。"], rows, ["后文。"], colWidths=[40, 190, 100, 80], repeatRows=1)
    source = read_bytes(data, "a.pdf")
    assert source.text.splitlines() == ["前文。", *tabs(rows), "后文。"]
    assert source.places is not None
    at = source.places.at(source.text.index("\n20\t") + 1)
    assert (at.page, at.table, at.column) == (2, 1, 1)
    assert at.row > 2


def test_a_row_broken_by_the_end_of_a_page_is_one_row() -> None:
    drawing = Drawing()

    def cells(top: float, bottom: float, *columns: list[str]) -> None:
        for x, width, lines in zip((72, 112, 312), (40, 200, 100), columns, strict=True):
            drawing.canvas.rect(x, bottom, width, top - bottom)
            drawing.lines(x + 6, top - 18, *lines)

    cells(160, 80, ["1"], ["甲" * 15, "乙" * 15, "丙" * 15], ["措施"])
    drawing.page()
    cells(780, 740, [], ["丁。"], [])
    cells(740, 700, ["2"], ["戊。"], ["措施"])
    source = read(drawing)
    assert source.text.splitlines() == [
        "1\t" + "甲" * 15 + "乙" * 15 + "丙" * 15 + "丁。\t措施",
        "2\t戊。\t措施",
    ]
    assert place(source, "丁") == {"page": 2, "table": 1, "row": 1, "column": 2}
    assert place(source, "戊") == {"page": 2, "table": 1, "row": 2, "column": 2}


def test_paragraphs_in_a_cell_are_divided_by_a_blank_where_no_mark_divides_them() -> None:
    drawing = Drawing()
    for x, width in ((72, 40), (112, 200)):
        drawing.canvas.rect(x, 700, width, 80)
    drawing.text(78, 762, "1").lines(118, 762, "甲" * 15, "乙。", "丙", "丁")
    assert paragraphs(drawing) == ["1\t" + "甲" * 15 + "乙。丙 丁"]


def test_a_frame_round_text_is_no_table_and_lines_below_words_are_none() -> None:
    drawing = Drawing()
    drawing.canvas.rect(60, 600, 400, 200)
    drawing.canvas.line(72, 740, 300, 740)
    block(drawing, 760)
    assert paragraphs(drawing) == [BLOCK]


def test_a_table_open_at_its_sides_has_its_outer_columns() -> None:
    drawing = Drawing()
    for y in (780, 740, 700):
        drawing.canvas.line(72, y, 372, y)
    for x in (172, 272):
        drawing.canvas.line(x, 700, x, 780)
    for y, texts in ((755, "甲乙丙"), (715, "丁戊己")):
        for number, text in enumerate(texts):
            drawing.text(80 + 100 * number, y, text)
    assert paragraphs(drawing) == ["甲\t乙\t丙", "丁\t戊\t己"]


def test_a_drawing_of_many_lines_is_no_table_and_takes_no_time() -> None:
    drawing = Drawing()
    for number in range(1500):
        drawing.canvas.line(72, 100 + number / 3, 500, 100 + number / 3)
        drawing.canvas.line(72 + number / 4, 100, 72 + number / 4, 700)
    block(drawing, 760)
    assert paragraphs(drawing) == [BLOCK]
