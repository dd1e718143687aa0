"""TRM014 traditional-character: traditional and variant characters in a simplified text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Hit, Notice, Options, Span, compiled

_MANY = 12
"""From this many places on the text is no simplified text with slips in it."""


@cache
def _run(characters: str) -> re.Pattern[str]:
    # Not [...]+: re skips ahead to a class, but not to one that is repeated.
    return compiled(f"[{characters}][{characters}]*")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for each run of such characters, or one for a text full of them."""
    table, text = options["table"], notice.text
    found = (Span(*one.span()) for one in _run(table["traditional"]).finditer(text))
    spans = [span for span in found if text[span.start - 2 : span.start] != "日本"]  # 日本語 calls itself so
    if not spans:
        return
    if len(spans) >= _MANY:
        yield Hit(spans[0], "all", {"text": spans[0].of(text), "count": len(spans)})
        return
    mapping = str.maketrans(table["traditional"], table["simplified"])
    for span in spans:
        said = span.of(text)
        yield Hit(span, "traditional", {"text": said, "right": said.translate(mapping)})
