"""What a notice is made of: title, items with their statuses and measures, roles of dates, checked relations."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from rectify_lint.facts.model import DateMention, Label, StatusClass
from rectify_lint.source.text import Span
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import Any, NamedTuple
from rectify_lint.value import Record, Value, field


class Genre(enum.StrEnum):
    """The kinds of rectification notice told apart, because each requires other parts."""

    INSPECTION = "inspection"  # 巡视、巡察整改
    AUDIT = "audit"  # 审计查出问题整改
    ENVIRONMENT = "environment"  # 生态环境保护督察整改
    EDUCATION = "education"  # 主题教育、民主生活会、专项整治整改
    RECTIFICATION = "rectification"  # any other text that reports rectification item by item
    OTHER = "other"  # none of these: only rules for any formal text apply


class Verdict(enum.StrEnum):
    """The outcome of holding one number against another."""

    PASS = "pass"
    FAIL = "fail"
    UNCERTAIN = "uncertain"
    NOT_ASSESSABLE = "not-assessable"


class Day(NamedTuple):
    """A calendar day as the text has it; it may be impossible (2月30日)."""

    year: int
    month: int
    day: int


class Title(Value):
    """The title: its span (over one or more lines), its text without breaks, and the organ that issues it.

    ``organ`` is what stands before 关于 (``中共安澜县水利局党组``), ``""`` where the title names none.
    """

    span: Span
    text: str
    organ: str
    organ_span: Span | None


class Signature(Value):
    """Who signs, and where; *organ* is the line's text without blanks."""

    span: Span
    organ: str


class LabelLine(Value):
    """A field label in the text and the value that belongs to it.

    Attributes:
        label: the label itself.
        value: the rest of its line up to the next label, blanks trimmed; empty where nothing follows.
        line: index into ``Notice.lines``.
        node: index of the node that owns the line: one of ``Notice.outline.nodes``, or a row's.
        cell: whether it is a cell of a table; the label is then the name of its column, and its span empty unless
            the cell is.
    """

    label: Label
    value: Span
    line: int
    node: int
    cell: bool = False


class Status(Value):
    """What a notice says about one item's rectification.

    Attributes:
        span: what to mark: label and value, or the heading that gives the class.
        value: the wording, ``""`` where the label is empty.
        status: its class, ``None`` where the wording is not a known status.
        label: the label line, or ``None`` where the status comes from a section heading or a sentence.
    """

    span: Span
    value: str
    status: StatusClass | None
    label: LabelLine | None = None


class StatusSource(enum.StrEnum):
    """Where an item's status was read."""

    LABEL = "label"
    SECTION = "section"
    SENTENCE = "sentence"
    NONE = "none"


class ItemBasis(enum.StrEnum):
    """By what sign the items were told from other paragraphs; a count is as sure as this sign."""

    LABELS = "labels"  # leaf items own a status or progress label
    STATUS_GROUPS = "status-groups"  # leaf headings under 已完成 … / 长期整改 … sections
    HEADINGS = "headings"  # leaf headings of the section on rectification
    ROWS = "rows"  # rows of a ledger table
    NONE = "none"


class Item(Record):
    """One problem of the notice.

    Attributes:
        node: the outline node of its heading.
        heading: the span to mark for the item as a whole: its marker and heading.
        first_line: index of its first line in ``Notice.lines``.
        last_line: index of its last line.
        statuses: every status label of the item, in order, usually one; where it has none, what its heading or a
            sentence states.
        section_status: the class that its status section states, or ``None``.
        status: the class that counts for it: its label's, else its section's, else its opening sentence's.
        source: where that class was read.
        labels: all label lines of the item.
        measures: the ordinals (一是 …) or numbered paragraphs of its measures, as spans.
        narrative: the lines that tell what was done: line indices of the part behind the problem's statement.
    """

    node: Node
    heading: Span
    first_line: int
    last_line: int
    statuses: tuple[Status, ...]
    section_status: StatusClass | None
    status: StatusClass | None
    source: StatusSource
    labels: tuple[LabelLine, ...]
    measures: tuple[Span, ...]
    narrative: tuple[Span, ...]


class Items(Record):
    """All items, the sign they were found by, and the groups (方面) that hold them, in document order."""

    all: tuple[Item, ...]
    basis: ItemBasis
    groups: tuple[Node, ...]


class DateRole(Value):
    """A date in its role: ``start`` and ``end`` of the inspection, ``feedback``, ``cutoff``, ``signature``."""

    role: str
    mention: DateMention
    day: Day


class OrderFault(Value):
    """A date that cannot stand in its role: *others* are the dates it contradicts, in order of the text."""

    date: DateRole
    others: tuple[DateRole, ...]


class Clash(Value):
    """One event that the text dates twice.

    *kind*: ``feedback``, ``inspection``, ``document`` or ``meeting``. *name* is what the text calls it, *first* and
    *second* the spans of the dates in order of the text; *sure* is off where the two may be different events.
    """

    kind: str
    name: str
    first: Span
    second: Span
    sure: bool = True


class Copy(Value):
    """A passage that stands in the text twice, word for word.

    *span* is the later one, *source* the earlier; *size* counts its characters without set phrases, *sentences* its
    whole sentences. *same_item* is set where both belong to one item.
    """

    span: Span
    source: Span
    size: int
    sentences: int
    same_item: bool


RELATIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "listed-problems": {
        "listed": ("declared", "found", "arithmetic"),
        "abridged": ("declared", "found", "arithmetic"),
    },
    "status-tally": {
        "status": ("declared", "label", "found", "words", "listed"),
        "all-done": ("declared", "found"),
        "shifted": ("declared", "label", "found", "listed", "other_declared", "other_label", "other_found"),
    },
    "sum": {"differs": ("total", "sum", "arithmetic")},
    "excess": {"exceeds": ("total", "sum", "arithmetic")},
    "rate": {"rate": ("rate", "arithmetic", "computed")},
    "listed-measures": {"measures": ("declared", "found", "arithmetic")},
    "named-list": {"names": ("declared", "found", "names")},
    "listed-aspects": {"aspects": ("declared", "found"), "classes": ("declared", "found")},
    "restated": {"restated": ("first", "second", "noun")},
    "difference": {
        "difference": ("declared", "found", "arithmetic"),
        "direction": ("way", "first", "last"),
    },
    "heading-count": {"heading": ("declared", "found")},
    "units": {"units": ("first", "second")},
    "table-total": {
        "column": ("name", "declared", "sum", "arithmetic"),
        "row": ("name", "declared", "sum", "arithmetic"),
    },
}
"""Every kind of relation: the messages it may ask for, and the data it gives each."""


class Relation(Value):
    """One number held against another, whatever came of it.

    Attributes:
        kind: what was compared, one of :data:`RELATIONS`; the rules of family TOT select by it.
        span: where the declared number stands.
        declared: the declared number as text with its unit (``22个``).
        against: what it was held against (``items``, ``parts``, ``names`` …): the id of a phrase in the report.
        found: the number found, as text.
        arithmetic: the sum or quotient worked out (``146+14+65+7=232``).
        verdict: the outcome.
        message: id of the message that a rule uses for it; empty where another relation tells the same fault.
        data: further fields of that message.
        places: the spans that make up *found*, for the finding's related places.
    """

    kind: str
    span: Span
    declared: str
    against: str
    found: str
    arithmetic: str
    verdict: Verdict
    message: str = ""
    data: Mapping[str, Any] = field(factory=dict)
    places: tuple[Span, ...] = ()
