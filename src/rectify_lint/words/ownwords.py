"""The notice's own vocabulary as a dictionary: a rare phrase that sounds like one the text uses often.

Phrases are runs of four Chinese characters. All are counted, which one expression does; only frequent ones are taken
apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences
from rectify_lint.value import Value
from rectify_lint.words.homophones import homophones

_SIZE = 4
_OFTEN = 4
"""How often a phrase stands in the text at least to count as its own."""
_RATIO = 3
"""How many times as often as the other it stands."""

_FREE = 3
"""How many different characters stand before and after a phrase that is a unit, not a piece of a longer one."""

_MOST = 200
"""How many candidates are looked at, which keeps the cost linear on any text."""

_NEVER = frozenset(
    "的了和与及在对为是将把被不以等中上下前后内外一二三四五六七八九十百千万亿零〇两几第个项年月日号次名省市县区镇乡村街"
    "之其有又已由于而则既或并向从到至让使给该各每多少大小高低新老东西南北左右再更最很也都均仍就能会可要应需无未非期级"
)
"""Characters that tell one thing from another, or belong to no word: a phrase with one is no term."""
_BOTH = tuple(map(frozenset, ("监检", "制指", "籍际", "济纪", "理历")))
"""Characters that make two words where one might take them for one: 监察机关 and 检察机关."""


class NearMiss(Value):
    """A phrase that is nearly one of the text's own: where it stands, the other, and how often that occurs."""

    span: Span
    right: str
    count: int


def near_misses(text: str) -> Iterator[NearMiss]:
    """Rare phrases with one character replaced by one of the same sound, in order of the text."""
    found: dict[int, NearMiss] = {}
    for right, count, place, wrong in islice(_suspects(text), _MOST):
        if not _stands_alone(text, wrong, place):
            continue
        befores, afters = _neighbours(text, right)
        if not (_free(befores) and _free(afters)):
            continue
        for start in occurrences(text, wrong):
            before, after = text[start - 1 : start], text[start + _SIZE : start + _SIZE + 1]
            if (place == 0 and before not in befores) or (place == _SIZE - 1 and after not in afters):
                continue
            miss = NearMiss(Span(start, start + _SIZE), right, count)
            if found.setdefault(start + place, miss).count < count:
                found[start + place] = miss
    for place in sorted(found):
        yield found[place]


def _suspects(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Frequent phrases, how often they stand, and rare ones that differ from them by a sound-alike, and where."""
    counts = Counter([run[cut] for run in _runs().findall(text) for cut in _cuts(len(run))])
    for right, count in [pair for pair in counts.items() if pair[1] >= _OFTEN]:
        for place, character in enumerate(right):
            others = _sound_alikes(character)
            before, after = right[:place], right[place + 1 :]
            for wrong in [one for other in others if (one := f"{before}{other}{after}") in counts]:
                if counts[wrong] * _RATIO <= count:
                    yield right, count, place, wrong


@cache
def _cuts(length: int) -> tuple[slice, ...]:
    """Where the phrases stand in a run of *length* characters: runs are short, and a slice is costly to make."""
    return tuple(slice(start, start + _SIZE) for start in range(length - _SIZE + 1))


@cache
def _runs() -> re.Pattern[str]:
    """Runs of Chinese characters without one that tells things apart."""
    bounds = [0x4DFF, *sorted(code for code in map(ord, _NEVER) if code >= 0x4E00), 0xA000]
    plain = [f"{chr(one + 1)}-{chr(other - 1)}" for one, other in pairwise(bounds) if other > one + 1]
    characters = "".join(plain)
    # Not [...]{4,}: re skips ahead to a class, but not to one that is repeated.
    return compiled(f"[{characters}][{characters}]{{{_SIZE - 1},}}")


@cache
def _sound_alikes(character: str) -> tuple[str, ...]:
    """Characters that may have been written for *character* by mistake."""
    return tuple(
        other
        for other in homophones(character)
        if other != character and other not in _NEVER and frozenset((character, other)) not in _BOTH
    )


def _neighbours(text: str, phrase: str) -> tuple[set[str], set[str]]:
    """What stands before and after *phrase* wherever it occurs."""
    places = occurrences(text, phrase)
    befores = {text[start - 1 : start] for start in places}
    return befores, {text[start + _SIZE : start + _SIZE + 1] for start in places}


def _free(neighbours: set[str]) -> bool:
    """Whether a phrase ends here: much stands beside it, or a mark does."""
    return len(neighbours) >= _FREE or not all("一" <= character <= "鿿" for character in neighbours)


def _stands_alone(text: str, wrong: str, place: int) -> bool:
    """Whether the other character makes no word with its neighbours that the text has elsewhere."""
    times = text.count(wrong)
    pairs = [wrong[start : start + 2] for start in (place - 1, place) if 0 <= start < _SIZE - 1]
    return all(text.count(pair) <= times for pair in pairs)
