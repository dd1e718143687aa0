"""1. and 1、 on one level."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options, Related


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for the first marker of every run that departs from the usual separator."""
    text = notice.text
    for fault in notice.numbering.separator_faults:
        norm = fault.norm.of(text)
        related = [Related(other, "other", {"text": other.of(text)}) for other in fault.others]
        related.append(Related(fault.norm, "norm", {"text": norm}))
        data = {"found": fault.found, "expected": fault.expected, "norm": norm}
        yield Hit(fault.span, "across" if fault.across else "within", data, tuple(related))
