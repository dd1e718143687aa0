"""Which head the parts of a run belong to.

Where several heads would do, the one whose arithmetic holds is taken, then the one with the same unit, then
the nearest. Only the last few counts are looked at, so that a passage of any length is read in linear time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rectify_lint.facts.model import Number, Population, StatusClass
from rectify_lint.facts.quantities import THING_UNITS
from rectify_lint.facts.tally_items import Context, Item, couple
from rectify_lint.facts.tally_words import AMONG, ANOTHER, EACH, MID, REST
from rectify_lint.typed import Final

#: Populations whose totals are declared in a notice even where nothing splits them.
DECLARED: Final = frozenset(
    {
        Population.PROBLEM,
        Population.TASK,
        Population.MEASURE,
        Population.PETITION,
        Population.CLUE,
        Population.IMMEDIATE,
    }
)
FINISHED: Final = frozenset({StatusClass.DONE, StatusClass.KEEP})
LOOK_BACK: Final = 12
# Members of enumerations that are asked for at every count: looking one up in its class is slow.
_OTHER: Final = Population.OTHER
_MONEY: Final = Population.MONEY
_DOCUMENT: Final = Population.DOCUMENT
_IMMEDIATE: Final = Population.IMMEDIATE
_PARTIAL: Final = StatusClass.PARTIAL
_WITH_IMMEDIATE: Final = frozenset({Population.PROBLEM, Population.TASK, Population.MEASURE})
_PLAIN: Final = frozenset({Population.PERSON, Population.MONEY, Population.ASPECT})


class Draft:
    """A tally in the making: a head (or none), its parts and the mode of the run that they made."""

    __slots__ = ("head", "mode", "parts")

    def __init__(self, head: Item | None, parts: list[Item], mode: str) -> None:
        self.head = head
        self.parts = parts
        self.mode = mode


class Assembly:
    """The result for one context: drafts in order, and the heads in order."""

    __slots__ = ("context", "drafts", "heads")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.drafts: list[Draft] = []
        self.heads: list[Item] = []


def total_of(items: Iterable[Item]) -> Number:
    """The sum of the amounts."""
    total: Number = 0
    for item in items:
        total += item.amount
    return total


def flags_of(items: Iterable[Item]) -> int:
    """The marking words of all items together."""
    flags = 0
    for item in items:
        flags |= item.flags
    return flags


def ratio(part: Number, whole: Number) -> Decimal:
    """*part* divided by *whole*, 0 if *whole* is."""
    return Decimal(part) / Decimal(whole) if whole else Decimal(0)


def comparable(one: Item, other: Item) -> bool:
    """Whether two counts can count one kind of thing: 个 and 项 of problems, 人 and 名, 万元 and 亿元."""
    if one.population is other.population:
        if one.population is _OTHER:
            return one.unit == other.unit
        return one.population is not _MONEY or _currency(one.unit) == _currency(other.unit)
    named, bare = (other, one) if one.population is _OTHER else (one, other)
    if bare.population is not _OTHER:
        return False
    return (named.population in DECLARED or named.population is _DOCUMENT) and bare.unit in THING_UNITS


def _currency(unit: str) -> str:
    return unit.lstrip("十百千万亿")


def can_head(head: Item, sort: Sequence[Item], mode: str) -> bool:
    """Whether *head* may be split into *sort* at all."""
    if head.is_part and mode != "among":
        return False
    # Of 22 problems 5 were 立行立改, of 63 measures 25.
    with_immediate = mode == "among" and head.population in _WITH_IMMEDIATE
    for item in sort:
        if not (comparable(head, item) or (with_immediate and item.population is _IMMEDIATE)):
            return False
    if mode != "status":
        return True
    if head.population not in DECLARED:
        return not any(item.preceded for item in sort)
    # 甲村8个问题全部完成，乙村完成6个、剩余1个: of the first nothing is left to be told.
    told = head.all_done and head.status_after
    return not (told and any(item.preceded for item in sort)) or holds(head, sort)


def holds(head: Item, sort: Sequence[Item]) -> bool:
    """Whether *sort* makes up *head*; partly rectified ones may lie inside what is called the remainder."""
    amount = total_of(sort)
    if amount == head.amount:
        return True
    partial = [item for item in sort if item.status is _PARTIAL]
    if partial and flags_of(sort) & REST:
        return amount - total_of(partial) == head.amount
    return False


def too_rough(head: Item, sort: list[Item], mode: str) -> bool:
    """Whether a general breakdown says too little: its head or all its parts are approximate."""
    if head.approximate or all(item.approximate for item in sort):
        return True
    return mode == "bracket" and len(sort) == 1 and not sort[0].flags & AMONG


def of_problems(head: Item, sort: Sequence[Item], mode: str) -> bool:
    """Whether statuses in 个 behind measures in 条 are those of the problems that the measures are for.

    ``反馈问题14个。制定措施61条，完成整改11个，未完成3个``: then they are marked as such.
    """
    apart = mode == "status" and len(sort) > 1 and head.population is Population.MEASURE and head.unit == "条"
    if not apart or holds(head, sort) or any(item.unit != "个" or item.explicit for item in sort):
        return False
    for item in sort:
        item.population = Population.PROBLEM
    return True


def prefix_that_holds(head: Item, sort: list[Item]) -> list[Item]:
    """*sort* up to where it makes up *head*, if what follows begins behind a semicolon; else all of it."""
    running: Number = 0
    for place, item in enumerate(sort):
        if place > 1 and running == head.amount and item.delimiter in ("；", "。"):
            return sort[:place]
        running += item.amount
    return sort


def sorts_of(parts: list[Item], mode: str) -> list[list[Item]]:
    """The parts of a run by what they count, in order of their first members."""
    found: dict[str, list[Item]] = {}
    named: Item | None = None  # the last part that names what it counts
    for part in parts:
        if part.population in _PLAIN or (part.explicit and mode == "status"):
            key = part.population.value
            named = part
        elif (
            mode == "status"
            and named is not None
            and named.unit == part.unit
            and part.delimiter in ("，", "、")
        ):
            key = named.population.value  # 已落实措施60条，正在落实6条
        else:
            key = "unit " + part.unit
        found.setdefault(key, []).append(part)
    return list(found.values())


def recent(seen: list[Item], begin: int) -> list[Item]:
    """The last few counts before offset *begin*, in order."""
    place = len(seen)
    while place and seen[place - 1].start >= begin:
        place -= 1
    return seen[max(0, place - LOOK_BACK) : place]


def join_units(seen: list[Item], sorts: list[list[Item]], mode: str, begin: int) -> list[list[Item]]:
    """Join sorts that differ in the unit alone (21个 and 1项), unless each has a head in its own unit."""
    if mode != "status" or len(sorts) < 2:
        return sorts
    things = [sort for sort in sorts if sort[0].unit in THING_UNITS and not sort[0].explicit]
    if len(things) < 2:
        return sorts
    together = [item for sort in things for item in sort]
    heads = recent(seen, begin)
    own_heads = all(any(head.unit == sort[0].unit for head in heads) for sort in things)
    if own_heads and not any(can_head(head, together, mode) and holds(head, together) for head in heads):
        return sorts
    return [together, *(sort for sort in sorts if sort not in things)]


def head_for(seen: list[Item], heads: list[Item], sort: list[Item], mode: str, begin: int) -> Item | None:
    """The head among the counts before *begin* that *sort* splits, or ``None``."""
    first = sort[0]
    if (
        mode == "status"
        and len(sort) == 1
        and first.delimiter in ("；", "。")
        and first.noun_start > first.start
    ):
        return None  # 对正在整改的4个问题，…；对已完成的16个问题，…: one beside the other
    candidates = [head for head in reversed(recent(seen, begin)) if can_head(head, sort, mode)]
    if mode == "status":
        candidates = _fresh(heads, candidates, first) or candidates
    for head in candidates:
        if holds(head, sort):
            return head
    largest = max(item.amount for item in sort)
    if mode == "among" and candidates:
        tied = _tied(heads, candidates[0])  # 党组会6次、调度会10次，其中书记主持14次、副书记主持2次
        if len(tied) > 1:
            together = couple(tied)
            if holds(together, sort) or candidates[0].amount < largest <= together.amount:
                return together
    pool = [head for head in candidates if head.amount >= largest]
    nearest = candidates[0] if candidates else None
    if nearest and mode == "among" and len(sort) > 1 and _outgrown(nearest, first, largest):
        return nearest
    if first.flags & EACH:  # 按类别划分，… divides the whole a second time, not a part of it
        pool = [head for head in pool if not head.is_part] or pool
    if not pool:
        lenient = mode == "among" or first.population in DECLARED
        pool = [head for head in candidates if lenient or head.population in DECLARED]
    same = next((head for head in pool if head.unit == first.unit), pool[0] if pool else None)
    if same is not None and mode == "among" and same is not pool[0] and _breaks(same, pool[0]):
        # 其余3件正在办理；移交问题线索7条，其中立案3件: what stands before the semicolon is told.
        return pool[0]
    return same


def _breaks(head: Item, nearer: Item) -> bool:
    """Whether a semicolon or a stop stands between two heads, the nearer of which the text names."""
    between = head.text[head.unit_end : nearer.start]
    return nearer.population in DECLARED and ("；" in between or "。" in between)


def _outgrown(head: Item, first: Item, largest: Number) -> bool:
    """Whether a 其中 right behind *head* divides it though one part is a little larger: 37座，其中维修40座、重建8座."""
    beside = first.left - head.right <= 1 and head.unit == first.unit
    return beside and head.amount < largest <= head.amount + max(1, head.amount // 4)


def _fresh(heads: list[Item], candidates: list[Item], first: Item) -> list[Item]:
    """The heads that no statuses have split yet and that *first* plainly belongs to, coupled ones first."""
    fresh = [
        head
        for head in candidates
        if not head.split
        and (head.population is first.population if first.explicit else head.unit == first.unit)
    ]
    if fresh and fresh[0].coupled and fresh[0].population in DECLARED:
        tied = _tied(heads, fresh[0])
        return [couple(tied), *fresh] if len(tied) > 1 else fresh
    return fresh


def _tied(heads: list[Item], head: Item) -> list[Item]:
    """*head* with the heads before it that 、 or 和 ties to it, in order."""
    tied = [head]
    for earlier in reversed(recent(heads, head.start)):
        same = earlier.population is head.population and earlier.unit == head.unit
        if not (tied[0].coupled and same):
            break
        tied.insert(0, earlier)
    return tied


def _head_of_list(counts: list[Item], sort: list[Item]) -> tuple[Item | None, list[Item]]:
    """The head of a list that 其他 closes (水污染5件、噪声4件、其他3件), and its members: it stands before the list."""
    start = len(counts)
    while start and counts[start - 1].delimiter == "、":
        start -= 1
    start = max(start - 1, 0)
    members = counts[start:] + sort
    largest = max(item.amount for item in members)
    heads = [
        head
        for head in reversed(counts[:start])
        if head.delimiter != "、"
        and head.amount >= largest
        and all(comparable(head, item) for item in members)
    ]
    whole = total_of(members)
    exact = next((head for head in heads if head.amount == whole), None)
    return exact or next((head for head in heads if head.explicit), heads[0] if heads else None), members


def head_of_rest(
    seen: list[Item], heads: list[Item], drafts: list[Draft], sort: list[Item], begin: int
) -> tuple[Item | None, list[Item]]:
    """The head of a run that opens with 其余, and the run with the counts that stand between the two.

    What is divided already has no second remainder: 新增学位2700个，其中小学1800个、初中900个；消除大班额31个，剩余4个.
    """
    head, run = _head_of_rest(seen, heads, sort, begin)
    if head is None or total_of(run) == head.amount:
        return head, run
    behind = sort[0].delimiter in ("；", "。") or run[0].delimiter in ("；", "。")
    divided = [draft.head for draft in drafts[-LOOK_BACK:] if draft.head and (behind or _holds(draft))]
    if head not in divided:
        return head, run
    others = [item for item in recent(seen, begin) if item not in divided]
    return _head_of_rest(others, [one for one in heads[-LOOK_BACK:] if one not in divided], sort, begin)


def _holds(draft: Draft) -> bool:
    return draft.head is not None and total_of(draft.parts) == draft.head.amount


def _nearly(head: Item, run: list[Item]) -> bool:
    """Whether several counts miss the head by one or by less than a tenth: then they were meant to make it up."""
    found, wanted = total_of(run), head.amount
    return len(run) > 1 and (
        abs(Decimal(found) - Decimal(wanted)) == 1 or 9 * wanted <= 10 * found <= 11 * wanted
    )


def _head_of_rest(
    seen: list[Item], heads: list[Item], sort: list[Item], begin: int
) -> tuple[Item | None, list[Item]]:
    first = sort[0]
    counts = [item for item in recent(seen, begin) if not item.is_part and item.unit == first.unit]
    fallback: tuple[Item | None, list[Item]] = (None, sort)
    in_list = first.delimiter == "、"
    if in_list:
        head_of_all, members = _head_of_list(counts, sort)
        if head_of_all is not None:
            return head_of_all, members
    for place in range(len(counts) - 1, -1, -1):
        head, run = counts[place], counts[place + 1 :] + sort
        if any(item.amount > head.amount or not comparable(head, item) for item in run):
            continue
        if head.flags & MID or total_of(prefix_that_holds(head, run)) == head.amount:
            return head, run
        if fallback[0] is not None and run[0].delimiter == "；":
            continue  # what stands behind a semicolon has a head nearer by
        if not in_list and (len(fallback[1]) == len(sort) or _nearly(head, run)):
            fallback = (head, run)
    if fallback[0] is None:
        return head_for(seen, heads, sort, "rest", begin), sort
    return fallback


def is_named(last: Item | None, item: Item) -> bool:
    """Whether a count says what the part before it is, one by one: 分阶段整改问题2个，分别为2个片区…、1处厂房…."""
    return (
        last is not None
        and last.is_part
        and item.delimiter == "，"
        and item.text.startswith(("分别为", "分别是"), item.left)
        and item.amount <= last.amount
    )


def names_another(item: Item) -> bool:
    """Whether 另有 takes up something with a name of its own: 另有自查问题8个, not 另有3个问题."""
    return bool(item.flags & (REST | ANOTHER)) and item.explicit and 0 <= item.noun_start < item.start


def beside(seen: list[Item], head: Item, sort: list[Item]) -> tuple[Item, list[Item]]:
    """Of 5座，已建成3座，1座主体完工，1座在办 the head of all, where the count before stands beside its parts."""
    amount = total_of(sort)
    if amount != head.amount:
        for earlier in reversed(recent(seen, head.start)):
            if comparable(earlier, head) and earlier.amount == head.amount + amount:
                head.is_part = True
                return earlier, [head, *sort]
    return head, sort
