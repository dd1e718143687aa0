"""Numbers that stand twice in one run."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import FaultKind, Hit, Notice, Options, Related, Severity


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every marker whose number stands at another place of its run too."""
    for fault in notice.numbering.faults:
        if fault.kind is not FaultKind.REPEATED or fault.copied:  # a line that stands twice is NUM010's
            continue
        data = {"found": fault.found, "expected": fault.expected}
        related = (Related(fault.twin, "twin", {"text": fault.twin.of(notice.text)}),) if fault.twin else ()
        yield Hit(fault.span, "repeated", data, related, Severity.WARNING if fault.inline else None)
