"""From the characters of a text back to the elements of the document that contain them.

The reader records this while it makes the text, if asked to; nothing else walks a document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from lxml import etree

from rectify_lint.source.docx.names import SPACE, w
from rectify_lint.source.text import Span
from rectify_lint.typed import NamedTuple

BLANKS = " \t\r\n"
"""White space of XML; at the edges of a ``w:t`` it counts only with ``xml:space="preserve"``."""

_SOFT_HYPHEN = "\xad"


class Piece(NamedTuple):
    """Characters of a paragraph and their element.

    Attributes:
        text: the characters.
        element: ``w:t`` or the element of a sign; the paragraph itself for its automatic number.
        computed: whether a program recomputes them: an automatic number, the result of a field.
    """

    text: str
    element: etree._Element
    computed: bool


class Segment(NamedTuple):
    """Characters of the text that are adjacent in one element.

    Attributes:
        span: the characters, as offsets into the text of the document.
        element: as in :class:`Piece`.
        place: the offset of the first of them among the characters of the element.
        computed: as in :class:`Piece`.
    """

    span: Span
    element: etree._Element
    place: int
    computed: bool

    @property
    def numbering(self) -> bool:
        """Whether this is an automatic number, which is not in the document."""
        return bool(self.element.tag == w("p"))

    @property
    def stop(self) -> int:
        """The offset behind the last of them among the characters of the element."""
        return self.place + self.span.end - self.span.start

    def clipped(self, span: Span) -> Segment:
        """The part of it inside *span*, which it overlaps."""
        start, end = max(span.start, self.span.start), min(span.end, self.span.end)
        return self._replace(span=Span(start, end), place=self.place + start - self.span.start)


class Trace:
    """The segments of a text, in its order."""

    def __init__(self) -> None:
        self._segments: list[Segment] = []
        self._starts: list[int] = []

    def add(self, start: int, text: str, pieces: Sequence[Piece]) -> None:
        """Record the origin of *text*, which is at offset *start*.

        It has the characters of *pieces* in their order; blanks may have been added, removed or replaced, as in the cell
        of a table. Such blanks have no origin.
        """
        characters = "".join(piece.text for piece in pieces)
        begins = [0, *accumulate(len(piece.text) for piece in pieces)]
        runs = [(0, 0, len(text))] if characters == text else _aligned(text, characters)
        for offset, first, length in runs:
            at = first
            while at < first + length:
                number = bisect_right(begins, at) - 1
                piece, inside = pieces[number], at - begins[number]
                stop = min(len(piece.text), inside + first + length - at)
                for place, count in _places(piece, inside, stop):
                    begin = start + offset + at - first
                    self._starts.append(begin)
                    self._segments.append(
                        Segment(Span(begin, begin + count), piece.element, place, piece.computed)
                    )
                    at += count

    def runs(self, wanted: Callable[[Segment], bool]) -> list[Span]:
        """The characters of the segments that are *wanted*, as disjoint spans in order."""
        runs: list[Span] = []
        for start, end in (one.span for one in self._segments if wanted(one)):
            if runs and runs[-1].end == start:
                runs[-1] = Span(runs[-1].start, end)
            else:
                runs.append(Span(start, end))
        return runs

    def within(self, span: Span) -> list[Segment]:
        """The segments of the characters of *span*; breaks between paragraphs and cells have none."""
        found: list[Segment] = []
        if span.start == span.end:
            return found
        for number in range(max(bisect_right(self._starts, span.start) - 1, 0), len(self._segments)):
            segment = self._segments[number]
            if segment.span.start >= span.end:
                break
            if segment.span.end > span.start:
                found.append(segment.clipped(span))
        return found


def _aligned(text: str, characters: str) -> list[tuple[int, int, int]]:
    """The runs of characters that *text* shares with *characters*: the offset in each, and the length."""
    runs: list[tuple[int, int, int]] = []
    at = 0
    for offset, character in enumerate(text):
        if character.isspace():
            continue
        while characters[at].isspace():
            at += 1
        if runs:
            here, there, length = runs[-1]
            gap = offset - here - length
            kept = gap == 0 or (gap == 1 and characters[there + length] == " ")
            if kept and at - there - length == gap:
                runs[-1] = (here, there, length + gap + 1)
                at += 1
                continue
        runs.append((offset, at, 1))
        at += 1
    return runs


def _places(piece: Piece, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets in its element of the characters of *piece* from *start* to *end*, with the length of each run.

    White space at the edges of the element may not belong to its text, and soft hyphens never do.
    """
    content = (piece.element.text or "") if piece.element.tag == w("t") else ""
    lead = 0
    if content and piece.element.get(SPACE) != "preserve":
        lead = len(content) - len(content.lstrip(BLANKS))
    if _SOFT_HYPHEN not in content:
        yield lead + start, end - start
        return
    places = [place for place in range(lead, len(content)) if content[place] != _SOFT_HYPHEN][start:end]
    first = 0
    for number in range(1, len(places) + 1):
        if number == len(places) or places[number] != places[number - 1] + 1:
            yield places[first], number - first
            first = number
