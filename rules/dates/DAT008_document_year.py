"""Document numbers of years that have not come, or never will."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import Hit, Notice, Options, Related, Span, compiled, occurrences

_FIRST, _LAST = 1949, 2100
"""Years that a document of a Chinese office may bear."""


@cache
def _bracketed() -> re.Pattern[str]:
    return compiled(r"[〔﹝](?P<year>[0-9]{3,5})[〕﹞][ ]?(?:第[ ]?)?[0-9]{1,5}[ ]?号")


@cache
def _code() -> re.Pattern[str]:
    return compiled("(?![见据照以按由及和依根执行])[\u4e00-\u9fff]{1,10}$")


def _bracketed_years(text: str) -> Iterator[re.Match[str]]:
    """Years in the brackets of document numbers, which stand nowhere else: they are looked for alone."""
    for place in sorted((*occurrences(text, "〔"), *occurrences(text, "﹝"))):
        if match := _bracketed().match(text, place):
            yield match


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each document number whose year is out of all reason, or after the year of the signature."""
    signature = notice.role("signature") if notice.is_rectification else None
    if any(fault.date.role == "signature" for fault in notice.order_faults):
        signature = None
    for match in _bracketed_years(notice.text):
        year = int(match["year"])
        if not _FIRST <= year <= _LAST:
            code = _code().search(notice.text, max(0, match.start() - 10), match.start())
            span = Span(code.start() if code else match.start(), match.end())
            yield Hit(span, "implausible", {"text": span.of(notice.text), "year": year})
    if signature is None:
        return
    for number in notice.document_numbers:
        if number.year is None or not signature.day.year < number.year <= _LAST:
            continue
        data = {"text": number.span.of(notice.text), "year": number.year, "signed": signature.day.year}
        yield Hit(number.span, "later", data, (Related(signature.mention.span, "signature", {}),))
