"""Runs of headings that begin with another number than 1."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import FaultKind, Hit, Notice, Options


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every run whose first marker is not 1."""
    for fault in notice.numbering.faults:
        if fault.kind is FaultKind.START:
            yield Hit(fault.span, "start", {"found": fault.found, "expected": fault.expected})
