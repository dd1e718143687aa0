"""Places of findings for programs that open the file itself: build servers, editors, code review.

A web page is text, and a finding has a line and column in it besides those in the extracted text. Other documents have no
lines: for them these formats use those of the extracted text, as ``path:line:column`` does everywhere, and the message
begins with the place that a person looks for.
"""

from __future__ import annotations

from rectify_lint.report.wording import document_place
from rectify_lint.source.places import Excerpts
from rectify_lint.source.text import Source, Span
from rectify_lint.typed import NamedTuple


class Range(NamedTuple):
    """Lines and columns, 1-based, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def in_file(source: Source, span: Span) -> tuple[Source, Span]:
    """The text in the file, and the span in it that *span* of *source* represents."""
    if isinstance(source.places, Excerpts):
        return source.places.origin, source.places.span(span)
    return source, span


def range_of(source: Source, span: Span) -> Range:
    """The lines and columns of *span* in the file."""
    text, there = in_file(source, span)
    return Range(*text.lines.position(there.start), *text.lines.position(there.end))


def where(source: Source, span: Span, lang: str) -> str:
    """The place in a document as a prefix of a message; ``""`` if the text is the file."""
    place = document_place(source, span.start, lang)
    if not place:
        return ""
    return f"（{place}）" if lang == "zh" else f"({place}) "


def where_without_lines(source: Source, span: Span, lang: str) -> str:
    """The same for formats that give lines anyway; ``""`` if the file has lines."""
    return "" if isinstance(source.places, Excerpts) else where(source, span, lang)
