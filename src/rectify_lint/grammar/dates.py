"""Dates and parts of dates, ranges of them, and what a lost character leaves of them.

::

    date       ::= dotted | dated | bare | short | alone | chinese
    dotted     ::= year "." n "." n  |  year "-" n "-" n  |  year "/" n "/" n        2024-05-08
    dated      ::= year "年" [ month [ day | part ] | part-of-year ]     2024年5月8日   2024年底
    bare       ::= year, as one end of a range of years                  2021 in 2021-2025年
    short      ::= two digits "年" month [ day | part ]                  24年5月8日
    alone      ::= month [ day | part ]                                  5月8日   8月下旬   10月
    month      ::= n "月" [ "份" ]  |  n, before a span sign and a month  1 in 1-3月
    day        ::= n ( "日" | "号" )  |  n, before a span sign and a day  5 in 5月5-8日, 25 in 5月25-6月2日
    part       ::= "上旬" | "中旬" | "下旬" | "初" | "底" | "末"
    part-of-year ::= "上半年" | "下半年" | "年底" | "第一季度" …
    chinese    ::= cn-year "年" [ cn "月" [ cn "日" | part ] ]  |  cn "月" cn "日"     二〇二四年五月八日
    span-sign  ::= [ weekday ] [ "起" ] ( "至" | "到" | dash | wave )    between the ends of a range
    day-tail   ::= ( span-sign | "、" | "和" ) n ( "日" | "号" )         至20日 in 5月8日至20日
    broken     ::= year n{1,2} "月"  |  year digit{2,4} "日"  |  year "年" digit{3,4} "日"    2024717日
                 | n "月日"                                              5月日
                 | year, before a word that follows years only           2023 in 2023以来

Values are kept as written, possible or not: ``2月30日`` and ``13月`` are dates. No date starts within a
number, and the year of a document number (〔2024〕), of a version or of a standard is none, for it has no 年.
"""

from __future__ import annotations

from collections.abc import Callable

import pyparsing as pp

from rectify_lint.grammar.common import DIGITS, blanks, digits, exact, words

_DASHES = "-－–—―‐−~～〜"
_SIGNS = _DASHES + "至到"
_ZEROS = "〇○零ＯO0０"
_UNITS = "一二三四五六七八九"
_NOT_CHAINED = "0-9０-９A-Za-z.．/_〔-"

# Words that follow a year and no other number: where one stands right behind four digits, 年 is lost.
_AFTER_YEARS = (
    "以来 期间 上半年 下半年 全年 至今 迄今 通过 印发 出台 召开 制定 修订 "
    "第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 春季 秋季"
)


def year() -> pp.ParserElement:
    """Four digits of the years 1800 to 2199, half or full width."""
    return pp.Regex("(?:1[89]|2[01])[0-9]{2}|(?:１[８９]|２[０１])[０-９]{2}").set_name("year")


def span_sign() -> pp.ParserElement:
    """What joins the ends of a range: 至, 到, a dash or a wave, one or two characters, blanks allowed."""
    weekday = pp.Regex("[（(](?:星期|周)[一二三四五六日天][）)]")
    sign = blanks() + pp.Opt(weekday) + pp.Opt("起") + pp.Word(_SIGNS, min=1, max=2) + blanks()
    return sign.set_name("span sign")


def part_of_month() -> pp.ParserElement:
    """上旬, 底 …; not the first character of another word (初步, 末位)."""
    return words("上旬", "中旬", "下旬") | _edge()


def part_of_year() -> pp.ParserElement:
    """初, 年底, 上半年, 第一季度 …."""
    quarter = pp.Opt("第") + pp.Char("一二三四1234") + "季度"
    return words("上半年", "下半年", "年初", "年底", "年末") | quarter | _edge()


def _edge() -> pp.ParserElement:
    return "初" + ~pp.Char("中级步次心始一二三审") | pp.Char("底末") + ~pp.Char("位端部层")


def _month(month: str, day: str, part: str) -> pp.ParserElement:
    """A month with what follows it, under the given results names."""
    mark = blanks() + "月" + pp.Opt("份")
    first_of_span = pp.FollowedBy(span_sign() + digits(1, 2) + blanks() + "月" + ~pp.Char("龄"))
    rest = _day(day) | part_of_month()(part)
    return digits(1, 2)(month) + (mark + pp.Opt(blanks() + rest) | first_of_span)


def _day(day: str) -> pp.ParserElement:
    last = digits(1, 2) + blanks() + "日"
    # In front of another month 日 goes without saying only before a dash: 5月25至6月2日 lacks it.
    next_month = pp.Word(_DASHES, min=1, max=2) + digits(1, 2) + blanks() + "月" + blanks()
    return digits(1, 2)(day) + (_day_mark() | pp.FollowedBy(span_sign() + last | next_month + last))


def _day_mark() -> pp.ParserElement:
    return blanks() + ("日" | "号" + ~pp.Char("文令楼院"))


def dotted() -> pp.ParserElement:
    """``2024.5.8``, ``2024-05-08``, ``2024/5/8``: one kind of separator, not within a longer chain."""
    shapes = [
        year() + pp.Char(mark) + digits(1, 2) + pp.Char(mark) + digits(1, 2) for mark in (".．", "-－", "/／")
    ]
    alone = pp.Regex("(?![0-9０-９A-Za-z_]|[.．/-][0-9０-９])").set_name("end of the chain")
    return pp.Regex(f"(?<![{_NOT_CHAINED}])") + pp.MatchFirst(shapes) + alone


def bare() -> pp.ParserElement:
    """A year without 年 at one end of a range of years: ``2021-2025年``, （2021—2025）."""
    end = pp.Regex(r"(?=(?:学)?年|[）)》”，。；、：\s]|\Z)").set_name("end of the range")
    unchained = pp.Regex(f"(?<![{_NOT_CHAINED}])(?<![A-Za-z] )").set_name("not within a chain")
    first = unchained + year() + pp.FollowedBy(span_sign() + year() + end)
    before = rf"(?<![{_NOT_CHAINED}])(?<![A-Za-z] )(?:19|20)[0-9]{{2}}"
    behind = pp.Regex(f"(?<={before}[{_SIGNS}])|(?<={before}[{_SIGNS}]{{2}})").set_name("behind a first year")
    return first | behind + year() + end


def chinese() -> pp.ParserElement:
    """``二〇二四年五月八日``, ``二○二四年``, ``十月十二日``."""
    chinese_year = pp.Char("一二") + pp.Char("九" + _ZEROS) + pp.Word(_UNITS + _ZEROS, exact=2)
    month = ("十" + pp.Opt(pp.Char(_UNITS)) | pp.Char(_UNITS + "正元"))("chinese_month") + "月"
    day = (pp.Opt(pp.Char(_UNITS)) + "十" + pp.Opt(pp.Char(_UNITS)) | pp.Char(_UNITS))("chinese_day") + "日"
    month_again = ("十" + pp.Opt(pp.Char(_UNITS)) | pp.Char(_UNITS))("chinese_month") + "月"
    day_again = day.copy()
    with_year = (
        chinese_year("chinese_year") + "年" + pp.Opt(month + pp.Opt(day | part_of_month()("chinese_part")))
    )
    return with_year | month_again + day_again


def date() -> pp.ParserElement:
    """A date or a part of one; the alternative that matched is the outermost results name."""
    rest_of_year = _month("month", "day", "part") | part_of_year()("year_part")
    dated = year()("year") + blanks() + "年" + pp.Opt(blanks() + rest_of_year)
    short = digits(2, 2)("short_year") + "年" + _month("short_month", "short_day", "short_part")
    # Behind a point only a month with its day is a date (1.5月8日 as the first item), never 3.5月.
    free = pp.Regex("(?<![第满.．])|(?<=[.．])(?=[0-9]{1,2}月[0-9]{1,2}[日号])").set_name("not in a decimal")
    alone = free + _month("alone_month", "alone_day", "alone_part") + ~pp.Char("龄薪")
    outside = pp.Regex(f"(?<![{DIGITS}])").set_name("not within a number")
    arabic = dotted()("dotted") | dated("dated") | bare()("bare") | short("short") | alone("alone")
    return outside + arabic | chinese()("chinese")


def day_tail() -> pp.ParserElement:
    """A day that borrows its month from the date right before it: ``至20日``, ``、9日``."""
    return (span_sign() | pp.Char("、和及")) + digits(1, 2)("tail_day") + _day_mark() + ~pp.Char("内")


def broken() -> pp.ParserElement:
    """What is left of a date that lost a character; the results name tells which: digits, gap or mark."""
    glued_month = year() + digits(1, 2) + "月"
    glued_day = year() + digits(2, 4) + "日"
    glued_after_year = year() + "年" + digits(3, 4) + "日"
    gap = digits(1, 2) + "月日" + ~pp.Char("均常夜前后产报记志期")
    outside = pp.Regex(f"(?<![{DIGITS}.．])").set_name("not within a number")
    # A year inside quotation marks or brackets of a number, or behind letters, belongs to a name.
    named = pp.Regex("(?<![A-Za-z〔﹝【［“‘\"'#号第/\\[-])(?<![A-Za-z] )").set_name("not in a name")
    mark = named + year() + pp.FollowedBy(words(*_AFTER_YEARS.split()) | _edge())
    digits_lost = glued_day | glued_month | glued_after_year
    return outside + (digits_lost("digits") | mark("mark") | gap("gap"))


GRAMMARS: dict[str, Callable[[], pp.ParserElement]] = {
    "date": lambda: exact(date(), "date"),
    "span_sign": lambda: exact(span_sign(), "span sign"),
    "day_tail": lambda: exact(day_tail(), "day tail"),
    "broken_date": lambda: exact(broken(), "broken date"),
}
