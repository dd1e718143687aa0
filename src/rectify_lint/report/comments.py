"""The findings in one text as comments in a Word document, each on the marked characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from rectify_lint.report.cells import printable
from rectify_lint.report.text import RELATED_SHOWN
from rectify_lint.report.wording import document_place, explained, place, topic, word
from rectify_lint.source.docx.comments import Comment, Commented, commented
from rectify_lint.source.docx.marks import Anchor, anchor
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding, Place
    from rectify_lint.report.model import Report
    from rectify_lint.rules.contract import Severity
    from rectify_lint.source.docx.document import Traced

_QUOTED = 24
"""Characters of a related place that a comment quotes."""

_NOTES = {
    "zh": {
        "numbering": "（所指为自动编号“{quote}”，编号不能加批注，标在该段开头）",
        "boxed": "（所指为文本框中的“{quote}”，文本框内不能加批注，标在文本框处）",
        "elsewhere": "（所指为“{quote}”，该处不能加批注，标在文首）",
        "quoted": "{place}“{quote}”",
        "separator": "、",
        "colon": "：",
    },
    "en": {
        "numbering": "(about the automatic number “{quote}”, which takes no comment; put at the start of its paragraph)",
        "boxed": "(about “{quote}” in the text box, which takes no comment; put at the box)",
        "elsewhere": "(about “{quote}”, which takes no comment; put at the top)",
        "quoted": "{place} “{quote}”",
        "separator": ", ",
        "colon": ": ",
    },
}


def annotate(report: Report, document: Traced, date: str, least: Severity) -> Commented:
    """*document* with a comment for each finding of *report* in its text.

    Args:
        report: the report on that one text.
        document: the document, traced; it is modified and must not be used again.
        date: the date of the comments, as ``2024-12-27T09:30:00Z``.
        least: the least severity of findings that get a comment.

    Raises:
        RectifyLintError: there are more comments than Word allows.
        SourceError: the document is broken or too large.
    """
    writer = _Writer(report, document)
    findings = (one for one in report.findings if one.severity.rank >= least.rank)
    comments = [comment for comment in map(writer.comment, findings) if comment is not None]
    return commented(document, comments, date)


class _Writer:
    def __init__(self, report: Report, document: Traced) -> None:
        self._document = document
        self._source = document.source
        self._advice: Mapping[str, str] = report.advice
        self._lang = report.lang
        self._notes = _NOTES.get(report.lang, _NOTES["en"])
        title = report.files[0].notice.title
        self._top = self._anchor(Span(0, len(self._source.text)) if title is None else title.span)

    def comment(self, finding: Finding) -> Comment | None:
        """The comment of one finding, on the title if its span has no characters of the document.

        ``None`` if the document has no characters.
        """
        found = self._anchor(finding.span)
        where = found or self._top
        return None if where is None else Comment(where, tuple(self._lines(finding, found)))

    def _anchor(self, span: Span) -> Anchor | None:
        return anchor(self._document.trace, self._source.text, span)

    def _lines(self, finding: Finding, found: Anchor | None) -> Iterator[str]:
        yield f"{word(self._lang, finding.severity.value)} {finding.code}"
        yield from explained(finding, self._advice.get(finding.code, ""), self._lang).split("\n")
        for said, spots in groupby(finding.related[:RELATED_SHOWN], key=self._topic):
            places = self._notes["separator"].join(self._spot(spot, finding) for spot in spots)
            colon = self._notes["colon"] if said else ""
            yield f"{word(self._lang, 'related')}{printable(said)}{colon}{places}"
        rest = finding.related[RELATED_SHOWN:]
        if rest:
            places = self._notes["separator"].join(self._place(spot, finding) for spot in rest)
            yield word(self._lang, "more_places", count=len(rest), places=places)
        quote = self._quote(finding.span)
        if found is None:
            yield self._notes["elsewhere"].format(quote=quote)
        elif found.numbering or found.boxed:
            yield self._notes["numbering" if found.numbering else "boxed"].format(quote=quote)

    def _topic(self, spot: Place) -> str:
        return topic(spot, self._source if spot.path == self._source.path else None)

    def _spot(self, spot: Place, finding: Finding) -> str:
        """A related place by name, with its first words where it is in this text."""
        where = self._place(spot, finding)
        if spot.path != finding.path:
            return where
        return self._notes["quoted"].format(place=where, quote=self._quote(spot.span))

    def _place(self, spot: Place, finding: Finding) -> str:
        if spot.path != finding.path:
            return place(spot)
        return document_place(self._source, spot.span.start, self._lang)

    def _quote(self, span: Span) -> str:
        text = span.of(self._source.text).strip()
        first = text.split("\n", 1)[0][:_QUOTED]
        return printable(first) + ("…" if len(first) < len(text) else "")
