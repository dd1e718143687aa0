"""Which of a notice's tallies speak of the notice itself.

A notice is full of numbers: problems an enterprise reported, projects, meetings. Only a tally that stands outside the
items and speaks of what was fed back may be held against the list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from rectify_lint.facts.model import Count, Number, Population, Tally
from rectify_lint.notice.types import Genre, Item, ItemBasis
from rectify_lint.patterns import compiled
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.syntax.outline import Node

PROBLEMS = (Population.PROBLEM, Population.TASK)
"""What the items of a notice are called."""

PETITIONS = (Population.PETITION,)
"""What the rows of an environmental bulletin's ledger are."""


class Declaration(Record):
    """A tally about the notice's own list, and the items it covers.

    ``scope`` is the node below which it stands: the root for the whole notice, a group or status section otherwise;
    ``listed`` is what the items are called.
    """

    tally: Tally
    scope: Node
    items: tuple[Item, ...]
    listed: tuple[Population, ...]

    @property
    def whole(self) -> bool:
        """Whether it speaks of all items."""
        return self.scope.parent < 0


@cache
def _announces() -> re.Pattern[str]:
    """Words that introduce what an inspection found."""
    return compiled("反馈|反映|指出|查出|发现|提出|交办|梳理|细化|分解|归纳|列出|形成|制定|制订|共计?|合计")


_BARRIERS = (
    "查摆",
    "自查",
    "领办",
    "领衔",
    "包抓",
    "退回",
    "审议",
    "研究",
    "督办",
    "承办",
    "分管",
    "。",
    "；",
)
"""Behind one of these a number is no longer what was introduced before it."""


@cache
def _others_findings() -> re.Pattern[str]:
    """Words of others' findings: a search of the organ's own, petitions (8件信访件反映12个问题)."""
    return compiled(
        "排查|自查|摸排|举一反三|对照检查|[抽检]查发现|清查|(?:督导|督查|督促|检查|核查|回访|走访)[^。；]{0,16}发现|(?:信访|举报|来信|来电|线索)[^，。；馈]{0,12}$"
    )


@cache
def _receiver() -> re.Pattern[str]:
    return compiled("[对向](?P<name>[^，。；]{2,40}?)(?:的?反馈|开展|进行|巡[视察查])")


def declarations(notice: Notice) -> Iterator[Declaration]:
    """Tallies of problems, tasks, measures or aspects that the notice's own list can be held against.

    One sentence announces one list: what follows in it speaks of others (of villages, of special inspections).
    """
    if not notice.items:
        return
    first = notice.items[0].heading.start
    taken = -1
    bulletin = notice.genre is Genre.ENVIRONMENT and notice.item_basis is ItemBasis.ROWS
    listed = PETITIONS if bulletin else PROBLEMS
    counted = frozenset((*listed, Population.MEASURE, Population.ASPECT))
    batch = _batch(notice) if bulletin else ""
    declared: set[tuple[Population, Number]] = set()
    for tally in notice.tallies:
        if tally.quoted or not _counts_list(tally, counted):
            continue
        if tally.span.start < taken and (
            tally.total is None or tally.total.population is not Population.MEASURE
        ):
            continue
        if _closes(notice, tally, listed):
            yield Declaration(tally, notice.outline.root, notice.items, listed)
            continue
        if notice.item_at(tally.span.start) is not None:
            continue
        named = _of_batch(notice, tally, batch) if bulletin else _announced(notice, tally)
        if not (named or (tally.parts and _count(tally) in declared)):
            continue
        declared |= {
            (count.population, count.value) for count in (tally.total, *tally.chain) if count is not None
        }
        node = notice.node_at(tally.span.start)
        kinds = {notice.section_kind(part) for part in (node, *notice.outline.ancestors(node))}
        if kinds & {"transfers", "next_steps"}:
            continue
        scope = node if node.parent >= 0 and tally.span.start > first else _widest(notice, node, tally)
        covered = below(notice, scope)
        if covered:
            if any(heads(tally, population) for population in listed):
                taken = notice.sentence_around(tally.span).end
            yield Declaration(tally, scope, covered, listed)


def _count(tally: Tally) -> tuple[Population, Number]:
    return tally.population, tally.total.value if tally.total is not None else -1


def _closes(notice: Notice, tally: Tally, listed: tuple[Population, ...]) -> bool:
    """Whether a tally behind the last item sums all of them up: 以上7个问题，已完成6个，部分完成1个.

    It says so, or it counts as many as are listed and divides them all by their statuses.
    """
    start, total = tally.span.start, tally.total
    if start < notice.items[-1].heading.end or total is None or 2 * total.value <= len(notice.items):
        return False
    line = notice.lines[bisect_right(notice.line_starts, start) - 1]
    if line.marker is None and notice.text[line.body.start : start].strip() in ("以上", "上述"):
        return True
    divides = tally.closed and bool(tally.parts) and all(part.status is not None for part in tally.parts)
    return (
        divides
        and tally.population in listed
        and total.value == len(notice.items)
        and (notice.item_at(start) is None or start - line.body.start <= _OPENING)
    )


_OPENING = 12
"""A paragraph below the last item that opens with the tally, after so many characters at most, is none of the item's."""


_BATCH = compiled("第[一二三四五六七八九十百0-9]{1,4}批")


def _batch(notice: Notice) -> str:
    """Which batch of petitions the ledger lists, by the headings above it; ``""`` where they do not say."""
    for node in notice.outline.ancestors(notice.items[0].node):
        found = _BATCH.findall(notice.text, *node.title)
        if len(found) == 1:
            return str(found[0])
    return ""


def _of_batch(notice: Notice, tally: Tally, batch: str) -> bool:
    """Whether the clause counts the very batch that is listed, and not all up to now."""
    first = notice.sentence_around(tally.span).start
    start = max(first, *(notice.text.rfind(mark, first, tally.span.start) + 1 for mark in "；，：;,:"))
    before = notice.text[start : tally.span.start]
    if compiled("累计|前[一二三四五六七八九十0-9]+批|至|以来").search(before):
        return False
    return batch in before if batch else not _BATCH.search(before) and _announced(notice, tally)


def _counts_list(tally: Tally, counted: frozenset[Population]) -> bool:
    if tally.total is not None and tally.total.population in counted:
        return True
    return any(count.population in counted for count in (*tally.parts, *tally.chain))


_FAR = 500
"""What announces a tally stands no more characters before or behind it in its sentence."""


def _announced(notice: Notice, tally: Tally) -> bool:
    """Whether the words before the tally introduce the findings of this inspection, not somebody else's share."""
    sentence = notice.sentence_around(tally.span)
    first, last = max(sentence.start, tally.span.start - _FAR), min(sentence.end, tally.span.end + _FAR)
    before = notice.text[first : tally.span.start]
    if _others_findings().search(before):
        return False
    counted = tally.total.number.start if tally.total is not None else tally.span.start  # 反馈问题12个
    cues = (
        _announces().search(
            notice.text[first:counted], 1 + max(before.rfind(barrier) for barrier in _BARRIERS)
        ),
        _context().search(notice.text[tally.span.start : last]),
        any(count.population is Population.ASPECT for count in tally.chain),
        _as_of().fullmatch(before) and len({part.status for part in tally.parts} - {None}) > 1,
    )
    if not any(cues):
        return False
    receiver = _receiver().search(before)
    return receiver is None or _is_own(notice, receiver["name"])


@cache
def _context() -> re.Pattern[str]:
    return compiled("[^。；，]{0,6}方面|已?(?:全部)?完成整改|[^。；]{0,20}整改完成")


@cache
def _as_of() -> re.Pattern[str]:
    """What stands before the state of all problems: 截至2024年6月20日，."""
    return compiled("(?:截[至止]|至|经过|目前)[^，。；]{0,20}[，,](?:全部|上述|这|共)?")


_OTHERS = compiled("村|社区|支部|下属|所属|二级|党组织|基层|企业")


def _is_own(notice: Notice, receiver: str) -> bool:
    """Whether those inspected are the issuing organ itself: not its villages, branches or subsidiaries."""
    if not _OTHERS.search(receiver):
        return True
    title = notice.title.text if notice.title else ""
    return any(receiver[place : place + 3] in title for place in range(len(receiver) - 2))


def _widest(notice: Notice, node: Node, tally: Tally) -> Node:
    """The scope of a tally that stands before the items: a group it introduces, else the whole notice.

    The heading of the first section (甲、甲村党支部（反馈问题5个）) speaks of its own where others hold items too.
    """
    if node.depth >= 2:
        return node if below(notice, node) else notice.outline.root
    heads = node.depth == 1 and tally.span.start < notice.lines[node.line].span.end
    return node if heads and 0 < len(below(notice, node)) < len(notice.items) else notice.outline.root


def below(notice: Notice, scope: Node) -> tuple[Item, ...]:
    """The items at and below *scope*, by halving: long notices have hundreds of items and of tallies."""
    items = notice.items
    if scope.parent < 0:
        return items
    return items[bisect_left(items, scope.line, key=_line) : bisect_right(items, scope.last, key=_line)]


def _line(item: Item) -> int:
    return item.node.line


def heads(tally: Tally, population: Population) -> tuple[Count, ...]:
    """The totals of *population* that the tally declares: its own and those of its chain."""
    own = (tally.total,) if tally.total is not None else ()
    return tuple(count for count in (*own, *tally.chain) if count.population is population)
