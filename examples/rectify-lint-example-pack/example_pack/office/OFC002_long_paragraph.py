"""OFC002 long-paragraph: lines with more characters than the option allows."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Hit, Notice, Options


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every line longer than ``limit``."""
    for line in notice.lines:
        length = line.span.end - line.span.start
        if length > options["limit"]:
            yield Hit(line.span, "long", {"length": length, "limit": options["limit"]})
