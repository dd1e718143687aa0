"""Whether the markers of the outline count 1, 2, 3 …: the runs that are numbered together, and their faults.

Runs are cut where the numbering begins again; they are joined where it goes on from one group to the next, as
regulations count their articles through all chapters and some notices their problems through all aspects.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import count
from operator import eq

from rectify_lint.notice.inline import Member, inline_runs, mentions
from rectify_lint.notice.sequences import FaultKind, sequence_faults
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Marker, Style, renumbered
from rectify_lint.syntax.outline import Node, Outline
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_OUTLIER = 30
"""A number this far above the length of its run is none of the run's: a house number, a hotline."""

_FEW_SLIPS = 4
"""Rows are an extract of a table unless there are so many of them for each number that does not count on."""

_SLIP = 2
"""How far a number may be off for its run still to be the continuation of another."""

_THROUGHOUT = frozenset({Style.ARTICLE, Style.QUESTION})
"""Styles that may count through the whole text, whatever encloses them."""


class NumberFault(Value):
    """A marker whose number is not the one that is due.

    Attributes:
        span: the marker.
        kind: in what way it is wrong.
        found: the marker as written, and *expected* as it should be.
        expected: the marker that is due in its place.
        previous: the marker before it in the run, ``None`` for the first.
        twin: where the same number stands once more, ``None`` unless repeated.
        inline: the run stands within one paragraph, or is a list of attachments.
        copied: the whole line stands right above it once more, number and all.
    """

    span: Span
    kind: FaultKind
    found: str
    expected: str
    previous: Span | None
    twin: Span | None
    inline: bool = False
    copied: bool = False


def number_faults(notice: Notice) -> tuple[NumberFault, ...]:
    """Every fault of the notice's numbering, markers first, then enumerations within paragraphs and attachments."""
    nodes = notice.outline.nodes
    found: list[NumberFault] = []
    gaps: set[int] = set()
    """Nodes before which something is missing: what is missing before their first children goes with it."""
    faults = [pair for run in notice.numbering.runs for pair in _faults_of(notice, run)]
    for node, fault in sorted(faults, key=lambda pair: pair[0].index):
        if fault.kind in (FaultKind.SKIPPED, FaultKind.START):
            parent = nodes[node.parent]
            gaps.add(node.index)
            if parent.children[:1] == [node] and parent.index in gaps:
                continue
        found.append(fault)
    lists = [list(one.numbers) for one in notice.attachments]
    found += [
        fault for members in (*inline_runs(notice), *lists) for fault in _inline_faults(notice.text, members)
    ]
    return tuple(found)


def numbered_runs(outline: Outline, announced: Callable[[], Container[int]]) -> list[list[Node]]:
    """Nodes that are numbered together, in document order of their first members.

    *announced* gives the lines right below a label: a list that begins there is one of its own.
    """
    runs = [list(run) for run in outline.runs()]
    runs.sort(key=lambda run: run[0].index)
    return _joined_groups(outline, _joined_siblings(runs, announced))


def row_runs(tables: Sequence[Sequence[Node]]) -> Iterator[tuple[Node, ...]]:
    """The numbered rows of tables; a table that counts on from the one before is one run with it."""
    run: list[Node] = []
    for rows in tables:
        numbered = [row for row in rows if row.marker]
        if run and numbered and numbered[0].number != run[-1].number + 1:
            yield tuple(run)
            run = []
        run += numbered
    if run:
        yield tuple(run)


def _joined_siblings(runs: Sequence[list[Node]], announced: Callable[[], Container[int]]) -> list[list[Node]]:
    """Join a lone first member with the run behind it under the same heading: one number stands twice."""
    joined: list[list[Node]] = []
    last_of: dict[tuple[int, Style], list[Node]] = {}
    for run in runs:
        key = (run[0].parent, run[0].style)
        before = last_of.get(key)
        doubled = before is not None and len(before) == 1 and before[0].number == run[0].number == 1
        if before is not None and doubled and run[0].line not in announced():
            before += run
            continue
        joined.append(run)
        last_of[key] = run
    return joined


def _joined_groups(outline: Outline, runs: Sequence[list[Node]]) -> list[list[Node]]:
    """Join runs that go on counting from one group to the next."""
    families: dict[tuple[int, int], list[list[Node]]] = {}
    for run in runs:
        families.setdefault(_family(outline, run[0]), []).append(run)
    joined: list[list[Node]] = []
    for family in families.values():
        goes_on, begins = _borders(family)
        for place, run in enumerate(family):
            if run[0].number == 1:  # the only one to begin again, and with nothing but a 1
                joins = place > 0 and len(run) == 1 == begins and goes_on > 0
            else:
                joins = place > 0 and (goes_on > begins or _plainly_goes_on(family[place - 1], run))
            if joins:
                joined[-1] += run
            else:
                joined.append(run)
            family[place] = joined[-1]
    return _joined_onwards(joined)


def _joined_onwards(runs: list[list[Node]]) -> list[list[Node]]:
    """Join a run that does not begin with 1 to the last one of its style before it, whatever they stand under.

    Problems that are counted through all groups of one section go on in the next, which may have no groups.
    """
    runs.sort(key=lambda run: run[0].index)
    joined: list[list[Node]] = []
    last_of: dict[Style, list[Node]] = {}
    for run in runs:
        before = last_of.get(run[0].style)
        if before is not None and run[0].number != 1 and before[-1].index < run[0].index:
            through = before[0].parent != before[-1].parent and _goes_on(before, run)
            if through or _plainly_goes_on(before, run):
                before += run
                continue
        joined.append(run)
        last_of[run[0].style] = run
    return joined


def _family(outline: Outline, node: Node) -> tuple[int, int]:
    """What runs may count on from one another: articles everywhere, else the groups under one heading."""
    if node.style in _THROUGHOUT or node.parent <= 0:
        return -1, node.style.rank
    return outline.nodes[node.parent].parent, node.style.rank


def _goes_on(before: Sequence[Node], run: Sequence[Node]) -> bool:
    """Whether *run* counts on from *before*, give or take a slip at the border."""
    first, due = run[0].number, before[-1].number + 1
    return first == due or (first > _SLIP + 1 and abs(first - due) <= _SLIP)


def _plainly_goes_on(before: Sequence[Node], run: Sequence[Node]) -> bool:
    """Whether *run* counts on from *before* although other groups begin again."""
    first = run[0].number
    return first == before[-1].number + 1 and first > _SLIP and run[-1].number == first + len(run) - 1


def _borders(family: Sequence[Sequence[Node]]) -> tuple[int, int]:
    """How many groups of a family count on from the one before, and how many begin again."""
    later = range(1, len(family))
    goes_on = sum(_goes_on(family[place - 1], family[place]) for place in later)
    return goes_on, sum(family[place][0].number == 1 for place in later)


def _faults_of(notice: Notice, run: Sequence[Node]) -> Iterator[tuple[Node, NumberFault]]:
    if all(map(eq, (node.number for node in run), count(1))):
        return
    text = notice.text
    limit = len(run) + _OUTLIER
    pairs = [
        (node, node.marker)
        for node in run
        if node.marker and node.number <= max(limit, run[0].number + limit)
    ]
    markers = [marker for _, marker in pairs]
    nodes = [node for node, _ in pairs]
    faults = sequence_faults([marker.number for marker in markers])
    if run[0].style is Style.ROW and (run[0].number != 1 or len(run) < _FEW_SLIPS * len(faults)):
        return  # an extract that keeps the numbers of the whole table
    for fault in faults:
        marker = markers[fault.place]
        previous = markers[fault.place - 1] if fault.place else None
        if fault.kind in (FaultKind.SKIPPED, FaultKind.START) and _told_inline(
            notice, nodes, fault.place, fault.expected
        ):
            continue
        template = previous if nodes[fault.place].repaired and previous else marker
        yield (
            nodes[fault.place],
            NumberFault(
                span=marker.span,
                kind=fault.kind,
                found=marker.span.of(text),
                expected=renumbered(template.span.of(text), fault.expected),
                previous=previous.span if previous else None,
                twin=_twin(markers, fault.place) if fault.kind is FaultKind.REPEATED else None,
                copied=fault.place > 0 and _same_line(notice, nodes[fault.place - 1], nodes[fault.place]),
            ),
        )


def _same_line(notice: Notice, before: Node, node: Node) -> bool:
    """Whether *node* has the words of *before* and follows it at once: a line pasted twice."""
    first, second = (notice.lines[one.line].body.of(notice.text).strip() for one in (before, node))
    return node.line == before.line + 1 and first == second


def _told_inline(notice: Notice, nodes: Sequence[Node], place: int, expected: int) -> bool:
    """Whether the missing number stands within a paragraph before the marker, where no outline looks."""
    node = nodes[place]
    before = nodes[place - 1] if place else notice.outline.nodes[node.parent]
    start = notice.lines[max(before.line, 0)].span.start
    return mentions(notice.text, Span(start, notice.lines[node.line].span.start), node.style, expected)


def _twin(markers: Sequence[Marker | Member], place: int) -> Span | None:
    number = markers[place].number
    return next((m.span for at, m in enumerate(markers) if at != place and m.number == number), None)


def _inline_faults(text: str, members: Sequence[Member]) -> Iterator[NumberFault]:
    faults = sequence_faults([member.number for member in members])
    if len(faults) != 1:
        return
    fault = faults[0]
    member = members[fault.place]
    written = member.span.of(text)
    yield NumberFault(
        span=member.span,
        kind=fault.kind,
        found=written,
        expected=renumbered(written, fault.expected),
        previous=members[fault.place - 1].span if fault.place else None,
        twin=_twin(members, fault.place) if fault.kind is FaultKind.REPEATED else None,
        inline=True,
    )
