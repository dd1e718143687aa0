"""Typed facts: what the phrase grammars find in a text.

Every fact has its span in character offsets of the whole text. Numbers are exact: ``int`` for a whole number, ``Decimal``
for a fraction (``572.8万元`` is ``Decimal("572.8")``).
"""

from __future__ import annotations

import enum
from decimal import Decimal

from rectify_lint.source.text import Span
from rectify_lint.value import Value

Number = int | Decimal


class StatusClass(enum.StrEnum):
    """The five classes of statuses; notices word each in many ways.

    Done; done and kept up; partly done; ongoing; not done.
    """

    finished: bool
    """Whether a notice counts it as rectified: done, or done and kept up."""

    DONE = "done"
    KEEP = "keep"
    PARTIAL = "partial"
    ONGOING = "ongoing"
    OPEN = "open"


for _status in StatusClass:
    _status.finished = _status in (StatusClass.DONE, StatusClass.KEEP)


class Population(enum.StrEnum):
    """What a number counts. Numbers of different populations are never added up or compared."""

    PROBLEM = "problem"  # 问题、具体问题、整改事项 …
    TASK = "task"  # 整改任务
    MEASURE = "measure"  # 措施、举措
    ASPECT = "aspect"  # 方面、大类、类问题
    PETITION = "petition"  # 信访件、信访事项
    CLUE = "clue"  # 问题线索
    IMMEDIATE = "immediate"  # 立行立改问题
    DOCUMENT = "document"  # 制度、文件、办法
    PERSON = "person"  # 人、名、人次
    MONEY = "money"  # 元、万元、亿元
    OTHER = "other"


class Count(Value):
    """A number with what it counts: ``22个问题``, ``问题17个``, ``已整改到位21个``, ``572.8万元``.

    Attributes:
        span: the whole phrase, from the first of number, noun or status word to the last.
        number: the span of the numeral alone.
        value: the number; a numeral such as ``一百二十`` or ``两`` is converted.
        unit: the measure word (``个``, ``项``, ``人``, ``万元``), or ``""``.
        noun: what is counted, as worded (``具体问题``, ``整改措施``), or ``""``.
        population: the meaning of noun and unit.
        approximate: whether the number is qualified (近, 余, 约, 多, 以上, 左右 …), so that it is not exact.
        status: the class of the status word that belongs to it, or ``None``.
        label: the words that name this part (``已整改到位``, ``省级营商平台刊发``); ``""`` for a bare count.
    """

    span: Span
    number: Span
    value: Number
    unit: str
    noun: str
    population: Population
    approximate: bool = False
    status: StatusClass | None = None
    label: str = ""


class Rate(Value):
    """A percentage: ``完成率98.71%``.

    Attributes:
        span: its characters.
        value: the number in percent.
        decimals: the number of digits after the point.
        label: the word before it (``完成率``, ``占比``), or ``""``.
        approximate: whether it is qualified (近, 约, 超, 以上, 近六成 …).
    """

    span: Span
    value: Decimal
    decimals: int
    label: str = ""
    approximate: bool = False


class Tally(Value):
    """A declared total, and the parts into which the same passage splits it.

    Attributes:
        span: from the first to the last number of the tally.
        total: the count that is split; ``None`` if only parts are given (``已有13个问题完成整改``).
        parts: the counts it is split into, in order of the text; may be empty.
        population: what total and parts count.
        closed: whether the parts claim to be complete: 其他/其余/另/剩余/分别 occur, or statuses cover both finished
            and unfinished, or the total names as many categories as there are parts.
        open_list: whether the passage says that the parts are only some (等, 主要, 其中 without a closing word).
        rates: the percentages given for it.
        subject: the words before the total in its clause, to tell tallies apart (``县委第五巡察组向县发改委反馈了``).
        all_done: whether the passage says without a number that all of it is finished (均已…, 全部完成整改).
        chain: further totals of other populations declared in the same chain (3个方面 … 70项措施), in order.
        quoted: whether the tally is inside a quotation.
        inside: counts that are part of one of the parts and must not be added: of 16 problems 6 are done and 10 left, 2
            of them rectified in part.
        overlapping: whether the parts of an open list exceed the total by so much that they must overlap
            (女党员, 大专以上学历); such parts must not be added.
    """

    span: Span
    total: Count | None
    parts: tuple[Count, ...]
    population: Population
    closed: bool = False
    open_list: bool = False
    rates: tuple[Rate, ...] = ()
    subject: str = ""
    all_done: bool = False
    chain: tuple[Count, ...] = ()
    quoted: bool = False
    inside: tuple[Count, ...] = ()
    overlapping: bool = False


class NamedList(Value):
    """A count with the list of names it counts: ``3名（A、B、C）``, ``5个分别是（…）``, ``A、B、C三地``.

    Attributes:
        span: count and list, from the first character of either to the last.
        count: the count; its population follows from unit and noun alone.
        names: the members, by the likeliest reading; the first may begin too early if *loose*.
        partial: whether the names are only some: 等, 如, 包括 …, or a bracket that is not closed.
        readings: every number of members that the wording admits, that of *names* first: 文化和旅游局 may be one or two.
        missing_separator: the number of missing 、 as far as the names show (受理登记环节现场勘验环节、审批发证环节: 1);
            *names* and *readings* are divided there.
        loose: whether the list is in running text before its count, where its beginning is uncertain.
    """

    span: Span
    count: Count
    names: tuple[Span, ...]
    partial: bool = False
    readings: tuple[int, ...] = ()
    missing_separator: int = 0
    loose: bool = False

    @property
    def agrees(self) -> bool:
        """Whether some reading of the list agrees with the count; a partial list agrees unless it names more."""
        if self.partial:
            return min(self.readings) <= self.count.value
        return self.count.value in self.readings


class Difference(Value):
    """A change with both ends: ``第35名…第72名，下降37个名次``.

    Attributes:
        span: the whole phrase.
        first: the number that comes first in the text.
        last: the number that comes last.
        first_span: the span of *first*.
        last_span: the span of *last*.
        change: the stated difference.
        change_span: the span of *change*.
        unit: the unit of the change.
        direction: the word for the change (``增加``, ``下降`` …).
    """

    span: Span
    first: Number
    last: Number
    first_span: Span
    last_span: Span
    change: Number
    change_span: Span
    unit: str
    direction: str


_QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
_QUARTERS |= {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12)}
_YEAR_PARTS = {"上半年": (1, 6), "下半年": (7, 12), "年初": (1, 3), "初": (1, 3)}
_YEAR_PARTS |= dict.fromkeys(("年底", "年末", "底", "末"), (10, 12))


def months_of(part: str) -> tuple[int, int]:
    """The first and the last month of the part of a year called *part* (第一季度, 上半年, 底); of the year for ``""``."""
    quarter = part.removeprefix("第")[:1] if part.endswith("季度") else ""
    return _QUARTERS.get(quarter) or _YEAR_PARTS.get(part, (1, 12))


class DateMention(Value):
    """A calendar date or a part of one, as written.

    Attributes:
        span: its characters.
        year: the year as written, four digits, or ``None``.
        month: the month as written (an impossible 13 stays 13), or ``None``.
        day: the day as written, or ``None``.
        inherited_year: the year taken from the same range or sentence (``2024年5月6日至7月12日``), or ``None``.
        inherited_month: the month that a bare day takes from the date before (``5月8日至20日``), or ``None``.
        form: ``full`` 2024年5月8日 · ``month`` 2024年5月 · ``year`` 2024年, or 2021 in 2021-2025年 ·
            ``month_day`` 5月8日 · ``month_only`` 5月, or 1 in 1-3月 · ``day`` 20日 in 5月8日至20日 ·
            ``dotted`` 2024.5.8, 2024-05-08, 2024/5/8 · ``chinese`` 二〇二四年五月八日.
        part: 上旬, 中旬, 下旬, 初, 底, 末, 上半年, 第一季度 … or ``""``.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    inherited_year: int | None = None
    form: str = "full"
    part: str = ""
    inherited_month: int | None = None

    @property
    def known_year(self) -> int | None:
        """The year as written, or else inherited."""
        return self.year if self.year is not None else self.inherited_year

    @property
    def known_month(self) -> int | None:
        """The month as written, or else inherited."""
        return self.month if self.month is not None else self.inherited_month

    @property
    def last_month(self) -> int:
        """The last month that it may mean: that of the quarter or half-year, December for a year."""
        if self.known_month is not None:
            return self.known_month
        return months_of(self.part)[1]


class DateRange(Value):
    """``{first}至{last}``; both mentions are among the scanned dates too."""

    span: Span
    first: DateMention
    last: DateMention


class BrokenDate(Value):
    """A date that lacks a character.

    *kind*: ``digits`` 2024717日, 20247月 · ``gap`` 5月日 · ``mark`` the bare year in 2023以来, 2023通过 (without its 年).
    *year* is the year at its beginning; ``None`` for ``gap``.
    """

    span: Span
    kind: str
    year: int | None = None


class Ordinal(Value):
    """``一是``, ``二是``, ``第三，``, ``其四`` at the start of a clause; *series* names the form (是, 第, 其, 要)."""

    span: Span
    number: int
    series: str


class Citation(Value):
    """``《title》`` with an optional ``（number）`` behind it; *title* is its span without the marks.

    *depth* is the number of titles round it, 0 for an outermost one; inner ones have 〈〉 or 《》.
    """

    span: Span
    title: Span
    document_number: DocumentNumber | None = None
    depth: int = 0


class DocumentNumber(Value):
    """``安政办〔2022〕34号``: issuer code, bracketed year and serial, with the brackets as written.

    *form*: ``bracket`` 安政办〔2022〕34号 · ``year`` 安政办2022年34号 (*opening* and *closing* are ``""``) · ``order``
    国务院令第722号 (*year* is ``None``). *serial* is ``None`` if the number is missing: 〔2022〕号.
    """

    span: Span
    code: str
    year: int | None
    serial: int | None
    opening: str
    closing: str
    form: str = "bracket"


class Label(Value):
    """A field label at the beginning of a line or sentence: ``整改状态：``, ``主要整改措施及效果：``, ``【已完成】``.

    Attributes:
        span: the label with its colon.
        name: its words without colon and blanks.
        kind: ``status`` (整改状态, 完成情况), ``progress`` (整改进展情况, 整改情况, 整改落实情况, 整改成效), ``measures``
            (整改措施), ``problem`` (反馈问题, 问题表现), ``owner`` (责任单位, 责任人, 牵头领导), ``deadline`` (整改时限),
            ``contact`` (联系电话, 邮箱 …) or ``other``.
        colon: the colon as written; ``""`` if it is missing.
    """

    span: Span
    name: str
    kind: str
    colon: str


class IssueHeading(Value):
    """A heading that names an issue: ``关于“…”问题的整改``, ``针对“…”方面``, ``在…方面``.

    Attributes:
        span: from the first word behind the number of the heading to the end of the words of the form.
        form: ``about_quoted`` 关于“…” · ``against_quoted`` 针对“…” · ``numbered`` 问题1： · ``feedback`` 反馈问题： ·
            ``aspect`` 在…方面, 关于…方面 · ``about`` 关于…的问题 · ``against`` 针对…方面 · ``finding`` …问题。
        quoted: the words inside the quotation marks (marks excluded), or ``None``.
        is_group: whether it is the heading of a group of issues (在…方面) rather than of one.
    """

    span: Span
    form: str
    quoted: Span | None = None
    is_group: bool = False
