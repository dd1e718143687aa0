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
from tests.documents.annotations import bare, faults_of_order, notes, parts
from tests.documents.build import NAMESPACES, Word, element, level, numbered, rezipped
from tests.documents.notices import EXAMPLE, NOTICES

from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.errors import RectifyLintError, SourceError
from rectify_lint.report.comments import annotate
from rectify_lint.report.layout import lay_out
from rectify_lint.report.model import Report
from rectify_lint.rules.contract import Severity
from rectify_lint.source.docx import package
from rectify_lint.source.docx.comments import Comment, commented
from rectify_lint.source.docx.document import Traced, trace_document
from rectify_lint.source.docx.marks import anchor
from rectify_lint.source.docx.threads import cleared
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Span
from rectify_lint.value import evolve

DATE = "2024-12-27T09:30:00Z"


def checked(data: bytes, lang: str = "zh") -> tuple[Report, bytes]:
    """The report on a document, and the document with its findings as comments."""
    document = trace_document(data, "a.docx")
    report = Linter(Config(), {"lang": lang}).check([document.source])
    done = annotate(report, document, DATE, Severity.INFO)
    assert done.added == len(report.findings)
    return report, done.data


def remark(data: bytes, *quotes: str) -> bytes:
    """The document with a comment on each of *quotes*."""
    document = trace_document(data, "a.docx")
    text = document.source.text
    spans = [Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    return commented(document, [note(document, span) for span in spans], DATE).data


def note(document: Traced, span: Span) -> Comment:
    found = anchor(document.trace, document.source.text, span)
    assert found is not None
    return Comment(found, ["甲", span.of(document.source.text).replace("\n", "/")])


def body(*pieces: str) -> bytes:
    word = Word()
    word.xml(*pieces)
    return word.save()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def assert_kept(before: bytes, after: bytes) -> None:
    """Nothing but comments is new, and they stand where Word takes them."""
    old, new = parts(before), parts(after)
    changed = {name for name in new if new[name] != old.get(name)}
    assert old.keys() <= new.keys()
    assert changed <= {
        *("word/document.xml", "word/comments.xml"),
        *("word/_rels/document.xml.rels", "[Content_Types].xml"),
    }
    assert bare(new["word/document.xml"]) == bare(old["word/document.xml"])
    assert list(faults_of_order(new["word/document.xml"])) == []
    assert read_bytes(after, "a.docx").text == read_bytes(before, "a.docx").text


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


BOX = "<w:r><w:t>前</w:t><w:pict><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></w:pict></w:r>"


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


def test_comments_and_changes_of_others_are_kept() -> None:
    word = Word()
    word.comments(
        "<w:comment w:id='0' w:author='甲'><w:p w14:paraId='1A'><w:r><w:t>旧</w:t></w:r></w:p></w:comment>"
        "<w:comment w:id='2' w:author='乙'><w:p/></w:comment>",
        "<w15:commentEx w15:paraId='1A' w15:done='1'/>",
    )
    changed = "<w:r><w:rPr><w:rPrChange w:id='7' w:author='甲'><w:rPr/></w:rPrChange></w:rPr><w:t>整改措施</w:t></w:r>"
    word.xml(
        f"<w:p><w:commentRangeStart w:id='0'/>{changed}<w:commentRangeEnd w:id='0'/>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
    )
    data = word.save()
    done = remark(data, "改", "措")
    assert [(one.marked, one.author) for one in notes(done)] == [
        ("整改措施", "甲"),
        (None, "乙"),
        ("改", "rectify-lint"),
        ("措", "rectify-lint"),
    ]
    old, new = parts(data), parts(done)
    assert {name for name in new if new[name] != old.get(name)} == {"word/document.xml", "word/comments.xml"}
    ids = [one.get(f"{W}id") for one in etree.fromstring(new["word/comments.xml"])]
    assert ids == ["0", "2", "1", "3"]
    changes = [one.get(f"{W}id") for one in etree.fromstring(new["word/document.xml"]).iter(f"{W}rPrChange")]
    assert len(changes) == 4
    assert len(set(changes)) == 4
    assert "7" in changes


def again(data: bytes) -> bytes:
    """The document with its findings as comments, as a further run makes it."""
    return checked(cleared(data, "a.docx").data)[1]


def test_a_further_run_doubles_no_comment() -> None:
    data = numbered(EXAMPLE.read_text(encoding="utf-8").split("\n\n"))
    once = checked(data)[1]
    assert len(notes(once)) == 5
    assert parts(again(once)) == parts(once)


def test_comments_of_an_earlier_run_go_where_nothing_is_found_any_more() -> None:
    once = checked(numbered(["整改。。"]))[1]
    mended = rezipped(once, lambda name, part: part.replace("。。".encode(), "。".encode()))
    clear = cleared(mended, "a.docx")
    assert clear.removed == len(notes(mended)) > 0
    assert notes(clear.data) == []
    assert b"comment" not in parts(clear.data)["word/document.xml"]


def thread(*extended: str) -> bytes:
    """A document with a comment of an earlier run on each of two faults, the first of them with a reply perhaps."""
    word = Word()
    word.comments(
        "".join(
            f"<w:comment w:id='{number}' w:author='{author}'><w:p w14:paraId='{number}A'>{run(text)}</w:p></w:comment>"
            for number, author, text in (
                (0, "rectify-lint", "错误 PUN002"),
                (1, "甲", "引文如此"),
                (2, "rectify-lint", "错误 PUN002"),
            )
        ),
        "".join(extended),
    )
    mark = (
        "<w:commentRangeStart w:id='{0}'/>{1}<w:commentRangeEnd w:id='{0}'/>"
        "<w:r><w:commentReference w:id='{0}'/></w:r>"
    )
    inner = mark.format(1, run("。。"))
    word.xml(f"<w:p>{run('甲')}{mark.format(0, inner)}{run('乙')}{mark.format(2, run('。。'))}</w:p>")
    return word.save()


ANSWER = "<w15:commentEx w15:paraId='0A'/><w15:commentEx w15:paraId='1A' w15:paraIdParent='0A'/>"
DONE = "<w15:commentEx w15:paraId='0A' w15:done='1'/>"


@pytest.mark.parametrize("extended", [ANSWER, DONE])
def test_a_comment_that_somebody_has_handled_stays_and_is_not_doubled(extended: str) -> None:
    data = thread(extended, "<w15:commentEx w15:paraId='2A' w15:done='0'/>")
    clear = cleared(data, "a.docx")
    assert clear.removed == 1
    assert [one.lines for one in notes(clear.data)] == [["错误 PUN002"], ["引文如此"]]
    assert b"2A" not in parts(clear.data)["word/commentsExtended.xml"]
    document = trace_document(clear.data, "a.docx")
    report = Linter(Config(select=("PUN002",))).check([document.source])
    done = annotate(report, document, DATE, Severity.INFO)
    assert done.added == 1
    assert [(one.marked, one.author) for one in notes(done.data)] == [
        ("。。", "rectify-lint"),
        ("。。", "甲"),
        ("。。", "rectify-lint"),
    ]


def test_comments_of_others_alone_are_left_as_they_are() -> None:
    data = thread()
    theirs = rezipped(data, lambda name, part: part.replace(b"rectify-lint", "乙".encode()))
    assert cleared(theirs, "a.docx").data == theirs


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


FORMATS = st.sampled_from(
    [
        "",
        "<w:b/>",
        "<w:b/><w:i/>",
        '<w:color w:val="FF0000"/>',
        '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>',
    ]
)
PIECES = st.one_of(
    st.text("整改 措施\u3000\u00ad1", min_size=1, max_size=6).flatmap(
        lambda text: st.sampled_from([f"<w:t>{text}</w:t>", f'<w:t xml:space="preserve">{text}</w:t>'])
    ),
    st.sampled_from(["<w:tab/>", "<w:br/>", "<w:lastRenderedPageBreak/>", "<w:noBreakHyphen/>"]),
)
RUNS = st.tuples(FORMATS, st.lists(PIECES, max_size=3)).map(
    lambda made: f"<w:r>{f'<w:rPr>{made[0]}</w:rPr>' if made[0] else ''}{''.join(made[1])}</w:r>"
)
WRAPPED = st.tuples(
    st.sampled_from(
        [
            "{}",
            "{}",
            "<w:hyperlink>{}</w:hyperlink>",
            "<w:ins w:id='9'>{}</w:ins>",
            "<w:smartTag>{}</w:smartTag>",
        ]
    ),
    st.lists(RUNS, min_size=1, max_size=3).map("".join),
).map(lambda made: made[0].format(made[1]))
PARAGRAPHS = st.lists(WRAPPED, min_size=1, max_size=4).map(lambda made: f"<w:p>{''.join(made)}</w:p>")


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


# -- texts that are no documents


def laid_out(text: str, path: str = "a.txt") -> tuple[Report, bytes]:
    report = Linter(Config()).check([read_bytes(text.encode(), path)])
    done = annotate(report, lay_out(report.files[0]), DATE, Severity.INFO)
    assert done.added == len(report.findings)
    assert list(faults_of_order(parts(done.data)["word/document.xml"])) == []
    return report, done.data


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
