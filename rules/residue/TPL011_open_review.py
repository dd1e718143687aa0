"""Tracked changes and comments that are still in the document."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options, Related, Span


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield one hit for all of them, where the first stands."""
    traces = notice.source.traces
    if traces is None:
        return
    revisions, comments = len(traces.revisions), len(traces.comments)
    places = sorted({*traces.revisions, *traces.comments})
    if not places:
        return
    message = "both" if revisions and comments else "revisions" if revisions else "comments"
    first, *others = (_line(notice, place) for place in places)
    yield Hit(
        first,
        message,
        {"revisions": revisions, "comments": comments},
        related=tuple(Related(span, "another") for span in others),
    )


def _line(notice: Notice, offset: int) -> Span:
    lines = notice.source.lines
    return lines.span(lines.line_of(offset))
