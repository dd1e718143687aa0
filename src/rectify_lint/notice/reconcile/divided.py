"""Which of the parts of a declared tally counts which item, by its status and the words for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rectify_lint.facts.model import Count, StatusClass
from rectify_lint.typed import Protocol, TypeVar


class _Stated(Protocol):
    """An item of a notice or an entry of a ledger."""

    @property
    def status(self) -> StatusClass | None:
        """Its class."""


_S = TypeVar("_S", bound=_Stated)


def _no(_: object) -> bool:
    return False


def _unworded(_: object) -> str:
    return ""


def divided(
    known: Sequence[_S],
    parts: Sequence[Count],
    finished: Callable[[_S], bool] = _no,
    wording: Callable[[_S], str] = _unworded,
) -> list[list[_S]]:
    """For each of *parts*, those of *known*, which all have a status, that it counts.

    Partly rectified ones may be counted with what is finished or with what is not, and of those that are kept up those
    that are *finished* all the same (已完成，并长期坚持) with what is: the best fit. Of two parts of one class
    (分阶段整改3个、持续整改1个) the one counts an item that has its *wording*.
    """
    partials = (StatusClass.DONE, StatusClass.ONGOING)
    divisions = [_divide(known, parts, partial, kept) for kept in (_no, finished) for partial in partials]
    best = min(divisions, key=lambda found: _mismatches(parts, found))
    return _told_apart(best, parts, wording) if len({part.status for part in parts}) < len(parts) else best


def _told_apart(
    division: Sequence[list[_S]], parts: Sequence[Count], wording: Callable[[_S], str]
) -> list[list[_S]]:
    """*division* with those of the first part of a class given to a later one that has their very words."""
    found: list[list[_S]] = [[] for _ in parts]
    for place, items in enumerate(division):
        same = [at for at, part in enumerate(parts) if part.status is parts[place].status]
        for item in items:
            words = wording(item)
            found[next((at for at in same if parts[at].label and parts[at].label in words), place)].append(
                item
            )
    return found


def _divide(
    items: Sequence[_S], parts: Sequence[Count], partial: StatusClass, finished: Callable[[_S], bool]
) -> list[list[_S]]:
    """Assign every item to the part whose class is nearest to its own; *partial* says where partial ones go."""
    found: list[list[_S]] = [[] for _ in parts]
    classes = [part.status for part in parts]
    nearest: dict[StatusClass | None, int | None] = {}
    for item in items:
        status = item.status
        assert status is not None  # the caller has left the others out
        if status is _KEEP and finished(item):
            status = _DONE
        if status not in nearest:
            nearest[status] = _nearest(status, classes, partial)
        place = nearest[status]
        if place is not None:
            found[place].append(item)
    return found


_DONE, _KEEP = StatusClass.DONE, StatusClass.KEEP  # looking a member up in its class is slow
_FINISHED = (_DONE, _KEEP)
UNFINISHED = (StatusClass.ONGOING, StatusClass.OPEN, StatusClass.PARTIAL)


def _nearest(status: StatusClass, classes: Sequence[StatusClass | None], partial: StatusClass) -> int | None:
    order: tuple[StatusClass, ...]
    if status is StatusClass.PARTIAL:
        order = (status, *(_FINISHED if partial is StatusClass.DONE else UNFINISHED))
    elif status.finished:
        order = (status, *_FINISHED)
    else:
        order = (status, *UNFINISHED)
    return next((classes.index(wanted) for wanted in order if wanted in classes), None)


def _mismatches(parts: Sequence[Count], division: Sequence[Sequence[object]]) -> int:
    return sum(part.value != len(found) for part, found in zip(parts, division, strict=True))
