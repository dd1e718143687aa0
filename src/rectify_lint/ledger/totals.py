"""Comparing the totals of notice and ledger: problems, also by status, measures, and what the notice declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rectify_lint.facts.model import Count, Population, StatusClass
from rectify_lint.ledger.model import Check, Entry
from rectify_lint.notice.reconcile import groups
from rectify_lint.notice.reconcile.declared import Declaration, declarations, heads
from rectify_lint.notice.reconcile.divided import divided
from rectify_lint.notice.reconcile.items import status_parts
from rectify_lint.notice.reconcile.wording import amount
from rectify_lint.notice.types import StatusSource, Verdict
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


def check_totals(
    notice: Notice, entries: Sequence[Entry], *, abridged: bool, trusted: bool
) -> Iterator[Check]:
    """The numbers of both, compared.

    *abridged*: the notice lists only some of its problems, so that the number of its items says little; *trusted*: items
    and entries are of the same kind, so that a difference is a fault.
    """
    apart = Verdict.FAIL if trusted and not abridged else Verdict.UNCERTAIN
    yield _count("problems", len(notice.items), len(entries), apart, "problems")
    yield from _by_status(notice, entries, apart)
    measures = _measures(entries)
    listed = [len(item.measures) for item in notice.items]
    if all(listed) and all(measures):
        yield _count("measures", sum(listed), sum(measures), Verdict.UNCERTAIN, "measures-total")
    told: set[tuple[str, str]] = set()
    own = {(relation.kind, relation.span, relation.found): relation.verdict for relation in notice.relations}
    for declaration in declarations(notice):
        if declaration.whole:
            for check, count in _declared(declaration, entries, trusted=trusted):
                name = check.data["words"], check.notice
                if name in told:
                    continue
                told.add(name)
                if check.verdict is not Verdict.PASS:
                    # If the ledger has as many as the notice lists, the verdict is that of the notice alone.
                    key = check.data["relation"], count.span, check.ledger
                    check = evolve(check, verdict=own.get(key, check.verdict))
                yield check


def _measures(entries: Sequence[Entry]) -> list[int]:
    """The number of measures of each entry; 0 if unknown."""
    return [entry.measures or 0 for entry in entries]


def _count(kind: str, notice: int, ledger: int, apart: Verdict, message: str, **data: object) -> Check:
    same = notice == ledger
    return Check(
        kind, str(notice), str(ledger), Verdict.PASS if same else apart, "" if same else message, data
    )


def _by_status(notice: Notice, entries: Sequence[Entry], apart: Verdict) -> Iterator[Check]:
    """The number of problems of each class, if all have a status; by finished or not if one side only says that."""
    ours = [item.status for item in notice.items]
    theirs = [entry.status for entry in entries]
    if not ours or None in ours or None in theirs:
        return
    if any(entry.yes_or_no for entry in entries) or any(
        item.source is StatusSource.SECTION for item in notice.items
    ):
        first, second = Counter(map(_finished, ours)), Counter(map(_finished, theirs))
    else:
        first, second = Counter(map(str, ours)), Counter(map(str, theirs))
        if _sums(ours) == _sums(theirs):
            apart = Verdict.UNCERTAIN  # finished and unfinished agree; the rest may be mere wording
    order = ("finished", "unfinished", *map(str, StatusClass))
    for name in sorted({*first, *second}, key=order.index):
        yield _count("status", first[name], second[name], apart, "status-total", status=name)


def _finished(status: StatusClass | None) -> str:
    return "finished" if status is not None and status.finished else "unfinished"


def _sums(statuses: Sequence[StatusClass | None]) -> Counter[str]:
    return Counter(map(_finished, statuses))


# -- what the notice declares


def _declared(
    declaration: Declaration, entries: Sequence[Entry], *, trusted: bool
) -> Iterator[tuple[Check, Count]]:
    """A declared total, its parts by status and its measures against the ledger's own numbers."""
    apart = Verdict.FAIL if trusted else Verdict.UNCERTAIN
    exact = [count for count in groups.levels(declaration) if not count.approximate]
    if exact:
        # A chain may count at several levels (14个问题、47项整改任务): the ledger has one of them.
        held = next((count for count in exact if count.value == len(entries)), exact[-1])
        yield _stated("listed-problems", held, held.noun, len(entries), apart), held
    parts = status_parts(declaration)
    if parts and all(entry.status is not None for entry in entries):
        for part, those in zip(parts, divided(entries, parts), strict=True):
            yield _stated("status-tally", part, part.label, len(those), apart), part
    measures = _measures(entries)
    for count in heads(declaration.tally, Population.MEASURE)[:1]:
        # A measure without a number of its own counts too.
        sums = {sum(measures), sum(max(1, number) for number in measures)}
        if not count.approximate and any(measures) and (count.value in sums or all(measures)):
            found = count.value if count.value in sums else sum(measures)
            yield _stated("listed-measures", count, count.noun, int(found), Verdict.UNCERTAIN), count


def _stated(relation: str, declared: Count, words: str, found: int, apart: Verdict) -> Check:
    same = declared.value == found
    data = {"relation": relation, "words": words, "span": declared.span}
    return Check(
        "declared",
        amount(declared),
        str(found),
        Verdict.PASS if same else apart,
        "" if same else "declared",
        data,
    )
