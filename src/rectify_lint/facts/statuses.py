"""Status wordings and field labels, found by the lowered grammars ``status_phrase`` and ``label``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache

from rectify_lint.facts.model import Label, StatusClass
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span, occurrences
from rectify_lint.typed import Final

_BLANKS: Final = " \t\u00a0\u3000"
_TRAILING: Final = _BLANKS + "。.；;，,、！!"
_JOINTS: Final = _BLANKS + "，,、；;。并且及和或与"


@cache
def _phrase() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import STATUS_PHRASE

    return compiled(STATUS_PHRASE)


@cache
def _label() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import LABEL

    return compiled(LABEL)


_CLOSING: Final = frozenset("）)]】")


@cache
def _addition() -> re.Pattern[str]:
    return compiled(r"[（(\[【][^（）()\[\]【】\n]{0,40}[）)\]】]$")


_CLASSES: Final = {str(one.value): one for one in StatusClass}


@cache
def _prospect() -> re.Pattern[str]:
    """What is added to a status that is not the last: 部分完成，预计2024年2月底前完成."""
    return compiled("，(?:预计|计划|拟于?|将于?|力争|争取|确保|剩余|其余|余下|待)")


@cache
def _accepted() -> re.Pattern[str]:
    """What is added to a final status: 已完成整改，于2024年3月20日通过市级验收."""
    return compiled("，(?:并|已|于[0-9年月日]{4,11})+(?:通过|完成)[^，。未]{0,12}(?:验收|核查|销号)$")


def status_class(found: re.Match[str]) -> StatusClass:
    """The class of a match whose groups are named after the classes."""
    return _CLASSES[found.lastgroup or ""]


def classify_status(text: str) -> StatusClass | None:
    """The class of a short status value such as ``已整改到位。`` or ``正在整改（含部分整改）``; ``None`` if unknown.

    The whole value must consist of status wordings: a sentence that merely contains one is not classified. Brackets and
    stops at the end are ignored, and so are 【】 round the value.
    """
    value = text.strip(_TRAILING).replace(",", "，")
    if value[:1] == "【" and value[-1:] == "】":
        value = value[1:-1].strip(_TRAILING)
    while (
        value[-1:] in _CLOSING
        and (shorter := _addition().sub("", value).rstrip(_TRAILING)) != value
        and shorter
    ):
        value = shorter
    if value in ("立行立改", "已立行立改"):
        return StatusClass.DONE
    value = value.removesuffix("任务").removesuffix("事项")
    if not value or len(value) > 60:
        return None
    whole = combine_statuses(_parts(value))
    if whole is None and "，" in value:
        opening = combine_statuses(_parts(value.partition("，")[0]))
        addition = opening and (_accepted() if opening.finished else _prospect())
        return opening if addition and addition.search(value) else None
    return whole


def _parts(value: str) -> list[StatusClass]:
    """The classes of the wordings that make up *value*, ``[]`` if anything else stands in it."""
    found: list[StatusClass] = []
    position = 0
    while position < len(value):
        match = _phrase().match(value, position)
        if match is None:
            return []
        found.append(status_class(match))
        position = match.end()
        while position < len(value) and value[position] in _JOINTS:
            position += 1
    return found


def combine_statuses(classes: Sequence[StatusClass]) -> StatusClass | None:
    """The class of adjacent wordings: that of the first, except that done work carried on is KEEP."""
    if not classes:
        return None
    first, rest = classes[0], classes[1:]
    if first is StatusClass.DONE and any(c in (StatusClass.KEEP, StatusClass.ONGOING) for c in rest):
        return StatusClass.KEEP
    if first is StatusClass.DONE and StatusClass.OPEN in rest:
        return StatusClass.PARTIAL
    return first


def match_label(
    text: str, start: int = 0, end: int | None = None, known_labels: Container[str] = ()
) -> Label | None:
    """The label at the beginning of ``text[start:end]`` (blanks may precede it), or ``None``.

    A label needs its colon, unless its name is in *known_labels*, the names that other lines of the notice use with one:
    then ``整改进展情况上述项目…`` has a label too (``colon`` is ``""``), unless the text behind it continues the word
    (``整改进展情况的…``, ``整改情况总体良好``).
    """
    stop = len(text) if end is None else end
    while start < stop and text[start] in _BLANKS:
        start += 1
    found = _label().match(text, start, stop)
    return _as_label(found, known_labels, stop) if found else None


def _as_label(found: re.Match[str], known_labels: Container[str], stop: int) -> Label | None:
    boxed = found["boxed"]
    if boxed is not None:
        name = boxed.strip(_BLANKS)
        boxed_kind = _boxed_kind(name)
        if not boxed_kind:
            return None
        return Label(Span(*found.span()), name, boxed_kind, found["boxed_colon"] or "")
    kind = _kind(found)
    words, colon = found[kind], found["colon"] or ""
    if not colon and (
        words not in known_labels or words in _WITH_COLON or _goes_on(found.string, found.end(), stop, kind)
    ):
        return None
    return Label(Span(*found.span()), words, kind, colon)


_WITH_COLON: Final = frozenset(("整改", "问题", "结论", "措施", "进展"))
"""Labels that are common words: without its colon none is one."""

_KINDS: Final = ("status", "progress", "measures", "problem", "owner", "deadline", "contact", "other")


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if found[kind] is not None)


def _boxed_kind(name: str) -> str:
    """The kind of what stands in 【】: a label's own, ``status`` for a status value, ``""`` for neither."""
    found = _label().fullmatch(name)
    if found and found["boxed"] is None:
        return _kind(found)
    return "status" if classify_status(name) is not None else ""


def names_status(label: Label) -> bool:
    """Whether a label is no field's name but a status in square brackets: ``【已完成】``."""
    return not label.colon and label.kind == "status" and classify_status(label.name) is not None


# What may follow a label that has lost its colon begins a new clause; these go on with the old one.
_GOES_ON: Final = "的地得等，,。；;、）)”》和与及或是为有较总基明显良报通汇说公简台表顺缓快慢滞不"


# 反馈问题 is the beginning of many a section's name: 反馈问题整改落实情况, 存在问题办理情况.
_PROBLEM_GOES_ON: Final = _GOES_ON + "整落办清分"


def _goes_on(text: str, position: int, stop: int, kind: str) -> bool:
    following = _PROBLEM_GOES_ON if kind == "problem" else _GOES_ON
    return position < stop and text[position] in following


def scan_labels(text: str, start: int = 0, end: int | None = None) -> tuple[Label, ...]:
    """Every label between *start* and *end* at the beginning of a line or sentence, in order.

    Adjacent labels are all found (``整改措施：整改状态：…``). In the middle of a line a label needs its colon, and so
    does one behind the end of a sentence (``整改状态：已完成。整改措施：…``).
    """
    stop = len(text) if end is None else end
    found: list[Label] = []
    after_label = -1
    for first, last in _near_marks(text, start, stop):
        for match in _label().finditer(text, first, last):
            if not (match.start() == after_label or _opens(text, match.start(), start)):
                continue
            label = _as_label(match, (), stop)
            if label is not None:
                found.append(label)
                after_label = match.end()
                while after_label < stop and text[after_label] in _BLANKS:
                    after_label += 1
    return tuple(found)


LABEL_MARKS: Final = "：:】"
"""Every label has a colon or stands in 【】, unless a name without colon is known from other lines."""

_REACH: Final = 64
"""More characters than a label has with its colon, and one right before it that might hide where it begins."""


def _near_marks(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches of ``text[start:stop]`` in which labels may stand, up to the marks that they end with."""
    places = [place for mark in LABEL_MARKS for place in occurrences(text, mark, start, stop)]
    places.sort()
    near: list[tuple[int, int]] = []
    for place in places:
        first = place - _REACH
        if near and first <= near[-1][1]:
            near[-1] = near[-1][0], place + 1
        else:
            near.append((max(first, start), place + 1))
    return near


def _opens(text: str, position: int, start: int) -> bool:
    """Whether a line or a sentence begins at *position*."""
    while position > start and text[position - 1] in _BLANKS:
        position -= 1
    return position == start or text[position - 1] in "\n\r。；;！!”】）)"


def label_names(labels: Iterable[Label]) -> frozenset[str]:
    """The names of the labels that have their colon, for ``known_labels``."""
    return frozenset(label.name for label in labels if label.colon)
