"""Documents with comments made for a test, and what must be kept of them."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.documents.annotations import bare, faults_of_order, parts
from tests.documents.build import Word

from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.report.comments import annotate
from rectify_lint.report.layout import lay_out
from rectify_lint.report.model import Report
from rectify_lint.rules.contract import Severity
from rectify_lint.source.docx.comments import Comment, commented
from rectify_lint.source.docx.document import Traced, trace_document
from rectify_lint.source.docx.marks import anchor
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Span

DATE = "2024-12-27T09:30:00Z"


def checked(data: bytes, lang: str = "zh") -> tuple[Report, bytes]:
    """The report on a document, and the document with its findings as comments."""
    document = trace_document(data, "a.docx")
    report = Linter(Config(), {"lang": lang}).check([document.source])
    done = annotate(report, document, DATE, Severity.INFO)
    assert done.added == len(report.findings)
    return report, done.data


def laid_out(text: str, path: str = "a.txt") -> tuple[Report, bytes]:
    report = Linter(Config()).check([read_bytes(text.encode(), path)])
    done = annotate(report, lay_out(report.files[0]), DATE, Severity.INFO)
    assert done.added == len(report.findings)
    assert list(faults_of_order(parts(done.data)["word/document.xml"])) == []
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


BOX = "<w:r><w:t>前</w:t><w:pict><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></w:pict></w:r>"


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
