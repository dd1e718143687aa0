"""PUN016 dunhao-style-mixed: 、 between adjacent titles or quotations, where the rest of the text has none."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Span, occurrences

_USUAL = 2
"""So many without for each with it show which is the text's way."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for each such 、."""
    text = notice.text
    for opening, closing in ("《》", "“”"):
        places = occurrences(text, f"{closing}、{opening}")
        count = text.count(closing + opening)
        if count < _USUAL * len(places):
            continue
        for place in places:
            span = Span(place + 1, place + 2)
            fix = Fix(Applicability.UNSAFE, (Edit(span, ""),))
            yield Hit(span, "mixed", {"left": closing, "right": opening, "count": count}, fix=fix)
