"""Which item of a notice and which entry of a ledger are the same problem.

Wordings are compared by rapidfuzz, best pairs first: a pair that agrees word for word is never given up for two that are
merely alike, so problems of nearly the same wording are not swapped. An optimal assignment would do just that, hiding a
problem that is missing and one too many as two reworded ones. Only pairs that share uncommon characters are compared, so
that time grows with the length of both lists and not with their product.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from rectify_lint.typed import NamedTuple
from rectify_lint.value import Record

LEAST = 60.0
"""Below this score two wordings are different problems."""

SURE = 85.0
"""From this score on they are the same; in between a person has to look."""

_CONTAINED = 0.95
"""What a wording that stands in the other one in full counts less than the same wording."""

_CONTAINED_FROM = 6
"""Characters that a wording has at least to count as part of another."""

_CANDIDATES = 12
"""So many entries are compared with each item: those that share most of its uncommon pairs of characters."""

_COMMON = 200
"""A pair of characters that more entries have tells nothing."""


class Side(Record):
    """One problem to be matched: its wordings, the aspect it belongs to, and its number, ``None`` where it has none."""

    wordings: tuple[str, ...]
    group: str = ""
    number: int | None = None


class Pair(NamedTuple):
    """Indices of an item and an entry, and how alike they are, 0 to 100."""

    item: int
    entry: int
    score: float


def match(items: Sequence[Side], entries: Sequence[Side]) -> list[Pair]:
    """The pairs that belong together, each side in at most one, in order of the items.

    Among equal scores the pair of the same aspect goes first, then that of the same number, then that of the nearest
    place in both lists: what remains is the order of the lists, so the same lists give the same pairs.
    """
    scored = [
        pair
        for item, entry in _candidates(items, entries)
        if (pair := Pair(item, entry, score(items[item].wordings, entries[entry].wordings))).score >= LEAST
    ]

    def rank(pair: Pair) -> tuple[float, bool, bool, int, int, int]:
        item, entry = items[pair.item], entries[pair.entry]
        group = bool(item.group) and fuzz.ratio(item.group, entry.group) >= SURE
        number = item.number is not None and item.number == entry.number
        return -pair.score, not group, not number, abs(pair.item - pair.entry), pair.item, pair.entry

    found: dict[int, Pair] = {}
    taken: set[int] = set()
    for pair in sorted(scored, key=rank):
        if pair.item not in found and pair.entry not in taken:
            found[pair.item] = pair
            taken.add(pair.entry)
    return [found[item] for item in sorted(found)]


def score(first: Iterable[str], second: Sequence[str]) -> float:
    """How alike two problems are, by those of their wordings that are most alike."""
    return max((_score(one, other) for one in first for other in second), default=0.0)


def same_length(first: Iterable[str], second: Sequence[str]) -> float:
    """How alike two problems are as a whole, where a part of the one does not stand for the other."""
    return max((fuzz.ratio(one, other) for one in first for other in second if one and other), default=0.0)


def _score(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 100.0
    # Never quite 100: that is for the same wording.
    whole = min(fuzz.ratio(one, other), 99.0)
    if min(len(one), len(other)) < _CONTAINED_FROM:
        return whole
    return max(whole, _CONTAINED * fuzz.partial_ratio(one, other))


def _candidates(items: Sequence[Side], entries: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: those of one wording, and the entries that share most with an item."""
    exact: dict[str, list[int]] = defaultdict(list)
    having: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for wording in entry.wordings:
            exact[wording].append(place)
        for pair in _pairs(entry):
            having[pair].append(place)
    met: Counter[str] = Counter()
    for place, item in enumerate(items):
        same: list[int] = []
        for wording in item.wordings:
            # Of many with one wording those that stand about as far down their list.
            first = max(met[wording] - _CANDIDATES, 0)
            same += exact.get(wording, ())[first : first + 2 * _CANDIDATES]
            met[wording] += 1
        shared: Counter[int] = Counter()
        for pair in _pairs(item):
            holders = having.get(pair, ())
            if len(holders) <= _COMMON:
                # What few have in common says more.
                weight = _COMMON // len(holders) if holders else 0
                for one in holders:
                    shared[one] += weight
        near = sorted(shared, key=lambda one: (-shared[one], one))[:_CANDIDATES]
        for one in dict.fromkeys((*same, *near)):
            yield place, one


def _pairs(side: Side) -> list[str]:
    """The pairs of neighbouring characters in its wordings, each once, in order."""
    return list(
        dict.fromkeys(word[place : place + 2] for word in side.wordings for place in range(len(word) - 1))
    )
