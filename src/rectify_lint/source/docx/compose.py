"""A new Word document for a text that has none, in a plain layout of official documents.

Page, fonts and sizes follow GB/T 9704—2012 as far as a copy for review needs. Fonts are named, not embedded.
"""

from __future__ import annotations

import enum
import io
import zipfile
from collections.abc import Sequence

from lxml import etree

from rectify_lint.patterns import compiled
from rectify_lint.source.docx.document import Traced
from rectify_lint.source.docx.names import SPACE, VAL, w
from rectify_lint.source.docx.package import Package
from rectify_lint.source.docx.trace import Piece, Trace
from rectify_lint.source.places import DocumentPlace, PlaceMap
from rectify_lint.source.text import Source, Span
from rectify_lint.typed import NamedTuple


class Look(enum.Enum):
    """The look of a paragraph; the value is the id of its style."""

    BODY = "Normal"
    TITLE = "Title"
    FIRST = "Heading1"
    SECOND = "Heading2"
    THIRD = "Heading3"
    ADDRESS = "Salutation"
    CLOSING = "Closing"
    CELL = "TableText"


class Line(NamedTuple):
    """Characters of the text that become a paragraph, or the cell of a table."""

    span: Span
    look: Look


Block = Line | list[list[Span]]
"""A paragraph, or the rows of a table with the characters of their cells."""


def compose(source: Source, blocks: Sequence[Block]) -> Traced:
    """A document of *blocks*, which are in the order of the text of *source*; the rest of the text is left out."""
    package = Package(_template(), source.path or "")
    root = package.part(package.main)
    assert root is not None
    writer = _Writer(source, root[0])
    for block in blocks:
        if isinstance(block, Line):
            writer.paragraph(block)
        else:
            writer.table(block)
    places = PlaceMap(writer.starts, writer.places)
    laid_out = Source(source.text, path=source.path, kind=source.kind, places=places)
    return Traced(laid_out, writer.trace, root, package)


class _Writer:
    def __init__(self, source: Source, body: etree._Element) -> None:
        self.trace = Trace()
        self.starts: list[int] = []
        self.places: list[DocumentPlace] = []
        self._text = source.text
        self._body = body
        self._page = body[-1]
        self._paragraphs = self._tables = 0

    def paragraph(self, line: Line) -> None:
        """Append *line* to the document."""
        self._paragraphs += 1
        self._note(line.span, DocumentPlace(paragraph=self._paragraphs))
        paragraph = etree.Element(w("p"))
        self._page.addprevious(paragraph)
        self._fill(paragraph, line)

    def table(self, rows: list[list[Span]]) -> None:
        """Append a table to the document."""
        self._tables += 1
        table = etree.fromstring(_TABLE)
        self._page.addprevious(table)
        width = max(map(len, rows))
        grid = etree.SubElement(table, w("tblGrid"))
        for _ in range(width):
            etree.SubElement(grid, w("gridCol")).set(w("w"), str(_TEXT_WIDTH // width))
        for number, cells in enumerate(rows, 1):
            row = etree.SubElement(table, w("tr"))
            missing = [Span(cells[-1].end, cells[-1].end)] * (width - len(cells))
            for column, span in enumerate([*cells, *missing], 1):
                self._note(span, DocumentPlace(table=self._tables, row=number, column=column))
                paragraph = etree.SubElement(etree.SubElement(row, w("tc")), w("p"))
                self._fill(paragraph, Line(span, Look.CELL))

    def _note(self, span: Span, place: DocumentPlace) -> None:
        self.starts.append(span.start)
        self.places.append(place)

    def _fill(self, paragraph: etree._Element, line: Line) -> None:
        if line.look is not Look.BODY:
            properties = etree.SubElement(paragraph, w("pPr"))
            etree.SubElement(properties, w("pStyle")).set(VAL, line.look.value)
        written = line.span.of(self._text)
        if written:
            text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
            text.set(SPACE, "preserve")
            text.text = _FOREIGN.sub("\ufffd", written).replace(_SOFT_HYPHEN, _NO_WIDTH)
            self.trace.add(line.span.start, written, [Piece(written, text, computed=False)])


_FOREIGN = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not have."""

_SOFT_HYPHEN, _NO_WIDTH = "\xad", "\u200b"
"""What readers of Word documents leave out as no text, and what shows as little but is."""

_TEXT_WIDTH = 8844
"""Twentieths of a point between the margins."""

_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_STYLES = (
    # id, name, of the paragraph, of its characters
    (Look.BODY, "Normal", '<w:ind w:firstLineChars="200" w:firstLine="640"/>', ""),
    (
        *(Look.TITLE, "Title", f'<w:spacing w:after="560"/>{_FLUSH}<w:jc w:val="center"/>'),
        '<w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/><w:szCs w:val="44"/>',
    ),
    (Look.FIRST, "heading 1", '<w:outlineLvl w:val="0"/>', '<w:rFonts w:eastAsia="黑体"/>'),
    (Look.SECOND, "heading 2", '<w:outlineLvl w:val="1"/>', '<w:rFonts w:eastAsia="楷体"/>'),
    (Look.THIRD, "heading 3", '<w:outlineLvl w:val="2"/>', "<w:b/><w:bCs/>"),
    (Look.ADDRESS, "Salutation", _FLUSH, ""),
    (
        *(Look.CLOSING, "Closing"),
        *(
            '<w:ind w:rightChars="200" w:right="640" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>',
            "",
        ),
    ),
    (
        *(Look.CELL, "Table Text", f'<w:spacing w:line="320" w:lineRule="exact"/>{_FLUSH}'),
        '<w:sz w:val="21"/><w:szCs w:val="21"/>',
    ),
)

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{_TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
    "</w:tblPr></w:tbl>"
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _template() -> bytes:
    """A document without text, as a file."""
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/></Types>'
        ),
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": (
            f'<w:document {_W}><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1417" '
            'w:gutter="0"/></w:sectPr></w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": (
            f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/>'
            '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
            '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/>'
            f"</w:pPr></w:pPrDefault></w:docDefaults>{''.join(_style(*one) for one in _STYLES)}</w:styles>"
        ),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), _HEAD + content)
    return buffer.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _style(look: Look, name: str, paragraph: str, characters: str) -> str:
    default = ' w:default="1"' if look is Look.BODY else ""
    base = "" if default else f'<w:basedOn w:val="{Look.BODY.value}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{look.value}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )
