"""Where the characters of an extracted text stand in the document that a person opens."""

from __future__ import annotations

from bisect import bisect_right

from rectify_lint.source.text import Source, Span
from rectify_lint.typed import NamedTuple


class DocumentPlace(NamedTuple):
    """A place in a document; numbers are 1-based, 0 where they do not apply.

    Attributes:
        paragraph: of the body, counting paragraphs with text in them outside tables and text boxes; where there are
            pages, of the page, and so are tables and their rows.
        table: of the body.
        row: of that table.
        column: of that table, a cell that spans several is in the first of them; or of that line, in characters.
        text_box: of the body, in order of what they are anchored in.
        page: of a file that is made of pages, the first being 1 whatever is printed on it.
        line: of the file itself, where that is text, as HTML is.
    """

    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    text_box: int = 0
    page: int = 0
    line: int = 0


class PlaceMap:
    """From offsets of a text to places.

    Args:
        starts: the offsets at which another place begins, ascending.
        places: as many places.
    """

    __slots__ = ("_places", "_starts")

    def __init__(self, starts: list[int], places: list[DocumentPlace]) -> None:
        self._starts = starts
        self._places = places

    def at(self, offset: int) -> DocumentPlace:
        """The place of the character at *offset*; in front of the first, the first."""
        if not self._places:
            return DocumentPlace()
        return self._places[max(bisect_right(self._starts, offset) - 1, 0)]


class Excerpts(PlaceMap):
    """From offsets of a text to those of another text that it was taken from piece by piece.

    Args:
        origin: the other text.
        starts: the offsets at which the pieces begin, ascending, the first at 0; the last is the end of the text.
        spans: as many ranges of *origin*, one less: what each piece stands for, one for one if it is as long.
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
        """The characters of the other text from the first to the last of *span*, and whatever stands between."""
        first = self._one(span.start)
        if span.end <= span.start:
            return Span(first.start, first.start)
        return Span(first.start, max(self._one(span.end - 1).end, first.start))

    def _one(self, offset: int) -> Span:
        """What a single character stands for."""
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
    """What review has left in a document beside its text.

    Attributes:
        revisions: where the paragraphs and rows start that have tracked changes nobody has accepted or rejected.
        comments: where the paragraphs and rows start that open comments are about, one for each thread.
    """

    revisions: tuple[int, ...] = ()
    comments: tuple[int, ...] = ()
