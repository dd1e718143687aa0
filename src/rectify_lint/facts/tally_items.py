"""From the tokens of a passage to items: every count with the words that go with it.

An item is a count and, from its clause, its noun, its status wording and the marking words (其中, 其余 …). A clause
without a count becomes an item without value if it is about the counts before it (均已办结). Brackets and quotations are
contexts of their own: their content is not part of the sentence round them.
"""

from __future__ import annotations

import re
from functools import cache

from rectify_lint.facts.model import Number, Population, StatusClass
from rectify_lint.facts.quantities import (
    approximate_before,
    count_value,
    money_factor,
    unit_population,
)
from rectify_lint.facts.tally_words import (
    BOUNDS,
    JOINT,
    NOUN_REACH,
    TELLING,
    WORDS,
    TallyToken,
    only_adverbs,
    read_after,
    read_bare,
    read_before,
    share_gap,
)
from rectify_lint.patterns import compiled
from rectify_lint.typed import Final

_DEEPEST: Final = 40
_CLASSES: Final = ("一", "二")
"""公益一类27个, 公益二类9个: the first class, the second; two of them are 两类."""
# Members of an enumeration that are asked for at every count: looking one up in its class is slow.
_OTHER: Final = Population.OTHER
_MONEY: Final = Population.MONEY


class Item:
    """A count with its words, or (``value`` is ``None``) a clause that only says something of earlier counts.

    Attributes:
        text: what it stands in; all places are offsets of it.
        amount: the value for sums; money in its base unit.
        start, number_end, unit_end: where the numeral starts and ends, and where the measure word ends.
        left, right: where the words of its clause that belong to it begin and end.
        delimiter: the mark before its clause, ``""`` where it follows a count of the same clause.
        before: the tokens between *left* and *start*; ``words_start``: where those that it has taken in begin.
        noun: the kind of its noun token (a population, ``fund`` or ``""``), at ``noun_start:noun_end``.
        status: the class of the wording at ``status_start:status_end``; ``status_after`` if that follows.
        flags: the marking words round it, as bits.
        own_text: words of its own follow it in its clause.
        is_part, all_done, excepted, split: found when the items of a context are put together: it is part of another
            count, its passage says that all of it is finished, something is taken out of it (除 … 外), statuses have
            split it.
        joined: the heads that it stands for together.
    """

    __slots__ = (
        "all_done", "amount", "approximate", "before", "chinese", "delimiter", "every", "excepted", "flags", "is_part",
        "joined", "left", "noun", "noun_end", "noun_start", "number_end", "own_text", "population", "right", "split",
        "start", "status", "status_after", "status_end", "status_start", "text", "unit", "unit_end", "value",
        "words_start",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        delimiter: str,
        left: int,
        start: int,
        before: list[TallyToken],
        value: Number | None = None,
        unit: str = "",
    ) -> None:
        self.text = text
        self.delimiter = delimiter
        self.left = left
        self.start = self.right = self.words_start = start
        self.before = before
        self.value = value
        self.unit = unit
        self.population: Population = unit_population(unit) or _OTHER
        self.amount: Number = 0 if value is None else value
        if self.population is _MONEY:
            self.amount *= money_factor(unit)
        self.number_end = self.unit_end = start
        self.noun = ""
        self.noun_start = self.noun_end = self.status_start = self.status_end = -1
        self.status: StatusClass | None = None
        self.flags = 0
        self.status_after = self.every = self.approximate = self.chinese = self.own_text = False
        self.is_part = self.all_done = self.excepted = self.split = False
        self.joined: tuple[Item, ...] = ()

    @property
    def coupled(self) -> bool:
        """Whether 、 or 和 ties it to the count before it."""
        return self.delimiter == "、" or (self.delimiter == "" and self.flags & JOINT != 0)

    @property
    def explicit(self) -> bool:
        """Whether the text names what is counted, by a noun or by a unit of persons, money or aspects."""
        return self.population is not _OTHER

    def end_words(self, position: int) -> None:
        """Let the words that belong to it end at *position*; its noun and status are known."""
        self.right = position
        if position - self.unit_end > 1 and position - self.noun_end > 1:
            self.own_text = True

    @property
    def preceded(self) -> bool:
        """Whether words other than markers, noun, status and adverbs stand before it in its clause."""
        return self.words_start > self.left and not only_adverbs(self.text, self.left, self.words_start)

    def words(self) -> tuple[int, int]:
        """The range from the first to the last of number, unit and noun."""
        if self.noun_start < 0:
            return self.start, self.unit_end
        return min(self.start, self.noun_start), max(self.unit_end, self.noun_end)


def couple(heads: list[Item]) -> Item:
    """One item for several heads that are split together: 6个问题、5个问题，已完成9个，… stands for 11."""
    first, last = heads[0], heads[-1]
    amount = sum([head.amount for head in heads])
    whole = Item(first.text, first.delimiter, first.left, first.start, [], amount, last.unit)
    whole.population = last.population
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
        self.rates: list[re.Match[str]] = []  # most are asked for by no tally
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
            if pending:
                read_after(text, last, pending)
            last.end_words(position)
            self.last = None
        elif pending and self.items and any(token[0] in TELLING for token in pending):
            item = Item(text, self.delimiter, self.clause, position, pending)
            read_bare(text, item)
            self.items.append(item)
        if pending:
            self.pending = []
        self.clause = position

    def add_count(self, text: str, found: re.Match[str]) -> None:
        """Read a count with the tokens before it."""
        numeral, inexact, unit, qualifier = found.group("number", "inexact", "unit", "qualifier")
        value = count_value(numeral)
        if value is None or (numeral == "一" and not self._counts_in_words()):
            return
        start, end = found.span()
        if unit == "类" and numeral in _CLASSES and text[end : end + 1].isdecimal():
            return
        item = Item(text, self.delimiter, self.clause, start, self.pending, value, unit)
        item.number_end = start + len(numeral)
        item.unit_end = item.right = end
        item.chinese = not numeral[0].isdecimal()
        item.approximate = bool(inexact or qualifier) or approximate_before(text, start)
        previous = self.last
        if previous is not None:
            item.delimiter = ""
            share_gap(text, previous, item)
        if item.before:
            read_before(text, item)
        self.items.append(item)
        self.last = item
        self.pending = []

    def _counts_in_words(self) -> bool:
        """Whether it counts in words, so that 一个 is a number and no article: 十个问题，一个未完成."""
        return any(item.chinese and item.noun for item in self.items[:3])


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
                start, end = found.span()
                if context.last is not None or context.pending:
                    context.end_clause(text, start)
                context.delimiter = BOUNDS[kind]
                context.clause = end
            elif kind in WORDS:
                context.pending.append((kind, *found.span()))
            elif kind == "count":
                context.add_count(text, found)
            elif kind == "rate":
                context.rates.append(found)
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
