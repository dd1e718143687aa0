"""Tables in plain text: lines divided into cells by ``|`` (Markdown) or by tabs (pasted from a word processor)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.source.text import Source, Span
from rectify_lint.syntax.lines import Line

_BLANKS = " \t\u3000\xa0\r"
_BROKEN_LINES = 40
"""The most lines of a row whose cells contain line breaks."""


def delimiter_of(text: str, span: Span) -> str:
    """The character that divides the line into cells; ``""`` if it is not divided.

    A single ``|`` divides only a line that begins with one: in prose it may mean anything.
    """
    if text.startswith("|", span.start) or text.count("|", *span) > 1:
        return "|"
    return "\t" if text.find("\t", *span) >= 0 else ""


def split_cells(source: Source, line: Line, delimiter: str) -> list[Span]:
    """The spans of the cells of a line, without blanks at their ends; that of an empty cell is empty.

    Tabs at the beginning or end of a line, which the line scan strips as blanks, delimit empty cells.
    """
    text = source.text
    start, end = source.lines.span(line.number)
    if delimiter == "|":
        start, end = line.span
        if text[start] == "|":  # without an outer mark in front, one at the end divides off an empty cell
            start += 1
            end -= end > start and text[end - 1] == "|" and text[end - 2] != "\\"
    return list(_cells(text, start, end, delimiter))


def _cells(text: str, start: int, end: int, delimiter: str) -> Iterator[Span]:
    first = start
    place = text.find(delimiter, start, end)
    while place >= 0:
        if delimiter != "|" or text[place - 1] != "\\":
            yield _trimmed(text, first, place)
            first = place + 1
        place = text.find(delimiter, place + 1, end)
    yield _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return Span(start, end)


def is_rule(text: str, cells: Sequence[Span]) -> bool:
    """Whether a row is the line below a Markdown header: ``| --- | :-: |``."""
    return all(not set(text[start:end]) - {"-", ":", " "} for start, end in cells) and any(
        start < end for start, end in cells
    )


def joined_row(
    source: Source, lines: Sequence[Line], first: int, width: int
) -> tuple[int, list[Span]] | None:
    """The row of *width* cells that begins at line *first* and has line breaks in its cells: (last line, cells).

    ``None`` if the lines below do not complete it.
    """
    text = source.text
    cells = split_cells(source, lines[first], "\t")
    for index in range(first + 1, min(first + _BROKEN_LINES, len(lines))):
        more = split_cells(source, lines[index], "\t")
        if len(more) > 1 and more[0].of(text).isdecimal():
            return None  # the next row
        cells[-1:] = [_trimmed(text, cells[-1].start, more[0].end), *more[1:]]
        if len(cells) >= width:
            return (index, cells) if len(cells) == width else None
    return None
