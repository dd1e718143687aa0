"""Types for the parts of a notice: title, items with their statuses and measures, roles of dates, relations."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from rectify_lint.facts.model import DateMention, Label, StatusClass
from rectify_lint.source.text import Span
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import Any, NamedTuple
from rectify_lint.value import Record, Value, field


class Genre(enum.StrEnum):
    """The kinds of rectification notices, which require different parts."""

    INSPECTION = "inspection"  # 巡视、巡察整改
    AUDIT = "audit"  # 审计查出问题整改
    ENVIRONMENT = "environment"  # 生态环境保护督察整改
    EDUCATION = "education"  # 主题教育、民主生活会、专项整治整改
    RECTIFICATION = "rectification"  # any other text that reports rectification item by item
    OTHER = "other"  # none of these: only rules for any official text apply


class Verdict(enum.StrEnum):
    """The outcome of comparing two numbers."""

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
    """The title.

    Attributes:
        span: its characters, over one or more lines.
        text: the same without line breaks.
        organ: the issuing organ, before 关于 (``中共安澜县水利局党组``), or ``""``.
        organ_span: the span of the organ, or ``None``.
    """

    span: Span
    text: str
    organ: str
    organ_span: Span | None


class Signature(Value):
    """The signing organ: its span, and its text without blanks."""

    span: Span
    organ: str


class LabelLine(Value):
    """A field label and its value.

    Attributes:
        label: the label itself.
        value: the rest of its line up to the next label, stripped; may be empty.
        line: its index in ``Notice.lines``.
        node: the index of the node of the line, in ``Notice.outline.nodes`` or of a table row.
        cell: whether it is a cell of a table; then the label is the name of the column, with an empty span unless the
            cell is empty.
    """

    label: Label
    value: Span
    line: int
    node: int
    cell: bool = False


class Status(Value):
    """A statement of the status of one item.

    Attributes:
        span: the characters to mark: label and value, or the heading that gives the class.
        value: the wording; ``""`` if the label has no value.
        status: its class; ``None`` if the wording is not a known status.
        label: the label line; ``None`` if the status is stated in a heading or a sentence.
    """

    span: Span
    value: str
    status: StatusClass | None
    label: LabelLine | None = None


class StatusSource(enum.StrEnum):
    """Where the status of an item was found."""

    LABEL = "label"
    SECTION = "section"
    SENTENCE = "sentence"
    NONE = "none"


class ItemBasis(enum.StrEnum):
    """The evidence by which items were recognised; their number is as certain as that."""

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
        first_line: the index of its first line in ``Notice.lines``.
        last_line: the index of its last line.
        statuses: its status labels in order, usually one; without label, the statement in its heading or a sentence.
        section_status: the class stated by the section it is in, or ``None``.
        status: its class: that of its label, else of its section, else of its opening sentence.
        source: where that class was found.
        labels: all label lines of the item.
        measures: the spans of the ordinals (一是 …) or numbered paragraphs of its measures.
        narrative: the spans that report what was done, behind the statement of the problem.
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
    """All items, the evidence by which they were recognised, and their groups (方面), in document order."""

    all: tuple[Item, ...]
    basis: ItemBasis
    groups: tuple[Node, ...]


class DateRole(Value):
    """A date in its role: ``start`` and ``end`` of the inspection, ``feedback``, ``cutoff``, ``signature``."""

    role: str
    mention: DateMention
    day: Day


class OrderFault(Value):
    """A date that is impossible in its role; *others* are the dates it contradicts, in order of the text."""

    date: DateRole
    others: tuple[DateRole, ...]


class Clash(Value):
    """One event with two dates.

    *kind*: ``feedback``, ``inspection``, ``document`` or ``meeting``. *name* is its name in the text, *first* and
    *second* are the spans of the dates in order of the text; *sure* is false if the two may be different events.
    """

    kind: str
    name: str
    first: Span
    second: Span
    sure: bool = True


class Copy(Value):
    """A passage that occurs twice, word for word.

    *span* is the later occurrence, *source* the earlier; *size* is the number of its characters without set phrases,
    *sentences* that of its whole sentences; *same_item* is whether both are in one item.
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
"""By kind of relation: its message ids, and the names of the data for each."""


class Relation(Value):
    """A comparison of two numbers, whatever the outcome.

    Attributes:
        kind: what was compared, one of :data:`RELATIONS`; the rules of family TOT select by it.
        span: the characters of the declared number.
        declared: the declared number as text with its unit (``22个``).
        against: what it was compared with (``items``, ``parts``, ``names`` …): the id of a phrase in the report.
        found: the number found, as text.
        arithmetic: the calculation (``146+14+65+7=232``).
        verdict: the outcome.
        message: the id of the message for rules; ``""`` if another relation reports the same fault.
        data: further fields of that message.
        places: the spans that make up *found*, for related places.
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
