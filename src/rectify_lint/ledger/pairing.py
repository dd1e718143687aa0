"""Linking items and entries of the same problem, also if one of the two goes into more detail than the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rectify_lint.ledger.matching import SURE, Pair, Side, match, same_length
from rectify_lint.ledger.wording import comparable, item_wordings, wordings
from rectify_lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rectify_lint.ledger.model import Entry
    from rectify_lint.notice.model import Notice
    from rectify_lint.syntax.outline import Node


class Link(NamedTuple):
    """The indices of an item and an entry, and the similarity of their wordings, 0 to 100.

    *whole* is ``item`` or ``entry`` if that one contains the other as one of its parts, else ``""``.
    """

    item: int
    entry: int
    score: float
    whole: str = ""


def link(notice: Notice, entries: Sequence[Entry]) -> list[Link]:
    """All links, in order of the items, then of the entries."""
    sides = _item_sides(notice)
    pairs = match(sides, _entry_sides(entries))
    items = set(range(len(sides))) - {pair.item for pair in pairs}
    rows = set(range(len(entries))) - {pair.entry for pair in pairs}
    links = [Link(*pair) for pair in pairs]
    if rows:
        links += _under_headings(notice, entries, items, rows)
        rows -= {one.entry for one in links}
        items -= {one.item for one in links}
    if rows and items:
        links += _under_items(sides, entries, items, rows)
    return sorted(links)


def _item_sides(notice: Notice) -> list[Side]:
    numbers = [item.node.number for item in notice.items]
    counted = len(set(numbers)) == len(numbers)
    groups = {group.index: comparable(group.title.of(notice.text)) for group in notice.groups}
    sides = []
    for place, item in enumerate(notice.items, 1):
        above = (groups.get(node.index, "") for node in notice.outline.ancestors(item.node))
        group = next((name for name in above if name), "")
        sides.append(Side(item_wordings(notice, item), group, item.node.number if counted else place))
    return sides


def _entry_sides(entries: Sequence[Entry]) -> list[Side]:
    numbers = [int(entry.number) if entry.number.isdecimal() else None for entry in entries]
    return [
        Side(wordings(entry.problem), comparable(entry.group), number)
        for entry, number in zip(entries, numbers, strict=True)
    ]


def _under_headings(
    notice: Notice, entries: Sequence[Entry], items: set[int], rows: set[int]
) -> Iterator[Link]:
    """Links of entries that are the heading of several items, to those items that have no entry of their own."""
    below: dict[int, list[int]] = defaultdict(list)
    nodes: dict[int, Node] = {}
    for place, item in enumerate(notice.items):
        for node in notice.outline.ancestors(item.node):
            if node.index and not node.title.of(notice.text).rstrip("。：").endswith("方面"):
                nodes[node.index] = node
                below[node.index].append(place)
    found = [Side(wordings(node.title.of(notice.text))) for node in nodes.values()]
    indices = list(nodes)
    for pair, entry in _sure(found, entries, rows):
        under = below[indices[pair.item]]
        for place in [one for one in under if one in items] or under[:1]:
            yield Link(place, entry, pair.score, "entry")


def _under_items(
    sides: Sequence[Side], entries: Sequence[Entry], items: set[int], rows: set[int]
) -> Iterator[Link]:
    """Links of items to the entries whose group they are."""
    groups: dict[str, list[int]] = defaultdict(list)
    for row in sorted(rows):
        if entries[row].group:
            groups[entries[row].group].append(row)
    places = sorted(items)
    names = [Side(wordings(group)) for group in groups]
    for pair in match([sides[place] for place in places], names):
        if pair.score >= SURE:
            for row in list(groups.values())[pair.entry]:
                yield Link(places[pair.item], row, pair.score, "item")


def _sure(first: Sequence[Side], entries: Sequence[Entry], rows: set[int]) -> Iterator[tuple[Pair, int]]:
    """The pairs of *first* with entries in *rows* that are surely the same as a whole, and the index of each entry.

    Containment is not enough: the wording of a missing problem may contain the name of an aspect (落实主体责任方面).
    """
    places = sorted(rows)
    sides = _entry_sides([entries[row] for row in places])
    for pair in match(first, sides):
        if same_length(first[pair.item].wordings, sides[pair.entry].wordings) >= SURE:
            yield pair, places[pair.entry]
