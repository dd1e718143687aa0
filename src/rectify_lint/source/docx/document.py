"""From the parts of a document to a text with places.

A line of the text is a paragraph (or the part of one between line breaks), or a row of a table with a tab between cells.
Blank paragraphs, headers, footers, footnotes, endnotes, pictures and tables of contents are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lxml import etree

from rectify_lint.errors import SourceError
from rectify_lint.source.docx.marks import revisable
from rectify_lint.source.docx.names import ALTERNATES, VAL, w, whole
from rectify_lint.source.docx.numbering import Numbering
from rectify_lint.source.docx.package import Package, broken, too_large
from rectify_lint.source.docx.paragraph import LEFT_OUT, REVISIONS, Paragraph, chosen
from rectify_lint.source.docx.styles import Styles, list_link
from rectify_lint.source.docx.threads import COMMENT, Threads
from rectify_lint.source.docx.trace import Piece, Trace
from rectify_lint.source.joints import divides
from rectify_lint.source.places import DocumentPlace, PlaceMap, Traces
from rectify_lint.source.text import Source
from rectify_lint.typed import NamedTuple

TEXT_LIMIT = 16_000_000
"""The largest text in characters; more would come of numbers repeated beyond reason."""

_WIDEST = 63  # columns of a table; Word has no more
_PICTURES = (w("drawing"), w("pict"), w("object"), w("altChunk"))


def read_document(data: bytes, path: str) -> Source:
    """The text of the document *data*; *path* is its name in findings and errors.

    Raises:
        SourceError: it is no document, broken, protected by a password, larger than the limits, or has no text.
    """
    return _read(Package(data, path), path, Trace())[0]


class Traced(NamedTuple):
    """A document that can be changed: its text, the trace of its characters, and its parts."""

    source: Source
    trace: Trace
    root: etree._Element
    package: Package


def trace_document(data: bytes, path: str, *, aside: str = "") -> Traced:
    """The document *data* as :func:`read_document` reads it, with the elements of its characters.

    Args:
        data: the file.
        path: its name in findings and errors.
        aside: an author whose tracked changes are not recorded in ``Source.traces``.

    Raises:
        SourceError: as :func:`read_document`.
    """
    package, trace = Package(data, path), Trace()
    source, root = _read(package, path, trace, aside)
    return Traced(source, trace, root, package)


def _read(package: Package, path: str, trace: Trace, aside: str = "") -> tuple[Source, etree._Element]:
    """The text of a document and the root of its main part; *trace* gets to know where the characters stand."""
    root = package.part(package.main)
    if root is None:
        raise broken(path)
    body = root.find(w("body"))
    if root.tag != w("document") or body is None:
        raise SourceError(
            f"{path}: not a Word document; save it as .docx or plain text (.txt) and check that",
            zh=f"{path}：不是 Word 文档，请另存为 docx 或纯文本（.txt）后再检查",
        )
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles)
    reader = _Reader(path, styles, numbering, _open_comments(package), trace, aside)
    try:
        reader.flow(body)
    except RecursionError:  # the parser bounds the depth of elements, but not everywhere alike
        raise broken(path) from None
    if not reader.length and next(body.iter(*_PICTURES), None) is not None:
        raise SourceError(
            f"{path}: no text in this document, only pictures or embedded files; check the one it was made from",
            zh=f"{path}：文档中没有文字，只有图片或嵌入的文件，请检查其文字原稿",
        )
    return reader.source(), root


def _open_comments(package: Package) -> frozenset[str]:
    """The ids of the comments that begin an unresolved thread."""
    comments = package.related("comments")
    if comments is None:
        return frozenset()
    threads = Threads(package)
    return frozenset(one.get(w("id"), "") for one in comments.iterfind(COMMENT) if threads.opens(one))


class _Reader:
    """Assembles the text.

    Attributes:
        length: the number of characters so far.
    """

    def __init__(
        self,
        path: str,
        styles: Styles,
        numbering: Numbering,
        open_comments: frozenset[str],
        trace: Trace,
        aside: str,
    ) -> None:
        self.length = 0
        self._path = path
        self._styles = styles
        self._numbering = numbering
        self._open = open_comments
        self._trace = trace
        self._aside = aside
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._places: list[DocumentPlace] = []
        self._revisions: list[int] = []
        self._comments: list[int] = []
        self._paragraphs = self._tables = self._boxes = 0
        self._boxed = False

    def source(self) -> Source:
        """The source with the text read so far."""
        last = max(self.length - 1, 0)  # where the text ends before what is left of a deleted paragraph
        return Source(
            "".join(self._pieces),
            path=self._path,
            kind="docx",
            places=PlaceMap(self._starts, self._places),
            traces=Traces(
                tuple(min(offset, last) for offset in self._revisions),
                tuple(min(offset, last) for offset in self._comments),
            ),
            revisable=self._trace.runs(revisable),
        )

    def flow(self, parent: etree._Element, place: DocumentPlace | None = None) -> None:
        """Read paragraphs and tables one after the other; *place* is where they are if not in the body itself."""
        for block in self._assembled(parent):
            if isinstance(block, Paragraph):
                for box in block.boxes:
                    self._boxes += 1
                    with self._inside_box():
                        self.flow(box, place or DocumentPlace(text_box=self._boxes))
                self._line(block, place)
            else:
                self._table(block, place)

    def _line(self, paragraph: Paragraph, place: DocumentPlace | None) -> None:
        self._note(paragraph)
        if not paragraph.text.strip():
            return
        if place is None:
            self._paragraphs += 1
            place = DocumentPlace(paragraph=self._paragraphs)
        self._trace.add(self.length, paragraph.text, paragraph.pieces)
        self._put(f"{paragraph.text}\n", place)

    def _put(self, text: str, place: DocumentPlace) -> None:
        if text:
            self._starts.append(self.length)
            self._places.append(place)
            self._pieces.append(text)
            self.length += len(text)
            if self.length > TEXT_LIMIT:
                raise too_large(self._path)

    def _note(self, paragraph: Paragraph) -> None:
        """Record the traces of review in *paragraph*, which goes into the next line."""
        if paragraph.revised:
            self._revise()
        self._comments += [self.length for name in paragraph.comments if name in self._open]

    def _revise(self) -> None:
        """Record that the next line has tracked changes."""
        if self._revisions[-1:] != [self.length]:
            self._revisions.append(self.length)

    @contextmanager
    def _inside_box(self) -> Iterator[None]:
        outside, self._boxed = self._boxed, True
        yield
        self._boxed = outside

    # -- paragraphs

    def _assembled(self, parent: etree._Element) -> Iterator[Paragraph | etree._Element]:
        """The paragraphs below *parent* with their numbers, merged if their break is deleted, and the tables."""
        begun: list[Paragraph] = []
        for element in _blocks(parent):
            if element.tag == w("tbl"):
                if begun:
                    yield _joined(begun, "")
                    begun = []
                yield element
                continue
            properties = element.find(w("pPr"))
            style = self._styles.of(properties)
            if self._styles.is_contents(style):
                continue
            paragraph = Paragraph(element, self._aside)
            begun.append(paragraph)
            if not paragraph.joined:
                # The end of a paragraph carries its properties: one without end has no number of its own.
                yield _joined(begun, self._numbering.label(list_link(properties), style, boxed=self._boxed))
                begun = []
        if begun:
            yield _joined(begun, "")

    # -- tables

    def _table(self, table: etree._Element, place: DocumentPlace | None) -> None:
        self._tables += 1
        number = self._tables
        rows = [(row, list(_within(row, w("tc")))) for row in _within(table, w("tr"))]
        # A table of one column is a frame: what stands in it are paragraphs.
        frame = all(len(cells) == 1 for _, cells in rows)
        for count, (row, cells) in enumerate(rows, 1):
            properties = row.find(w("trPr"))
            if properties is not None and any(properties.find(tag) is not None for tag in REVISIONS):
                self._revise()
                if properties.find(w("del")) is not None:
                    continue
            if frame:
                self.flow(cells[0], place or DocumentPlace(table=number, row=count, column=1))
            else:
                self._row(row, cells, place or DocumentPlace(table=number, row=count))

    def _row(self, row: etree._Element, cells: list[etree._Element], place: DocumentPlace) -> None:
        """Append a row as a line: a cell over several columns is followed by empty ones, merged cells are empty."""
        column = 1 + _number(row, "trPr", "gridBefore")
        found: list[tuple[int, str, list[Piece]]] = []
        for cell in cells:
            properties = cell.find(w("tcPr"))
            merged = None if properties is None else properties.find(w("vMerge"))
            deleted = properties is not None and properties.find(w("cellDel")) is not None
            if not deleted:
                goes_on = merged is not None and merged.get(VAL, "continue") == "continue"
                found.append((column, *(("", []) if goes_on else self._cell(cell))))
                column += max(_number(cell, "tcPr", "gridSpan"), 1)
        if not any(text for _, text, _ in found):
            return
        reached = 1
        for start, text, pieces in found:
            self._trace.add(self.length + start - reached, text, pieces)
            self._put("\t" * (start - reached) + text, place._replace(column=start))
            reached = start
        self._put("\t" * (column - 1 - reached) + "\n", place._replace(column=reached))

    def _cell(self, cell: etree._Element) -> tuple[str, list[Piece]]:
        """The text of a cell on one line, and its pieces."""
        paragraphs = list(self._in_cell(cell))
        pieces = [piece for one in paragraphs for piece in one.pieces]
        return _one_line(one.text for one in paragraphs), pieces

    def _in_cell(self, parent: etree._Element) -> Iterator[Paragraph]:
        for block in self._assembled(parent):
            if isinstance(block, Paragraph):
                self._note(block)
                for box in block.boxes:
                    with self._inside_box():
                        yield from self._in_cell(box)
                yield block
            else:
                for row in _within(block, w("tr")):
                    for inner in _within(row, w("tc")):
                        yield from self._in_cell(inner)


def _joined(paragraphs: list[Paragraph], number: str) -> Paragraph:
    """The last of *paragraphs*, in which the others go on, behind its *number*."""
    last = paragraphs[-1]
    if len(paragraphs) > 1:
        last.boxes = [box for one in paragraphs for box in one.boxes]
        last.comments = [name for one in paragraphs for name in one.comments]
        last.revised = True
    last.text = "".join((number, *(one.text for one in paragraphs)))
    label = [Piece(number, last.element, computed=True)] if number else []
    last.pieces = [*label, *(piece for one in paragraphs for piece in one.pieces)]
    return last


def _one_line(texts: Iterable[str]) -> str:
    """The lines of a cell as one, with a blank between two unless a mark separates them."""
    pieces: list[str] = []
    for text in texts:
        for line in text.split("\n"):
            words = line.split()
            if words:
                if pieces and not divides(pieces[-1]):
                    pieces.append(" ")
                pieces.append(" ".join(words))
    return "".join(pieces)


def _number(element: etree._Element, properties: str, name: str) -> int:
    """A number of columns in the properties of a row or cell, within limits; 0 if there is none."""
    found = element.find(f"{w(properties)}/{w(name)}")
    return 0 if found is None else min(whole(found.get(VAL)) or 0, _WIDEST)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables below *parent*, through whatever wraps them."""
    for child in parent:
        if child.tag == w("p") or child.tag == w("tbl"):
            yield child
        elif child.tag == ALTERNATES:
            yield from _blocks(chosen(child))
        elif child.tag not in LEFT_OUT and not _holds_contents(child):
            yield from _blocks(child)


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through whatever wraps them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT:
            yield from _within(child, tag)


def _holds_contents(control: etree._Element) -> bool:
    """Whether a content control is a table of contents inserted by Word."""
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"
