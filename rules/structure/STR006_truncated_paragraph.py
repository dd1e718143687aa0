"""Paragraphs that break off."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from rectify_lint import Hit, LineKind, Notice, Options, Span, compiled

_TERMINAL = "。！？；：”’）…!?;:)】"
_OPEN = "，、,"
_CLAUSE = "；;"
_PROSE = 25
"""The value of a label that is at least so long, or has a mark inside, is a paragraph."""

_TAIL = 24
"""So much of the last clause is marked."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every paragraph that ends without a mark of ending."""
    listed = _bare(notice)
    values = {
        label.line: label.value
        for label in notice.labels
        if label.label.name not in listed and label.value.start < notice.lines[label.line].span.end
    }
    told = [
        notice.lines[index].span.end
        for index, kind in enumerate(notice.line_kinds)
        if (kind is _PROSE_LINE and not _refers(notice, index))
        or (kind in _MAYBE and _is_prose(notice, index, values))
        or (kind is LineKind.CAPTION and _dangling().search(notice.text, *notice.lines[index].span))
    ]
    loose = sum(notice.text[end - 1] not in _TERMINAL for end in told)
    if loose > _STRAY and 4 * loose > len(told):
        return  # lines broken to a width, or no full stops at all
    hanging = [end for end in told if notice.text[end - 1] in _CLAUSE]
    alone = {
        *_lone_clauses(notice),
        *(hanging if len(hanging) == 1 and _gives_way(notice, hanging[0]) else ()),
    }
    alone.update(end for end in _addresses(notice) if notice.text[end - 1] in _CLAUSE)
    for end in sorted({end for end in hanging if _closes(notice, end)} | alone):
        yield Hit(Span(_tail(notice, end), end), "comma", {"text": notice.text[_tail(notice, end) : end]})
    for end in (*told, *_entries(notice), *_short_values(notice, frozenset(told)), *_addresses(notice)):
        if notice.text[end - 1] not in _TERMINAL:
            start = _tail(notice, end)
            message = "comma" if notice.text[end - 1] in _OPEN else "cut"
            yield Hit(Span(start, end), message, {"text": notice.text[start:end]})


_STRAY = 2
"""Up to so many paragraphs without a mark are slips in any notice."""


_PROSE_LINE, _CONTACT, _CLOSING = LineKind.PROSE, LineKind.CONTACT, LineKind.CLOSING
_LABELLED = LineKind.LABELLED
_MAYBE = (_LABELLED, LineKind.MARKED)


@cache
def _dangling() -> re.Pattern[str]:
    """What no line can end with: an amount is to follow."""
    return compiled(
        "(?:[高加降升增减缩压]至|(?:提高|增加|下降|上升|增长|减少|缩短|压缩)到|其中|以及|但是|由于)$"
    )


def _bare(notice: Notice) -> frozenset[str]:
    """The names of labels whose values, most of them, end without a mark: entries of a list, not paragraphs."""
    loose: Counter[str] = Counter()
    for label in notice.labels:
        if label.value.start < label.value.end:
            loose[label.label.name] += 1 if notice.text[label.value.end - 1] not in _TERMINAL else -1
    return frozenset(name for name, surplus in loose.items() if surplus > 0)


def _is_prose(notice: Notice, index: int, values: Mapping[int, Span]) -> bool:
    """Whether a paragraph stands behind the label or the marker that opens the line."""
    if notice.line_kinds[index] is _LABELLED:
        if index not in values:
            return False
        value = values[index].of(notice.text)
        return len(value) >= _PROSE or "。" in value or "；" in value
    start, end = notice.outline.nodes[notice.outline.owner[index]].run_in
    return start < end


def _refers(notice: Notice, index: int) -> bool:
    """Whether a paragraph ends with whom to turn to, and the line below it gives the telephone: 请联系区水务局."""
    kinds = notice.line_kinds
    if index + 1 == len(kinds) or kinds[index + 1] is not _CONTACT:
        return False
    end = notice.lines[index].span.end
    return compiled("联系|反映|反馈|提出|致电").search(notice.text, _tail(notice, end), end) is not None


_SHORTEST = 6
"""A shorter value is a name, a date or a status."""

_ALIKE = 4
"""So many fields of one name that are ended by a full stop show that all are to be."""


def _short_values(notice: Notice, told: frozenset[int]) -> Iterator[int]:
    """Ends of short reports behind a label (整改措施：…) without mark, where those of all other items have one."""
    by_name: dict[str, list[int]] = {}
    stated = {status.span.end for item in notice.items for status in item.statuses}
    for label in notice.labels:
        start, end = label.value
        if label.label.kind not in ("measures", "progress") or label.cell or end in stated:
            continue
        if end == notice.lines[label.line].span.end and end - start >= _SHORTEST:
            by_name.setdefault(label.label.name, []).append(end)
    for ends in by_name.values():
        loose = [end for end in ends if notice.text[end - 1] not in _TERMINAL]
        if len(ends) > _ALIKE and len(loose) == 1 and loose[0] not in told:
            yield loose[0]


def _entries(notice: Notice) -> Iterator[int]:
    """Ends of list entries in a comma, and of those without mark whose neighbours all have one (numbered measures)."""
    for run in notice.outline.runs():
        ends = (node.title.end for node in run if not notice.has_content(node))
        commas = [end for end in ends if notice.text[end - 1] in _OPEN]
        if commas:
            yield from commas
            continue
        if len(run) < _ENTRIES or any(notice.has_content(node) for node in run):
            continue
        open_ended = [node.title.end for node in run if notice.text[node.title.end - 1] not in _TERMINAL]
        if len(open_ended) == 1:
            yield open_ended[0]


def _addresses(notice: Notice) -> Iterator[int]:
    """Ends of addresses above the signature: they need no stop, but a comma there says that something is lost."""
    for index, (kind, following) in enumerate(pairwise(notice.line_kinds)):
        if kind is _CONTACT and following in (_CLOSING, LineKind.CAPTION):
            end = notice.lines[index].span.end
            if notice.text[end - 1] in _OPEN + _CLAUSE:
                yield end


def _lone_clauses(notice: Notice) -> Iterator[int]:
    """The one end of a numbered passage with a semicolon, where all those beside it are ended by a full stop."""
    for run in notice.outline.runs():
        if len(run) < _ENTRIES or any(node.children for node in run):
            continue
        ends = [notice.lines[node.own_last].span.end for node in run[:-1]]
        hanging = [end for end in ends if notice.text[end - 1] in _CLAUSE]
        if len(hanging) == 1 and all(notice.text[end - 1] in "。；;" for end in ends):
            yield hanging[0]


def _gives_way(notice: Notice, end: int) -> bool:
    """Whether the next line is another paragraph, and no further entry of a list without numbers."""
    place = bisect_left(notice.lines, end, key=lambda line: line.span.start)
    if place == len(notice.lines) or notice.lines[place].marker is not None:
        return False
    following = notice.lines[place].span
    if notice.line_kinds[place] in (_CONTACT, LineKind.TABLE):
        return True
    return (
        notice.line_kinds[place] in (_PROSE_LINE, LineKind.CAPTION)
        and _counts_on().match(notice.text, *following) is None
    )


@cache
def _counts_on() -> re.Pattern[str]:
    """What an entry of a list begins with that has words for its numbers."""
    return compiled(
        "[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后|另外|同时|措施|[^。；，]{2,12}[：:]"
    )


def _closes(notice: Notice, end: int) -> bool:
    """Whether nothing can follow the semicolon: the next line opens another section or problem."""
    lines = notice.lines
    place = bisect_left(lines, end, key=lambda line: line.span.start)
    if place == len(lines) or lines[place].marker is None:
        return place == len(lines) or notice.line_kinds[place] is LineKind.CLOSING
    marker, before = lines[place].marker, lines[place - 1].marker
    return before is None or (marker is not None and marker.style.rank < before.style.rank)


_ENTRIES = 3
"""Two entries show no habit."""


def _tail(notice: Notice, end: int) -> int:
    """Where the last clause of the paragraph starts, at most a few characters back."""
    line = notice.source.lines
    first = max(line.span(line.line_of(end - 1)).start, end - _TAIL)
    marks = (notice.text.rfind(mark, first, end - 1) + 1 for mark in "。，；、：")
    return max(first, *marks)
