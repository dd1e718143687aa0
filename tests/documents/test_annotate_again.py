"""Comments of earlier runs and of other people."""

from __future__ import annotations

import pytest
from lxml import etree
from tests.documents.annotated import DATE, checked, remark, run
from tests.documents.annotations import W, notes, parts
from tests.documents.build import Word, numbered, rezipped
from tests.documents.notices import EXAMPLE

from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.report.comments import annotate
from rectify_lint.rules.contract import Severity
from rectify_lint.source.docx.document import trace_document
from rectify_lint.source.docx.threads import cleared


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
