"""Passages that stand in a notice twice, word for word, as when one item's measures were pasted into another.

The text of the measures is cut into clauses; pairs of neighbouring clauses are looked up in a table, so that
time is linear. Set phrases of the genre, quoted findings, titles, labels and headings are no copies.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import count, pairwise, zip_longest

from rectify_lint.notice.types import Copy
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

WITHIN = 24
"""Characters, set phrases not counted, that make a repetition within one item a copied passage."""

ACROSS = 40
"""The same for two items, where a like wording may be meant."""

FIGURES = 28
"""The same for two items where the passage has two numbers or more: those of two problems are rarely alike."""

_QUOTED = "”\n"
"""Put behind the words of a clause inside a quotation; nothing in a text can look like it."""

_SHORT = 4
"""Clauses below this length are words of transition, not wording."""


#: A clause: its characters without ordinal, the part of the notice it stands in, start, end, and the mark that ends
#: it. The words of a clause inside a quotation end with a mark of their own. A plain tuple: there are many.
_Clause = tuple[str, int, int, int, str]

#: A paragraph of measures: the number of the item (or of the heading) it belongs to, its home, and its place.
_Part = tuple[int, Span]

_ENDS = "，,。；;：:！？!?\n"


@cache
def _ends() -> re.Pattern[str]:
    return compiled(f"([{_ENDS}])")


_LEADS = frozenset("一二三四五六七八九十其第首同另（(0123456789")
"""What an ordinal or a word of transition begins with, besides blanks."""


@cache
def _lead() -> re.Pattern[str]:
    return compiled(
        r"[\s　]*(?:[一二三四五六七八九十]{1,2}[是要]|其[一二三四五六]|第[一二三四五六七八九十]{1,2}"
        r"|首先|同时|另外"
        r"|[（(]?[0-9一二三四五六七八九十]{1,3}[)）.、])?[\s　]*"
    )


@cache
def _formula() -> re.Pattern[str]:
    return compiled(
        "习近平|新时代中国特色|党的.{1,3}大|中央|四个意识|四个自信|两个维护|两个确立|一岗双责|主体责任|监督责任|第一责任人|从严治党|两个责任"
        "|一把手|三会一课|三重一大|八项规定|举一反三|建章立制|长效机制|常态长效|立行立改|标本兼治|政治(?:站位|判断力|自觉|建设|责任)|以点带面"
        "|回头看|坚持问题导向|销号|整改(?:方案|台账|责任|措施|时限|清单|工作)|责任(?:领导|单位|科室|股室|人)|完成时限|整改完成|已完成整改|长期坚持|持续"
        "|加强组织领导|高度重视|压实责任|强化.{0,6}责任|统一思想|提高认识|确保.{0,6}到位|落到实处|落地见效|取得实效|党组书记|领导小组|分管领导"
    )


class Clause(NamedTuple):
    """A clause of the measures.

    Attributes:
        words: its characters without ordinal.
        span: where they stand, with the mark that ends them.
        size: the characters of wording in it: none where it is quoted, short or a set phrase of the genre.
        home: the number of the item (or heading) it belongs to.
        ends_sentence: whether it is the last of its sentence.
    """

    words: str
    span: Span
    size: int
    home: int
    ends_sentence: bool


def clauses(notice: Notice) -> Iterator[Clause]:
    """The clauses of all measures of *notice*, in order."""
    for words, home, start, end, mark in _all_clauses(notice, list(_parts(notice))):
        yield Clause(words, Span(start, end), _size(words, mark), home, mark in _STOPS)


def find_copies(notice: Notice) -> tuple[Copy, ...]:
    """Every copied passage once, in order of the later place."""
    clauses = _all_clauses(notice, _repeating(notice.text, list(_parts(notice))))
    found: list[Copy] = []
    behind = 0
    for place, start in _repeated(clauses):
        if place >= behind:
            length = _length(clauses, start, place)
            copy = _copy(clauses, start, place, length)
            if copy is not None:
                found.append(copy)
            behind = place + length - 1
    return tuple(_joined(found))


def _repeated(clauses: list[_Clause]) -> list[tuple[int, int]]:
    """Where a pair of clauses of one part stood before: its place, and the place of the first such pair."""
    first_places: dict[tuple[str, str], int] = {}
    repeated = []
    for place, (one, other) in enumerate(pairwise(clauses)):
        if one[1] == other[1]:
            earlier = first_places.setdefault((one[0], other[0]), place)
            if earlier + 1 < place:
                repeated.append((place, earlier))
    return repeated


def _length(clauses: list[_Clause], start: int, place: int) -> int:
    """How many clauses from *start* on are repeated from *place* on; the two runs never overlap."""
    home, source = clauses[place][1], clauses[start][1]
    length = 0
    while (
        start + length < place
        and place + length < len(clauses)
        and clauses[place + length][1] == home
        and clauses[start + length][1] == source
        and clauses[place + length][0] == clauses[start + length][0]
    ):
        length += 1
    return length


def _copy(clauses: list[_Clause], start: int, place: int, length: int) -> Copy | None:
    later, earlier = clauses[place : place + length], clauses[start : start + length]
    sizes = [_size(words, mark) for words, _, _, _, mark in later]
    size = sum(sizes)
    same = later[0][1] == earlier[0][1]
    least = WITHIN if same else ACROSS
    if FIGURES <= size < least:
        least = FIGURES if sum(_figures(clause[0]) for clause in later) > 1 else least
    if size < least or sum(one > 0 for one in sizes) < 2:
        return None
    span = Span(later[0][2], later[-1][3])
    source = Span(earlier[0][2], earlier[-1][3])
    return Copy(span, source, size, sum(clause[4] in _STOPS for clause in later), same)


def _figures(words: str) -> int:
    """How many numbers a clause has; years are told again and again."""
    return len(compiled("[0-9][0-9.]*(?![0-9.]|年)").findall(words))


_STOPS = ("", "。", "！", "？", "；", ";")


def _size(words: str, mark: str) -> int:
    """How many characters of wording a clause has: none where it is quoted, short or a set phrase."""
    if words.endswith(_QUOTED) or len(words) < _SHORT or _formula().search(words):
        return 0
    return len(words) + len(mark)


def _joined(copies: list[Copy]) -> Iterator[Copy]:
    """Passages that follow one another, a few characters apart, in both places are one."""
    pending: Copy | None = None
    for copy in copies:
        if pending is not None and _follows(pending, copy):
            pending = Copy(
                Span(pending.span.start, copy.span.end),
                Span(pending.source.start, copy.source.end),
                pending.size + copy.size,
                pending.sentences + copy.sentences,
                pending.same_item,
            )
            continue
        if pending is not None:
            yield pending
        pending = copy
    if pending is not None:
        yield pending


_GAP = 60


def _follows(first: Copy, second: Copy) -> bool:
    return (
        0 <= second.span.start - first.span.end <= _GAP
        and 0 <= second.source.start - first.source.end <= _GAP
    )


def _all_clauses(notice: Notice, parts: list[_Part]) -> list[_Clause]:
    text, lead, split = notice.text, _lead().match, _ends().split
    around = notice.quotations.around
    clauses = []
    for home, (stop, last) in parts:
        pieces = iter(split(text[stop:last]))
        for piece, mark in zip_longest(pieces, pieces, fillvalue=""):
            start = stop
            stop += len(piece) + len(mark)
            if not piece:
                continue
            end = start + len(piece.rstrip())
            if (piece[0] in _LEADS or piece[0].isspace()) and (found := lead(text, start, end)):
                start = found.end()
            if start >= end:
                continue
            words = text[start:end]
            quote = around(start)
            if quote is not None and quote.start < start and end < quote.end and _ends().search(text, *quote):
                words += _QUOTED
            if mark == "\n":
                mark = ""
            clauses.append((words, home, start, end + len(mark), mark))
    return clauses


def _repeating(text: str, parts: list[_Part]) -> list[_Part]:
    """The parts of those homes in which pairs of clauses stand that stand elsewhere, too, and enough of them for a copy.

    Most homes repeat nothing. So first the bare words are compared, without places and without a step of Python for
    each clause.
    """
    first, others = _ENDS[0], _ENDS[1:]
    plain = text
    for mark in others:
        if mark in plain:
            plain = plain.replace(mark, first)
    words: list[str] = []
    ends = []
    for _, (start, end) in parts:
        pieces = filter(None, map(str.strip, plain[start:end].split(first)))
        words += filter(None, [_without_lead(one) if one[0] in _LEADS else one for one in pieces])
        ends.append(len(words))
    last = dict(zip(words, count(), strict=False))
    if len(last) == len(words):
        return []
    earlier = set(range(len(words))).difference(last.values())
    twice = earlier.union(last[words[place]] for place in earlier)
    homes = {place: parts[bisect_right(ends, place)][0] for place in twice}
    known: dict[tuple[str, str], list[int]] = {}
    for place in twice:
        if place + 1 in twice:
            known.setdefault((words[place], words[place + 1]), []).append(place)
    pairs = [places for places in known.values() if len(places) > 1]
    sizes = dict.fromkeys(homes.values(), 0)
    for one in {at for places in pairs for place in places for at in (place, place + 1)}:
        sizes[homes[one]] += _size(words[one], first)
    # A pair is compared with its first place, however little else that home repeats.
    wanted = {
        homes[place]
        for places in pairs
        if any(sizes[homes[place]] >= WITHIN for place in places)
        for place in places
    }
    return [part for part in parts if part[0] in wanted] if wanted else []


def _without_lead(words: str) -> str:
    return words[_lead().match(words).end() :]  # type: ignore[union-attr] # the pattern matches the empty string


def _parts(notice: Notice) -> Iterator[_Part]:
    """The paragraphs of measures, each with the number of the item it belongs to."""
    items = notice.items
    seen = -1
    for home, item in enumerate(items):
        for span in sorted(item.narrative):
            if span.start > seen:
                yield home, span
                seen = span.end
    if items:
        return
    lines = notice.lines
    nodes = notice.outline.nodes
    for index, line in enumerate(lines):
        node = nodes[notice.outline.owner[index]]
        if line.span.start < notice.opening.end or (
            notice.signature and line.span.start >= notice.signature.span.start
        ):
            continue
        if line.marker is not None:
            if node.run_in.start < node.run_in.end:
                yield node.index, node.run_in
            continue
        yield node.index, line.span
