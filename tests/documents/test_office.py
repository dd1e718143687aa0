"""Documents with comments opened and saved again by LibreOffice, where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.documents.annotated import body, checked, laid_out, remark, run
from tests.documents.annotations import notes, parts
from tests.documents.build import Word, element, level, numbered
from tests.documents.notices import EXAMPLE
from tests.documents.offices import need, saved_as
from tests.documents.test_fix import changes

from rectify_lint.cli import entry
from rectify_lint.source.docx.document import trace_document
from rectify_lint.source.docx.revise import Edit, revised
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Span

NOTICE = EXAMPLE.read_text(encoding="utf-8")

Resave = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def resave(tmp_path_factory: pytest.TempPathFactory) -> Resave:
    """Opens a document in LibreOffice and saves it as a Word document again."""
    need("soffice")
    folder = tmp_path_factory.mktemp("office")
    return lambda data: saved_as("docx", {"a": data}, folder)["a"]


def test_comments_stay_on_their_text(resave: Resave) -> None:
    done = checked(numbered(line for line in NOTICE.splitlines() if line))[1]
    again = notes(resave(done))
    assert {(one.marked, *one.lines) for one in again} == {(one.marked, *one.lines) for one in notes(done)}
    assert len(again) == len(notes(done))


def test_comments_of_a_text_laid_out_stay_on_their_text(resave: Resave) -> None:
    done = laid_out(NOTICE)[1]
    again = notes(resave(done))
    assert {(one.marked, *one.lines) for one in again} == {(one.marked, *one.lines) for one in notes(done)}


def test_comments_in_tables_links_and_tracked_changes_stay_on_their_text(resave: Resave) -> None:
    word = Word()
    word.table([["序号", "反馈问题"], ["1", "关于记录不完整"]])
    word.xml(
        f"<w:p>{run('共有')}<w:ins w:id='1' w:author='甲'>{run('三项')}</w:ins>{run('问题')}</w:p>",
        f"<w:p>{run('网址')}<w:hyperlink w:anchor='a'>{run('已经公布')}</w:hyperlink>{run('。')}</w:p>",
        f"<w:p>{run('第一段')}</w:p>",
        f"<w:p>{run('第二段')}</w:p>",
    )
    num = word.num(word.abstract(level("decimal", "%1.")))
    word.paragraph("编号后的正文", num)
    word.paragraph("乙")._p.append(
        element(
            "<w:r><w:pict><v:rect><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
        )
    )
    quotes = ("记录", "项问", "经公", "一段\n第二", "后的", "框内")
    done = remark(word.save(), *quotes)
    again = {one.lines[1]: one.marked for one in notes(resave(done))}
    assert again.pop("框内") is not None
    assert again == {quote.replace("\n", "/"): quote for quote in quotes[:5]}


def test_tracked_changes_stay_tracked(resave: Resave) -> None:
    data = body(
        f"<w:p>{run('截止目前，')}<w:r><w:rPr><w:b/></w:rPr><w:t>局党组高度重视。。</w:t></w:r></w:p>",
        f"<w:p><w:ins w:id='1' w:author='甲' w:date='2024-12-01T00:00:00Z'>{run('新增截止目前')}</w:ins></w:p>",
    )
    document = trace_document(data, "a.docx")
    text = document.source.text
    second = text.rindex("止")
    edits = [
        Edit(Span(1, 2), "至"),
        Edit(Span(text.index("。。"), text.index("。。") + 2), "。"),
        Edit(Span(second, second + 1), "至"),
    ]
    again = resave(revised(document, edits, "2024-12-27T09:30:00Z"))
    assert read_bytes(again, "a.docx").text == "截至目前，局党组高度重视。\n新增截至目前\n"
    mine = [(kind, marked) for kind, author, marked in changes(again) if author == "rectify-lint"]
    assert sorted(mine) == [("del", "。"), ("del", "止"), ("del", "止"), ("ins", "至"), ("ins", "至")]


def test_a_comment_over_several_cells_stays_a_comment(resave: Resave) -> None:
    word = Word()
    word.table([["序号", "反馈问题"], ["1", "关于记录不完整"]])
    (again,) = notes(resave(remark(word.save(), "1\t关于记录")))
    assert again.lines[0] == "甲"
    assert again.marked == "1\t关于记录"


@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_documents_of_other_programs_keep_their_looks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    word = Word()
    word.paragraph("关于整改情况的通报").runs[0].bold = True
    word.paragraph("截至目前，局党组高度重视。。")
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(saved_as(suffix, {"a": word.save()}, tmp_path)["a"])
    assert entry.run(["annotate", str(path), "--select", "PUN002"]) == 1, capsys.readouterr().err
    done = (tmp_path / "a.reviewed.docx").read_bytes()
    assert [one.marked for one in notes(done)] == ["。。"]
    assert b"<w:b/>" in parts(done)["word/document.xml"]
