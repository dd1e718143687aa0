"""The same number given twice: a total that the opening and a later section state differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rectify_lint.facts.model import Count, Population, StatusClass, Tally
from rectify_lint.facts.numerals import parse_number
from rectify_lint.notice.reconcile.declared import Declaration, heads
from rectify_lint.notice.reconcile.near import nearly
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
                elif known[0].span != count.span:
                    yield _compared(known[known[0].value != count.value], count)
    yield from _statuses(notice, declared)
    yield from _divided(notice, {count.population: count for count, _ in reversed(first.values())})


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
        data = {"total": amount(whole), "sum": number(total(values)), "arithmetic": arithmetic}
        yield Relation(
            "sum",
            Span(tally.parts[0].span.start, tally.parts[-1].span.end),
            amount(whole),
            "parts",
            number(total(values)),
            arithmetic,
            verdict,
            "differs",
            data,
            (whole.span,),
        )


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


# -- 对正在整改的2个问题, behind the items


@cache
def _again() -> re.Pattern[str]:
    """A number of problems in a status, or of those that are left."""
    return compiled(
        "(?P<words>[一-龥]{2,20})的(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[个项件条])"
        "(?:具体)?(?P<noun>问题|举报件|事项|整改任务|任务|整改措施|措施)"
        "|(?<![0-9])(?P<rest>[0-9]{1,3})(?P<rest_unit>[个项件条])(?P<left>剩余)问题"
    )


@cache
def _counted() -> re.Pattern[str]:
    """Where :func:`_again` may match: that many characters before it can be words makes it slow to look for."""
    return compiled("[0-9一二三四五六七八九十][个项件条](?:具体|剩余|整改)?(?:问题|举报件|事项|任务|措施)")


_WORDS = 26
"""So many characters at most stand in :func:`_again` before the last of its number."""

_LEFT = ("剩余", "其余", "尚余", "尚有", "还有", "仍有")
_COMMON = 3
"""So many last characters of a status must be the same for two wordings to be one (长期坚持, 需长期坚持)."""


def _statuses(notice: Notice, declared: Sequence[Declaration]) -> Iterator[Relation]:
    """What the sections behind the items say of the problems of each status, against the tally at the beginning."""
    known: dict[str, Sequence[Count]] = {}
    for declaration in declared:
        if declaration.whole and declaration.tally.parts and not known.get(sort := _sort(declaration.tally)):
            known[sort] = _parts(declaration.tally)
    if not any(known.values()):
        return
    text = notice.text
    last = notice.lines[notice.items[-1].last_line].span.end
    for told in _counted().finditer(text, last):
        found = _again().search(text, max(last, told.start() - _WORDS), told.end())
        if found is None:
            continue
        last = found.end()
        name = "number" if found["number"] else "rest"
        words = found["words"] or found["left"]
        parts = known.get(_SORTS.get((found["noun"] or "")[-2:], ""), ())
        meant = _meant(words, parts) if parts else []
        if not meant:
            continue
        first, second = total([part.value for part in meant]), parse_number(found[name])
        unit = found["unit"] or found["rest_unit"]
        span = Span(found.start(name), found.end(name) + len(unit))
        noun = "问题" if not found["noun"] or found["noun"] == "问题" else f"的{found['noun']}"
        labels = "、".join([part.label for part in meant])
        data = {"first": number(first) + unit, "second": number(second) + unit, "noun": f"“{labels}”{noun}"}
        yield Relation(
            "restated",
            span,
            number(second) + unit,
            "earlier",
            number(first) + unit,
            "",
            Verdict.PASS if first == second else Verdict.FAIL,
            "restated",
            data,
            tuple(part.span for part in meant),
        )


_SORTS = {"任务": "task", "措施": "measure"}


def _sort(tally: Tally) -> str:
    """Tasks and measures have statuses of their own; everything else that is listed counts as problems."""
    return {Population.TASK: "task", Population.MEASURE: "measure"}.get(tally.population, "")


def _parts(tally: Tally) -> list[Count]:
    """The parts of *tally*; where it has the finished one alone, also what is left (未整改到位)."""
    states = [part for part in tally.parts if part.status or part.label.startswith(_LEFT)]
    parts = [part for part in states if part.label and not part.approximate]
    whole = tally.total
    if len(states) > 1 or not parts or whole is None or whole.approximate:
        return parts if len(parts) > 1 else []
    done = parts[0]
    if done.status is not StatusClass.DONE or not done.label.startswith("已") or done.value > whole.value:
        return []
    return [done, evolve(done, label="未" + done.label[1:], value=total([whole.value, -done.value]))]


def _meant(words: str, parts: Sequence[Count]) -> list[Count]:
    """The parts of the tally that *words* name: one, or several joined by 和; empty where any is not known."""
    meant = []
    for name in compiled("[和及与]").split(words):
        if name in _LEFT:
            named = [part for part in parts if part.label.startswith(_LEFT)]
            best = named[0] if named else None
        else:
            best = max(parts, key=lambda part: _common_end(name, part.label))
            if _common_end(name, best.label) < min(_COMMON, len(best.label)):
                best = _begun(name, parts)
        if best is None:
            return []
        meant.append(best)
    return meant


_OPENS = 4
"""So many characters of a longer wording are enough to mean it: 视同完成 of 视同完成并长期坚持."""


def _begun(name: str, parts: Sequence[Count]) -> Count | None:
    """The one part whose wording begins with the end of *name*."""
    for start in range(len(name) - _OPENS + 1):
        begun = [part for part in parts if part.label.startswith(name[start:])]
        if begun:
            return begun[0] if len(begun) == 1 else None
    return None


def _common_end(one: str, other: str) -> int:
    """How many last characters two wordings have in common."""
    for length in range(min(len(one), len(other)), 0, -1):
        if one.endswith(other[-length:]):
            return length
    return 0
