"""TRM015 near-miss-of-own-term: a rare phrase that sounds like one the notice uses often."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options, near_misses


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for each place of such a phrase."""
    for miss in near_misses(notice.text):
        data = {"text": miss.span.of(notice.text), "right": miss.right, "count": miss.count}
        yield Hit(miss.span, "near", data)
