"""Tallies: declared totals and how their passage splits them.

Only passages that can hold one are read: two counts in one sort of unit, or a count with a word for problems,
tasks, measures, petitions or clues. The grammar over tokens stands in ``docs/grammar/tallies.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from rectify_lint.facts.model import Tally
from rectify_lint.facts.tally_facts import tallies_of
from rectify_lint.facts.tally_items import read_contexts
from rectify_lint.facts.tally_runs import assemble
from rectify_lint.patterns import compiled

_UNIT_SORTS: Final = {"名": "人", "位": "人", "人次": "人"}
_NOUN_BEFORE: Final = 8
_NOUN_AFTER: Final = 12
_CLAUSE_MARKS: Final = "，,；;。\n！？!?\r"
_CLAUSES_AFTER: Final = 3


@cache
def _count() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import COUNT

    return compiled(COUNT)


@cache
def _clause_end() -> re.Pattern[str]:
    return compiled("[，,；;]")


@cache
def _sentence_end() -> re.Pattern[str]:
    """A line break, or a stop behind which the sentence does not go on with what became of its counts."""
    return compiled(
        r"[。！？!?\n\r](?:(?<=[\n\r])|(?![ \t\u3000]{0,4}(?:截至目前|截止目前|至目前|目前|现)?[，,]?"
        "(?:其中|已完成|已整改|已全部完成|完成整改|整改完成|正在整改|已办结)))"
    )


@cache
def _countable() -> re.Pattern[str]:
    return compiled("问题|任务|措施|举措|信访|线索|事项|立行立改|举报件|节点")


@cache
def _cue() -> re.Pattern[str]:
    """What a breakdown of anything else shows by: a marker, a bracket, a word of progress."""
    return compiled(
        "其中|其余|其他|其它|剩|余下|[还仍尚]有|有[0-9]|[，,、]合?共|合计|总计|分别|中[，,：:]|[（(]|[个项家件名条座处人的][0-9]"
        "|已|未|正在|在建|完成|办结|投入|整改"
    )


def scan_tallies(text: str, start: int = 0, end: int | None = None) -> tuple[Tally, ...]:
    """Every tally in ``text[start:end]``, in order of its first number."""
    stop = len(text) if end is None else end
    found: list[Tally] = []
    for begin, finish in _passages(text, start, stop):
        for context in read_contexts(text, begin, finish):
            found += tallies_of(text, assemble(text, context))
    found.sort(key=lambda tally: tally.span)
    return tuple(_mark_quoted(text, found))


def _passages(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The passages that can hold a tally: from the clause of a first count to just behind the last.

    A sentence that goes on with 其中 behind its stop counts as one sentence.
    """
    finish = cut = start
    counts: list[re.Match[str]] = []
    for found in _count().finditer(text, start, stop):
        position = found.start()
        if counts and position < finish:
            counts.append(found)
            continue
        if text[position] == "一" and found["number"] == "一":
            continue  # 一个, 一项: an article
        if counts and _worth_reading(text, counts):
            yield _trimmed(text, cut, finish, counts)
        cut = finish
        finish = _sentence_finish(text, position, stop)
        counts = [found]
    if counts and _worth_reading(text, counts):
        yield _trimmed(text, cut, finish, counts)


def _worth_reading(text: str, counts: list[re.Match[str]]) -> bool:
    """Whether a word for problems, measures … stands by a count, or two counts share a sort of unit."""
    search = _countable().search
    if len(counts) == 1:
        begin, end = counts[0].span()
        return search(text, max(0, begin - _NOUN_BEFORE), end + _NOUN_AFTER) is not None
    sorts = set()
    twice = False
    for found in counts:
        begin, end = found.span()
        if found["number"] == "一" or text[begin - 1 : begin] in ("“", "‘"):
            continue  # an article, a slogan
        if search(text, begin - _NOUN_BEFORE if begin > _NOUN_BEFORE else 0, end + _NOUN_AFTER):
            return True
        unit = found["unit"]
        sort = _UNIT_SORTS.get(unit) or unit[-1]
        twice = twice or sort in sorts
        sorts.add(sort)
    return twice and _cue().search(text, counts[0].start(), counts[-1].end()) is not None


def _trimmed(text: str, cut: int, finish: int, counts: list[re.Match[str]]) -> tuple[int, int]:
    first, last = counts[0].start(), counts[-1].end()
    begin = max([text.rfind(mark, cut, first) for mark in _CLAUSE_MARKS]) + 1
    for _ in range(_CLAUSES_AFTER):
        mark = _clause_end().search(text, last, finish)
        if mark is None:
            return max(begin, cut), finish
        last = mark.end()
    return max(begin, cut), last


def _sentence_finish(text: str, position: int, stop: int) -> int:
    mark = _sentence_end().search(text, position, stop)
    return stop if mark is None else mark.start()


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
        yield attrs.evolve(tally, quoted=True) if depth else tally
