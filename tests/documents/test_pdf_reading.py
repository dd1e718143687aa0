"""What of a PDF file is text, in which order, and where it stands."""

from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4
from tests.documents.drawn import BLOCK, LONG, block, paragraphs, place, read
from tests.documents.pdfs import Drawing, printed

from rectify_lint.source.readers import read_bytes

# -- paragraphs


def test_lines_are_joined_to_paragraphs_without_blanks_between_chinese_characters() -> None:
    drawing = Drawing()
    block(drawing, block(drawing, 760))
    assert paragraphs(drawing) == [BLOCK, BLOCK]


def test_a_paragraph_goes_on_on_the_next_page_and_counts_there_anew() -> None:
    drawing = Drawing()
    drawing.lines(96, 760, "首" * 28).lines(72, 740, *["中" * 30] * 30).page()
    drawing.lines(72, 760, "续" * 30, "末。").text(96, 720, "另起一段。")
    source = read(drawing)
    assert [line[0] + line[-1] for line in source.text.splitlines()] == ["首。", "另。"]
    assert place(source, "中") == {"page": 1, "paragraph": 1}
    assert place(source, "续") == {"page": 2, "paragraph": 1}
    assert place(source, "另") == {"page": 2, "paragraph": 2}


def test_without_indents_a_gap_or_a_marker_begins_a_paragraph() -> None:
    drawing = Drawing().lines(72, 760, "甲" * 30, "甲" * 30, "乙" * 29 + "。", "一、" + "丙" * 28, "丙" * 5)
    drawing.lines(72, 630, "丁" * 30, "丁" * 3)
    assert paragraphs(drawing) == [
        "甲" * 60 + "乙" * 29 + "。",
        "一、" + "丙" * 33,
        "丁" * 33,
    ]


def test_without_indents_a_label_behind_a_sentence_begins_a_paragraph() -> None:
    drawing = Drawing().lines(
        72, 760, "甲" * 30, "乙" * 29 + "。", "整改状态：" + "丙" * 25, "情况如下：" + "丁" * 25
    )
    assert paragraphs(drawing) == [
        "甲" * 30 + "乙" * 29 + "。",
        "整改状态：" + "丙" * 25 + "情况如下：" + "丁" * 25,
    ]


def test_a_marker_at_the_beginning_of_a_line_in_a_sentence_begins_none() -> None:
    drawing = Drawing()
    top = block(drawing, block(drawing, 760))
    drawing.text(96, top, "首" * 27 + "。").lines(72, top - 20, "②" + "中" * 29, "末。")
    assert paragraphs(drawing)[2] == "首" * 27 + "。②" + "中" * 29 + "末。"


def test_a_centred_title_that_was_full_is_joined_and_one_divided_by_hand_is_not() -> None:
    def titled(*lines: str) -> list[str]:
        drawing = Drawing()
        for number, line in enumerate(lines):
            drawing.text(72 + (360 - 20 * len(line)) / 2, 780 - 30 * number, line, 20)
        block(drawing, block(drawing, 660))
        return paragraphs(drawing)[:-2]

    assert titled("局" * 18, "整改通报") == ["局" * 18 + "整改通报"]
    assert titled("中共安澜县水利局党组", "关于整改情况的通报") == [
        "中共安澜县水利局党组",
        "关于整改情况的通报",
    ]


def test_a_block_set_in_from_the_margin_is_one_paragraph_and_so_is_an_item_that_hangs() -> None:
    drawing = Drawing()
    top = block(drawing, block(drawing, 760))
    drawing.lines(120, top, *["引" * 26] * 4, "文")
    top -= 100
    drawing.text(72, top, "（1）").text(108, top, "条" * 27).lines(108, top - 20, "条" * 27, "末。")
    assert paragraphs(drawing)[2:] == ["引" * 104 + "文", "（1）" + "条" * 54 + "末。"]


def test_a_line_in_another_size_is_a_paragraph_of_its_own() -> None:
    drawing = Drawing().text(72, 760, "题" * 22, 16)
    block(drawing, 730)
    assert paragraphs(drawing) == ["题" * 22, BLOCK]


def test_a_signature_and_a_date_at_the_right_are_paragraphs() -> None:
    drawing = Drawing()
    top = block(drawing, 760)
    drawing.text(300, top, "中共安澜县水利局党组").text(310, top - 20, "2024年12月27日")
    assert paragraphs(drawing)[1:] == ["中共安澜县水利局党组", "2024年12月27日"]


# -- words and blanks


def test_latin_words_keep_their_blanks_and_addresses_and_numbers_have_none() -> None:
    drawing = Drawing()
    block(drawing, 780)
    drawing.text(96, 680, "首" * 25 + "Open").lines(
        72, 660, "Office" + "中" * 27, "中" * 27 + "ab@c", "d.cn，末"
    )
    drawing.text(96, 600, "首" * 26 + "2024").lines(72, 580, "0630" + "中" * 28, "末")
    assert paragraphs(drawing)[1:] == [
        "首" * 25 + "Open Office" + "中" * 54 + "ab@cd.cn，末",
        "首" * 26 + "20240630" + "中" * 28 + "末",
    ]


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    drawing = Drawing()
    block(drawing, 780)
    drawing.text(96, 680, "电话" + "首" * 23 + "0381-").lines(72, 660, "6120357" + "中" * 26, "末")
    assert "0381-6120357" in paragraphs(drawing)[1]


def test_room_between_scripts_that_the_program_puts_everywhere_is_no_blank() -> None:
    drawing = Drawing()
    block(drawing, 780)
    for y in (680, 660, 640):
        drawing.text(96, y, "截至").text(123, y, "6").text(132, y, "月底")
    assert paragraphs(drawing)[1:] == ["截至6月底"] * 3


def test_a_blank_that_is_only_seen_is_one() -> None:
    drawing = (
        Drawing()
        .text(72, 760, "方")
        .text(96, 760, "明甲乙")
        .text(72, 700, "（2）")
        .text(106, 700, "在履行中")
    )
    assert paragraphs(drawing) == ["方\u3000明甲乙", "（2） 在履行中"]


def test_characters_set_apart_throughout_have_no_blanks_between_them() -> None:
    drawing = Drawing()
    for number, character in enumerate("整改情况通报"):
        drawing.text(150 + 36 * number, 760, character, 18)
    assert paragraphs(drawing) == ["整改情况通报"]


def test_what_is_printed_twice_to_look_bold_is_read_once_and_doubled_letters_twice() -> None:
    drawing = Drawing().text(72, 760, "整改情况").text(72.4, 760, "整改情况")
    drawing.text(72, 700, "慢慢jj 11", 12)
    assert paragraphs(drawing) == ["整改情况", "慢慢jj 11"]


# -- what is not text


def test_page_numbers_and_running_heads_are_left_out_of_every_page() -> None:
    lines = ["安澜县水利局整改情况通报", *(f"{LONG}{number}" for number in range(60))]
    data, places = printed(lines)
    source = read_bytes(data, "a.pdf")
    assert max(page for line in places for page, _ in line) >= 4
    assert source.text.splitlines() == lines


@pytest.mark.parametrize(
    "form", ["{n}", "- {n} -", "—{n}—", "第{n}页", "第 {n} 页 共 4 页", "{n} / 4", "Page {n} of 4"]
)
@pytest.mark.parametrize("height", [40, 810])
def test_page_numbers_in_their_usual_forms(form: str, height: float) -> None:
    drawing = Drawing()
    for number in range(1, 5):
        block(drawing, 760)
        drawing.text(290, height, form.format(n=number)).page()
    assert paragraphs(drawing) == [BLOCK] * 4


def test_heads_that_differ_on_left_and_right_pages_are_left_out() -> None:
    drawing = Drawing()
    for number in range(1, 9):
        block(drawing, 760)
        drawing.text(72, 800, ("单页页眉", "双页页眉")[number % 2], 9).page()
    assert paragraphs(drawing) == [BLOCK] * 8


def test_a_small_line_in_the_margin_of_a_single_page_is_left_out() -> None:
    drawing = Drawing().text(72, 806, "内部资料", 9)
    block(drawing, 760)
    assert paragraphs(drawing.text(72, 30, "第一稿", 9)) == [BLOCK]


def test_two_pages_that_begin_alike_keep_what_they_begin_with() -> None:
    drawing = Drawing()
    for _ in range(2):
        drawing.text(96, 780, "整改情况：已完成整改。")
        block(drawing, 760)
        drawing.page()
    assert paragraphs(drawing) == ["整改情况：已完成整改。", BLOCK] * 2


def test_a_number_in_the_text_is_no_page_number() -> None:
    drawing = Drawing()
    for number in (7, 7):
        drawing.text(96, 780, str(number))
        block(drawing, 760)
        drawing.page()
    assert paragraphs(drawing) == ["7", BLOCK] * 2


def test_notes_at_the_foot_and_the_signs_that_refer_to_them_are_left_out() -> None:
    drawing = Drawing()
    top = block(drawing, 760)
    drawing.text(96, top, "首" * 5).text(156, top + 4, "1", 7).text(160, top, "行" * 22)
    drawing.lines(72, top - 20, "中" * 30, "中" * 30)
    drawing.canvas.line(72, 120, 200, 120)
    drawing.text(72, 105, "1 数据截至2024年底。", 9).page()
    drawing.lines(72, 760, "续" * 30, "末。")
    assert paragraphs(drawing)[1] == "首" * 5 + "行" * 22 + "中" * 60 + "续" * 30 + "末。"


def test_a_table_of_contents_is_left_out() -> None:
    drawing = Drawing().text(280, 780, "目 录", 16)
    for number, name in enumerate("甲乙丙丁"):
        drawing.text(72, 740 - 20 * number, f"{name}{'.' * 80}{number + 2}")
    block(drawing.page(), 760)
    assert paragraphs(drawing) == [BLOCK]


def test_a_watermark_across_the_page_is_left_out() -> None:
    drawing = Drawing()
    block(drawing, 760)
    drawing.canvas.saveState()
    drawing.canvas.rotate(40)
    drawing.text(400, 200, "严禁外传", 40)
    drawing.canvas.restoreState()
    assert paragraphs(drawing) == [BLOCK]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_looked_at(turn: int) -> None:
    drawing = Drawing()
    shift = {90: (0, -A4[0]), 180: (-A4[0], -A4[1]), 270: (-A4[1], 0)}[turn]
    drawing.canvas.rotate(turn)
    drawing.canvas.translate(*shift)
    block(drawing, 500)
    assert paragraphs(drawing) == [BLOCK]


# -- columns


def test_two_columns_are_read_one_after_the_other_below_what_stands_across_both() -> None:
    drawing = Drawing().text(160, 790, "关于巡察整改情况的通报", 20)
    for column, x in enumerate((72, 322)):
        for number in range(12):
            # The lines of the columns are not level with each other.
            drawing.text(x, 750 - 20 * number - 7 * column, "左右"[column] * 18)
        drawing.text(x, 510 - 7 * column, "末" + "左右"[column])
    assert paragraphs(drawing) == ["关于巡察整改情况的通报", "左" * 216 + "末左", "右" * 216 + "末右"]


def test_a_page_that_fills_one_column_only_has_its_columns_where_the_others_have_theirs() -> None:
    drawing = Drawing()
    for column, x in enumerate((72, 322)):
        drawing.lines(x, 760, *["左右"[column] * 18] * 12, "末。")
    drawing.page().lines(72, 760, *["续" * 18] * 3, "完。").lines(322, 753, "落款")
    assert paragraphs(drawing) == ["左" * 216 + "末。", "右" * 216 + "末。", "续" * 54 + "完。", "落款"]
