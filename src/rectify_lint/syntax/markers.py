"""Outline markers: the numbers that open a heading or an item, in every style notices use.

GB/T 9704-2012, 7.3.3 names the order 一、 → （一） → 1. → （1）; notices add ①, 1、 as a level of its own, 问题一：
and look-alike brackets. A marker is recognised by its shape alone; what level it stands for is the outline's affair.
"""

from __future__ import annotations

import enum
import re
from functools import cache

import attrs

from rectify_lint.source.text import Span

_CHINESE = "〇零一二三四五六七八九十百"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Style(enum.Enum):
    """The written form of a marker; the value is a sample of it."""

    ARTICLE = "第一条"
    CHINESE = "一、"
    CHINESE_PAREN = "（一）"
    QUESTION = "问题一："
    ARABIC_DOT = "1."
    ARABIC_COMMA = "1、"
    ARABIC_PAREN = "（1）"
    ARABIC_CLOSE = "1）"
    CIRCLED = "①"

    @property
    def rank(self) -> int:
        """Place in the usual order of levels: a smaller rank encloses a larger one."""
        return _RANK[self]

    @property
    def chinese(self) -> bool:
        """Whether the number is written in Chinese numerals."""
        return self in (Style.CHINESE, Style.CHINESE_PAREN)

    def render(self, number: int) -> str:
        """The marker as it should be written: ``Style.CHINESE_PAREN.render(2)`` is ``（二）``."""
        sample = self.value
        if self is Style.CIRCLED:
            return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else f"（{number}）"
        if "一" in sample:
            return sample.replace("一", chinese_numeral(number))
        return sample.replace("1", str(number))


_RANK = {
    Style.ARTICLE: 0,
    Style.CHINESE: 1,
    Style.CHINESE_PAREN: 2,
    Style.QUESTION: 3,
    Style.ARABIC_DOT: 4,
    Style.ARABIC_COMMA: 4,
    Style.ARABIC_PAREN: 5,
    Style.ARABIC_CLOSE: 6,
    Style.CIRCLED: 7,
}


@attrs.frozen
class Marker:
    """A marker at the start of a line.

    Attributes:
        style: its written form; ``1.`` and ``1、`` share a rank and are told apart by style.
        number: its value.
        span: from the first to the last character of the marker, separator included, following blanks excluded.
        separator: what follows the number or the closing bracket (``、`` ``.`` ``．`` ``：`` or ``""``).
        brackets: the two bracket characters as written, ``""`` where the style has none.
        gap: whether blanks stand between the marker and the text.
    """

    style: Style
    number: int
    span: Span
    separator: str = ""
    brackets: str = ""
    gap: bool = False


def chinese_numeral(number: int) -> str:
    """1-99 in Chinese numerals, as markers write them (``21`` → ``二十一``)."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def numeral_value(text: str) -> int | None:
    """The value of a marker's numeral, Arabic or Chinese below 1,000; ``None`` if it is not one (``十百``)."""
    if text.isdigit():
        return int(text)
    total = current = 0
    for char in text:
        if char in _DIGITS:
            current = _DIGITS[char]
        else:
            total += (current or 1) * (10 if char == "十" else 100)
            current = 0
    value = total + current
    return value if value else None


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"[{_CHINESE}]{{1,5}}"
    return re.compile(
        rf"""
        (?P<article>第)(?P<article_n>{number})[章节条编]
        |(?:反馈)?问题[（(]?(?P<question_n>{number}|[0-9]{{1,3}})[）)]?(?P<question_sep>[：:.．、])
        |(?P<cn>{number})(?P<cn_sep>[、.．，]|：(?!：))(?![{_CHINESE}]+[季月年])
        |(?P<open>[（(﹙〔［\[【])[ ]?(?:(?P<paren_cn>{number})|(?P<paren_n>[0-9０-９]{{1,3}}))[ ]?(?P<close>[）)﹚〕］\]】])
          (?P<paren_sep>[、.．，：:]?)
        |(?P<n>[0-9０-９]{{1,3}})[ ]?(?P<n_sep>[、.．，）)])(?:(?![0-9０-９])|(?=20[0-9]{{2}}年))
        |(?P<circled>[①-⑳])(?P<circled_sep>[、.．]?)
        """,
        re.VERBOSE,
    )


def match_marker(text: str, start: int, end: int) -> Marker | None:
    """The marker that begins at offset *start*, or ``None``.

    *start* must be the first character of the line's content; *end* is the end of the line.
    """
    found = _pattern().match(text, start, end)
    if found is None:
        return None
    span = Span(*found.span())
    gap = span.end < end and text[span.end] in " \t　"
    kind = found.lastgroup
    if kind in ("cn_sep",):
        return _made(Style.CHINESE, found["cn"], span, found["cn_sep"], gap=gap)
    if found["article"]:
        return _made(Style.ARTICLE, found["article_n"], span, "", gap=gap)
    if found["question_n"]:
        return _made(Style.QUESTION, found["question_n"], span, found["question_sep"], gap=gap)
    if found["open"]:
        style = Style.CHINESE_PAREN if found["paren_cn"] else Style.ARABIC_PAREN
        brackets = found["open"] + found["close"]
        return _made(style, found["paren_cn"] or found["paren_n"], span, found["paren_sep"], brackets, gap)
    if found["n"]:
        return _made(_ARABIC[found["n_sep"]], found["n"], span, found["n_sep"], gap=gap)
    return Marker(Style.CIRCLED, _CIRCLED.index(found["circled"]) + 1, span, found["circled_sep"], gap=gap)


_ARABIC = {
    "、": Style.ARABIC_COMMA,
    "，": Style.ARABIC_COMMA,
    ".": Style.ARABIC_DOT,
    "．": Style.ARABIC_DOT,
    "）": Style.ARABIC_CLOSE,
    ")": Style.ARABIC_CLOSE,
}


def _made(
    style: Style, numeral: str, span: Span, separator: str, brackets: str = "", gap: bool = False
) -> Marker | None:
    value = numeral_value(numeral)
    if value is None:
        return None
    return Marker(style, value, span, separator, brackets, gap)
