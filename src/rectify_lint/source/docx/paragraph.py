"""The text of one paragraph in its final state, as if every tracked change were accepted."""

from __future__ import annotations

from lxml import etree

from rectify_lint.source.docx.names import (
    ALTERNATES,
    CHOICE,
    FALLBACK,
    MATH_TEXT,
    SPACE,
    VAL,
    is_on,
    w,
)
from rectify_lint.source.docx.trace import BLANKS, Piece

_TEXT = w("t")
_RUN = w("r")
_FIELD = w("fldChar")
_SIMPLE_FIELD = w("fldSimple")
_COMMENT = w("commentReference")
_BOX = w("txbxContent")
_AUTHOR = w("author")

_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
"""Characters that have an element of their own."""

LEFT_OUT = frozenset(
    (
        *(w("del"), w("moveFrom"), w("delText")),  # the state before tracked changes
        *(w("instrText"), w("delInstrText"), w("rt")),  # what a field does; readings beside characters
        *(w("pPr"), w("rPr"), w("sdtPr"), w("tblPr"), w("tblGrid"), w("trPr"), w("tcPr"), w("sectPr")),
        *(w("ffData"), w("numberingChange"), w("pgNum")),
    )
)
"""Elements without text of the document."""

REVISIONS = (
    *(w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("cellIns"), w("cellDel"), w("cellMerge")),
    *(w("rPrChange"), w("pPrChange"), w("sectPrChange"), w("tblPrChange"), w("trPrChange"), w("tcPrChange")),
    w("numberingChange"),
)
"""Elements that record a tracked change."""

_TICKS = {"FE": "☑", "FC": "√", "52": "☑", "A8": "□", "A3": "□", "6F": "□"}
"""Signs of the fonts Wingdings and Wingdings 2 that stand for a tick or an empty box, by the last two digits."""

_MENDED = {0xA0: " ", 0xAD: None, ord("\r"): " ", ord("\n"): " ", ord("\t"): " "}
"""Blanks that only keep lines together, hyphens that only divide them, and breaks of the file itself."""


class Paragraph:
    """The content of a paragraph.

    Attributes:
        element: the paragraph itself.
        text: its characters; ``\\n`` for a line break, ``\\t`` for a tab.
        boxes: the content of text boxes anchored in it.
        pieces: the characters with their elements.
        comments: the ids of the comments with a mark in it.
        joined: whether its end is deleted, so that the next paragraph continues it.
        revised: whether it has tracked changes.

    Args:
        element: ``w:p``.
        aside: an author whose tracked changes do not count.
    """

    def __init__(self, element: etree._Element, aside: str = "") -> None:
        self.boxes: list[etree._Element] = []
        self.comments: list[str] = []
        self.revised = any(one.get(_AUTHOR) != aside for one in element.iter(*REVISIONS))
        mark = element.find(f"{w('pPr')}/{w('rPr')}")
        self.joined = mark is not None and (
            mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None
        )
        self.element = element
        self.pieces: list[Piece] = []
        self._fields: list[bool] = []  # of each open field, whether its instruction has ended
        self._walk(element)
        self.text = "".join([piece.text for piece in self.pieces])

    def _add(self, text: str, element: etree._Element) -> None:
        if text and all(self._fields):
            self.pieces.append(Piece(text, element, computed=bool(self._fields)))

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                self._add(_content(child), child)
            elif tag in LEFT_OUT:
                continue
            elif tag == _RUN:
                self._run(child)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], child)
            elif tag == _BOX:
                self.boxes.append(child)
            elif tag == ALTERNATES:
                self._walk(chosen(child))
            elif tag == _FIELD:
                self._field(child.get(w("fldCharType")))
            elif tag == _SIMPLE_FIELD:
                self._simple_field(child)
            elif tag == _COMMENT:
                self.comments.append(child.get(w("id"), ""))
            elif tag == MATH_TEXT:
                self._add(child.text or "", child)
            elif tag == w("sym"):
                self._add(_tick(child), child)
            else:
                self._walk(child)

    def _run(self, run: etree._Element) -> None:
        hidden = run.find(f"{w('rPr')}/{w('vanish')}")
        if hidden is None or not is_on(hidden.get(VAL)):
            self._walk(run)
            return
        for mark in run.iterfind(_FIELD):  # entries of an index are hidden, and fields all the same
            self._field(mark.get(w("fldCharType")))

    def _simple_field(self, field: etree._Element) -> None:
        depth = len(self._fields)
        self._fields.append(True)
        self._walk(field)
        del self._fields[depth:]

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def chosen(alternates: etree._Element) -> etree._Element:
    """The newer of two forms of the same content, which today's programs show."""
    found = alternates.find(CHOICE)
    if found is None:
        found = alternates.find(FALLBACK)
    return alternates if found is None else found


def _content(text: etree._Element) -> str:
    content = text.text or ""
    if text.get(SPACE) != "preserve":
        content = content.strip(BLANKS)
    return content.translate(_MENDED)


def _tick(sign: etree._Element) -> str:
    wingdings = sign.get(w("font"), "").startswith("Wingdings")
    return _TICKS.get(sign.get(w("char"), "")[-2:].upper(), "") if wingdings else ""
