"""Findings as comments: on the very characters, and nothing else of the document changed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.documents.annotated import BOX, DATE, PARAGRAPHS, assert_kept, body, checked, note, remark, run
from tests.documents.annotations import notes, parts
from tests.documents.build import NAMESPACES, Word, element, level, numbered, rezipped
from tests.documents.notices import EXAMPLE, NOTICES

from rectify_lint.errors import RectifyLintError, SourceError
from rectify_lint.source.docx import package
from rectify_lint.source.docx.comments import commented
from rectify_lint.source.docx.document import trace_document
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Span


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_each_finding_is_a_comment_on_its_characters(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    data = numbered(line for line in lines if line)
    report, done = checked(data)
    made = notes(done) if report.findings else []
    assert len(made) == len(report.findings)
    trace = trace_document(data, "a.docx").trace
    for finding, comment in zip(report.findings, made, strict=True):
        assert comment.lines[0].endswith(finding.code)
        assert comment.lines[1] == finding.message
        assert comment.marked
        typed = "".join(
            "" if one.numbering else one.span.of(report.files[0].source.text)
            for one in trace.within(finding.span)
        )
        if typed:
            assert comment.marked.replace("\n", "") == typed
        else:
            assert comment.lines[-1].startswith("（所指为自动编号“")
    assert_kept(data, done)
    docx.Document(io.BytesIO(done))


def test_a_comment_says_what_is_wrong_why_what_to_do_and_where_else() -> None:
    data = numbered(EXAMPLE.read_text(encoding="utf-8").split("\n\n"))
    made = {comment.lines[0]: comment for comment in notes(checked(data)[1])}
    assert made["错误 TOT001"].marked == "8个具体问题"
    assert made["错误 TOT001"].author == "rectify-lint"
    assert made["错误 TOT001"].lines[1:3] == [
        "文中称8个问题，正文列出7项（3+2+2=7）",
        "依据：通报自身前后一致（数量勾稽）",
    ]
    assert made["错误 TOT001"].lines[3].startswith("建议：")
    english = {comment.lines[0]: comment for comment in notes(checked(data, "en")[1])}
    assert english["error TOT001"].lines[2].startswith("basis: ")


def test_a_related_place_is_named_with_its_words() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    made = notes(checked(numbered(line for line in text.splitlines() if line))[1])
    lines = next(one.lines for one in made if one.lines[0] == "错误 DAT005")
    assert lines[-1] == "相关：前文日期：第2段“2024年6月18日”"


@pytest.mark.parametrize(
    ("paragraphs", "quote", "marked"),
    [
        ([run("整改措施")], "改措", "改措"),
        (["<w:r><w:t> 整改措施 </w:t></w:r>"], "措施", "措施"),
        (["<w:r><w:t> 整 改 </w:t></w:r>"], "整", "整"),
        (["<w:r><w:rPr><w:b/></w:rPr><w:t>整</w:t></w:r>" + run("改措施")], "整改", "整改"),
        (["<w:r><w:t>整</w:t><w:tab/><w:t>改</w:t><w:br/><w:t>措</w:t></w:r>"], "整\t改\n措", "整\t改\n措"),
        (["<w:r><w:t>整</w:t><w:tab/><w:t>改</w:t></w:r>"], "\t", "\t"),
        (["<w:r><w:t>整</w:t><w:noBreakHyphen/><w:t>改</w:t></w:r>"], "-改", "-改"),
        (["<w:r><w:t>整\u00ad改\u00ad措施</w:t></w:r>"], "改措", "改\u00ad措"),
        ([f"<w:hyperlink>{run('整改')}</w:hyperlink>{run('措施')}"], "改措", "改措"),
        ([f"{run('整')}<w:ins w:id='1'>{run('改措')}</w:ins>{run('施')}"], "措施", "措施"),
        ([f"<w:smartTag>{run('整改')}</w:smartTag>{run('措施')}"], "改措", "改措"),
        ([f"<w:sdt><w:sdtPr/><w:sdtContent>{run('整改')}</w:sdtContent></w:sdt>{run('措')}"], "改措", "改措"),
        (
            [f"{run('整')}<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>{run('改')}"],
            "整改",
            "整改",
        ),
        ([f'<w:fldSimple w:instr=" DATE ">{run("今天")}</w:fldSimple>{run("是")}'], "天是", "天是"),
        ([run("整改"), run("措施")], "改\n措", "改\n措"),
        # What cannot be divided is marked as a whole.
        (["<m:oMath><m:r><m:t>8÷2</m:t></m:r></m:oMath>" + run("等于4")], "2等", "等"),
        (
            [
                "<w:r><w:ruby><w:rt><w:r><w:t>zhěng</w:t></w:r></w:rt>"
                f"<w:rubyBase>{run('整改')}</w:rubyBase></w:ruby></w:r>{run('措施')}"
            ],
            "改措",
            "zhěng整改措",
        ),
        (
            [
                f"<w:r><w:t>甲乙</w:t><w:ruby><w:rt/><w:rubyBase>{run('整改')}</w:rubyBase></w:ruby></w:r>{run('丙')}"
            ],
            "乙整",
            "乙整改",
        ),
        ([f"{run('文')}{BOX.format(run('框内'))}{run('尾')}"], "内", "前\n框内"),
        ([f"{run('文')}{BOX.format(run('框内'))}{run('尾')}"], "内\n文", "前\n框内"),
    ],
)
def test_the_mark_is_round_the_characters(paragraphs: list[str], quote: str, marked: str) -> None:
    data = body(*(f"<w:p>{inside}</w:p>" for inside in paragraphs))
    done = remark(data, quote)
    assert [one.marked for one in notes(done)] == [marked]
    assert_kept(data, done)


def test_comments_on_one_place_and_within_each_other() -> None:
    data = body(f"<w:p>{run('整改工作措施')}</w:p>")
    quotes = ("整改工作措施", "工作", "工作", "作措", "施", "整")
    done = remark(data, *quotes)
    assert [one.marked for one in notes(done)] == list(quotes)
    assert_kept(data, done)


def test_cells_of_a_table_and_several_of_them() -> None:
    word = Word()
    table = word.table([["序号", "问题"], ["1", "关于记录 不完整"], ["2", "甲"]])
    table.cell(2, 1).add_paragraph("乙")
    data = word.save()
    quotes = ("录 不", "号\t问", "1\t关于", "甲 乙", "乙")
    done = remark(data, *quotes)
    assert [one.marked for one in notes(done)] == ["录 不", "号\t问", "1\t关于", "甲\t乙", "乙"]
    assert_kept(data, done)


def test_an_automatic_number_is_marked_at_the_start_of_its_paragraph() -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "%1.")))
    word.paragraph("甲乙丙丁戊己庚辛壬癸", num)
    word.paragraph("", num)
    data = word.save()
    done = remark(data, "1.", "1.甲乙", "2.")
    assert [one.marked for one in notes(done)] == ["甲乙丙丁戊己庚辛", "甲乙", ""]
    assert_kept(data, done)


def test_namespaces_and_what_may_be_ignored_are_kept() -> None:
    word = Word()
    word.paragraph("整改")

    def ignoring(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        root = etree.fromstring(content)
        made = element('<w:document mc:Ignorable="w14 w15"/>')
        made[:] = list(root)
        return etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)

    done = parts(remark(rezipped(word.save(), ignoring), "改"))
    head = done["word/document.xml"][:1000]
    assert head.startswith(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:document ")
    assert b'mc:Ignorable="w14 w15"' in head
    assert all(piece.encode() in head for piece in NAMESPACES.split(" "))
    assert b"ns0" not in done["word/document.xml"] + done["word/comments.xml"]
    assert b'PartName="/word/comments.xml"' in done["[Content_Types].xml"]
    assert b'Target="comments.xml"' in done["word/_rels/document.xml.rels"]


def test_a_document_of_the_strict_form_stays_one() -> None:
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
            b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        ),
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }

    def stricter(_name: str, content: bytes) -> bytes:
        for usual, other in strict.items():
            content = content.replace(usual, other)
        return content

    word = Word()
    word.paragraph("整改")
    done = parts(remark(rezipped(word.save(), stricter), "改"))
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert not any(usual in done[name] for usual in strict)
    assert b"ooxml/officeDocument/relationships/comments" in done["word/_rels/document.xml.rels"]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    made=st.lists(PARAGRAPHS, min_size=1, max_size=3),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 9)), min_size=1, max_size=6),
)
def test_any_runs_keep_their_text_and_formatting(made: list[str], places: list[tuple[float, int]]) -> None:
    data = body(f"<w:p>{run('头')}</w:p>", *made)
    document = trace_document(data, "a.docx")
    text = document.source.text
    spans = [
        Span(int(at * (len(text) - 1)), min(int(at * (len(text) - 1)) + size, len(text)))
        for at, size in places
    ]
    comments = []
    wanted = []
    for span in spans:
        segments = document.trace.within(span)
        if segments:
            comments.append(note(document, span))
            wanted.append("".join(one.span.of(text) for one in segments))
    done = commented(document, comments, DATE).data
    assert [_plain(one.marked) for one in notes(done)] == [_plain(one) for one in wanted]
    assert_kept(data, done)


def _plain(text: str | None) -> str:
    assert text is not None
    return "".join(text.replace("\u00ad", "").split())  # blank paragraphs are no text


# -- what cannot be done


def test_a_broken_part_of_comments_is_told() -> None:
    word = Word()
    word.paragraph("整改")
    word.comments("")
    broken = rezipped(
        word.save(), lambda name, content: b"<w:com" if name == "word/comments.xml" else content
    )
    with pytest.raises(SourceError, match="broken or incomplete"):
        trace_document(broken, "a.docx")


def test_a_relation_to_a_part_that_is_not_there_is_made_good() -> None:
    word = Word()
    word.paragraph("整改")
    word.comments("")
    data = rezipped(word.save(), lambda name, content: None if name == "word/comments.xml" else content)
    done = remark(data, "改")
    assert [one.marked for one in notes(done)] == ["改"]
    docx.Document(io.BytesIO(done))


def test_word_takes_only_so_many_comments() -> None:
    data = body(f"<w:p>{run('整改')}</w:p>")
    document = trace_document(data, "a.docx")
    one = note(document, Span(0, 1))
    with pytest.raises(RectifyLintError, match="32768 comments"):
        commented(document, [one] * 32_768, DATE)


def test_parts_that_unpack_to_more_than_a_copy_may_hold_are_not_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "COPY_LIMIT", 1_000_000)
    word = Word()
    word.paragraph("整改")
    data = word.save()
    assert remark(data, "改")
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bin", bytes(1_000_000))
    with pytest.raises(SourceError, match="unpacks to more"):
        remark(buffer.getvalue(), "改")


def test_a_part_that_is_broken_is_told_though_it_is_not_read() -> None:
    word = Word()
    word.paragraph("整改")
    buffer = io.BytesIO(word.save())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/media/image1.bin", b"ABCDEFGH")
    data = buffer.getvalue().replace(b"ABCDEFGH", b"ABCDEFGX")
    assert read_bytes(data, "a.docx").text == "整改\n"
    with pytest.raises(SourceError, match="broken or incomplete"):
        remark(data, "改")
