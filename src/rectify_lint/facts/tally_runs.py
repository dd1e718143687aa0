"""From the items of a context to drafts of tallies: which count is a total, which counts are its parts.

A context is read from left to right. A count is a *head* (a declared total) unless its words make it a
*part*: a status wording, 其中, 其余, 中, or a form without a noun of its own right behind a head. Parts in a
row make a run; when the run ends, its parts are sorted by what they count and each sort looks for its head.

The modes of a run:

- ``status`` 22个，已整改21个，正在整改1个
- ``among`` 59篇，其中省级34篇，市级25篇
- ``rest`` 53条，核实48条，其余5条
- ``mid`` 26个项目中，甲等13个，乙等11个
- ``direct`` 17个项目已竣工12个、在建5个
- ``elided`` 8个，1个投入运行、3个在建
- ``described`` 120个，完成率达到100%的96个，80%以下的9个
- ``bracket`` 120人（警告72人、严重警告34人）
- ``sum`` 新建4项、修订3项，共7项
"""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter

from rectify_lint.facts import tally_words as word
from rectify_lint.facts.model import Population
from rectify_lint.facts.tally_heads import (
    DECLARED,
    FINISHED,
    LOOK_BACK,
    Assembly,
    Draft,
    beside,
    comparable,
    head_for,
    head_of_rest,
    is_named,
    join_units,
    names_another,
    of_problems,
    prefix_that_holds,
    sorts_of,
    too_rough,
    total_of,
)
from rectify_lint.facts.tally_items import Context, Item
from rectify_lint.patterns import compiled
from rectify_lint.typed import Final

_SHORT_LABEL: Final = 12
_place: Final = attrgetter("start")
_DIRECT_REACH: Final = 20
_LONGEST_RUN: Final = 200
_SHARES: Final = ("大部分", "绝大部分", "多数", "部分", "基本")
_FIXED: Final = frozenset({"mid", "direct", "elided", "described"})
_ASPECT: Final = Population.ASPECT
_MEASURE: Final = Population.MEASURE
_STOPS: Final = ("；", "。")
_PEOPLE: Final = frozenset("名人位")
_SOFT: Final = ("，", "、", "：")


@cache
def _adverbs() -> re.Pattern[str]:
    return compiled(
        r"(?:其中|截至目前|截止目前|至目前|到目前|目前|现已|现有|现|已有|已|仅有|仅|只有|有|共有|[ \t])*"
    )


def assemble(text: str, context: Context) -> Assembly:
    """Find heads, parts and drafts in *context*."""
    return _Assembler(text, context).run()


class _Assembler:
    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.result = Assembly(context)
        self.seen: list[Item] = []  # every count so far that can be split
        self.parts: list[Item] = []  # the run
        self.mode = ""
        self.maybe: list[Item] = []  # counts without status in a run of statuses: parts if the sum says so
        self.fixed: Item | None = None  # the head of a run that names it by its form
        self.among = self.divided = False  # a clause 其中，, or 按属地划分，, has just been read
        self.latest: Item | None = None  # the count before

    def run(self) -> Assembly:
        items, owner = self.result.context.items, self.result.context.owner
        self._share_statuses(items)
        if owner is not None:
            self.seen.append(owner)
            self.fixed, self.mode = owner, "bracket"
        for item in items:
            if item.value is None:
                self._bare(item)
            elif item.flags & word.TAKEN_OUT:
                self._taken_out(item)
            else:
                self._count(item)
        self._close()
        return self.result

    def _share_statuses(self, items: list[Item]) -> None:
        """Give 完成整改 of ``13个问题、33项措施完成整改`` to both counts."""
        for place in range(len(items) - 1, 0, -1):
            item = items[place]
            if not (item.status_after and item.coupled):
                continue
            previous = items[place - 1]
            if previous.status is not None or previous.own_text:
                continue
            if previous.value is not None and previous.population in DECLARED:
                previous.status, previous.every = item.status, item.every
                previous.status_start, previous.status_end = item.status_start, item.status_end
                previous.status_after = True
                item.flags |= previous.flags & word.HAVING

    def _bare(self, item: Item) -> None:
        if item.status is None and item.flags & (word.AMONG | word.DIVIDED):
            self.among = True
            self.divided = bool(item.flags & word.DIVIDED)
        if item.every and item.status in FINISHED and not item.flags & word.NOT_ALL:
            self._all_done(item)

    def _all_done(self, item: Item) -> None:
        """``均已办结`` speaks of the last head, those tied to it, and the problems its measures are for."""
        heads = self.result.heads[-LOOK_BACK:]
        if item.delimiter in _STOPS and item.noun and all(head.noun != item.noun for head in heads[-2:]):
            return
        for head in reversed(heads):
            if head.population in DECLARED:
                head.all_done = True
            for_problems = head.population is _MEASURE and head.delimiter not in _STOPS
            if not (head.coupled or for_problems):
                break

    def _taken_out(self, item: Item) -> None:
        """``除7个问题外``: what is said of all is not said of the whole head."""
        if item.flags & word.EXCEPT and self.result.heads:
            self.result.heads[-1].excepted = True

    def _count(self, item: Item) -> None:
        role = self._role(item)
        if role == "aside" or (item.flags & word.OUT_OF and self._is_whole(item)):
            return
        if role == "maybe":
            self.maybe.append(item)
            return
        if role != "continue" and self.parts:
            self._close()
        if role == "head":
            if item.flags & word.TOTAL:
                self._sum_last(item)
            self.result.heads.append(item)
            item.all_done = item.status in FINISHED and item.population in DECLARED
        else:
            if role != "continue":
                self.mode = role
                if role in _FIXED:
                    self.fixed = self.latest
            self.parts.append(item)
            item.is_part = True
        self.seen.append(item)
        self.latest = item
        if self.divided:
            item.flags |= word.EACH  # 按属地划分，… names them all
        self.among = self.divided = False

    def _is_whole(self, item: Item) -> bool:
        """``已完成654项，占1139项任务的近六成``: the total stands behind its part."""
        self._close()
        draft = self.result.drafts[-1] if self.result.drafts else None
        if draft is None or draft.head is not None or not all(comparable(item, part) for part in draft.parts):
            return False
        draft.head = item
        item.split = True
        self.result.heads.append(item)
        self.seen.append(item)
        return True

    # -- what a count is

    def _role(self, item: Item) -> str:
        """``head``, ``continue`` (the run goes on), ``maybe``, ``aside`` or the mode of the run it begins."""
        if self.mode == "bracket":
            return "continue"
        if item.flags & word.EACH and is_named(self.latest, item):
            return "aside"
        if self.among or item.flags & word.AMONG:
            return "among"
        if item.population is _ASPECT:
            return "aside" if item.flags & word.REST else "head"
        if item.status is not None:
            return "head" if names_another(item) and self._complete(item) else self._role_of_status(item)
        if self._is_handled(item):
            return "continue" if self.mode == "status" and self.parts else "status"
        if item.flags & word.REST:
            return "continue" if self.parts else "rest"
        if self.parts:
            if self._continues(item):
                return "continue"
            if self.mode == "status" and self._is_unmarked_part(item):
                return "maybe"
            if item.population in DECLARED and self.parts[-1].population is not item.population:
                return "head"
        elif item.population in DECLARED:
            return "head"
        return self._role_by_form(item)

    def _role_of_status(self, item: Item) -> str:
        if item.flags & word.MID and item.delimiter in _STOPS and item.population in DECLARED:
            return "head"  # 37项任务，已完成29项；应于年底前完成的30项任务中，…
        if item.status_after and item.population in DECLARED and not self._has_head(item):
            if item.status in FINISHED and not item.flags & (word.HAVING | word.REST | word.AMONG):
                return "head"
            if self.text[item.status_start : item.status_end].startswith(_SHARES):
                item.status = None  # 23个问题大部分已整改到位 declares 23
                return "head"
        if self.parts and (self.mode == "status" or self._continues(item)):
            return "continue"
        return "status"

    def _has_head(self, item: Item) -> bool:
        return any(
            head.population is item.population and head.status is None and head.amount >= item.amount
            for head in self.result.heads[-LOOK_BACK:]
        )

    def _is_handled(self, item: Item) -> bool:
        """``处置问题线索6件`` behind a declared number of clues: a part without a status wording."""
        if not 2 <= item.noun_start < item.start or item.population not in DECLARED:
            return False
        return self.text[item.noun_start - 2 : item.noun_start] in ("处置", "处理") and self._has_head(item)

    def _is_unmarked_part(self, item: Item) -> bool:
        """``已办结3件，转入诉讼程序1件，正在办理0件``: the middle one has no status wording."""
        if item.noun or item.own_text or item.unit != self.parts[-1].unit:
            return False
        near = item.delimiter in ("，", "、") and item.start - item.left <= _SHORT_LABEL
        return near and not item.flags & (word.TOTAL | word.JOINT)

    def _role_by_form(self, item: Item) -> str:
        head = self.latest
        if head is None or head.is_part or head.approximate:
            return "head"
        if not comparable(head, item) or item.amount > head.amount:
            return "head"
        if head.flags & word.MID and item.delimiter not in _STOPS:
            return "mid"
        if head.unit != item.unit and not _PEOPLE.issuperset((head.unit, item.unit)):
            return "head"
        if item.delimiter == "":
            return "direct" if self._is_direct(head, item) else "head"
        if item.delimiter in _SOFT:
            if not head.own_text and self._is_elided(item):
                return "elided"
            if self._is_described(item):
                return "described"
        return "head"

    def _is_direct(self, head: Item, item: Item) -> bool:
        """``17个项目已竣工12个``, ``74项计划开工项目68项实现开工``; not ``9个窗口整合为3个``."""
        if item.flags & word.JOINT or self.text[item.start - 1] in "为到成至的":
            return False
        return head.noun_end <= item.start and item.start - head.unit_end <= _DIRECT_REACH

    def _is_elided(self, item: Item) -> bool:
        """``1个投入运行``: the number opens its clause, has no noun, and words behind it."""
        opens = _adverbs().fullmatch(self.text, item.left, item.start) is not None
        return opens and item.own_text and not item.noun

    def _is_described(self, item: Item) -> bool:
        """``完成率达到100%的96个``: words of description, no noun of its own."""
        counted = item.own_text or self.text[item.unit_end : item.unit_end + 1].isalpha()  # 所在的9个县
        return self.text[item.start - 1] == "的" and not (item.noun or counted)

    # -- how a run goes on

    def _continues(self, item: Item) -> bool:
        mode, last = self.mode, self.parts[-1]
        if item.flags & word.TOTAL or (item.flags & word.ANOTHER and item.explicit):
            return False  # 另新建制度8项: not one of those divided before
        if mode == "status":
            return item.status is not None and item.delimiter not in _STOPS
        in_list = mode == "among" and item.delimiter == "、"  # 电话举报8件、来信来访4件
        if item.population in DECLARED and item.population is not last.population and not in_list:
            return item.status is not None and last.status is not None
        if item.delimiter in _STOPS and not self._keeps_semicolons(item):
            return False
        if mode in ("among", "mid", "rest"):
            again = item.every and item.start == item.left  # 6件均已办结: all of them
            return not (again or self._complete(item))
        same = last.unit == item.unit
        if mode == "elided":
            return same and item.delimiter in ("，", "、") and self._is_elided(item)
        short = item.start - item.left <= _SHORT_LABEL
        return same and (self._is_described(item) if mode == "described" else short)

    def _keeps_semicolons(self, item: Item) -> bool:
        """Whether a list goes on behind a semicolon: it uses them throughout, or only a number follows."""
        if self.mode not in ("among", "mid", "rest"):
            return False
        if len(self.parts) > 1 and all(
            part.delimiter in ("；", "") for part in self.parts[-3:] if part is not self.parts[0]
        ):
            return True
        first = self.parts[0]
        if len(self.parts) == 1 and first.delimiter == "：":
            bare = not (item.own_text or item.flags or first.own_text)
            return bare and item.unit == first.unit and item.left - first.right <= 1
        return self.mode == "rest" and _adverbs().fullmatch(self.text, item.left, item.start) is not None

    def _complete(self, item: Item) -> bool:
        """Whether the run already makes up a head before it, so that another number would be one too many."""
        if item.delimiter == "、" == self.parts[-1].delimiter:
            return False  # in the middle of a list
        if not 2 <= len(self.parts) <= _LONGEST_RUN:
            return False
        same = [part for part in self.parts if comparable(part, item)]
        if len(same) < 2:
            return False
        amount, begin = total_of(same), self.parts[0].start
        before = self.seen[-LOOK_BACK - len(self.parts) :]
        return any(head.amount == amount and comparable(head, item) for head in before if head.start < begin)

    # -- the end of a run

    def _close(self) -> None:
        parts, mode, fixed, maybe = self.parts, self.mode, self.fixed, self.maybe
        if not parts:
            self.mode = ""
            return
        self.parts, self.mode, self.fixed, self.maybe = [], "", None, []
        for sort in join_units(self.seen, sorts_of(parts, mode), mode, begin := parts[0].start):
            self._attach(sort, mode, fixed, begin)
        self._adopt(maybe)

    def _attach(self, sort: list[Item], mode: str, fixed: Item | None, begin: int) -> None:
        heads = self.result.heads
        if fixed is not None and comparable(fixed, sort[0]):
            head: Item | None = fixed
        elif mode == "rest":
            head, sort = head_of_rest(self.seen, heads, self.result.drafts, sort, begin)
        else:
            head = head_for(self.seen, heads, sort, mode, begin)
        if head is None or of_problems(head, sort, mode):
            self._without_head(sort, mode)
            return
        if head.population not in DECLARED and too_rough(head, sort, mode):
            return
        sort = prefix_that_holds(head, sort)
        if mode in ("elided", "described"):
            if len(sort) < 2:
                return
            head, sort = beside(self.seen, head, sort)
        if mode == "status":
            head.split = True
        self._add(Draft(head, sorted(sort, key=_place), mode))

    def _without_head(self, sort: list[Item], mode: str) -> None:
        declared = sort[0].population in DECLARED
        if declared and mode == "status":
            self.result.drafts.append(Draft(None, sort, mode))
        elif declared and mode == "among" and len(sort) == 1:
            self.result.heads.append(sort[0])  # 其中 speaks of something that is not counted

    def _add(self, draft: Draft) -> None:
        """Keep *draft*, joined to an earlier one where the same head goes on being split by statuses."""
        for earlier in self.result.drafts[-LOOK_BACK:]:
            if earlier.head is draft.head and earlier.mode == draft.mode == "status":
                earlier.parts = sorted(earlier.parts + draft.parts, key=_place)
                return
        self.result.drafts.append(draft)

    def _adopt(self, maybe: list[Item]) -> None:
        """Make the unmarked counts of a run of statuses parts, if that makes its sum hold."""
        draft = self.result.drafts[-1] if self.result.drafts else None
        if not maybe or draft is None or draft.mode != "status" or draft.head is None:
            return
        missing = draft.head.amount - total_of(draft.parts)
        for chosen in (maybe, maybe[:1]):
            if missing and total_of(chosen) == missing and comparable(draft.head, chosen[0]):
                draft.parts = sorted(draft.parts + chosen, key=_place)
                return

    def _sum_last(self, item: Item) -> None:
        """``新建制度4项、修订制度3项，共形成制度成果7项``: the total stands behind its parts."""
        if item.delimiter in _STOPS:
            return
        parts: list[Item] = []
        for earlier in reversed(self.seen[-LOOK_BACK:]):
            alike = earlier.unit == item.unit and comparable(earlier, item)
            if not alike or earlier.approximate or earlier.is_part:
                break
            parts.insert(0, earlier)
            if earlier.delimiter not in ("，", "、"):
                break
        if len(parts) > 1 and total_of(parts) == item.amount:
            self.result.drafts.append(Draft(item, parts, "sum"))
