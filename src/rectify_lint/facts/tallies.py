"""Tallies: declared totals and how their passage splits them.

Only sentences that can hold one are read: two counts, or one count with a word for problems, tasks, measures,
petitions or clues. See ``docs/grammar/tallies.md`` for the grammar over tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from rectify_lint.facts.model import Count, Population, Rate, StatusClass, Tally
from rectify_lint.facts.tally_assembly import DECLARED, Assembly, Draft, assemble, ratio, total_of
from rectify_lint.facts.tally_items import Context, Item, read_contexts
from rectify_lint.source.text import Span

_FINISHED: Final = frozenset({StatusClass.DONE, StatusClass.KEEP})
_UNFINISHED: Final = frozenset({StatusClass.ONGOING, StatusClass.OPEN})
_UNIT_SORTS: Final = {"名": "人", "位": "人", "人次": "人"}
_NOUN_BEFORE: Final = 8
_NOUN_AFTER: Final = 12
_CLAUSE_MARKS: Final = "，,；;。\n！？!?\r"
_CLAUSES_AFTER: Final = 4
_CHAIN: Final = 12
_SUBJECT: Final = 40
_LABEL: Final = 24
_STRIP: Final = " \t\u3000，,、；;：:。（(）)“”"


@cache
def _count() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import COUNT

    return re.compile(COUNT)


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[。！？!?\n\r]")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"[。！？!?][ \t\u3000]*(?:其中|已完成|已整改|完成整改|整改完成|正在整改|现已完成)")


@cache
def _countable() -> re.Pattern[str]:
    return re.compile("问题|任务|措施|举措|信访|线索|事项|立行立改|举报件|节点")


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile("[，,；;]")


def scan_tallies(text: str, start: int = 0, end: int | None = None) -> tuple[Tally, ...]:
    """Every tally in ``text[start:end]``, in order of its first number."""
    stop = len(text) if end is None else end
    found: list[Tally] = []
    for begin, finish in _passages(text, start, stop):
        for context in read_contexts(text, begin, finish):
            found += _tallies(text, assemble(text, context))
    found.sort(key=lambda tally: tally.span)
    return tuple(_mark_quoted(text, found))


def _passages(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches of sentences that can hold a tally: from the clause of the first count to just behind the last.

    A sentence that goes on with 其中 behind its stop counts as one sentence.
    """
    finish = cut = start
    counts: list[re.Match[str]] = []
    for found in _count().finditer(text, start, stop):
        position = found.start()
        if counts and position < finish:
            counts.append(found)
            continue
        if counts and _worth_reading(text, counts):
            yield _trimmed(text, cut, finish, counts)
        cut = finish
        finish = _sentence_finish(text, position, stop)
        counts = [found]
    if counts and _worth_reading(text, counts):
        yield _trimmed(text, cut, finish, counts)


def _worth_reading(text: str, counts: list[re.Match[str]]) -> bool:
    """Whether two counts share a sort of unit, or a word for problems, measures … stands by one of them."""
    sorts = set()
    for found in counts:
        unit = found["unit"]
        sort = _UNIT_SORTS.get(unit) or unit[-1]
        if sort in sorts:
            return True
        sorts.add(sort)
    return any(
        _countable().search(text, max(0, found.start() - _NOUN_BEFORE), found.end() + _NOUN_AFTER)
        for found in counts
    )


def _trimmed(text: str, cut: int, finish: int, counts: list[re.Match[str]]) -> tuple[int, int]:
    first, last = counts[0].start(), counts[-1].end()
    begin = max(text.rfind(mark, cut, first) + 1 for mark in _CLAUSE_MARKS) or cut
    for _ in range(_CLAUSES_AFTER):
        mark = _clause_end().search(text, last, finish)
        if mark is None:
            return begin, finish
        last = mark.end()
    return begin, last


def _sentence_finish(text: str, position: int, stop: int) -> int:
    while True:
        mark = _sentence_end().search(text, position, stop)
        if mark is None:
            return stop
        if not _goes_on().match(text, mark.start(), stop):
            return mark.start()
        position = mark.end()


def _mark_quoted(text: str, tallies: list[Tally]) -> Iterator[Tally]:
    """Set ``quoted`` where an opening “ of the same paragraph has not been closed before the tally."""
    position = depth = 0
    for tally in tallies:
        begin = tally.span.start
        paragraph = text.rfind("\n", position, begin)
        if paragraph >= 0:
            position, depth = paragraph, 0
        depth = max(0, depth + text.count("“", position, begin) - text.count("”", position, begin))
        position = begin
        yield attrs.evolve(tally, quoted=True) if depth and not tally.quoted else tally


def _tallies(text: str, assembly: Assembly) -> list[Tally]:
    found: list[Tally] = []
    split = {
        id(member)
        for draft in assembly.drafts
        if draft.head is not None
        for member in (draft.head.joined or (draft.head,))
    }
    groups = _chains(text, assembly, split)
    chain_of = {id(member): group for group in groups for member in group}
    for draft in assembly.drafts:
        head = draft.head.joined[0] if draft.head is not None and draft.head.joined else draft.head
        group = chain_of.get(id(head), [])
        found.append(_tally(text, assembly, draft, group))
    for group in groups:
        for head in _bare_heads(group, split):
            found.append(_tally(text, assembly, Draft(head, [], "bare"), group))
    return _with_rates(text, assembly.context, found)


def _chains(text: str, assembly: Assembly, split: set[int]) -> list[list[Item]]:
    """Heads that one passage declares together: 3个方面22个问题，制定70项措施."""
    groups: list[list[Item]] = []
    part_starts = sorted(part.start for draft in assembly.drafts for part in draft.parts)
    place = 0
    for head in assembly.heads:
        broken = head.delimiter in ("；", "。")
        while place < len(part_starts) and part_starts[place] < head.start:
            broken = True
            place += 1
        if not (head.population in DECLARED or head.population is Population.ASPECT):
            continue
        if groups and not broken and len(groups[-1]) < _CHAIN and _chained(groups[-1], head):
            groups[-1].append(head)
        else:
            groups.append([head])
    return groups


_NARROWING: Final = re.compile("细化|分解|梳理|形成|归纳|具体|表现|涉及")


def _chained(group: list[Item], head: Item) -> bool:
    last = group[-1]
    if last.population is not head.population:
        return not (head.population in _OWN or last.population in _OWN)
    if head.population is Population.ASPECT:
        return True
    return head.population is Population.PROBLEM and "joint" not in head.flags and head.amount >= last.amount


_OWN: Final = frozenset({Population.PETITION, Population.CLUE, Population.IMMEDIATE})
_ORDER: Final = (Population.PROBLEM, Population.TASK, Population.MEASURE)


def _primary(group: list[Item]) -> Item | None:
    for population in _ORDER:
        for member in reversed(group):
            if member.population is population:
                return member
    return group[-1] if group[-1].population in DECLARED else None


def _bare_heads(group: list[Item], split: set[int]) -> list[Item]:
    """The heads of *group* that make a tally though nothing splits them."""
    primary = _primary(group)
    return [
        member
        for member in group
        if id(member) not in split
        and (member is primary or (member.all_done and member.population in DECLARED))
    ]


def _tally(text: str, assembly: Assembly, draft: Draft, group: list[Item]) -> Tally:
    head, parts = draft.head, draft.parts
    inside = _partial_inside(draft)
    if inside:
        parts = [part for part in parts if part not in inside]
    closed, open_list = _closure(text, draft, parts)
    counts = tuple(_as_count(text, part, as_part=True) for part in parts)
    total = _as_count(text, head, as_part=False) if head is not None else None
    every = ([total] if total else []) + list(counts)
    return Tally(
        span=Span(min(c.span.start for c in every), max(c.span.end for c in every)),
        total=total,
        parts=counts,
        population=draft.population,
        closed=closed,
        open_list=open_list,
        subject=_subject(text, head, group, parts),
        all_done=head is not None and head.all_done and not head.excepted,
        chain=tuple(_as_count(text, member, as_part=False) for member in group if member is not head and not (head and member in head.joined)),
        quoted=assembly.context.quoted,
    )


def _partial_inside(draft: Draft) -> list[Item]:
    """Partly rectified ones that lie inside the remainder: 16, of them 6 done, 2 in part, 10 left."""
    head, parts = draft.head, draft.parts
    if head is None or not any("rest" in part.flags for part in parts):
        return []
    partial = [part for part in parts if part.status is StatusClass.PARTIAL]
    if partial and total_of(parts) - total_of(partial) == head.amount:
        return partial
    return []


def _closure(text: str, draft: Draft, parts: list[Item]) -> tuple[bool, bool]:
    """Whether the parts claim to be all, and whether they are said to be only some."""
    head = draft.head
    if head is None or not parts:
        return False, False
    if head.approximate or any(part.approximate for part in parts):
        return False, False
    amount = total_of(parts)
    if amount == head.amount and (len(parts) > 1 or draft.mode == "status"):
        return True, False
    only_some = any(part.flags & {"mainly", "etc_after"} for part in parts) or "mainly" in head.flags
    if only_some:
        return False, True
    if _says_all(text, draft, parts):
        return True, False
    if draft.mode == "status":
        return False, False
    near = len(parts) > 1 and ratio(amount, head.amount) > _NEAR
    return False, not near


_NEAR: Final = ratio(9, 10)


def _says_all(text: str, draft: Draft, parts: list[Item]) -> bool:
    head = draft.head
    assert head is not None
    if len(parts) > 1 and ("rest" in parts[-1].flags or any("each" in part.flags for part in parts)):
        return True
    classes = {part.status for part in parts if part.status is not None}
    if draft.mode == "status" and classes & _FINISHED and classes & _UNFINISHED:
        return True
    if draft.mode == "status" and {StatusClass.DONE, StatusClass.KEEP} <= classes:
        return True
    if draft.mode == "bracket":
        return len(parts) > 1 and "among" not in parts[0].flags
    if draft.mode in ("elided", "direct"):
        return _covers_progress(text, parts)
    return _names_categories(text, head, parts)


_FINISHED_WORD: Final = re.compile("^(?:已|完成|投入|投产|竣工|建成|办结|通过)")
_UNFINISHED_WORD: Final = re.compile("^(?:在|正|待|拟|未|尚|仍|暂)|中$")


def _covers_progress(text: str, parts: list[Item]) -> bool:
    labels = [_label(text, part) for part in parts]
    finished = any(_FINISHED_WORD.search(label) for label in labels)
    return finished and any(_UNFINISHED_WORD.search(label) for label in labels)


def _names_categories(text: str, head: Item, parts: list[Item]) -> bool:
    """Whether the head lists the categories that the parts take up: 新建、修改、废止、保留 or 省市."""
    if len(parts) < 2:
        return False
    before = text[max(0, head.start - 60) : head.start]
    labels = [_label(text, part) for part in parts]
    listed = re.split("[、和及与]", before)
    named = [category[-2:] for category in listed[:-1]] + [listed[-1][:2]]
    if len(named) == len(parts) and sum(label[:2] in named for label in labels) * 2 > len(parts):
        return True
    firsts = [label[:1] for label in labels]
    return len(set(firsts)) == len(firsts) and "".join(firsts) in before and "" not in firsts


def _label(text: str, item: Item) -> str:
    """The words that name a part."""
    if item.status is not None:
        return text[item.status_start : item.status_end]
    before = text[item.left : item.start]
    for token in item.before:
        if token.kind in ("among", "total", "having"):
            before = text[token.end : item.start]
    before = before.strip(_STRIP)
    after = text[item.unit_end : item.right].strip(_STRIP)
    if not before and not after:
        after = _WORDS.match(text, item.unit_end).group()  # type: ignore[union-attr]
    in_words = item.delimiter == "" and len(after) > 2  # 74项计划开工项目68项实现开工
    if (len(before) > 1 and not in_words) or not after:
        return before[-_LABEL:]
    return after[:_LABEL]


_WORDS: Final = re.compile(r"[^0-9０-９，,。；;、：:（）()\n]{0,24}")


def _as_count(text: str, item: Item, *, as_part: bool) -> Count:
    value = item.value
    assert value is not None
    starts, ends = [item.start], [item.unit_end]
    if item.joined:
        return _as_joined(text, item)
    if item.noun_start >= 0:
        starts.append(item.noun_start)
        ends.append(item.noun_end)
    if item.status is not None and as_part:
        starts.append(item.status_start)
        ends.append(item.status_end)
    digits_end = item.start
    while digits_end < item.unit_end and not text.startswith(item.unit, digits_end):
        digits_end += 1
    return Count(
        span=Span(min(starts), max(ends)),
        number=Span(item.start, digits_end),
        value=value,
        unit=item.unit,
        noun=text[item.noun_start : item.noun_end] if item.noun_start >= 0 else "",
        population=item.population,
        approximate=item.approximate,
        status=item.status,
        label=_label(text, item) if as_part else "",
    )


def _subject(text: str, head: Item | None, group: list[Item], parts: list[Item]) -> str:
    """The words before the first count of the passage, back to the last comma or stop."""
    first = min(group or [head or parts[0]], key=lambda item: item.start)
    places = [place for place in (first.start, first.noun_start, first.status_start) if place >= 0]
    end = min(places) if first.status_after is False else min(first.start, *places[1:2])
    begin = max(0, end - _SUBJECT)
    for mark in _SUBJECT_BOUND.finditer(text, begin, end):
        begin = mark.end()
    return text[begin:end].strip(_STRIP)


def _as_joined(text: str, item: Item) -> Count:
    counts = [_as_count(text, member, as_part=False) for member in item.joined]
    last = counts[-1]
    return attrs.evolve(
        last,
        span=Span(counts[0].span.start, last.span.end),
        number=Span(counts[0].number.start, last.number.end),
        value=item.amount,
        approximate=item.approximate,
        label="、".join(str(count.value) for count in counts),
    )


_SUBJECT_BOUND: Final = re.compile(r"[，,；;。！？：:\n\r]")


def _with_rates(text: str, context: Context, tallies: list[Tally]) -> list[Tally]:
    """Give every percentage to the tally right before it, where it can be about it."""
    ends = sorted((tally.span.end, place) for place, tally in enumerate(tallies))
    for rate in context.rates:
        at = bisect_right(ends, (rate.span.start, len(tallies))) - 1
        if at < 0:
            continue
        end, place = ends[at]
        if _is_about(text, tallies[place], end, rate):
            tallies[place] = attrs.evolve(tallies[place], rates=(*tallies[place].rates, rate))
    return tallies


_BETWEEN_RATE: Final = re.compile(r"[；;。0-9０-９]")
_RATE_REACH: Final = 40


def _is_about(text: str, tally: Tally, end: int, rate: Rate) -> bool:
    if not tally.parts and not tally.all_done:
        return False
    if not (rate.label.startswith("占") or rate.label.endswith(("率", "比例", "比重", "占比"))):
        return False
    if text[rate.span.end : rate.span.end + 3].strip("以上下").startswith("的"):
        return False  # 完成率100%的5个: it describes another count
    begin = rate.span.start
    earlier = tally.rates[-1].span.end if tally.rates else end
    return begin - end <= _RATE_REACH and _BETWEEN_RATE.search(text, max(end, earlier), begin) is None
