"""The content of the HTML report, before any markup.

A paragraph of the notice is a row: its number, its text in pieces, and the findings that begin in it. A piece is text
marked by the same findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rectify_lint.report import outline, reconcile
from rectify_lint.report.cells import printable
from rectify_lint.report.wording import document_place, place, to_end
from rectify_lint.rules.contract import Severity
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.engine.lint import FileReport
    from rectify_lint.report.model import Report
    from rectify_lint.source.text import Source

MARKED_LINES = 40
"""The number of lines on which a finding over many lines is marked; its end is named by the last line."""


class Piece(NamedTuple):
    """Text marked by the findings with these numbers; *ends* are those whose mark on their first line ends here."""

    text: str
    findings: tuple[int, ...]
    ends: tuple[int, ...]
    severity: str


class Spot(NamedTuple):
    """Related places with the same message: the message, and the lines to link to, none in another file.

    Each line comes with its name in a document, or ``""``.
    """

    text: str
    lines: tuple[tuple[int, str], ...]


class Card(NamedTuple):
    """A finding as shown in the margin.

    *number* counts within the file from 1; *related* are its related places; *where* is the place in a document, or
    ``""``.
    """

    number: int
    code: str
    name: str
    severity: str
    message: str
    basis: str
    advice: str
    line: int
    column: int
    where: str
    related: int
    spots: tuple[Spot, ...]

    @property
    def family(self) -> str:
        """The three letters of the rule."""
        return self.code[:3]


class Row(NamedTuple):
    """A line of the notice with the findings that begin on it."""

    line: int
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


class Relation(NamedTuple):
    """A row of the reconciliation table: the line and its name, the verdict, and the cells with the verdict in words."""

    line: int
    label: str
    verdict: str
    cells: tuple[str, ...]


class Part(NamedTuple):
    """One file; *rows* are empty if its text is not shown."""

    number: int
    path: str
    counts: Mapping[str, int]
    rows: tuple[Row, ...]
    outline: tuple[outline.Entry, ...]
    relations: tuple[Relation, ...]


class Page(NamedTuple):
    """The whole report."""

    parts: tuple[Part, ...]
    failures: tuple[str, ...]
    counts: Mapping[str, int]
    families: Mapping[str, int]


def page(report: Report, lang: str) -> Page:
    """The content of the page for *report*. Of several files, those without findings only appear in the index."""
    several = len(report.files) > 1
    return Page(
        tuple(
            _part(number, file, report.advice, lang, whole=not several or bool(file.findings))
            for number, file in enumerate(report.files, 1)
        ),
        tuple(printable(entry.message) for entry in report.errors),
        report.counts(),
        dict(sorted(Counter(finding.code[:3] for finding in report.findings).items())),
    )


def _part(number: int, file: FileReport, advice: Mapping[str, str], lang: str, *, whole: bool) -> Part:
    counts = Counter(finding.severity.value for finding in file.findings)
    return Part(
        number,
        printable(file.source.path or "<text>"),
        {severity.value: counts[severity.value] for severity in Severity},
        tuple(_rows(file, advice, lang)) if whole else (),
        tuple(outline.entries(file.notice, lang)) if whole else (),
        tuple(_relations(file, lang)) if whole else (),
    )


def _relations(file: FileReport, lang: str) -> Iterator[Relation]:
    rows = reconcile.rows(file.notice, lang)
    for relation, (label, *cells) in zip(file.notice.relations, rows, strict=True):
        line = file.source.lines.line_of(relation.span.start)
        yield Relation(line, label, str(relation.verdict), tuple(map(printable, cells)))


def _rows(file: FileReport, advice: Mapping[str, str], lang: str) -> Iterator[Row]:
    """The lines of the text, without blank ones that have no finding."""
    text, lines = file.source.text, file.source.lines
    marks: dict[int, list[tuple[Span, int]]] = {}
    cards: dict[int, list[Card]] = {}
    for number, finding in enumerate(file.findings, 1):
        first, last = finding.line, min(finding.end_line, finding.line + MARKED_LINES - 1)
        cards.setdefault(first, []).append(
            _card(number, finding, file.source, advice.get(finding.code, ""), lang)
        )
        for line in range(first, last + 1):
            span = lines.span(line)
            # A place may be in the middle of a line break.
            start = min(max(finding.span.start, span.start), span.end)
            end = min(finding.span.end, span.end)
            marks.setdefault(line, []).append((Span(start, max(start, end)), number))
    for line in range(1, len(lines) + 1):
        span = lines.span(line)
        if line in marks or (not text[span.start : span.end].isspace() and span.start < span.end):
            pieces = _pieces(text, span, marks.get(line, ()), file.findings, line)
            yield Row(line, tuple(pieces), tuple(cards.get(line, ())))


def _card(number: int, finding: Finding, source: Source, advice: str, lang: str) -> Card:
    tail = to_end(finding, source, lang)
    return Card(
        number,
        finding.code,
        finding.name,
        finding.severity.value,
        printable(finding.message) + tail,
        printable(finding.basis),
        printable(advice),
        finding.line,
        finding.column,
        document_place(source, finding.span.start, lang),
        len(finding.related),
        tuple(_spots(finding, source, lang)),
    )


def _spots(finding: Finding, source: Source, lang: str) -> Iterator[Spot]:
    for message, spots in groupby(finding.related, key=lambda spot: spot.message):
        here: dict[int, str] = {}
        elsewhere: list[str] = []
        for spot in spots:
            if spot.path == finding.path:
                here.setdefault(spot.line, document_place(source, spot.span.start, lang))
            else:
                elsewhere.append(place(spot))
        yield Spot(" ".join((printable(message), *elsewhere)), tuple(here.items()))


def _pieces(
    text: str, span: Span, marks: Sequence[tuple[Span, int]], findings: Sequence[Finding], line: int
) -> Iterator[Piece]:
    """The characters of *span*, split where a mark begins or ends; an empty mark becomes an empty piece."""
    cuts = sorted({span.start, span.end, *(place for mark, _ in marks for place in mark)})
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    empty: dict[int, list[int]] = {}
    for mark, number in marks:
        if mark.start == mark.end:
            empty.setdefault(mark.start, []).append(number)
        else:
            starting.setdefault(mark.start, []).append(number)
            ending.setdefault(mark.end, []).append(number)
    active: dict[int, None] = {}
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        for number in ending.get(start, ()):
            del active[number]
        if start in empty:
            here = tuple(empty[start])
            yield Piece("", here, _first_line(here, findings, line), _gravest(here, findings))
        active |= dict.fromkeys(starting.get(start, ()))
        if start < end:
            numbers = tuple(active)
            ends = _first_line(ending.get(end, ()), findings, line)
            yield Piece(printable(text[start:end]), numbers, ends, _gravest(numbers, findings))


def _first_line(numbers: Sequence[int], findings: Sequence[Finding], line: int) -> tuple[int, ...]:
    return tuple(number for number in numbers if findings[number - 1].line == line)


def _gravest(numbers: Sequence[int], findings: Sequence[Finding]) -> str:
    if not numbers:
        return ""
    return max((findings[number - 1].severity for number in numbers), key=lambda one: one.rank).value
