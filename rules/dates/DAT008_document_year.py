"""Document numbers of years that have not come, never will, or are not those in which the text has them issued."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from rectify_lint import (
    DateMention,
    DocumentNumber,
    Hit,
    Notice,
    Options,
    Related,
    Span,
    compiled,
)

_FIRST, _LAST = 1949, 2100
"""Years that a document of a Chinese office may bear."""


@cache
def _bracketed() -> re.Pattern[str]:
    return compiled(r"[〔﹝](?P<year>[0-9]{3,5})[〕﹞][ ]?(?:第[ ]?)?[0-9]{1,5}[ ]?号")


@cache
def _code() -> re.Pattern[str]:
    return compiled("(?![见据照以按由及和依根执行])[\u4e00-\u9fff]{1,10}$")


def _bracketed_years(notice: Notice) -> Iterator[re.Match[str]]:
    """Years in the brackets of document numbers, which stand nowhere else: they are looked for alone."""
    for place in sorted((*notice.occurrences("〔"), *notice.occurrences("﹝"))):
        if match := _bracketed().match(notice.text, place):
            yield match


def check(notice: Notice, options: Options) -> Iterable[Hit]:
    """A hit for each document number whose year is out of all reason, or after the year of the signature."""
    signature = notice.role("signature") if notice.is_rectification else None
    if any(fault.date.role == "signature" for fault in notice.order_faults):
        signature = None
    for match in _bracketed_years(notice):
        year = int(match["year"])
        if not _FIRST <= year <= _LAST:
            code = _code().search(notice.text, max(0, match.start() - 10), match.start())
            span = Span(code.start() if code else match.start(), match.end())
            yield Hit(span, "implausible", {"text": span.of(notice.text), "year": year})
    if signature is None:
        return
    for span in _without_serial(notice):
        if not notice.quotations.covers(span.start):
            yield Hit(span, "incomplete", {"text": span.of(notice.text)})
    for number in notice.document_numbers:
        if number.year is None or not _FIRST <= number.year <= _LAST:
            continue
        data = {"text": number.span.of(notice.text), "year": number.year}
        if number.year > signature.day.year:
            data["signed"] = signature.day.year
            yield Hit(number.span, "later", data, (Related(signature.mention.span, "signature", {}),))
        elif (date := _issued_on(notice, number)) is not None:
            if _contradicts(notice, number.year, date):
                data["date"] = date.span.of(notice.text)
                yield Hit(number.span, "differs", data, (Related(date.span, "date", {}),))
        elif _answers_feedback(notice, number):
            feedback = notice.role("feedback")
            if feedback is not None and number.year < feedback.day.year:
                data["feedback"] = feedback.mention.span.of(notice.text)
                yield Hit(number.span, "early", data, (Related(feedback.mention.span, "feedback", {}),))


@cache
def _incomplete() -> re.Pattern[str]:
    """A document number without its serial, behind its code; one without its year is a blank left in."""
    return compiled("〔[0-9]{4}〕[ ]?(?:第[ ]?)?号")


_CODE = 6
"""So many characters before the bracket are told with such a number."""


def _without_serial(notice: Notice) -> Iterator[Span]:
    text, last = notice.text, 0
    for place in notice.occurrences("〔"):
        if found := _incomplete().match(text, place):
            code = compiled("[\u4e00-\u9fff]+\\Z").search(text, max(last, place - _CODE), place)
            if code is not None:
                last = found.end()
                yield Span(code.start(), last)


_WITHIN = 110
"""Characters between the date on which a document was issued and its number."""


@cache
def _issued() -> re.Pattern[str]:
    """What stands between such a date and such a number: nobody else's document, no other act."""
    title = "《(?:[^《》\n]|《[^《》\n]*》){2,80}》[ ]?"
    return compiled(
        "[，,]?[^。；《》〔\n0-9]{0,40}?(?:(?<!转)印发|下发|出台|制发|发布|颁布|公布|制定|修订)(?:实施)?了?"
        f"(?:[^。；，、《》〔\n0-9]{{0,6}})?{title}[（(]"
        "|(?:已)?经[^。；，《》〔\n0-9]{2,24}(?:核准|批准|批复|备案)(?:同意)?[（(]"
    )


def _issued_on(notice: Notice, number: DocumentNumber) -> DateMention | None:
    """The date on which the text says that the document of *number* was issued."""
    start = number.span.start
    titled = notice.text[max(0, start - 3) : start].rstrip("（( ").endswith("》")
    title = notice.text.rfind("《", max(0, start - _WITHIN), start) if titled else -1
    while title > 0 and notice.text.count("》", title, start) > notice.text.count("《", title, start):
        title = notice.text.rfind("《", max(0, start - _WITHIN), title)
    before = title if title >= 0 else start
    place = bisect_left(notice.date_starts, before) - 1
    if place < 0 or start - notice.dates[place].span.end > _WITHIN or notice.cited(start):
        return None
    date = notice.dates[place]
    if date.day is None or not _issued().fullmatch(notice.text, date.span.end, start):
        return None
    return None if date.span in notice.range_ends else date


def _contradicts(notice: Notice, year: int, date: DateMention) -> bool:
    """Whether no year that *date* may have gives a document of *year*; one of December may go out in January."""
    years = notice.possible_years(date)
    allowed = years | ({one - 1 for one in years} if date.known_month == 1 else set())
    return bool(years) and year not in allowed


@cache
def _plan() -> re.Pattern[str]:
    return compiled(
        "《(?P<title>[^《》\n]{0,40}(?:反馈意见|反馈问题|巡[视察]反馈|巡[视察]整改)"
        "[^《》\n]{0,12}(?:方案|清单|台账|计划))》[ ]?[（(]$"
    )


@cache
def _team() -> re.Pattern[str]:
    return compiled("(?:中央|[省市县区旗]委)(?:第[一二三四五六七八九十]{1,3})?(?=巡[视察])")


def _answers_feedback(notice: Notice, number: DocumentNumber) -> bool:
    """Whether the document is the plan by which this inspection's findings are answered."""
    start = number.span.start
    found = _plan().search(notice.text, max(0, start - 90), start)
    if found is None or notice.quotations.covers(start):
        return False
    opening = notice.opening.of(notice.text)
    team = _team().search(found["title"])
    return team is None or team[0] in opening
