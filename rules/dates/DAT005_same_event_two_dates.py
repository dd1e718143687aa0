"""One event with two dates."""

from __future__ import annotations

from collections.abc import Iterable

from rectify_lint import Hit, Notice, Options, Related, Severity


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit at the second date of each event that the text dates twice."""
    text = notice.text
    for clash in notice.clashes:
        data = {"name": clash.name, "first": clash.first.of(text), "second": clash.second.of(text)}
        related = (Related(clash.first, "first", {"first": data["first"]}),)
        yield Hit(clash.second, clash.kind, data, related, None if clash.sure else Severity.WARNING)
