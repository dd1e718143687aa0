"""Matching the items of a notice with the entries of a ledger that are the same problem.

Wordings are compared by rapidfuzz and matched greedily, best pairs first: a pair of the same wording is never given up
for two that are merely similar, so problems of similar wording are not swapped. An optimal assignment would do that, and
disguise a missing problem and an extra one as two reworded ones. Only pairs that share uncommon bigrams are compared, so
time grows with the length of both lists, not with their product.
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
"""From this score on they are the same problem; between the two a person has to decide."""

_CONTAINED = 0.95
"""The factor for a wording that is contained in the other one, relative to the same wording."""

_CONTAINED_FROM = 6
"""The least characters of a wording that counts as contained in another."""

_CANDIDATES = 12
"""The number of entries compared with each item: those that share most of its uncommon bigrams."""

_COMMON = 200
"""A bigram of more entries is common, and not counted."""


class Side(Record):
    """A problem to match: its wordings, the aspect it belongs to, and its number or ``None``."""

    wordings: tuple[str, ...]
    group: str = ""
    number: int | None = None


class Pair(NamedTuple):
    """The indices of an item and an entry, and their similarity, 0 to 100."""

    item: int
    entry: int
    score: float


def match(items: Sequence[Side], entries: Sequence[Side]) -> list[Pair]:
    """The pairs of the same problem, each side in at most one, in order of the items.

    Ties are broken in favour of the same aspect, then the same number, then the least distance between the places in
    both lists, then the order of the lists; so the result is deterministic.
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
    """The similarity of two problems, 0 to 100: that of their most similar wordings."""
    return max((_score(one, other) for one in first for other in second), default=0.0)


def same_length(first: Iterable[str], second: Sequence[str]) -> float:
    """The similarity of two problems as a whole, 0 to 100, where containment does not count."""
    return max((fuzz.ratio(one, other) for one in first for other in second if one and other), default=0.0)


def _score(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 100.0
    # 100 is reserved for the same wording.
    whole = min(fuzz.ratio(one, other), 99.0)
    if min(len(one), len(other)) < _CONTAINED_FROM:
        return whole
    return max(whole, _CONTAINED * fuzz.partial_ratio(one, other))


def _candidates(items: Sequence[Side], entries: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: those of the same wording, and each item with the entries that share most with it."""
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
            # Of many with the same wording, those about as far down their list.
            first = max(met[wording] - _CANDIDATES, 0)
            same += exact.get(wording, ())[first : first + 2 * _CANDIDATES]
            met[wording] += 1
        shared: Counter[int] = Counter()
        for pair in _pairs(item):
            holders = having.get(pair, ())
            if len(holders) <= _COMMON:
                # The fewer entries share a bigram, the more it weighs.
                weight = _COMMON // len(holders) if holders else 0
                for one in holders:
                    shared[one] += weight
        near = sorted(shared, key=lambda one: (-shared[one], one))[:_CANDIDATES]
        for one in dict.fromkeys((*same, *near)):
            yield place, one


def _pairs(side: Side) -> list[str]:
    """The bigrams of its wordings, each once, in order."""
    return list(
        dict.fromkeys(word[place : place + 2] for word in side.wordings for place in range(len(word) - 1))
    )
