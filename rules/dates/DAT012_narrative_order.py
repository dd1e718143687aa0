"""Two acts told in one sentence, the later one first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from rectify_lint import DateMention, Hit, Notice, Options, Related, Severity, compiled

_GAP = 60
"""Characters between two dates that are told as a sequence."""


@cache
def _sequence() -> re.Pattern[str]:
    # What was done stands behind both dates; nothing between them looks back or gives a reason.
    act = (
        "(?:召开|学习|传达|印发|制定|出台|组织|开展|举办|修订|会|通过|验收|批复|开工|完工|竣工|立项|公示|评审|签订|启动|动工|立案|受理"
        "|申报)"
    )
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
    for first, second in _built_backwards(notice):
        data = {"first": first.span.of(notice.text), "second": second.span.of(notice.text)}
        related = (Related(first.span, "first", {}),)
        yield Hit(second.span, "built", data, related, Severity.WARNING)


@cache
def _begins() -> re.Pattern[str]:
    return compiled("[^。；，\n0-9]{0,10}(?:开工|动工|破土|启动|立项)[^。；\n0-9]{0,20}")


@cache
def _ends() -> re.Pattern[str]:
    return compiled("[^。；，\n0-9]{0,8}(?:竣工|完工|建成|通过验收|投用|投入使用)")


def _built_backwards(notice: Notice) -> Iterator[tuple[DateMention, DateMention]]:
    """A building begun after the month in which it is finished."""
    text = notice.text
    for first, second in pairwise(notice.dates):
        start, end = first.span.end, second.span.start
        if end - start > _GAP or not _begins().fullmatch(text, start, end):
            continue
        begun, done = notice.likely_day(first), notice.likely_day(second)
        if begun is None or done is None or (done.year, done.month) >= (begun.year, begun.month):
            continue
        if _ends().match(text, second.span.end) and not notice.cited(first.span.start):
            yield first, second


def _neighbours(notice: Notice) -> Iterator[tuple[DateMention, DateMention]]:
    """Neighbouring days of one paragraph of measures, quoted ones and ends of ranges left out."""
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
            and mention.span not in notice.range_ends
            and not notice.quotations.covers(mention.span.start)
        )
        if fit and previous is not None:
            yield previous, mention
        previous = mention if fit else None
