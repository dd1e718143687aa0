"""Items that state a status and tell nothing of what was done."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Item, LineKind, Notice, Options, Span

_TEXT = (LineKind.PROSE, LineKind.CAPTION, LineKind.TABLE, LineKind.MARKED)
_LEAST = 4
"""A report has so many characters at least."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every item without a report, where two of three have one; and for one that lacks the field."""
    told = [(item, _tells(notice, item)) for item in notice.items]
    yield from (
        hit for item, tells in told if tells or not notice.habits.states for hit in _empty(notice, item)
    )
    if not notice.habits.states:
        return
    yield from _lacks_field(notice)
    if 3 * sum(tells for _, tells in told) < 2 * len(told):
        return
    for item, tells in told:
        if not tells and notice.has_content(item.node) and item.statuses:
            yield Hit(item.heading, "silent")


def _empty(notice: Notice, item: Item) -> Iterator[Hit]:
    """A label for the measures with nothing behind or below it, though the item tells something elsewhere."""
    for place, line in enumerate(item.labels):
        if line.label.kind != "measures" or line.cell or _says(line.value.of(notice.text)):
            continue
        following = item.labels[place + 1].line if place + 1 < len(item.labels) else item.last_line + 1
        below = notice.line_kinds[line.line + 1 : following]
        joined = place + 1 < len(item.labels) and following == line.line  # told as such
        if not joined and not any(kind in _TEXT or kind is LineKind.LABELLED for kind in below):
            yield Hit(line.label.span, "empty", {"label": line.label.name})


_FIELDED = 4
"""So many items at least must have the same fields for the one that lacks its measures to be told."""


def _lacks_field(notice: Notice) -> Iterator[Hit]:
    """The one item that has all the fields of the others (目标, 措施, 成效, 状态) but the measures."""
    named = [{line.label.name: line.label.kind for line in item.labels} for item in notice.items]
    without = [place for place, names in enumerate(named) if "measures" not in names.values()]
    if len(without) != 1 or len(named) <= _FIELDED:
        return
    own = named.pop(without[0])
    others = set.intersection(*(set(names) for names in named))
    label = next((name for name in others if named[0][name] == "measures"), None)
    item = notice.items[without[0]]
    if label is not None and set(own) == others - {label} and _tells(notice, item):
        yield Hit(item.heading, "field", {"label": label})


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
    told = next((status.span for status in item.statuses if status.label is None), None)
    if told is not None and item.node.run_in.start < item.node.run_in.end:
        yield _without(notice.text, item.node.run_in, told)
    for index in range(first + 1, item.node.own_last + 1):
        if index not in labelled and notice.line_kinds[index] in _TEXT:
            yield _without(notice.text, notice.lines[index].span, told)


def _without(text: str, part: Span, told: Span | None) -> str:
    """The *part* without the sentence that states the status."""
    if told is None or not part.start <= told.start < part.end:
        return part.of(text)
    return text[part.start : told.start] + text[told.end : part.end]


def _says(text: str) -> bool:
    return len(text.strip(" \t　。；，、.;,")) >= _LEAST
