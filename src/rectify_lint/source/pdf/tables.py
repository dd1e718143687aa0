"""Tables with ruled lines: the grid of the lines, and the content of its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rectify_lint.source.pdf.lines import Line, lines_of
from rectify_lint.source.pdf.pages import Box, Char, Page
from rectify_lint.typed import NamedTuple

_NEAR = 3.0  # points between lines that are one: two cells may each draw the side they share
_COVERED = 0.7  # of the side of a cell that is ruled
_MOST_PAIRS = 1_000_000  # of lines across and lines down that are looked at: more is a drawing
_MOST_CELLS = 20_000


class Cell(NamedTuple):
    """A cell.

    Attributes:
        row: its first 0-based row.
        column: its first 0-based column.
        lines: its lines of text.
        width: its width in points.
    """

    row: int
    column: int
    lines: list[Line]
    width: float


class Table(NamedTuple):
    """A table on a page.

    Attributes:
        page: the number of the page.
        box: its position.
        edges: the edges of its columns, from the left.
        cells: its cells from the top, each row from the left.
        rows: the number of its rows.
    """

    page: int
    box: Box
    edges: list[float]
    cells: list[Cell]
    rows: int


class _Rule(NamedTuple):
    """A line at the position *at*, from *start* to *stop*."""

    at: float
    start: float
    stop: float


def tables_of(page: Page) -> tuple[list[Table], list[Char]]:
    """The tables of *page* from the top, and the characters outside them."""
    across = _merged(
        _Rule((box.y0 + box.y1) / 2, box.x0, box.x1)
        for box in page.rules
        if box.x1 - box.x0 > box.y1 - box.y0
    )
    down = _merged(
        _Rule((box.x0 + box.x1) / 2, box.y0, box.y1)
        for box in page.rules
        if box.x1 - box.x0 <= box.y1 - box.y0
    )
    tables = []
    rest: Sequence[Char] = page.chars
    for rows, columns in _connected(across, down):
        grid = _grid(rows, columns)
        if grid is None:
            continue
        edges, heights = grid
        box = Box(edges[0], heights[-1], edges[-1], heights[0])
        inside = [char for char in rest if _is_inside(char, box)]
        cells = _cells(edges, heights, rows, columns, inside, page)
        if any(cell.lines for cell in cells):
            tables.append(Table(page.number, box, edges, cells, len(heights) - 1))
            rest = [char for char in rest if not _is_inside(char, box)]
    return sorted(tables, key=lambda table: -table.box.y1), list(rest)


def _merged(rules: Iterable[_Rule]) -> list[_Rule]:
    """*rules* with those joined that overlap or continue each other."""
    groups: list[list[_Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    merged: list[_Rule] = []
    for group in groups:
        at = group[0].at
        start, stop = group[0].start, group[0].start
        for rule in sorted(group, key=lambda rule: rule.start):
            if rule.start > stop + _NEAR:
                merged.append(_Rule(at, start, stop))
                start = rule.start
            stop = max(stop, rule.stop)
        merged.append(_Rule(at, start, stop))
    return merged


def _connected(across: list[_Rule], down: list[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """Groups of horizontal and vertical lines that touch each other."""
    if len(across) * len(down) > _MOST_PAIRS:
        return []
    joined = _Joined(len(across) + len(down))
    meeting: dict[int, None] = {}
    for row_place, row in enumerate(across):
        for column_place, column in enumerate(down, len(across)):
            if _meet(row, column):
                joined.join(row_place, column_place)
                meeting |= {row_place: None, column_place: None}
    found: dict[int, tuple[list[_Rule], list[_Rule]]] = {}
    for place in meeting:
        rows, columns = found.setdefault(joined.root(place), ([], []))
        if place < len(across):
            rows.append(across[place])
        else:
            columns.append(down[place - len(across)])
    return list(found.values())


class _Joined:
    """Disjoint sets of the numbers below *count*, merged two at a time."""

    def __init__(self, count: int) -> None:
        self._home = list(range(count))

    def root(self, place: int) -> int:
        """The number that represents the set of *place*."""
        home = self._home
        while home[place] != place:
            home[place] = home[home[place]]
            place = home[place]
        return place

    def join(self, one: int, other: int) -> None:
        self._home[self.root(other)] = self.root(one)


def _meet(row: _Rule, column: _Rule) -> bool:
    return (
        row.start - _NEAR <= column.at <= row.stop + _NEAR
        and column.start - _NEAR <= row.at <= column.stop + _NEAR
    )


def _grid(rows: list[_Rule], columns: list[_Rule]) -> tuple[list[float], list[float]] | None:
    """The edges of columns from the left and of rows from the top; ``None`` for less than two columns."""
    # Tables may be open at their sides, and where a page ends.
    edges = _distinct([*(rule.at for rule in columns), *(end for rule in rows for end in rule[1:])])
    heights = _distinct([*(rule.at for rule in rows), *(end for rule in columns for end in rule[1:])])
    if len(edges) < 3 or len(heights) < 2 or len(edges) * len(heights) > _MOST_CELLS:
        return None
    return edges, heights[::-1]


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2 * _NEAR:
            found.append(value)
    return found


def _cells(
    edges: list[float],
    heights: list[float],
    rows: list[_Rule],
    columns: list[_Rule],
    chars: Sequence[Char],
    page: Page,
) -> list[Cell]:
    width, height = len(edges) - 1, len(heights) - 1
    upright = [_near(columns, edge) for edge in edges]
    level = [_near(rows, at) for at in heights]
    joined = _Joined(width * height)
    for row in range(height):
        for column in range(width):
            place = row * width + column
            if column + 1 < width and not _ruled(upright[column + 1], heights[row + 1], heights[row]):
                joined.join(place, place + 1)
            if row + 1 < height and not _ruled(level[row + 1], edges[column], edges[column + 1]):
                joined.join(place, place + width)
    held: dict[int, list[Char]] = {}
    below = [-value for value in heights]
    for char in chars:
        column = min(max(bisect_right(edges, (char.x0 + char.x1) / 2) - 1, 0), width - 1)
        row = min(max(bisect_right(below, -(char.y + 0.3 * char.size)) - 1, 0), height - 1)
        held.setdefault(joined.root(row * width + column), []).append(char)
    members: dict[int, list[int]] = {}
    for place in range(width * height):
        members.setdefault(joined.root(place), []).append(place)
    found = []
    for top, places in members.items():
        left = min(place % width for place in places)
        right = max(place % width for place in places)
        lines = lines_of(held.get(top, []), page)
        found.append(Cell(min(places) // width, left, lines, edges[right + 1] - edges[left]))
    return sorted(found, key=lambda cell: (cell.row, cell.column))


def _near(rules: Iterable[_Rule], at: float) -> list[_Rule]:
    return [rule for rule in rules if abs(rule.at - at) <= 2 * _NEAR]


def _ruled(rules: Iterable[_Rule], start: float, stop: float) -> bool:
    """Whether *rules*, all at one edge, cover it from *start* to *stop*."""
    covered = sum(max(min(rule.stop, stop) - max(rule.start, start), 0.0) for rule in rules)
    return covered >= _COVERED * (stop - start)


def _is_inside(char: Char, box: Box) -> bool:
    return box.x0 <= (char.x0 + char.x1) / 2 <= box.x1 and box.y0 <= char.y + 0.3 * char.size <= box.y1
