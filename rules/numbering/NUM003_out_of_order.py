"""Numbers that belong elsewhere in their run."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import FaultKind, Hit, Notice, Options, Related, Severity


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every marker that is out of order."""
    for fault in notice.numbering.faults:
        if fault.kind is not FaultKind.OUT_OF_ORDER:
            continue
        severity = Severity.WARNING if fault.inline else None
        if fault.previous is None:
            yield Hit(
                fault.span, "first", {"found": fault.found, "expected": fault.expected}, severity=severity
            )
            continue
        previous = fault.previous.of(notice.text)
        data = {"found": fault.found, "expected": fault.expected, "previous": previous}
        yield Hit(
            fault.span,
            "misplaced",
            data,
            (Related(fault.previous, "previous", {"text": previous}),),
            severity,
        )
