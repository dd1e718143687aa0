"""What most items of a notice do, so that the one that does not can be told.

Notices differ from house to house: some give a status line, some a sentence, some only a report of progress.
What an item lacks can therefore only be said by the others of the same notice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rectify_lint.facts.model import Label
from rectify_lint.notice.types import Item, LabelLine, StatusSource
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record, Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LEAST = 3
"""So many items at least make a habit."""

_FORMS = ("status", "progress")


class Habits(Value):
    """The habits of a notice.

    Attributes:
        status: name of the status label (整改状态) that two items of three have, or ``None``.
        progress: name of the progress label (整改进展情况) that two items of three have, or ``None``.
        measures: whether two items of three label their measures or their progress.
        states: whether two items of three state their status themselves, by label or by sentence.
        labelled: whether they state it by a label.
    """

    status: str | None
    progress: str | None
    measures: bool
    states: bool
    labelled: bool


class OddLabel(Record):
    """A label in another form than the usual one: *usual* is the name the others have.

    ``span`` is the label as written, without its colon; ``missing_colon`` tells the two sorts apart.
    """

    item: Item
    span: Span
    name: str
    usual: str
    kind: str
    missing_colon: bool


def find_habits(notice: Notice) -> Habits:
    """The habits of the items of *notice*; nothing is a habit of fewer than three."""
    items = notice.items
    by_label = stating = measures = 0
    for item in items:
        kinds = {line.label.kind for line in item.labels}
        labelled = "status" in kinds or item.source is StatusSource.LABEL
        by_label += labelled
        stating += labelled or item.source is StatusSource.SENTENCE
        measures += not kinds.isdisjoint(("measures", "progress"))
    return Habits(
        _usual_name(items, "status"),
        _usual_name(items, "progress"),
        _habit(measures, len(items)),
        _habit(stating, len(items)),
        _habit(by_label, len(items)),
    )


def _habit(count: int, of: int) -> bool:
    return of >= _LEAST and 3 * count >= 2 * of


def _usual_name(items: tuple[Item, ...], kind: str) -> str | None:
    names = Counter(
        name
        for item in items
        for name in {line.label.name for line in item.labels if line.label.kind == kind}
    )
    if not names:
        return None
    ((name, count),) = names.most_common()[:1]
    return name if _habit(count, len(items)) else None


def find_odd_labels(notice: Notice) -> Iterator[OddLabel]:
    """Status and progress labels whose colon is missing or whose name is not the one the other items use."""
    habits = notice.habits
    for kind, usual in (("status", habits.status), ("progress", habits.progress)):
        if usual is None:
            continue
        for item in notice.items:
            own = [line for line in item.labels if line.label.kind == kind]
            if any(line.label.name == usual and _marked(notice, line) for line in own):
                continue
            odd = _odd(notice, item, kind, usual)
            if odd is not None:
                yield odd


def _odd(notice: Notice, item: Item, kind: str, usual: str) -> OddLabel | None:
    known = (habit for habit in (notice.habits.status, notice.habits.progress) if habit)
    for line in item.labels:
        label = line.label
        if label.kind == kind or (label.kind in _FORMS and label.name not in known):
            start = label.span.start + _boxed(label)
            name = Span(start, start + len(label.name))
            if label.name == usual or kind == label.kind or _stands_for(item, line):
                return OddLabel(item, name, label.name, usual, kind, not (label.colon or _boxed(label)))
    for index in range(item.node.line + 1, item.node.own_last + 1):
        odd = _unknown_label(notice, item, index, kind, usual)
        if odd is not None:
            return odd
    return None


def _marked(notice: Notice, line: LabelLine) -> bool:
    """Whether a label has its colon, or stands where it needs none: in 【】, or on a line of its own."""
    label = line.label
    return bool(label.colon) or _boxed(label) or label.span.end == notice.lines[line.line].span.end


def _boxed(label: Label) -> bool:
    """Whether a label stands in 【】, where it needs no colon."""
    return not label.colon and label.span.end - label.span.start > len(label.name)


def _stands_for(item: Item, line: LabelLine) -> bool:
    """Whether a label that opens a report elsewhere has nothing but a status behind it (整改情况：已完成)."""
    value = line.value
    return any(status.label is line and status.span.end >= value.end - 1 for status in item.statuses)


@cache
def _label_like() -> re.Pattern[str]:
    return compiled(r"[【\[]?(?P<name>[\u4e00-\u9fff]{2,10})[】\]]?[ \t　]*[：:]")


def _unknown_label(notice: Notice, item: Item, index: int, kind: str, usual: str) -> OddLabel | None:
    """A line that opens with words that read like the usual label (整改状况：, 整改壮态：)."""
    start, end = notice.lines[index].span
    if any(line.line == index for line in item.labels):
        return None
    found = _label_like().match(notice.text, start, end)
    if found is None or not _alike(found["name"], usual):
        return None
    return OddLabel(item, Span(*found.span("name")), found["name"], usual, kind, False)


def _alike(name: str, usual: str) -> bool:
    """Whether two labels share most of their characters."""
    shared = sum((Counter(name) & Counter(usual)).values())
    return 2 * shared >= max(len(name), len(usual)) and abs(len(name) - len(usual)) <= 2 and shared >= 2
