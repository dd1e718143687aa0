"""Edits of a document as tracked changes, which a person accepts or rejects in Word.

What a program recomputes (automatic numbers, fields, bound content controls) is not edited, nor are tracked moves, text
boxes and formulas: a change there would be lost or not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from rectify_lint.source.docx.document import Traced
from rectify_lint.source.docx.making import AUTHOR, all_ids, like, new, set_text, unused
from rectify_lint.source.docx.marks import Marks, revisable
from rectify_lint.source.docx.names import SPACE, w
from rectify_lint.source.docx.trace import BLANKS, Segment, Trace
from rectify_lint.source.text import Span, least
from rectify_lint.typed import NamedTuple

_INSERTED = w("ins")


class Edit(NamedTuple):
    """Replace the characters of *span* by *text*."""

    span: Span
    text: str


class _Change(NamedTuple):
    """An edit in terms of the document.

    Attributes:
        text: the inserted characters, or ``""``.
        deleted: the deleted segments; may be empty.
        beside: the segment next to the inserted characters, whose formatting they get.
        before: whether they come before it.
    """

    text: str
    deleted: Sequence[Segment]
    beside: Segment
    before: bool


def revised(document: Traced, edits: Iterable[Edit], date: str) -> bytes:
    """The document with *edits* as tracked changes.

    Args:
        document: the traced document; it is modified and must not be used again.
        edits: the edits in order, disjoint, each of which the source of the document ``takes``.
        date: their date, as ``2024-12-27T09:30:00Z``.

    Raises:
        SourceError: the document is broken or too large.
    """
    found = (_change(document.trace, document.source.text, edit) for edit in edits)
    changes = [change for change in found if change is not None]
    ids = unused(all_ids(document.root))
    deleted = [segment for change in changes for segment in change.deleted]
    marks = Marks(
        [*deleted, *(change.beside for change in changes if change.before)],
        [*deleted, *(change.beside for change in changes if not change.before)],
        ids,
    )
    writer = _Writer(marks, ids, date)
    for change in reversed(changes):  # so that what is moved when an insertion is divided is moved once
        writer.apply(change)
    return document.package.copy({document.package.main: document.root})


def _change(trace: Trace, text: str, edit: Edit) -> _Change | None:
    """*edit* in terms of the document; ``None`` if it changes nothing."""
    span, written = least(text, *edit)
    deleted = trace.within(span)
    if deleted:
        return _Change(written, deleted, deleted[-1], before=False)
    for before, place in ((False, span.start - 1), (True, span.start)):
        beside = trace.within(Span(place, place + 1))
        if beside and revisable(beside[0]):
            return _Change(written, (), beside[0], before)
    return None


class _Writer:
    def __init__(self, marks: Marks, ids: Iterator[int], date: str) -> None:
        self._marks = marks
        self._ids = ids
        self._date = date

    def apply(self, change: _Change) -> None:
        """Insert, then delete: what is deleted keeps its place until then."""
        if change.text:
            beside = self._marks.begin(change.beside) if change.before else self._marks.end(change.beside)
            self._insert(change.text, beside, before=change.before)
        for segment in change.deleted:
            self._delete(self._marks.begin(segment))

    def _tracked(self, name: str) -> etree._Element:
        return new(name, id=next(self._ids), author=AUTHOR, date=self._date)

    def _insert(self, text: str, beside: etree._Element, *, before: bool) -> None:
        run = new("r")
        properties = beside.find(w("rPr"))
        if properties is not None:
            run.append(deepcopy(properties))
            for change in list(run.iter(w("rPrChange"))):
                run[0].remove(change)
        written = etree.SubElement(run, w("t"))
        set_text(written, text)
        holder = beside.getparent()
        assert holder is not None
        if holder.tag == _INSERTED and holder.get(w("author")) == AUTHOR:
            made = run
        else:
            made = self._tracked("ins")
            made.append(run)
        if made.tag == _INSERTED and holder.tag == _INSERTED:
            self._part(holder, beside, made, before=before)
        elif before:
            beside.addprevious(made)
        else:
            beside.addnext(made)

    def _part(
        self, holder: etree._Element, beside: etree._Element, made: etree._Element, *, before: bool
    ) -> None:
        """Put *made* between two parts of *holder*, the insertion of another, at the edge of *beside* in it."""
        if before and beside.getprevious() is None:
            holder.addprevious(made)
            return
        rest = [*([beside] if before else []), *beside.itersiblings()]
        holder.addnext(made)
        if rest:
            other = like(holder)
            other.set(w("id"), str(next(self._ids)))
            other.extend(rest)
            made.addnext(other)

    def _delete(self, run: etree._Element) -> None:
        holder = run.getparent()
        assert holder is not None
        if holder.tag == _INSERTED and holder.get(w("author")) == AUTHOR:
            holder.remove(run)
            above = holder.getparent()
            if not len(holder) and above is not None:
                above.remove(holder)
            return
        deleted = self._tracked("del")
        run.addprevious(deleted)
        deleted.append(run)
        for text in run.iter(w("t")):
            text.tag = w("delText")
            if text.get(SPACE) != "preserve":
                set_text(text, (text.text or "").strip(BLANKS))
