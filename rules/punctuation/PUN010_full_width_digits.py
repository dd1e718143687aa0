"""Full-width digits: one hit for the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Related, Span, compiled, occurrences

_PLACES = 5


@cache
def _digits() -> re.Pattern[str]:
    return compiled("[０-９]+(?:．[０-９]+)*")


_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")


_USUAL = 3
"""So many half-width marks for each full-width one show which the text uses."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield one hit if the text has full-width digits, and one if it has a few ％ among many %."""
    text = notice.text
    wide = [Span(place, place + 1) for place in occurrences(text, "％")]
    if wide and text.count("%") >= _USUAL * len(wide):
        related = tuple(Related(span, "other", {"text": "％"}) for span in wide[1 : _PLACES + 1])
        edits = tuple(Edit(span, "%") for span in wide)
        yield Hit(wide[0], "percent", {}, related, fix=Fix(Applicability.SAFE, edits))
    spans = [Span(*found.span()) for found in _digits().finditer(text)]
    if not spans:
        return
    first, *others = spans
    related = tuple(Related(span, "other", {"text": span.of(text)}) for span in others[:_PLACES])
    edits = tuple(Edit(span, span.of(text).translate(_HALF)) for span in spans)
    data = {"text": first.of(text), "expected": edits[0].text, "count": len(spans)}
    yield Hit(first, "digits", data, related, fix=Fix(Applicability.SAFE, edits))
