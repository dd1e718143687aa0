"""From the items of a context to drafts of tallies: which count is a total, which counts are its parts.

The sentence is read from left to right. A count is a *head* (a declared total) unless its words make it a *part*:
a status wording, 其中, 其余, 中, or a form without noun of its own right behind a head. Parts in a row make a run;
when the run ends, its parts are sorted by what they count and each sort looks for its head among the counts before
it. Where several heads would do, the one whose arithmetic holds is taken, then the one with the same unit, then
the nearest.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from rectify_lint.facts.model import Number, Population, StatusClass
from rectify_lint.facts.quantities import THING_UNITS
from rectify_lint.facts.tally_items import Context, Item, couple

#: Populations whose totals are declared in a notice even where nothing splits them.
DECLARED: Final = frozenset(
    {Population.PROBLEM, Population.TASK, Population.MEASURE, Population.PETITION, Population.CLUE, Population.IMMEDIATE}
)
_FINISHED: Final = frozenset({StatusClass.DONE, StatusClass.KEEP})
_LOOK_BACK: Final = 12  # heads that a run considers: keeps a sentence of a million counts linear
_SHORT_LABEL: Final = 12


class Draft:
    """A tally in the making: a head (or none), its parts and how the text ties them together."""

    __slots__ = ("head", "inside", "mode", "parts", "rates")

    def __init__(self, head: Item | None, parts: list[Item], mode: str) -> None:
        self.head = head
        self.parts = parts
        self.mode = mode
        self.inside: list[Item] = []
        self.rates: list[object] = []

    @property
    def population(self) -> Population:
        """What the tally counts: what its head says, else its parts."""
        if self.head is not None and self.head.explicit:
            return self.head.population
        return next((part.population for part in self.parts if part.explicit), Population.OTHER)


class Assembly:
    """The result for one context: drafts, and heads in order."""

    __slots__ = ("context", "drafts", "heads")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.drafts: list[Draft] = []
        self.heads: list[Item] = []


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(r"(?:其中|截至目前|截止目前|至目前|到目前|目前|现已|现有|现|已有|已|仅有|仅|只有|有|共有|\s)*")


def assemble(text: str, context: Context) -> Assembly:
    """Find heads, parts and drafts in *context*."""
    return _Assembler(text, context).run()


def total_of(items: list[Item]) -> Number:
    """The sum of the amounts."""
    total: Number = 0
    for item in items:
        total = total + item.amount
    return total


class _Assembler:
    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.result = Assembly(context)
        self.items = context.items
        self.seen: list[Item] = []  # every count so far that can be split
        self.parts: list[Item] = []  # the run
        self.mode = ""
        self.maybe: list[Item] = []  # counts inside a run of statuses that carry none: parts if the sum says so
        self.fixed: Item | None = None  # the head of a run that names it by its form
        self.among = False  # a clause 其中， has just been read
        self.latest: Item | None = None  # the count before

    def run(self) -> Assembly:
        self._share_statuses()
        owner = self.result.context.owner
        if owner is not None:
            self.seen.append(owner)
            self.fixed, self.mode = owner, "bracket"
        for item in self.items:
            if item.value is None:
                self._bare(item)
            elif item.flags & {"change", "except"}:
                self._taken_out(item)
            else:
                self._count(item)
        self._close()
        return self.result

    # -- preparation

    def _share_statuses(self) -> None:
        """Give 完成整改 of ``13个问题、33项措施完成整改`` to both counts."""
        for place in range(len(self.items) - 1, 0, -1):
            item, previous = self.items[place], self.items[place - 1]
            if item.status is None or not item.status_after or previous.value is None:
                continue
            if item.coupled and previous.status is None and not previous.own_text and previous.population in DECLARED:
                previous.status, previous.every = item.status, item.every
                previous.status_start, previous.status_end = item.status_start, item.status_end
                previous.status_after = True
                if "having" in previous.flags:
                    item.flags.add("having")

    # -- one item

    def _bare(self, item: Item) -> None:
        if "among" in item.flags and item.status is None:
            self.among = True
        if item.status in _FINISHED and item.every and not item.flags & {"rest", "among", "another", "except"}:
            self._all_done(item)

    def _all_done(self, item: Item) -> None:
        """``均已办结`` speaks of the heads since the last sentence mark that nothing has split yet."""
        if item.delimiter in ("；", "。") and item.noun and not self._names(item):
            return
        for head in reversed(self.result.heads[-_LOOK_BACK:]):
            if head.population in DECLARED:
                head.all_done = True
            if not head.coupled:
                break

    def _names(self, item: Item) -> bool:
        return any(head.noun == item.noun for head in self.result.heads[-2:])

    def _taken_out(self, item: Item) -> None:
        if "except" in item.flags:
            for head in self.result.heads[-1:]:
                head.excepted = True

    def _count(self, item: Item) -> None:
        role = self._role(item)
        if role == "maybe":
            self.maybe.append(item)
            return
        if role == "head":
            self._close()
            self._sum_last(item)
            self.result.heads.append(item)
            item.all_done = item.status in _FINISHED and item.population in DECLARED
        else:
            if role != "continue":
                self._close()
                self.mode = role
                if role in ("mid", "direct", "elided"):
                    self.fixed = self.latest
            self.parts.append(item)
            item.is_part = True
        self.seen.append(item)
        self.latest = item
        self.among = False

    def _role(self, item: Item) -> str:
        """``head``, ``continue`` (the run goes on) or the mode of the run that *item* begins."""
        if self.mode == "bracket":
            return "continue"
        if "among" in item.flags or self.among:
            return "among"
        if item.status is not None:
            return self._role_of_status(item)
        if item.population is Population.ASPECT:
            return "head"
        if "rest" in item.flags:
            return "continue" if self.parts else "rest"
        if self.parts and self._continues(item):
            return "continue"
        if self.mode == "status" and self._is_unmarked_part(item):
            return "maybe"
        if item.population in DECLARED and item.explicit and not self._same_sort(item):
            return "head"
        latest = self.latest
        if latest is not None and not latest.is_part and self._may_split(latest, item):
            if "mid" in latest.flags and item.delimiter in ("，", "、", "：", ""):
                return "mid"
            if item.delimiter == "" and "joint" not in item.flags and latest.noun_end <= item.start:
                return "direct" if self._is_direct(latest, item) else "head"
            if item.delimiter in ("，", "、", "：") and self._is_elided(latest, item):
                return "elided"
        return "head"

    def _is_unmarked_part(self, item: Item) -> bool:
        """``已办结3件，转入诉讼程序1件，正在办理0件``: the middle one has no status wording."""
        last = self.parts[-1]
        if item.noun or item.own_text or item.unit != last.unit or item.flags & {"total", "joint"}:
            return False
        return item.delimiter in ("，", "、") and item.start - item.left <= _SHORT_LABEL

    def _role_of_status(self, item: Item) -> str:
        if item.status_after and item.population in DECLARED and not self._has_head(item):
            if item.status in _FINISHED and not item.flags & {"having", "rest", "among"}:
                return "head"
        if self.mode == "status" and self.parts:
            return "continue"
        return "continue" if self.parts and self._continues(item) else "status"

    def _has_head(self, item: Item) -> bool:
        return any(
            head.population is item.population and head.amount >= item.amount and head.status is None
            for head in self.result.heads[-_LOOK_BACK:]
        )

    def _same_sort(self, item: Item) -> bool:
        return bool(self.parts) and self.parts[-1].population is item.population

    def _may_split(self, head: Item, item: Item) -> bool:
        return _comparable(head, item) and not head.approximate and item.amount <= head.amount

    def _is_direct(self, head: Item, item: Item) -> bool:
        """``17个项目已竣工12个``, ``74项计划开工项目68项实现开工``; not ``9个窗口整合为3个``."""
        if self.text[item.start - 1] in "为到成至的":
            return False
        return head.unit == item.unit and head.noun_start < item.start and item.start - head.unit_end <= 20

    def _is_elided(self, head: Item, item: Item) -> bool:
        """``8个，1个投入运行``: the number opens its clause, has the head's unit, no noun, and words behind it."""
        if head.unit != item.unit or item.noun or not item.own_text or head.own_text:
            return False
        return _adverbs().fullmatch(self.text, item.left, item.start) is not None

    def _continues(self, item: Item) -> bool:
        if "total" in item.flags:
            return False
        mode, last = self.mode, self.parts[-1]
        if item.population in DECLARED and item.population is not last.population and mode != "status":
            return item.status is not None and last.status is not None
        if item.delimiter in ("；", "。") and not self._keeps_semicolons(item):
            return False
        if mode == "status":
            return item.status is not None
        if mode == "elided":
            return self.fixed is not None and item.delimiter in ("，", "、") and self._is_elided_part(item)
        if mode == "direct":
            return last.unit == item.unit and item.start - item.left <= _SHORT_LABEL
        if mode in ("among", "mid", "rest"):
            return not self._complete(item)
        return mode == "bracket"

    def _is_elided_part(self, item: Item) -> bool:
        assert self.fixed is not None
        if self.fixed.unit != item.unit or item.noun or not item.own_text:
            return False
        return _adverbs().fullmatch(self.text, item.left, item.start) is not None

    def _keeps_semicolons(self, item: Item) -> bool:
        """Whether a list goes on behind a semicolon: it uses them throughout, or nothing but a number follows."""
        if self.mode in ("among", "mid", "rest"):
            inner = [part.delimiter for part in self.parts[1:]]
            if inner and all(delimiter == "；" for delimiter in inner if delimiter):
                return True
            if len(self.parts) == 1 and self.mode == "among":
                first = self.parts[0]
                bare = not (item.own_text or item.flags or first.own_text)
                return item.delimiter == "；" and item.unit == first.unit and bare
            return self.mode == "rest" and _adverbs().fullmatch(self.text, item.left, item.start) is not None
        return False

    def _complete(self, item: Item) -> bool:
        """Whether the run already makes up a head before it, so that another number would be one too many."""
        same = [part for part in self.parts if _comparable(part, item)]
        if not same or len(same) > 200:
            return False
        amount = total_of(same)
        first = self.parts[0]
        before = [count for count in self.seen[-_LOOK_BACK - len(self.parts) :] if count.start < first.start]
        return any(_comparable(head, item) and head.amount == amount for head in before) and len(same) > 1

    # -- the end of a run

    def _close(self) -> None:
        parts, mode, fixed, maybe = self.parts, self.mode, self.fixed, self.maybe
        self.parts, self.mode, self.fixed, self.maybe = [], "", None, []
        if not parts:
            return
        for sort in _sorts(parts, mode):
            self._attach(sort, mode, fixed, parts[0].start)
        if maybe:
            self._adopt(maybe)

    def _attach(self, sort: list[Item], mode: str, fixed: Item | None, begin: int) -> None:
        head = fixed
        if fixed is None or not _comparable(fixed, sort[0]):
            if mode == "rest":
                head, sort = self._head_of_rest(sort, begin)
            else:
                head = self._head_for(sort, mode, begin)
        if head is None and (mode != "status" or sort[0].population not in DECLARED):
            return
        if head is not None and head.population not in DECLARED and _too_rough(head, sort, mode):
            return
        sort = _prefix_that_holds(head, sort) if head is not None else sort
        if mode == "elided" and len(sort) < 2:
            return
        if mode == "status" and head is not None:
            head.split = True
        self._add(Draft(head, sort, mode))

    def _fresh(self, candidates: list[Item], first: Item) -> list[Item]:
        """The heads that no statuses have split yet and that *first* plainly belongs to, coupled ones first."""
        fresh = [
            head
            for head in candidates
            if not head.split
            and (head.population is first.population if first.explicit else head.unit == first.unit)
        ]
        if fresh and fresh[0].coupled and fresh[0].population in DECLARED:
            whole = self._coupled(fresh[0])
            return [whole, *fresh] if whole is not fresh[0] else fresh
        return fresh

    def _coupled(self, head: Item) -> Item:
        """*head* with the heads that 、 or 和 ties to it."""
        heads = [head]
        while heads[0].coupled and heads[0].population is head.population:
            place = self.result.heads.index(heads[0])
            earlier = self.result.heads[place - 1] if place else None
            if earlier is None or earlier.population is not head.population or earlier.unit != head.unit:
                break
            heads.insert(0, earlier)
            if len(heads) > _LOOK_BACK:
                break
        return couple(heads) if len(heads) > 1 else head

    def _adopt(self, maybe: list[Item]) -> None:
        """Make the unmarked counts of a run of statuses parts, if that makes its sum hold."""
        draft = self.result.drafts[-1] if self.result.drafts else None
        if draft is None or draft.mode != "status" or draft.head is None:
            return
        missing = draft.head.amount - total_of(draft.parts)
        for chosen in (maybe, maybe[:1]):
            if missing and total_of(chosen) == missing and _comparable(draft.head, chosen[0]):
                draft.parts = sorted(draft.parts + chosen, key=lambda item: item.start)
                return

    def _add(self, draft: Draft) -> None:
        """Keep *draft*, joined to an earlier one where the same head goes on being split by statuses."""
        for earlier in self.result.drafts[-_LOOK_BACK:]:
            same_head = earlier.head is draft.head and draft.head is not None
            if same_head and earlier.mode == draft.mode == "status":
                earlier.parts += draft.parts
                return
        self.result.drafts.append(draft)

    def _head_for(self, sort: list[Item], mode: str, begin: int) -> Item | None:
        first = sort[0]
        candidates = [
            head
            for head in reversed(self.seen[self._first_seen(begin) :])
            if head.start < begin and _can_head(head, sort, mode)
        ]
        if mode == "status":
            candidates = self._fresh(candidates, first) or candidates
        for head in candidates:
            if _holds(head, sort):
                return head
        largest = max(item.amount for item in sort)
        fitting = [head for head in candidates if head.amount >= largest]
        pool = fitting or (candidates if mode == "among" or first.population in DECLARED else [])
        pool = pool or [head for head in candidates if head.population in DECLARED]
        same_unit = [head for head in pool if head.unit == first.unit]
        return (same_unit or pool or [None])[0]

    def _first_seen(self, begin: int) -> int:
        """Where the last few counts before *begin* start in ``seen``."""
        place = len(self.seen)
        while place and self.seen[place - 1].start >= begin:
            place -= 1
        return max(0, place - _LOOK_BACK)

    def _head_of_rest(self, sort: list[Item], begin: int) -> tuple[Item | None, list[Item]]:
        """The head of a run that opens with 其余, and the run with the counts that stand between the two."""
        first = sort[0]
        before = [item for item in self.seen[self._first_seen(begin) :] if item.start < begin]
        open_counts = [item for item in before if not item.is_part and item.unit == first.unit]
        fallback: tuple[Item | None, list[Item]] = (None, sort)
        for place in range(len(open_counts) - 1, -1, -1):
            head = open_counts[place]
            run = open_counts[place + 1 :] + sort
            if any(item.amount > head.amount or not _comparable(head, item) for item in run):
                continue
            if _prefix_sum(head, run):
                return head, run
            if fallback[0] is None or len(fallback[1]) == len(sort):
                fallback = (head, run)
        if fallback[0] is None:
            fallback = (self._head_for(sort, "rest", begin), sort)
        return fallback

    def _sum_last(self, item: Item) -> None:
        """``新建制度4项、修订制度3项，共形成制度成果7项``: the total stands behind its parts."""
        if "total" not in item.flags or item.delimiter not in ("，", "、", ""):
            return
        parts: list[Item] = []
        for earlier in reversed(self.seen[-_LOOK_BACK:]):
            if not _comparable(earlier, item) or earlier.unit != item.unit or earlier.approximate:
                break
            parts.append(earlier)
            if earlier.delimiter not in ("，", "、"):
                break
        if len(parts) > 1 and total_of(parts) == item.amount and not any(part.is_part for part in parts):
            self.result.drafts.append(Draft(item, parts[::-1], "sum"))


def _sorts(parts: list[Item], mode: str) -> list[list[Item]]:
    """The parts of a run by what they count, in order of their first members."""
    found: dict[str, list[Item]] = {}
    for part in parts:
        if part.explicit:
            key = part.population.value
        elif mode == "status" and part.unit in THING_UNITS:
            key = "things"
        else:
            key = "unit " + part.unit
        if mode != "status" and part.unit in THING_UNITS and part.population is not Population.MONEY:
            key = part.unit  # 违纪违法线索3件、其他事项1件
        found.setdefault(key, []).append(part)
    return list(found.values())


def _too_rough(head: Item, sort: list[Item], mode: str) -> bool:
    """Whether a general breakdown says too little: an approximate head or part that nothing else goes with."""
    if head.approximate or all(item.approximate for item in sort):
        return True
    return mode == "bracket" and len(sort) == 1 and "among" not in sort[0].flags


def _comparable(one: Item, other: Item) -> bool:
    """Whether two counts can count the same kind of thing."""
    if one.population is Population.OTHER and other.population is Population.OTHER:
        return one.unit == other.unit
    if one.population is Population.OTHER or other.population is Population.OTHER:
        named = one if one.explicit else other
        bare = other if one.explicit else one
        return (
            named.population in DECLARED or named.population is Population.DOCUMENT
        ) and bare.unit in THING_UNITS
    if one.population is Population.MONEY:
        return other.population is Population.MONEY and _currency(one.unit) == _currency(other.unit)
    return one.population is other.population


def _currency(unit: str) -> str:
    return unit.lstrip("十百千万亿")


def _can_head(head: Item, sort: list[Item], mode: str) -> bool:
    if head.is_part and mode != "among":
        return False
    if mode == "status" and head.population not in DECLARED and any(item.preceded for item in sort):
        return False
    return all(_comparable(head, item) for item in sort)


def _holds(head: Item, sort: list[Item]) -> bool:
    amount = total_of(sort)
    if amount == head.amount:
        return True
    partial = [item for item in sort if item.status is StatusClass.PARTIAL]
    if partial and any("rest" in item.flags for item in sort):
        return amount - total_of(partial) == head.amount
    return False


def _prefix_sum(head: Item, sort: list[Item]) -> bool:
    """Whether *sort*, or what stands of it before some semicolon, makes up *head*."""
    return total_of(_prefix_that_holds(head, sort)) == head.amount


def _prefix_that_holds(head: Item, sort: list[Item]) -> list[Item]:
    """*sort* up to where it makes up *head*, if what follows begins behind a semicolon; else all of it."""
    running: Number = 0
    for place, item in enumerate(sort):
        if place > 1 and running == head.amount and item.delimiter in ("；", "。"):
            return sort[:place]
        running = running + item.amount
    return sort


def ratio(part: Number, whole: Number) -> Decimal:
    """*part* divided by *whole*, 0 if *whole* is."""
    return Decimal(part) / Decimal(whole) if whole else Decimal(0)
