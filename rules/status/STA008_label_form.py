"""Labels under another name than the other items have."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every label with a name of its own."""
    odd = [label for label in notice.odd_labels if not (label.missing_colon and label.name == label.usual)]
    names = [label.name for label in odd if not label.missing_colon]
    for label in odd:
        if names.count(label.name) <= _FEW:
            fix = Fix(Applicability.SUGGEST, (Edit(label.span, label.usual),))
            yield Hit(label.span, "name", {"label": label.name, "usual": label.usual}, fix=fix)


_FEW = 2
"""A name that more items use is a form of its own."""
