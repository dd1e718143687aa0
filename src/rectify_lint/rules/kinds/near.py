"""Set phrases with one character wrong: left out, put in, changed places with the next, replaced.

``[term]`` may name a TOML file under ``phrases``; its ``phrases`` are the right ones. One slip leaves one half of a
phrase whole, so the halves are literals, and the text is read only beside them. A phrase that lacks its first or last
character is none that was meant. Short phrases differ from other words in one character too often: in them only
a character of like sound or shape, or two that have changed places, are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from rectify_lint.notice.confusables import look_alikes, near_sounds, sound_alikes
from rectify_lint.notice.homophones import homophones
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

_LONG = 7
"""From so many characters on, any slip is told."""
_SHORTEST = 4
_PARTICLES = frozenset("的之和与及")
"""Characters that may be put into a phrase, or left out of it, without being wrong."""


def normalise(name: object, place: Place, lists: Mapping[str, Any]) -> dict[str, Any]:
    """``right``: the phrases of the list *name*; ``also``: what differs from one and is right; blanks set them apart."""
    if place.text(name) not in lists:
        raise place.error(f"there is no {name!r} beside the page", f"规则页所在文件夹中没有“{name}”")
    table, place = lists[str(name)], type(place)(f"{place.file} ({name})")
    phrases = _words(table.get("phrases"), place.at("phrases"))
    for phrase in phrases:
        if len(phrase) < _SHORTEST:
            raise place.at("phrases").error(
                f"{phrase!r} is shorter than {_SHORTEST} characters", f"“{phrase}”不足 {_SHORTEST} 个字"
            )
    return {"right": phrases, "also": _words(table.get("also", []), place.at("also"))}


def _words(value: object, place: Place) -> list[str]:
    return [word for line in place.texts(value) for word in line.split()]


def literals(spec: Mapping[str, Any]) -> list[str]:
    """The halves of the phrases, and the one slip that leaves neither whole."""
    return [piece for phrase in spec.get("right", ()) for piece in (*_halves(phrase), _crossed(phrase))]


def _halves(phrase: str) -> tuple[str, str]:
    middle = len(phrase) // 2
    return phrase[:middle], phrase[middle:]


def _crossed(phrase: str) -> str:
    """*phrase*, the two characters where its halves meet having changed places."""
    first, second = _halves(phrase)
    return first[:-1] + second[0] + first[-1] + second[1:]


class Phrases:
    """The phrases of a rule, ready to look for what is nearly one of them."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self._spec = spec

    @cached_property
    def _known(self) -> Sequence[str]:
        return (*self._spec["right"], *self._spec["also"])

    @cached_property
    def _pieces(self) -> Mapping[str, Sequence[str]]:
        """Per literal the phrases it is a piece of."""
        pieces: dict[str, list[str]] = {}
        for phrase in self._spec["right"]:
            for piece in {*_halves(phrase), _crossed(phrase)}:
                pieces.setdefault(piece, []).append(phrase)
        return pieces

    def near(self, scan: Scan) -> Iterator[tuple[Span, str]]:
        """Where a phrase stands with one slip, and the phrase; the longest first: it is told where several would do."""
        found = self._pieces.keys() & scan.found.keys()
        phrases = {phrase for piece in found for phrase in self._pieces[piece]}
        for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
            first, second = _halves(phrase)
            crossed = _crossed(phrase)
            if crossed in found and crossed != phrase:
                for place in scan.places(crossed):
                    yield Span(place, place + len(phrase)), phrase
            if first in found:
                yield from self._beside(scan, phrase, first, second, ahead=True)
            if second in found:
                yield from self._beside(scan, phrase, second, first, ahead=False)

    def _beside(
        self, scan: Scan, phrase: str, half: str, other: str, *, ahead: bool
    ) -> Iterator[tuple[Span, str]]:
        """What stands for *phrase* beside *half*, one of its halves: the first if *ahead*."""
        text = scan.text
        find = self._short if len(phrase) < _LONG else self._long
        spans = find(scan, phrase, half, other, ahead=ahead)
        for span in spans:
            if not _right(text, span, self._known):
                yield span, phrase

    def _short(self, scan: Scan, phrase: str, half: str, other: str, *, ahead: bool) -> Iterator[Span]:
        """What stands for the short *phrase* beside *half*."""
        text, slips = scan.text, _slips(other)
        for place in scan.places(half):
            start = place if ahead else place - len(other)
            beside = place + len(half) if ahead else start
            if start >= 0 and text[beside : beside + len(other)] in slips:
                yield Span(start, start + len(phrase))

    def _long(self, scan: Scan, phrase: str, half: str, other: str, *, ahead: bool) -> Iterator[Span]:
        """What stands for the long *phrase* beside *half*."""
        text, missing = scan.text, frozenset(other).difference
        for place in scan.places(half):
            start = place if ahead else place - len(other)
            if start >= 0 and text.startswith(phrase, start):
                continue
            beside = place + len(half) if ahead else start
            # A single slip leaves all characters of the other half but one.
            if len(missing(text[max(beside - 1, 0) : beside + len(other) + 1])) <= 1:
                span = _slip(text, start, phrase, ahead=ahead)
                if span:
                    yield span


@cache
def _slips(half: str) -> frozenset[str]:
    """What may stand for *half* of a short phrase: a character like one of it, two that changed places."""
    replaced = [
        half[:place] + other + half[place + 1 :]
        for place, right in enumerate(half)
        for other in (*sound_alikes(right), *look_alikes(right), *near_sounds(right))
    ]
    swapped = [half[:place] + half[place : place + 2][::-1] + half[place + 2 :] for place in range(len(half))]
    return frozenset((*replaced, *swapped)).difference((half,))


def _slip(text: str, start: int, phrase: str, *, ahead: bool) -> Span | None:
    """What stands for the long *phrase*, which would be at *start* and has one half there, the first if *ahead*."""
    size = len(phrase)
    for shift in (0, 1, -1):
        # More or fewer characters than the phrase has, in the half that is not the one found.
        begin = start if ahead else start - shift
        end = begin + size + shift
        if begin >= 0 and end <= len(text) and _one_slip(text[begin:end], phrase):
            return Span(begin, end)
    return None


def _one_slip(said: str, phrase: str) -> bool:
    if phrase in said or "\n" in said:
        return False
    begin = 0
    while said[begin : begin + 1] == phrase[begin : begin + 1] and begin < len(phrase):
        begin += 1
    back = 0
    while back < min(len(said), len(phrase)) - begin and said[-1 - back] == phrase[-1 - back]:
        back += 1
    wrong, right = said[begin : len(said) - back], phrase[begin : len(phrase) - back]
    inside = begin > 0 and back > 0
    if len(wrong) == len(right) == 2:
        return wrong == right[::-1]
    if len(wrong) == len(right) == 1:
        return wrong in homophones(right) or (inside and _no_particle(wrong))
    return {len(wrong), len(right)} == {0, 1} and inside and _no_particle(wrong or right)


def _no_particle(character: str) -> bool:
    return "一" <= character <= "龥" and character not in _PARTICLES


def _right(text: str, span: Span, known: Sequence[str]) -> bool:
    """Whether what stands at *span* is part of a right phrase."""
    for phrase in known:
        at = text.find(phrase, max(0, span.end - len(phrase)), span.start + len(phrase))
        if 0 <= at <= span.start:
            return True
    return False
