"""Lines without the full stop that their like have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rectify_lint import (
    Applicability,
    Edit,
    Fix,
    Hit,
    LineKind,
    Node,
    Notice,
    Options,
    Related,
    Severity,
    Span,
)

_STOPS = "。！？；"
_CLOSING = "”’）》】"
_LEAST = 5
"""So many lines of one frame, or paragraphs, make a habit."""

_CLAUSES = 2
"""A line of its own with so many commas is no caption."""

_PLACES = 5
_TAIL = 16


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield hits for headings of a set frame, for paragraphs, and for headings of one level."""
    told: set[int] = set()
    headings = _headings(notice)
    for end in _framed(notice, headings):
        told.add(end)
        yield _hit(notice, end, "frame", Applicability.SAFE)
    for end in _paragraphs(notice):
        if end not in told:
            yield _hit(notice, end, "paragraph", Applicability.UNSAFE)
    yield from _levels(notice, headings, told)


def _hit(notice: Notice, end: int, message: str, grade: Applicability) -> Hit:
    lines = notice.source.lines
    start = max(lines.span(lines.line_of(end - 1)).start, end - _TAIL)
    span = Span(start, end)
    data = {"text": span.of(notice.text)}
    return Hit(span, message, data, fix=Fix(grade, (Edit(Span(end, end), "。"),)))


def _headings(notice: Notice) -> list[Node]:
    """Headings that are lines of their own with something below them."""
    return [
        node
        for node in notice.outline.nodes[1:]
        if node.run_in.start >= node.run_in.end and notice.has_content(node)
    ]


def _framed(notice: Notice, headings: list[Node]) -> Iterator[int]:
    """Ends of lines without full stop whose frame (针对“…”方面, 办理情况：…) nearly always has one."""
    text = notice.text
    frames: dict[tuple[str, str], list[int]] = {}
    for node in headings:
        line = notice.lines[node.line]
        body = line.body.of(text).strip()
        bare = body.rstrip(_STOPS)
        if "“" in body and len(bare) > 4:
            frames.setdefault((bare[:2], bare[-2:]), []).append(line.span.end)
    for labelled in notice.labels:
        end = notice.lines[labelled.line].span.end
        if not labelled.cell and labelled.value.end == end and "，" in labelled.value.of(text):
            frames.setdefault((labelled.label.name, "："), []).append(end)
    for ends in frames.values():
        missing = [end for end in ends if text[end - 1] not in _STOPS]
        if len(ends) >= _LEAST and 5 * len(missing) <= len(ends):
            yield from missing


def _paragraphs(notice: Notice) -> Iterator[int]:
    """Ends of paragraphs of several sentences that close a quotation or a bracket and stop nothing."""
    text = notice.text
    kinds = notice.line_kinds
    found = (_prose(notice, index) for index in range(len(kinds)) if kinds[index] in _PARAGRAPHS)
    spans = [span for span in found if span is not None]
    stopped = sum(text[span.end - 1] in _STOPS for span in spans)
    if stopped < _LEAST or 5 * stopped < 4 * len(spans):
        return
    for span in spans:
        closed = text[span.end - 1] in _CLOSING and text[span.end - 2] not in "。！？…；"
        if closed and not _aside(text, span):
            yield span.end


_PARAGRAPHS = (LineKind.PROSE, LineKind.LABELLED, LineKind.MARKED)


def _prose(notice: Notice, index: int) -> Span | None:
    """The paragraph of the line, if it is one for sure: text behind a heading, or more than one clause."""
    line, kind = notice.lines[index], notice.line_kinds[index]
    span, least = line.body, _CLAUSES
    if kind is LineKind.MARKED:
        span, least = notice.outline.nodes[notice.outline.owner[index]].run_in, 1
    elif kind is LineKind.LABELLED:
        least = len(notice.text)
    if span.start >= span.end:
        return None
    sure = "。" in notice.text[span.start : span.end - 1] or notice.text.count("，", *span) >= least
    return span if sure else None


def _aside(text: str, span: Span) -> bool:
    """Whether the paragraph ends with a remark in brackets behind its last full stop."""
    opening = max(text.rfind(mark, span.start, span.end) for mark in "（【《")
    return text[span.end - 1] in "）】" and text[opening - 1] in _STOPS


def _levels(notice: Notice, headings: list[Node], told: set[int]) -> Iterator[Hit]:
    """One hint for each level whose headings mostly end alike and sometimes not."""
    text = notice.text
    levels: dict[tuple[int, int], list[Node]] = {}
    for node in headings:
        levels.setdefault((node.style.rank, node.depth), []).append(node)
    for nodes in levels.values():
        kinds = Counter(text[node.title.end - 1] == "。" for node in nodes)
        rare = kinds[True] < kinds[False]
        odd = [node for node in nodes if (text[node.title.end - 1] == "。") is rare]
        odd = [node for node in odd if notice.lines[node.line].span.end not in told]
        if not odd or len(nodes) < _LEAST or 5 * len(odd) > 2 * len(nodes):
            continue
        first, *others = (node.title for node in odd)
        related = tuple(Related(span, "other", {"text": span.of(text)}) for span in others[:_PLACES])
        message = "heading_stopped" if rare else "heading_bare"
        data = {"count": len(odd), "rest": len(nodes) - len(odd)}
        yield Hit(first, message, data, related, Severity.INFO)
