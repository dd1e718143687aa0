"""What the declarative kinds see of one text: the notice, the literals found in it, and regions on demand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rectify_lint.source.text import Span, plain_pairs
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


class Regions:
    """Spans that do not overlap; tells whether another span is within one of them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def cover(self, span: Span) -> bool:
        """Whether one region contains all of *span*."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.end <= self._ends[index]


def enclosed(text: str, opening: str, closing: str) -> Regions:
    """The outermost pairs of *opening* and *closing* marks within a line, marks included.

    An opening mark without a closing one in its line encloses nothing.
    """
    plain = plain_pairs(text, opening, closing)
    if plain is not None:
        return Regions(plain)
    spans: list[tuple[int, int]] = []
    pending: list[int] = []
    for found in re.finditer(f"[{opening}{closing}\n]", text):
        mark = found.group()
        if mark == "\n":
            pending.clear()
        elif mark == opening:
            pending.append(found.start())
        elif pending:
            start = pending.pop()
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start, found.end()))
    return Regions(spans)


class Scan:
    """A notice with the occurrences of all planned literals.

    Attributes:
        notice: the parsed text.
        text: its characters.
        found: by literal that occurs, the offsets where it starts, ascending, overlaps included; ``None`` for one so
            common that it is searched for only on request (:meth:`places`).
    """

    def __init__(self, notice: Notice, found: Mapping[str, Sequence[int] | None]) -> None:
        self.notice = notice
        self.text: str = notice.text
        self.found = found

    def places(self, literal: str) -> Sequence[int]:
        """Every offset where *literal* starts, ascending; it is one of the planned literals or a single character."""
        places = self.found.get(literal, None if len(literal) == 1 else ())
        return self.notice.occurrences(literal) if places is None else places

    def line(self, offset: int) -> Span:
        """The physical line that contains *offset*, without its break."""
        lines = self.notice.source.lines
        return lines.span(lines.line_of(offset))

    @cached_property
    def quotes(self) -> Regions:
        """“…”: mostly words of others."""
        return Regions(self.notice.quotations.spans())

    @cached_property
    def titles(self) -> Regions:
        """《…》: names of documents."""
        return enclosed(self.text, "《", "》")

    @cached_property
    def headings(self) -> Regions:
        """The headings of sections and items and the title of the notice."""
        spans: list[tuple[int, int]] = [node.title for node in self.notice.outline.nodes[1:]]
        if self.notice.title:
            spans.append(self.notice.title.span)
        return Regions(spans)
