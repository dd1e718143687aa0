"""From drafts to tallies: chains of heads, what closes a list, labels, subjects, percentages."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from rectify_lint.facts.model import Count, Number, Population, Rate, StatusClass, Tally
from rectify_lint.facts.quantities import read_rate
from rectify_lint.facts.tally_heads import DECLARED, FINISHED, Assembly, Draft, flags_of, ratio, total_of
from rectify_lint.facts.tally_items import Context, Item
from rectify_lint.facts.tally_words import AMONG, EACH, ETC_AFTER, JOINT, MAINLY, REST
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import Final
from rectify_lint.value import evolve

_UNFINISHED: Final = frozenset({StatusClass.ONGOING, StatusClass.OPEN})
_OWN: Final = frozenset({Population.PETITION, Population.CLUE, Population.IMMEDIATE})
_PRIMARY: Final = (Population.PROBLEM, Population.TASK, Population.MEASURE)
_CHAIN: Final = 12
_ASPECT: Final = Population.ASPECT
_SUBJECT: Final = 40
_NOWHERE: Final = Span(0, 0)
_LABEL: Final = 24
_RATE_REACH: Final = 40
_OF_COMPLETION: Final = ("整改", "完成", "办结")
_NEAR: Final = ratio(9, 10)
_DISJOINT: Final = ratio(5, 4)
_STRIP: Final = " \t\u3000，,、；;：:。（(）)“”"


@cache
def _last_bound() -> re.Pattern[str]:
    """All up to the last comma or stop."""
    return compiled(r"(?s:.*)[，,；;。！？：:\n\r]")


@cache
def _words_after() -> re.Pattern[str]:
    return compiled(r"[^0-9０-９，,。；;、：:（）()\n]{0,24}")


@cache
def _between_rate() -> re.Pattern[str]:
    return compiled(r"[；;。0-9０-９]")


@cache
def _finished_word() -> re.Pattern[str]:
    return compiled("^.{0,6}?(?:已|完成|投入|投产|竣工|建成|办结|通过)")


@cache
def _unfinished_word() -> re.Pattern[str]:
    return compiled("^(?:在|正|待|拟|未|尚|仍|暂)|中$")


@cache
def _category_joint() -> re.Pattern[str]:
    return compiled("[、和及与]")


def tallies_of(text: str, assembly: Assembly) -> list[Tally]:
    """The tallies of one context: one for every draft, one for every declared head that nothing splits."""
    drafts = assembly.drafts
    if not drafts and not any(head.population in DECLARED for head in assembly.heads):
        return []
    groups = _chains(assembly)
    split = {id(member) for draft in drafts if draft.head is not None for member in _members(draft.head)}
    chain_of = {id(member): group for group in groups for member in group}
    found = []
    for draft in drafts:
        group = chain_of.get(id(_members(draft.head)[0]), []) if draft.head is not None else []
        found.append(_tally(assembly.context, draft, group))
    for group in groups:
        for head in _bare_heads(group, split):
            found.append(_tally(assembly.context, Draft(head, [], "bare"), group))
    return _with_rates(text, assembly.context, found)


def _members(head: Item) -> tuple[Item, ...]:
    return head.joined or (head,)


# -- chains: 3个方面22个问题，制定70项措施


def _chains(assembly: Assembly) -> list[list[Item]]:
    """The declared heads in groups that one passage declares together."""
    groups: list[list[Item]] = []
    part_starts = sorted(part.start for draft in assembly.drafts for part in draft.parts)
    place = 0
    foreign = False  # a count of something else has come between
    for head in assembly.heads:
        broken = head.delimiter in ("；", "。")
        while place < len(part_starts) and part_starts[place] < head.start:
            broken = True
            place += 1
        if not (head.population in DECLARED or head.population is _ASPECT) or _is_shared_out(head):
            foreign = True
            continue
        if foreign and groups and groups[-1][-1].population is head.population:
            broken = True
        foreign = False
        if groups and not broken and len(groups[-1]) < _CHAIN and _chained(groups[-1], head):
            groups[-1].append(head)
        else:
            groups.append([head])
    return groups


@cache
def _shared_out() -> re.Pattern[str]:
    return compiled("[0-9][名个位人][^，。；0-9]{0,10}(?:认领|领办|领衔|包抓)$")


def _is_shared_out(head: Item) -> bool:
    """Whether a number is the share that members or offices have taken upon themselves: 班子成员7名认领问题16个."""
    start = head.words()[0]
    return _shared_out().search(head.text, max(0, start - _SUBJECT), start) is not None


def _chained(group: list[Item], head: Item) -> bool:
    last = group[-1]
    aspects = Population.ASPECT
    if head.population is aspects is not last.population and any(one.population is aspects for one in group):
        return False  # 本级3个方面9个问题、村级3个方面21个问题
    if last.population is not head.population:
        return not (head.population in _OWN or last.population in _OWN)
    if head.population is _ASPECT:
        return True
    # 11个问题28个具体问题 tells one thing on two levels.
    return head.population is Population.PROBLEM and not head.flags & JOINT and head.amount >= last.amount


def _bare_heads(group: list[Item], split: set[int]) -> list[Item]:
    """The heads of *group* that make a tally unsplit: its main one, and those declared finished."""
    primary = _primary(group)
    return [
        member
        for member in group
        if id(member) not in split
        and (member is primary or (member.all_done and member.population in DECLARED))
    ]


def _primary(group: list[Item]) -> Item | None:
    """The head that the passage is about: its last number of problems, else of tasks, else of measures."""
    for population in _PRIMARY:
        for member in reversed(group):
            if member.population is population:
                return member
    return group[-1] if group[-1].population in DECLARED else None


# -- one tally


def _tally(context: Context, draft: Draft, group: list[Item]) -> Tally:
    head = draft.head
    inside = _partial_inside(draft)
    parts = [part for part in draft.parts if part not in inside] if inside else draft.parts
    closed, open_list, overlapping = _closure(context, draft, parts)
    counts = tuple([_part(part) for part in parts])
    total = None
    span = counts[0].span if counts else _NOWHERE
    chain = group
    if head is not None:
        total = _total(head)
        span = total.span
        members = _members(head)
        chain = [member for member in group if member not in members]
    if counts:
        spans = [count.span for count in counts]
        spans.append(span)
        span = Span(min(spans)[0], max([end for _, end in spans]))
    # By place: keywords would take as long again.
    return Tally(
        span,
        total,
        counts,
        _population(head, parts),
        closed,
        open_list,
        (),
        _subject(group[0] if group else head or parts[0]),
        head is not None and head.all_done and not head.excepted,
        tuple([_total(member) for member in chain]),
        False,
        tuple([_part(part) for part in inside]),
        overlapping,
    )


def _population(head: Item | None, parts: list[Item]) -> Population:
    """What the tally counts: what its head says, else its parts."""
    if head is not None and head.explicit:
        return head.population
    for part in parts:
        if part.explicit:
            return part.population
    return Population.OTHER


def _partial_inside(draft: Draft) -> list[Item]:
    """Partly rectified ones that lie inside the remainder: 16, of them 6 done, 2 in part, 10 left."""
    head, parts = draft.head, draft.parts
    if head is None or not flags_of(parts) & REST:
        return []
    partial = [part for part in parts if part.status is StatusClass.PARTIAL]
    if partial and total_of(parts) - total_of(partial) == head.amount:
        return partial
    return []


def _closure(context: Context, draft: Draft, parts: list[Item]) -> tuple[bool, bool, bool]:
    """Whether the parts claim to be all, whether they are said to be only some, whether they must overlap."""
    head = draft.head
    if head is None or not parts or head.approximate or any(part.approximate for part in parts):
        return False, False, False
    amount = total_of(parts)
    if draft.mode == "bracket" and not context.complete:
        return False, True, False  # cut off
    if amount == head.amount and (len(parts) > 1 or draft.mode == "status"):
        return True, False, False
    if head.flags & MAINLY or flags_of(parts) & (MAINLY | ETC_AFTER):
        return False, True, len(parts) > 1 and amount > head.amount
    if _says_all(draft, head, parts):
        return True, False, False
    if draft.mode == "status":
        # Statuses need not be all there are, but those that leave so little, or make up too much, must be.
        return len({part.status for part in parts}) > 1 and _makes_up(head, amount), False, False
    share = ratio(amount, head.amount)
    if draft.mode in ("among", "bracket") and len(parts) > 1 and share > _DISJOINT:
        return False, True, True
    return False, len(parts) == 1 or share <= _NEAR, False


def _makes_up(head: Item, amount: Number) -> bool:
    return amount > head.amount or head.amount - amount <= max(1, int(head.amount) // 10)


_STILL = ("尚有", "还有", "仍有")


def _leaves_rest(head: Item, parts: list[Item]) -> bool:
    """Whether the last part is all that is left: 尚有1宗 is, behind what is done; else there may be more between."""
    if head.text.startswith("、", head.unit_end):
        return False  # 返修渠道6.4公里、机耕路3.1公里，余下2.2公里: both are what is left divides
    *others, label = map(_label, parts)
    done = any(part.status for part in parts[:-1]) or any(map(_finished_word().search, others))
    return done or not label.startswith(_STILL) or _makes_up(head, total_of(parts))


def _says_all(draft: Draft, head: Item, parts: list[Item]) -> bool:
    if len(parts) < 2:
        return False
    if flags_of(parts) & EACH or (parts[-1].flags & REST and _leaves_rest(head, parts)):
        return True
    if draft.mode == "status":
        classes = {part.status for part in parts}
        unfinished = not classes.isdisjoint(_UNFINISHED)
        return classes >= FINISHED or (unfinished and not classes.isdisjoint(FINISHED))
    if draft.mode == "bracket":
        return not parts[0].flags & AMONG
    labels = [_label(part) for part in parts]
    if draft.mode in ("elided", "direct"):
        return any(map(_finished_word().search, labels)) and any(map(_unfinished_word().search, labels))
    return _names_categories(head.text[max(0, head.start - 60) : head.start], labels)


def _names_categories(before: str, labels: list[str]) -> bool:
    """Whether the words before the head list the categories of the parts: 新建、修改、废止、保留 or 省市."""
    listed = _category_joint().split(before)
    named = [category[-2:] for category in listed[:-1]] + [listed[-1][:2]]
    if len(named) == len(labels) and sum(label[:2] in named for label in labels) * 2 > len(labels):
        return True
    firsts = [label[:1] for label in labels]
    return len(set(firsts)) == len(firsts) and "".join(firsts) in before and "" not in firsts


# -- counts, labels, subjects


def _label(item: Item) -> str:
    """The words that name a part: its status wording, the words before the number, or those behind it."""
    text = item.text
    if item.status is not None:
        return text[item.status_start : item.status_end]
    begin = item.left
    for kind, _, end in item.before:
        if kind in ("among", "total", "having"):
            begin = end
    before = text[begin : item.start].strip(_STRIP)
    after = text[item.unit_end : item.right].strip(_STRIP)
    if not before and not after:
        after = _words_after().match(text, item.unit_end).group()  # type: ignore[union-attr]
    in_words = item.delimiter == "" and len(after) > 2  # 74项计划开工项目68项实现开工
    if (len(before) > 1 and not in_words) or not after:
        return before[-_LABEL:]
    return after[:_LABEL]


def _part(item: Item) -> Count:
    start, end = item.words()
    if item.status is not None:
        start, end = min(start, item.status_start), max(end, item.status_end)
    return _count(item, start, end, _label(item))


def _total(item: Item) -> Count:
    if not item.joined:
        return _count(item, *item.words(), "")
    counts = [_total(member) for member in item.joined]
    first, last = counts[0], counts[-1]
    return evolve(
        last,
        span=Span(first.span.start, last.span.end),
        number=Span(first.number.start, last.number.end),
        value=item.amount,
        approximate=item.approximate,
        label="、".join([str(count.value) for count in counts]),
    )


def _count(item: Item, start: int, end: int, label: str) -> Count:
    """The fact of *item*, at ``start:end``."""
    value = item.value
    assert value is not None
    noun = item.text[item.noun_start : item.noun_end] if item.noun_start >= 0 else ""
    number = Span(item.start, item.number_end)
    # By place: keywords would take as long again.
    return Count(
        Span(start, end),
        number,
        value,
        item.unit,
        noun,
        item.population,
        item.approximate,
        item.status,
        label,
    )


def _subject(first: Item) -> str:
    """The words before the first count of the passage, back to the last comma or stop."""
    text = first.text
    end = first.words()[0]
    if 0 <= first.status_start < end:
        end = first.status_start
    begin = max(0, end - _SUBJECT)
    bound = _last_bound().match(text, begin, end)
    if bound is not None:
        begin = bound.end()
    return text[begin:end].strip(_STRIP)


# -- percentages


def _with_rates(text: str, context: Context, tallies: list[Tally]) -> list[Tally]:
    """Give every percentage to the tally right before it, where it can be about it."""
    if not context.rates or not tallies:
        return tallies
    ends = sorted((tally.span.end, place) for place, tally in enumerate(tallies))
    starts = sorted((tally.span.start, place) for place, tally in enumerate(tallies))
    for found in context.rates:
        rate = read_rate(text, found)
        at = bisect_right(starts, (rate.span.start, len(tallies))) - 1
        if at >= 0 and (tally := tallies[starts[at][1]]).span.end > rate.span.start:
            # 已整改到位8个，占88.9%，持续推进1个: in the middle of the parts, it can only be that of the one before.
            if rate.label.startswith("占"):
                tallies[starts[at][1]] = evolve(tally, rates=(*tally.rates, rate))
            continue
        at = bisect_right(ends, (rate.span.start, len(tallies))) - 1
        if at < 0:
            continue
        end, place = ends[at]
        if _is_about(text, tallies[place], end, rate):
            tallies[place] = evolve(tallies[place], rates=(*tallies[place].rates, rate))
    return tallies


def _is_about(text: str, tally: Tally, end: int, rate: Rate) -> bool:
    begin = rate.span.start
    if begin - end > _RATE_REACH:
        return False
    if not tally.parts and not (tally.all_done and any(word in rate.label for word in _OF_COMPLETION)):
        return False
    if not (rate.label.startswith("占") or rate.label.endswith(("率", "比例", "比重", "占比"))):
        return False
    if text[rate.span.end : rate.span.end + 3].strip("以上下").startswith("的"):
        return False  # 完成率100%的5个 describes another count
    earlier = tally.rates[-1].span.end if tally.rates else end
    return _between_rate().search(text, earlier, begin) is None
