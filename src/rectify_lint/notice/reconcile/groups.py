"""Declared aspects and classes against the headings that group the items, and counts in headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.facts.headings import any_count, heading_count, match_issue_heading
from rectify_lint.facts.model import Count, Population
from rectify_lint.facts.numerals import parse_number
from rectify_lint.notice.reconcile.declared import Declaration, below, heads
from rectify_lint.notice.reconcile.extracts import is_extract
from rectify_lint.notice.reconcile.wording import amount, number
from rectify_lint.notice.types import Item, ItemBasis, Relation, Verdict
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.syntax.outline import Node


def levels(declaration: Declaration) -> list[Count]:
    """The declared numbers of what is listed, at every level of the chain (14个问题、47项整改任务)."""
    return [count for population in declaration.listed for count in heads(declaration.tally, population)]


def lists_all(declaration: Declaration) -> bool:
    """Whether as many problems are listed as are declared: a heading 重点问题 then withholds none."""
    return any(count.value == len(declaration.items) for count in levels(declaration))


def chain(notice: Notice, index: int) -> list[int]:
    """The headings from the outermost to the one with this *index* in the outline, as indices; the root is left out."""
    chain = []
    while index > 0:
        chain.append(index)
        index = notice.outline.nodes[index].parent
    return chain[::-1]


def aspects(notice: Notice, declaration: Declaration) -> Iterator[Relation]:
    """方面 against the headings that group the items."""
    for declared in heads(declaration.tally, Population.ASPECT)[:1]:
        if notice.item_basis is ItemBasis.STATUS_GROUPS or not declaration.whole:
            continue
        groups = notice.groups or _top_groups(notice, declaration)
        siblings = {node.parent for node in groups}
        besides = len(notice.outline.nodes[siblings.pop()].children) if len(siblings) == 1 else 0
        counts = {len(groups), besides, *level_counts(notice, declaration.items)}
        if declared.value in counts:
            verdict = Verdict.PASS
        elif (declared.value > len(groups) and not lists_all(declaration) and is_extract(notice)) or any(
            _by_term().search(notice.text, *node.title) for node in groups
        ):
            verdict = Verdict.NOT_ASSESSABLE
        elif len(groups) > 1 and (
            2 * sum(_is_aspect(notice, node) for node in groups) >= len(groups) or _alike(notice, groups)
        ):
            verdict = Verdict.FAIL
        else:
            verdict = Verdict.NOT_ASSESSABLE
        if verdict is Verdict.PASS:
            yield from _classes(notice, declaration, declared)
        data = {"declared": amount(declared), "found": len(groups)}
        places = tuple(node.title for node in groups)
        yield Relation(
            "listed-aspects",
            declared.span,
            f"{amount(declared)}{declared.noun}",
            "groups",
            str(len(groups)),
            "",
            verdict,
            "aspects",
            data,
            places,
        )


@cache
def _by_term() -> re.Pattern[str]:
    """Headings of groups by when problems are rectified, which are no aspects: （一）立行立改问题, （二）限期整改问题."""
    return compiled("立行立改|(?:限期|长期|分阶段|分期|持续|集中)整改(?:的|类)?(?:问题|事项|任务)")


def _top_groups(notice: Notice, declaration: Declaration) -> tuple[Node, ...]:
    """The top sections that hold the items, where all items stand right below them and most are named as aspects."""
    nodes = notice.outline.nodes
    if not lists_all(declaration):
        return ()
    tops = dict.fromkeys(item.node.parent for item in declaration.items)
    if any(index <= 0 or nodes[index].depth != 1 for index in tops):
        return ()
    held = [nodes[index] for index in tops]
    return tuple(held) if 2 * sum(_is_aspect(notice, node) for node in held) > len(held) else ()


def level_counts(notice: Notice, items: Sequence[Item]) -> set[int]:
    """How many headings of each depth hold items."""
    return set(_by_depth(notice, items).values())


def upper(
    notice: Notice, declaration: Declaration, levels: Sequence[Count], held: Count
) -> Iterator[Relation]:
    """The number of problems above what is listed (9个问题、21个具体表现) against the one level of headings between."""
    above = [count for count in levels if count.value < held.value and not count.approximate]
    between = _between(notice, declaration.items)
    if len(above) != 1 or not declaration.whole or len(between) != 1:
        return
    found, nodes = len(between[0]), between[0]
    declared = above[0]
    if declared.value != found and abs(int(declared.value) - found) > _NEAR_MISS:
        return
    data = {"declared": amount(declared), "found": found, "arithmetic": str(found)}
    verdict = Verdict.PASS if declared.value == found else Verdict.FAIL
    places = tuple(node.title for node in nodes)
    yield Relation(
        "listed-problems",
        declared.span,
        amount(declared),
        "items",
        str(found),
        "",
        verdict,
        "listed",
        data,
        places,
    )


_NEAR_MISS = 2
"""A number of headings that is off by more is that of something else."""


def _between(notice: Notice, items: Sequence[Item]) -> list[list[Node]]:
    """The headings of each depth between those of the groups and the items, all of which hold items."""
    held: dict[int, dict[int, Node]] = {}
    for parent in {item.node.parent for item in items}:
        for index in chain(notice, parent):
            node = notice.outline.nodes[index]
            if node.depth > _GROUPS:
                held.setdefault(node.depth, {})[index] = node
    return [list(nodes.values()) for _, nodes in sorted(held.items())]


_GROUPS = 2
"""The depth of the headings that group the items."""


def _by_depth(notice: Notice, items: Sequence[Item]) -> Counter[int]:
    holders = {index for parent in {item.node.parent for item in items} for index in chain(notice, parent)}
    return Counter(notice.outline.nodes[index].depth for index in holders)


@cache
def _class() -> re.Pattern[str]:
    """6类 behind 3个方面."""
    return compiled("[、的]?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})个?(?P<unit>大?类)")


def _classes(notice: Notice, declaration: Declaration, aspect: Count) -> Iterator[Relation]:
    """类 between 方面 and 问题 against the headings between those of the aspects and the items."""
    found = _class().match(notice.text, aspect.span.end)
    depths = _by_depth(notice, declaration.items)
    held = [depth for depth, count in depths.items() if count == aspect.value]
    between = [count for depth, count in depths.items() if held and depth > min(held)]
    if found is None or not between:
        return
    value = parse_number(found["number"])
    declared = f"{value}{found['unit']}"
    span = Span(found.start("number"), found.end())
    verdict = Verdict.PASS if value in between else Verdict.FAIL
    data = {"declared": declared, "found": between[0]}
    yield Relation("listed-aspects", span, declared, "groups", str(between[0]), "", verdict, "classes", data)


_ENDING = 6
"""Headings that end in so many characters alike name parts of one division: …审计查出问题整改情况."""


def _alike(notice: Notice, groups: Sequence[Node]) -> bool:
    """Whether all groups are called alike but for what they are of."""
    titles = [node.title.of(notice.text).rstrip("。：") for node in groups]
    return len({title[-_ENDING:] for title in titles}) == 1 and min(map(len, titles)) > _ENDING


def _is_aspect(notice: Notice, node: Node) -> bool:
    title = node.title.of(notice.text)
    return "方面" in title or match_issue_heading(title) is not None


def headings(notice: Notice) -> Iterator[Relation]:
    """（2个） in a heading against what stands below it."""
    counted = any_count().search
    declaring = [node for node in notice.outline.nodes[1:] if counted(notice.text, *node.title) is not None]
    for node in declaring:
        declared = heading_count(notice.text, *node.title)
        if declared is None:
            continue
        items = [item for item in below(notice, node) if item.node is not node]
        found = len(items) or len(node.children)
        spans = [item.heading for item in items] or [child.title for child in node.children]
        if not found or (found < declared.value and _tells_in_prose(declaring, node)):
            verdict = Verdict.NOT_ASSESSABLE
        else:
            verdict = Verdict.PASS if declared.value in (found, len(node.children)) else Verdict.FAIL
        deeper = _second_count().search(notice.text, *node.title)
        if deeper is not None and items and verdict is Verdict.PASS:
            yield _deeper(deeper, found, spans)
        data = {"declared": amount(declared), "found": found}
        yield Relation(
            "heading-count",
            declared.span,
            amount(declared),
            "items",
            number(found),
            "",
            verdict,
            "heading",
            data,
            tuple(spans),
        )


def _tells_in_prose(declaring: Sequence[Node], node: Node) -> bool:
    """Whether most sections beside *node* that give a number list nothing: what it numbers are no problems either."""
    beside = [one for one in declaring if one.parent == node.parent]
    return 2 * sum(not one.children for one in beside) > len(beside)


@cache
def _second_count() -> re.Pattern[str]:
    """The deeper of two counts in a heading's bracket: （2个问题、5个表现）."""
    return compiled(
        "[（(][0-9]{1,3}[个项][一-龥]{1,6}[、，,](?P<count>(?P<number>[0-9]{1,3})[个项条](?:具体)?(?:表现|问题|事项))[）)]"
    )


def _deeper(found: re.Match[str], listed: int, spans: Sequence[Span]) -> Relation:
    value = int(found["number"])
    declared = found["count"]
    return Relation(
        "heading-count",
        Span(*found.span("count")),
        declared,
        "items",
        number(listed),
        "",
        Verdict.PASS if value == listed else Verdict.FAIL,
        "heading",
        {"declared": declared, "found": listed},
        tuple(spans),
    )
