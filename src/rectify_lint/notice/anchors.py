"""Where to mark a part that is missing: next to where it belongs."""

from __future__ import annotations

from rectify_lint.notice.paragraphs import LineKind
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_SECTION_DEPTH = 2
"""Headings down to this depth divide the notice; deeper ones are items and measures."""


def find_anchor(notice: Notice, part: str) -> Span:
    """The place to mark for *part*, which *notice* lacks.

    The first line for ``title`` and ``opening``, the last section's heading for ``next_steps``, the date for
    ``signature``, the signature for ``date`` and what stands above them; the last line where there is none.
    """
    if not notice.lines:
        return Span(0, len(notice.text))
    if part in ("title", "opening"):
        return notice.lines[0].span
    section = _last_section(notice) if part == "next_steps" else None
    signature = notice.signature.span if notice.signature else None
    for known in (section, signature, notice.signature_date):
        if known is not None:
            return known
    furniture = LineKind.FURNITURE
    own = [index for index, kind in enumerate(notice.line_kinds) if kind is not furniture]
    return notice.lines[own[-1] if own else -1].span


def _last_section(notice: Notice) -> Span | None:
    """The last heading that divides the notice, items left out."""
    items = {item.node.index for item in notice.items}
    nodes = (node for node in reversed(notice.outline.nodes[1:]) if node.depth <= _SECTION_DEPTH)
    return next((node.title for node in nodes if node.index not in items), None)
