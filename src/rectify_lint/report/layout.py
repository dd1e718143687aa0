"""The layout of a plain text as a document: its title, headings, paragraphs, tables, signature."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rectify_lint.notice.paragraphs import LineKind
from rectify_lint.source.docx.compose import Block, Line, Look, compose
from rectify_lint.source.html import HtmlReader
from rectify_lint.source.markdown import MarkdownReader
from rectify_lint.source.text import Source, Span
from rectify_lint.syntax.lines import Line as TextLine
from rectify_lint.syntax.lines import scan_lines
from rectify_lint.syntax.markers import Style
from rectify_lint.syntax.tables import delimiter_of, is_rule, split_cells
from rectify_lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rectify_lint.engine.lint import FileReport
    from rectify_lint.notice.model import Notice
    from rectify_lint.source.docx.document import Traced

_LOOKS = {
    LineKind.TITLE: Look.TITLE,
    LineKind.ADDRESS: Look.ADDRESS,
    LineKind.CLOSING: Look.CLOSING,
}
_HEADINGS = {
    Style.PART: Look.FIRST,
    Style.CHAPTER: Look.FIRST,
    Style.STEM: Look.FIRST,
    Style.CHINESE: Look.FIRST,
    Style.CHINESE_PAREN: Look.SECOND,
}


class _Row(NamedTuple):
    line: TextLine
    cells: list[Span]


def lay_out(file: FileReport) -> Traced:
    """A Word document with the text of *file*, traced.

    Page furniture is left out, except for lines with a finding.
    """
    return compose(file.source, list(_blocks(file.notice, _left_out(file))))


def _left_out(file: FileReport) -> frozenset[int]:
    """The numbers of the lines of page furniture."""
    if file.source.kind != HtmlReader.kind:
        return frozenset()
    line_of = file.source.lines.line_of
    lines = {line_of(span.start) for span in file.notice.furniture}
    for finding in file.findings:
        for start, end in (finding.span, *(place.span for place in finding.related)):
            lines.difference_update(range(line_of(start), line_of(end) + 1))
    return frozenset(lines)


def _blocks(notice: Notice, left_out: frozenset[int]) -> Iterator[Block]:
    looks = dict(_looks(notice))
    rows = (
        _Row(line, _cells(notice, line)) for line in scan_lines(notice.source) if line.number not in left_out
    )
    markdown = notice.source.kind == MarkdownReader.kind
    for tabular, group in groupby(rows, key=lambda row: bool(row.cells)):
        lines = list(group)
        if tabular and len(lines) > 1:
            text = notice.source.text
            yield [row.cells for row in lines if not is_rule(text, row.cells)]
        else:
            for row in lines:
                # The line scan takes what may be a mark of Markdown off any text.
                span = row.line.span if markdown else _trimmed(notice.source, row.line.number)
                yield Line(span, looks.get(row.line.number, Look.BODY))


def _trimmed(source: Source, number: int) -> Span:
    span = source.lines.span(number)
    line = span.of(source.text)
    return Span(span.start + len(line) - len(line.lstrip()), span.start + len(line.rstrip()))


def _cells(notice: Notice, line: TextLine) -> list[Span]:
    """The cells of a line with several non-empty ones; else none."""
    delimiter = delimiter_of(notice.source.text, line.span)
    if not delimiter:
        return []
    cells = split_cells(notice.source, line, delimiter)
    return cells if sum(start < end for start, end in cells) > 1 else []


def _looks(notice: Notice) -> Iterator[tuple[int, Look]]:
    """By number, the look of the lines that are not ordinary paragraphs."""
    for line, kind in zip(notice.lines, notice.line_kinds, strict=True):
        if kind in _LOOKS:
            yield line.number, _LOOKS[kind]
    for node in notice.outline.nodes[1:]:
        if not node.run_in.of(notice.text).strip():
            yield notice.lines[node.line].number, _HEADINGS.get(node.style, Look.THIRD)
