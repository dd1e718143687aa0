"""The report for people: each finding with its line, its basis and advice.

::

    notice.txt:3:10 TOT001 listed-problems 错误
      声明反馈问题 3 个，正文逐项列出 2 个
       3 | 巡察反馈的3个问题，已完成整改2个。
         |           ^^^^^^^
      依据：文内数据应当一致
      建议：核对问题清单，改正总数或补齐条目
      相关：列出的问题
       5 | （一）关于制度不健全的问题
       8 | （二）关于执行不严格的问题

In a document, lines are named by places that a person can find: ``第7段 | …``, ``表1第2行第3列 | …``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rectify_lint.report.cells import Excerpt, cell_width, excerpt, printable
from rectify_lint.report.wording import line_label, place, summary, to_end, topic, word
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding, Place
    from rectify_lint.report.model import Report

RELATED_SHOWN = 12
"""The number of related places of a finding that are shown with their text; of the others only the lines are named."""

_CODES = {"error": "31;1", "warning": "33;1", "info": "36;1", "bold": "1", "dim": "2"}


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """All findings file by file, then the summary line."""
    writer = _Writer(report, lang, color)
    blocks = ["\n".join(writer.finding(finding)) for finding in report.findings]
    closing = summary(report, lang)
    return "\n\n".join([*blocks, writer.paint(closing, "bold")]) + "\n"


class _Writer:
    """Writes the findings of a report, with its texts, advice, language and colours."""

    def __init__(self, report: Report, lang: str, color: bool) -> None:
        self._sources = {file.source.path: file.source for file in report.files}
        self._advice = report.advice
        self._lang = lang
        self._color = color

    def paint(self, text: str, style: str) -> str:
        """*text* in the colours of *style*; unchanged without colours."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self._color else text

    def finding(self, finding: Finding) -> Iterator[str]:
        """The lines of one finding."""
        severity = finding.severity.value
        yield (
            f"{self.paint(place(finding), 'bold')} {self.paint(finding.code, severity)} {finding.name} "
            f"{self.paint(word(self._lang, severity), severity)}"
        )
        yield f"  {printable(finding.message)}"
        beside = [spot for spot in finding.related if spot.path == finding.path]
        labels = [self._label(finding), *map(self._label, beside)]
        width = 2 + max(map(cell_width, labels))
        yield from self._marked(finding, width)
        yield from self._note("basis", finding.basis)
        yield from self._note("advice", self._advice.get(finding.code, ""))
        yield from self._related(finding, width)

    def _note(self, key: str, text: str) -> Iterator[str]:
        if text:
            yield f"  {self.paint(word(self._lang, key), 'dim')}{printable(text)}"

    def _label(self, spot: Finding | Place) -> str:
        """The name of the first line of *spot*."""
        return line_label(self._sources[spot.path], spot.span.start, self._lang)

    def _line(self, label: str, width: int, text: str) -> str:
        margin = " " * (width - cell_width(label))
        return f"{self.paint(f'{margin}{label} |', 'dim')} {text}"

    def _marked(self, finding: Finding, width: int) -> Iterator[str]:
        """The line of the finding with marks under it; a range over several lines is marked on the first."""
        window = self._window(finding)
        tail = to_end(finding, self._sources[finding.path], self._lang)
        marks = " " * window.indent + self.paint("^" * window.length, finding.severity.value)
        yield self._line(self._label(finding), width, window.text)
        yield self._line("", width, marks + tail)

    def _related(self, finding: Finding, width: int) -> Iterator[str]:
        """Related places, under one heading for each run of places with the same message."""
        for said, spots in groupby(finding.related[:RELATED_SHOWN], key=self._topic):
            yield f"  {self.paint(word(self._lang, 'related'), 'dim')}{printable(said)}".rstrip()
            for spot in spots:
                yield self._spot(spot, finding.path, width)
        rest = finding.related[RELATED_SHOWN:]
        if rest:
            yield " " * (width + 3) + self._more(rest)

    def _more(self, rest: Sequence[Place]) -> str:
        """The number of places not shown, and their lines."""
        source = self._sources.get(rest[0].path)
        separator = word(self._lang, "separator")
        if source is not None and source.places is not None:
            places = separator.join(self._label(spot) for spot in rest)
            return word(self._lang, "more_places", count=len(rest), places=places)
        lines = separator.join(str(spot.line) for spot in rest)
        return word(self._lang, "more", count=len(rest), lines=lines)

    def _topic(self, spot: Place) -> str:
        return topic(spot, self._sources.get(spot.path))

    def _spot(self, spot: Place, path: str | None, width: int) -> str:
        """One related place with its text, and its file if that is not *path*."""
        if spot.path == path:
            return self._line(self._label(spot), width, self._window(spot).text)
        return f"{' ' * (width + 3)}{place(spot)}"

    def _window(self, spot: Finding | Place) -> Excerpt:
        """The text round the characters marked on the first line of *spot*."""
        source = self._sources[spot.path]
        line = source.lines.span(spot.line).of(source.text)
        end = spot.end_column - 1 if spot.end_line == spot.line else len(line)
        return excerpt(line, spot.column - 1, end)
