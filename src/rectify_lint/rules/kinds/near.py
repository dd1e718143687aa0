"""Set phrases with one character wrong: left out, put in, changed places with the next, replaced.

``[term]`` may name a TOML file under ``phrases``; its ``phrases`` are the right ones. One slip leaves one half of a
phrase whole, so the halves are literals, and the text is read only beside them. A phrase that lacks its first or last
character is none that was meant. Short phrases differ from other words in one character too often: in them only
a character of like sound or shape, or two that have changed places, are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from rectify_lint.source.text import Span, occurrences
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.words.confusables import look_alikes, near_sounds, sound_alikes
from rectify_lint.words.homophones import homophones

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
    return [piece for phrase in spec.get("right", ()) for piece in _pieces(phrase)]


def _pieces(phrase: str) -> tuple[str, str, str]:
    """The halves of *phrase*, and all of it, the two characters where its halves meet having changed places."""
    middle = len(phrase) // 2
    first, second = phrase[:middle], phrase[middle:]
    return first, second, first[:-1] + second[0] + first[-1] + second[1:]


_BETWEEN = " "
_CROSSED, _FIRST, _SECOND = 0, 1, 2
"""What a piece is of a phrase."""


class _Piece:
    """What to look for where a piece of phrases stands.

    Attributes:
        crossed: phrases for which it stands itself.
        short: where the other half of a short phrase begins, counted from the piece, and its size; all characters of
            such halves, and each with its phrase.
        long: long phrases, what characters of the other half some text lacks, and whether the piece is the first half.
    """

    def __init__(self, piece: str, phrases: Iterable[str]) -> None:
        self.crossed: list[str] = []
        self.short: dict[tuple[int, int], tuple[set[str], list[tuple[str, str]]]] = {}
        self.long: list[tuple[str, Callable[[str], frozenset[str]], bool]] = []
        for phrase in dict.fromkeys(phrases):
            first, second, crossed = _pieces(phrase)
            if piece == crossed != phrase:
                self.crossed.append(phrase)
            if piece == first:
                self._file(phrase, second, len(first), ahead=True)
            if piece == second:
                self._file(phrase, first, -len(first), ahead=False)

    def _file(self, phrase: str, other: str, offset: int, *, ahead: bool) -> None:
        if len(phrase) >= _LONG:
            self.long.append((phrase, frozenset(other).difference, ahead))
            return
        characters, halves = self.short.setdefault((offset, len(other)), (set(), []))
        characters.update(other)
        halves.append((other, phrase))


class Phrases:
    """The phrases of a rule, ready to look for what is nearly one of them."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self._spec = spec
        self._read: dict[str, _Piece] = {}

    @cached_property
    def _known(self) -> Sequence[str]:
        return (*self._spec["right"], *self._spec["also"])

    @cached_property
    def _all(self) -> str:
        """All phrases, each with a blank before and behind it."""
        return f"{_BETWEEN}{_BETWEEN.join(self._spec['right'])}{_BETWEEN}"

    def _with(self, piece: str) -> Iterator[str]:
        """The phrases that *piece* may be a piece of: they begin or end with it, or it is one with its halves crossed.

        Searched for, once: to take all phrases to pieces takes longer than most runs need to look up theirs.
        """
        phrases, size = self._all, len(piece)
        for place in occurrences(phrases, piece):
            if phrases[place - 1] == _BETWEEN:
                yield phrases[place : phrases.index(_BETWEEN, place)]
            if phrases[place + size] == _BETWEEN:
                yield phrases[phrases.rindex(_BETWEEN, 0, place) + 1 : place + size]
        uncrossed = _pieces(piece)[-1]
        if size >= _SHORTEST and f"{_BETWEEN}{uncrossed}{_BETWEEN}" in phrases:
            yield uncrossed

    def near(self, scan: Scan, literals: Iterable[str]) -> Iterator[tuple[Span, str]]:
        """Where a phrase stands with one slip, and the phrase; the longest first: it is told where several would do.

        *literals* are those of the text that may be pieces of a phrase.
        """
        found = [
            (-len(phrase), phrase, role, span)
            for piece in literals
            if len(piece) >= _SHORTEST // 2
            for phrase, role, span in self._at(scan, piece)
        ]
        for _, phrase, role, span in sorted(found):
            if role == _CROSSED or not _right(scan.text, span, self._known):
                yield span, phrase

    def _at(self, scan: Scan, literal: str) -> Iterator[tuple[str, int, Span]]:
        """What stands for a phrase where *literal* does: the phrase, what the literal is of it, and the whole."""
        piece = self._read.get(literal)
        if piece is None:
            piece = self._read[literal] = _Piece(literal, self._with(literal))
        text = scan.text
        for place in scan.places(literal):
            for phrase in piece.crossed:
                yield phrase, _CROSSED, Span(place, place + len(phrase))
            for (offset, size), (characters, halves) in piece.short.items():
                other = place + offset
                said = text[other : other + size] if other >= 0 else ""
                # A slip leaves a character at least; what slips there may be is worked out for few.
                if characters.isdisjoint(said):
                    continue
                for half, phrase in halves:
                    if said != half and said in _slips(half):
                        start = min(place, other)
                        yield phrase, _FIRST if offset > 0 else _SECOND, Span(start, start + len(phrase))
            for phrase, missing, ahead in piece.long:
                size = len(phrase) - len(literal)
                start = place if ahead else place - size
                beside = place + len(literal) if ahead else start
                # A single slip leaves all characters of the other half but one.
                if len(missing(text[max(beside - 1, 0) : beside + size + 1])) <= 1:
                    span = _slip(text, start, phrase, ahead=ahead)
                    if span:
                        yield phrase, _FIRST if ahead else _SECOND, span


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
    if start >= 0 and text.startswith(phrase, start):
        return None
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
