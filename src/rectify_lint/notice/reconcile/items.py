"""Declared problems, statuses and measures against the list of items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rectify_lint.facts.headings import match_issue_heading
from rectify_lint.facts.model import Count, Population, StatusClass, Tally
from rectify_lint.notice.reconcile import groups
from rectify_lint.notice.reconcile.declared import Declaration, declarations, heads
from rectify_lint.notice.reconcile.divided import UNFINISHED, divided
from rectify_lint.notice.reconcile.extracts import NEAR, is_extract, selects, tells_all
from rectify_lint.notice.reconcile.wording import addition, amount
from rectify_lint.notice.types import Item, ItemBasis, Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

SURE = (ItemBasis.LABELS, ItemBasis.STATUS_GROUPS, ItemBasis.ROWS)
"""Signs by which items are told for sure."""


def check(notice: Notice, declared: Iterable[Declaration]) -> Iterator[Relation]:
    """All relations between declared numbers and the notice's own list."""
    told: set[tuple[str, Span]] = set()
    for declaration in declared:
        for relation in (
            *_problems(notice, declaration),
            *_statuses(notice, declaration),
            *groups.aspects(notice, declaration),
            *_measures(notice, declaration),
        ):
            if (
                relation.kind,
                relation.span,
            ) not in told:  # a chain and what became of it may declare one number
                told.add((relation.kind, relation.span))
                yield relation
    yield from groups.headings(notice)


# -- problems


def _problems(notice: Notice, declaration: Declaration) -> Iterator[Relation]:
    """The declared total against the leaf items; a chain may count them at several levels."""
    levels = groups.levels(declaration)
    if not levels:
        return
    listed = len(declaration.items)
    held = [count for count in levels if count.value == listed]
    deepest = max(levels, key=lambda count: count.value)
    exact = [count for count in levels if not count.approximate]
    if held:
        yield _listed(notice, declaration, held[0], Verdict.PASS)
        yield from groups.upper(notice, declaration, levels, held[0])
    elif not exact or _counts_headings(notice, declaration, exact) or _is_extract(notice, declaration):
        yield _listed(notice, declaration, deepest, Verdict.NOT_ASSESSABLE)
    else:
        yield _listed(notice, declaration, exact[-1], _certainty(notice, declaration, exact[-1]))


def is_abridged(notice: Notice) -> bool:
    """Whether the notice seems to list only some of its problems: by its headings, or by a total that it falls short of.

    A list that is short by mistake is not: where the items are told for sure, it contradicts its total.
    """
    whole = [one for one in declarations(notice) if one.whole and groups.levels(one)]
    if not whole:
        return bool(notice.items) and is_extract(notice)
    return any(
        relation.verdict in (Verdict.UNCERTAIN, Verdict.NOT_ASSESSABLE)
        and len(one.items) < max(count.value for count in groups.levels(one))
        for one in whole
        for relation in _problems(notice, one)
    )


def _is_extract(notice: Notice, declaration: Declaration) -> bool:
    """Whether the notice tells of some findings only: its headings say so, or it lists less than half of them."""
    declared = min((count.value for count in groups.levels(declaration)), default=0)
    listed = len(declaration.items)
    if declared - listed <= max(1, int(declared) // NEAR):
        return False  # one is missing by mistake
    return 2 * listed <= declared or is_extract(notice)


def _counts_headings(notice: Notice, declaration: Declaration, levels: Sequence[Count]) -> bool:
    """Whether the declared number is that of a level above the leaves (12 problems with 45 manifestations)."""
    headings = groups.level_counts(notice, declaration.items)
    return max(count.value for count in levels) in headings


_SLIP = 2
"""So many problems less than declared may be a slip even where a section says that it selects."""


def _certainty(notice: Notice, declaration: Declaration, declared: Count) -> Verdict:
    """FAIL where the items bear statuses or formal headings; a shorter list of bare headings may be an extract."""
    listed = len(declaration.items)
    if listed < declared.value and is_extract(notice):
        slip = selects(notice) and declared.value - listed <= _SLIP
        return Verdict.UNCERTAIN if slip else Verdict.NOT_ASSESSABLE
    if notice.item_basis in SURE or listed > declared.value:
        return Verdict.FAIL
    if 2 * sum(_formal(notice, item) for item in declaration.items) > listed:
        return Verdict.FAIL if 2 * listed > declared.value else Verdict.UNCERTAIN
    return Verdict.UNCERTAIN if 2 * listed > declared.value else Verdict.NOT_ASSESSABLE


def _formal(notice: Notice, item: Item) -> bool:
    """Whether the heading quotes the finding: 关于“…”问题的整改."""
    heading = match_issue_heading(item.node.title.of(notice.text))
    return heading is not None and heading.quoted is not None


def _listed(notice: Notice, declaration: Declaration, declared: Count, verdict: Verdict) -> Relation:
    per_group = _per_group(notice, declaration.items)
    listed = len(declaration.items)
    message = {Verdict.FAIL: "listed", Verdict.UNCERTAIN: "abridged"}.get(verdict, "")
    data = {"declared": amount(declared), "found": listed, "arithmetic": addition(per_group)}
    places = tuple(item.heading for item in declaration.items)
    return Relation(
        "listed-problems",
        declared.span,
        amount(declared),
        "items",
        str(listed),
        addition(per_group),
        verdict,
        message,
        data,
        places,
    )


def _per_group(notice: Notice, items: Sequence[Item]) -> list[int]:
    """How many items stand below each heading of the first level that divides them."""
    per_parent = Counter(item.node.parent for item in items)
    chains = {parent: groups.chain(notice, parent) for parent in per_parent}
    for depth in range(max(map(len, chains.values()), default=0)):
        counts: dict[int, int] = {}
        for parent, chain in chains.items():
            heading = chain[depth] if depth < len(chain) else -1
            counts[heading] = counts.get(heading, 0) + per_parent[parent]
        if len(counts) > 1:
            return list(counts.values())
    return [len(items)]


# -- statuses

_NUMBER = compiled("[0-9]+")


def _statuses(notice: Notice, declaration: Declaration) -> Iterator[Relation]:
    """The declared count of each status against the items whose status falls in its class."""
    tally = declaration.tally
    listed = declaration.listed
    parts = status_parts(declaration)
    items = declaration.items
    known = [item for item in items if item.status is not None]
    if not known or 2 * len(known) < len(items) or _is_extract(notice, declaration):
        return
    if tally.all_done and not parts and tally.population in listed and tally.total is not None:
        yield from _all_done(tally.total, known)
    if not parts:
        return
    division = divided(
        known, parts, lambda item: _finished_first(notice, item), lambda item: _wording(notice, item)
    )
    complete = len(known) == len(items)
    inside = [part for part in tally.inside if part.status is StatusClass.PARTIAL and not part.approximate]
    partial = [item for item in known if item.status is StatusClass.PARTIAL]
    if partial and complete:
        parts, division = [*parts, *inside], [*division, *(partial for _ in inside)]
    relations = []
    for part, found in zip(parts, division, strict=True):
        verdict = (
            Verdict.PASS if part.value == len(found) else Verdict.FAIL if complete else Verdict.UNCERTAIN
        )
        words = "、".join(filter(None, dict.fromkeys(_wording(notice, item) for item in found)))
        data = {
            "declared": amount(part),
            "label": part.label,
            "found": len(found),
            "words": words or (part.label if found else "无"),
            "listed": len(items),
        }
        places = tuple(_status_span(item) for item in found)
        relations.append(
            Relation(
                "status-tally",
                part.span,
                f"{part.label}{amount(part)}",
                "statuses",
                str(len(found)),
                words,
                verdict,
                "status",
                data,
                places,
            )
        )
    yield from _paired(relations)


def _paired(relations: Sequence[Relation]) -> Iterator[Relation]:
    """*relations*, two that are off by as many in opposite ways told together: one problem is in the wrong class."""
    failed = [one for one in relations if one.verdict is Verdict.FAIL]
    if len(failed) == 2:
        first, second = failed
        off = [
            int(part.found) - int(number[0])
            for part in failed
            if (number := _NUMBER.match(part.data["declared"]))
        ]
        if sum(off) == 0:
            data = {
                **first.data,
                **{f"other_{key}": second.data[key] for key in ("declared", "label", "found")},
            }
            places = (*first.places, second.span, *second.places)
            both = evolve(first, message="shifted", data=data, places=places)
            relations = [
                both if one is first else evolve(one, message="") if one is second else one
                for one in relations
            ]
    yield from relations


def status_parts(declaration: Declaration) -> list[Count]:
    """The parts of a declared tally that count its problems by status."""
    tally, listed = declaration.tally, declaration.listed
    classed = [_with_class(part) for part in tally.parts]
    if tally.closed and sum(part.status is not None for part in classed) == 1 < len(classed):
        return []  # 未整改到位问题6个、新发现问题9个: two sorts of problems, no statuses
    return [part for part in classed if _counts_items(part, tally, listed)]


def _counts_items(part: Count, tally: Tally, listed: tuple[Population, ...]) -> bool:
    """Whether a part counts problems; a bare 21个 counts what its total counts."""
    population = tally.population if part.population is Population.OTHER else part.population
    return part.status is not None and population in listed and not part.approximate


def _with_class(part: Count) -> Count:
    """剩余4个 has no status word, but says that these are not finished."""
    if part.status is None and part.label.startswith(("剩余", "其余", "尚余", "尚有", "还有", "仍有")):
        return evolve(part, status=StatusClass.ONGOING)
    return part


def _all_done(total: Count, known: Sequence[Item]) -> Iterator[Relation]:
    open_items = [item for item in known if item.status in UNFINISHED]
    verdict = Verdict.FAIL if open_items else Verdict.PASS
    data = {"declared": amount(total), "found": len(open_items)}
    places = tuple(_status_span(item) for item in open_items)
    yield Relation(
        "status-tally",
        total.span,
        amount(total),
        "statuses",
        str(len(known) - len(open_items)),
        "",
        verdict,
        "all-done",
        data,
        places,
    )


def _finished_first(notice: Notice, item: Item) -> bool:
    """Whether what an item says of itself begins with its being finished: 已完成，并长期坚持."""
    return _wording(notice, item).startswith(("已", "完成", "整改完成"))


def _status_span(item: Item) -> Span:
    return item.statuses[0].span if item.statuses else item.heading


def _wording(notice: Notice, item: Item) -> str:
    """How the notice words the item's status: its label's value, else the heading of its status section."""
    if item.statuses:
        return item.statuses[0].value.rstrip("。；")
    parts = (part for part in notice.outline.ancestors(item.node) if notice.section_status(part) is not None)
    return next((part.title.of(notice.text) for part in parts), "")


# -- measures


def _measures(notice: Notice, declaration: Declaration) -> Iterator[Relation]:
    """措施 against 一是, 二是 …, where every item enumerates its measures; a single measure needs no ordinal."""
    for declared in heads(declaration.tally, Population.MEASURE)[:1]:
        if not declaration.whole or declared.approximate:
            continue
        items = declaration.items
        enumerated = [len(item.measures) for item in items]
        at_least_one = [max(1, count) for count in enumerated]
        counts = {sum(enumerated), sum(at_least_one)}
        if declared.value in counts:
            verdict = Verdict.PASS
        elif not _is_extract(notice, declaration) and tells_all(items, int(declared.value)):
            verdict = Verdict.UNCERTAIN
        else:
            verdict = Verdict.NOT_ASSESSABLE
        data = {"declared": amount(declared), "found": sum(enumerated), "arithmetic": addition(enumerated)}
        places = tuple(item.heading for item in items)
        yield Relation(
            "listed-measures",
            declared.span,
            amount(declared),
            "measures",
            str(sum(enumerated)),
            addition(enumerated),
            verdict,
            "measures",
            data,
            places,
        )
