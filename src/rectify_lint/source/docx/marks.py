"""Placing marks round characters of a document: runs are split where a mark has to be between two characters.

A mark is beside a run, never inside. What cannot be split (a formula, a reading aid, a text box, in which Word allows no
comments) is marked as a whole, from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain, pairwise

from lxml import etree

from rectify_lint.source.docx.making import like, set_text
from rectify_lint.source.docx.names import SPACE, w
from rectify_lint.source.docx.trace import BLANKS, Segment, Trace
from rectify_lint.source.text import Span
from rectify_lint.typed import NamedTuple

_PARAGRAPH = w("p")
_RUN = w("r")
_TEXT = w("t")
_PROPERTIES = w("rPr")
_BOX = w("txbxContent")
_INSERTED = w("ins")
_MOVED = w("moveTo")
_CONTROL = w("sdt")
_BINDING = f"{w('sdtPr')}/{w('dataBinding')}"

_OPEN = frozenset(
    map(
        w,
        (
            "hyperlink",
            "ins",
            "moveTo",
            "smartTag",
            "sdt",
            "sdtContent",
            "customXml",
            "fldSimple",
            "bdo",
            "dir",
        ),
    )
)
"""The elements between a paragraph and its runs that may contain marks."""

_FEW = 8
"""The number of characters marked of a line if a finding is on its automatic number, or on blanks not in the document."""


class Anchor(NamedTuple):
    """The characters to put a mark round.

    Attributes:
        first: the segment of the first of them.
        last: the segment of the last of them.
        numbering: whether they stand for an automatic number, which cannot be marked itself.
        boxed: whether they are in a text box, which is marked as a whole.
    """

    first: Segment
    last: Segment
    numbering: bool
    boxed: bool


def anchor(trace: Trace, text: str, span: Span) -> Anchor | None:
    """The place of a mark for *span* of *text*; ``None`` if none of its characters is in the document.

    Args:
        trace: the trace of the document.
        text: its text.
        span: the characters to mark; an empty span is marked at the character before it.
    """
    if span.start == span.end:
        before = max(span.start - 1, 0)
        span = Span(before, before + 1)
    found = trace.within(span)
    marked = [one for one in found if not one.numbering]
    numbering = bool(found) and not marked
    if not marked:  # a number, or blanks that are left out: what stands beside them on the line
        marked = _beside(trace, text, span) or found
    if not marked:
        return None
    first, last = marked[0], marked[-1]
    boxed = next(first.element.iterancestors(_BOX), None) is not None
    # A text box is read before the paragraph it is anchored in, perhaps behind the end of the span.
    return Anchor(first, first if boxed else last, numbering, boxed)


def _beside(trace: Trace, text: str, span: Span) -> list[Segment]:
    """A few characters of the document behind *span* on its line, else before it."""
    end = text.find("\n", span.end)
    behind = Span(span.end, min(span.end + _FEW, len(text) if end < 0 else end))
    before = Span(max(span.start - _FEW, text.rfind("\n", 0, span.start) + 1), span.start)
    found = ([one for one in trace.within(beside) if not one.numbering] for beside in (behind, before))
    return next(filter(None, found), [])


class Marks:
    """Makes places for marks round segments of a document; runs are split for all of them at once.

    Args:
        begins: the segments before which a mark is put.
        ends: the segments behind which a mark is put.
        ids: unused ids, for tracked changes of formatting in both parts of a split run.
    """

    def __init__(self, begins: Iterable[Segment], ends: Iterable[Segment], ids: Iterator[int]) -> None:
        cuts: dict[etree._Element, set[_Cut]] = {}
        self._units: dict[etree._Element, etree._Element] = {}
        wanted = ((one.element, one.place) for one in begins), ((one.element, one.stop) for one in ends)
        for element, place in chain(*wanted):
            unit = self._unit(element)
            if _splits(unit, element):
                cuts.setdefault(unit, set()).add(_Cut(element, place))
        self._divided = {run: _Divided(run, places, ids) for run, places in cuts.items()}

    def begin(self, segment: Segment) -> etree._Element:
        """The run (or unsplittable element) in which *segment* begins; split before it if possible."""
        run = self._run(segment.element)
        return unit_of(segment.element) if run is None else run.behind(_Cut(segment.element, segment.place))

    def end(self, segment: Segment) -> etree._Element:
        """The run (or unsplittable element) in which *segment* ends; split behind it if possible."""
        run = self._run(segment.element)
        return unit_of(segment.element) if run is None else run.before(_Cut(segment.element, segment.stop))

    def _run(self, element: etree._Element) -> _Divided | None:
        """The split run of which *element* is or was a part; ``None`` if it is deeper inside another element."""
        divided = self._divided.get(self._unit(element))
        return divided if divided is not None and divided.parts(element) else None

    def _unit(self, element: etree._Element) -> etree._Element:
        known = self._units.get(element)
        if known is None:
            known = self._units[element] = unit_of(element)
        return known


def unit_of(element: etree._Element) -> etree._Element:
    """The ancestor of *element* that can have marks beside it: its run, or what contains its text box or formula.

    For a paragraph itself, to which an automatic number belongs, the paragraph.
    """
    lineage = [element, *element.iterancestors()]
    paragraph = max(number for number, one in enumerate(lineage) if one.tag == _PARAGRAPH)
    below = reversed(lineage[:paragraph])
    return next((one for one in below if one.tag not in _OPEN), lineage[paragraph])


def revisable(segment: Segment) -> bool:
    """Whether a tracked change may delete the characters of *segment*, or insert others beside them."""
    element = segment.element
    if segment.computed or element.tag != _TEXT or not _splits(unit_of(element), element):
        return False
    above = list(element.iterancestors(_INSERTED, _MOVED, _CONTROL))
    inserted = [one for one in above if one.tag == _INSERTED]
    run = element.getparent()
    # A change within somebody's insertion splits that, so it has to be the direct parent of the run.
    if any(run is None or one != run.getparent() for one in inserted):
        return False
    return not any(one.tag == _MOVED or one.find(_BINDING) is not None for one in above)


def _splits(unit: etree._Element, element: etree._Element) -> bool:
    return bool(unit.tag == _RUN and element.getparent() == unit)


class _Cut(NamedTuple):
    """A place in a run: before a character of one of the elements in it, or behind the last."""

    element: etree._Element
    place: int


class _Divided:
    """A run that has become several, each with all its formatting."""

    def __init__(self, run: etree._Element, cuts: Iterable[_Cut], ids: Iterator[int]) -> None:
        self._ids = ids
        self._properties = run.find(_PROPERTIES)
        children = [child for child in run if child.tag != _PROPERTIES]
        numbers = {child: number for number, child in enumerate(children)}
        self._edges = {element: _edges(element) for element in {cut.element for cut in cuts}}
        self._places = {cut: _normal(cut, numbers[cut.element], self._edges[cut.element]) for cut in cuts}
        self._pieces = [run]
        self._begins = {(0, 0): 0}
        inside: dict[int, list[int]] = {}
        for number, place in sorted(set(self._places.values())):
            inside.setdefault(number, []).append(place)
        for number, child in enumerate(children):
            places = inside.get(number, [])
            if places[:1] == [0]:
                if number:
                    self._next((number, 0))
                del places[0]
            last = self._pieces[-1]
            if last != run:
                last.append(child)
            if places:
                self._divide(child, number, places)

    def parts(self, element: etree._Element) -> bool:
        """Whether the run was divided at *element*."""
        return element in self._edges

    def behind(self, cut: _Cut) -> etree._Element:
        """The run behind *cut*."""
        return self._pieces[self._begins[self._places[cut]]]

    def before(self, cut: _Cut) -> etree._Element:
        """The run before *cut*."""
        return self._pieces[self._begins.get(self._places[cut], 0) - 1]

    def _next(self, place: tuple[int, int]) -> None:
        """Go on in a run of its own."""
        last = self._pieces[-1]
        made = like(last)
        if self._properties is not None:
            made.append(deepcopy(self._properties))
            for change in made.iter(w("rPrChange")):
                change.set(w("id"), str(next(self._ids)))
        last.addnext(made)
        self._begins[place] = len(self._pieces)
        self._pieces.append(made)

    def _divide(self, child: etree._Element, number: int, places: Sequence[int]) -> None:
        content = child.text or ""
        texts = [content[start:end] for start, end in pairwise((0, *places, len(content)))]
        if child.get(SPACE) != "preserve":
            texts[0], texts[-1] = texts[0].lstrip(BLANKS), texts[-1].rstrip(BLANKS)
        set_text(child, texts[0])
        for place, text in zip(places, texts[1:], strict=True):
            self._next((number, place))
            made = like(child)
            set_text(made, text)
            self._pieces[-1].append(made)


def _edges(element: etree._Element) -> tuple[int, int]:
    """The offsets in an element between which its characters stand; a sign is one character."""
    if element.tag != _TEXT:
        return 0, 1
    content = element.text or ""
    if element.get(SPACE) == "preserve":
        return 0, len(content)
    return len(content) - len(content.lstrip(BLANKS)), len(content.rstrip(BLANKS))


def _normal(cut: _Cut, number: int, edges: tuple[int, int]) -> tuple[int, int]:
    """The child of the run that *cut* is in or before, by its number, and the offset in it, 0 for before it."""
    first, last = edges
    if cut.place <= first:
        return number, 0
    return (number, cut.place) if cut.place < last else (number + 1, 0)
