"""From the characters of a page to its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from rectify_lint.source.pdf.blanks import is_latin, spaced
from rectify_lint.source.pdf.pages import Char, Page

SAME_LINE = 0.5
"""The largest difference between baselines of one line, in ems: it includes superscripts, not the next line."""

_TWICE = 0.3  # of an em: as far as the second printing of a character is off that makes it bold
_SMALL = 0.75  # of the line's size, and
_RAISED = 0.15  # ems above its baseline: raised signs

_ADDRESS = re.compile(r"[@/_]|[a-z]\.[a-z]", re.IGNORECASE)

_DASH = "\u2014\u2014"

CLOSING = "，。、；：？！”’）》〉】〕﹞」』％,.;:?!)]}%·—…/"
"""Characters that do not begin a line."""

OPENING = "“‘（《〈【〔﹝「『([{"
"""Characters that do not end a line."""


class Line:
    """Characters on one baseline.

    Attributes:
        page: the number of the page.
        chars: the characters from left to right, without blanks at both ends.
        trailing: whether blanks followed the last.
    """

    def __init__(self, page: Page, chars: Sequence[Char]) -> None:
        first = next((place for place, char in enumerate(chars) if not char.text.isspace()), len(chars))
        last = len(chars)
        while last > first and chars[last - 1].text.isspace():
            last -= 1
        self.page = page.number
        self._room = page.room
        self.chars = list(chars[first:last])
        self.trailing = last < len(chars)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters, in points."""
        return Counter(char.size for char in self.chars).most_common(1)[0][0]

    @cached_property
    def y(self) -> float:
        """The baseline of most of its characters."""
        return Counter(char.y for char in self.chars if char.size == self.size).most_common(1)[0][0]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.chars[-1].x1

    @cached_property
    def text(self) -> str:
        """The text, with visible blanks, but none between Chinese characters that are only spaced out."""
        return "".join(spaced(self.chars, self._room))

    def drop_raised(self) -> None:
        """Drop superscripts, such as references to notes."""
        kept: list[Char] = []
        for char in self.chars:
            if char.size > _SMALL * self.size or char.y <= self.y + _RAISED * self.size:
                kept.append(char)
            elif kept:
                kept[-1] = kept[-1]._replace(x1=char.x1)
        self.chars = kept or self.chars
        self.__dict__.pop("text", None)


def lines_of(chars: Iterable[Char], page: Page) -> list[Line]:
    """The lines of *chars*, from the top."""
    rows: list[list[Char]] = []
    height = size = 0.0
    for char in sorted(chars, key=lambda char: (-char.y, char.x0)):
        if rows and height - char.y <= SAME_LINE * max(size, char.size):
            rows[-1].append(char)
            if char.size > size and not char.text.isspace():
                height, size = char.y, char.size
        else:
            rows.append([char])
            height, size = char.y, char.size
    lines = (Line(page, _once(sorted(row, key=lambda char: char.x0))) for row in rows)
    return [line for line in lines if line.chars]


def _once(chars: Sequence[Char]) -> list[Char]:
    """*chars*, from left to right, without those printed a second time in the same place."""
    kept: list[Char] = []
    for char in chars:
        near = min(_TWICE * char.size, (char.x1 - char.x0) / 2)
        before = next(
            (
                place
                for place in range(max(len(kept) - 4, 0), len(kept))
                if kept[place].text == char.text
                and abs(kept[place].x0 - char.x0) < near
                and abs(kept[place].y - char.y) < near
            ),
            None,
        )
        if before is None or char.text.isspace():
            kept.append(char)
        elif char.x1 > kept[before].x1:
            kept[before] = kept[before]._replace(x1=char.x1)
    # Fonts join the halves of a dash, and programs then give one of them or both.
    return [char._replace(text=_DASH) if _is_dash(char) else char for char in kept]


def _is_dash(char: Char) -> bool:
    return char.text in "\u2014\u2e3a" and char.x1 - char.x0 > 1.5 * char.size


def pieces(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """The text of each of *lines* of one paragraph, with a blank in front if one separates it from the line before.

    That is so between Latin words, but not between Chinese characters.
    """
    found: list[tuple[str, Line]] = []
    for line in lines:
        blank = found and _parted(found[-1][1], line)
        found.append((f" {line.text}" if blank else line.text, line))
    return found


def _parted(before: Line, after: Line) -> bool:
    """Whether there was a blank at the end of a line: words break only there, numbers anywhere."""
    last, first = before.chars[-1].text[-1], after.chars[0].text[0]
    if not (is_latin(last) and is_latin(first)):
        return False
    if before.trailing:
        return True
    # Addresses are broken anywhere too.
    word = before.text.split()[-1] + after.text.split()[0]
    return last.isalpha() and first.isalpha() and _ADDRESS.search(word) is None
