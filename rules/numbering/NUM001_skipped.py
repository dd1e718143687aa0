"""Numbers that are left out between two markers."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import FaultKind, Hit, Notice, Options, Related, Severity


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every marker before which numbers are missing."""
    for fault in notice.numbering.faults:
        if fault.kind is not FaultKind.SKIPPED:
            continue
        previous = fault.previous.of(notice.text) if fault.previous else ""
        data = {"found": fault.found, "expected": fault.expected, "previous": previous}
        related = (Related(fault.previous, "previous", {"text": previous}),) if fault.previous else ()
        yield Hit(fault.span, "skipped", data, related, Severity.WARNING if fault.inline else None)
