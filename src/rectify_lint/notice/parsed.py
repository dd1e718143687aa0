"""A text as read before anybody asks whether it is a notice: lines, outline, quotations and facts.

Each is computed when it is first asked for and kept; look-ups by offset cost the logarithm of what they look through.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from rectify_lint.facts.citations import scan_citations, scan_document_numbers
from rectify_lint.facts.dates import scan_broken_dates, scan_dates, scan_ranges
from rectify_lint.facts.differences import scan_differences
from rectify_lint.facts.figures import Figure, scan_figures
from rectify_lint.facts.model import (
    BrokenDate,
    Citation,
    DateMention,
    DateRange,
    Difference,
    DocumentNumber,
    NamedList,
    Ordinal,
    Tally,
)
from rectify_lint.facts.names import scan_named_lists
from rectify_lint.facts.ordinals import scan_ordinals
from rectify_lint.facts.quantities import quantity_starts
from rectify_lint.facts.tallies import scan_tallies
from rectify_lint.notice.furniture import blanked
from rectify_lint.notice.quotes import Quotations
from rectify_lint.source.text import Source, Span, occurrences
from rectify_lint.syntax.lines import Line, scan_lines, without_markers
from rectify_lint.syntax.outline import Node, Outline, build_outline
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.attachments import Attachments
    from rectify_lint.notice.ledgers import Ledger

_SENTENCE_ENDS = "。！？"


class ParsedText:
    """A source with its structure and facts.

    Attributes:
        source: the text and where it came from.
        furniture: lines of a web page round the notice.
        text: the characters of the source, blanks in place of the furniture; every span refers to them.
    """

    def __init__(self, source: Source, furniture: tuple[Span, ...] = ()) -> None:
        self.source = source
        self.furniture = furniture
        self._read = source
        if furniture:
            self._read = Source(blanked(source.text, furniture), path=source.path, kind=source.kind)
        self.text = self._read.text
        self._occurrences: dict[str, list[int]] = {}

    def occurrences(self, literal: str) -> Sequence[int]:
        """Every offset where *literal* starts, ascending, overlaps included; looked for once for all who ask."""
        places = self._occurrences.get(literal)
        if places is None:
            places = self._occurrences[literal] = occurrences(self.text, literal)
        return places

    # -- structure

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Non-blank lines with their markers; rows of tables and entries of a list of attachments have none."""
        covered = self.table_lines | self.attachment_lines
        return without_markers(self._scanned, covered) if covered else self._scanned

    @cached_property
    def _scanned(self) -> tuple[Line, ...]:
        return scan_lines(self._read)

    @cached_property
    def ledgers(self) -> tuple[Ledger, ...]:
        """Tables with a row for each problem."""
        if "|" not in self.text and "\t" not in self.text:
            return ()
        from rectify_lint.notice.ledgers import find_ledgers

        return find_ledgers(self._read, self._scanned)

    @cached_property
    def table_lines(self) -> frozenset[int]:
        """Indices of the lines that belong to ``ledgers``."""
        return frozenset(index for ledger in self.ledgers for index in range(ledger.header, ledger.last + 1))

    @cached_property
    def attachments(self) -> tuple[Attachments, ...]:
        """Lists of attachments with numbered entries."""
        if "附件" not in self.text:
            return ()
        from rectify_lint.notice.attachments import find_attachments

        return tuple(find_attachments(self.text, self._scanned))

    @cached_property
    def attachment_lines(self) -> frozenset[int]:
        """Indices of the lines that belong to ``attachments``."""
        return frozenset(index for one in self.attachments for index in range(one.first, one.last + 1))

    @cached_property
    def line_starts(self) -> list[int]:
        """Where the content of each of :attr:`lines` starts."""
        return [line.span.start for line in self.lines]

    @cached_property
    def outline(self) -> Outline:
        """The tree of marked lines."""
        return build_outline(self.text, self.lines)

    @cached_property
    def quotations(self) -> Quotations:
        """The outermost “…” ranges."""
        return Quotations(self.text)

    def own_text(self, node: Node) -> Iterator[Span]:
        """The text of *node* up to its first child: what runs in behind its heading, then its own lines."""
        if node.run_in.start < node.run_in.end:
            yield node.run_in
        for index in range(node.line + 1, node.own_last + 1):
            yield self.lines[index].span

    def node_at(self, offset: int) -> Node:
        """The outline node that owns the line of the character at *offset*."""
        place = bisect_right(self.line_starts, offset) - 1
        return self.outline.nodes[self.outline.owner[place]] if place >= 0 else self.outline.root

    def sentence_around(self, span: Span) -> Span:
        """The sentence, within one line, that holds *span*; sentences end with 。！？."""
        start, end = self.source.lines.span(self.source.lines.line_of(span.start))
        breaks = self._sentence_breaks
        before = bisect_left(breaks, span.start) - 1
        if before >= 0 and breaks[before] >= start:
            start = breaks[before] + 1
        place = bisect_left(breaks, span.end)
        if place < len(breaks) and breaks[place] < end:
            end = breaks[place]
        return Span(start, end)

    @cached_property
    def _sentence_breaks(self) -> list[int]:
        """Where 。！？ stand: looked up, not searched, since a line may be as long as the text."""
        places = [place for mark in _SENTENCE_ENDS for place in self.occurrences(mark)]
        places.sort()
        return places

    def cited(self, offset: int) -> bool:
        """Whether the character at *offset* is quoted or stands in a title: not the writer's own words."""
        starts, titles = self._titles
        place = bisect_right(starts, offset) - 1
        return (place >= 0 and offset < titles[place].end) or self.quotations.covers(offset)

    @cached_property
    def _titles(self) -> tuple[list[int], list[Span]]:
        titles = [citation.span for citation in self.citations if not citation.depth]
        return [title.start for title in titles], titles

    # -- facts

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Every date of the text."""
        return scan_dates(self.text)

    @cached_property
    def date_starts(self) -> list[int]:
        """Where each of :attr:`dates` starts."""
        return [date.span.start for date in self.dates]

    @cached_property
    def ranges(self) -> tuple[DateRange, ...]:
        """Every range of dates."""
        return scan_ranges(self.text, self.dates)

    @cached_property
    def range_ends(self) -> frozenset[Span]:
        """The dates that begin or end a range."""
        return frozenset(end.span for dates in self.ranges for end in (dates.first, dates.last))

    @cached_property
    def broken_dates(self) -> tuple[BrokenDate, ...]:
        """What is left of dates that lost a character."""
        return scan_broken_dates(self.text)

    @cached_property
    def ordinals(self) -> tuple[Ordinal, ...]:
        """一是, 二是 … of the whole text."""
        return scan_ordinals(self.text, 0, len(self.text))

    def ordinals_in(self, span: Span) -> tuple[Ordinal, ...]:
        """Those of :attr:`ordinals` that start in *span*."""
        starts = self._ordinal_starts
        first = bisect_left(starts, span.start)
        return self.ordinals[first : bisect_left(starts, span.end, first)]

    @cached_property
    def _ordinal_starts(self) -> list[int]:
        return [ordinal.span.start for ordinal in self.ordinals]

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """《…》 with their document numbers."""
        return scan_citations(self.text, self.document_numbers)

    @cached_property
    def document_numbers(self) -> tuple[DocumentNumber, ...]:
        """Every document number: 新政办〔2022〕34号."""
        return scan_document_numbers(self.text)

    @cached_property
    def quantity_starts(self) -> list[int]:
        """Where a count or a figure can start."""
        return quantity_starts(self.text)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Declared totals with their parts."""
        return scan_tallies(self.text, starts=self.quantity_starts)

    @cached_property
    def named_lists(self) -> tuple[NamedList, ...]:
        """Counts with the names they stand for."""
        return scan_named_lists(self.text, self.quantity_starts)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every number with what it is counted or measured in."""
        return scan_figures(self.text, self.quantity_starts)

    @cached_property
    def figure_starts(self) -> list[int]:
        """Where each of :attr:`figures` starts."""
        return [figure.span.start for figure in self.figures]

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Changes given with both ends."""
        return scan_differences(self.text)
