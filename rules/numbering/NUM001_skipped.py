"""Numbers that are left out between two markers."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import FaultKind, Hit, Notice, Options, Related, Severity


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every marker before which numbers are missing, and for headings that have lost theirs."""
    if notice.is_rectification:
        yield from _unnumbered(notice)
    for fault in notice.numbering.faults:
        if fault.kind is not FaultKind.SKIPPED:
            continue
        previous = fault.previous.of(notice.text) if fault.previous else ""
        data = {"found": fault.found, "expected": fault.expected, "previous": previous}
        related = (Related(fault.previous, "previous", {"text": previous}),) if fault.previous else ()
        yield Hit(fault.span, "skipped", data, related, Severity.WARNING if fault.inline else None)


def _unnumbered(notice: Notice) -> Iterator[Hit]:
    for one in notice.numbering.unnumbered:
        previous = one.previous.of(notice.text)
        related = (Related(one.previous, "previous", {"text": previous}),)
        severity = Severity.WARNING if one.sure else Severity.INFO
        yield Hit(one.span, "unnumbered", {"expected": one.expected, "previous": previous}, related, severity)
