"""Labels in another form than the other items have."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Span


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every label without its colon and for every one with a name of its own."""
    odd = notice.odd_labels
    names = [label.name for label in odd if not label.missing_colon]
    for label in odd:
        if label.missing_colon and label.name == label.usual:
            end = Span(label.span.end, label.span.end)
            fix = Fix(Applicability.UNSAFE, (Edit(end, "："),))
            yield Hit(label.span, "colon", {"label": label.name}, fix=fix)
        elif names.count(label.name) <= _FEW:
            fix = Fix(Applicability.SUGGEST, (Edit(label.span, label.usual),))
            yield Hit(label.span, "name", {"label": label.name, "usual": label.usual}, fix=fix)


_FEW = 2
"""A name that more items use is a form of its own."""
