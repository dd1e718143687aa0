"""Markers that do not show the level they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options, Related, Severity


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every marker of another level, and one for every run that shares its parent's style."""
    text = notice.text
    for fault in notice.numbering.level_faults:
        related = [Related(other, "other", {"text": other.of(text)}) for other in fault.others]
        if fault.evidence is not None:
            related.append(
                Related(fault.evidence, f"{fault.reason}_evidence", {"text": fault.evidence.of(text)})
            )
        data = {"found": fault.found, "expected": fault.expected}
        severity = Severity.INFO if fault.reason == "jump" else None
        yield Hit(fault.span, fault.reason, data, tuple(related), severity)
