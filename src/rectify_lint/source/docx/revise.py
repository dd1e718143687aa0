"""Edits of a document as tracked changes, which a person accepts or rejects in Word.

What a program makes anew (automatic numbers, fields, bound content controls) is not edited, nor is what tracked moves,
text boxes and formulas hold: a change there would be lost or not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from rectify_lint.source.docx.document import Traced
from rectify_lint.source.docx.making import AUTHOR, all_ids, like, new, set_text, unused
from rectify_lint.source.docx.marks import Marks, divisible
from rectify_lint.source.docx.names import SPACE, w
from rectify_lint.source.docx.trace import BLANKS, Segment, Trace
from rectify_lint.source.text import Span

_INSERTED = w("ins")
_BINDING = f"{w('sdtPr')}/{w('dataBinding')}"
_BREAKS = frozenset("\n\r\t")


class Edit(NamedTuple):
    """Replace the characters of *span* by *text*; as few as differ."""

    span: Span
    text: str


class _Change(NamedTuple):
    """An edit with what it does to the document.

    Attributes:
        text: what is inserted, perhaps nothing.
        deleted: what is deleted, perhaps nothing.
        beside: the character that is inserted after, or *before*; that whose looks the new ones have.
        before: whether the new characters come before it.
    """

    text: str
    deleted: Sequence[Segment]
    beside: Segment
    before: bool


def can_revise(trace: Trace, text: str, edit: Edit) -> bool:
    """Whether *edit* of *text* can be a tracked change."""
    return _change(trace, text, edit) is not None


def revised(document: Traced, edits: Iterable[Edit], date: str) -> bytes:
    """The document with *edits* as tracked changes.

    Args:
        document: used up by this.
        edits: in order, apart from each other, each of which :func:`can_revise` allows.
        date: when they were made, as ``2024-12-27T09:30:00Z``.

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
    """What *edit* does to the document; ``None`` if it cannot be a tracked change."""
    span, written = _least(text, edit)
    if not _BREAKS.isdisjoint(written):
        return None
    deleted = trace.within(span)
    if sum(one.span.end - one.span.start for one in deleted) != span.end - span.start:
        return None  # a break between paragraphs or cells, or a blank that stands nowhere
    if not all(map(_open, deleted)):
        return None
    if deleted:
        return _Change(written, deleted, deleted[-1], before=False)
    for before, place in ((False, span.start - 1), (True, span.start)):
        beside = trace.within(Span(place, place + 1))
        if beside and _open(beside[0]):
            return _Change(written, (), beside[0], before)
    return None


def _least(text: str, edit: Edit) -> Edit:
    """*edit* without the characters at both ends that stay as they are."""
    (start, end), written = edit
    while start < end and written and text[start] == written[0]:
        start, written = start + 1, written[1:]
    while start < end and written and text[end - 1] == written[-1]:
        end, written = end - 1, written[:-1]
    return Edit(Span(start, end), written)


def _open(segment: Segment) -> bool:
    """Whether characters may be deleted here, or inserted beside."""
    element = segment.element
    if segment.computed or element.tag != w("t") or not divisible(element):
        return False
    above = list(element.iterancestors(_INSERTED, w("moveTo"), w("sdt")))
    inserted = [one for one in above if one.tag == _INSERTED]
    run = element.getparent()
    # A change within another's insertion divides that, which takes that it is the run's own parent.
    if any(run is None or one != run.getparent() for one in inserted):
        return False
    return not any(one.tag == w("moveTo") or one.find(_BINDING) is not None for one in above)


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
