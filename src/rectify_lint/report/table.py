"""Tables in columns of terminal cells."""

from __future__ import annotations

from collections.abc import Sequence

from rectify_lint.report.cells import cell_width, printable

_GAP = "  "


def render_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """*rows* under *head*, left-aligned; the last column is not padded. Cells hold one line each."""
    lines = [head, *([printable(cell) for cell in row] for row in rows)]
    widths = [max(map(cell_width, column)) for column in zip(*lines, strict=True)]
    ruled = [lines[0], ["-" * width for width in widths], *lines[1:]]
    return "".join(_row(line, widths) for line in ruled)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - cell_width(cell)) for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join(padded).rstrip() + "\n"
