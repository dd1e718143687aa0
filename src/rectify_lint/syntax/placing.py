"""Where a marker goes: the level that it continues, opens or, with the wrong style, was meant for.

A number that continues an open level of its style belongs there. Whether it is meant for another one is told
by what follows it: whether its own run goes on without it, whether that of the other level goes on behind it,
what begins below it, and, where these leave doubt, by which of the two levels its heading looks like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from rectify_lint.syntax.lines import Line
from rectify_lint.syntax.markers import Marker, Style
from rectify_lint.typed import NamedTuple
from rectify_lint.value import Record

_CHINESE = (Style.CHINESE_PAREN, Style.CHINESE)
_ARABIC = (Style.ARABIC_DOT, Style.ARABIC_COMMA)
_INNER = (Style.ARABIC_PAREN, Style.ARABIC_CLOSE, Style.CIRCLED)
_CONFUSABLE = {
    Style.CHINESE: (Style.CHINESE_PAREN, *_ARABIC, *_INNER),
    Style.CHINESE_PAREN: (Style.ARABIC_PAREN, Style.CHINESE, *_ARABIC, Style.ARABIC_CLOSE, Style.CIRCLED),
    Style.ARABIC_DOT: (Style.CHINESE, *_INNER, Style.CHINESE_PAREN),
    Style.ARABIC_COMMA: (Style.CHINESE, *_INNER, Style.CHINESE_PAREN),
    Style.ARABIC_PAREN: (*_CHINESE, *_ARABIC, Style.ARABIC_CLOSE, Style.CIRCLED),
    Style.ARABIC_CLOSE: (Style.ARABIC_PAREN, *_ARABIC, *_CHINESE, Style.CIRCLED),
    Style.CIRCLED: (Style.ARABIC_PAREN, *_ARABIC, Style.ARABIC_CLOSE, *_CHINESE),
}
"""Which styles writers put for one another; each is looked up in the order given."""


class Look(Record):
    """What a heading looks like: its last two characters, and whether text runs in behind it."""

    ending: str
    run_in: bool

    def likeness(self, other: Look) -> int:
        """How much two headings look like siblings: 0 to 4."""
        same_stop = (self.ending[-1:] == "。") == (other.ending[-1:] == "。")
        return 2 * (self.ending == other.ending) + (self.run_in == other.run_in) + same_stop


class Open(Record):
    """An open level: its style, first and last number, size, and the look of its last heading."""

    style: Style
    first: int
    last: int
    size: int
    look: Look


class Ahead:
    """What markers come next: answers in constant time where the numbering goes on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._markers = [line.marker for line in lines if line.marker]
        self._places = [place for place, line in enumerate(lines) if line.marker]
        self._own = self._next_of_own_rank()

    def _next_of_own_rank(self) -> list[int]:
        """For each marker the place of the next of its rank, past the end if there is none on its level."""
        count = len(self._markers)
        found = [count] * count
        coming = [count] * _RANKS
        for place in range(count - 1, -1, -1):
            rank = self._markers[place].style.rank
            found[place] = coming[rank]
            coming[rank] = place
            coming[rank + 1 :] = [count] * (_RANKS - rank - 1)
        return found

    @cached_property
    def _next(self) -> list[list[int]]:
        """By rank, then place: the next marker of that rank, not before the place; for doubtful cases."""
        count = len(self._markers)
        table = [[count] * (count + 1) for _ in range(_RANKS)]
        for rank, row in enumerate(table):
            for place in range(count - 1, -1, -1):
                row[place] = place if self._markers[place].style.rank == rank else row[place + 1]
        return table

    def marker(self, place: int) -> Marker | None:
        """The marker right behind the *place*-th, or ``None`` at the end."""
        return self._markers[place + 1] if place + 1 < len(self._markers) else None

    def adjoins(self, place: int) -> bool:
        """Whether the marker behind the *place*-th stands on the very next line."""
        return place + 1 < len(self._places) and self._places[place + 1] == self._places[place] + 1

    def of_rank(self, place: int, rank: int) -> Marker | None:
        """The next marker of *rank* behind the *place*-th, unless an enclosing level comes first."""
        found = self._next[rank][place + 1]
        if found == len(self._markers) or any(self._next[above][place + 1] < found for above in range(rank)):
            return None
        return self._markers[found]

    def place_of(self, place: int, rank: int) -> int:
        """The place of the next marker of *rank*; the number of markers where there is none."""
        return self._next[rank][place + 1]

    def number(self, place: int, rank: int) -> int | None:
        """The number of the next marker of *rank*, see :meth:`of_rank`."""
        marker = self.of_rank(place, rank)
        return marker.number if marker else None

    def own(self, place: int) -> int | None:
        """The number of the next marker of the *place*-th's rank, unless an enclosing level comes first."""
        following = self._own[place]
        return self._markers[following].number if following < len(self._markers) else None

    def returns_to(self, place: int, rank: int, number: int) -> bool:
        """Whether, behind a short run of two or more that starts at *place*, *rank* goes on with *number*."""
        expected = self._markers[place].number + 1
        for length in range(1, _LOOK_AHEAD):
            upcoming = self.number(place, rank)
            if upcoming is None:
                return False
            if upcoming != expected:
                return upcoming == number and length > 1
            place, expected = self._next[rank][place + 1], expected + 1
        return False

    def reaches(self, place: int, rank: int, first: int, last: int) -> bool:
        """Whether the next markers of *rank* behind *place* count from *first* to *last* without a gap."""
        for expected in range(first, min(last, first + _LOOK_AHEAD) + 1):
            if self.number(place, rank) != expected:
                return False
            place = self._next[rank][place + 1]
        return True


_RANKS = 1 + max(style.rank for style in Style)
_LOOK_AHEAD = 40
_THIRD = 3
_COMMA_DOT_LEVELS = 2
"""1. and 1、 may stand for two levels, never for more."""


class Place(NamedTuple):
    """Where a marker goes: under the first *above* open levels, on a level of *style*."""

    above: int
    style: Style
    repaired: bool = False


class _Case(Record):
    """A marker to place: where it is among the markers, what it looks like, what is open and what comes.

    ``fit`` is the open level of its own rank that its number continues, ``same`` the innermost of that rank;
    ``counted`` has the last number of every rank, for levels that are closed but count through all groups.
    """

    marker: Marker
    place: int
    look: Look
    stack: Sequence[Open]
    ahead: Ahead
    fit: int | None
    same: int | None
    counted: Mapping[int, int]


def find_place(
    marker: Marker, place: int, look: Look, stack: Sequence[Open], ahead: Ahead, counted: Mapping[int, int]
) -> Place:
    """Find the level a marker belongs to; *place* is its position among the markers of the text."""
    style, number = marker.style, marker.number
    fit, same = _own_levels(stack, style, number)
    if not _doubtful(marker, place, ahead, fit, same):
        return Place(_depth_for(stack, style) if fit is None else fit, style)
    stray = _misplaced(_Case(marker, place, look, stack, ahead, fit, same, counted))
    if stray is not None:
        return stray
    if fit is not None:
        return Place(fit, style)
    if same is None:
        return Place(_depth_for(stack, style), style)
    if number == 1 and _opens_sublevel(marker, place, stack, same, ahead):
        return Place(same + 1, style)
    return Place(same, style)


def _doubtful(marker: Marker, place: int, ahead: Ahead, fit: int | None, same: int | None) -> bool:
    """Whether anything speaks for another level; most markers go on with a run that goes on, or begin one."""
    own = ahead.own(place)
    if marker.number == 1:
        return own != 2 or same is not None
    following = ahead.marker(place)
    # 1. below 3、 is a level of its own; 1、 below 3、 shows that this 3、 stands for a level further out.
    encloses = (
        following is not None
        and following.number == 1
        and (following.style.rank < marker.style.rank or following.style is marker.style)
    )
    return fit is None or own == marker.number or encloses


def _own_levels(stack: Sequence[Open], style: Style, number: int) -> tuple[int | None, int | None]:
    """The innermost open level of the same rank that *number* continues, and the innermost of that rank at all.

    In both cases one of the very style is preferred.
    """
    fit = same = None
    fits_exactly = same_exactly = False
    rank = style.rank
    for place in range(len(stack) - 1, -1, -1):
        level = stack[place]
        if level.style.rank != rank:
            continue
        exactly = level.style is style
        if same is None or (exactly and not same_exactly):
            same, same_exactly = place, exactly
        if level.last + 1 == number and (fit is None or (exactly and not fits_exactly)):
            fit, fits_exactly = place, exactly
    return fit, same


def _depth_for(stack: Sequence[Open], style: Style) -> int:
    """How many open levels enclose a new level of *style*; articles may stand under 一、 or above it."""
    depth = len(stack)
    while depth and stack[depth - 1].style.rank > style.rank:
        depth -= 1
    if style is Style.ARTICLE and depth < len(stack) and stack[depth].style is Style.CHINESE:
        depth += 1
    return depth


def _misplaced(case: _Case) -> Place | None:
    """The level whose numbering a marker of the wrong style continues: （2） between （一） and （三）."""
    styles = _CONFUSABLE.get(case.marker.style, ())
    if case.marker.number == 1:
        found = [_first_of_level(case, style) for style in styles]
    else:  # a level that goes on behind the marker is surer than one that may end with it
        found = [_next_of_level(case, style, sure=sure) for sure in (True, False) for style in styles]
    return next((place for place in found if place is not None), None)


def _first_of_level(case: _Case, style: Style) -> Place | None:
    """A 1 of the wrong style, where a level of *style* goes on with 2 and none of the marker's own does."""
    own_rank = case.marker.style.rank
    own = case.ahead.number(case.place, own_rank)
    if style.rank < own_rank:
        spared = own in (None, 1)
    else:  # without an open level of its own it is the first of an outer level, whose first child is missing
        spared = case.same is not None and own in (None, case.stack[case.same].last + 1)
    following = case.ahead.of_rank(case.place, style.rank)
    if not spared or following is None or following.number != 2:
        return None
    behind = case.ahead.place_of(case.place, style.rank)
    if style.rank < own_rank and case.ahead.number(behind, own_rank) == _THIRD:
        return None  # the 2 is the stray
    if any(level.style.rank == style.rank for level in case.stack):
        return None
    return Place(_depth_for(case.stack, style), following.style, repaired=True)


def _next_of_level(case: _Case, style: Style, *, sure: bool) -> Place | None:
    """The level of *style* that a number beyond 1 continues, if that explains more than its own does."""
    following = case.ahead.number(case.place, style.rank)
    if following != (case.marker.number + 1 if sure else None):
        return None
    depth = len(case.stack) - 1
    while depth >= 0 and not _awaits(case.stack[depth], style, case.marker.number):
        depth -= 1
    if depth < 0:
        goes_on = sure and case.fit is None and case.counted.get(style.rank) == case.marker.number - 1
        return Place(_depth_for(case.stack, style), style, repaired=True) if goes_on else None
    judge = _continues_elsewhere if case.fit is None else _only_seems_to_fit
    if not judge(case, depth, sure=sure):
        return None
    return Place(depth, case.stack[depth].style, repaired=True)


def _awaits(level: Open, style: Style, number: int) -> bool:
    return level.style.rank == style.rank and level.last + 1 == number


def _continues_elsewhere(case: _Case, depth: int, *, sure: bool) -> bool:
    """Whether a number its own level does not await is meant for the *depth*-th; *sure* if that goes on."""
    if sure:
        return True
    number, rank = case.marker.number, case.marker.style.rank
    own = case.ahead.number(case.place, rank)
    if case.same is None:
        return own not in (2, number, number + 1) and case.counted.get(rank) != number - 1
    level = case.stack[case.same]
    due = level.last + 1
    liker = case.look.likeness(case.stack[depth].look) - case.look.likeness(level.look)
    if own == due:  # its own run does without it, unless it was doubled or changed places
        doubled = number == due - 1
        exchanged = number == due + 1 and not case.ahead.reaches(case.place, rank, due, number)
        return liker > 0 or not (doubled or exchanged)
    if _has_children(case, depth, rank):
        return True
    return own is None and number != level.size + 1 and (liker > 0 or (liker == 0 and abs(number - due) > 1))


def _only_seems_to_fit(case: _Case, depth: int, *, sure: bool) -> bool:
    """Whether a number that continues its own level too is meant for the *depth*-th."""
    assert case.fit is not None  # the caller has seen to it
    rank = case.marker.style.rank
    liker = case.look.likeness(case.stack[depth].look) - case.look.likeness(case.stack[case.fit].look)
    adjoins = case.ahead.adjoins(case.place)
    if case.stack[depth].style.rank > rank:
        return case.ahead.number(case.place, rank) == case.marker.number and (
            liker > 0 or sure or (liker == 0 and not adjoins)
        )
    return _has_children(case, depth, rank) and (liker > 0 or (liker == 0 and adjoins))


def _has_children(case: _Case, depth: int, rank: int) -> bool:
    """Whether the next marker begins a level that stood below the *depth*-th before, down to *rank*."""
    following = case.ahead.marker(case.place)
    if following is None or following.number != 1:
        return False
    inner = following.style.rank
    return case.stack[depth].style.rank < inner <= rank and any(
        level.style.rank == inner for level in case.stack[depth + 1 :]
    )


def _opens_sublevel(marker: Marker, place: int, stack: Sequence[Open], same: int, ahead: Ahead) -> bool:
    """Whether a 1 opens a level of its own below an open level of the same rank (4、 → 1. 2. → 5、)."""
    rank = marker.style.rank
    open_levels = [level for level in stack if level.style.rank == rank]
    if len(open_levels) >= _COMMA_DOT_LEVELS:
        return False
    level = stack[same]
    if level.style is not marker.style:
        return True
    return level.first == 1 and ahead.returns_to(place, rank, level.last + 1)


def so_far(stack: Sequence[Open], chosen: Place, marker: Marker) -> tuple[int, int]:
    """The number that the level began with on which *marker* is placed, and how many it has with it."""
    if chosen.above < len(stack) and stack[chosen.above].style.rank == chosen.style.rank:
        return stack[chosen.above].first, stack[chosen.above].size + 1
    return marker.number, 1
