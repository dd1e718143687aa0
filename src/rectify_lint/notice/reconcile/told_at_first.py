"""What the beginning of a notice says has become of its problems, tasks, measures and petitions, a tally of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rectify_lint.facts.model import Count, Number, Population, StatusClass, Tally
from rectify_lint.notice.reconcile.declared import Declaration, heads
from rectify_lint.notice.reconcile.wording import total
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

LEFT = ("剩余", "其余", "尚余", "尚有", "还有", "仍有")
"""Labels of what is left."""
FINISHED = (StatusClass.DONE, StatusClass.KEEP)
_LISTED = (Population.PROBLEM, Population.TASK, Population.MEASURE)


def told_at_first(notice: Notice, declared: Sequence[Declaration]) -> dict[str, Tally]:
    """The tally of each sort of things: problems (``""``), ``task``, ``measure``, ``petition``, ``opinion``."""
    known: dict[str, Tally] = {}
    for declaration in declared:
        if declaration.whole and states_of(declaration.tally):
            known.setdefault(_sort(declaration.tally), declaration.tally)
    first = notice.items[0].heading.start if notice.items else -1
    numbers = {
        (population, count.value)
        for one in declared
        if one.whole
        for population in (*one.listed, Population.MEASURE)
        for count in heads(one.tally, population)
    }
    for tally in notice.tallies:
        if tally.quoted or not states_of(tally):
            continue
        if _is_of_opinions(notice.text, tally):
            known.setdefault("opinion", tally)
        elif notice.item_at(tally.span.start) is None and (
            _head(tally) in numbers
            or (tally.population in _OF_WORK and tally.closed and tally.span.start < first)
        ):
            known.setdefault(_sort(tally), tally)
    if not notice.items and notice.next_steps is not None:
        closed = [
            tally
            for tally in notice.tallies
            if tally.closed and tally.population in _LISTED and not tally.quoted and states_of(tally)
        ]
        for tally in closed:
            if not any(_beside(notice, tally, other) for other in closed):
                known.setdefault(_sort(tally), tally)
    if (petitions := _of_petitions(notice, first)) is not None:
        known.setdefault("petition", petitions)
    early = [one for one in notice.tallies if (one.span.start < first or first < 0) and not one.quoted]
    for population in (*_LISTED, Population.PETITION):
        only = _only(notice.text, [one for one in early if one.population is population])
        if only is not None:
            known.setdefault(_sort(only), only)
    return {sort: _with_rest(notice.text, tally) for sort, tally in known.items()}


_OF_WORK = (Population.TASK, Population.MEASURE)


@cache
def _carried_out() -> re.Pattern[str]:
    """Behind a number of measures or tasks how many of them are carried out: 40条措施落实37条."""
    return compiled(
        "[，,]?(?:已|现已|目前已|均已)?(?:落实|完成)(?:到位)?(?P<count>(?P<number>[0-9]{1,4})(?P<unit>[个项条件]))"
    )


@cache
def _left_over() -> re.Pattern[str]:
    """Behind a tally what is left and what becomes of it: ；剩余4个问题取得阶段性成效."""
    return compiled(
        "(?:[，,][一-龥]{2,8}率[为达]?[0-9.]{1,6}[%％])?[，,；;。](?:剩余|其余|余下|另外|另有)的?"
        "(?P<count>(?P<number>[0-9]{1,4})(?P<unit>[个项条件]))(?:具体|整改)*(?:问题|措施|任务|事项)?(?P<label>[一-龥]{3,14})"
    )


def _with_rest(text: str, tally: Tally) -> Tally:
    """*tally* with what is left of it, where that is told behind it and makes it up."""
    found = _left_over().match(text, tally.span.end)
    whole = tally.total
    if found is None or whole is None or found["unit"] != whole.unit or not states_of(tally):
        return tally
    value = int(found["number"])
    if total(part.value for part in tally.parts) + value != whole.value:
        return tally
    rest = evolve(
        whole,
        span=Span(*found.span("count")),
        number=Span(*found.span("number")),
        value=value,
        status=StatusClass.ONGOING,
        label=found["label"],
    )
    return evolve(tally, parts=(*tally.parts, rest))


def _with_done(text: str, tally: Tally) -> Tally:
    """*tally* with what is carried out of it, where no status but a bare verb says so."""
    whole = tally.total
    if (
        whole is None
        or tally.population not in _OF_WORK
        or tally.quoted
        or any(part.status for part in tally.parts)
    ):
        return tally
    found = _carried_out().match(text, whole.span.end)
    if found is None or found["unit"] != whole.unit:
        return tally
    done = evolve(
        whole,
        span=Span(*found.span()),
        number=Span(*found.span("number")),
        value=int(found["number"]),
        status=StatusClass.DONE,
        label="已落实",
    )
    return evolve(tally, parts=(done,))


def _of_petitions(notice: Notice, end: int) -> Tally | None:
    """The only tally before the items that says what has become of petitions: 信访件517件，…办理453件，已办结441件."""
    found = [
        tally
        for tally in notice.tallies
        if (tally.span.start < end or end < 0) and tally.total is not None and not tally.quoted
        if tally.total.unit == "件" and states_of(tally)
        if _petitions().search(notice.text, notice.sentence_around(tally.span).start, tally.span.start)
    ]
    totals = {tally.total.value for tally in found if tally.total is not None}
    return found[0] if len(totals) == 1 and found[0].closed else None


@cache
def _petitions() -> re.Pattern[str]:
    return compiled("信访|举报")


def _beside(notice: Notice, one: Tally, other: Tally) -> bool:
    """Whether another tally of the same sort stands in the same sentence: 班子查摆37个，…；个人查摆20个，…."""
    return (
        one is not other
        and one.population is other.population
        and _head(one) != _head(other)
        and notice.sentence_around(one.span) == notice.sentence_around(other.span)
    )


def _only(text: str, tallies: Sequence[Tally]) -> Tally | None:
    """The only one of *tallies* that tells how many are finished, with the rest or without."""
    before = [_with_done(text, tally) for tally in tallies]
    found = [
        tally for tally in before if any(part.status in FINISHED for part in tally.parts) and states_of(tally)
    ]
    # 要求持续整改的7个问题 are some of those that are counted, all others are those of somebody else.
    totals = {
        tally.total.value
        for tally in before
        if tally.total is not None and not text.endswith("的", 0, tally.total.span.start)
    }
    return found[0] if found and len(totals) == 1 else None


def _is_of_opinions(text: str, tally: Tally) -> bool:
    """Whether a tally counts the opinions of a congress: 13条审议意见."""
    end = tally.total.number.end if tally.total is not None else 0
    return bool(end) and text.startswith(("意见", "审议意见"), end + 1)


def _head(tally: Tally) -> tuple[Population, Number]:
    return tally.population, tally.total.value if tally.total is not None else -1


def _sort(tally: Tally) -> str:
    """Tasks and measures have statuses of their own; everything else that is listed counts as problems."""
    sorts = {Population.TASK: "task", Population.MEASURE: "measure", Population.PETITION: "petition"}
    return sorts.get(tally.population, "")


def states_of(tally: Tally) -> list[Count]:
    """The parts of *tally* that are states, where nothing of it is approximate."""
    if tally.total is None or tally.total.approximate:
        return []
    if any(_term().search(part.label) for part in tally.parts):
        return []  # 立行立改15条、集中整改期内完成23条: when they are to be finished, whatever has become of them
    states = [part for part in tally.parts if part.status or part.label.startswith(LEFT)]
    if not states or any(
        part.approximate or not part.label or part.value > tally.total.value for part in states
    ):
        return []
    # States that are more than the total are those of several numbers.
    return states if total(part.value for part in states) <= tally.total.value else []


@cache
def _term() -> re.Pattern[str]:
    """Words of a time for which things are planned."""
    return compiled("立行立改|立整立改|即知即改|[期年月]内|底前|限期|[近中短]期")
