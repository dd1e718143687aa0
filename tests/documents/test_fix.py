"""Fixes of a document are tracked changes: its final state is the fixed text, its former state what it was."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.documents.annotated import BOX, PARAGRAPHS, body, run
from tests.documents.annotations import W, bare, parts
from tests.documents.build import Word, element, level
from tests.documents.notices import NOTICES

from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.fixes import fix_paths, fix_text
from rectify_lint.report.model import Mended
from rectify_lint.source.docx.document import trace_document
from rectify_lint.source.docx.revise import Edit, revised
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Span

DATE = "2024-12-27T09:30:00Z"
MINE = "rectify-lint"


def edit(text: str, old: str, new: str) -> Edit:
    return Edit(Span(text.index(old), text.index(old) + len(old)), new)


def revise(data: bytes, *edits: tuple[str, str]) -> bytes:
    """The document with tracked changes; each edit replaces the first place of a text by another."""
    document = trace_document(data, "a.docx")
    text = document.source.text
    made = sorted(edit(text, old, new) for old, new in edits)
    assert all(document.source.takes(*one) for one in made)
    done = revised(document, made, DATE)
    for one in reversed(made):
        text = text[: one.span.start] + one.text + text[one.span.end :]
    assert read_bytes(done, "a.docx").text == text
    assert bare(rejected(done)) == bare(rejected(data))
    changed = {name for name, content in parts(done).items() if content != parts(data)[name]}
    assert changed <= {"word/document.xml"}
    docx.Document(io.BytesIO(done))
    return done


def rejected(data: bytes) -> bytes:
    """The main part with the tracked changes made here taken back."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    for made in list(root.iter(f"{W}ins")):
        if made.get(f"{W}author") == MINE:
            made.getparent().remove(made)
    for made in list(root.iter(f"{W}del")):
        if made.get(f"{W}author") == MINE:
            for text in made.iter(f"{W}delText"):
                text.tag = f"{W}t"
            for child in list(made):
                made.addprevious(child)
            made.getparent().remove(made)
    # An insertion of another that was divided is one again.
    for made in list(root.iter(f"{W}ins")):
        before = made.getprevious()
        if (
            before is not None
            and before.tag == made.tag
            and before.get(f"{W}author") == made.get(f"{W}author")
        ):
            before.extend(list(made))
            made.getparent().remove(made)
    return etree.tostring(root)


def changes(data: bytes) -> list[tuple[str, str, str]]:
    """What is inserted and deleted, by whom, in order."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    return [
        (etree.QName(one).localname, one.get(f"{W}author"), "".join(one.itertext()))
        for one in root.iter(f"{W}ins", f"{W}del")
    ]


@pytest.mark.parametrize(
    ("inside", "old", "new", "made"),
    [
        (run("截止目前"), "截止", "截至", [("del", "止"), ("ins", "至")]),
        (run("高度重视。。"), "。。", "。", [("del", "。")]),
        (run("局党组高度重视"), "重视", "重视。", [("ins", "。")]),
        (run("〔2024]3号"), "〔2024]", "〔2024〕", [("del", "]"), ("ins", "〕")]),
        (
            f"{run('截')}{run('止目')}{run('前')}",
            "截止目前",
            "至今",
            [("del", "截"), ("del", "止目"), ("del", "前"), ("ins", "至今")],
        ),
        ("<w:r><w:t> 整改 </w:t></w:r>", "改", "治", [("del", "改"), ("ins", "治")]),
        ("<w:r><w:t>整 改</w:t></w:r>", " ", "", [("del", " ")]),
        (f"<w:hyperlink>{run('整改')}</w:hyperlink>", "改", "治", [("del", "改"), ("ins", "治")]),
        (f"<w:smartTag>{run('整改')}</w:smartTag>", "整改", "整治改", [("ins", "治")]),
        (run("整改"), "整", "先整", [("ins", "先")]),
        ("<w:r><w:t> 整改 </w:t></w:r>" + run("好"), "整改", "", [("del", "整改")]),
    ],
)
def test_as_little_as_differs_is_changed(
    inside: str, old: str, new: str, made: list[tuple[str, str]]
) -> None:
    done = revise(body(f"<w:p>{inside}</w:p>"), (old, new))
    assert changes(done) == [(kind, MINE, text) for kind, text in made]


def test_new_characters_look_as_those_they_replace() -> None:
    looks = "<w:rPr><w:b/><w:rPrChange w:id='4' w:author='甲'><w:rPr/></w:rPrChange></w:rPr>"
    done = revise(
        body(f"<w:p>{run('普通')}<w:r w:rsidR='00AA'>{looks}<w:t>粗体字</w:t></w:r></w:p>"), ("体", "休")
    )
    root = etree.fromstring(parts(done)["word/document.xml"])
    inserted = next(root.iter(f"{W}ins"))
    assert [child.tag for child in inserted[0][0]] == [f"{W}b"]
    numbers = [one.get(f"{W}id") for one in root.iter(f"{W}ins", f"{W}del", f"{W}rPrChange")]
    assert len(numbers) == len(set(numbers)) == 5


def test_insertions_and_deletions_of_others_stay_theirs() -> None:
    other = f"<w:ins w:id='1' w:author='甲'>{run('新增截止目前')}</w:ins>"
    gone = "<w:del w:id='2' w:author='乙'><w:r><w:delText>旧文</w:delText></w:r></w:del>"
    data = body(f"<w:p>{run('头')}{other}{gone}{run('尾')}</w:p>")
    done = revise(data, ("止", "至"))
    assert changes(done) == [
        ("ins", "甲", "新增截止"),
        ("del", MINE, "止"),
        ("ins", MINE, "至"),
        ("ins", "甲", "目前"),
        ("del", "乙", "旧文"),
    ]
    # What was inserted here is changed as if it were not there yet.
    again = trace_document(done, "a.docx")
    text = again.source.text
    last = revised(again, [edit(text, "至", "到"), edit(text, "前", "")], DATE)
    assert read_bytes(last, "a.docx").text == "头新增截到目尾\n"
    assert ("ins", MINE, "到") in changes(last)
    assert not any(text == "至" for _, _, text in changes(last))


@pytest.mark.parametrize(
    ("inside", "old", "new"),
    [
        (f'<w:fldSimple w:instr=" DATE ">{run("今天")}</w:fldSimple>', "今", "明"),
        ("<m:oMath><m:r><m:t>8÷2</m:t></m:r></m:oMath>", "8", "9"),
        (f"<w:moveTo w:id='1'>{run('新处')}</w:moveTo>", "新", "旧"),
        (BOX.format(run("框内")), "框", "箱"),
        (run("甲") + "<w:r><w:tab/></w:r>", "\t", ""),
        (
            f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>",
            "控",
            "空",
        ),
        (run("整改"), "整改", "整\n改"),
        (f"<w:ins w:id='1' w:author='甲'><w:smartTag>{run('整改')}</w:smartTag></w:ins>", "整", "征"),
    ],
)
def test_what_a_program_makes_or_word_would_lose_is_not_changed(inside: str, old: str, new: str) -> None:
    document = trace_document(body(f"<w:p>{inside}</w:p>"), "a.docx")
    text = document.source.text
    assert not document.source.takes(*edit(text, old, new))


def test_an_automatic_number_and_the_end_of_a_paragraph_are_not_changed() -> None:
    word = Word()
    num = word.num(word.abstract(level("decimal", "%1、")))
    word.paragraph("甲", num)
    word.paragraph("乙")
    document = trace_document(word.save(), "a.docx")
    text = document.source.text
    assert text == "1、甲\n乙\n"
    assert not document.source.takes(*edit(text, "1、", "1."))
    assert not document.source.takes(*edit(text, "\n", ""))
    assert document.source.takes(*edit(text, "1、甲", "1、丙"))


def test_cells_are_changed_where_their_blanks_stand_in_the_document() -> None:
    word = Word()
    table = word.table([["序号", "问 题"]])
    table.cell(0, 0).add_paragraph("次")
    data = word.save()
    revise(data, ("问 题", "问题"), ("次", "此"))
    document = trace_document(data, "a.docx")
    text = document.source.text
    assert text == "序号 次\t问 题\n"
    assert not document.source.takes(*edit(text, "号 次", "号次"))
    assert not document.source.takes(*edit(text, "\t", " "))


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_document_is_fixed_as_its_text_is(tmp_path: Path, path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    slips = {"予以公布。": "予以公布。。", "，已完成": ",已完成", "截至": "截止"}
    text = "".join(f"{line}\n" for line in lines if line)
    for right, wrong in slips.items():
        text = text.replace(right, wrong, 1)
    word = Word()
    for line in text.splitlines():
        word.paragraph(line)
    file = tmp_path / "a.docx"
    file.write_bytes(word.save())
    linter = Linter(Config(), {"ignore": ("TPL011",)})
    done = fix_paths(linter, [str(file)], unsafe=True)
    expected = fix_text(text, unsafe=True)
    assert read_bytes(file.read_bytes(), "a.docx").text == expected.text
    assert done.files == () or done.files[0].outcome.fixed == expected.fixed
    after = file.read_bytes()
    assert fix_paths(linter, [str(file)], unsafe=True).changed == 0
    assert file.read_bytes() == after


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    made=st.lists(PARAGRAPHS, min_size=1, max_size=3),
    places=st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 5), st.sampled_from(["", "新", "新的 ", "改"])),
        min_size=1,
        max_size=5,
    ),
)
def test_any_edits_give_the_edited_text_and_can_be_rejected(
    made: list[str], places: list[tuple[int, int, str]]
) -> None:
    data = body(f"<w:p>{run('头')}</w:p>", *made, f"<w:p>{run('尾')}</w:p>")
    document = trace_document(data, "a.docx")
    text = document.source.text
    edits: list[Edit] = []
    for start, size, new in sorted(places):
        one = Edit(Span(min(start, len(text)), min(start + size, len(text))), new)
        apart = not edits or one.span.start > edits[-1].span.end
        line_left = text[: one.span.start].rpartition("\n")[2] + text[one.span.end :].partition("\n")[0]
        if apart and line_left.strip() and document.source.takes(*one):
            edits.append(one)
    done = revised(document, edits, DATE)
    for one in reversed(edits):
        text = text[: one.span.start] + one.text + text[one.span.end :]
    assert read_bytes(done, "a.docx").text == text
    assert bare(rejected(done)) == bare(rejected(data))


def test_changes_made_here_are_not_told_as_open_review_while_fixing() -> None:
    mine = element(f"<w:p><w:ins w:id='1' w:author='{MINE}'>{run('甲')}</w:ins></w:p>")
    word = Word()
    word.body.insert(0, mine)
    word.xml(f"<w:p><w:ins w:id='2' w:author='乙'>{run('丙')}</w:ins></w:p>")
    data = word.save()
    traces = read_bytes(data, "a.docx").traces
    assert traces is not None
    assert len(traces.revisions) == 2
    aside = trace_document(data, "a.docx", aside=MINE).source.traces
    assert aside is not None
    assert len(aside.revisions) == 1


def test_only_fixes_that_can_be_made_are_counted_as_fixable(tmp_path: Path) -> None:
    word = Word()
    num = word.num(word.abstract(level("chineseCounting", "（%1）、")))
    word.paragraph("整改情况良好。。", num)
    file = tmp_path / "a.docx"
    file.write_bytes(word.save())
    linter = Linter(Config(select=("PUN", "NUM")))
    report = linter.check_paths([str(file)])
    mendable = sum(report.fixable().values())
    assert mendable < sum(one.fix is not None for one in report.findings)
    assert fix_paths(linter, [str(file)], unsafe=True).report.mended == Mended(mendable, unsafe=True)
