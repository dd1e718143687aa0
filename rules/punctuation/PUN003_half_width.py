"""Half-width marks next to Chinese: one hit for the whole text."""

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
    LineKind,
    Notice,
    Options,
    Related,
    Severity,
    Span,
    compiled,
    occurrences,
)

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_STOPS = "，；：？！"
_MARKS = "“”‘’（）《》〈〉【】〔〕、。，；：？！…％℃"
_CHINESE = f"\u4e00-\u9fff{_MARKS}"
_TERSE = (LineKind.CONTACT, LineKind.TABLE)
_ROW = tuple("，。、；：")
_ALONE = tuple(",;:?!\"'.")
_QUOTES = "\"'"
_LINE_END = ("", "\r", "\n")
_PLACES = 5
_REACH = 80


@cache
def _address() -> re.Pattern[str]:
    """What stands before a mark that is part of an address or an e-mail."""
    return compiled(r"(?:://|www\.|@)[!-~]*\Z")


@cache
def _worded() -> re.Pattern[str]:
    """What shows that a line of contacts or a table has the marks of a sentence."""
    return compiled(rf"[，；：]|[,;:](?<=[{_CHINESE}].)(?=[{_CHINESE}])")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield one hit if the text has half-width marks in Chinese."""
    text = notice.text
    places = _counted(notice, _candidates(text))
    if not places:
        return
    groups = (
        [p for p in places if text[p] in ",;:?!"],
        [p for p in places if text[p] in "()"],
        [p for p in places if text[p] == "."],
        [p for p in places if text[p] in _QUOTES],
    )
    wide = (any(mark in text for mark in _STOPS), "（" in text, "。" in text, "“" in text)
    mixed = sorted(p for group, has_wide in zip(groups, wide, strict=True) if has_wide for p in group)
    if mixed:
        severity = None if notice.is_rectification else Severity.INFO
        yield _hit(notice, mixed, "mixed", severity)
    else:
        yield _hit(notice, places, "throughout", Severity.INFO)


def _hit(notice: Notice, places: list[int], message: str, severity: Severity | None) -> Hit:
    text = notice.text
    counts: dict[str, int] = {}
    for place in places:
        counts[text[place]] = counts.get(text[place], 0) + 1
    data = {
        "marks": [f"“{mark}”×{count}" for mark, count in counts.items()],
        "counts": counts,
        "count": len(places),
    }
    first, *others = places
    related = tuple(
        Related(Span(p, p + 1), "place", {"mark": text[p]}) for p in _one_a_line(notice, others, first)
    )
    edits = tuple(Edit(Span(p, p + 1), wide) for p, wide in _replacements(notice, places))
    fix = Fix(Applicability.SAFE, edits) if edits else None
    return Hit(Span(first, first + 1), message, data, related, severity, fix)


def _one_a_line(notice: Notice, places: list[int], first: int) -> list[int]:
    """A few of *places*, one a line while there are lines enough, in order."""
    line_of = notice.source.lines.line_of
    told = {line_of(first)}
    chosen: list[int] = []
    for place in places:
        line = line_of(place)
        if line not in told and len(chosen) < _PLACES:
            told.add(line)
            chosen.append(place)
    spare = [place for place in places if place not in chosen][: _PLACES - len(chosen)]
    return sorted([*chosen, *spare])


def _replacements(notice: Notice, places: list[int]) -> Iterator[tuple[int, str]]:
    """Each place with its full-width mark; straight quotation marks only where a line has them in pairs."""
    text = notice.text
    quotes: dict[int, list[int]] = {}
    for place in places:
        if text[place] == '"':
            quotes.setdefault(notice.source.lines.line_of(place), []).append(place)
        elif text[place] in _WIDE:  # which mark a single one stands for depends on what it is in
            yield place, _WIDE[text[place]]
    for number, marks in quotes.items():
        if text.count('"', *notice.source.lines.span(number)) == len(marks) and len(marks) % 2 == 0:
            for index, place in enumerate(marks):
                yield place, "“”"[index % 2]


def _candidates(text: str) -> list[int]:
    """Offsets of half-width marks next to Chinese; brackets in pairs, one of which is.

    Most texts have few of these marks or none, so each is looked for by itself.
    """
    found = _brackets(text)
    for mark in _ALONE:
        places = occurrences(text, mark)
        if mark == ".":  # most stand in numbers and markers
            places = [place for place in places if not text[place - 1].isascii()]
        found += (place for place in places if _stands_wrong(text, place, mark))
    return sorted(found)


def _brackets(text: str) -> list[int]:
    """Round brackets, in pairs within a line, that follow Chinese or hold some."""
    found: list[int] = []
    pending: list[int] = []
    places = sorted((*occurrences(text, "("), *occurrences(text, ")"))) if "(" in text else ()
    last = 0
    for place in places:
        if pending and (text.find("\n", last, place) >= 0 or text.find("\r", last, place) >= 0):
            pending.clear()
        last = place
        if text[place] == "(":
            pending.append(place)
        elif pending:
            opening = pending.pop()
            if _holds_chinese(text, opening, place):
                found += (opening, place)
    return found


def _stands_wrong(text: str, place: int, mark: str) -> bool:
    """Whether a mark, no bracket, stands next to Chinese and is no part of an address, a number or a row."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if mark == ".":
        if not (_chinese(before) and (after in _LINE_END or _chinese(after))):
            return False
    elif after == ")" or not (_chinese(before) or _chinese(after)):
        return False
    if mark not in _QUOTES and (before in _ROW or after in _ROW):
        return False  # two marks in a row are another fault
    return not before.isascii() or not _in_address(text, place)


def _chinese(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or (char != "" and char in _MARKS)


def _holds_chinese(text: str, opening: int, closing: int) -> bool:
    """Whether a bracket follows Chinese or holds some; one behind a name in Latin letters is that name's."""
    if _chinese(text[opening - 1 : opening]):
        return True
    return (_chinese(text[opening + 1]) or _chinese(text[closing - 1])) and not _in_address(text, opening)


def _in_address(text: str, place: int) -> bool:
    """Whether a mark behind Latin letters goes on with an address, or with a row of such marks."""
    if text[place - 1 : place] in (":", ";", ",", ".", "!", "?"):
        return True
    return _address().search(text, max(0, place - _REACH), place) is not None


def _counted(notice: Notice, places: list[int]) -> list[int]:
    """*places* without outline markers, document numbers and lines that have a form of their own."""
    if not places:
        return places
    starts = [line.span.start for line in notice.lines]
    numbers = {place for number in notice.document_numbers for place in range(*number.span)}
    return [p for p in places if p not in numbers and not _left_aside(notice, bisect_right(starts, p) - 1, p)]


def _left_aside(notice: Notice, index: int, place: int) -> bool:
    text, marker, kind = notice.text, notice.lines[index].marker, notice.line_kinds[index]
    if marker is not None and place < marker.span.end:
        return text[place] != ":"
    if kind in _TERSE:
        return text[place] in "()" or _worded().search(text, *notice.lines[index].span) is None
    return kind is LineKind.FURNITURE
