"""Markers written in a form of their own: （一）、 1.、 一. （一)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint import (
    Applicability,
    Edit,
    Fix,
    Hit,
    Marker,
    Node,
    Notice,
    Options,
    Related,
    Severity,
    Span,
    Style,
)

_PAIRS = frozenset({"（）", "()", "﹙﹚", "〔〕", "［］", "[]", "【】"})
_STOPS = "、.．，。：:"
_HEADINGS = (Style.CHINESE, Style.CHINESE_PAREN)
_ARABIC_STOPS = (".", "．", "、")
_WIDE = str.maketrans("()[]", "（）［］")
_FULL = str.maketrans("().", "（）．")
_FEWEST = 3
"""Two markers show no habit."""


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield one hit for every form that is wrong, the other places that have it as related."""
    text = notice.text
    found: dict[str, list[tuple[Span, str]]] = {}
    widths = _widths(notice)
    for run in notice.numbering.runs:
        usual = _Usual(run, widths.get(run[0].style, "") if len(run) < _FEWEST else "")
        for node in run:
            if node.marker is None:
                continue
            fault = (
                _fault(text, node.marker, usual)
                or _width_fault(text, node.marker, usual)
                or _stray_word(notice, node.marker, run)
            )
            if fault is not None:
                message, span, right = fault
                found.setdefault(message, []).append((span, right))
    if notice.numbering.odd_questions:
        found["unlike"] = list(notice.numbering.odd_questions)
    for message, places in found.items():
        span, right = places[0]
        related = tuple(Related(other, "other", {"text": other.of(text)}) for other, _ in places[1:])
        fix = Fix(Applicability.UNSAFE, tuple(Edit(place, mended) for place, mended in places))
        severity = Severity.INFO if message == "width" else None
        yield Hit(span, message, {"found": span.of(text), "expected": right}, related, severity, fix)


class _Usual:
    """What most markers of a run look like: *brackets*, ``""`` where no pair has the majority, and *stop*."""

    def __init__(self, run: Sequence[Node], wide: str) -> None:
        markers = [node.marker for node in run if node.marker]
        pairs = [marker.brackets.translate(_WIDE) for marker in markers if marker.brackets]
        pair = _commonest(pairs, "")
        self.brackets = pair if 2 * pairs.count(pair) > len(pairs) > 1 else ""
        stops = [marker.separator for marker in markers if marker.separator in _ARABIC_STOPS]
        self.stop = _commonest(stops, ".")
        self.wide = wide or _width([_marks(marker) for marker in markers])


_MANY = 8
"""So many markers of one style, all but one of them alike, show what they are to look like."""


def _widths(notice: Notice) -> dict[Style, str]:
    """What the markers of a style have beside their numbers throughout the notice, where there are many."""
    marks: dict[Style, list[str]] = {}
    for node in notice.outline.nodes:
        if node.marker:
            marks.setdefault(node.style, []).append(_marks(node.marker))
    return {style: _width(found) for style, found in marks.items() if len(found) >= _MANY}


def _commonest(values: Sequence[str], default: str) -> str:
    """What most of *values* are, the first of those in a tie; mostly all are alike."""
    if not values:
        return default
    return (
        values[0] if values.count(values[0]) == len(values) else max(dict.fromkeys(values), key=values.count)
    )


def _marks(marker: Marker) -> str:
    """What a marker has beside its number: brackets, or a stop."""
    return marker.brackets or marker.separator


def _width(marks: Sequence[str]) -> str:
    """The marks of nearly all markers of a run that has no others but in the other width, ``""`` if there are none."""
    usual = _commonest(marks, "")
    if len(marks) < _FEWEST or 4 * marks.count(usual) < 3 * len(marks):
        return ""
    return usual if len({mark.translate(_FULL) for mark in marks}) == 1 else ""


def _width_fault(text: str, marker: Marker, usual: _Usual) -> tuple[str, Span, str] | None:
    """A marker with half-width brackets where the others of its run have full ones, or the other way round."""
    marks = _marks(marker)
    if not usual.wide or marks == usual.wide:
        return None
    right = marker.span.of(text)
    for written, meant in zip(marks, usual.wide, strict=True):
        right = right.replace(written, meant)
    return "width", marker.span, right


def _fault(text: str, marker: Marker, usual: _Usual) -> tuple[str, Span, str] | None:
    """What is wrong with a marker's form: message id, the characters to mark, what they should be."""
    if marker.brackets:
        return _bracket_fault(text, marker, usual.brackets)
    span = marker.span
    written = span.of(text)
    bare = written.removesuffix(marker.separator)
    if marker.style is Style.CIRCLED:
        return _stop_fault(text, marker, "stop_behind_bracket")
    if marker.style is Style.CHINESE and marker.separator not in ("、", "：", ""):
        return "chinese_stop", span, f"{bare}、"
    if marker.style.arabic and marker.separator in ("。", "，", ","):
        return "arabic_stop", span, f"{bare}{usual.stop}"
    if marker.style.arabic or marker.style in (Style.CHINESE, Style.ARABIC_CLOSE):
        return _stop_fault(text, marker, "doubled_stop")
    return None


def _bracket_fault(text: str, marker: Marker, usual: str) -> tuple[str, Span, str] | None:
    paired = marker.brackets in _PAIRS
    if paired and (not usual or marker.brackets.translate(_WIDE) == usual):
        return _stop_fault(text, marker, "stop_behind_bracket")
    bare = marker.span.of(text).removesuffix(marker.separator)
    pair = usual if usual in _PAIRS else "（）"
    right = f"{pair[0]}{bare[1:-1].strip()}{pair[1]}"
    return "unlike_brackets" if paired else "mixed_brackets", marker.span, right


def _stray_word(notice: Notice, marker: Marker, run: Sequence[Node]) -> tuple[str, Span, str] | None:
    """A 是 left over from an ordinal word (（三）是 for （三）), where the siblings have none.

    Regulations list conditions that begin with 是; the headings of a notice do not.
    """
    text, end = notice.text, marker.span.end
    if marker.style not in _HEADINGS or not notice.is_rectification or not _says_is(text, marker):
        return None
    if sum(_says_is(text, node.marker) for node in run if node.marker) > 1:
        return None
    return "stray_word", Span(marker.span.start, end + 1), marker.span.of(text)


def _says_is(text: str, marker: Marker) -> bool:
    end = marker.span.end
    return text.startswith("是", end) and not text.startswith(("是否", "是非"), end)


def _stop_fault(text: str, marker: Marker, message: str) -> tuple[str, Span, str] | None:
    """A stop too many: any behind a bracket or ①, a second one behind 1. or 一、."""
    due = len(marker.separator) if message == "doubled_stop" else 0
    start = marker.span.end - len(marker.separator) + due
    end = start
    while text[end : end + 1] and text[end] in _STOPS:
        end += 1
    return (message, Span(marker.span.start, end), text[marker.span.start : start]) if end > start else None
