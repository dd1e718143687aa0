"""From the tokens of a sentence to items: every count with the words that go with it.

An item is a count and, from its clause, its noun, its status wording and the marking words (其中, 其余, 共 …).
A clause without a count is kept as an item without value if it says something of the counts before it (均已办结).
Brackets and quotations hold contexts of their own: what stands in them is no part of the sentence round them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from rectify_lint.facts.model import Number, Population, Rate, StatusClass
from rectify_lint.facts.quantities import (
    THING_UNITS,
    count_value,
    is_approximate,
    money_factor,
    read_rate,
    unit_population,
)

_STATUSES: Final = {str(status): status for status in StatusClass}
_NOUNS: Final = {
    str(population): population
    for population in (
        Population.CLUE, Population.IMMEDIATE, Population.PETITION, Population.MEASURE, Population.TASK,
        Population.PROBLEM, Population.ASPECT, Population.DOCUMENT,
    )
}  # fmt: skip
_MARKERS: Final = frozenset(
    {"among", "rest", "another", "total", "every", "each", "etc", "mainly", "having", "except", "change", "out_of",
     "mid", "joint"}
)  # fmt: skip
_BOUNDS: Final = {"comma": "，", "pause": "、", "semicolon": "；", "colon": "：", "stop": "。"}
_DEEPEST: Final = 40
_NOUN_REACH: Final = 8  # characters between a measure word and its noun: 26个省市重点项目
_REACH: Final = {"rest": 8, "change": 6}  # characters between such a word and the number it speaks of
_STATUS_REACH: Final = 3

# Words that may stand between a status wording and its number, besides a noun: 已整改到位的具体问题共21个.
_LINKING: Final = frozenset("的了有为共是约近已整改具体仅达到其中 ")
_VERBAL: Final = frozenset("已未均全被将对在以为并把按从给予")


class Token:
    """A lexical token: its kind, its place and, for a status, its class."""

    __slots__ = ("end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end


class Item:
    """A count with its words, or (``value`` is ``None``) a clause that only says something of earlier counts."""

    __slots__ = (
        "all_done", "approximate", "before", "children", "chinese", "delimiter", "end", "every", "excepted", "flags", "is_part", "joined", "left", "noun",
        "noun_end", "noun_start", "own_text", "population", "preceded", "split", "right", "start", "status", "status_after", "status_end",
        "status_start", "unit", "unit_end", "value",
    )  # fmt: skip

    def __init__(self, delimiter: str, left: int) -> None:
        self.value: Number | None = None
        self.unit = ""
        self.start = self.end = self.unit_end = left
        self.left = self.right = left  # where the words of its clause that belong to it begin and end
        self.delimiter = delimiter
        self.population = Population.OTHER
        self.noun = ""  # the kind of noun token, "" if there is none
        self.noun_start = self.noun_end = -1
        self.status: StatusClass | None = None
        self.status_start = self.status_end = -1
        self.status_after = False
        self.every = False
        self.flags: set[str] = set()
        self.approximate = False
        self.chinese = False
        self.children: Context | None = None
        self.before: list[Token] = []
        self.own_text = False  # words follow it in its clause
        self.preceded = False  # words other than markers, noun and status stand before it in its clause
        # Found when the items of a context are put together:
        self.is_part = False
        self.all_done = False  # its passage says that all of it is finished
        self.excepted = False  # something is taken out of it: 除 … 外
        self.split = False  # statuses have split it already
        self.joined: tuple[Item, ...] = ()  # the heads that it stands for together

    @property
    def amount(self) -> Number:
        """The value for sums; money in its base unit."""
        value = self.value
        assert value is not None
        return value * money_factor(self.unit) if self.population is Population.MONEY else value

    @property
    def coupled(self) -> bool:
        """Whether 、 or 和 ties it to the count before it."""
        return self.delimiter == "、" or (self.delimiter == "" and "joint" in self.flags)

    @property
    def explicit(self) -> bool:
        """Whether the text names what is counted, by a noun or by a unit of persons, money or aspects."""
        return self.population is not Population.OTHER


def couple(heads: list[Item]) -> Item:
    """One item for several heads that are split together: 6个问题、5个问题，已完成9个，… stands for 11."""
    last = heads[-1]
    whole = Item(heads[0].delimiter, heads[0].left)
    whole.value = sum((head.value for head in heads if head.value is not None), 0)
    whole.unit, whole.population = last.unit, last.population
    whole.start, whole.end, whole.unit_end, whole.right = heads[0].start, last.end, last.unit_end, last.right
    whole.noun, whole.noun_start, whole.noun_end = last.noun, last.noun_start, last.noun_end
    whole.approximate = any(head.approximate for head in heads)
    whole.joined = tuple(heads)
    return whole


class Context:
    """The items and percentages of one level: a sentence, a bracket or a quotation."""

    __slots__ = ("clause", "delimiter", "items", "last", "owner", "pending", "quoted", "rates", "start")

    def __init__(self, start: int, owner: Item | None, quoted: bool) -> None:
        self.items: list[Item] = []
        self.rates: list[Rate] = []
        self.owner = owner
        self.quoted = quoted
        self.start = start
        self.clause = start  # where the current clause begins
        self.delimiter = ""
        self.last: Item | None = None  # the last count of the current clause
        self.pending: list[Token] = []


@cache
def _token() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import TALLY_TOKEN

    return re.compile(TALLY_TOKEN)


@cache
def _only_adverbs() -> re.Pattern[str]:
    return re.compile(r"(?:截至目前|截止目前|至目前|到目前|目前|现|已|均|都|其|并|且|该|督促|要求|推动|[ \t])*")


def read_contexts(text: str, start: int, end: int) -> list[Context]:
    """The contexts of ``text[start:end]`` that hold counts, the sentence itself among them, inner ones first."""
    return _Reader(text, start, end).read()


class _Reader:
    """One pass over the tokens of a sentence."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.open: list[Context] = [Context(start, None, False)]
        self.done: list[Context] = []
        self.too_deep = 0

    def read(self) -> list[Context]:
        for found in _token().finditer(self.text, self.start, self.end):
            kind = found.lastgroup
            assert kind is not None
            context = self.open[-1]
            if kind == "count":
                self._count(context, found)
            elif kind in _BOUNDS:
                _end_clause(self.text, context, found.start())
                context.delimiter = _BOUNDS[kind]
                context.clause = found.end()
            elif kind in ("open_bracket", "open_quote"):
                self._open(context, found, kind)
            elif kind in ("close_bracket", "close_quote"):
                self._close(found, kind)
            elif kind == "rate":
                context.rates.append(read_rate(self.text, found))
                context.pending.append(Token(kind, found.start(), found.end()))
            elif kind != "skipped":
                context.pending.append(Token(kind, found.start(), found.end()))
        for context in reversed(self.open):
            _end_clause(self.text, context, self.end)
            self.done.append(context)
        return [context for context in self.done if context.items]

    def _open(self, context: Context, found: re.Match[str], kind: str) -> None:
        if len(self.open) >= _DEEPEST:
            self.too_deep += 1
            return
        owner = context.last if kind == "open_bracket" else None
        if owner is not None and found.start() - owner.unit_end > 3 * _NOUN_REACH:
            owner = None
        self.open.append(Context(found.end(), owner, kind == "open_quote"))

    def _close(self, found: re.Match[str], kind: str) -> None:
        if self.too_deep:
            self.too_deep -= 1
            return
        context = self.open[-1]
        _end_clause(self.text, context, found.start())
        if len(self.open) == 1:
            if kind == "close_quote":
                # It was opened before this sentence: what stands behind it is another speaker's.
                self.done.append(context)
                self.open[0] = Context(found.end(), None, False)
            else:
                context.clause = found.end()
            return
        self.open.pop()
        self.done.append(context)
        if context.owner is not None and context.items:
            context.owner.children = context

    def _count(self, context: Context, found: re.Match[str]) -> None:
        value = count_value(found)
        if value is None or (found["number"] == "一" and not self._in_words(context)):
            return
        item = Item(context.delimiter, context.clause)
        item.value = value
        item.unit = found["unit"]
        item.start, item.unit_end = found.start(), found.end()
        item.end = item.unit_end
        item.chinese = not found["number"][:1].isdecimal()
        item.approximate = is_approximate(self.text, found)
        previous = context.last
        if previous is not None:
            item.delimiter = ""
            _share(self.text, previous, item, context.pending)
        else:
            item.before = context.pending
        _read_before(self.text, item)
        context.items.append(item)
        context.last = item
        context.pending = []


    def _in_words(self, context: Context) -> bool:
        """Whether the context counts in words, so that 一个 is a number and no article: 十个问题，一个未完成."""
        return any(item.chinese and item.population in _NOUNS.values() for item in context.items[:3])


def _share(text: str, previous: Item, item: Item, gap: list[Token]) -> None:
    """Divide the tokens between two counts of one clause: a noun goes to the number it touches."""
    first: list[Token] = []
    for token in gap:
        if token.kind in _NOUNS or token.kind == "fund":
            touches_next = item.start - token.end <= 1
            if (token.start - previous.unit_end <= _NOUN_REACH and not previous.noun) and not (
                touches_next and token.start != previous.unit_end
            ):
                first.append(token)
                continue
        elif token.kind == "mid":
            first.append(token)
            continue
        elif token.kind in _STATUSES and any(t.kind == "joint" and t.start > token.start for t in gap):
            first.append(token)
            continue
        item.before.append(token)
    edge = max([previous.unit_end, *(token.end for token in first)])
    _read_after(text, previous, first, edge)
    previous.right = edge
    item.left = edge


def _end_clause(text: str, context: Context, position: int) -> None:
    """Give the tokens since the last count to it, or keep the clause as an item of its own."""
    last, pending = context.last, context.pending
    if last is not None:
        last.right = position
        _read_after(text, last, pending, position)
    elif pending:
        item = Item(context.delimiter, context.clause)
        item.right = item.end = position
        item.before = pending
        _read_bare(text, item)
        if item.flags or item.status or item.every:
            context.items.append(item)
    context.last = None
    context.pending = []
    context.clause = position


def _read_bare(text: str, item: Item) -> None:
    for token in item.before:
        if token.kind in _STATUSES:
            _set_status(item, token)
        elif token.kind == "every":
            item.every = True
        elif token.kind in _NOUNS:
            item.noun = token.kind
        elif token.kind in _MARKERS:
            item.flags.add(token.kind)
    if item.status is not None and not item.every:
        # A wording such as 已全部办结 swallows its 全部; a short clause of nothing else speaks of all, too.
        whole = item.right - item.status_end <= 1
        item.every = whole and _only_adverbs().fullmatch(text, item.left, item.status_start) is not None


def _read_before(text: str, item: Item) -> None:
    """What the words before the number say: noun, status, markers."""
    item.population = unit_population(item.unit) or item.population
    begin = item.start
    for token in reversed(item.before):
        distance = item.start - token.end
        if token.kind in _NOUNS or token.kind == "fund":
            if item.noun or distance > 2 or not set(text[token.end : item.start]) <= _LINKING:
                continue
            _set_noun(item, token)
        elif token.kind in _STATUSES:
            if item.status is not None or not _only_links(text[token.end : item.start], item, text):
                continue
            _set_status(item, token)
        elif token.kind == "every":
            item.every = True
        elif token.kind in _MARKERS and distance <= _REACH.get(token.kind, distance):
            item.flags.add(token.kind)
        begin = token.start
    item.preceded = _only_adverbs().fullmatch(text, item.left, begin) is None


def _set_status(item: Item, token: Token) -> None:
    item.status = _STATUSES[token.kind]
    item.status_start, item.status_end = token.start, token.end


def _only_links(between: str, item: Item, text: str) -> bool:
    """Whether nothing but linking words and the noun stands between a status wording and the number."""
    if item.noun_start >= 0:
        noun = text[item.noun_start : item.noun_end]
        between = between.replace(noun, "", 1)
    return set(between) <= _LINKING


def _set_noun(item: Item, token: Token) -> None:
    item.noun = token.kind
    item.noun_start, item.noun_end = token.start, token.end
    population = _NOUNS.get(token.kind)
    if population is not None and unit_population(item.unit) is None and _fits(item.unit, population):
        item.population = population


def _fits(unit: str, population: Population) -> bool:
    """Whether things of *population* are counted in *unit*: 15家企业的违规问题 counts firms."""
    return unit in THING_UNITS or (population is Population.DOCUMENT and unit in "部篇")


def _read_after(text: str, item: Item, tokens: list[Token], edge: int) -> None:
    """What the words after the measure word say."""
    for token in tokens:
        if token.kind in _NOUNS or token.kind == "fund":
            if _is_noun_after(text, item, token):
                _set_noun(item, token)
        elif token.kind in _STATUSES:
            if item.status is None and _is_status_after(text, item, token):
                _set_status(item, token)
                item.status_after = True
        elif token.kind == "every":
            item.every = True
        elif token.kind == "mid":
            item.flags.add("mid")
        elif token.kind in ("etc", "except"):
            item.flags.add(token.kind + "_after")
    item.end = max(item.end, item.noun_end, item.status_end)
    item.own_text = edge - max(item.unit_end, item.noun_end) > 1


def _is_noun_after(text: str, item: Item, token: Token) -> bool:
    if item.noun_start >= item.unit_end or (item.noun and item.noun_start >= 0):
        return False
    between = text[item.unit_end : token.start]
    return len(between) <= _NOUN_REACH and not (set(between) & _VERBAL)


def _is_status_after(text: str, item: Item, token: Token) -> bool:
    begin = max(item.unit_end, item.noun_end)
    between = text[begin : token.start]
    return len(between) <= _STATUS_REACH or item.every
