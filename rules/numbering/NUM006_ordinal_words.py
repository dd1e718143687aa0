"""Ordinal words (一是, 二是 …) that do not count on."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import FaultKind, Hit, Notice, Options, Related, Severity


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every ordinal word that is repeated, out of order or behind a gap."""
    text = notice.text
    for fault in notice.numbering.series_faults:
        data = {"found": fault.found, "expected": fault.expected}
        related = []
        if fault.twin is not None:
            related.append(Related(fault.twin, "twin", {"text": fault.twin.of(text)}))
        elif fault.previous is not None:
            related.append(Related(fault.previous, "previous", {"text": fault.previous.of(text)}))
        doubtful = fault.kind is FaultKind.START or fault.found in ("其次", "再次")
        severity = Severity.WARNING if doubtful else None
        yield Hit(fault.span, fault.kind.replace("-", "_"), data, tuple(related), severity)
