"""Two acts told in one sentence, the later one first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import DateMention, Hit, Notice, Options, Related, compiled

_GAP = 60
"""Characters between two dates that are told as a sequence."""


@cache
def _sequence() -> re.Pattern[str]:
    # What was done stands behind both dates; nothing between them looks back or gives a reason.
    act = "(?:召开|学习|传达|印发|制定|出台|组织|开展|举办|修订|会|通过|验收|批复|开工|完工|竣工|立项|公示|评审|签订)"
    return compiled(
        rf"(?![^。；\n]*(?:此前|之前|曾|根据|按照|依据|落实|自|截[至止]|原|针对|由|其中|对照|贯彻|精神|[（(《“]))[^。；\n]*?{act}[^。；\n]*?"
    )


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hint where a sentence of an item's measures tells the later of two acts first."""
    for first, second in _neighbours(notice):
        if (
            second.span.start - first.span.end > _GAP
            or notice.sentence_around(first.span).end < second.span.end
        ):
            continue
        earlier, later = notice.likely_day(second), notice.likely_day(first)
        if earlier is None or later is None or earlier.year != later.year or not earlier < later:
            continue
        if not _sequence().fullmatch(notice.text, first.span.end, second.span.start):
            continue
        data = {"first": first.span.of(notice.text), "second": second.span.of(notice.text)}
        yield Hit(second.span, "backwards", data, (Related(first.span, "first", {}),))


def _neighbours(notice: Notice) -> Iterator[tuple[DateMention, DateMention]]:
    """Neighbouring days of one paragraph of measures, quoted ones and ends of ranges left out."""
    ends = {end.span for dates in notice.ranges for end in (dates.first, dates.last)}
    spans = sorted(span for item in notice.items for span in item.narrative)
    place = 0
    previous: DateMention | None = None
    for mention in notice.dates:
        while place < len(spans) and spans[place].end <= mention.span.start:
            place, previous = place + 1, None
        if place == len(spans):
            return
        if mention.span.start < spans[place].start:
            continue
        fit = (
            mention.day is not None
            and mention.span not in ends
            and not notice.quotations.covers(mention.span.start)
        )
        if fit and previous is not None:
            yield previous, mention
        previous = mention if fit else None
