"""Where the characters of an extracted text stand in the document that a person opens."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


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


class Traces(NamedTuple):
    """What review has left in a document beside its text.

    Attributes:
        revisions: where the paragraphs and rows start that have tracked changes nobody has accepted or rejected.
        comments: where the paragraphs and rows start that open comments are about, one for each thread.
    """

    revisions: tuple[int, ...] = ()
    comments: tuple[int, ...] = ()
