"""Items that state a status and tell nothing of what was done."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Item, LineKind, Notice, Options, StatusSource

_TEXT = (LineKind.PROSE, LineKind.CAPTION, LineKind.TABLE, LineKind.MARKED)
_LEAST = 4
"""A report has so many characters at least."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every item without a report, where two of three have one."""
    if not notice.habits.states:
        return
    told = [(item, _tells(notice, item)) for item in notice.items]
    if 3 * sum(tells for _, tells in told) < 2 * len(told):
        return
    for item, tells in told:
        if (
            not tells
            and notice.has_content(item.node)
            and (item.statuses or item.source is StatusSource.SENTENCE)
        ):
            yield Hit(item.heading, "silent")


def _tells(notice: Notice, item: Item) -> bool:
    """Whether the item tells its measures: behind a label, or in lines that do not state the problem."""
    text, ends = notice.text, {status.span.start: status.span.end for status in item.statuses}
    for line in item.labels:
        end = ends.get(line.label.span.start, line.value.start)
        if line.label.kind not in ("measures", "progress"):
            continue
        if line.cell or _says(text[max(end, line.value.start) : line.value.end]):
            return True  # an empty cell is no label
    if item.node.children:
        return True
    return any(_says(part) for part in _unlabelled(notice, item))


def _unlabelled(notice: Notice, item: Item) -> Iterator[str]:
    """Text without label: where the others label their report, only what stands below the status."""
    labelled = {line.line for line in item.labels}
    first = item.node.line
    if notice.habits.measures:
        first = min((line.line for line in item.labels), default=first)
    if item.source is StatusSource.SENTENCE and item.node.run_in.start < item.node.run_in.end:
        yield _behind_status(item.node.run_in.of(notice.text))
    for index in range(first + 1, item.node.own_last + 1):
        if index not in labelled and notice.line_kinds[index] in _TEXT:
            part = notice.lines[index].span.of(notice.text)
            yield _behind_status(part) if item.source is StatusSource.SENTENCE else part


def _behind_status(text: str) -> str:
    """What stands behind the sentence that gives the status, where the text opens with it."""
    head, _, rest = text.partition("。")
    return rest if "问题" in head and len(head) <= _SENTENCE else text


_SENTENCE = 40


def _says(text: str) -> bool:
    return len(text.strip(" \t　。；，、.;,")) >= _LEAST
