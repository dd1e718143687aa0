"""Passages of the measures that stand in the notice twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress, pairwise
from operator import eq

from rectify_lint import Hit, LineKind, Notice, Options, Related, Severity, Span, compiled

_SENTENCES = 2
"""Whole sentences that two items have in common by copying rather than by chance."""

_LONG = 80
"""Characters of a single sentence that are too many for chance as well."""

_QUOTE = 24


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit at the later place of each copy; between two items a single sentence is a hint only."""
    for copy in notice.copies:
        text = copy.span.of(notice.text)
        excerpt = text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
        sure = copy.same_item or copy.sentences >= _SENTENCES or copy.size >= _LONG
        data = {"text": excerpt, "length": len(text)}
        related = (Related(copy.source, "first", {}),)
        yield Hit(
            copy.span, "same" if copy.same_item else "across", data, related, None if sure else Severity.INFO
        )
    # A mark per character: comparing each passage with all that were told takes time squared.
    told = bytearray(len(notice.text))
    for copy in notice.copies:
        _mark(told, copy.span)
    for span, source in (*_lines(notice), *_clauses(notice)):
        if told.find(1, span.start, span.end) >= 0:
            continue
        _mark(told, span)
        text = span.of(notice.text)
        excerpt = text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
        data = {"text": excerpt, "length": len(text)}
        yield Hit(span, "again", data, (Related(source, "first", {}),))


def _mark(told: bytearray, span: Span) -> None:
    told[span.start : span.end] = bytes((1,)) * (span.end - span.start)


_PARAGRAPH = 24
"""A paragraph of so many characters does not stand twice on purpose."""
_CLAUSE = 6
"""Nor do two neighbouring clauses of so many say the same."""


_OTHERWISE = (LineKind.TABLE, LineKind.TITLE, LineKind.LABELLED)
"""Lines that may well be alike; measures behind a label are compared clause by clause."""


def _lines(notice: Notice) -> Iterator[tuple[Span, Span]]:
    """Paragraphs that stand in the notice twice, with the first."""
    long = [line for line in notice.text.split("\n") if len(line) >= _PARAGRAPH]
    if len(set(long)) == len(long):
        return
    first: dict[str, Span] = {}
    last = notice.signature_date.end if notice.signature_date else len(notice.text)
    for line, kind in zip(notice.lines, notice.line_kinds, strict=True):
        span = line.span
        if span.end - span.start < _PARAGRAPH or kind in _OTHERWISE or span.start > last:
            continue
        known = first.setdefault(span.of(notice.text), span)
        if known is not span:
            yield span, known


@cache
def _clause() -> re.Pattern[str]:
    return compiled(f"[^，。；;,\n|\t]{{{_CLAUSE},}}")


@cache
def _ordinal() -> re.Pattern[str]:
    return compiled("[一二三四五六七八九]是")


def _clauses(notice: Notice) -> Iterator[tuple[Span, Span]]:
    """Clauses, and whole sentences, that follow their like."""
    text = notice.text
    divided = text
    for mark in "，；;,\n|\t":
        divided = divided.replace(mark, "。")
    # Nearly every text ends here: no two neighbours are alike.
    if _alike(divided.split("。")):
        yield from _repeated_clauses(text)
    if _alike(text.split("。")):
        for line in notice.lines:
            yield from _sentences(text, line.span)


def _alike(pieces: list[str]) -> bool:
    """Whether one of *pieces* is long enough and says again what the one before ends with."""
    ends = [piece[-_CLAUSE:] for piece in pieces if len(piece) > 1]
    same = list(map(eq, ends, ends[1:]))
    if True not in same:
        return False
    candidates = compress(pairwise([piece for piece in pieces if len(piece) > 1]), same)
    return any(len(other) >= _CLAUSE and one.endswith(_bare(other)) for one, other in candidates)


def _bare(piece: str) -> str:
    """What a clause or sentence says behind 一是."""
    piece = piece.rpartition("\n")[2]
    lead = _ordinal().match(piece)
    return piece[lead.end() :] if lead else piece


def _repeated_clauses(text: str) -> Iterator[tuple[Span, Span]]:
    last: Span | None = None
    for found in _clause().finditer(text):
        lead = _ordinal().match(text, *found.span())
        span = Span(lead.end() if lead else found.start(), found.end())
        before = _said_again(text, last, span) if last is not None and span.start - last.end <= 3 else None
        if before is not None and not _cells(text, before, span) and not span.of(text).isspace():
            yield span, before
        last = span


_TAIL = 10
"""That a clause of so many characters repeats the end of the one before is no chance: 坚持以甲为指引，以甲为指引."""


def _said_again(text: str, last: Span, span: Span) -> Span | None:
    """What of the clause before the clause repeats: all of it, or its end."""
    size = span.end - span.start
    before = Span(max(last.start, last.end - size), last.end)
    whole = before == last or size >= _TAIL
    return before if whole and span.of(text) == before.of(text) else None


def _cells(text: str, first: Span, second: Span) -> bool:
    """Whether the two are cells of a table, which may well be alike."""
    return any(text.find(mark, first.end, second.start) >= 0 for mark in "|\t")


def _sentences(text: str, line: Span) -> Iterator[tuple[Span, Span]]:
    start, last = line.start, Span(0, 0)
    while (end := text.find("。", start, line.end)) >= 0:
        lead = _ordinal().match(text, start, end)
        span = Span(lead.end() if lead else start, end)
        size = span.end - span.start
        before = Span(max(0, last.end - size), last.end)
        if size >= _CLAUSE and last.end - last.start >= size and span.of(text) == before.of(text):
            yield span, before  # the sentence before, or its last clauses
        start, last = end + 1, span
