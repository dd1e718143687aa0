"""Terminal cells: how wide characters are, and windows of long lines with a mark under the right ones.

Chinese characters and full-width marks take two cells. Characters of ambiguous width (“ ” … ① ×) count as two
as well, as they do in terminals set up for Chinese.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rectify_lint.typed import NamedTuple

ELLIPSIS = "…"
_ELLIPSIS_CELLS = 2
_KNOWN = 4096
"""The size of the cache of widths: more than the different characters of any text."""

_DOUBLE = frozenset("WFA")
_SILENT = frozenset(("Mn", "Me"))


def cell_width(text: str) -> int:
    """The number of terminal cells *text* takes; combining marks take none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@lru_cache(_KNOWN)
def _cells(character: str) -> int:
    if character < "\x7f":
        return 1
    if unicodedata.category(character) in _SILENT:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _DOUBLE else 1


def printable(text: str) -> str:
    """*text* with each character that would move the cursor, hide or reverse others replaced by a visible one.

    Nothing in a file reaches the terminal as a control sequence; a line stays one line.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t" or unicodedata.category(character) == "Zs":
        # U+3000 is not printable for Python; it must keep its two cells, it indents nearly every paragraph.
        return " " if character == "\t" else character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


@lru_cache(_KNOWN)
def _cells_shown(character: str) -> int:
    """The number of cells of *character* as :func:`printable` shows it."""
    return cell_width(_visible(character))


class Excerpt(NamedTuple):
    """A part of one line; the marked characters begin after *indent* cells and take *length* cells."""

    text: str
    indent: int
    length: int


def excerpt(line: str, start: int, end: int, budget: int = 72) -> Excerpt:
    """A window of at most *budget* cells of *line* round the characters ``[start, end)``.

    Time depends on the budget, not on the length of the line. A marked range that is itself too long is cut at its
    end; an empty one is marked by a single cell.
    """
    inner = budget - 2 * _ELLIPSIS_CELLS
    end = _forward(line, start, max(start, min(end, len(line))), inner)
    room = inner - sum(map(_cells_shown, line[start:end]))
    left = _backward(line, start, room // 2)
    right = _forward(line, end, len(line), room - sum(map(_cells_shown, line[left:start])))
    left = _backward(line, start, room - sum(map(_cells_shown, line[end:right])))
    before, marked, after = (
        printable(line[left:start]),
        printable(line[start:end]),
        printable(line[end:right]),
    )
    if left > 0:
        before = ELLIPSIS + before
    if right < len(line):
        after += ELLIPSIS
    return Excerpt(before + marked + after, cell_width(before), max(cell_width(marked), 1))


def _forward(line: str, start: int, stop: int, room: int) -> int:
    """The largest offset up to *stop* such that the characters from *start* fit into *room* cells."""
    at = start
    while at < stop:
        room -= _cells_shown(line[at])
        if room < 0:
            break
        at += 1
    return at


def _backward(line: str, end: int, room: int) -> int:
    """The smallest offset such that the characters up to *end* fit into *room* cells."""
    at = end
    while at > 0:
        room -= _cells_shown(line[at - 1])
        if room < 0:
            break
        at -= 1
    return at
