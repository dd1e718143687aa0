"""Brackets and quotation marks that lack their mate or have a wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, PairFault, Related, Span

_HALF = {"(": "（", ")": "）"}


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every mark without its mate."""
    if not notice.pairing.faults:
        return
    text = notice.text
    markers = [line.marker.span for line in notice.lines if line.marker is not None and line.marker.brackets]
    for fault in notice.pairing.faults:
        if fault.kind == "mixed" and any(fault.span.start in span for span in markers):
            continue  # the form of outline markers is another rule's
        yield _hit(text, fault)


def _hit(text: str, fault: PairFault) -> Hit:
    span, mate, expected = fault.span, fault.mate, fault.expected
    if fault.kind == "mixed" and mate is not None and mate.of(text) in _HALF:
        span, mate, expected = mate, span, _HALF[mate.of(text)]
    data = {"mark": span.of(text), "expected": expected, "mate": mate.of(text) if mate else ""}
    related = () if mate is None else (Related(mate, "mate", {"mate": mate.of(text)}),)
    return Hit(span, fault.kind, data, related, fix=_fix(text, fault, span, expected))


def _fix(text: str, fault: PairFault, span: Span, expected: str) -> Fix | None:
    """What mends it: sure for a bracket of the other width and for two marks that changed places."""
    if fault.kind == "mixed":
        sure = span.of(text) in _HALF
        grade = Applicability.SAFE if sure else Applicability.UNSAFE
        return Fix(grade, (Edit(span, expected),))
    if fault.kind == "reversed":
        return Fix(Applicability.SUGGEST, (Edit(span, expected),))
    if fault.kind == "crossed" and span.start > 0:
        both = Span(span.start - 1, span.end)
        before = text[both.start]
        if before in "”’）》〉】":
            return Fix(Applicability.UNSAFE, (Edit(both, span.of(text) + before),))
    return None
