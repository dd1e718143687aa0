"""Document numbers whose year stands in other brackets than 〔〕."""

from __future__ import annotations

from collections.abc import Iterator

from rectify_lint import Applicability, DocumentNumber, Edit, Fix, Hit, Notice, Options, Severity, Span

_ISSUERS = "办发函字文政党委规传通纪组宣教财人建"
_RIGHT = ("〔", "〕")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for every document number that departs from 机关代字〔2024〕5号."""
    for number in notice.document_numbers:
        if number.code and number.form == "bracket":
            yield from _bracketed(notice.text, number)
        elif number.code and number.form == "year" and number.code[-1] in _ISSUERS:
            yield from _unbracketed(notice.text, number)


def _bracketed(text: str, number: DocumentNumber) -> Iterator[Hit]:
    start = number.span.start + len(number.code)
    closing = text.index(number.closing, start + 1, number.span.end)
    written = text[start : closing + 1]
    if (number.opening, number.closing) != _RIGHT:
        right = f"〔{written[1:-1].strip()}〕"
        edits = (Edit(Span(start, start + 1), "〔"), Edit(Span(closing, closing + 1), "〕"))
        fix = Fix(Applicability.SAFE, edits)
        yield Hit(Span(start, closing + 1), "brackets", {"found": written, "expected": right}, fix=fix)
    serial = text[closing + 1 : number.span.end].strip()
    if serial[:1] == "第" or (serial[:1] == "0" and number.serial):
        span = Span(closing + 1, number.span.end)
        data = {"found": serial, "expected": f"{number.serial}号"}
        fix = Fix(Applicability.SUGGEST, (Edit(span, data["expected"]),))
        yield Hit(span, "serial", data, severity=Severity.INFO, fix=fix)


def _unbracketed(text: str, number: DocumentNumber) -> Iterator[Hit]:
    span = Span(number.span.start + len(number.code), number.span.end)
    written = span.of(text)
    if "第" in written:
        return  # 公告2024年第5号: the form of announcements
    right = f"〔{number.year}〕{number.serial}号"
    fix = Fix(Applicability.SUGGEST, (Edit(span, right),))
    yield Hit(span, "no_brackets", {"found": written, "expected": right}, severity=Severity.INFO, fix=fix)
