"""Tallies: declared totals and the parts into which their passage splits them.

Only passages that can contain one are read: two counts in one kind of unit, or a count with a word for problems, tasks,
measures, petitions or clues. The grammar over tokens is in ``docs/grammar/tallies.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.facts.model import Tally
from rectify_lint.facts.quantities import quantity_starts
from rectify_lint.facts.tally_facts import tallies_of
from rectify_lint.facts.tally_items import read_contexts
from rectify_lint.facts.tally_runs import assemble
from rectify_lint.patterns import compiled
from rectify_lint.typed import Final
from rectify_lint.value import evolve

# A number with its measure word: start, end and match. A plain tuple: there are many.
_Found = tuple[int, int, re.Match[str]]

_UNIT_SORTS: Final = {"名": "人", "位": "人", "人次": "人"}
_OPENING: Final = frozenset("“‘")
_NOUN_BEFORE: Final = 8
_NOUN_AFTER: Final = 12


@cache
def _count() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import COUNT

    return compiled(COUNT)


@cache
def _last_mark() -> re.Pattern[str]:
    """All up to the last mark that ends a clause."""
    return compiled(r"(?s:.*)[，,；;。\n！？!?\r]")


@cache
def _clauses_behind() -> re.Pattern[str]:
    """As much of what follows the last count as is read with it: three clauses."""
    return compiled("(?:[^，,；;]*+[，,；;]){3}")


@cache
def _sentence_end() -> re.Pattern[str]:
    """A line break, or a stop behind which the sentence does not go on with what became of its counts."""
    return compiled(
        r"[。！？!?\n\r](?:(?<=[\n\r])|(?![ \t\u3000]{0,4}(?:截[至止]目前|至目前|目前|现"
        "|截[至止][0-9]{1,4}[年月][0-9年月日底末]{0,9}|经过?[^，。；\n]{2,12})?[，,]?"
        "(?:其中|目前已|已完成|已整改|已全部完成|完成整改|整改完成|正在整改|已办结)))"
    )


@cache
def _countable() -> re.Pattern[str]:
    return compiled("问题|任务|措施|举措|信访|线索|事项|立行立改|举报件|节点")


@cache
def _cue() -> re.Pattern[str]:
    """What a breakdown of anything else shows by: a marker, a bracket, a word of progress."""
    # Every alternative begins with a character, not with a class: re then looks for those characters first.
    return compiled(
        "其中|其余|其他|其它|剩|余下|还有|仍有|尚有|有[0-9]|，合?共|,合?共|、合?共|合计|总计|分别|中[，,：:]|（|\\("
        f"|{'|'.join(f'{char}[0-9]' for char in '个项家件名条座处人的')}"
        "|已|未|正在|在建|完成|办结|投入|整改"
    )


def scan_tallies(
    text: str, start: int = 0, end: int | None = None, starts: Sequence[int] | None = None
) -> tuple[Tally, ...]:
    """Every tally between *start* and *end*, in order of its first number.

    *starts* are the :func:`quantity_starts` there, if the caller has them.
    """
    stop = len(text) if end is None else end
    found: list[Tally] = []
    for begin, finish in _passages(
        text, start, stop, quantity_starts(text, start, stop) if starts is None else starts
    ):
        for context in read_contexts(text, begin, finish):
            found += tallies_of(text, assemble(text, context))
    found.sort(key=lambda tally: tally.span)
    return tuple(_mark_quoted(text, found))


def _passages(text: str, start: int, stop: int, starts: Sequence[int]) -> list[tuple[int, int]]:
    """The passages that can hold a tally: from the clause of a first count, one of *starts*, to just behind the last.

    A sentence that goes on with 其中 behind its stop counts as one sentence.
    """
    found: list[tuple[int, int]] = []
    finish = cut = last = start
    counts: list[_Found] = []
    sentence_end, match_count = _sentence_end().search, _count().match
    for position in starts:
        match = match_count(text, position, stop) if position >= last else None
        if match is None:
            continue
        last = end = match.end("phrase")
        if position >= finish:
            if text[position] == "一" and match["number"] == "一":  # 一个, 一项: an article
                continue
            if counts and _worth_reading(text, counts):
                found.append(_trimmed(text, cut, finish, counts))
            cut = finish
            mark = sentence_end(text, position, stop)
            finish = stop if mark is None else mark.start()
            counts = []
        counts.append((position, end, match))
    if counts and _worth_reading(text, counts):
        found.append(_trimmed(text, cut, finish, counts))
    return found


def _worth_reading(text: str, counts: list[_Found]) -> bool:
    """Whether a word for problems, measures … stands by a count, or two counts share a sort of unit."""
    first, last = counts[0][0], counts[-1][1]
    near = _names_countable(text, first, last)
    if len(counts) == 1:
        return near
    sorts: list[str] = []
    for start, end, match in counts:
        number, unit = match.group("number", "unit")
        if number == "一" or text[start - 1 : start] in _OPENING:
            continue  # an article, a slogan
        if near and _names_countable(text, start, end):
            return True
        sorts.append(_UNIT_SORTS.get(unit) or unit[-1])
    return len(set(sorts)) < len(sorts) and _cue().search(text, first, last) is not None


def _names_countable(text: str, start: int, end: int) -> bool:
    """Whether a word for problems, measures … stands in ``text[start:end]`` or close to it."""
    begin = start - _NOUN_BEFORE if start > _NOUN_BEFORE else 0
    return _countable().search(text, begin, end + _NOUN_AFTER) is not None


def _trimmed(text: str, cut: int, finish: int, counts: list[_Found]) -> tuple[int, int]:
    """From the clause of the first of *counts*, not before *cut*, to three clauses behind the last."""
    mark = _last_mark().match(text, cut, counts[0][0])
    begin = cut if mark is None else mark.end()
    behind = _clauses_behind().match(text, counts[-1][1], finish)
    return begin, finish if behind is None else behind.end()


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
        yield evolve(tally, quoted=True) if depth else tally
