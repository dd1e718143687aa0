"""From lines to paragraphs: deciding which line begins one.

A line with room for the beginning of the next one ends its paragraph, whatever else is seen. If a line is full, the next
one decides: by its indent, its marker, its size, the gap before it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from rectify_lint.source.pdf.blanks import MARKER, is_latin
from rectify_lint.source.pdf.lines import CLOSING, OPENING, Line
from rectify_lint.typed import NamedTuple

_INDENT = 1.2  # ems from which on a line is indented
_SAME = 0.35  # ems within which edges are the same
_SLACK = 0.1  # ems that a line may end short of the edge for no reason
_GAP = 1.25  # times the usual distance of lines
_FAR = 2.5  # ems between lines of a title, which have a distance of their own
_RESIZED = 1.12  # times the size

_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}：")
_HELD = "“”‘’/"  # not parted from what is on either side
_ENDS = "。；：？！”）…—.;:?!"


class Measure(NamedTuple):
    """The usual measures on pages of one size; lengths in points.

    Attributes:
        left: the left edge of most lines that are not indented.
        right: the right edge of full lines.
        size: the size of most characters.
        pitch: the distance between baselines, in ems.
        indented: whether most paragraphs begin with an indent.
        blocks: left edges, in half ems from *left*, at which whole paragraphs are indented and not first lines.
    """

    left: float
    right: float
    size: float
    pitch: float
    indented: bool = False
    blocks: frozenset[int] = frozenset()

    @property
    def width(self) -> float:
        """The width of a full line."""
        return self.right - self.left

    def indent(self, line: Line) -> float:
        """The distance of *line* from the left edge, in ems."""
        return (line.x0 - self.left) / line.size


def measure(lines: Sequence[Line], width: float) -> Measure:
    """The usual measures of *lines*, which are in reading order, on pages of that *width*."""
    size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
    near = _SAME * size
    body = [line for line in lines if abs(line.size - size) < 0.1 * size]
    left = _edge([-line.x0 for line in body], near)
    # Marks at the end of a line may hang out of it or be pressed together.
    edges = [line.x1 for line in body if line.chars[-1].text not in CLOSING]
    right = _edge(edges or [line.x1 for line in body], near)
    left = -left if left is not None else min(line.x0 for line in body)
    if right is None:  # no two lines reach as far: the margins are taken for equal
        right = max(width - left, *(line.x1 for line in body))
    plain = Measure(left, right, size, pitch=0.0)
    pairs = [
        (one, other) for one, other in itertools.pairwise(body) if one.page == other.page and one.y > other.y
    ]
    # Paragraphs may be farther apart than lines: those that do not end show how far lines are.
    within = [pair for pair in pairs if not _ended(*pair, plain)]
    pitches = Counter(round((one.y - other.y) / size, 1) for one, other in within or pairs)
    indents = Counter(plain.indent(other) >= _INDENT for one, other in pairs if _ended(one, other, plain))
    return plain._replace(
        pitch=max(pitches, key=lambda one: (pitches[one], -one), default=1.5),
        indented=indents[True] > indents[False],
        blocks=_blocks(body, plain),
    )


def _edge(values: Sequence[float], near: float) -> float | None:
    """The largest of *values* that others share; ``None`` if no two are near each other."""
    ordered = sorted(values, reverse=True)
    least = max(2, len(ordered) // 12)
    stop = 0
    for start, value in enumerate(ordered):
        while stop < len(ordered) and value - ordered[stop] <= near:
            stop += 1
        if stop - start >= least:
            return value
    return None


def _blocks(lines: Sequence[Line], usual: Measure) -> frozenset[int]:
    """The indents of lines whose full ones continue at the same indent more often than at the left edge."""
    votes: Counter[int] = Counter()
    for one, other in itertools.pairwise(lines):
        if usual.indent(one) < _INDENT or _ended(one, other, usual):
            continue
        at = _level(one, usual)
        if usual.indent(other) < _INDENT:
            votes[at] -= 1
        elif at == _level(other, usual) and one.text[-1] not in _ENDS and not MARKER.match(other.text):
            votes[at] += 1
    return frozenset(at for at, vote in votes.items() if vote > 0)


def _level(line: Line, usual: Measure) -> int:
    return round(2 * usual.indent(line))


def begins(before: Line, line: Line, earlier: Measure, usual: Measure) -> bool:
    """Whether *line* (measures *usual*) begins a paragraph; *before* (measures *earlier*) is the line before it."""
    sizes = sorted((before.size, line.size))
    if sizes[1] > _RESIZED * sizes[0]:
        return True
    distance = before.y - line.y
    title = line.size > _RESIZED * usual.size and _is_centred(line, usual) and _is_centred(before, earlier)
    if title and distance < _FAR * line.size:
        # Only a line that was full goes on in another: what is divided by hand stays divided, as in a Word document.
        return ends_early(before, line, earlier.width)
    if before.page == line.page and distance > 0 and distance / line.size > _GAP * usual.pitch:
        return True
    if _ended(before, line, earlier):
        return True
    if usual.indent(line) < _INDENT:
        return not usual.indented and _opens(before.text[-1], line)
    if _hangs(before, line):
        return False
    if _level(line, usual) != _level(before, earlier) or _level(line, usual) not in usual.blocks:
        return True
    return bool(MARKER.match(line.text)) and before.text[-1] in _ENDS


def _opens(end: str, line: Line) -> bool:
    """Whether *line* begins like a heading, an item or a labelled line; *end* is the last character before it."""
    return bool((end in _ENDS and MARKER.match(line.text)) or (end in "。！？" and _LABEL.match(line.text)))


def _is_centred(line: Line, usual: Measure) -> bool:
    return abs((line.x0 - usual.left) - (usual.right - line.x1)) < line.size


def ends_early(before: Line, line: Line, width: float) -> bool:
    """Whether *before* had room, within *width* points, for the beginning of *line*."""
    last, first = before.chars[-1], line.chars[0]
    # Office programs put a quarter of an em between Chinese characters and others.
    apart = line.size / 4 if is_latin(last.text) != is_latin(first.text) else 0.0
    return before.x1 - before.x0 + apart + _token(line) <= width - _SLACK * line.size


def _ended(before: Line, line: Line, usual: Measure) -> bool:
    return ends_early(before, line, usual.right - before.x0)


def _token(line: Line) -> float:
    """The width of the unbreakable beginning of *line*."""
    chars = line.chars
    end = 1
    while end < len(chars) and (
        chars[end].text in CLOSING
        or chars[end - 1].text in OPENING
        or chars[end].text in _HELD
        or chars[end - 1].text in _HELD
        # Office programs do not part a number from the mark in front of it, nor anybody an address.
        or (is_latin(chars[end].text) and chars[end - 1].text in CLOSING)
        or (chars[end].text.isascii() and chars[end - 1].text.isascii() and chars[end].text != " ")
    ):
        end += 1
    return chars[end - 1].x1 - line.x0


def _hangs(before: Line, line: Line) -> bool:
    """Whether *line* is aligned with the text behind the marker of *before*, as in a hanging indent."""
    found = MARKER.match(before.text)
    if found is None:
        return False
    behind = next((char for char in before.chars[found.end() :] if not char.text.isspace()), None)
    return behind is not None and abs(behind.x0 - line.x0) < _SAME * line.size
