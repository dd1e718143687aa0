"""The characters and ruled lines of a PDF file, printed as JSON, a line for each page.

A program of its own, which imports nothing from the package: PDFium is native code, a malicious file may use any amount
of time and memory in it or crash it, and only a process can be limited. The file comes on standard input.

A page is an object with

* ``box``: left, bottom, right, top in points;
* ``chars``: for each character its code, its beginning and end along its reading direction, the position of its baseline
  across that direction, its size in points, and the direction in quarter turns from left to right;
* ``unknown``: the number of characters that the file does not map to codes;
* ``rules``: left, bottom, right, top of straight lines along the page and thin boxes;
* ``pictures``: their number.

Instead of a page there may be an object with ``refused``: ``password``, ``broken`` or ``large``.
"""

from __future__ import annotations

import ctypes
import itertools
import json
import math
import sys
from collections.abc import Iterator

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from rectify_lint.typed import Any

PAGES = 2_000
CHARACTERS = 500_000
OBJECTS = 500_000
"""The limits of the whole file: pages, characters, other objects. Three hundred pages have 200,000 characters."""

THIN = 2.5
"""The largest width in points of a line that is drawn as a box."""

_HYPHEN = 0x2  # what PDFium gives for one at the end of a line
_DEEP = 8  # forms within forms
_WIDE = 0x2E80  # from here on characters take a full em, marks and forms of half a width aside
_NARROWER = (range(0x3000, 0x3040), range(0xFE30, 0xFE70), range(0xFF00, 0x10000))


class Refused(Exception):
    """Raised if the file is not read; the argument is the reason."""


def pages(data: bytes) -> Iterator[dict[str, Any]]:
    """The pages of the file *data*."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        password = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Refused("password" if password else "broken")
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise Refused("broken")
    if count > PAGES:
        raise Refused("large")
    left = CHARACTERS
    drawn = _Drawn()
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            raise Refused("broken")
        found = _page(page, left, drawn)
        left -= len(found["chars"])
        yield found
        pdfium.FPDF_ClosePage(page)


def _page(page: Any, limit: int, drawn: _Drawn) -> dict[str, Any]:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise Refused("broken")
    if pdfium.FPDFText_CountChars(text) > limit:
        raise Refused("large")
    chars, unknown = _chars(text, box)
    pdfium.FPDFText_ClosePage(text)
    drawn.rules, drawn.pictures = [], 0
    drawn.add(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    return {
        "box": [box.left, box.bottom, box.right, box.top],
        "chars": chars,
        "unknown": unknown,
        "rules": drawn.rules,
        "pictures": drawn.pictures,
    }


def _chars(text: Any, page: Any) -> tuple[list[tuple[int, float, float, float, float, int]], int]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    chars = []
    unknown = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue  # blanks and line breaks that PDFium would put in
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code == _HYPHEN:
            code = 0x2D
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if not (page.left <= x.value <= page.right and page.bottom <= y.value <= page.top):
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        unknown += pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or code == 0
        size = pdfium.FPDFText_GetFontSize(text, index)
        turns = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        turn = round(turns)
        if abs(turns - turn) > 0.03:
            continue  # oblique: a watermark
        turn %= 4
        start = (x.value, y.value, -x.value, -y.value)[turn]
        height = (y.value, -x.value, -y.value, x.value)[turn]
        end = (box.right, box.top, -box.left, -box.bottom)[turn]
        if code >= _WIDE and not any(code in one for one in _NARROWER):
            # The boxes of characters that PDFium puts in place of others are those of their strokes.
            end = max(end, start + size * math.hypot(matrix.a, matrix.b))
        values = (start, end, height, size * math.hypot(matrix.c, matrix.d))
        if all(map(math.isfinite, values)):
            chars.append((code, *(round(one, 2) for one in values), turn))
    return chars, unknown


class _Drawn:
    """The content of a page besides text; objects are counted over all pages.

    Attributes:
        rules: left, bottom, right, top of lines.
        pictures: the number of them.
    """

    def __init__(self) -> None:
        self.rules: list[tuple[float, ...]] = []
        self.pictures = 0
        self._left = OBJECTS

    def add(self, holder: Any, count: Any, get: Any, outer: tuple[Any, ...] = ()) -> None:
        """Add the objects of *holder*, a page or a form; *outer* are the matrices of the forms it is in."""
        for index in range(count(holder)):
            self._left -= 1
            if self._left < 0:
                raise Refused("large")
            one = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures += 1
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(one, (_matrix(one), *outer))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(outer) < _DEEP:
                inside = (_matrix(one), *outer)
                self.add(one, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inside)

    def _path(self, path: Any, matrices: tuple[Any, ...]) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return
        x, y = ctypes.c_float(), ctypes.c_float()
        outline: list[tuple[float, float]] = []
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            self._left -= 1
            if self._left < 0:
                raise Refused("large")
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                self._outline(outline, bool(stroke.value))
                outline = []
            outline.append(_moved(x.value, y.value, matrices))
            if pdfium.FPDFPathSegment_GetClose(segment):
                outline.append(outline[0])
        self._outline(outline, bool(stroke.value))

    def _outline(self, points: list[tuple[float, float]], stroked: bool) -> None:
        if len(points) < 2 or not all(map(math.isfinite, (value for point in points for value in point))):
            return
        whole = _box(points)
        if min(whole[2] - whole[0], whole[3] - whole[1]) <= THIN:
            self._rule(whole)
        elif stroked:
            for pair in itertools.pairwise(points):
                side = _box(pair)
                if min(side[2] - side[0], side[3] - side[1]) <= 0.5:
                    self._rule(side)

    def _rule(self, box: tuple[float, float, float, float]) -> None:
        self.rules.append(tuple(round(one, 2) for one in box))


def _box(points: Any) -> tuple[float, float, float, float]:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _matrix(one: Any) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(one, matrix)
    return matrix


def _moved(x: float, y: float, matrices: tuple[Any, ...]) -> tuple[float, float]:
    for one in matrices:
        x, y = one.a * x + one.c * y + one.e, one.b * x + one.d * y + one.f
    return x, y


def main() -> None:
    """Read standard input, print pages."""
    try:
        for page in pages(sys.stdin.buffer.read()):
            print(json.dumps(page, separators=(",", ":")))
    except Refused as problem:
        print(json.dumps({"refused": str(problem)}))
    except MemoryError:
        print(json.dumps({"refused": "large"}))


if __name__ == "__main__":
    main()
