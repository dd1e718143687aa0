"""The clean notices and their fact sheets, as the planters see them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from rectify_lint import Item, Notice, parse_text
from rectify_lint.facts.numerals import parse_number

CLEAN = Path(__file__).parents[1] / "corpus" / "clean"

Range = tuple[int, int]
"""Offsets of the first character and behind the last."""

MARKER = re.compile(
    r"(?:\| )?(?:反馈)?(?:问题)?[（(]?(?P<number>[0-9]+|[一二三四五六七八九十]+)(?=[.、：)）]| \|)"
)
COUNT = re.compile(
    r"(?<![0-9.第A-Z:：])(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十]+(?=个|类|家|项))(?![0-9]*(?:年|月|日))"
)


class CleanNotice:
    """One flawless notice.

    Attributes:
        name: of its files.
        text: what a clerk would publish.
        sheet: its facts, written down by hand, not computed.
    """

    def __init__(self, name: str, text: str, sheet: dict[str, Any]) -> None:
        self.name = name
        self.text = text
        self.sheet = sheet

    @classmethod
    def load(cls, path: Path) -> CleanNotice:
        """The notice in *path*, with the fact sheet beside it."""
        sheet = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        return cls(path.stem, path.read_text("utf-8"), sheet)

    @cached_property
    def parsed(self) -> Notice:
        """The notice as the linter reads it; only its structure is used, never its numbers."""
        return parse_text(self.text)

    @cached_property
    def half_width(self) -> bool:
        """Whether the notice writes half-width marks throughout."""
        return "，" not in self.text

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The problems."""
        return self.parsed.items

    def block(self, item: Item) -> Range:
        """All lines of *item*, the line break behind them included."""
        lines = self.parsed.lines
        return lines[item.first_line].span.start, lines[item.last_line].span.end + 1

    def heading(self, item: Item) -> Range:
        """The first line of *item*, without the break."""
        span = self.parsed.lines[item.first_line].span
        return span.start, span.end

    def number(self, item: Item) -> tuple[Range, int] | None:
        """Where the number of *item* stands, and which it is."""
        found = MARKER.match(self.text, self.block(item)[0])
        return found and (found.span("number"), value(found["number"]))

    def following(self, item: Item) -> Iterator[tuple[Range, int]]:
        """The numbers of the items that go on counting behind *item*."""
        mine = self.number(item)
        last = mine[1] if mine else 0
        for later in self.items[self.items.index(item) + 1 :]:
            place = self.number(later)
            if place is None or place[1] != last + 1:
                return
            last += 1
            yield place

    def find(self, pattern: str, flags: int = re.MULTILINE) -> Iterator[re.Match[str]]:
        """The matches of *pattern* in the text."""
        return re.finditer(pattern, self.text, flags)

    @cached_property
    def tallies(self) -> tuple[tuple[Range, list[re.Match[str]]], ...]:
        """Every statement whose numbers hold together, with those of its numbers that are bound."""
        found = []
        for statement in self.sheet["tallies_true"]:
            start = self.text.index(statement)
            end = start + len(statement)
            free = [
                (at := start + statement.index(words), at + len(words))
                for words in self.sheet.get("free", ())
                if words in statement
            ]
            numbers = [
                number
                for number in COUNT.finditer(self.text, start, end)
                if not any(first <= number.start() < last for first, last in free)
            ]
            found.append(((start, end), numbers))
        return tuple(found)

    def in_tally(self, offset: int) -> bool:
        """Whether the character at *offset* belongs to one of :attr:`tallies`."""
        return any(start <= offset < end for (start, end), _ in self.tallies)


def value(number: str) -> int:
    """The number that digits or a Chinese numeral stand for."""
    return int(parse_number(number))


def clean_notices() -> tuple[CleanNotice, ...]:
    """All notices of the corpus, by name."""
    return tuple(CleanNotice.load(path) for path in sorted(CLEAN.glob("*.txt")))
