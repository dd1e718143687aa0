"""Pages with two columns, and the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rectify_lint.source.pdf.lines import Line, lines_of
from rectify_lint.source.pdf.pages import Char, Page
from rectify_lint.typed import NamedTuple

_ROWS = 8  # lines on each side at least
_STRIP = 1.2  # ems of white between columns
_MOST_CROSSING = 5  # one line in so many may cross the strip


class Part(NamedTuple):
    """Lines of one column, or of the whole width.

    Attributes:
        side: 0 for the whole width, 1 for the left column, 2 for the right.
        lines: from the top.
    """

    side: int
    lines: list[Line]


def gutters(pages: Sequence[tuple[Page, Sequence[Line]]]) -> list[float | None]:
    """For each page the position of the gutter between its two columns; ``None`` for a page with one column.

    A page with little text, like the last one, gets that of the other pages of its size.
    """
    found = [_gutter(lines) for _, lines in pages]
    usual: dict[tuple[int, int], float] = {}
    for (page, _), gutter in zip(pages, found, strict=True):
        if gutter is not None:
            usual.setdefault(_size(page), gutter)
    return [
        gutter if gutter is not None else _within(usual.get(_size(page)), lines)
        for (page, lines), gutter in zip(pages, found, strict=True)
    ]


def _size(page: Page) -> tuple[int, int]:
    return round(page.box.x1 - page.box.x0), round(page.box.y1 - page.box.y0)


def _within(gutter: float | None, lines: Sequence[Line]) -> float | None:
    """*gutter* if few of *lines* cross it."""
    if gutter is None or _MOST_CROSSING * sum(_crosses(line, gutter) for line in lines) > len(lines):
        return None
    return gutter


def reading_order(lines: list[Line], page: Page, gutter: float | None) -> list[Part]:
    """*lines* divided into columns, in reading order; undivided if there is only one.

    Lines that cross the gutter (a title, a foot) separate what is above them from what is below.
    """
    if gutter is None:
        return [Part(0, lines)]
    found: list[Part] = []
    sides: tuple[list[Char], list[Char]] = ([], [])
    for line in [*lines, None]:
        if line is not None and not _crosses(line, gutter):
            for char in line.chars:
                sides[char.x0 >= gutter].append(char)
            continue
        found += [Part(side, lines_of(chars, page)) for side, chars in enumerate(sides, 1) if chars]
        sides = ([], [])
        if line is not None:
            found.append(Part(0, [line]))
    return found


def _gutter(lines: Sequence[Line]) -> float | None:
    """The position of the gutter between two columns."""
    if len(lines) < _ROWS:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
    half = _STRIP * size / 2
    for step in (0, -1, 1, -2, 2, -3, 3, -4, 4):
        middle = (left + right) / 2 + step * size / 2
        sides = [0, 0]
        crossing = 0
        for line in lines:
            if any(char.x1 > middle - half and char.x0 < middle + half for char in line.chars):
                crossing += 1
                continue
            # Most lines of a column reach its edge; those of a list without rules do not.
            before = [char for char in line.chars if char.x0 < middle]
            after = [char for char in line.chars if char.x0 > middle]
            sides[0] += bool(before) and before[-1].x1 > middle - 4 * size
            sides[1] += bool(after) and after[0].x0 < middle + 4 * size
        if min(sides) >= _ROWS and _MOST_CROSSING * crossing <= len(lines):
            return middle
    return None


def _crosses(line: Line, gutter: float) -> bool:
    half = _STRIP * line.size / 4
    return any(char.x1 > gutter - half and char.x0 < gutter + half for char in line.chars)
