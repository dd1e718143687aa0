"""The notice's own vocabulary as a dictionary: a rare phrase that sounds like one the text uses often.

Phrases are runs of four Chinese characters. In little-endian UTF-16 each is an integer of eight bytes, so that
counting all of them costs no more than building an array; only frequent ones are taken apart again.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import islice

import attrs

from rectify_lint.notice.homophones import homophones
from rectify_lint.source.text import Span

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


@attrs.frozen
class NearMiss:
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
        for start in _places(text, wrong):
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
    counts = _counts(text)
    present = frozenset(text)
    for key, count in counts.items():
        if count >= _OFTEN and (right := _phrase(key)) is not None:
            for place, wrong in _candidates(key, right, counts, present):
                yield right, count, place, wrong


def _places(text: str, phrase: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        yield start
        start = text.find(phrase, start + 1)


def _neighbours(text: str, phrase: str) -> tuple[set[str], set[str]]:
    """What stands before and after *phrase* wherever it occurs."""
    places = list(_places(text, phrase))
    befores = {text[start - 1 : start] for start in places}
    return befores, {text[start + _SIZE : start + _SIZE + 1] for start in places}


def _free(neighbours: set[str]) -> bool:
    """Whether a phrase ends here: much stands beside it, or a mark does."""
    return len(neighbours) >= _FREE or not all("一" <= character <= "鿿" for character in neighbours)


def _counts(text: str) -> Counter[int]:
    raw = text.encode("utf-16-le", "surrogatepass")
    counts: Counter[int] = Counter()
    if len(raw) == 2 * len(text):
        for offset in range(0, 2 * _SIZE, 2):
            view = memoryview(raw)[offset:]
            codes = array("Q")
            codes.frombytes(view[: len(view) & ~7])
            if sys.byteorder == "big":
                codes.byteswap()
            counts.update(codes)
    return counts


def _phrase(key: int) -> str | None:
    """The four characters of *key* where all of them are Chinese and none tells things apart."""
    word = key.to_bytes(8, "little").decode("utf-16-le", "replace")
    if all("一" <= character <= "鿿" and character not in _NEVER for character in word):
        return word
    return None


def _candidates(
    key: int, word: str, counts: Counter[int], present: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """Each phrase one sound-alike off *word* that the text has far less often, and where it differs."""
    table = homophones()
    for place, character in enumerate(word):
        for other in table.get(character, ""):
            if other not in present or other == character or other in _NEVER:
                continue
            times = counts.get(key + ((ord(other) - ord(character)) << (16 * place)), 0)
            if times and times * _RATIO <= counts[key] and frozenset((character, other)) not in _BOTH:
                yield place, word[:place] + other + word[place + 1 :]


def _stands_alone(text: str, wrong: str, place: int) -> bool:
    """Whether the other character makes no word with its neighbours that the text has elsewhere."""
    times = text.count(wrong)
    pairs = [wrong[start : start + 2] for start in (place - 1, place) if 0 <= start < _SIZE - 1]
    return all(text.count(pair) <= times for pair in pairs)
