"""The reviewer's tables: the checklist, the reconciliation table and the ledger of problems.

The content of every cell is decided here; the workbook only draws it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from rectify_lint.report import reconcile
from rectify_lint.report.cells import printable
from rectify_lint.report.outline import status_name
from rectify_lint.report.wording import document_place, line_label, place, word
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Style
from rectify_lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.engine.lint import FileReport
    from rectify_lint.notice.model import Notice
    from rectify_lint.notice.types import Item
    from rectify_lint.report.model import Report
    from rectify_lint.syntax.outline import Node

CONTEXT = 16
"""The number of characters shown on each side of the marked ones, on their line."""

LONGEST = 2_000
"""The number of marked characters shown; a copied passage would fill a page."""


class Quote(NamedTuple):
    """The characters marked by a finding, with the text round them."""

    before: str
    marked: str
    after: str


Cell = str | int | Quote


class Column(NamedTuple):
    """The name of a column, and its width in Chinese characters."""

    name: str
    width: int


class Sheet(NamedTuple):
    """A table: its name, its columns, its rows."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


_CHECKLIST = ("number", "file", "place", "quote", "problem", "basis", "advice", "severity", "decision")
_LEDGER = (
    *("number", "file", "place", "group", "problem", "status", "wording"),
    *("work", "measures", "owner", "deadline", "dates"),
)
# Together about what A4 across holds at the size of the text.
_WIDTHS = {
    "number": 3,
    "file": 8,
    "place": 5,
    "quote": 15,
    "problem": 15,
    "basis": 9,
    "advice": 14,
    "severity": 4,
    "decision": 8,
    "group": 6,
    "status": 4,
    "wording": 5,
    "work": 22,
    "measures": 3,
    "owner": 5,
    "deadline": 5,
    "dates": 6,
}
_RECONCILIATION_WIDTHS = (3, 8, 8, 8, 8, 25, 5)

_NAMES = {
    "zh": {
        "checklist": "校对清单",
        "reconciliation": "数量勾稽核对表",
        "ledger": "整改台账",
        "number": "序号",
        "file": "文件",
        "place": "位置",
        "quote": "原文",
        "problem": "问题",
        "basis": "依据",
        "advice": "建议",
        "severity": "级别",
        "decision": "处理意见",
        "group": "类别",
        "status": "整改状态",
        "wording": "状态原文",
        "work": "整改措施及成效",
        "measures": "措施数",
        "owner": "责任单位、责任人",
        "deadline": "整改时限",
        "dates": "文中日期",
        "at": "第{line}行\n第{column}字",
        "line": "第{line}行",
        "related": "相关：{places}",
        "separator": "、",
        "failed": "未检查",
    },
    "en": {
        "checklist": "Checklist",
        "reconciliation": "Reconciliation",
        "ledger": "Ledger",
        "number": "No.",
        "file": "File",
        "place": "Place",
        "quote": "Text",
        "problem": "Problem",
        "basis": "Basis",
        "advice": "Advice",
        "severity": "Severity",
        "decision": "Decision",
        "group": "Group",
        "status": "Status",
        "wording": "Status as worded",
        "work": "Measures and results",
        "measures": "Measures",
        "owner": "Responsible",
        "deadline": "Time limit",
        "dates": "Dates named",
        "at": "line {line}\ncolumn {column}",
        "line": "line {line}",
        "related": "see also {places}",
        "separator": ", ",
        "failed": "not checked",
    },
}


def sheets(report: Report, lang: str) -> list[Sheet]:
    """The three tables of *report*, with a column for the file if there are several."""
    words = _NAMES[lang]
    several = len(report.files) + len(report.failures) > 1
    checklist = _sheet("checklist", _CHECKLIST, _numbered(_checklist(report, lang)), words)
    ledger = _sheet("ledger", _LEDGER, _numbered(_ledger(report, lang)), words)
    made = [checklist, _reconciliation(report, lang), ledger]
    return made if several else [_without_files(sheet, words["file"]) for sheet in made]


def _sheet(name: str, keys: Sequence[str], rows: Iterable[Sequence[Cell]], words: dict[str, str]) -> Sheet:
    return Sheet(words[name], [Column(words[key], _WIDTHS[key]) for key in keys], list(rows))


def _numbered(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Cell]]:
    return ([number, *row] for number, row in enumerate(rows, 1))


def _without_files(sheet: Sheet, name: str) -> Sheet:
    keep = [place for place, column in enumerate(sheet.columns) if column.name != name]
    rows = [[row[place] for place in keep] for row in sheet.rows]
    return Sheet(sheet.name, [sheet.columns[place] for place in keep], rows)


def _checklist(report: Report, lang: str) -> Iterator[list[Cell]]:
    words, advice = _NAMES[lang], report.advice
    for entry in report.errors:
        message = printable(entry.message)
        yield [printable(entry.path or ""), "", "", message, "", "", words["failed"], ""]
    for file in report.files:
        for finding in file.findings:
            yield [
                _path(file),
                document_place(file.source, finding.span.start, lang)
                or words["at"].format(line=finding.line, column=finding.column),
                _quote(finding, file),
                _problem(finding, file, lang),
                printable(finding.basis),
                printable(advice.get(finding.code, "")),
                f"{word(lang, finding.severity)}\n{finding.code}",
                "",
            ]


def _path(file: FileReport) -> str:
    return printable(file.source.path or "")


def _quote(finding: Finding, file: FileReport) -> Quote:
    """The characters that *finding* marks on its first line, with the text round them."""
    text, line = file.source.text, file.source.lines.span(finding.line)
    start = finding.span.start
    end = min(finding.span.end, line.end)
    stop = min(end, start + LONGEST)
    first, last = max(line.start, start - CONTEXT), min(line.end, stop + CONTEXT)
    before = ("…" if first > line.start else "") + text[first:start].lstrip()
    after = text[stop:last] + ("…" if last < line.end else "")
    if stop < end:
        after = "…"
    return Quote(printable(before), printable(text[start:stop]), printable(after))


def _problem(finding: Finding, file: FileReport, lang: str) -> str:
    """The message, and the related places."""
    words, source = _NAMES[lang], file.source
    here = (spot.span.start for spot in finding.related if spot.path == finding.path)
    lines = words["separator"].join(dict.fromkeys(line_label(source, start, lang) for start in here))
    spots = [lines if source.places is not None else words["line"].format(line=lines)] if lines else []
    spots += dict.fromkeys(place(spot) for spot in finding.related if spot.path != finding.path)
    message = printable(finding.message)
    if not spots:
        return message
    return f"{message}\n{words['related'].format(places=words['separator'].join(spots))}"


def _reconciliation(report: Report, lang: str) -> Sheet:
    words = _NAMES[lang]
    columns = map(Column, reconcile.head(lang, documents=report.documents), _RECONCILIATION_WIDTHS)
    rows = [
        [_path(file), *map(_number_or_text, row)]
        for file in report.files
        for row in reconcile.rows(file.notice, lang)
    ]
    return Sheet(words["reconciliation"], [Column(words["file"], _WIDTHS["file"]), *columns], rows)


def _number_or_text(cell: str) -> Cell:
    """Numbers as numbers, as office programs expect; everything else as text."""
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= _DIGITS else printable(cell)


_DIGITS = 15
"""The most digits of a number in a workbook."""


def _ledger(report: Report, lang: str) -> Iterator[list[Cell]]:
    words = _NAMES[lang]
    for file in report.files:
        notice = file.notice
        groups = {group.index for group in notice.groups}
        for item in notice.items:
            text = notice.text
            heading = item.node.title if item.node.style is Style.ROW else item.heading
            group = _group(notice, item, groups)
            yield [
                _path(file),
                document_place(notice.source, item.heading.start, lang)
                or words["line"].format(line=notice.source.lines.line_of(item.heading.start)),
                printable(group.title.of(text)) if group else "",
                printable(heading.of(text)),
                status_name(item, lang),
                words["separator"].join(printable(status.value) for status in item.statuses),
                _work(notice, item),
                len(item.measures),
                words["separator"].join(_values(item, text, "owner")),
                words["separator"].join(_values(item, text, "deadline")),
                words["separator"].join(_dates(notice, item)),
            ]


def _group(notice: Notice, item: Item, groups: Collection[int]) -> Node | None:
    """The heading of the group that holds *item*, else the next heading above it."""
    above = [node for node in notice.outline.ancestors(item.node) if node.index]
    return next((node for node in above if node.index in groups), above[0] if above else None)


def _values(item: Item, text: str, *kinds: str) -> list[str]:
    return [printable(line.value.of(text)) for line in item.labels if line.label.kind in kinds]


_ASIDE = frozenset({"status", "owner", "deadline", "contact", "problem"})
"""The fields of an item that do not describe the work done."""


def _told(notice: Notice, item: Item) -> list[Span]:
    """The text of *item* about the work done, without other fields; that of the last item ends before the signature."""
    aside = [Span(line.label.span.start, line.value.end) for line in item.labels if line.label.kind in _ASIDE]
    if notice.signature is not None:
        aside.append(Span(notice.signature.span.start, len(notice.text)))
    return [left for span in item.narrative for left in _without(span, aside)]


def _work(notice: Notice, item: Item) -> str:
    """The text of the item about the work done, each measure on a line of its own."""
    text = notice.text
    if any(line.cell for line in item.labels):
        return "\n".join(_values(item, text, "measures", "progress"))
    starts = sorted(span.start for span in item.measures)
    pieces = (piece for span in _told(notice, item) for piece in _split(span, starts))
    told = (printable(piece.of(text)).strip() for piece in pieces)
    return "\n".join(piece for piece in told if piece)


def _without(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """The parts of *span* outside *others*, which are in order."""
    start = span.start
    for other in others:
        if other.end > start and other.start < span.end:
            yield Span(start, max(start, other.start))
            start = max(start, other.end)
    yield Span(start, max(start, span.end))


def _split(span: Span, places: Sequence[int]) -> Iterator[Span]:
    """*span* split at those of *places* that are in it."""
    start = span.start
    for stop in places[bisect_left(places, span.start + 1) : bisect_left(places, span.end)]:
        yield Span(start, stop)
        start = stop
    yield Span(start, span.end)


_WHOLE = frozenset({"full", "month", "month_day", "dotted", "chinese"})
"""The forms of dates that stand alone and name at least a month."""


def _dates(notice: Notice, item: Item) -> list[str]:
    """The dates in the text about the work done, as written, each once."""
    dates = notice.dates
    found: dict[str, None] = {}
    for span in _told(notice, item):
        first = bisect_left(dates, span.start, key=lambda one: one.span.start)
        for mention in dates[first:]:
            if mention.span.end > span.end:
                break
            if mention.form in _WHOLE:
                found[printable(mention.span.of(notice.text))] = None
    return list(found)
