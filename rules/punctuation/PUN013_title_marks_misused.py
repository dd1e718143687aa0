"""Title marks round the name of a body, a meeting or an activity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Applicability, Edit, Fix, Hit, Notice, Options, Span, compiled


@cache
def _body() -> re.Pattern[str]:
    return compiled(
        r"(?:专班|领导小组|工作组|协调小组|工作小组|指挥部|工作委员会|联席会议|座谈会|推进会|动员会|部署会|调度会|培训班"
        r"|民主生活会|组织生活会|电视电话会议|全体会议|专题会议|扩大会议|工作会议|常务会议)\Z"
    )


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every title whose last word names something that is no document."""
    text = notice.text
    for citation in notice.citations:
        if citation.depth:
            continue
        words = citation.title.of(text)
        found = _body().search(words)
        if found is None or not _is_name(words):
            continue
        span = citation.span
        edits = (Edit(Span(span.start, span.start + 1), "“"), Edit(Span(span.end - 1, span.end), "”"))
        data = {"text": span.of(text), "what": found[0]}
        yield Hit(span, "misused", data, fix=Fix(Applicability.SUGGEST, edits))


def _is_name(words: str) -> bool:
    """Whether the words read as a name; an article (在…座谈会, 关于…, 致…) is called after the meeting."""
    return words[:1] not in "在关致论记赴访写" and "：" not in words and "——" not in words
