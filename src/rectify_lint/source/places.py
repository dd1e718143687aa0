"""From offsets in an extracted text to places in the document that a person opens."""

from __future__ import annotations

from bisect import bisect_right

from rectify_lint.source.text import Source, Span
from rectify_lint.typed import NamedTuple


class DocumentPlace(NamedTuple):
    """A place in a document; numbers are 1-based, 0 where they do not apply.

    Attributes:
        paragraph: the paragraph of the body, counting those with text outside tables and text boxes; in a file made of
            pages this and the table count within the page.
        table: the table of the body.
        row: the row of that table.
        column: the column of that table (of a cell over several, the first); or of that line, in characters.
        text_box: the text box of the body, in order of their anchors.
        page: the page of a file made of pages, counted from the first, whatever numbers are printed.
        line: the line of the file itself, if that is text, like HTML.
    """

    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    text_box: int = 0
    page: int = 0
    line: int = 0


class PlaceMap:
    """Maps offsets of a text to places.

    Args:
        starts: the offsets at which each place begins, ascending.
        places: the places, as many.
    """

    __slots__ = ("_places", "_starts")

    def __init__(self, starts: list[int], places: list[DocumentPlace]) -> None:
        self._starts = starts
        self._places = places

    def at(self, offset: int) -> DocumentPlace:
        """The place of the character at *offset*; the first place for one before it."""
        if not self._places:
            return DocumentPlace()
        return self._places[max(bisect_right(self._starts, offset) - 1, 0)]


class Excerpts(PlaceMap):
    """Maps offsets of a text to those of another text from which it was taken piece by piece.

    Args:
        origin: the other text.
        starts: the offsets at which the pieces begin, ascending from 0, and the end of the text.
        spans: for each piece the range of *origin* it represents, character by character if it is as long.
    """

    __slots__ = ("_spans", "origin")

    def __init__(self, origin: Source, starts: list[int], spans: list[Span]) -> None:
        super().__init__(starts, [])
        self.origin = origin
        self._spans = spans

    def at(self, offset: int) -> DocumentPlace:
        """The line and column of the character at *offset* in the other text."""
        line, column = self.origin.lines.position(self._one(offset).start)
        return DocumentPlace(line=line, column=column)

    def span(self, span: Span) -> Span:
        """The range of the other text from the first to the last character of *span*, with all between them."""
        first = self._one(span.start)
        if span.end <= span.start:
            return Span(first.start, first.start)
        return Span(first.start, max(self._one(span.end - 1).end, first.start))

    def _one(self, offset: int) -> Span:
        """The range of *origin* that the character at *offset* represents."""
        if not self._spans:
            return Span(0, 0)
        place = min(max(bisect_right(self._starts, offset) - 1, 0), len(self._spans) - 1)
        start, end = self._spans[place]
        begin = self._starts[place]
        if end - start != self._starts[place + 1] - begin:
            return Span(start, end)
        place = min(start + offset - begin, end)
        return Span(place, min(place + 1, end))


class Traces(NamedTuple):
    """What a review has left in a document beside its text.

    Attributes:
        revisions: the offsets of paragraphs and rows with tracked changes that are neither accepted nor rejected.
        comments: the offsets of paragraphs and rows with open comments, one for each thread.
    """

    revisions: tuple[int, ...] = ()
    comments: tuple[int, ...] = ()
