"""The same number given twice: a total that the opening and a later section state differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rectify_lint.facts.model import Count, Number, Population
from rectify_lint.notice.reconcile import later
from rectify_lint.notice.reconcile.declared import Declaration, heads
from rectify_lint.notice.reconcile.near import nearly
from rectify_lint.notice.reconcile.shapes import of_sum
from rectify_lint.notice.reconcile.sums import covers_all_states
from rectify_lint.notice.reconcile.wording import addition, amount, number, total
from rectify_lint.notice.types import Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_COMPARED = (Population.PROBLEM, Population.TASK, Population.ASPECT, Population.MEASURE)


def check(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
    """Totals of the whole notice, each against the first statement of the same population and noun."""
    first: dict[tuple[Population, str], tuple[Count, Count]] = {}  # and what sums it up with others
    for declaration in declared:
        if not declaration.whole:
            continue
        for population in _COMPARED:
            for count in heads(declaration.tally, population):
                if count.approximate:
                    continue
                known = first.get((population, count.noun))
                if known is None:
                    first[population, count.noun] = count, _together(notice, count)
                elif known[0].value != count.value and _side_by_side(notice, known[0], count):
                    continue  # 局党组制定措施80条，…；直属单位制定措施45条
                elif known[0].span != count.span:
                    yield _compared(known[known[0].value != count.value], count)
    yield from _referred(notice)
    yield from later.check(notice, declared)
    yield from _divided(notice, {count.population: count for count, _ in reversed(first.values())})


def _side_by_side(notice: Notice, one: Count, other: Count) -> bool:
    """Whether one sentence tells two numbers, each of somebody else."""
    return notice.sentence_around(one.span) == notice.sentence_around(other.span)


@cache
def _back() -> re.Pattern[str]:
    """A number that takes up one told before: 34个问题中，12件信访件全部办结, 将43项任务分解."""
    noun = "(?:具体|整改|反馈|信访)*(?P<noun>问题|表现|措施|举措|任务|信访件|举报件|问题线索|线索)"
    return compiled(
        f"(?<![^，。；：、\n将把对绕])(?P<taken>(?<=[将把])|(?<=针对)|(?<=围绕))?(?P<count>(?P<number>[0-9]{{1,4}})(?P<unit>[个项条件])){noun}"
        "(?:(?P<state>(?:已|现已|目前已|均已)?(?:完成|落实|整改|办结)(?:整改|到位|落实)?(?=[0-9]))|(?P<among>中[，,]?(?=已|目前|现))|(?P<all>(?:均已|已?全部)(?:办结|整改|完成|落实))|(?P<shared>(?:逐[一项条个]|全部)?(?:分解|细化|制定)))"
    )


_NOUNS = {"举措": "措施", "举报件": "信访件"}
"""Nouns for one thing."""


def _referred(notice: Notice) -> Iterator[Relation]:
    """Numbers outside the items that take up one told before, where only one of that noun has been told."""
    text = notice.text
    end = notice.items[0].heading.start if notice.items else len(text)
    counts = sorted(_told(notice, end), key=lambda one: one.span.end)
    matches = [found for one in counts if (found := _back().match(text, one.number.start, end))]
    told: dict[str, dict[Number, Count]] = {}  # the first statement of each value, by noun
    rough: set[str] = set()
    place = 0
    for found in matches:
        while place < len(counts) and counts[place].span.end <= found.start("count"):
            count = counts[place]
            told.setdefault(_noun(count.noun), {}).setdefault(count.value, count)
            if count.approximate:
                rough.add(_noun(count.noun))
            place += 1
        if (found["taken"] is not None) != bool(found["shared"]) or notice.quotations.covers(found.start()):
            continue
        noun, value = _noun(found["noun"]), int(found["number"])
        before = told.get(noun)
        if not before or noun in rough or (len(before) > 1 and value not in before):
            continue
        first = next(iter(before.values()))
        if found["state"] and noun == "问题" and text.find("\n", first.span.end, found.start()) >= 0:
            continue  # another number of problems may be told meanwhile
        yield _compared(before.get(value, first), _counted(found, first))


def _told(notice: Notice, end: int) -> Iterator[Count]:
    """The numbers of things declared before *end*."""
    for tally in notice.tallies:
        for count in (*tally.chain, *((tally.total,) if tally.total is not None else ())):
            aspects = notice.text.startswith(("方面", "大方面"), count.number.end + len(count.unit))
            if not tally.quoted and count.noun and count.span.start < end and not aspects:
                yield count


def _noun(noun: str) -> str:
    """What things are, whatever stands before: 问题 of 具体问题, 访件 of 信访件 and 举报件."""
    return next((same for one, same in _NOUNS.items() if noun.endswith(one)), noun)[-2:]


def _counted(found: re.Match[str], like: Count) -> Count:
    """The number of a match as a count of the sort of *like*."""
    return evolve(
        like,
        span=Span(*found.span("count")),
        number=Span(*found.span("number")),
        value=int(found["number"]),
        unit=found["unit"],
    )


@cache
def _summing() -> re.Pattern[str]:
    return compiled("(?:合计|共计|总计)[一-龥]{0,6}$")


def _together(notice: Notice, count: Count) -> Count:
    """The number that sums *count* up with others of its sentence: 反馈24个问题，专项检查反馈11个问题，合计35个问题."""
    end = notice.sentence_around(count.span).end
    behind = (one.total for one in notice.tallies if one.total is not None)
    for whole in behind:
        start = whole.span.start
        if not count.span.end < start < end or (whole.population, whole.noun) != (
            count.population,
            count.noun,
        ):
            continue
        if _summing().search(notice.text, max(count.span.end, start - _SUMMING), start):
            return whole
    return count


_SUMMING = 10
"""合计 stands no further before its number."""


def _divided(notice: Notice, known: Mapping[Population, Count]) -> Iterator[Relation]:
    """Finished and unfinished ones whose total stands in a sentence before: 完成整改措施66条，正在推进5条."""
    for tally in notice.tallies:
        whole = known.get(tally.population)
        if tally.total is not None or tally.quoted or whole is None or tally.span.start < whole.span.end:
            continue
        if notice.item_at(tally.span.start) is not None or not covers_all_states(tally.parts):
            continue
        values = [part.value for part in tally.parts]
        if not (total(values) == whole.value or nearly(whole.value, values)):
            continue
        arithmetic = addition(values)
        verdict = Verdict.PASS if total(values) == whole.value else Verdict.FAIL
        span = Span(tally.parts[0].span.start, tally.parts[-1].span.end)
        yield of_sum(span, amount(whole), number(total(values)), arithmetic, verdict, (whole.span,))


def _compared(known: Count, count: Count) -> Relation:
    verdict = Verdict.PASS if known.value == count.value else Verdict.FAIL
    data = {"first": amount(known), "second": amount(count), "noun": count.noun}
    return Relation(
        "restated",
        count.span,
        amount(count),
        "earlier",
        amount(known),
        "",
        verdict,
        "restated",
        data,
        (known.span,),
    )
