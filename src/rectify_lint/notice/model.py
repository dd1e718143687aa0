"""The notice as a whole: everything that rules may ask for, each fact computed on first use.

A notice is read-only. The order in which properties are used does not matter, so a run with few rules computes little
(``engine.plan`` decides what runs, this class what that needs).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice

from rectify_lint.facts.headings import section_kind, section_status, section_words
from rectify_lint.facts.model import (
    DateMention,
    DateRange,
    Population,
    StatusClass,
)
from rectify_lint.notice import parts, timeline, years
from rectify_lint.notice.anchors import find_anchor
from rectify_lint.notice.copies import find_copies
from rectify_lint.notice.events import find_clashes
from rectify_lint.notice.habits import Habits, OddLabel, find_habits, find_odd_labels
from rectify_lint.notice.item_parts import cell_status, report
from rectify_lint.notice.items import find_items
from rectify_lint.notice.labels import find_labels
from rectify_lint.notice.numbering import Numbering
from rectify_lint.notice.organs import Organs, find_organs
from rectify_lint.notice.pairs import Pairing
from rectify_lint.notice.paragraphs import LineKind, classify_lines, has_content, salutation
from rectify_lint.notice.parsed import ParsedText
from rectify_lint.notice.reconcile import relations
from rectify_lint.notice.role_order import order_faults
from rectify_lint.notice.subjects import Subject, find_subjects
from rectify_lint.notice.teams import Team, find_teams, inspecting
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
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import Any

_OTHER = Genre.OTHER  # looking a member up in its class is slow, and every rule asks
_NO_ITEMS = frozenset({"organisation", "next_steps", "transfers"})
"""Kinds of sections that hold no items."""


_LONGER_TERMS = ("限期整改", "长期整改", "分阶段整改", "分期整改", "持续整改")


class Notice(ParsedText):
    """A notice parsed from a source.

    Attributes:
        genre_told: the genre given by the caller; ``None`` to recognise it from the text.
    """

    def __init__(self, source: Source, genre: Genre | None = None, furniture: tuple[Span, ...] = ()) -> None:
        super().__init__(source, furniture)
        self.genre_told = genre
        self._section_kinds: dict[int, str | None] = {}
        self._section_statuses: dict[int, StatusClass | None] = {}
        self._pairing: dict[str, Any] = {}
        self._numbering: dict[str, Any] = {}

    # -- structure

    @property
    def pairing(self) -> Pairing:
        """Brackets, quotation marks and title marks in their pairs."""
        return Pairing(self, self._pairing)

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

    def section_kind(self, node: Node) -> str | None:
        """The kind of section that the heading of *node* announces (``items``, ``organisation``, ``next_steps`` …)."""
        kinds = self._section_kinds
        if node.index not in kinds:
            words = self._section_words.get(node.index, ())
            kinds[node.index] = section_kind(node.title.of(self.text), words)
        return kinds[node.index]

    @cached_property
    def _section_words(self) -> dict[int, set[str]]:
        return section_words(node.title.of(self.text) for node in self.outline.nodes)

    @cached_property
    def without_items(self) -> frozenset[int]:
        """Indices of the nodes in sections that hold no items: on how the work was led, next steps, transfers."""
        found: set[int] = set()
        for node in self.outline.nodes[1:]:
            if node.parent in found:
                found.add(node.index)
                continue
            kind = self.section_kind(node) if node.index in self._section_words else None
            # 党组织领导力不强 has the words of a section on how the work was led: the statuses below it decide.
            if kind in _NO_ITEMS and not (
                self._is_beside_longer_terms(node)
                or ((kind == "organisation" or self._counts_as_problems(node)) and self._has_statuses(node))
            ):
                found.add(node.index)
        return frozenset(found)

    def _counts_as_problems(self, node: Node) -> bool:
        """Whether the total counts the problems of a section on 立行立改: 13项，其中立行立改5项."""
        return "立行立改" in node.title.of(self.text) and any(
            tally.total is not None
            and tally.total.population is Population.PROBLEM
            and any(part.population is Population.IMMEDIATE for part in tally.parts)
            for tally in self.tallies
        )

    def _is_beside_longer_terms(self, node: Node) -> bool:
        """Whether a section on 立行立改 lists problems, beside those on what takes longer (限期整改)."""
        if "立行立改" not in node.title.of(self.text) or not node.children:
            return False
        peers = (peer.title.of(self.text) for peer in self.outline.nodes[node.parent].children)
        return any(term in title for title in peers for term in _LONGER_TERMS)

    def _has_statuses(self, node: Node) -> bool:
        """Whether a field below *node* states a status."""
        first = bisect_left(self.labels, node.line, key=lambda line: line.line)
        last = bisect_right(self.labels, node.last, first, key=lambda line: line.line)
        return any(
            line.label.kind in ("status", "progress")
            and not line.cell
            and cell_status(line.value.of(self.text))[0] is not None
            for line in islice(self.labels, first, last)
        )

    def section_status(self, node: Node) -> StatusClass | None:
        """The class that a heading such as 已完成的整改事项 gives to the items below it."""
        statuses = self._section_statuses
        if node.index not in statuses:
            statuses[node.index] = section_status(node.title.of(self.text))
        return statuses[node.index]

    @cached_property
    def line_kinds(self) -> tuple[LineKind, ...]:
        """The role of each of ``lines``."""
        return classify_lines(self)

    def has_content(self, node: Node) -> bool:
        """Whether there is text below or behind the heading of *node*."""
        return has_content(self, node)

    # -- parts

    @cached_property
    def title(self) -> Title | None:
        """The title, over one or more lines."""
        return parts.find_title(self.text, self.lines)

    @cached_property
    def genre(self) -> Genre:
        """The kind of notice."""
        return self.genre_told or parts.find_genre(self.text, self.title, self.lines, self.outline)

    @cached_property
    def reports_on_others(self) -> bool:
        """Whether the notice reports on many organs, like those of governments on audits and on the environment."""
        if self.genre not in (Genre.AUDIT, Genre.ENVIRONMENT):
            return False
        return not self.organs.own or self.organs.general or self.organs.named(("审计", "督察"))

    @property
    def is_rectification(self) -> bool:
        """Whether the rules for rectification notices apply."""
        return self.genre is not _OTHER

    @cached_property
    def _closing(self) -> tuple[Signature | None, Span | None]:
        return parts.find_signature(self.text, self.lines, self.outline, self.title)

    @property
    def signature(self) -> Signature | None:
        """The signing organ."""
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
    def salutation(self) -> str:
        """Whom the notice is addressed to below its title (县委巡察办), ``""`` where it is for the public."""
        return salutation(self)

    def in_next_steps(self, offset: int) -> bool:
        """Whether the character at *offset* is in text about future steps."""
        steps = self.next_steps
        if steps is not None and steps.start <= offset < steps.end:
            return True
        return self.in_section(offset, "next_steps")

    def in_section(self, offset: int, kind: str) -> bool:
        """Whether the character at *offset* is in a section of that *kind*, or in a subsection."""
        node = self.node_at(offset)
        return any(self.section_kind(part) == kind for part in (node, *self.outline.ancestors(node)))

    @cached_property
    def opening(self) -> Span:
        """The paragraphs before the first heading, without the title; may be empty."""
        nodes = self.outline.nodes
        first = 0
        while self.title and first < len(self.lines) and self.lines[first].span.start < self.title.span.end:
            first += 1
        last = (nodes[1].line if len(nodes) > 1 else len(self.lines)) - 1
        if first > last:
            return Span(0, 0)
        return Span(self.lines[first].span.start, self.lines[last].span.end)

    def anchor(self, part: str) -> Span:
        """The characters to mark for a missing *part*, next to its usual place."""
        return find_anchor(self, part)

    # -- items

    @cached_property
    def row_nodes(self) -> tuple[tuple[Node, ...], ...]:
        """The rows of each of ``ledgers`` as nodes below the headings they are under."""
        if not self.ledgers:
            return ()
        from rectify_lint.notice.ledgers import row_nodes

        return row_nodes(self)

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
        """The evidence by which the items were recognised."""
        return self._items[1]

    @property
    def groups(self) -> tuple[Node, ...]:
        """The headings (方面) of groups of items."""
        return self._items[2]

    @cached_property
    def habits(self) -> Habits:
        """The way most items state their status and label their parts."""
        return find_habits(self)

    @cached_property
    def odd_labels(self) -> tuple[OddLabel, ...]:
        """Status and progress labels that differ from the form the other items use."""
        return tuple(find_odd_labels(self))

    def item_at(self, offset: int) -> Item | None:
        """The item of the line at *offset*, or ``None``."""
        place = bisect_right(self._item_starts, offset) - 1
        if place < 0 or offset >= self.lines[self.items[place].last_line].span.end:
            return None
        return self.items[place]

    @cached_property
    def _item_starts(self) -> list[int]:
        return [self.line_starts[item.first_line] for item in self.items]

    def report_of(self, item: Item) -> tuple[Span, ...]:
        """The parts of *item* that report what was done, without the statement of its problem."""
        return tuple(report(self, item))

    # -- dates, numbers, names

    @cached_property
    def timeline(self) -> tuple[DateRole, ...]:
        """Dates whose role is known: inspection start and end, feedback, cut-offs, signature."""
        return timeline.find_roles(self)

    def day_of(self, mention: DateMention) -> Day | None:
        """The calendar day of *mention*, its year inherited from the dates before it; day 0 for a whole month."""
        return timeline.resolve(self, mention)

    def role(self, name: str) -> DateRole | None:
        """The first date in the role *name*, or ``None``."""
        return self._roles.get(name)

    @cached_property
    def _roles(self) -> dict[str, DateRole]:
        return {date.role: date for date in reversed(self.timeline)}

    def likely_day(self, mention: DateMention) -> Day | None:
        """The day that a reader would understand by *mention*; ``None`` if its year is unknown."""
        return timeline.likely_day(self, mention)

    def possible_years(self, mention: DateMention) -> frozenset[int]:
        """Every year that *mention* may be in: one if it is written, none if it is unknown."""
        return years.possible_years(self, mention)

    @cached_property
    def reversed_ranges(self) -> tuple[DateRange, ...]:
        """Ranges that end before they begin."""
        return tuple(dates for dates in self.ranges if timeline.is_reversed(self, dates))

    @cached_property
    def order_faults(self) -> tuple[OrderFault, ...]:
        """Dates that are impossible in their roles: feedback before the end of the inspection …"""
        return order_faults(self)

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Events with two dates."""
        return find_clashes(self)

    @property
    def numbering(self) -> Numbering:
        """The runs of markers and ordinal words, and their faults."""
        return Numbering(self, self._numbering)

    @cached_property
    def organs(self) -> Organs:
        """The organs that the notice names as its own."""
        return find_organs(self)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Organs that are the subject of a clause."""
        return find_subjects(self)

    @cached_property
    def teams(self) -> tuple[Team, ...]:
        """Every inspection team named in the text, in order."""
        return find_teams(self)

    @cached_property
    def inspecting_teams(self) -> tuple[Team, ...]:
        """The teams that inspected, as named in the opening; one for each name."""
        return inspecting(self)

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """Passages that occur twice in the measures."""
        return find_copies(self)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every comparison of two numbers, with its verdict, in order of the text."""
        return relations(self)
