"""From the tokens of a passage to items: every count with the words that go with it.

An item is a count and, from its clause, its noun, its status wording and the marking words (其中, 其余 …). A
clause without a count is kept as an item without value if it says something of the counts before it
(均已办结). Brackets and quotations hold contexts of their own: what stands in them is no part of the sentence
round them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from rectify_lint.facts.model import Number, Population, Rate, StatusClass
from rectify_lint.facts.quantities import count_value, is_approximate, money_factor, read_rate
from rectify_lint.facts.tally_words import (
    BOUNDS,
    NOUN_REACH,
    TELLING,
    WORDS,
    TallyToken,
    read_after,
    read_bare,
    read_before,
    share_gap,
)
from rectify_lint.patterns import compiled

_DEEPEST: Final = 40
_NOTHING: Final[frozenset[str]] = frozenset()
# Members of an enumeration that are asked for at every count: looking one up in its class is slow.
_OTHER: Final = Population.OTHER
_MONEY: Final = Population.MONEY


class Item:
    """A count with its words, or (``value`` is ``None``) a clause that only says something of earlier counts.

    Attributes:
        start, number_end, unit_end: where the numeral starts and ends, and where the measure word ends.
        left, right: where the words of its clause that belong to it begin and end.
        delimiter: the mark before its clause, ``""`` where it follows a count of the same clause.
        noun: the kind of its noun token (a population, ``fund`` or ``""``), at ``noun_start:noun_end``.
        status: the class of the wording at ``status_start:status_end``; ``status_after`` if that follows.
        flags: kinds of the marking words before it; ``etc_after`` for 等 behind it.
        own_text: words of its own follow it in its clause.
        preceded: words other than markers, noun and status stand before it in its clause.
    """

    # Defaults, so that a new item stores no more than what its sentence tells.
    value: Number | None = None
    unit = ""
    number_end = unit_end = 0
    population = _OTHER
    noun = ""
    noun_start = noun_end = -1
    status: StatusClass | None = None
    status_start = status_end = -1
    status_after = False
    every = False
    flags: frozenset[str] = _NOTHING
    approximate = chinese = own_text = preceded = False
    # Found when the items of a context are put together:
    is_part = False
    all_done = False  # its passage says that all of it is finished
    excepted = False  # something is taken out of it: 除 … 外
    split = False  # statuses have split it already
    joined: tuple[Item, ...] = ()  # the heads that it stands for together

    def __init__(self, delimiter: str, left: int, start: int, before: list[TallyToken]) -> None:
        self.delimiter = delimiter
        self.left = left
        self.start = self.right = start
        self.before = before

    @property
    def amount(self) -> Number:
        """The value for sums; money in its base unit."""
        value = self.value
        assert value is not None
        return value * money_factor(self.unit) if self.population is _MONEY else value

    @property
    def coupled(self) -> bool:
        """Whether 、 or 和 ties it to the count before it."""
        return self.delimiter == "、" or (self.delimiter == "" and "joint" in self.flags)

    @property
    def explicit(self) -> bool:
        """Whether the text names what is counted, by a noun or by a unit of persons, money or aspects."""
        return self.population is not _OTHER

    def words(self, text: str) -> tuple[int, int]:
        """The range from the first to the last of number, unit and noun."""
        if self.noun_start < 0:
            return self.start, self.unit_end
        return min(self.start, self.noun_start), max(self.unit_end, self.noun_end)


def couple(heads: list[Item]) -> Item:
    """One item for several heads that are split together: 6个问题、5个问题，已完成9个，… stands for 11."""
    first, last = heads[0], heads[-1]
    whole = Item(first.delimiter, first.left, first.start, [])
    value: Number = 0
    for head in heads:
        value += head.amount
    whole.value = value
    whole.unit, whole.population = last.unit, last.population
    whole.unit_end, whole.right = last.unit_end, last.right
    whole.noun, whole.noun_start, whole.noun_end = last.noun, last.noun_start, last.noun_end
    whole.approximate = any(head.approximate for head in heads)
    whole.joined = tuple(heads)
    return whole


class Context:
    """The items and percentages of one level: a sentence, a bracket or a quotation.

    ``owner`` is the count that a bracket stands behind; ``complete`` tells whether the closing mark was met.
    """

    __slots__ = ("clause", "complete", "delimiter", "items", "last", "owner", "pending", "rates")

    def __init__(self, start: int, owner: Item | None) -> None:
        self.items: list[Item] = []
        self.rates: list[Rate] = []
        self.owner = owner
        self.complete = False
        self.clause = start  # where the current clause begins
        self.delimiter = ""
        self.last: Item | None = None  # the last count of the current clause
        self.pending: list[TallyToken] = []  # tokens since the last count or mark

    def end_clause(self, text: str, position: int) -> None:
        """Give the tokens since the last count to it, or keep the clause as an item of its own."""
        last, pending = self.last, self.pending
        if last is not None:
            last.right = position
            if pending or position - last.unit_end > 1:
                read_after(text, last, pending, position)
            self.last = None
        elif pending and self.items and any(token[0] in TELLING for token in pending):
            item = Item(self.delimiter, self.clause, position, pending)
            read_bare(text, item)
            self.items.append(item)
        if pending:
            self.pending = []
        self.clause = position


@cache
def _token() -> re.Pattern[str]:
    from rectify_lint.grammar.lowered import TALLY_TOKEN

    return compiled(TALLY_TOKEN)


def read_contexts(text: str, start: int, end: int) -> list[Context]:
    """The contexts of ``text[start:end]`` that hold items, inner ones before the one round them."""
    return _Reader(text, start, end).read()


class _Reader:
    """One pass over the tokens of a passage."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.open = [Context(start, None)]
        self.done: list[Context] = []
        self.too_deep = 0

    def read(self) -> list[Context]:
        text, context = self.text, self.open[0]
        for found in _token().finditer(text, self.start, self.end):
            kind = found.lastgroup or ""
            if kind in BOUNDS:
                if context.last is not None or context.pending:
                    context.end_clause(text, found.start())
                context.delimiter = BOUNDS[kind]
                context.clause = found.end()
            elif kind in WORDS:
                context.pending.append((kind, found.start(), found.end()))
            elif kind == "count":
                self._count(context, found)
            elif kind == "rate":
                context.rates.append(read_rate(text, found))
            elif kind in ("open_bracket", "open_quote"):
                context = self._open(context, found, kind == "open_bracket")
            elif kind in ("close_bracket", "close_quote"):
                context = self._close(found, kind == "close_quote")
        for context in reversed(self.open):
            context.end_clause(text, self.end)
            self.done.append(context)
        return [context for context in self.done if context.items]

    def _open(self, context: Context, found: re.Match[str], bracket: bool) -> Context:
        if len(self.open) >= _DEEPEST:
            self.too_deep += 1
            return context
        owner = context.last if bracket else None
        if owner is not None and found.start() - owner.unit_end > 3 * NOUN_REACH:
            owner = None
        inner = Context(found.end(), owner)
        self.open.append(inner)
        return inner

    def _close(self, found: re.Match[str], quote: bool) -> Context:
        if self.too_deep:
            self.too_deep -= 1
            return self.open[-1]
        context = self.open[-1]
        context.end_clause(self.text, found.start())
        if len(self.open) > 1:
            context.complete = True
            self.done.append(self.open.pop())
        elif quote:
            # It was opened before this passage: what stands behind it is another speaker's.
            self.done.append(context)
            self.open[0] = Context(found.end(), None)
        else:
            context.clause = found.end()
        return self.open[-1]

    def _count(self, context: Context, found: re.Match[str]) -> None:
        value = count_value(found)
        numeral, unit = found.group("number", "unit")
        if value is None or (numeral == "一" and not _counts_in_words(context)):
            return
        text, previous, pending = self.text, context.last, context.pending
        start, end = found.span()
        item = Item(context.delimiter, context.clause, start, pending)
        item.value = value
        item.unit = unit
        item.number_end = found.end("number")
        item.unit_end = item.right = end
        if not numeral[0].isdecimal():
            item.chinese = True
        if is_approximate(text, found):
            item.approximate = True
        if previous is not None:
            item.delimiter = ""
            item.before = share_gap(text, previous, item, pending)
        read_before(text, item)
        context.items.append(item)
        context.last = item
        context.pending = []


def _counts_in_words(context: Context) -> bool:
    """Whether the context counts in words, so that 一个 is a number and no article: 十个问题，一个未完成."""
    return any(item.chinese and item.noun for item in context.items[:3])
