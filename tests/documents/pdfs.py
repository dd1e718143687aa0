"""PDF files for tests: drawn by reportlab with a font that is not embedded, printed by a browser, made by LibreOffice."""

from __future__ import annotations

import html
import io
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from tests.documents.offices import need, saved_as

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))

BODY = ParagraphStyle("body", fontName=SONG, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24)
TITLE = ParagraphStyle("title", BODY, fontSize=18, leading=30, firstLineIndent=0, alignment=TA_CENTER)
CELL = ParagraphStyle("cell", BODY, fontSize=10, leading=14, firstLineIndent=0)

HEAD = "内部资料 注意保存"


class _Counted(Paragraph):
    """A paragraph that knows its number, and so do the parts a page break makes of it."""

    number: int

    def split(self, width: float, height: float) -> list[Any]:
        parts = super().split(width, height)
        for part in parts:
            part.number = self.number
        return parts


class _Document(SimpleDocTemplate):
    """A document that keeps the pages its paragraphs come to stand on."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.seen: list[tuple[int, int]] = []

    def afterFlowable(self, flowable: Any) -> None:
        if isinstance(flowable, _Counted):
            self.seen.append((flowable.number, self.page))


def printed(lines: Sequence[str], *, head: bool = True) -> tuple[bytes, list[list[tuple[int, int]]]]:
    """The file of a notice in *lines*, with page numbers and perhaps a running head.

    And for each line the pages it stands on, and which paragraph of the page it is, from 1.
    """
    buffer = io.BytesIO()
    document = _Document(buffer, pagesize=A4, invariant=1)

    def margins(canvas: Canvas, made: Any) -> None:
        canvas.setFont(SONG, 9)
        if head:
            canvas.drawString(72, A4[1] - 36, HEAD)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {made.page} —")

    story = []
    for number, line in enumerate(lines):
        flowable = _Counted(html.escape(line), BODY if number else TITLE)
        flowable.number = number
        story.append(flowable)
    document.build(story, onFirstPage=margins, onLaterPages=margins)
    places: list[list[tuple[int, int]]] = [[] for _ in lines]
    count = {page: 0 for _, page in document.seen}
    for number, page in document.seen:
        count[page] += 1
        places[number].append((page, count[page]))
    return buffer.getvalue(), places


def tabled(
    before: Iterable[str], rows: Sequence[Sequence[str]], after: Iterable[str], **options: Any
) -> bytes:
    """The file of paragraphs, a ruled table and paragraphs; *options* are those of the table."""
    buffer = io.BytesIO()
    cells = [[Paragraph(html.escape(text), CELL) for text in row] for row in rows]
    style = options.pop("style", [])
    table = Table(cells, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *style]), **options)
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1).build(
        [
            *(Paragraph(html.escape(line), BODY) for line in before),
            table,
            *(Paragraph(html.escape(line), BODY) for line in after),
        ]
    )
    return buffer.getvalue()


class Drawing:
    """A file drawn by hand: each text where it is put."""

    def __init__(self, **options: Any) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, invariant=1, **options)

    def text(self, x: float, y: float, text: str, size: float = 12, font: str = SONG) -> Drawing:
        """Put *text* with its beginning at *x* and its baseline at *y*."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return self

    def lines(self, x: float, y: float, *lines: str, size: float = 12, pitch: float = 20) -> Drawing:
        """Put lines below one another."""
        for number, line in enumerate(lines):
            self.text(x, y - number * pitch, line, size)
        return self

    def page(self) -> Drawing:
        """End the page."""
        self.canvas.showPage()
        return self

    def save(self) -> bytes:
        """The bytes of the file."""
        self.canvas.save()
        return self._buffer.getvalue()


# -- other programs

_FONT = "Noto Serif CJK SC"


def need_chinese_font() -> None:
    """Skip the test where no Chinese font is installed that these programs could embed."""
    if _FONT not in subprocess.run([need("fc-list")], capture_output=True, check=True).stdout.decode():
        pytest.skip(f"the font {_FONT} is not installed")


def from_browser(lines: Sequence[str], folder: Path, body: str = "") -> bytes:
    """What Chromium prints of a page with *lines* as title and paragraphs, then *body*; heads and feet are its own."""
    chromium = need("chromium")
    need_chinese_font()
    style = (
        f'@page {{ size: A4 }} body {{ font: 16px/1.8 "{_FONT}" }} p {{ text-indent: 2em; margin: 0 }} '
        "h1 { text-align: center } table, td, th { border: 1px solid; border-collapse: collapse }"
    )
    page = folder / "notice.html"
    page.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><title>{html.escape(lines[0])}</title><style>{style}</style>"
        f"<h1>{html.escape(lines[0])}</h1>"
        + "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
        + body,
        encoding="utf-8",
    )
    made = folder / "notice.pdf"
    subprocess.run(
        [
            *(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder / 'profile'}",
            ),
            *(f"--print-to-pdf={made}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return made.read_bytes()


def from_office(documents: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """What LibreOffice exports of Word documents, by their names."""
    need_chinese_font()
    return saved_as("pdf", documents, folder)


# -- files written object by object

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def written(*objects: bytes) -> bytes:
    """The file of these objects, the first being the catalogue."""
    made = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, one in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(made)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


def mapped(text: str, unicode: Sequence[str] = ()) -> bytes:
    """A file whose embedded font says of each character of *text* that it is the one in *unicode*, or nothing."""
    codes = range(1, len(text) + 1)
    content = b"BT /F 12 Tf 72 720 Td <%b> Tj ET" % b"".join(b"%04X" % code for code in codes)
    entries = "".join(
        f"<{code:04X}><{to.encode('utf-16-be').hex()}>" for code, to in zip(codes, unicode, strict=False)
    )
    cmap = f"begincmap 1 begincodespacerange<0000><FFFF>endcodespacerange {len(unicode)} beginbfchar{entries}endbfchar"
    to_unicode = b"/ToUnicode 8 0 R" if unicode else b""
    return written(
        CATALOG,
        PAGES,
        PAGE,
        stream(content),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]%b>>" % to_unicode,
        stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor 9 0 R/DW 1000>>",
        stream(cmap.encode()),
        b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 900/Descent -100"
        b"/CapHeight 900/StemV 80>>",
    )
