"""Word documents for tests: what python-docx makes, and the parts of the format that it does not know."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from rectify_lint.numerals import chinese_numeral

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    }.items()
)


def element(xml: str) -> Any:
    """The element that *xml* describes; the usual prefixes are known in it."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACES}", xml.strip(), count=1))


class Word:
    """A document in the making."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.body = self.document.element.body
        numbering = self.document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        self._lists = numbering
        self._ids = 0

    def paragraph(self, text: str = "", num: int | None = None, level: int = 0, style: str = "Normal") -> Any:
        """A paragraph of the body, perhaps in a list."""
        made = self.document.add_paragraph(text, style)
        if num is not None:
            number(made._p, num, level)
        return made

    def xml(self, *pieces: str) -> None:
        """Elements at the end of the body."""
        for piece in pieces:
            self.body.insert(len(self.body) - 1, element(piece))

    def abstract(self, *levels: str, inside: str = "") -> int:
        """An abstract list; each level is what stands in its ``w:lvl``. Its id."""
        self._ids += 1
        written = "".join(
            f'<w:lvl w:ilvl="{place}">{level}</w:lvl>' for place, level in enumerate(levels) if level
        )
        made = element(f'<w:abstractNum w:abstractNumId="{self._ids}">{inside}{written}</w:abstractNum>')
        self._lists.insert(len(self._lists.findall(made.tag)), made)
        return self._ids

    def num(self, abstract: int, overrides: str = "") -> int:
        """A list of an abstract list. Its id."""
        self._ids += 1
        self._lists.append(
            element(f'<w:num w:numId="{self._ids}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')
        )
        return self._ids

    def part(self, name: str, kind: str, xml: str) -> None:
        """Another part that the document relates to as *kind*."""
        package = self.document.part.package
        content = re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACES}", xml.strip(), count=1)
        part = Part(PackURI(f"/word/{name}"), "application/xml", content.encode(), package)
        self.document.part.relate_to(part, kind)

    def comments(self, xml: str, extended: str = "") -> None:
        """The comments of the document, and which of them are done."""
        self.part("comments.xml", RELATIONSHIP_TYPE.COMMENTS, f"<w:comments>{xml}</w:comments>")
        if extended:
            kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
            self.part("commentsExtended.xml", kind, f"<w15:commentsEx>{extended}</w15:commentsEx>")

    def table(self, rows: Sequence[Sequence[str]]) -> Any:
        """A table with these texts in its cells."""
        table = self.document.add_table(len(rows), max(map(len, rows)))
        for cells, texts in zip((row.cells for row in table.rows), rows, strict=True):
            for cell, text in zip(cells, texts, strict=False):
                cell.text = text
        return table

    def save(self) -> bytes:
        """The bytes of the file."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def number(paragraph: Any, num: int | None, level: int | None = None) -> None:
    """Put a paragraph element into a list."""
    inside = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inside += "" if num is None else f'<w:numId w:val="{num}"/>'
    paragraph.get_or_add_pPr().append(element(f"<w:numPr>{inside}</w:numPr>"))


def level(number_format: str, text: str, start: int = 1, more: str = "") -> str:
    """What stands in a ``w:lvl``."""
    return (
        f'<w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/>'
    )


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The document with parts changed, or left out where *change* gives ``None``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


OFFICIAL = (
    level("chineseCountingThousand", "%1、"),
    level("chineseCounting", "（%2）"),
    level("decimal", "%3."),
    level("decimal", "（%4）"),
    level("decimalEnclosedCircle", "%5"),
)
"""The levels of GB/T 9704—2012, and ① below them."""

_WRITTEN: tuple[Callable[[int], str], ...] = (
    lambda number: f"{chinese_numeral(number)}、",
    lambda number: f"（{chinese_numeral(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
    lambda number: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[number - 1],
)
MARKERS = {write(number): (depth, number) for depth, write in enumerate(_WRITTEN) for number in range(1, 21)}
MARKER = re.compile("|".join(map(re.escape, sorted(MARKERS, key=len, reverse=True))))


def numbered(lines: Iterable[str]) -> bytes:
    """A document whose paragraphs are *lines*, every marker of the official levels made by automatic numbering.

    Numbers that do not follow from the one before are made as people make them: by a list that starts there.
    """
    word = Word()
    abstract = word.abstract(*OFFICIAL)
    usual = word.num(abstract)
    reached = [0] * len(OFFICIAL)
    for line in lines:
        found = MARKER.match(line)
        if found is None:
            word.paragraph(line)
            continue
        depth, wanted = MARKERS[found[0]]
        num = usual
        if wanted != reached[depth] + 1:
            start = f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{wanted}"/></w:lvlOverride>'
            num = word.num(abstract, start)
        reached[depth:] = [wanted] + [0] * (len(reached) - depth - 1)
        word.paragraph(line[found.end() :], num, depth)
    return word.save()
