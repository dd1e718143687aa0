"""Titles in 《》 and document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint.facts.model import Citation, DocumentNumber
from rectify_lint.grammar import lowered
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences, plain_pairs

_LONGEST_CODE = 16  # characters; more in one run are a clause, not an issuer code
_BLANKS = " \t\u3000\u00a0"
_BEFORE_END = frozenset("0123456789０１２３４５６７８９)]】〕〗﹞）］第")
"""The characters of a document number before its 号, without blanks."""
_LONGEST_NUMBER = 80  # characters, blanks included
_MATE = {"》": "《", "〉": "〈"}


@cache
def _marks() -> re.Pattern[str]:
    return compiled("[《》〈〉\r\n]")


@cache
def _number() -> re.Pattern[str]:
    return compiled(lowered.DOCUMENT_NUMBER)


@cache
def _letters_at_end() -> re.Pattern[str]:
    return compiled(r"[\u4e00-\u9fffA-Za-z]+\Z")


@cache
def _lead() -> re.Pattern[str]:
    return compiled(lowered.CODE_LEAD)


def scan_citations(
    text: str, document_numbers: tuple[DocumentNumber, ...] | None = None
) -> tuple[Citation, ...]:
    """Every title in 《》, and in 〈〉 within one, in the order of their opening marks.

    A mark without its counterpart on the same line is ignored. A document number belongs to the title if it follows
    the closing mark, bracketed or not: ``《…》（安政办〔2022〕34号）``. *document_numbers* are those of *text*, if the
    caller has them.
    """
    pairs = _pairs(text)
    if not pairs:
        return ()
    known = scan_document_numbers(text) if document_numbers is None else document_numbers
    numbers = {number.span.start: number for number in known}
    found: list[Citation] = []
    around: list[int] = []  # where the titles end that the next one may stand in
    for start, end in pairs:
        while around and around[-1] < end:
            around.pop()
        if around or text[start] == "《":
            number = _number_behind(text, end, numbers) if numbers else None
            found.append(Citation(Span(start, end), Span(start + 1, end - 1), number, len(around)))
            around.append(end)
    return tuple(found)


def scan_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Every document number, in order: bracketed (whatever the brackets), ``2022年34号``, ``令第722号``."""
    return tuple(_document_number(text, match) for match in _numbers(text))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The matches of the grammar; as all of it end with 号, only what stands before one is searched."""
    search = _number().search
    last = 0
    for place in occurrences(text, "号"):
        before = place - 1
        while before > last and text[before] in _BLANKS:
            before -= 1
        if text[before] in _BEFORE_END:
            found = search(text, max(last, place - _LONGEST_NUMBER), place + 2)
            if found is not None:
                yield found
                last = found.end()


def _pairs(text: str) -> list[tuple[int, int]]:
    """The spans of all matched pairs of marks, by their starts."""
    if "〈" not in text and "〉" not in text and "\r" not in text:
        plain = plain_pairs(text, "《", "》")
        if plain is not None:
            return plain
    pairs: list[tuple[int, int]] = []
    still_open: list[int] = []
    for match in _marks().finditer(text):
        mark = match.group()
        if mark in "《〈":
            still_open.append(match.start())
        elif mark in _MATE:
            _close(text, _MATE[mark], match.end(), still_open, pairs)
        else:
            still_open.clear()
    pairs.sort()
    return pairs


def _close(text: str, wanted: str, end: int, still_open: list[int], pairs: list[tuple[int, int]]) -> None:
    """Pair a closing mark with the nearest open one of its kind; open ones between the two have no counterpart."""
    if wanted == "〈" and still_open and text[still_open[-1]] != wanted:
        return  # a stray 〉 must not break the title around it
    while still_open:
        start = still_open.pop()
        if text[start] == wanted:
            pairs.append((start, end))
            return


def _number_behind(text: str, end: int, numbers: dict[int, DocumentNumber]) -> DocumentNumber | None:
    at = end
    while text[at : at + 1] and text[at] in _BLANKS:
        at += 1
    if at in numbers:
        return numbers[at]
    return numbers.get(at + 1) if text[at : at + 1] in ("（", "(") else None


def _document_number(text: str, match: re.Match[str]) -> DocumentNumber:
    form = match.lastgroup or ""
    start = _code_start(text, match.start())
    code = text[start : match.start()]
    span = Span(start, match.end())
    if form == "bracket":
        opening, year, closing, serial = match.group("opening", "year", "closing", "serial")
        return DocumentNumber(span, code, int(year), int(serial) if serial else None, opening, closing)
    if form == "yearly":
        year, serial = match.group("plain_year", "plain_serial")
        return DocumentNumber(span, code, int(year), int(serial), "", "", "year")
    return DocumentNumber(span, code, None, int(match["order_serial"]), "", "", form)


def _code_start(text: str, end: int) -> int:
    """The offset of the issuer code before *end*; *end* itself if none can be separated from the clause."""
    letters = _letters_at_end().search(text[max(0, end - _LONGEST_CODE - 4) : end])
    if letters is None:
        return end
    run = letters.group()
    lead_end = max((match.end() for match in _lead().finditer(run)), default=0)
    length = len(run) - lead_end
    return end - length if length <= _LONGEST_CODE else end
