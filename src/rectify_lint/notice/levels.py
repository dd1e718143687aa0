"""Whether a marker has the form of its level: wrong levels, and separators that change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Marker, Style, renumbered
from rectify_lint.syntax.outline import Node, Outline
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LEVEL_BELOW = {
    Style.CHINESE: Style.CHINESE_PAREN,
    Style.CHINESE_PAREN: Style.ARABIC_DOT,
    Style.ARABIC_DOT: Style.ARABIC_PAREN,
    Style.ARABIC_COMMA: Style.ARABIC_PAREN,
    Style.ARABIC_PAREN: Style.CIRCLED,
}
"""GB/T 9704-2012, 7.3.3; ① below （1） is practice."""

_SEPARATORS = (".", "．", "、", "")

_MIXED = 2
"""How many forms of separators a notice has that mixes them."""

_COUSINS = 2
"""So many sibling groups must use the full ladder before the one that skips a level is told."""


class LevelFault(Value):
    """A marker that does not show the level it stands on.

    Attributes:
        reason: ``wrong`` the marker of another level, ``parent`` children in their parent's own style,
            ``jump`` children that skip a level which the sibling groups use.
        span: the marker.
        found: the marker as written; *expected* as the level requires.
        others: further markers of the same run with the same fault.
        evidence: a marker that shows what the level looks like, ``None`` where there is none.
    """

    reason: str
    span: Span
    found: str
    expected: str
    others: tuple[Span, ...] = ()
    evidence: Span | None = None


def level_faults(notice: Notice) -> tuple[LevelFault, ...]:
    """All markers of the wrong level, in order of the text."""
    text, outline = notice.text, notice.outline
    found = [*_wrong(text, outline), *_parents_style(text, outline), *_foreign_prefixes(text, outline)]
    if not found and not notice.numbering.faults:
        found += _jumps(notice)  # only where the levels are sure
    return tuple(sorted(found, key=lambda fault: fault.span))


def _wrong(text: str, outline: Outline) -> Iterator[LevelFault]:
    for node in outline.nodes:
        if node.repaired and node.marker:
            sibling = _sibling(outline, node)
            written = node.marker.span.of(text)
            template = sibling.span.of(text) if sibling else node.style.value
            expected = renumbered(template, node.number)
            yield LevelFault(
                "wrong", node.marker.span, written, expected, (), sibling.span if sibling else None
            )


def _foreign_prefixes(text: str, outline: Outline) -> Iterator[LevelFault]:
    """The one of several siblings that counts below another heading: 2.2.2 between 2.3.1 and 2.3.3."""
    for parent in outline.nodes:
        decimals = [child.marker for child in parent.children if child.style in _DECIMALS and child.marker]
        prefixes = [_prefix(marker.span.of(text)) for marker in decimals]
        own = str(parent.number) if parent.style.arabic else ""
        if len(prefixes) == _MIXED and own in prefixes and prefixes[0] != prefixes[1]:
            odd_one = decimals[1 - prefixes.index(own)]
            norm = decimals[prefixes.index(own)]
            expected = renumbered(norm.span.of(text), odd_one.number)
            yield LevelFault("wrong", odd_one.span, odd_one.span.of(text), expected, (), norm.span)
            continue
        if len(decimals) <= _MIXED or len(set(prefixes)) != _MIXED:
            continue
        (usual, count), (odd, rest) = Counter(prefixes).most_common(2)
        if rest == 1 < count:
            marker, norm = decimals[prefixes.index(odd)], decimals[prefixes.index(usual)]
            expected = renumbered(norm.span.of(text), marker.number)
            yield LevelFault("wrong", marker.span, marker.span.of(text), expected, (), norm.span)


_DECIMALS = (Style.DECIMAL, Style.DECIMAL_DEEP)


def _prefix(written: str) -> str:
    """What stands before the last number of a decimal marker: 2.3 of 2.3.1."""
    return written.replace("．", ".").rpartition(".")[0]


def _sibling(outline: Outline, node: Node) -> Marker | None:
    """A marker of the level *node* stands on, the one before it first."""
    siblings = [
        one for one in outline.nodes[node.parent].children if not one.repaired and one.style is node.style
    ]
    before = [one.marker for one in siblings if one.index < node.index]
    after = [one.marker for one in siblings if one.index > node.index]
    return (before[-1:] or after[:1] or [None])[0]


def _parents_style(text: str, outline: Outline) -> Iterator[LevelFault]:
    for node in outline.nodes[1:]:
        if not node.style.arabic:
            continue
        children = [child for child in node.children if reuses_parents_style(outline, child)]
        markers = [child.marker for child in children if child.marker]
        if not markers:
            continue
        first = markers[0]
        expected = _LEVEL_BELOW[node.style].render(first.number)
        others = tuple(marker.span for marker in markers[1:])
        evidence = node.marker.span if node.marker else None
        yield LevelFault("parent", first.span, first.span.of(text), expected, others, evidence)


def reuses_parents_style(outline: Outline, child: Node) -> bool:
    """Whether *child* is numbered in the very style of its parent's run (4、 → 1. 2. behind 1. 2. 3.)."""
    if child.parent <= 0 or child.marker is None or not child.style.arabic:
        return False
    parent = outline.nodes[child.parent]
    if not parent.style.arabic:
        return False
    above = [node.style for node in outline.nodes[parent.parent].children if node.style.arabic]
    return parent.style is child.style or _majority(above) is child.style


def _majority(styles: Sequence[Style]) -> Style:
    """The commonest style; of two as common the one that comes first."""
    return Counter(styles).most_common()[0][0]


def _jumps(notice: Notice) -> Iterator[LevelFault]:
    """The one group whose children skip the level that all its sibling groups use.

    A section with a task of its own has a layout of its own: how the work was led, problems still open, next steps.
    """
    text, outline = notice.text, notice.outline
    for parent in outline.nodes:
        groups = [
            node
            for node in parent.children
            if node.children and not reuses_parents_style(outline, node.children[0])
        ]
        ranks = [group.children[0].style.rank for group in groups]
        if len(groups) <= _COUSINS or len(set(ranks)) != 2:
            continue
        usual = Counter(ranks).most_common()[0][0]
        odd = [group for group, rank in zip(groups, ranks, strict=True) if rank > usual]
        if len(odd) != 1 or len(groups) - 1 != ranks.count(usual):
            continue
        if notice.section_kind(odd[0]) not in (None, "items"):
            continue
        markers = [child.marker for child in odd[0].children if child.marker and child.style.rank > usual]
        cousin = next(
            group.children[0].marker for group, rank in zip(groups, ranks, strict=True) if rank == usual
        )
        if cousin is not None:
            first = markers[0]
            expected = renumbered(cousin.span.of(text), first.number)
            others = tuple(marker.span for marker in markers[1:])
            yield LevelFault("jump", first.span, first.span.of(text), expected, others, cousin.span)


class SeparatorFault(Value):
    """Markers whose separator differs from that of their run, or of the other runs of their level.

    Attributes:
        span: the first marker that differs.
        found: the marker as written; *expected* with the usual separator.
        others: the further markers that differ.
        norm: a marker with the usual separator.
        across: the whole run differs from the other runs of its level.
    """

    span: Span
    found: str
    expected: str
    others: tuple[Span, ...]
    norm: Span
    across: bool


def separator_faults(notice: Notice) -> tuple[SeparatorFault, ...]:
    """Where 1. and 1、 are mixed on one level; silent across runs where a notice uses them as two levels."""
    text, outline = notice.text, notice.outline
    if len({_style(node) for node in _arabic_members(outline.nodes)}) < _MIXED:
        return ()
    two_levels = _two_levels(outline)
    levels: dict[tuple[int, Style], list[list[Node]]] = {}
    for run in map(_arabic_members, outline.runs()):
        if run and not reuses_parents_style(outline, run[0]):
            levels.setdefault((run[0].depth, outline.nodes[run[0].parent].style), []).append(run)
        elif run:
            levels.setdefault((-run[0].index, run[0].style), []).append(run)
    found = [
        fault for level in levels.values() for fault in _level_faults(text, level, two_levels=two_levels)
    ]
    return tuple(sorted(found, key=lambda fault: fault.span))


def _level_faults(text: str, level: Sequence[list[Node]], *, two_levels: bool) -> Iterator[SeparatorFault]:
    """Each run of one level against itself or the others; of two ways as common the first is usual."""
    habits = [_habit(run) for run in level]
    known = [habit for habit in habits if habit is not None]
    usual = _majority(known) if known else _style(level[0][0])
    for run, habit in zip(level, habits, strict=True):
        norm = habit or usual
        across = norm is not usual and not two_levels
        if across:
            norm = usual
        odd = [node for node in run if _style(node) is not norm]
        witnesses = run if not across else [node for other in level for node in other]
        fault = _fault(text, odd, witnesses, norm, across=across)
        if fault is not None:
            yield fault


def _habit(run: Sequence[Node]) -> Style | None:
    """The style most members of a run have, ``None`` where as many have the one as the other."""
    counts = Counter(_style(node) for node in run).most_common()[:2]
    return None if len(counts) == 2 and counts[0][1] == counts[1][1] else counts[0][0]


def _arabic_members(run: Sequence[Node]) -> list[Node]:
    """The members with 1. or 1、; what is neither (1。) has a form of its own to mend."""
    return [
        node
        for node in run
        if node.marker
        and node.marker.style.arabic
        and not node.repaired
        and node.marker.separator in _SEPARATORS
    ]


def _style(node: Node) -> Style:
    assert node.marker is not None  # only marked nodes are compared
    return node.marker.style


def _fault(
    text: str, odd: Sequence[Node], run: Sequence[Node], norm: Style, *, across: bool
) -> SeparatorFault | None:
    markers = [node.marker for node in odd if node.marker]
    usual = next((node.marker for node in run if _style(node) is norm), None)
    if not markers or usual is None:
        return None
    first = markers[0]
    expected = renumbered(usual.span.of(text), first.number)
    others = tuple(marker.span for marker in markers[1:])
    return SeparatorFault(first.span, first.span.of(text), expected, others, usual.span, across)


def _two_levels(outline: Outline) -> bool:
    """Whether the notice means 1、 and 1. as two levels: one encloses the other, and not by a slip."""
    return any(
        outline.nodes[node.parent].style.arabic
        and node.style.arabic
        and not reuses_parents_style(outline, node)
        for node in outline.nodes[1:]
        if node.parent > 0
    )


_ALIKE = 3
"""So many markers of one shape show what the one that differs should look like."""


def odd_questions(runs: Iterable[Sequence[Node]], text: str) -> Iterator[tuple[Span, str]]:
    """The one 问题5： among 问题一： …, or among 【问题1】 …, and what it should be."""
    for run in runs:
        markers = [node.marker for node in run if node.marker and node.style is Style.QUESTION]
        shapes = [_shape(marker.span.of(text)) for marker in markers]
        (usual, count) = Counter(shapes).most_common(1)[0] if len(shapes) > _ALIKE else ("", 0)
        if count != len(shapes) - 1 or not count:
            continue
        odd = next(place for place, shape in enumerate(shapes) if shape != usual)
        model = markers[0 if odd else 1].span.of(text)
        yield markers[odd].span, renumbered(model, markers[odd].number)


def _shape(written: str) -> str:
    """A marker with 1 for its figures and 一 for its Chinese numerals."""
    return compiled("[〇零一二三四五六七八九十百]+").sub("一", compiled("[0-9]+").sub("1", written))
