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
        usual = count >= _USUAL * len(places)
        for place in places:
            if not (usual or (count and _amid(text, place, opening, closing))):
                continue
            span = Span(place + 1, place + 2)
            fix = Fix(Applicability.UNSAFE, (Edit(span, ""),))
            yield Hit(span, "mixed", {"left": closing, "right": opening, "count": count}, fix=fix)


def _amid(text: str, place: int, opening: str, closing: str) -> bool:
    """Whether what stands before or behind the 、 that follows *place* touches one more, without 、 between."""
    start = text.rfind(opening, 0, place)
    end = text.find(closing, place + 2)
    return (start > 0 and text[start - 1] == closing) or (end > 0 and text[end + 1 : end + 2] == opening)
