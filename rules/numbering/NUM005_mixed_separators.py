"""1. and 1、 on one level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Related, Span


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for the first marker of every run that departs from the usual separator."""
    text = notice.text
    for fault in notice.numbering.separator_faults:
        norm = fault.norm.of(text)
        related = [Related(other, "other", {"text": other.of(text)}) for other in fault.others]
        related.append(Related(fault.norm, "norm", {"text": norm}))
        data = {"found": fault.found, "expected": fault.expected, "norm": norm}
        message = "across" if fault.across else "within"
        fix = _fix(text, (fault.span, *fault.others), fault.expected[-1])
        yield Hit(fault.span, message, data, tuple(related), fix=fix)


def _fix(text: str, markers: Sequence[Span], separator: str) -> Fix | None:
    """Every marker with the usual separator; none where it would join two numbers (1、2023年 as 1.2023年)."""
    if any(text[marker.end : marker.end + 1].isdecimal() for marker in markers):
        return None
    edits = tuple(Edit(Span(marker.end - 1, marker.end), separator) for marker in markers)
    return Fix(Applicability.UNSAFE, edits)
