"""From the pages of a PDF file to a text with places.

A line of the text is a paragraph, or a row of a ruled table with a tab between cells, as from a Word document. Page
numbers, running heads and feet, notes and tables of contents are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rectify_lint.source.joints import divides
from rectify_lint.source.pdf import refusals
from rectify_lint.source.pdf.blanks import puts_room
from rectify_lint.source.pdf.columns import Part, gutters, reading_order
from rectify_lint.source.pdf.lines import Line, lines_of, pieces
from rectify_lint.source.pdf.margins import Layout, without_margins
from rectify_lint.source.pdf.pages import Page, pages
from rectify_lint.source.pdf.paragraphs import Measure, begins, ends_early, measure
from rectify_lint.source.pdf.tables import Cell, Table, tables_of
from rectify_lint.source.places import DocumentPlace, PlaceMap
from rectify_lint.source.text import Source

_PADDING = 6.0  # points on each side of a cell
_SAME_EDGE = 3.0  # points


def read_document(data: bytes, path: str) -> Source:
    """The text of the PDF file *data*; *path* is its name in findings and errors.

    Raises:
        SourceError: pypdfium2 is missing, or the file is broken, protected, without text, or larger than the limits.
    """
    found = pages(data, path)
    room = puts_room(found)
    found = [page._replace(room=room) for page in found]
    layouts, tables = [], []
    for page in found:
        here, rest = tables_of(page)
        tables.append(here)
        layouts.append(Layout(page, lines_of(rest, page), [table.box for table in here]))
    sizes = Counter(round(char.size, 1) for page in found for char in page.chars)
    bodies = without_margins(layouts, max(sizes, key=lambda size: sizes[size], default=0.0))
    # A page of text has no picture as large as itself; whether the pages without text have one is not looked at.
    bare = [bool(page.pictures) for page, *text in zip(found, bodies, tables, strict=True) if not any(text)]
    if sum(bare) * 2 > len(found):
        raise refusals.scanned(path)
    if len(bare) == len(found):
        raise refusals.empty(path)
    reader = _Reader()
    parts = [
        (page, part)
        for page, body, own, gutter in zip(
            found, bodies, tables, gutters(list(zip(found, bodies, strict=True))), strict=True
        )
        for part in _parts(body, own, page, gutter)
    ]
    measures = _measures(parts)
    for page, part in parts:
        if isinstance(part, Table):
            reader.add_table(part)
        else:
            reader.add_lines(part.lines, measures[_frame(page, part)])
    return reader.source(path)


def _parts(
    lines: Sequence[Line], tables: Sequence[Table], page: Page, gutter: float | None
) -> Iterator[Part | Table]:
    """The content of a page in reading order."""
    rest = list(lines)
    for table in tables:
        above = [line for line in rest if line.y > table.box.y1]
        if above:
            yield from reading_order(above, page, gutter)
        rest = rest[len(above) :]
        yield table
    if rest:
        yield from reading_order(rest, page, gutter)


def _frame(page: Page, part: Part) -> tuple[int, int, int]:
    """A key that is equal for pages and columns with the same edges."""
    return round(page.box.x1 - page.box.x0), round(page.box.y1 - page.box.y0), part.side


def _measures(parts: Sequence[tuple[Page, Part | Table]]) -> dict[tuple[int, int, int], Measure]:
    frames: dict[tuple[int, int, int], tuple[Page, list[Line]]] = {}
    for page, part in parts:
        if isinstance(part, Part):
            frames.setdefault(_frame(page, part), (page, []))[1].extend(part.lines)
    return {
        frame: measure(lines, page.box.x1 + page.box.x0 if frame[2] == 0 else 0.0)
        for frame, (page, lines) in frames.items()
    }


class _Row:
    """A row of a table, which may continue on the next page.

    Attributes:
        page: the number of the last page it is on.
        number: the 1-based number of the row on that page.
        cells: by 0-based column, the cells with text and their places.
    """

    def __init__(self, page: int, number: int) -> None:
        self.page = page
        self.number = number
        self.cells: dict[int, list[tuple[DocumentPlace, Cell]]] = {}


class _Reader:
    """Assembles the text."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._places: list[DocumentPlace] = []
        self._length = 0
        self._open: list[Line] = []
        self._usual: Measure | None = None
        self._counts: Counter[tuple[str, int]] = Counter()
        self._table: Table | None = None
        self._rows: list[_Row] = []

    def source(self, path: str) -> Source:
        """The source with the text read so far."""
        self._end_paragraph()
        self._end_table()
        return Source(
            "".join(self._pieces), path=path, kind="pdf", places=PlaceMap(self._starts, self._places)
        )

    def add_lines(self, lines: Sequence[Line], usual: Measure) -> None:
        """Append *lines* of one column with the measures *usual*."""
        self._end_table()
        for line in lines:
            if self._usual is not None and self._open and begins(self._open[-1], line, self._usual, usual):
                self._end_paragraph()
            self._open.append(line)
            self._usual = usual

    def add_table(self, table: Table) -> None:
        """Append *table*, or continue the one before if it is the rest of that on another page."""
        self._end_paragraph()
        first = self._table
        goes_on = first is not None and table.page > self._rows[-1].page and _same_edges(first, table)
        if not goes_on:
            self._end_table()
            self._table = first = table
        self._counts["table", table.page] += 1
        number = self._counts["table", table.page]
        rows = [_Row(table.page, row) for row in range(1, table.rows + 1)]
        for cell in table.cells:
            if cell.lines:
                place = DocumentPlace(page=table.page, table=number, row=cell.row + 1, column=cell.column + 1)
                rows[cell.row].cells.setdefault(cell.column, []).append((place, cell))
        rows = [row for row in rows if row.cells]
        if goes_on and rows and _says_the_same(self._rows[0], rows[0]):
            del rows[0]
        if goes_on and rows and _is_rest(self._rows[-1], rows[0]):
            for column, cells in rows[0].cells.items():
                self._rows[-1].cells[column] += cells
            self._rows[-1].page = table.page
            del rows[0]
        self._rows += rows

    def _end_paragraph(self) -> None:
        page = 0
        for text, line in pieces(self._open):
            if line.page != page:
                page = line.page
                self._counts["paragraph", page] += 1
            self._put(text, DocumentPlace(page=page, paragraph=self._counts["paragraph", page]))
        if self._open:
            self._put("\n", self._places[-1])
        self._open = []

    def _end_table(self) -> None:
        columns = 0 if self._table is None else len(self._table.edges) - 1
        for row in self._rows:
            reached = 0
            for column, cells in sorted(row.cells.items()):
                tabs = "\t" * (column - reached)
                reached = column
                for text, place in _cell(cells):
                    self._put(tabs + text, place)
                    tabs = ""
            self._put("\t" * (columns - 1 - reached) + "\n", self._places[-1])
        self._table = None
        self._rows = []

    def _put(self, text: str, place: DocumentPlace) -> None:
        if not self._places or self._places[-1] != place:
            self._starts.append(self._length)
            self._places.append(place)
        self._pieces.append(text)
        self._length += len(text)


def _same_edges(one: Table, other: Table) -> bool:
    return len(one.edges) == len(other.edges) and all(
        abs(left - right) <= _SAME_EDGE for left, right in zip(one.edges, other.edges, strict=True)
    )


def _says_the_same(one: _Row, other: _Row) -> bool:
    """Whether *other* is the head *one* of the table, repeated on another page."""
    return [(column, _text(cells)) for column, cells in sorted(one.cells.items())] == [
        (column, _text(cells)) for column, cells in sorted(other.cells.items())
    ]


def _is_rest(one: _Row, other: _Row) -> bool:
    """Whether *other* is the rest of *one*: it has no number, and continues an unfinished line."""
    if not set(other.cells) <= set(one.cells) or min(other.cells) == min(one.cells):
        return False
    for column, cells in other.cells.items():
        _, above = one.cells[column][-1]
        _, below = cells[0]
        if not ends_early(above.lines[-1], below.lines[0], _room(above)):
            return True
    return False


def _room(cell: Cell) -> float:
    """The width available for lines in *cell*, underestimated rather than overestimated."""
    return cell.width - 2 * _PADDING - cell.lines[0].size / 2


def _text(cells: list[tuple[DocumentPlace, Cell]]) -> str:
    return "".join(text for text, _ in _cell(cells))


def _cell(cells: list[tuple[DocumentPlace, Cell]]) -> Iterator[tuple[str, DocumentPlace]]:
    """The lines of a cell as one, with a blank between paragraphs unless a mark separates them."""
    lines = [(line, cell, place) for place, cell in cells for line in cell.lines]
    texts = [text for text, _ in pieces([line for line, _, _ in lines])]
    before: Line | None = None
    for text, (line, cell, place) in zip(texts, lines, strict=True):
        apart = (
            before is not None
            and not divides(before.text)
            and not text.startswith(" ")
            and ends_early(before, line, _room(cell))
        )
        yield (f" {text}" if apart else text), place
        before = line
