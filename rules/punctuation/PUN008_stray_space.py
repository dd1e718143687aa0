"""Blanks inside Chinese text, behind markers and at the ends of lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from rectify_lint import (
    Applicability,
    Edit,
    Fix,
    Hit,
    Line,
    LineKind,
    Notice,
    Options,
    Related,
    Span,
    Style,
    compiled,
    occurrences,
    parted_word,
)

_BLANKS = " \t\u3000\xa0\u2002\u2003"
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕"
_STOPS = "，。、；：？！"
_OPENING = "“‘（《〈【〔"
_TEXT = (LineKind.PROSE, LineKind.LABELLED, LineKind.MARKED)
_SPACED = (LineKind.TITLE, LineKind.TABLE)
"""Lines in which blanks are meant, unless they part a word."""
_FIELD_MARKS = frozenset("：:")
_NAME = 4
_FIELD = 6
"""So near to a blank the colon of a field stands, before the name of a person or behind that of the next field."""
_WORDED = (Style.PART, Style.CHAPTER, Style.SECTION, Style.ARTICLE)
_MANY = 8
"""More blanks than that are the text's way, or a converter's: one hit for all."""

_COMMA = 2
"""So many blanks take the place of one mark."""
_PLACES = 5
_USUAL = 10
"""So many numbers without blanks show for each with them that those are slips."""
_TITLE = 60
"""How many characters of a title are looked through."""
_CAPTIONS = "表图件第款条"
_FEW = 3
"""Of so many markers one at most may differ, for the gap to be a slip."""


@cache
def _blank() -> re.Pattern[str]:
    return compiled(f"[{_BLANKS}]+")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every stray blank within a line, and one for all lines that end with blanks."""
    inside: list[Span] = []
    trailing: list[Span] = []
    gaps = _odd_gaps(notice)
    starts = [line.span.start for line in notice.lines]
    blanks = list(_blanks(notice.text))
    labels = {one.label.span.end for one in notice.labels} if blanks else ()  # 完成情况　已完成
    for span in blanks:
        index = bisect_right(starts, span.start) - 1
        if index < 0:
            continue
        line = notice.lines[index]
        if span.start >= line.span.end:
            if index not in notice.table_lines and _ends_line(notice, line, span):
                trailing.append(span)
        elif span.start in gaps or (_is_stray(notice, index, span) and span.start not in labels):
            inside.append(span)
    if any(_beside_number(notice.text, span) for span in blanks):
        inside = sorted({*inside, *_beside_numbers(notice)})
    if len(inside) > _MANY:
        yield _together(notice, inside, "many")
    else:
        for span in inside:
            yield _one(notice, span)
    if trailing:
        yield _together(notice, trailing, "trailing")


def _blanks(text: str) -> Iterator[Span]:
    """Runs of blanks; each sort is looked for by itself, as most texts have few and of one sort."""
    last = 0
    for place in sorted(place for blank in _BLANKS if blank in text for place in occurrences(text, blank)):
        if place >= last and (found := _blank().match(text, place)):
            last = found.end()
            yield Span(place, last)


def _one(notice: Notice, span: Span) -> Hit:
    text = notice.text
    data = {"before": text[span.start - 1], "after": text[span.end]}
    grade = Applicability.SUGGEST if _parts_paragraphs(text, span) else Applicability.SAFE
    return Hit(span, "stray", data, fix=Fix(grade, (Edit(span, ""),)))


def _parts_paragraphs(text: str, span: Span) -> bool:
    """Whether the blanks look like the indent of a paragraph whose line break was lost: a person must see it."""
    return text[span.start - 1] in "。！？" and span.end > span.start + 1


def _together(notice: Notice, spans: list[Span], message: str) -> Hit:
    first, *others = spans
    related = tuple(Related(span, "place") for span in others[:_PLACES])
    sure = [span for span in spans if not _parts_paragraphs(notice.text, span) or message == "trailing"]
    fix = Fix(Applicability.SAFE, tuple(Edit(span, "") for span in sure)) if sure else None
    return Hit(first, message, {"count": len(spans)}, related, fix=fix)


@cache
def _number() -> re.Pattern[str]:
    """A number of a sentence with Chinese on both sides, blanks between or not."""
    return compiled(
        rf"(?<=[\u4e00-\u9fff])(?P<before>[{_BLANKS}]*)[0-9][0-9.]*(?P<after>[{_BLANKS}]*)(?=[\u4e00-\u9fff])"
    )


def _beside_numbers(notice: Notice) -> Iterator[Span]:
    """Blanks round a number, where nearly all numbers of the text have none: many texts have them throughout."""
    text = notice.text
    numbers = list(_number().finditer(text))
    spaced = [found for found in numbers if found["before"] == " " or found["after"] == " "]
    if len(numbers) < _USUAL * len(spaced):
        return
    for found in spaced:
        lines = notice.source.lines
        if (
            _has_sentence(text, lines.span(lines.line_of(found.start())))
            and text[found.start() - 1] not in _CAPTIONS
        ):
            yield from (Span(*found.span(side)) for side in ("before", "after") if found[side] == " ")


def _beside_number(text: str, span: Span) -> bool:
    """Whether the blank, if it is one alone, may stand before or behind a number: only then are they looked for."""
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return text[span.start : span.end] == " " and ("." <= before <= "9" or "0" <= after <= "9")


def _ends_line(notice: Notice, line: Line, span: Span) -> bool:
    """Whether the blanks end a line of text; two blanks break a line in Markdown."""
    after = notice.text[span.end : span.end + 1]
    return span.start == line.span.end and after in ("", "\r", "\n") and notice.source.kind != "markdown"


def _odd_gaps(notice: Notice) -> set[int]:
    """Where blanks stand between a marker and its text although most markers of that form have none."""
    by_form: dict[int, list[Line]] = {}
    for line in notice.lines:
        if line.marker is not None and line.marker.style not in _WORDED:
            by_form.setdefault(line.marker.style.rank, []).append(line)
    odd: set[int] = set()
    for lines in by_form.values():
        gaps = [line.marker.span.end for line in lines if line.marker is not None and line.marker.gap]
        if gaps and _FEW * len(gaps) <= len(lines):
            odd.update(gaps)
    return odd


def _is_stray(notice: Notice, index: int, span: Span) -> bool:
    """Whether the blanks within a line of text stand where none can be meant."""
    text, line = notice.text, notice.lines[index]
    kind = notice.line_kinds[index]
    if span.start < line.body.start + 1:
        return False
    if kind not in _TEXT:
        return (kind is LineKind.CONTACT and _in_contact(notice, index, span)) or (
            kind in _SPACED and span.end - span.start <= _COMMA and parted_word(text, *span)
        )
    before, after = text[span.start - 1], text[span.end]
    if _in_document_number(notice, span):
        return True
    if before in _MARKS or after in _MARKS:
        return _is_stray_at_mark(notice, index, span)
    if not (_chinese(before) and _chinese(after)) or (before in "年月" and after in "月日"):
        return False
    if _in_title(text, span):
        return False  # the blank that parts the lines of a title stays where it is cited
    outer = (text[span.start - 2 : span.start - 1], text[span.end + 1 : span.end + 2])
    lone = not any(map(_chinese, outer))
    size = span.end - span.start
    if lone or size > _COMMA or "\t" in span.of(text):
        return False
    return _has_sentence(text, line.span) or (size == 1 and _is_heading(notice, index, span))


def _in_contact(notice: Notice, index: int, span: Span) -> bool:
    """Whether the blanks stand within a sentence of the invitation to supervise; they set its fields apart."""
    text = notice.text
    before, after = text[span.start - 1], text[span.end]
    field = _FIELD_MARKS.intersection(
        text[max(span.start - _NAME, 0) : span.start] + text[span.end : span.end + _FIELD]
    )
    if field or not _has_sentence(text, notice.lines[index].span):
        return False
    return before in _STOPS or after in _STOPS or (_chinese(before) and _chinese(after))


def _in_title(text: str, span: Span) -> bool:
    opened = text.rfind("《", max(0, span.start - _TITLE), span.start)
    return (
        opened >= 0
        and text.find("》", opened, span.start) < 0
        and text.find("》", span.end, span.end + _TITLE) >= 0
    )


def _is_heading(notice: Notice, index: int, span: Span) -> bool:
    """Whether the line is a numbered heading and the blank the only one in it."""
    line = notice.lines[index]
    if line.marker is None or line.marker.style in _WORDED:
        return False
    return len(notice.text[line.marker.span.end : line.span.end].split()) == 2


def _is_stray_at_mark(notice: Notice, index: int, span: Span) -> bool:
    text = notice.text
    before, after = text[span.start - 1], text[span.end]
    if before in _OPENING and after in _MARKS and after not in _STOPS:
        return False  # （ ）: left to be filled in
    if before == "：":
        return after in _STOPS
    if span.end > span.start + 1 and not (before in _STOPS or after in _STOPS):
        return False
    return _has_sentence(text, notice.lines[index].span)


def _has_sentence(text: str, line: Span) -> bool:
    """Whether the line is a text and not a list of names or captions set apart by blanks."""
    return any(text.find(mark, line.start, line.end) >= 0 for mark in "，。；")


def _in_document_number(notice: Notice, span: Span) -> bool:
    numbers = notice.document_numbers
    place = bisect_right(numbers, span.start, key=lambda number: number.span.start) - 1
    return place >= 0 and span.start < numbers[place].span.end


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
