"""What an item tells: its statuses, the sentence that may give one, its report and its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf

from rectify_lint.facts.model import StatusClass
from rectify_lint.facts.statuses import classify_status
from rectify_lint.notice.paragraphs import LineKind
from rectify_lint.notice.types import Item, LabelLine, Status
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_VALUE_LIMIT = 40
"""A status wording is short; of a longer value, the report itself, only the first clause may be one."""


def item_statuses(text: str, labels: Sequence[LabelLine]) -> Iterator[Status]:
    """What status labels say, and reports that open with a status."""
    for line in labels:
        if line.label.kind == "status":
            value = line.value.of(text)
            status = cell_status(value)[0] if line.cell else classify_status(_clause(_bare(value)))
            yield Status(Span(line.label.span.start, line.value.end), value, status, line)
        elif line.label.kind == "progress":
            clause = _clause(line.value.of(text))
            status = classify_status(clause)
            opening = _bracketed().match(clause) if status is None else None
            if opening is not None:
                status, clause = classify_status(opening[1]), opening[0]
            if status is not None:
                span = Span(line.label.span.start, line.value.start + len(clause))
                yield Status(span, clause, status, line)


@cache
def _bracketed() -> re.Pattern[str]:
    """A status in brackets in front of the report: 整改进展：（已完成）修订议事规则…"""
    return compiled("[（(【]([^（）()【】]{2,16})[）)】]")


def _bare(value: str) -> str:
    """*value* without the brackets that enclose all of it, or its beginning."""
    found = _bracketed().match(value)
    return found[1] if found else value


def cell_status(value: str) -> tuple[StatusClass | None, bool]:
    """The class that a cell of a table states, and whether all it says is finished or not (是, √, 60%)."""
    status = classify_status(_clause(value))
    return (status, False) if status is not None else (_ticked(value), True)


def _ticked(value: str) -> StatusClass | None:
    """The class of what a column 是否完成 or 完成进度 holds: 是, 否, √, 100%."""
    if value in ("是", "√", "✓", "100%", "100％"):
        return StatusClass.DONE
    if value in ("否", "×", "✗", "0%", "0％"):
        return StatusClass.OPEN
    return StatusClass.ONGOING if compiled(r"[0-9]{1,2}(?:\.[0-9]+)?[%％]").fullmatch(value) else None


def _clause(value: str) -> str:
    """The opening clause of a label's value: a status wording stands first, the report behind it."""
    if len(value) <= _VALUE_LIMIT:
        bare = value.rstrip("。；;")
        if not compiled("[。；;]").search(bare):
            return value
    return compiled("[。；;]").split(value, maxsplit=1)[0][:_VALUE_LIMIT]


@cache
def _opening_sentence() -> re.Pattern[str]:
    # All begin with the same set of characters, for re to skip to.
    subject = (
        "(?:项|条|类)?(?:问题|事项|任务)"
        "|(?<![^。；;，\n 　][该此本])(?:项|条)(?:整改|工作)?(?=[已正均现目基部仍尚需未完])"
    )
    return compiled(
        f"[该此本【](?:(?<!【)(?:{subject})(?P<clauses>[^。；;]{{2,60}})[。；;]|(?<=【)(?P<mark>[^】]{{2,12}})】)"
    )


@cache
def _addition() -> re.Pattern[str]:
    return compiled(r"[（(\[［]([^（()）\[\]［］]{2,16})[）)\]］][。：:]?$")


_ADDED = frozenset("）)]］。：:")
"""What brackets at the end, and the mark behind them, end with."""

_BARE_SENTENCE = 16
"""A sentence that is nothing but a status is at most so long."""


def told_status(notice: Notice, node: Node) -> Status | None:
    """What brackets (【已完成】, （正在整改）) or a sentence of the item state.

    Brackets end the heading or the whole item. The sentence names its subject (该问题已完成整改。), or it opens the
    report or ends the item and is nothing else (已完成整改。).
    """
    text = notice.text
    own = _without_caption(text, tuple(_without_outlook(notice, node)))
    for span in dict.fromkeys((node.title, *own[:1], *own[-1:])):
        added = _addition().search(text, *span) if text[span.end - 1] in _ADDED else None
        told = _told(text, Span(*added.span(1))) if added else None
        if told is not None:
            return told
    for place, span in enumerate((node.title, *own)):
        if place == 1:
            opening = _bracketed().match(text, *span)
            told = _told(text, Span(*opening.span(1))) if opening is not None else None
            if told is not None:
                return told
            stop = text.find("。", span.start, min(span.end, span.start + _BARE_SENTENCE))
            told = _told(text, Span(span.start, stop)) if stop > 0 else None
            if told is not None:
                return told
        for found in _opening_sentence().finditer(text, *span):
            told = _told_in_clauses(text, found)
            if told is not None:
                return told
    return _closing_status(notice, own[-1] if own else node.title)


_CAPTION = 20
"""The heading without number of the next group is at most so long."""


def _without_caption(text: str, own: tuple[Span, ...]) -> tuple[Span, ...]:
    """The text of an item without a line at its end that heads what follows: ◆湖西村党支部."""
    if len(own) < 2 or own[-1].end - own[-1].start > _CAPTION or text[own[-1].end - 1] in "。；）)】]":
        return own
    return own if _told(text, own[-1]) is not None else own[:-1]


def _without_outlook(notice: Notice, node: Node) -> Iterator[Span]:
    """The text of an item, without the paragraph on the next steps of all that may stand below the last one."""
    outlook, signature = notice.next_steps, notice.signature.span if notice.signature else None
    for span in notice.own_text(node):
        if outlook is not None and outlook.start <= span.start and span.start != node.run_in.start:
            return
        # Whoever gives a report in a session signs above all items.
        if signature is None or signature.start < node.title.start or span.start < signature.start:
            yield span


def _told(text: str, wording: Span) -> Status | None:
    """The status that *wording* is, ``None`` if it is anything else."""
    value = wording.of(text)
    status = classify_status(value)
    return None if status is None else Status(wording, value, status)


def _told_in_clauses(text: str, found: re.Match[str]) -> Status | None:
    """The first clause of a sentence, or the words in 【】, that are a status; to mark is all of the sentence."""
    if found["mark"]:
        return _told(text, Span(*found.span("mark")))
    for clause in compiled("[，,]").split(found["clauses"]):
        status = classify_status(clause)
        if status is not None:
            return Status(Span(found.start(), found.end() - 1), clause, status)
    return None


def _closing_status(notice: Notice, span: Span) -> Status | None:
    """A last sentence that is nothing but a status: …整改问题13个。已完成整改。

    A last clause (…，完成整改。) must speak of the work as such.
    """
    text = notice.text
    if text[span.end - 1] != "。":
        return None
    first = max(span.start, span.end - _BARE_SENTENCE)
    start = max(text.rfind(mark, first, span.end - 1) for mark in "。，")
    if start < 0 or (text[start] == "，" and not _of_the_work().search(text, start, span.end)):
        return None
    return _told(text, Span(start + 1, span.end - 1))


@cache
def _of_the_work() -> re.Pattern[str]:
    return compiled("整改|销号|成效")


def narrative(notice: Notice, node: Node, labels: Sequence[LabelLine]) -> list[Span]:
    """What tells of the work: from the first label of measures or progress on, else behind the heading."""
    first = next((line.value.start for line in labels if line.label.kind in ("measures", "progress")), None)
    spans = [line.span for line in notice.lines[node.line : node.last + 1]]
    if first is None:
        return [*spans[1:], node.run_in] if node.run_in.start < node.run_in.end else spans[1:]
    return [span if span.start >= first else Span(first, span.end) for span in spans if span.end > first]


_OUTSIDE = (LineKind.CONTACT, LineKind.CLOSING, LineKind.FURNITURE)
_TELLING = ("measures", "progress", "problem")


def report(notice: Notice, item: Item) -> Iterator[Span]:
    """An item's report without the statement of the problem, which stands above the first label.

    Where there is no label but that of the status, at the end, the report stands above it. The measures of a table's
    row without a column on progress come last: plans perhaps, but what is under way is none.
    """
    if not item.labels:
        yield from item.narrative
        return
    first = min(line.label.span.start for line in item.labels)
    last = max(line.line for line in item.labels)
    ends = all(kind in _OUTSIDE for kind in notice.line_kinds[last + 1 : item.last_line + 1])
    if ends and all(line.label.kind not in _TELLING for line in item.labels):
        first = 0
    yield from (part for part in item.narrative if part.end > first)
    cells = [line for line in item.labels if line.cell]
    if not any(line.label.kind == "progress" and _reports(notice.text, line) for line in cells):
        told = frozenset(item.narrative)
        yield from (line.value for line in cells if line.label.kind == "measures" and line.value not in told)


def _reports(text: str, cell: LabelLine) -> bool:
    """Whether a cell of progress tells more than a status."""
    return cell_status(cell.value.of(text))[0] is None


def measures(notice: Notice, node: Node, narrative: Sequence[Span]) -> tuple[Span, ...]:
    """The measures: 一是, 二是 … outside quotations, else numbered paragraphs below the item."""
    found = [
        ordinal.span
        for part in narrative
        for ordinal in notice.ordinals_in(part)
        if ordinal.series == "是" and not notice.quotations.covers(ordinal.span.start)
    ]
    found = found or list(circled(notice.text, narrative))
    if found:
        return tuple(found)
    labels = notice.labels_of(node)
    fields = {line.line for line in labels}
    end = _end_of_measures(labels)
    children = [
        child for child in node.children if child.marker and child.line not in fields and child.line < end
    ]
    return tuple(Span(child.marker.span.start, child.title.end) for child in children if child.marker)


def _end_of_measures(labels: Sequence[LabelLine]) -> float:
    """The line at which a list of measures gives way to one of what came of them (整改落实情况：)."""
    first = next((line.line for line in labels if line.label.kind == "measures"), None)
    if first is None:
        return inf
    return next((line.line for line in labels if line.label.kind == "progress" and line.line > first), inf)


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def circled(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    """① ② … that count on, within a paragraph or from one to the next."""
    expected = 0
    for part in parts:
        place = part.start
        while expected < len(_CIRCLED):
            place = text.find(_CIRCLED[expected], place, part.end)
            if place < 0:
                break
            yield Span(place, place + 1)
            expected += 1
