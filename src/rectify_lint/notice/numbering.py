"""The numbering of a notice: what counts on, and what does not, each worked out when first asked for."""

from __future__ import annotations

from functools import cached_property

from rectify_lint.notice.inline import mentions
from rectify_lint.notice.levels import (
    LevelFault,
    SeparatorFault,
    level_faults,
    odd_questions,
    separator_faults,
)
from rectify_lint.notice.runs import NumberFault, number_faults, numbered_runs, row_runs
from rectify_lint.notice.series import Member, SeriesFault, lone_firsts, series_faults, series_of
from rectify_lint.notice.unnumbered import Unnumbered, find_unnumbered
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Style
from rectify_lint.syntax.outline import Node
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


class Numbering:
    """How the markers and the ordinal words of a notice count on.

    What has been worked out is kept in *known*, which is the notice's: if the notice kept the object, each would
    hold the other, and texts that have been checked would stay until the garbage collector finds them.
    """

    __slots__ = ("__dict__", "_notice")

    def __init__(self, notice: Notice, known: dict[str, Any]) -> None:
        self._notice = notice
        self.__dict__ = known

    @cached_property
    def runs(self) -> tuple[tuple[Node, ...], ...]:
        """Nodes that are numbered together; groups that count on from one another make one run. Rows come last."""
        runs = tuple(map(tuple, numbered_runs(self._notice.outline, lambda: self._announced)))
        return (*runs, *row_runs(self._notice.row_nodes)) if self._notice.ledgers else runs

    @cached_property
    def _announced(self) -> frozenset[int]:
        """The lines right below a label that announces a list: nothing stands behind it, or what ends with a colon."""
        text = self._notice.text
        return frozenset(
            one.line + 1
            for one in self._notice.labels
            if not one.cell and text[one.label.span.start : one.value.end].endswith(("：", ":"))
        )

    @cached_property
    def faults(self) -> tuple[NumberFault, ...]:
        """Markers, and numbers of enumerations within a paragraph, that do not count on."""
        return number_faults(self._notice)

    @cached_property
    def unnumbered(self) -> tuple[Unnumbered, ...]:
        """Headings that have lost their numbers behind the last of their level."""
        return find_unnumbered(self._notice)

    @cached_property
    def level_faults(self) -> tuple[LevelFault, ...]:
        """Markers that do not show the level they stand on."""
        return level_faults(self._notice)

    @cached_property
    def separator_faults(self) -> tuple[SeparatorFault, ...]:
        """Where 1. and 1、 are mixed on one level."""
        return separator_faults(self._notice)

    @cached_property
    def odd_questions(self) -> tuple[tuple[Span, str], ...]:
        """Each 问题5： whose siblings are written 问题一：, with what it should be."""
        return tuple(odd_questions(self.runs, self._notice.text))

    @cached_property
    def series(self) -> tuple[tuple[Member, ...], ...]:
        """Ordinal words outside quotations, in the series in which they count on."""
        return series_of(self._notice)

    @cached_property
    def series_faults(self) -> tuple[SeriesFault, ...]:
        """Ordinal words that do not count on."""
        faults = series_faults(self._notice)
        if "首先" not in self._notice.text:
            return faults
        from rectify_lint.notice.ladders import ladder_faults

        return tuple(sorted([*faults, *ladder_faults(self._notice)], key=lambda fault: fault.span))

    @cached_property
    def lone_firsts(self) -> tuple[Span, ...]:
        """Each 一是 that no 二是 follows."""
        return tuple(lone_firsts(self._notice))

    def mentioned(self, span: Span, style: Style, number: int) -> bool:
        """Whether a paragraph in *span* counts *number* in the form of *style*."""
        return mentions(self._notice.text, span, style, number)
