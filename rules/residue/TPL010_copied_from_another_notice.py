"""Passages of the measures that stand, clause for clause, in the notice of another organ of the same run.

Clauses are looked up in one table for all texts, so that no two texts are ever compared as a whole; what many
organs write is a formula and no copy. Of two notices the later one is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rectify_lint import Clause, Hit, Notice, Options, Related, Severity, Span, clauses

_CLAUSE = 6
"""Characters below which a clause says nothing of where it comes from."""

_FEW = 2
"""So many organs may share the wording of a copy; what more of them write is a formula."""

_SHARE = 100
"""In a large run: one organ in so many."""

_GAP = 3
"""Clauses between two that agree: those in which names or numbers were changed."""

_VAGUE = 2
"""A passage without a figure, which others may have hit upon too, has to be so many times as long."""

_QUOTE = 24
_UNDATED = (9999, 0, 0)


class _Text:
    """A notice, whose it is and its clauses."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.organ = notice.organs.own[0].text
        self.clauses = list(clauses(notice))

    def same_organ(self, other: _Text) -> bool:
        """Whether both are notices of one organ, under whatever form of its name; where in doubt, they are."""
        mine, others = self.notice.organs, other.notice.organs
        if mine.place and others.place and mine.place != others.place:
            return False
        return any(mine.include(organ) for organ in others.own)


class _Passage(NamedTuple):
    """Pairs of clauses, here and in an earlier text, that follow one another in both; *sure* if they have figures."""

    size: int
    source: int
    pairs: tuple[tuple[int, int], ...]
    sure: bool


def check(notices: Sequence[Notice], options: Options) -> Iterator[tuple[Notice, Hit]]:
    """Yield a hit for every passage that an earlier notice of another organ has, with the notice it is in."""
    known = [notice for notice in notices if notice.is_rectification and notice.organs.own]
    if len(known) < 2:
        return
    texts = [_Text(notice) for notice in sorted(known, key=_day)]
    table = _table(texts)
    for number, text in enumerate(texts):
        taken: set[int] = set()
        for passage in sorted(_passages(texts, number, table, options), key=lambda one: (-one.size, one[1:])):
            places = range(passage.pairs[0][0], passage.pairs[-1][0] + 1)
            if taken.isdisjoint(places):
                taken.update(places)
                yield text.notice, _hit(text, texts[passage.source], passage)


def _day(notice: Notice) -> tuple[int, int, int]:
    """The day of signature: the sort is stable, so that texts of one day stay in order of their paths."""
    signed = notice.role("signature")
    return signed.day if signed is not None else _UNDATED


def _table(texts: Sequence[_Text]) -> dict[str, list[tuple[int, int]]]:
    """For each clause the first place in the earliest text of each organ; of formulas only a few."""
    limit = _limit(texts)
    table: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for place, clause in enumerate(text.clauses):
            if clause.size >= _CLAUSE:
                places = table.setdefault(clause.words, [])
                if len(places) <= limit and all(texts[other].organ != text.organ for other, _ in places):
                    places.append((number, place))
    return {words: places for words, places in table.items() if 1 < len(places) <= limit}


def _limit(texts: Sequence[_Text]) -> int:
    return max(_FEW, len({text.organ for text in texts}) // _SHARE)


def _passages(
    texts: Sequence[_Text], number: int, table: dict[str, list[tuple[int, int]]], options: Options
) -> Iterator[_Passage]:
    """What the text *number* has in common with each earlier one, as far as it is long enough for a copy."""
    text = texts[number]
    by_source: dict[int, list[tuple[int, int]]] = {}
    for place, clause in enumerate(text.clauses):
        for source, other in table.get(clause.words, ()):
            if source < number:
                by_source.setdefault(source, []).append((place, other))
    for source, pairs in by_source.items():
        if text.same_organ(texts[source]):
            continue
        for run in _runs(text.clauses, texts[source].clauses, pairs):
            size = sum(text.clauses[place].size for place, _ in run)
            sure = any(char.isdecimal() for place, _ in run for char in text.clauses[place].words)
            due = options["length"] if sure else _VAGUE * options["length"]
            if size >= due and _is_copy(text.clauses, run, size):
                yield _Passage(size, source, run, sure)


def _runs(
    here: Sequence[Clause], there: Sequence[Clause], pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Pairs that follow one another on both sides, within one item, a few clauses apart at most."""
    run: list[tuple[int, int]] = []
    for place, other in pairs:
        if run:
            last, last_other = run[-1]
            near = place - last <= _GAP + 1 and 0 < other - last_other <= _GAP + 1
            if not (
                near and here[place].home == here[last].home and there[other].home == there[last_other].home
            ):
                yield tuple(run)
                run = []
        run.append((place, other))
    if run:
        yield tuple(run)


def _is_copy(here: Sequence[Clause], run: Sequence[tuple[int, int]], size: int) -> bool:
    """Whether most of the passage agrees, over more than one sentence."""
    first, last = run[0][0], run[-1][0]
    sentences = sum(here[place].ends_sentence for place in range(first, last + 1))
    return sentences >= 2 and 2 * size >= here[last].span.end - here[first].span.start


def _hit(text: _Text, source: _Text, passage: _Passage) -> Hit:
    first, last = passage.pairs[0], passage.pairs[-1]
    span = Span(text.clauses[first[0]].span.start, text.clauses[last[0]].span.end)
    place = Span(source.clauses[first[1]].span.start, source.clauses[last[1]].span.end)
    words = span.of(text.notice.text)
    data = {
        "text": words if len(words) <= _QUOTE else words[:_QUOTE] + "…",
        "length": passage.size,
        "organ": source.organ,
    }
    related = (Related(place, "source", {"organ": source.organ}, source.notice),)
    return Hit(span, "copied", data, related, None if passage.sure else Severity.INFO)
