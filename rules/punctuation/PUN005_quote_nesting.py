"""Quotation marks and title marks of the wrong level."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Applicability, Edit, Fix, Hit, Nesting, Notice, Options, Span

_DUE = {"inner": ("“", "”"), "quote": ("‘", "’"), "title": ("〈", "〉"), "subtitle": ("《", "》")}
_LONGEST = 500
"""What is longer is no quotation but a mark that met one far away; nested ones would also add up to the square."""
_FEW = 2
"""So many pairs of ‘ ’ in a text without “ ” are slips; more are its way, and those within straight quotes are right."""
_SURE = frozenset({"inner", "title"})


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every pair that stands where the other kind is due."""
    text = notice.text
    inner = sum(nesting.kind == "inner" for nesting in notice.pairing.nestings)
    habit = "“" not in text and (inner > _FEW or '"' in text)
    for nesting in notice.pairing.nestings:
        if nesting.closing.end - nesting.opening.start > _LONGEST or _is_meant(text, nesting, habit=habit):
            continue
        opening, closing = _DUE[nesting.kind]
        span = Span(nesting.opening.start, nesting.closing.end)
        grade = Applicability.SAFE if nesting.kind in _SURE else Applicability.UNSAFE
        fix = Fix(grade, (Edit(nesting.opening, opening), Edit(nesting.closing, closing)))
        inside = text[nesting.opening.end : nesting.closing.start]
        data = {"text": span.of(text), "expected": f"{opening}{inside}{closing}"}
        yield Hit(span, nesting.kind, data, fix=fix)


def _is_meant(text: str, nesting: Nesting, *, habit: bool) -> bool:
    """A text that knows only ‘ ’ has them for its outer marks; 〈1〉 is a number."""
    if nesting.kind == "inner":
        return habit
    inside = text[nesting.opening.end : nesting.closing.start]
    return nesting.kind == "subtitle" and (len(inside) < 3 or inside.isascii())
