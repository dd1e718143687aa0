"""Set phrases with one character wrong: left out, put in, changed places with the next, replaced.

``[term]`` may name a TOML file under ``phrases``; its ``phrases`` are the right ones. One slip leaves one half of a
phrase whole, so the halves are literals, and the text is read only beside them. A phrase that lacks its first or last
character is none that was meant. Short phrases differ from other words in one character too often: in them only
a character of the same sound, or two that have changed places, are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rectify_lint.notice.homophones import homophones
from rectify_lint.source.text import Span

if TYPE_CHECKING:
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

_LONG = 7
"""From so many characters on, any slip is told."""
_SHORTEST = 4
_PARTICLES = frozenset("的之和与及")
"""Characters that may be put into a phrase, or left out of it, without being wrong."""


def normalise(name: object, place: Place, lists: Mapping[str, Any]) -> dict[str, Any]:
    """``right``: the phrases of the list *name*; ``also``: what differs from one and is right."""
    if place.text(name) not in lists:
        raise place.error(f"there is no {name!r} beside the page")
    table, place = lists[str(name)], type(place)(f"{place.file} ({name})")
    phrases = place.at("phrases").texts(table.get("phrases"))
    for phrase in phrases:
        if len(phrase) < _SHORTEST:
            raise place.at("phrases").error(f"{phrase!r} is shorter than {_SHORTEST} characters")
    return {"right": phrases, "also": place.at("also").texts(table.get("also", []))}


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


def near(scan: Scan, spec: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """Where a phrase stands with one slip, and the phrase; the longest where several would do."""
    text, known = scan.text, (*spec["right"], *spec["also"])
    for phrase in sorted(spec["right"], key=len, reverse=True):
        first, second = _halves(phrase)
        crossed = _crossed(phrase)
        for place in scan.places(crossed) if crossed in scan.found and crossed != phrase else ():
            yield Span(place, place + len(phrase)), phrase
        for half, ahead in ((first, True), (second, False)):
            for place in scan.places(half) if half in scan.found else ():
                span = _slip(text, place, phrase, ahead=ahead)
                if span and not _right(text, span, known):
                    yield span, phrase


def _slip(text: str, place: int, phrase: str, *, ahead: bool) -> Span | None:
    """What stands for *phrase*, one half of which is at *place*: the first if *ahead*."""
    size = len(phrase)
    start = place if ahead else place - (size - (size - size // 2))
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
        return _sounds_like(wrong, right) or (inside and len(phrase) >= _LONG and _no_particle(wrong))
    if {len(wrong), len(right)} != {0, 1} or not inside or len(phrase) < _LONG:
        return False
    return _no_particle(wrong or right)


def _no_particle(character: str) -> bool:
    return "一" <= character <= "龥" and character not in _PARTICLES


def _sounds_like(one: str, other: str) -> bool:
    return one in homophones().get(other, "")


def _right(text: str, span: Span, known: Sequence[str]) -> bool:
    """Whether what stands at *span* is part of a right phrase."""
    for phrase in known:
        at = text.find(phrase, max(0, span.end - len(phrase)), span.start + len(phrase))
        if 0 <= at <= span.start:
            return True
    return False
