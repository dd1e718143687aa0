"""The notice as a whole: everything a rule may ask for, each fact computed when it is first asked for.

Rules read; nothing here changes. Properties are independent of one another's order, so that a run with few
rules computes little (``engine.plan`` decides what runs, this class what that needs).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from rectify_lint.facts.citations import scan_citations, scan_document_numbers
from rectify_lint.facts.dates import scan_broken_dates, scan_dates, scan_ranges
from rectify_lint.facts.differences import scan_differences
from rectify_lint.facts.headings import section_kind, section_status
from rectify_lint.facts.model import (
    BrokenDate,
    Citation,
    DateMention,
    DateRange,
    Difference,
    DocumentNumber,
    NamedList,
    Ordinal,
    StatusClass,
    Tally,
)
from rectify_lint.facts.names import scan_named_lists
from rectify_lint.facts.ordinals import scan_ordinals
from rectify_lint.facts.tallies import scan_tallies
from rectify_lint.notice import parts, timeline
from rectify_lint.notice.anchors import find_anchor
from rectify_lint.notice.copies import find_copies
from rectify_lint.notice.events import find_clashes
from rectify_lint.notice.habits import Habits, OddLabel, find_habits, find_odd_labels
from rectify_lint.notice.items import find_items, find_labels
from rectify_lint.notice.numbering import Numbering
from rectify_lint.notice.organs import Organs, find_organs
from rectify_lint.notice.pairs import Pairing
from rectify_lint.notice.paragraphs import LineKind, classify_lines, has_content
from rectify_lint.notice.quotes import Quotations
from rectify_lint.notice.reconcile import relations
from rectify_lint.notice.subjects import Subject, find_subjects
from rectify_lint.notice.types import (
    Clash,
    Copy,
    DateRole,
    Day,
    Genre,
    Item,
    ItemBasis,
    LabelLine,
    OrderFault,
    Relation,
    Signature,
    Title,
)
from rectify_lint.source.text import Source, Span
from rectify_lint.syntax.lines import Line, scan_lines
from rectify_lint.syntax.outline import Node, Outline, build_outline

_SENTENCE_ENDS = "。！？"


def _places(text: str, mark: str) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)


class Notice:
    """A notice parsed from a source.

    Attributes:
        source: the text and where it came from.
        text: its characters; every span in the notice refers to them.
    """

    def __init__(self, source: Source, genre: Genre | None = None) -> None:
        self.source = source
        self.text = source.text
        self._forced_genre = genre

    # -- structure

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Non-blank lines with their markers."""
        return scan_lines(self.source)

    @cached_property
    def outline(self) -> Outline:
        """The tree of marked lines."""
        return build_outline(self.text, self.lines)

    @cached_property
    def quotations(self) -> Quotations:
        """The outermost “…” ranges."""
        return Quotations(self.text)

    @cached_property
    def pairing(self) -> Pairing:
        """Brackets, quotation marks and title marks in their pairs."""
        return Pairing(self)

    @cached_property
    def labels(self) -> tuple[LabelLine, ...]:
        """Field labels with their values (整改状态：已完成)."""
        return find_labels(self)

    @cached_property
    def _labels_by_node(self) -> dict[int, list[LabelLine]]:
        table: dict[int, list[LabelLine]] = {}
        for line in self.labels:
            table.setdefault(line.node, []).append(line)
        return table

    def labels_of(self, node: Node) -> list[LabelLine]:
        """The label lines that *node* owns itself."""
        return self._labels_by_node.get(node.index, [])

    @cached_property
    def _sections(self) -> tuple[tuple[str | None, StatusClass | None], ...]:
        titles = [node.title.of(self.text) for node in self.outline.nodes]
        return tuple((section_kind(title), section_status(title)) for title in titles)

    def section_kind(self, node: Node) -> str | None:
        """What the heading announces, if that is clear: ``items``, ``organisation``, ``next_steps`` …"""
        return self._sections[node.index][0]

    def section_status(self, node: Node) -> StatusClass | None:
        """The class that a heading such as 已完成的整改事项 states for what stands below it."""
        return self._sections[node.index][1]

    def own_text(self, node: Node) -> Iterator[Span]:
        """The text of *node* up to its first child: what runs in behind its heading, then its own lines."""
        if node.run_in.start < node.run_in.end:
            yield node.run_in
        for index in range(node.line + 1, node.own_last + 1):
            yield self.lines[index].span

    def subtree_text(self, node: Node) -> Iterator[Span]:
        """All lines of *node* and what stands below it, its own heading line first."""
        for index in range(max(node.line, 0), node.last + 1):
            yield self.lines[index].span

    @cached_property
    def line_kinds(self) -> tuple[LineKind, ...]:
        """What each of ``lines`` is there for."""
        return classify_lines(self)

    def has_content(self, node: Node) -> bool:
        """Whether anything stands below or behind the heading of *node*."""
        return has_content(self, node)

    # -- parts

    @cached_property
    def title(self) -> Title | None:
        """The title, over one or more lines."""
        return parts.find_title(self.text, self.lines)

    @cached_property
    def genre(self) -> Genre:
        """What kind of notice this is."""
        return self._forced_genre or parts.find_genre(self.text, self.title, self.lines, self.outline)

    @property
    def is_rectification(self) -> bool:
        """Whether rules about a notice's parts, items and statuses apply at all."""
        return self.genre is not Genre.OTHER

    @cached_property
    def _closing(self) -> tuple[Signature | None, Span | None]:
        return parts.find_signature(self.text, self.lines, self.outline, self.title)

    @property
    def signature(self) -> Signature | None:
        """Who signs."""
        return self._closing[0]

    @property
    def signature_date(self) -> Span | None:
        """The date below (or beside) the signature, as a span."""
        return self._closing[1]

    @cached_property
    def _after_items(self) -> int:
        items = self.items
        return items[-1].node.line + 1 if items else len(self.lines) // 2

    @cached_property
    def contact(self) -> Span | None:
        """The line with telephone, mailbox or address."""
        return parts.find_contact(self.text, self.lines, self._after_items)

    @cached_property
    def invitation(self) -> Span | None:
        """The sentence that invites supervision."""
        return parts.find_invitation(self.text, self.lines, self._after_items)

    @cached_property
    def next_steps(self) -> Span | None:
        """The section, or the paragraph, on next steps."""
        return parts.find_next_steps(self.text, self.lines, self.outline)

    @cached_property
    def opening(self) -> Span:
        """The paragraphs before the first heading, the title left out; empty where there are none."""
        nodes = self.outline.nodes
        first = 0
        while self.title and first < len(self.lines) and self.lines[first].span.start < self.title.span.end:
            first += 1
        last = (nodes[1].line if len(nodes) > 1 else len(self.lines)) - 1
        if first > last:
            return Span(0, 0)
        return Span(self.lines[first].span.start, self.lines[last].span.end)

    def anchor(self, part: str) -> Span:
        """Where to mark a part that is missing, next to where it belongs."""
        return find_anchor(self, part)

    # -- items

    @cached_property
    def _items(self) -> tuple[tuple[Item, ...], ItemBasis, tuple[Node, ...]]:
        found = find_items(self)
        return found.all, found.basis, found.groups

    @property
    def items(self) -> tuple[Item, ...]:
        """The problems, in order."""
        return self._items[0]

    @property
    def item_basis(self) -> ItemBasis:
        """By what sign the items were told."""
        return self._items[1]

    @property
    def groups(self) -> tuple[Node, ...]:
        """The headings (方面) that hold items."""
        return self._items[2]

    @cached_property
    def habits(self) -> Habits:
        """How most items state their status and label their parts."""
        return find_habits(self)

    @cached_property
    def odd_labels(self) -> tuple[OddLabel, ...]:
        """Status and progress labels that differ from the form the other items use."""
        return tuple(find_odd_labels(self))

    def item_at(self, offset: int) -> Item | None:
        """The item whose lines hold the character at *offset*, or ``None``."""
        for item in self.items:
            if self.lines[item.first_line].span.start <= offset < self.lines[item.last_line].span.end:
                return item
        return None

    def node_at(self, offset: int) -> Node:
        """The outline node that owns the line of the character at *offset*."""
        place = bisect_right(self.lines, offset, key=lambda line: line.span.start) - 1
        return self.outline.nodes[self.outline.owner[place]] if place >= 0 else self.outline.root

    def sentence_around(self, span: Span) -> Span:
        """The sentence, within one line, that holds *span*; sentences end with 。！？."""
        line = self.source.lines.span(self.source.lines.line_of(span.start))
        breaks = self._sentence_breaks
        before = bisect_left(breaks, span.start) - 1
        start = breaks[before] + 1 if before >= 0 else 0
        place = bisect_left(breaks, span.end)
        end = breaks[place] if place < len(breaks) else line.end
        return Span(max(start, line.start), min(end, line.end))

    @cached_property
    def _sentence_breaks(self) -> tuple[int, ...]:
        """Where 。！？ stand: looked up, not searched, since a line may be as long as the text."""
        return tuple(sorted(place for mark in _SENTENCE_ENDS for place in _places(self.text, mark)))

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
    def ranges(self) -> tuple[DateRange, ...]:
        """Every range of dates."""
        return scan_ranges(self.text, self.dates)

    @cached_property
    def broken_dates(self) -> tuple[BrokenDate, ...]:
        """What is left of dates that lost a character."""
        return scan_broken_dates(self.text)

    @cached_property
    def timeline(self) -> tuple[DateRole, ...]:
        """Dates whose role is known: inspection start and end, feedback, cut-offs, signature."""
        return timeline.find_roles(self)

    def day_of(self, mention: DateMention) -> Day | None:
        """The calendar day of *mention*, its year lent by the dates before it; day 0 for a whole month."""
        return timeline.resolve(self, mention)

    def role(self, name: str) -> DateRole | None:
        """The first date in the role *name*, or ``None``."""
        return next((date for date in self.timeline if date.role == name), None)

    def likely_day(self, mention: DateMention) -> Day | None:
        """The day a reader takes *mention* for; ``None`` where its year is open."""
        return timeline.likely_day(self, mention)

    @cached_property
    def reversed_ranges(self) -> tuple[DateRange, ...]:
        """Ranges that end before they begin."""
        return tuple(dates for dates in self.ranges if timeline.is_reversed(self, dates))

    @cached_property
    def order_faults(self) -> tuple[OrderFault, ...]:
        """Dates that cannot stand in their roles: feedback before the inspection's end …"""
        return timeline.order_faults(self)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Events that the text dates twice."""
        return find_clashes(self)

    @cached_property
    def ordinals(self) -> tuple[Ordinal, ...]:
        """一是, 二是 … of the whole text."""
        return scan_ordinals(self.text, 0, len(self.text))

    @cached_property
    def numbering(self) -> Numbering:
        """How markers and ordinal words count on."""
        return Numbering(self)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """《…》 with their document numbers."""
        return scan_citations(self.text)

    @cached_property
    def document_numbers(self) -> tuple[DocumentNumber, ...]:
        """Every document number: 新政办〔2022〕34号."""
        return scan_document_numbers(self.text)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Declared totals with their parts."""
        return scan_tallies(self.text)

    @cached_property
    def named_lists(self) -> tuple[NamedList, ...]:
        """Counts with the names they stand for."""
        return scan_named_lists(self.text)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Changes given with both ends."""
        return scan_differences(self.text)

    @cached_property
    def organs(self) -> Organs:
        """Whose notice it is."""
        return find_organs(self)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Organs that open a clause and act in it."""
        return find_subjects(self)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Passages that stand in the measures twice."""
        return find_copies(self)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation between numbers that was looked at, with its verdict, in order of the text."""
        return relations(self)
