"""Passages of the measures that stand in the notice twice."""

from __future__ import annotations

from collections.abc import Iterable

from rectify_lint import Hit, Notice, Options, Related, Severity

_SENTENCES = 2
"""Whole sentences that two items have in common by copying rather than by chance."""

_LONG = 80
"""Characters of a single sentence that are too many for chance as well."""

_QUOTE = 24


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit at the later place of each copy; between two items a single sentence is a hint only."""
    for copy in notice.copies:
        text = copy.span.of(notice.text)
        excerpt = text if len(text) <= _QUOTE else text[:_QUOTE] + "…"
        sure = copy.same_item or copy.sentences >= _SENTENCES or copy.size >= _LONG
        data = {"text": excerpt, "length": len(text), "line": notice.source.lines.line_of(copy.source.start)}
        related = (Related(copy.source, "first", {}),)
        yield Hit(
            copy.span, "same" if copy.same_item else "across", data, related, None if sure else Severity.INFO
        )
