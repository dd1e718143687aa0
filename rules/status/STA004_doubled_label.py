"""Labels run together or repeated, and items with two statuses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rectify_lint import Applicability, Edit, Fix, Hit, Item, LabelLine, Notice, Options, Related, Span

_KINDS = ("status", "progress", "measures", "problem")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield at most one hit for each pair of labels."""
    for item in notice.items:
        labels = [line for line in item.labels if line.label.kind in _KINDS and not line.cell]
        reported = False
        for first, second in pairwise(item.labels):
            twice = first.label.name == second.label.name and first.label.kind not in _KINDS
            hit = _joined(notice, first, second) if twice else None
            if hit is not None:
                yield hit
        for first, second in pairwise(labels):
            hit = _joined(notice, first, second) or _repeated(notice, first, second)
            if hit is not None:
                reported = True
                yield hit
        if not reported:
            yield from _contradicting(item)
            yield from _said_twice(notice, item)


def _joined(notice: Notice, first: LabelLine, second: LabelLine) -> Hit | None:
    """整改措施：整改状态：… — the first label of a line is empty, the second follows at once."""
    if first.line != second.line or first.value.of(notice.text):
        return None
    span = Span(first.label.span.start, second.label.span.end)
    fix = Fix(Applicability.SUGGEST, (Edit(Span(first.label.span.start, second.label.span.start), ""),))
    return Hit(span, "joined", {"first": first.label.name, "second": second.label.name}, fix=fix)


def _repeated(notice: Notice, first: LabelLine, second: LabelLine) -> Hit | None:
    """The same label on two lines that follow one another."""
    same = first.label.name == second.label.name and first.label.kind != "problem"
    if not same or second.line - first.line > 1:
        return None
    if first.label.kind == "status" and first.value.of(notice.text) != second.value.of(notice.text):
        return None  # two statuses: told as such
    related = (Related(first.label.span, "first", {"label": first.label.name}),)
    return Hit(second.label.span, "repeated", {"label": second.label.name}, related)


def _said_twice(notice: Notice, item: Item) -> Iterator[Hit]:
    """The status in brackets, or the sentence that states it, and the same once more beside it."""
    text = notice.text
    for status in item.statuses:
        words = status.span.of(text)
        if status.label is not None:
            continue
        start, end = status.span
        while start and text[start - 1] in _BETWEEN:
            start -= 1
        while text[end : end + 1] and text[end] in _BETWEEN:
            end += 1
        places = [Span(start - len(words), start), Span(end, end + len(words))]
        again = next((place for place in places if place.start >= 0 and place.of(text) == words), None)
        if again is not None:
            first, second = sorted((status.span, again))
            yield Hit(second, "twice", {"value": words}, (Related(first, "other", {"value": words}),))


_BETWEEN = frozenset("】）)。；，【（( \u3000")
"""What may stand between a status and the same once more."""


def _contradicting(item: Item) -> Iterator[Hit]:
    """Two status labels of one item whose classes differ."""
    stated = [status for status in item.statuses if status.label and status.label.label.kind == "status"]
    known = [status for status in stated if status.status is not None]
    for status in known[1:]:
        if status.status is not known[0].status:
            data = {"first": known[0].value.rstrip("。"), "second": status.value.rstrip("。")}
            related = (Related(known[0].span, "other", {"value": data["first"]}),)
            yield Hit(status.span, "two-statuses", data, related)
            return
