"""Finding the blanks between the characters of a line by the gaps they leave.

Browsers write no blanks at all, and PDFium does not distinguish all written blanks from those it inserts itself at gaps.
Office programs leave gaps between Chinese characters and others where nobody typed a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rectify_lint.source.pdf.pages import Char, Page

MARKER = re.compile(
    r"第[一二三四五六七八九十]{1,3}[章节部条]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|[0-9０-９]{1,3}[.．、](?![0-9])|[（(][0-9０-９]{1,3}[）)]|[①-⑳]"
)
"""The marker at the beginning of a heading or an item."""

_SEEN = 0.1  # of an em: a narrower blank, though written, is not seen
_GAP = 0.17  # of an em: the narrowest that is told by its room
_TAB = 0.4  # ems behind a marker: no blank is as wide
_COLUMN = 1.0  # ems where the program puts room between scripts
_FULL = range(85, 116)  # hundredths of an em: a blank as wide as a Chinese character
_FAR = 3.0  # ems: what follows is on another line
_OFTEN = 0.3  # of the places where scripts meet


def puts_room(pages: Iterable[Page]) -> bool:
    """Whether the program that made *pages* leaves gaps between Chinese characters and others."""
    gaps = [
        (after.x0 - before.x1) / after.size
        for page in pages
        for before, after in pairwise(page.chars)
        if before.y == after.y
        and after.size
        and is_latin(before.text) != is_latin(after.text)
        and not (before.text.isspace() or after.text.isspace())
    ]
    near = [gap >= _GAP for gap in gaps if -1 < gap < _FAR]
    return sum(near) > _OFTEN * len(near)


def spaced(chars: Sequence[Char], room: bool) -> Iterator[str]:
    """The text of *chars*, from left to right, with visible blanks; *room* is the result of :func:`puts_room`."""
    spread = _spread(chars)
    before: Char | None = None
    blanks = begun = ""
    start = 0.0
    for char in chars:
        if char.text.isspace():
            start = start if blanks else char.x0
            blanks += char.text
            continue
        if before is not None:
            if not blanks:
                blanks = _blank(before, char, spread, room)
                if blanks and len(begun) < 7 and MARKER.fullmatch(begun) and _gap(before, char) > _TAB:
                    blanks = ""  # the tab of a list between a marker and its text
            elif char.x0 - start < _SEEN * char.size:
                blanks = ""
            yield blanks
        yield char.text
        if len(begun) < 7:
            begun += blanks + char.text
        before, blanks = char, ""


def _blank(before: Char, after: Char, spread: float, room: bool) -> str:
    """The visible blank between two characters, or ``""``."""
    gap = _gap(before, after) - spread
    mixed = is_latin(before.text) != is_latin(after.text)
    if gap < (_COLUMN if mixed and room else _GAP):
        return ""
    return "\u3000" if not mixed and round(100 * gap) in _FULL else " "


def _gap(before: Char, after: Char) -> float:
    """The gap between two characters, in ems."""
    # The boxes of characters that PDFium puts in place of others are those of their strokes.
    end = before.x1 if before.text < "\u2e80" else max(before.x1, before.x0 + before.size)
    return (after.x0 - end) / max(min(before.size, after.size), 0.1)


def _spread(chars: Sequence[Char]) -> float:
    """The letter spacing of the Chinese characters of a line, in ems."""
    gaps = sorted(
        (after.x0 - before.x1) / max(after.size, 0.1)
        for before, after in pairwise(chars)
        if not (is_latin(before.text) or is_latin(after.text))
    )
    return max(gaps[len(gaps) // 2], 0.0) if gaps else 0.0


def is_latin(text: str) -> bool:
    """Whether *text* is a letter or digit of a script with blanks between words."""
    return text < "\u2e80" and text.isalnum()
