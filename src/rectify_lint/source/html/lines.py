"""The lines of a page as a browser renders them: split at blocks and breaks, white space collapsed, lists numbered.

Each piece of a line records the characters of the page that it comes from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rectify_lint.patterns import compiled
from rectify_lint.source.html.lists import ListCounter
from rectify_lint.source.html.names import HEADINGS, LISTS
from rectify_lint.source.html.tokens import BLANKS, reference
from rectify_lint.source.html.tree import MARKUP_LIMIT, Element, Text, TooMuch, Tree
from rectify_lint.source.joints import stands_apart
from rectify_lint.typed import NamedTuple

TEXT_LIMIT = 16_000_000
"""The largest text in characters."""

_CHUNK = compiled("[^&\t\n\f\r \xad\u200b\u2060\ufeff]++|[\t\n\f\r ]++|[\xad\u200b\u2060\ufeff]++|&")
_UNSEEN = frozenset("\xad\u200b\u2060\ufeff")
"""Zero-width characters, which portals and editors leave between others."""

_BULLETS = frozenset("·•lnuØwvq§¨ü-–—*o○●■□◆")
"""Bullets that Word writes before an item instead of a number, most of them in a symbol font."""


class Piece(NamedTuple):
    """Characters of the text, and the range of offsets in the page that they represent.

    If both have the same length they are the same characters, one for one.
    """

    text: str
    start: int
    end: int


class Line:
    """A line of the page.

    Attributes:
        pieces: its characters.
        event: the index of its first text among the events of the page.
        size: the number of its non-blank characters.
        linked: the number of these in links to other pages.
        links: the number of those links.
        heading: whether it is in a heading.
    """

    __slots__ = ("event", "heading", "linked", "links", "pieces", "size")

    def __init__(self, event: int, heading: bool) -> None:
        self.pieces: list[Piece] = []
        self.event = event
        self.size = 0
        self.linked = 0
        self.links = 0
        self.heading = heading

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)


class Flow:
    """Assembles the lines of *tree*; *shown* are hidden elements to be read all the same."""

    def __init__(self, tree: Tree, shown: frozenset[Element]) -> None:
        self._tree = tree
        self._shown = shown
        self._lines: list[Line] = []
        self._line: Line | None = None
        self._gap: tuple[int, int] | None = None  # white space that has not become a blank yet
        self._label: Piece | None = None  # of the next line
        self._marker: Element | None = None  # that holds a number written by Word
        self._number: list[Piece] = []  # what of it is read
        self._lists: list[ListCounter | None] = []
        self._pre: list[bool] = [False]
        self._headings = 0
        self._event = 0
        self._count = self._length = 0

    def lines(self) -> list[Line]:
        """All non-empty lines of the page.

        Raises:
            TooMuch: there are more characters, or character references, than in any text.
        """
        events = self._tree.events
        while self._event < len(events):
            event = events[self._event]
            if isinstance(event, Text):
                self._text(event)
            elif event.first == self._event:
                if event.hidden and event not in self._shown:
                    self._event = event.last
                else:
                    self._begin(event)
            else:
                self._finish(event)
            self._event += 1
        self._break()
        return self._lines

    # -- elements

    def _begin(self, element: Element) -> None:
        tag = element.tag
        if element.block or tag == "br":
            self._break()
        if element.first == element.last:
            return
        if tag in LISTS:
            self._lists.append(ListCounter(self._tree, element))
        elif tag in ("table", "td", "th"):
            self._lists.append(None)
        elif tag == "li" and self._lists and self._lists[-1] is not None:
            label = self._lists[-1].label(element)
            self._label = Piece(_spaced(label), element.start, element.end) if label else None
        self._headings += tag in HEADINGS
        if element.pre is not None:
            self._pre.append(element.pre)
        if element.marker and self._marker is None:
            self._marker = element

    def _finish(self, element: Element) -> None:
        tag = element.tag
        if element.block:
            self._break()
        if tag in LISTS or tag in ("table", "td", "th"):
            self._lists.pop()
        elif tag == "li":
            self._label = None
        self._headings -= tag in HEADINGS
        if element.pre is not None:
            self._pre.pop()
        if element is self._marker:
            self._write_number()

    def _write_number(self) -> None:
        """Write the number by Word, without the blanks behind it, before what follows."""
        pieces, self._number, self._marker = self._number, [], None
        label = "".join(piece.text for piece in pieces)
        if label in _BULLETS:
            return
        for piece in pieces:
            self._put(piece, linked=False)
        if label and not stands_apart(label):
            self._put(Piece(" ", pieces[-1].end, pieces[-1].end), linked=False)

    # -- characters

    def _text(self, text: Text) -> None:
        before = 0 if self._line is None else self._line.linked
        for piece in cut(self._tree.page, text.start, text.end):
            self._count += 1
            if self._marker is not None:
                solid = "".join(piece.text.split())
                if solid:
                    self._number.append(piece if solid == piece.text else piece._replace(text=solid))
            elif piece.text[0] in BLANKS:
                self._space(piece)
            else:
                self._put(piece, linked=text.linked)
        if self._line is not None and self._line.linked > before:
            self._line.links += 1

    def _space(self, piece: Piece) -> None:
        if not self._pre[-1]:
            if self._line is not None:
                self._gap = (self._gap[0] if self._gap else piece.start, piece.end)
            return
        place = piece.start
        for row in piece.text.replace("\r\n", "\n ").replace("\r", "\n").splitlines(keepends=True):
            blank = row.rstrip("\n")
            if blank and self._line is not None:
                self._put(Piece(" " * len(blank), place, place + len(blank)), linked=False)
            if row.endswith("\n"):
                self._break()
            place += len(row)

    def _put(self, piece: Piece, *, linked: bool) -> None:
        line = self._line
        if line is None:
            line = self._line = Line(self._event, self._headings > 0)
            self._lines.append(line)
            if self._label is not None:
                self._append(line, self._label)
                self._label = None
        elif self._gap is not None:
            start, end = self._gap
            if not self._joins(line.pieces[-1].text[-1], piece.text[0], start, end):
                self._append(line, Piece(" ", start, end))
        self._gap = None
        self._append(line, piece)
        size = len(piece.text) if not piece.text.isspace() else 0
        line.size += size
        line.linked += size if linked else 0

    def _append(self, line: Line, piece: Piece) -> None:
        line.pieces.append(piece)
        self._length += len(piece.text)
        if self._length > TEXT_LIMIT or self._count > 2 * MARKUP_LIMIT:
            raise TooMuch

    def _joins(self, before: str, behind: str, start: int, end: int) -> bool:
        """Whether white space is only a line break of the file: one beside a full-width character.

        CSS Text 3 (4.1.3) lets browsers drop it between two of them; programs that break lines anywhere, like Word, also
        put it beside digits, where a blank would not be the author's.
        """
        gap = self._tree.page[start:end]
        if "\n" not in gap and "\r" not in gap:
            return False
        widths = [unicodedata.east_asian_width(character) for character in (before, behind)]
        return "W" in widths or "F" in widths or widths == ["A", "A"]

    def _break(self) -> None:
        self._gap = None
        if self._line is not None:
            if not self._line.size:
                self._lines.pop()
            self._line = None


def cut(page: str, start: int, end: int) -> Iterator[Piece]:
    """The characters of a text of *page* as pieces: unchanged ones, white space, and references."""
    place = start
    while place < end:
        found = _CHUNK.match(page, place, end)
        assert found is not None
        written, begun, place = found[0], place, found.end()
        if written == "&":
            meant = reference(page, begun, end)
            if meant is not None:
                written, place = meant
        if written and written[0] not in _UNSEEN:
            yield Piece(written, begun, place)


def _spaced(label: str) -> str:
    return label if stands_apart(label) else f"{label} "
