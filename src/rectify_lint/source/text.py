"""Text with offsets, lines and columns.

Offsets count characters (code points) of the decoded text, which is never normalised: a finding marks exactly what is in
the file. Lines and columns are 1-based; the end of a range is exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_lint.source.places import PlaceMap, Traces

_LINE_BREAK = compiled(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of character offsets."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        """Whether *offset*, in characters, is inside the range."""
        return isinstance(offset, int) and self.start <= offset < self.end

    def of(self, text: str) -> str:
        """The characters of *text* in this range."""
        return text[self.start : self.end]


class Position(NamedTuple):
    """A place in a text: 1-based line, 1-based column in characters."""

    line: int
    column: int


def occurrences(text: str, literal: str, start: int = 0, end: int | None = None) -> list[int]:
    """Every offset between *start* and *end* where *literal* starts, ascending, overlaps included."""
    stop = len(text) if end is None else end
    places = []
    place = text.find(literal, start, stop)
    while place >= 0:
        places.append(place)
        place = text.find(literal, place + 1, stop)
    return places


def plain_pairs(text: str, opening: str, closing: str) -> list[tuple[int, int]] | None:
    """The spans of pairs of *opening* and *closing* marks, marks included, if they simply alternate within lines.

    ``None`` if a mark has no counterpart, pairs nest, or a line ends inside one: then the caller has to parse them.
    """
    starts, ends = occurrences(text, opening), occurrences(text, closing)
    if len(starts) != len(ends):
        return None
    last = 0
    for start, end in zip(starts, ends, strict=True):
        if start < last or end < start or text.find("\n", start, end) >= 0:
            return None
        last = end
    return [(start, end + 1) for start, end in zip(starts, ends, strict=True)]


class LineIndex:
    """The offsets where each physical line starts and ends, without its line break.

    ``\\r\\n``, ``\\n`` and a lone ``\\r`` end a line; a last line without break counts, and a text that
    ends with a break has an empty last line, as editors number it.
    """

    __slots__ = ("ends", "starts")

    def __init__(self, text: str) -> None:
        starts = [0]
        ends: list[int] = []
        if "\r" in text:
            for found in _LINE_BREAK.finditer(text):
                ends.append(found.start())
                starts.append(found.end())
        else:
            ends = occurrences(text, "\n")
            starts += [end + 1 for end in ends]
        ends.append(len(text))
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """The 1-based line of *offset*; an offset in a line break belongs to the line it ends."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> Position:
        """The line and column of *offset*."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def span(self, line: int) -> Span:
        """The span of the 1-based *line*, without its break."""
        return Span(self.starts[line - 1], self.ends[line - 1])


def least(text: str, span: Span, written: str) -> tuple[Span, str]:
    """The replacement of *span* of *text* by *written*, without the characters that are the same at both ends."""
    start, end = span
    while start < end and written and text[start] == written[0]:
        start, written = start + 1, written[1:]
    while start < end and written and text[end - 1] == written[-1]:
        end, written = end - 1, written[:-1]
    return Span(start, end), written


_EDITABLE = ("text", "markdown")
_BREAKS = frozenset("\n\r\t")


class Source:
    """A decoded text and its origin.

    Attributes:
        text: the decoded characters, without byte-order mark.
        path: its name in findings; ``None`` for text given directly.
        encoding: the codec that decoded it (``utf-8``, ``utf-8-sig``, ``utf-16-le``, ``gb18030`` …).
        kind: the reader that produced it (``text``, ``markdown``, ``docx``, ``html`` …).
        places: the places of its characters in the document it was extracted from; ``None`` if the text is the file.
        traces: what a review left in that document; ``None`` without document.
        revisable: in a Word document, the characters that a tracked change may touch, as disjoint spans in order;
            ``None`` for all characters.
    """

    def __init__(
        self,
        text: str,
        *,
        path: str | None = None,
        encoding: str = "utf-8",
        kind: str = "text",
        places: PlaceMap | None = None,
        traces: Traces | None = None,
        revisable: Sequence[Span] | None = None,
    ) -> None:
        if not isinstance(text, str):
            raise TypeError(
                f"a text is a str, not {type(text).__name__}; lint_path and parse_path read files"
            )
        self.text = text
        self.path = path
        self.encoding = encoding
        self.kind = kind
        self.places = places
        self.traces = traces
        self.revisable = revisable

    @property
    def editable(self) -> bool:
        """Whether the text is the whole content of the file, so that it can be written back."""
        return self.kind in _EDITABLE

    @property
    def fixable(self) -> bool:
        """Whether the file can be changed: it is :attr:`editable`, or a Word document, which gets tracked changes."""
        return self.editable or self.kind == "docx"

    def takes(self, span: Span, written: str) -> bool:
        """Whether the characters of *span* can be replaced by *written* in the file."""
        if not self.fixable or self.revisable is None:
            return self.fixable
        (start, end), written = least(self.text, span, written)
        if not _BREAKS.isdisjoint(written):
            return False
        place = bisect_right(self.revisable, (start, len(self.text))) - 1
        return place >= 0 and end <= self.revisable[place].end

    @cached_property
    def lines(self) -> LineIndex:
        """The line index, built on first use."""
        return LineIndex(self.text)

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters, {self.encoding})"
