"""Dropping what is on pages besides the text: page numbers, running heads and feet, notes, tables of contents."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rectify_lint.source.pdf.lines import Line
from rectify_lint.source.pdf.pages import Box, Page
from rectify_lint.typed import NamedTuple

_SAME_HEIGHT = 4.0  # points
_MOST = 0.6  # of the pages
_ALTERNATE = 0.4  # where left and right pages differ
_MANY = 4  # pages
_SMALLER = 0.8  # times the size of the text
_MARGIN = 60.0  # points from the edge: no text begins there
_SET_OFF = 2.2  # ems from the next line

_NUMBER = re.compile(
    r"[-—–－―─~·]+\s*[0-9０-９]{1,4}\s*[-—–－―─~·]+"
    r"|第\s*[0-9０-９]{1,4}\s*页(?:[\s,，、/／|]*共\s*[0-9０-９]{1,4}\s*页)?"
    r"|(?i:page)\s+[0-9]{1,4}(?:\s+of\s+[0-9]{1,4})?"
    r"|[0-9]{1,4}\s*[/／]\s*[0-9]{1,4}"
)
# What browsers print round a page: the time and the title, the address and the number.
_PRINTED = re.compile(
    r"[0-9]{1,4}[/.年-][0-9]{1,2}[/.月-][0-9]{1,4}日?[,，]?\s*(?:[上下]午)?[0-9]{1,2}:[0-9]{2}(?:\s.*)?"
    r"|(?:https?|file|about):\S*\s.*[0-9]{1,4}/[0-9]{1,4}"
)
_DIGITS = re.compile(r"[0-9０-９]+")
_BARE_NUMBER = re.compile(r"[0-9０-９]{1,4}")
_CONTENTS = re.compile(r".*(?:[.．·…‥]\s*){4,}[-—(（]?\s*[0-9０-９]{1,4}\s*[-—)）]?")
_CONTENTS_TITLE = re.compile(r"目\s*[录次]")
_NOTE = re.compile(r"[①-⑳*＊※]|[\[［〔]?[0-9]{1,3}[\]］〕]?\D|注[：:]")


class Layout(NamedTuple):
    """A page split into lines and tables.

    Attributes:
        page: the page.
        lines: the lines outside tables, from the top.
        tables: the boxes of the tables.
    """

    page: Page
    lines: list[Line]
    tables: list[Box]


def without_margins(layouts: Sequence[Layout], size: float) -> list[list[Line]]:
    """The lines of each page that are text; most of it has the size *size* in points."""
    outside = _repeated(layouts) | _small(layouts, size)
    offset = _offset(layouts)
    kept = []
    for layout in layouts:
        number = layout.page.number

        def aside(line: Line, number: int = number) -> bool:
            return (
                id(line) in outside
                or _NUMBER.fullmatch(line.text) is not None
                or _PRINTED.fullmatch(line.text) is not None
                or (offset is not None and _bare_number(line) == number + offset)
            )

        above = max((box.y1 for box in layout.tables), default=layout.page.box.y0)
        below = min((box.y0 for box in layout.tables), default=layout.page.box.y1)
        lines = layout.lines
        first, last = 0, len(lines)
        while first < last and lines[first].y > above and aside(lines[first]):
            first += 1
        while last > first and lines[last - 1].y < below and aside(lines[last - 1]):
            last -= 1
        kept.append(_without_notes(lines[first:last], layout.page.rules, size))
    return [_without_contents(lines) for lines in kept]


def _edges(layout: Layout) -> Iterator[tuple[Line, bool]]:
    """The lines at the top and bottom that may be heads and feet, each with whether it is set off from the text."""
    for lines in (layout.lines[:3], layout.lines[:-4:-1]):
        apart = [_is_apart(line, other) for line, other in itertools.pairwise(lines)]
        for place, line in enumerate(lines[:2]):
            yield line, any(apart[place:]) or len(lines) == 1


def _is_apart(line: Line, other: Line) -> bool:
    return abs(line.y - other.y) > _SET_OFF * min(line.size, other.size)


def _repeated(layouts: Sequence[Layout]) -> set[int]:
    """The ids of lines set off from the text that repeat at the same height on most pages, apart from numbers in them."""
    seen: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for place, layout in enumerate(layouts):
        box = layout.page.box
        for line, off in _edges(layout):
            if off:
                # Heights are from one edge of the page, which may be of another size than the next.
                height = line.y - (box.y1 if 2 * line.y > box.y0 + box.y1 else box.y0)
                key = _DIGITS.sub("#", line.text), round(height / _SAME_HEIGHT)
                seen.setdefault(key, []).append((place, line))
    found: set[int] = set()
    for (text, height), here in seen.items():
        # Heights on both sides of a rounded one are the same.
        near = [*here, *seen.get((text, height + 1), []), *seen.get((text, height - 1), [])]
        count = len({place for place, _ in near})
        least = _ALTERNATE if count >= _MANY else _MOST
        if count >= 2 and count >= least * len(layouts):
            found.update(id(line) for _, line in here)
    return found


def _small(layouts: Sequence[Layout], size: float) -> set[int]:
    """The ids of lines near the edge of a page, set off from the text and in a smaller size: heads of single pages."""
    return {
        id(line)
        for layout in layouts
        for line, off in _edges(layout)
        if off
        and line.size <= _SMALLER * size
        and min(layout.page.box.y1 - line.y, line.y - layout.page.box.y0) < _MARGIN
    }


def _bare_number(line: Line) -> int | None:
    return int(line.text) if _BARE_NUMBER.fullmatch(line.text) else None


def _offset(layouts: Sequence[Layout]) -> int | None:
    """The offset from the number of a page to the printed one, if numbers are printed alone; else ``None``."""
    votes = Counter(
        value - layout.page.number
        for layout in layouts
        for value in {_bare_number(line) for line in (*layout.lines[:1], *layout.lines[-1:])}
        if value is not None
    )
    for offset, count in votes.most_common(1):
        if count >= 2 or len(layouts) == 1 == offset + 1:
            return offset
    return None


def _without_notes(lines: list[Line], rules: Sequence[Box], size: float) -> list[Line]:
    """*lines* without footnotes (in a smaller size below a short rule) and without references to them."""
    if not lines:
        return lines
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for rule in rules:
        if rule.x0 > left + 2 * size or not size < rule.x1 - rule.x0 < (right - left) / 2:
            continue
        notes = [line for line in lines if line.y < rule.y0]
        if notes and _NOTE.match(notes[0].text) and all(line.size <= 0.95 * size for line in notes):
            kept = [line for line in lines if line.y >= rule.y0]
            for line in kept:
                line.drop_raised()
            return kept
    return lines


def _without_contents(lines: list[Line]) -> list[Line]:
    """*lines* without a table of contents: at least three consecutive lines with leaders and a number."""
    kept: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _CONTENTS.fullmatch(line.text):
            run.append(line)
            continue
        if len(run) < 3:
            kept += run
        elif kept and _CONTENTS_TITLE.fullmatch(kept[-1].text):
            kept.pop()
        run = []
        if line is not None:
            kept.append(line)
    return kept
