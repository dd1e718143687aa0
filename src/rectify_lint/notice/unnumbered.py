"""Headings that have lost their numbers behind the last numbered one of their level, where no gap shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rectify_lint.facts.headings import match_issue_heading, section_kind
from rectify_lint.notice.paragraphs import LineKind
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import renumbered
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LEAST = 3
"""So many siblings show what a heading of their level looks like."""

_OTHER_NUMBERS = frozenset("第甲乙丙丁戊己庚辛壬癸")
"""What a heading begins with that has a number of another sort."""

_TITLE = 24
_SLACK = 3
"""How far the length of a heading may be outside that of its siblings."""


class Unnumbered(Value):
    """A heading without number: what to mark, the number that is due, the marker before it, and whether it is sure."""

    span: Span
    expected: str
    previous: Span
    sure: bool


def find_unnumbered(notice: Notice) -> tuple[Unnumbered, ...]:
    """All headings that have lost their numbers at the ends of runs, in order of the text."""
    found = [*_sections(notice)]
    for run in notice.outline.runs():
        found += _problems(notice, run) or _paragraphs(notice, run)
    return tuple(sorted(found, key=lambda one: one.span))


def _made(notice: Notice, before: Node, span: Span, *, sure: bool) -> Iterator[Unnumbered]:
    if before.marker is not None:
        expected = renumbered(before.marker.span.of(notice.text), before.number + 1)
        yield Unnumbered(span, expected, before.marker.span, sure)


def _sections(notice: Notice) -> Iterator[Unnumbered]:
    """下一步工作打算 on a line of its own below numbered sections."""
    sections = notice.outline.root.children
    if len(sections) < 2 or any(node.style is not sections[0].style for node in sections):
        return
    last = sections[-1]
    if any(_is_caption(notice, index) for index in range(last.line)):
        return  # headings without numbers are this notice's habit
    for index in range(last.line + 1, last.last + 1):
        line = notice.lines[index]
        if line.marker is None and notice.line_kinds[index] is LineKind.CAPTION and _followed(notice, index):
            words = line.span.of(notice.text)
            kind = (
                section_kind(words) if words[0] not in _OTHER_NUMBERS else None
            )  # 第三 下一步打算 has one of its own
            if kind in ("next_steps", "items", "transfers") and kind != notice.section_kind(last):
                yield from _made(notice, last, line.span, sure=True)
                return


def _is_caption(notice: Notice, index: int) -> bool:
    return notice.line_kinds[index] is LineKind.CAPTION and _followed(notice, index)


def _followed(notice: Notice, index: int) -> bool:
    """Whether text or a numbered paragraph stands below a line."""
    kinds = notice.line_kinds
    return index + 1 < len(kinds) and kinds[index + 1] in (LineKind.PROSE, LineKind.MARKED)


def _own_lines(node: Node) -> range:
    return range(node.line + 1, node.own_last + 1)


def _problems(notice: Notice, run: Sequence[Node]) -> list[Unnumbered]:
    """关于“…”的问题 below problems that are all headed so and numbered."""
    forms = {_quoting_form(notice, node.title) for node in run} if len(run) >= _LEAST else {""}
    if len(forms) > 1 or "" in forms:
        return []
    lines = [
        index
        for node in run
        for index in _own_lines(node)
        if _quoting_form(notice, notice.lines[index].span) in forms
    ]
    if len(lines) != 1 or lines[0] not in _own_lines(run[-1])[1:]:
        return []
    return list(_made(notice, run[-1], notice.lines[lines[0]].span, sure=True))


def _quoting_form(notice: Notice, span: Span) -> str:
    """The form of a heading that quotes a finding, ``""`` for anything else."""
    heading = match_issue_heading(notice.text, *span)
    return heading.form if heading is not None and heading.quoted is not None else ""


@cache
def _no_heading() -> re.Pattern[str]:
    return compiled(
        "[0-9]|截[至止]|目前|下一?步|通过|此外|同时|以上|上述|现[将在]|特此|按照|根据|如|对此|为|经|[一二三四五六七八九十]是"
    )


def _paragraphs(notice: Notice, run: Sequence[Node]) -> list[Unnumbered]:
    """A paragraph that opens like its numbered neighbours (强化督导。…), each of which is one paragraph."""
    if len(run) < 2 or any(node.children or node.run_in.start >= node.run_in.end for node in run):
        return []
    last = run[-1]
    if last.own_last == last.line or any(node.own_last != node.line for node in run[:-1]):
        return []
    titles = [node.title.of(notice.text) for node in run]
    if notice.line_kinds[last.line + 1] is not LineKind.PROSE or max(map(len, titles)) > _TITLE:
        return []
    span = notice.lines[last.line + 1].span
    stop = notice.text.find("。", span.start, span.end)
    head = notice.text[span.start : stop + 1]
    shortest, longest = min(map(len, titles)) - _SLACK, max(map(len, titles)) + _SLACK
    alike = (
        0 <= stop < span.end - 1
        and shortest <= len(head) <= longest
        and head.count("，") in {title.count("，") for title in titles}
        and not _no_heading().match(head)
        and "”" not in head
    )
    return list(_made(notice, last, Span(span.start, stop + 1), sure=False)) if alike else []
