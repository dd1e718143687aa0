"""The list of attachments (附件：1.… 2.…): its numbers count by themselves and stand on no level of the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.notice.inline import Member
from rectify_lint.patterns import compiled
from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Style, match_marker
from rectify_lint.value import Record

_WORD = "附件"
"""What a list of attachments opens with."""

_STYLES = (Style.ARABIC_DOT, Style.ARABIC_COMMA, Style.ARABIC_PAREN)
_NAME = 60
"""An attachment's name, which is the title of a document, is at most so long."""


class Attachments(Record):
    """A list of attachments: the lines from the word 附件 to the last entry, as indices, and the entries' numbers."""

    first: int
    last: int
    numbers: tuple[Member, ...]


@cache
def _head() -> re.Pattern[str]:
    return compiled("附件[ \t　]*[：:][ \t　]*")


def find_attachments(text: str, lines: Sequence[Line]) -> Iterator[Attachments]:
    """Every list of attachments with numbered entries, in order of the text."""
    index = 0
    while index < len(lines):
        first = index
        start, end = lines[first].span
        index += 1
        head = _head().match(text, start, end) if text.startswith(_WORD, start) else None
        if head is None:
            continue
        opening = match_marker(text, head.end(), end)
        numbers = [Member(opening.span, opening.number)] if opening is not None else []
        while index < len(lines) and _is_entry(text, lines[index]):
            marker = lines[index].marker
            assert marker is not None  # an entry has one
            numbers.append(Member(marker.span, marker.number))
            index += 1
        if numbers and index > first + 1:
            yield Attachments(first, index - 1, tuple(numbers))


def _is_entry(text: str, line: Line) -> bool:
    """Whether a line is the numbered name of an attachment; sentences are none."""
    start, end = line.body
    return (
        line.marker is not None
        and line.marker.style in _STYLES
        and end - start <= _NAME
        and text.find("。", start, end) < 0
    )
