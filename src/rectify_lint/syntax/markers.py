"""Outline markers: the numbers that open a heading or an item, in every style notices use.

GB/T 9704-2012, 7.3.3 gives the order 一、 → （一） → 1. → （1）; notices add ①, 1、 as a level of its own,
问题一： and look-alike brackets; regulations have 第一章, 第一节 and 第一条. A marker is recognised by its
shape alone; the outline decides its level.
"""

from __future__ import annotations

import enum
import re
from functools import cache

from rectify_lint.numerals import chinese_numeral
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span
from rectify_lint.value import Value

_CHINESE = "〇零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_DIGITS = {c: i for row in ("零一二三四五六七八九", _FORMAL) for i, c in enumerate(row)} | {"〇": 0}
_MULTIPLES = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRACKETED_CHINESE = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"


class Style(enum.Enum):
    """The written form of a marker; the value is a sample of it.

    ``rank`` is its position in the usual order of levels: a smaller rank encloses a larger one. ``arabic`` is true for
    ``1.`` and ``1、``, the two styles that share a rank.
    """

    rank: int
    arabic: bool

    PART = "第一编"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"
    STEM = "甲、"
    CHINESE = "一、"
    CHINESE_PAREN = "（一）"
    QUESTION = "问题一："
    ARABIC_DOT = "1."
    ARABIC_COMMA = "1、"
    DECIMAL = "1.1"
    DECIMAL_DEEP = "1.1.1"
    ARABIC_PAREN = "（1）"
    ARABIC_CLOSE = "1）"
    CIRCLED = "①"
    ROW = "1"  # the number of a table's row

    __hash__ = object.__hash__  # there is one of each; that of Enum hashes the name every time

    def render(self, number: int) -> str:
        """The marker as it should be written: ``Style.CHINESE_PAREN.render(2)`` is ``（二）``."""
        sample: str = self.value
        if self in (Style.DECIMAL, Style.DECIMAL_DEEP):
            return f".{number}"  # what stands before it is the number above
        if self is Style.CIRCLED:
            return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else f"（{number}）"
        if self is Style.STEM:
            return f"{_STEMS[number - 1]}、" if 1 <= number <= len(_STEMS) else f"{chinese_numeral(number)}、"
        if "一" in sample:
            return sample.replace("一", chinese_numeral(number))
        return sample.replace("1", str(number))


_RANKS = {
    Style.PART: 0,
    Style.CHAPTER: 1,
    Style.SECTION: 2,
    Style.ARTICLE: 3,
    Style.STEM: 4,
    Style.CHINESE: 5,
    Style.CHINESE_PAREN: 6,
    Style.QUESTION: 7,
    Style.ARABIC_DOT: 8,
    Style.ARABIC_COMMA: 8,
    Style.DECIMAL: 9,
    Style.DECIMAL_DEEP: 10,
    Style.ARABIC_PAREN: 11,
    Style.ARABIC_CLOSE: 12,
    Style.CIRCLED: 13,
    Style.ROW: 14,
}
for _style, _rank in _RANKS.items():
    # Attributes, not properties: placing markers asks for them all the time.
    _style.rank = _rank
    _style.arabic = _style in (Style.ARABIC_DOT, Style.ARABIC_COMMA)


class Marker(Value):
    """A marker at the start of a line.

    Attributes:
        style: its written form; distinguishes ``1.`` from ``1、``, which share a rank.
        number: its value.
        span: its characters, separator included, blanks excluded.
        separator: the mark behind the number or the closing bracket (``、`` ``.`` ``．`` ``：``), or ``""``.
        brackets: the two bracket characters as written, or ``""``.
        gap: whether blanks separate the marker from the text.
    """

    style: Style
    number: int
    span: Span
    separator: str = ""
    brackets: str = ""
    gap: bool = False


@cache
def _numeral() -> re.Pattern[str]:
    return compiled(rf"[0-9０-９]+|[{_CHINESE}]+")


def renumbered(written: str, number: int) -> str:
    """A marker as *written*, with another number: ``(二)`` with 3 is ``(三)``."""
    found = next(reversed(list(_numeral().finditer(written))), None)  # of 2.1 the last counts
    if found is None:
        return next(style.render(number) for style, glyphs in _GLYPHS.items() if written[:1] in glyphs)
    numeral = chinese_numeral(number) if found[0][0] in _CHINESE else str(number)
    if found[0][0] in _FORMAL[1:] + "拾":
        numeral = numeral.translate(str.maketrans("零一二三四五六七八九十", f"{_FORMAL}拾"))
    return written[: found.start()] + numeral + written[found.end() :]


def numeral_value(text: str) -> int | None:
    """The value of the numeral of a marker, Arabic or Chinese below 10,000; ``None`` if it is none (``〇``)."""
    if text.isdigit():
        return int(text)
    total = current = 0
    for char in text:
        if char in _DIGITS:
            current = _DIGITS[char]
        else:
            total += (current or 1) * _MULTIPLES[char]
            current = 0
    return total + current or None


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"[{_CHINESE}]{{1,7}}"
    return compiled(
        rf"""
        第(?P<article_n>{number})(?P<article>[编章节条]|部分)(?![之的第款项个及和、，])
        |(?:(?:(?:巡[视察])?反馈|具体)?(?:问题|意见)|(?:整改)?(?:任务|事项)|案件)[（(]?(?P<question_n>{number}|[0-9]{{1,3}})[）)]?
          (?P<question_sep>[：:.．、]|(?<=[）)])(?![的和与及、，至到均已等中]))
        |【(?:问题|事项|任务|案件)(?P<boxed_n>{number}|[0-9]{{1,3}})(?P<boxed_end>】)
        |(?P<cn>{number})(?P<cn_sep>[、.．，,。]|：(?!：))
        |(?P<open>[（(﹙〔［\[【])[ ]?(?:(?P<paren_cn>{number})|(?P<paren_n>[0-9０-９]{{1,3}}))[ ]?
          (?P<close>[）)﹚〕］\]】])(?![、至到和与及或—－～~-][（(](?:{number}|[0-9]{{1,3}})[）)])(?P<paren_sep>[、.．，：:]?)
        |[0-9]{{1,2}}[.．](?P<minor>[0-9]{{1,2}})(?P<minor_end>
          (?=[ \t　]+[一-龥“《（])(?![ \t　]+(?:[万亿元个项名家]|公里|平方|立方|余)))
        |[0-9]{{1,2}}[.．][0-9]{{1,2}}[.．](?P<deep>[0-9]{{1,2}})(?P<deep_end>
          (?=[ \t　]*[一-龥“《（])(?![ \t　]*[年月日至到]))
        |(?P<n>[0-9０-９]{{1,3}})[ ]?(?P<n_sep>[、.．，,。）)])
          (?:(?![0-9０-９])|(?=20[0-9]{{2}}年|12[0-9]{{3}}(?![0-9.．，,万亿元个件项条人户家次名亩吨])))  # 12345热线
        |(?P<glyph>[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[{_STEMS}](?=、(?![{_STEMS}])))(?P<glyph_sep>[、.．]?)
        """,
        re.VERBOSE,
    )


@cache
def _counted() -> re.Pattern[str]:
    """What makes a pair (二、三季度) of a numeral with 、 and the next numeral."""
    return compiled(r"[年月日季旬周天期批轮届级类次个项条名人家户处所区楼号组线中]")


def match_marker(text: str, start: int, end: int) -> Marker | None:
    """The marker that begins at offset *start*, or ``None``.

    *start* must be the first character of the line's content; *end* is the end of the line.
    """
    found = _pattern().match(text, start, end)
    if found is None:
        return None
    behind = found.end()
    span = Span(start, behind)
    gap = behind < end and text[behind].isspace()
    last = found.lastgroup  # of each sort of marker the last group always takes part
    if last == "n_sep":
        numeral, separator = found.group("n", "n_sep")
        return _made(_ARABIC[separator], numeral, span, separator, "", gap)
    if last == "paren_sep":
        opening, chinese, arabic, closing, separator = found.group(
            "open", "paren_cn", "paren_n", "close", "paren_sep"
        )
        style = Style.CHINESE_PAREN if chinese else Style.ARABIC_PAREN
        return _made(style, chinese or arabic, span, separator, opening + closing, gap)
    if last == "cn_sep":
        if _is_pair(text, found):
            return None
        return _made(Style.CHINESE, found["cn"], span, found["cn_sep"], "", gap)
    if last == "minor_end":
        return _made(Style.DECIMAL, found["minor"], span, "", "", gap)
    if last == "deep_end":
        return _made(Style.DECIMAL_DEEP, found["deep"], span, "", "", gap)
    if last == "article":
        return _made(_ARTICLES[found["article"]], found["article_n"], span, "", "", gap)
    if last == "question_sep":
        return _made(Style.QUESTION, found["question_n"], span, found["question_sep"], "", gap)
    if last == "boxed_end":
        return _made(Style.QUESTION, found["boxed_n"], span, "", "【】", gap)
    for style, glyphs in _GLYPHS.items():
        if found["glyph"] in glyphs:
            return Marker(style, glyphs.index(found["glyph"]) + 1, span, found["glyph_sep"], "", gap)
    raise AssertionError(found["glyph"])  # the pattern matches no other glyph


_ARTICLES = {
    "编": Style.PART,
    "部分": Style.PART,
    "章": Style.CHAPTER,
    "节": Style.SECTION,
    "条": Style.ARTICLE,
}
_ARABIC = {
    "、": Style.ARABIC_COMMA,
    "，": Style.ARABIC_COMMA,
    ",": Style.ARABIC_COMMA,
    ".": Style.ARABIC_DOT,
    "．": Style.ARABIC_DOT,
    "。": Style.ARABIC_DOT,
    "）": Style.ARABIC_CLOSE,
    ")": Style.ARABIC_CLOSE,
}
_GLYPHS = {
    Style.CIRCLED: _CIRCLED,
    Style.ARABIC_PAREN: _BRACKETED,
    Style.ARABIC_DOT: _DOTTED,
    Style.CHINESE_PAREN: _BRACKETED_CHINESE,
    Style.STEM: _STEMS,
}


def _is_pair(text: str, found: re.Match[str]) -> bool:
    """Whether the numeral and the next one form a pair: 二、三季度, 五、六中全会."""
    following = text[found.end() : found.end() + 1]
    value = numeral_value(found["cn"])
    if value is None or _DIGITS.get(following) != value + 1:
        return False
    return _counted().match(text, found.end() + 1) is not None


def _made(style: Style, numeral: str, span: Span, separator: str, brackets: str, gap: bool) -> Marker | None:
    value = numeral_value(numeral)
    if value is None:
        return None
    return Marker(style, value, span, separator, brackets, gap)
