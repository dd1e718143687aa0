"""Items that do not state their status where the others do."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Item, Notice, Options, Severity, StatusSource


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every item without status, and for every one without the usual report label."""
    habits = notice.habits
    odd = {id(label.item) for label in notice.odd_labels}
    told = sum(item.source is StatusSource.LABEL for item in notice.items)
    known = habits.status if 3 * told >= 2 * len(notice.items) else None
    for item in notice.items:
        if id(item) in odd or not (notice.has_content(item.node) or _reports(notice, item)):
            continue
        if habits.states:
            if known and _merely_reports(item):
                yield Hit(item.heading, "missing", {"label": known}, severity=Severity.WARNING)
            elif not (_states(item) or (habits.status is None and _is_empty(item))):
                yield Hit(
                    item.heading, "missing", {"label": habits.status or ""}, severity=_grade(notice, item)
                )
        elif habits.progress and not any(line.label.kind in ("status", "progress") for line in item.labels):
            yield Hit(item.heading, "unlabelled", {"label": habits.progress}, severity=Severity.WARNING)


def _reports(notice: Notice, item: Item) -> bool:
    """Whether the heading itself is the report: （1）针对“甲”问题，修订办法，补齐记录。"""
    title = item.node.title.of(notice.text)
    return title.endswith("。") and "，" in title.rpartition("”")[2]


def _states(item: Item) -> bool:
    """Whether the item says anything of its status, be it empty, unknown or in a sentence."""
    stated = any(line.label.kind == "status" for line in item.labels)
    return stated or item.source in (StatusSource.LABEL, StatusSource.SENTENCE)


_OPENING = 6
"""A sentence of so many characters that opens the value of a status label is a status, be it unknown."""

_LIMIT = 25
"""A longer value is a report and not a status."""


def _merely_reports(item: Item) -> bool:
    """Whether a label that gives the status elsewhere (完成情况：已完成。…) has nothing but a report behind it."""
    if item.source is not StatusSource.NONE or len(item.statuses) != 1:
        return False
    (status,) = item.statuses
    if status.status is not None or status.label is None or status.label.label.kind != "status":
        return False
    opening, stop, _ = status.value.partition("。")
    return bool(stop) and len(opening) > _OPENING and len(status.value) > _LIMIT


def _is_empty(item: Item) -> bool:
    """Whether a label of progress has nothing behind it or below, which is told as such."""
    lines = {line.line for line in item.labels} | {item.last_line + 1}
    return any(
        line.label.kind == "progress"
        and not line.cell
        and line.value.start >= line.value.end
        and line.line + 1 in lines
        for line in item.labels
    )


def _grade(notice: Notice, item: Item) -> Severity | None:
    """An error where the others have a label; one given by section or sentence leaves room for doubt."""
    sure = notice.habits.labelled and item.section_status is None and bool(item.labels or item.measures)
    return None if sure else Severity.WARNING
