"""Enumerations within a paragraph: “1.…；2.…；3.…”, “（1）…（2）…（3）…”, “①…②…③…”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from operator import eq

from rectify_lint.numerals import chinese_numeral
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.syntax.markers import Style, numeral_value
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Value

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice

_LEAST = 3
"""Two numbers in a paragraph may be anything; three that begin with 1 are an enumeration."""

_PAIR = 2
"""① and ② are used for nothing else."""

_PAIRED = ("paren", "circle")
"""Forms in which two members may be an enumeration: no quantity is written so."""

_HABIT = 2
"""So many paragraphs that count in a form show that it is the notice's."""

_GLYPHS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BEFORE = "。；：！？:;”】\n\t \u3000\xa0"
"""What may stand before a member: a reference such as 第（二）项 has none of these."""
_BEFORE_OR_BREAK = _BEFORE + "\r"
_BEFORE_CIRCLED = _BEFORE_OR_BREAK + "，、,"
"""Members with ①, ② … may be the parts of one clause."""


class Member(Value):
    """One number of an enumeration: the span as written and its value."""

    span: Span
    number: int


_FIRST = {
    "1.": "dot",
    "1．": "dot",
    "1、": "comma",
    "（1）": "paren",
    "(1)": "paren",
    "（一）": "chinese",
    "(一)": "chinese",
    "①": "circle",
}
"""What an enumeration begins with, and its form."""


@cache
def _member(form: str) -> re.Pattern[str]:
    return compiled(
        {
            "dot": r"([0-9]{1,2})[.．](?![0-9])",
            "comma": r"([0-9]{1,2})、(?![0-9])",
            "paren": r"[（(]([0-9]{1,2})[）)]",
            "chinese": r"[（(]([一二三四五六七八九十]{1,3})[）)]",
            "circle": f"([{_GLYPHS}])",
        }[form]
    )


def inline_runs(notice: Notice) -> Iterator[list[Member]]:
    """Enumerations of three members or more within one line, each from its 1 to the next 1 of its form.

    A pair is one where other paragraphs of the notice count in the same form.
    """
    index = notice.source.lines
    seen: set[tuple[int, str]] = set()
    text = notice.text
    for first, form in _FIRST.items():
        if first[-1] not in text:  # far cheaper to look for than all of it
            continue
        found: list[list[Member]] = []
        for start in _starts(text, first):
            before = _BEFORE_CIRCLED if form == "circle" else _BEFORE_OR_BREAK
            if start and text[start - 1] not in before:
                continue
            number = index.line_of(start)
            line = index.span(number)
            if (number, form) not in seen:
                seen.add((number, form))
                found += _runs_in(text, Span(start, line.end), line.start, form)
        usual = sum(all(map(eq, (one.number for one in run), count(1))) for run in found) >= _HABIT
        yield from (run for run in found if usual or len(run) >= _least(form))


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def _least(form: str) -> int:
    return _PAIR if form == "circle" else _LEAST


def _runs_in(text: str, span: Span, line_start: int, form: str) -> Iterator[list[Member]]:
    run: list[Member] = []
    before = _BEFORE_CIRCLED if form == "circle" else _BEFORE
    least = _PAIR if form in _PAIRED else _LEAST
    for found in _member(form).finditer(text, *span):
        if found.start() != line_start and text[found.start() - 1] not in before:
            continue
        value = _GLYPHS.index(found[1]) + 1 if form == "circle" else numeral_value(found[1])
        if value == 1 and len(run) >= least:
            yield run
            run = []
        run.append(Member(Span(*found.span()), value or 0))
    if len(run) >= least and run[0].number == 1:
        yield run


def mentions(text: str, span: Span, style: Style, number: int) -> bool:
    """Whether a paragraph in *span* counts *number* in the form of *style*, an unclosed bracket included."""
    pattern = _mention(style, number)
    return pattern is not None and pattern.search(text, *span) is not None


@cache
def _mention(style: Style, number: int) -> re.Pattern[str] | None:
    if style is Style.CIRCLED:  # it stands for nothing else, whatever is before it
        return compiled(_GLYPHS[number - 1]) if number <= len(_GLYPHS) else None
    numeral = chinese_numeral(number)
    shapes = {
        Style.CHINESE: rf"{numeral}、",
        Style.CHINESE_PAREN: rf"[（(]\s?{numeral}(?![一二三四五六七八九十])",
        Style.ARABIC_DOT: rf"{number}\s?[.．、](?![0-9])",
        Style.ARABIC_COMMA: rf"{number}\s?[.．、](?![0-9])",
        Style.ARABIC_PAREN: rf"[（(]\s?{number}(?![0-9])",
        Style.ARABIC_CLOSE: rf"{number}[）)]",
        Style.ARTICLE: rf"第{numeral}条",
    }
    shape = shapes.get(style)
    return compiled(rf"(?:[{_BEFORE}）】]){shape}") if shape else None
