"""Field labels without the colon that they have elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Severity, Span, occurrences

_HABIT = 2
"""Seen so often with a colon, a label has one."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every label without colon whose name has one in other lines."""
    yield from _commas(notice)
    text = notice.text
    without = [line.label for line in notice.labels if not line.label.colon]
    bare = [label for label in without if text[label.span.start] not in "【["]
    if not bare:
        return
    usual = Counter(
        (line.label.name, line.label.colon) for line in notice.labels if line.label.colon and not line.cell
    )
    for label in bare:
        colons = {colon: count for (name, colon), count in usual.items() if name == label.name}
        if not colons:
            continue
        count = sum(colons.values())
        span = Span(label.span.start, label.span.start + len(label.span.of(text).rstrip()))
        edit = Edit(Span(span.end, span.end), max(colons, key=lambda colon: colons[colon]))
        severity = None if count >= _HABIT else Severity.INFO
        data = {"label": label.name, "count": count}
        yield Hit(span, "colon", data, severity=severity, fix=Fix(Applicability.UNSAFE, (edit,)))


_MANY = 3
"""Seen so often with a colon, a name that opens a line in front of a comma is a label too."""


def _commas(notice: Notice) -> Iterator[Hit]:
    """整改情况，已完成 where the other lines have 整改情况：."""
    usual = Counter((line.label.name, line.label.colon) for line in notice.labels if not line.cell)
    for (name, colon), count in usual.items():
        if not colon or count < _MANY:
            continue
        for mark in "，,":
            for place in occurrences(notice.text, f"\n{name}{mark}"):
                span = Span(place + 1, place + 2 + len(name))
                edit = Edit(Span(span.end - 1, span.end), colon)
                data = {"label": name, "count": count}
                yield Hit(span, "colon", data, fix=Fix(Applicability.UNSAFE, (edit,)))
