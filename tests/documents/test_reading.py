"""What of a Word document is text, in which order, and where it stands."""

from __future__ import annotations

import pytest
from tests.documents.build import Word, element, level, rezipped

from rectify_lint.errors import SourceError
from rectify_lint.source.docx import DocxReader
from rectify_lint.source.places import DocumentPlace
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source


def read(word: Word, path: str = "a.docx") -> Source:
    return read_bytes(word.save(), path)


def body(*pieces: str) -> Source:
    word = Word()
    word.xml(*pieces)
    return read(word)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def place(source: Source, text: str) -> dict[str, int]:
    assert source.places is not None
    found = source.places.at(source.text.index(text))
    return {name: number for name, number in found._asdict().items() if number}


def test_paragraphs_are_lines_and_blank_ones_are_left_out_and_not_counted() -> None:
    word = Word()
    for text in ("甲", "", "  ", "乙"):
        word.paragraph(text)
    source = read(word)
    assert (source.text, source.kind, source.path) == ("甲\n乙\n", "docx", "a.docx")
    assert place(source, "乙") == {"paragraph": 2}


@pytest.mark.parametrize("name", ["通报.docx", "通报.doc", "通报.txt", "通报"])
def test_a_document_is_known_by_its_content(name: str) -> None:
    word = Word()
    word.paragraph("甲")
    assert read(word, name).kind == "docx"


def test_headers_footers_and_notes_are_no_text() -> None:
    word = Word()
    section = word.document.sections[0]
    section.header.paragraphs[0].text = "页眉"
    section.footer.paragraphs[0].text = "页脚"
    word.xml(f'<w:p>{run("正文")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>')
    assert read(word).text == "正文\n"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t></w:r>", "一\n二\n三"),
        ("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r>", "一\t二"),
        ("<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>", "2024-2025"),
        ("<w:r><w:t>整</w:t><w:softHyphen/><w:t>改\u00ad</w:t></w:r>", "整改"),
        (run("2024\u00a0年"), "2024 年"),
        ("<w:r><w:t> \n 整改 \n</w:t></w:r>", "整改"),
        (f"<w:smartTag>{run('二〇二四年')}</w:smartTag>", "二〇二四年"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:fldSimple w:instr=" DATE ">{run("今天")}</w:fldSimple>', "今天"),
        ("<m:oMath><m:r><m:t>8÷2</m:t></m:r></m:oMath>", "8÷2"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>zhěng</w:t></w:r></w:rt>"
            f"<w:rubyBase>{run('整')}</w:rubyBase></w:ruby></w:r>",
            "整",
        ),
        (f"{run('甲')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>{run('乙')}", "甲乙"),
        (f'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>{run("乙")}', "显乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        (f'{run("甲")}<w:r><w:sym w:font="Symbol" w:char="F0FE"/></w:r>', "甲"),
    ],
)
def test_what_stands_in_a_paragraph(inside: str, text: str) -> None:
    assert body(f"<w:p>{inside}</w:p>").text == text + "\n"


def test_of_a_field_the_result_is_text_and_the_instruction_is_not() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    nested = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + run("9")
    source = body(
        f"<w:p>{run('共')}{mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{nested}{mark('end')}"
        f"{mark('separate')}{run('3')}{mark('end')}{run('页')}</w:p>",
        # An instruction without end takes no more than its paragraph.
        f"<w:p>{run('甲')}{mark('begin')}{run('失')}</w:p>",
        f"<w:p>{mark('end')}{run('乙')}</w:p>",
    )
    assert source.text == "共3页\n甲\n乙\n"


def test_a_table_of_contents_is_no_text() -> None:
    word = Word()
    word.document.styles.add_style("toc 1", 1)
    word.paragraph("一、情况 3", style="toc 1")
    word.xml(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent><w:p>{run('目录')}</w:p></w:sdtContent></w:sdt>"
    )
    word.paragraph("一、情况")
    assert read(word).text == "一、情况\n"


# -- tracked changes and comments


def test_tracked_changes_are_read_in_their_final_state() -> None:
    source = body(
        f"<w:p>{run('整改')}<w:del w:id='1'><w:r><w:delText>21</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('22')}</w:ins>{run('个')}</w:p>",
        f"<w:p>{run('无改动')}</w:p>",
        f"<w:p><w:moveFrom w:id='3'>{run('原处')}</w:moveFrom><w:moveTo w:id='4'>{run('新处')}</w:moveTo></w:p>",
        "<w:p><w:r><w:rPr><w:rPrChange w:id='5'/></w:rPr><w:t>格式</w:t></w:r></w:p>",
    )
    assert source.text == "整改22个\n无改动\n新处\n格式\n"
    assert source.traces is not None
    assert source.traces.revisions == tuple(source.text.index(text) for text in ("整改", "新处", "格式"))


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next_and_has_no_number() -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "%1.")))
    for text in ("甲", "乙", "丙"):
        word.paragraph(text, num)
    deleted = element("<w:rPr><w:del w:id='1'/></w:rPr>")
    word.document.paragraphs[0]._p.get_or_add_pPr().append(deleted)
    last = word.paragraph("丁")
    last._p.get_or_add_pPr().append(element("<w:rPr><w:del w:id='2'/></w:rPr>"))
    assert read(word).text == "1.甲乙\n2.丙\n丁\n"


def test_a_deleted_row_is_gone_and_a_deleted_cell_too() -> None:
    word = Word()
    table = word.table([["序号", "问题"], ["1", "甲"], ["2", "乙"]])
    table.rows[1]._tr.get_or_add_trPr().append(element("<w:del w:id='1'/>"))
    table.cell(2, 1)._tc.get_or_add_tcPr().append(element("<w:cellDel w:id='2'/>"))
    source = read(word)
    assert source.text == "序号\t问题\n2\n"
    assert source.traces is not None
    assert source.traces.revisions == (source.text.index("2"),)


def test_open_comments_are_counted_by_thread_and_those_done_are_not() -> None:
    word = Word()
    for name in ("1", "2", "3"):
        word.xml(f'<w:p>{run("文" + name)}<w:r><w:commentReference w:id="{name}"/></w:r></w:p>')
    comments = "".join(
        f'<w:comment w:id="{name}"><w:p w14:paraId="A{name}">{run("请核")}</w:p></w:comment>'
        for name in "123"
    )
    word.comments(
        comments,
        '<w15:commentEx w15:paraId="A2" w15:done="1"/><w15:commentEx w15:paraId="A3" w15:paraIdParent="A1"/>',
    )
    source = read(word)
    assert source.traces is not None
    assert (source.traces.revisions, source.traces.comments) == ((), (0,))


def test_without_the_later_part_every_comment_is_open() -> None:
    word = Word()
    table = word.table([["序号", "问题"]])
    table.cell(0, 1).paragraphs[0]._p.append(element('<w:r><w:commentReference w:id="1"/></w:r>'))
    word.comments(f'<w:comment w:id="1"><w:p>{run("请核")}</w:p></w:comment>')
    source = read(word)
    assert source.traces is not None
    assert source.traces.comments == (0,)


# -- tables and text boxes


def test_a_row_is_a_line_with_tabs_between_its_cells() -> None:
    word = Word()
    word.paragraph("台账")
    word.table([["序号", "问题", "措施"], ["1", "甲\n乙", "一是丙。\n二是丁\t戊"]])
    word.paragraph("以上")
    source = read(word)
    assert source.text == "台账\n序号\t问题\t措施\n1\t甲 乙\t一是丙。二是丁 戊\n以上\n"
    assert place(source, "丙") == {"table": 1, "row": 2, "column": 3}
    assert place(source, "以上") == {"paragraph": 2}


def test_merged_cells_keep_the_columns_in_their_places() -> None:
    word = Word()
    table = word.table([["序号", "问题", "措施"], ["（一）方面", "", ""], ["1", "甲", "丙"], ["", "", "丁"]])
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    source = read(word)
    assert source.text.splitlines()[1:] == ["（一）方面\t\t", "1\t甲\t丙", "\t\t丁"]
    assert place(source, "丁") == {"table": 1, "row": 4, "column": 3}


def test_cells_left_out_at_the_beginning_of_a_row_are_empty() -> None:
    word = Word()
    table = word.table([["序号", "问题", "措施"], ["1", "甲", "乙"]])
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.get_or_add_trPr().append(element('<w:gridBefore w:val="1"/>'))
    assert read(word).text.splitlines()[1] == "\t甲\t乙"


def test_automatic_numbers_count_in_cells() -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "%1")))
    table = word.table([["序号", "问题"], ["", "甲"], ["", "乙"]])
    for row in (1, 2):
        inside = f'<w:pPr><w:numPr><w:numId w:val="{num}"/></w:numPr></w:pPr>'
        table.cell(row, 0).paragraphs[0]._p.insert(0, element(inside))
    assert read(word).text == "序号\t问题\n1\t甲\n2\t乙\n"


def test_a_table_within_a_cell_is_text_of_the_cell() -> None:
    word = Word()
    cell = word.table([["序号", "问题"], ["1", "甲："]]).cell(1, 1)
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "乙", "丙"
    assert read(word).text.splitlines()[1] == "1\t甲：乙 丙"


def test_a_table_of_one_column_is_a_frame_round_paragraphs() -> None:
    word = Word()
    cell = word.table([["一、情况"]]).cell(0, 0)
    cell.add_paragraph("成立领导小组。")
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "乙"
    source = read(word)
    assert source.text == "一、情况\n成立领导小组。\n甲\t乙\n"
    assert place(source, "成立") == {"table": 1, "row": 1, "column": 1}


def test_a_text_box_is_read_once_and_before_the_paragraph_it_is_anchored_in() -> None:
    content = f"<w:txbxContent><w:p>{run('安澜县水利局文件')}</w:p></w:txbxContent>"
    source = body(
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('关于整改情况的通报')}</w:p>"
    )
    assert source.text == "安澜县水利局文件\n关于整改情况的通报\n"
    assert place(source, "安澜县") == {"text_box": 1}
    assert place(source, "关于") == {"paragraph": 1}


def test_a_text_box_in_a_cell_is_text_of_the_cell() -> None:
    word = Word()
    box = f"<w:r><w:pict><v:textbox><w:txbxContent><w:p>{run('注')}</w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    word.table([["序号", "问题"]]).cell(0, 1).paragraphs[0]._p.append(element(box))
    assert read(word).text == "序号\t注 问题\n"


def test_alternatives_and_controls_round_whole_paragraphs_are_looked_into() -> None:
    source = body(
        f"<w:sdt><w:sdtContent><w:p>{run('甲')}</w:p></w:sdtContent></w:sdt>",
        f"<mc:AlternateContent><mc:Fallback><w:p>{run('乙')}</w:p></mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent/>",
    )
    assert source.text == "甲\n乙\n"


def test_the_strict_form_of_the_format_is_read_too() -> None:
    word = Word()
    word.paragraph("甲", word.num(word.abstract(level("chineseCounting", "%1、"))))

    def strict(name: str, content: bytes) -> bytes:
        for usual, other in (
            (
                "schemas.openxmlformats.org/wordprocessingml/2006/main",
                "purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            (
                "schemas.openxmlformats.org/officeDocument/2006/relationships",
                "purl.oclc.org/ooxml/officeDocument/relationships",
            ),
        ):
            content = content.replace(usual.encode(), other.encode())
        return content

    assert read_bytes(rezipped(word.save(), strict), "a.docx").text == "一、甲\n"


def test_an_empty_document_is_told_as_such_when_its_file_is_read() -> None:
    source = DocxReader().read(Word().save(), "a.docx")
    assert source.text == ""
    assert source.places is not None
    assert source.places.at(0) == DocumentPlace()
    with pytest.raises(SourceError, match="it contains no text"):
        read(Word())


def test_a_paragraph_whose_end_is_deleted_ends_before_a_table() -> None:
    word = Word()
    deleted = element("<w:rPr><w:del w:id='1'/></w:rPr>")
    word.paragraph("甲")._p.get_or_add_pPr().append(deleted)
    word.table([["序号", "问题"], ["1", "乙"]])
    assert read(word).text == "甲\n序号\t问题\n1\t乙\n"


def test_a_row_of_empty_cells_is_no_line_and_counts_as_a_row() -> None:
    word = Word()
    word.table([["序号", "问题"], ["", ""], ["1", "乙"]])
    source = read(word)
    assert source.text == "序号\t问题\n1\t乙\n"
    assert place(source, "乙") == {"table": 1, "row": 3, "column": 2}
