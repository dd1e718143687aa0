"""Automatic numbers, computed as the word processor does (ECMA-376, 17.9).

A paragraph names a list (``w:num``) and a level; the list takes its levels from an abstract list, perhaps by way of a
numbering style, and may override some. All lists of one abstract list count on from each other, except where one says
with what number it starts; the text boxes of a document count for themselves, apart from its body.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from rectify_lint.patterns import compiled
from rectify_lint.source.docx.names import VAL, is_on, w, whole
from rectify_lint.source.docx.numerals import write_number
from rectify_lint.source.docx.styles import ListLink, Styles
from rectify_lint.source.joints import stands_apart
from rectify_lint.typed import NamedTuple

_LEVELS = 9
_TEXT_LIMIT = 255  # characters of a level's text; Word takes no more
_PLACE = compiled("%([1-9])")


class _Level(NamedTuple):
    """One level of a list: how it counts and how it is written."""

    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    suffix: str
    style: str | None


class _List(NamedTuple):
    """A list with its overrides applied.

    Attributes:
        abstract: the abstract list, which the counters belong to.
        levels: by 0-based level.
        starts: by level, the first number, if this list overrides it.
    """

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document with their counters; *root* is the part that defines them."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._by_style: dict[str, str] = {}  # numbering style: the abstract list that defines it
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[tuple[str, bool], list[int | None]] = {}
        self._begun: set[tuple[str, int, bool]] = set()
        if root is not None:
            self._index(root)

    def _index(self, root: etree._Element) -> None:
        for one in root.iterfind(w("abstractNum")):
            name = one.get(w("abstractNumId"), "")
            self._abstract.setdefault(name, one)
            link = one.find(w("styleLink"))
            if link is not None:
                self._by_style.setdefault(link.get(VAL, ""), name)
        for one in root.iterfind(w("num")):
            self._nums.setdefault(one.get(w("numId"), ""), one)

    def label(self, own: ListLink, style: str | None, *, boxed: bool = False) -> str:
        """Count the next paragraph and return its number.

        Args:
            own: the numbering in its properties.
            style: its style.
            boxed: whether it is in a text box.

        Returns:
            The number as text, with a blank behind it where it would run into what follows; ``""`` for none.
        """
        inherited = self._styles.list_link(style)
        num = inherited.num if own.num is None else own.num
        if num is None:
            return ""
        if num not in self._lists:
            self._lists[num] = self._list(num)
        found = self._lists[num]
        if found is None:
            return ""
        level = own.level
        if level is None and own.num is None:
            level = self._level_of_style(found, style, inherited.level)
        level = level or 0
        if level not in found.levels:
            return ""
        return self._written(found, level, self._count(num, found, level, boxed))

    def _level_of_style(self, found: _List, style: str | None, said: int | None) -> int | None:
        """The level of a paragraph that is in a list by its style: the one linked to the style, else its own."""
        linked = {one.style: number for number, one in found.levels.items() if one.style is not None}
        if style is not None:
            for name in self._styles.lineage(style):
                if name in linked:
                    return linked[name]
        return said

    def _list(self, num: str) -> _List | None:
        element = self._nums.get(num)
        abstract = None if element is None else _abstract_of(element)
        if element is None or abstract is None:
            return None
        abstract = self._defining(abstract)
        if abstract not in self._abstract:
            return None
        levels = dict(_levels(self._abstract[abstract].iterfind(w("lvl"))))
        starts = {}
        for override in element.iterfind(w("lvlOverride")):
            levels |= dict(_levels(override.iterfind(w("lvl"))))
            level = whole(override.get(w("ilvl")))
            start = override.find(w("startOverride"))
            number = None if start is None else whole(start.get(VAL))
            if level is not None and number is not None:
                starts[level] = number
        return _List(abstract, levels, starts)

    def _defining(self, abstract: str) -> str:
        """The abstract list with the levels: *abstract*, or what the numbering style it refers to is defined by."""
        element = self._abstract.get(abstract)
        link = None if element is None else element.find(w("numStyleLink"))
        style = None if link is None else link.get(VAL)
        if style is None:
            return abstract
        if style in self._by_style:
            return self._by_style[style]
        element = self._nums.get(self._styles.list_link(style).num or "")
        return abstract if element is None else _abstract_of(element) or abstract

    def _count(self, num: str, found: _List, level: int, boxed: bool) -> list[int | None]:
        counters = self._counters.setdefault((found.abstract, boxed), [None] * _LEVELS)
        for above in range(level - 1, -1, -1):
            if above not in found.levels or counters[above] is not None:
                break
            counters[above] = _start(found, above)  # a level passed over counts as one
        before = counters[level]
        fresh = level in found.starts and (num, level, boxed) not in self._begun
        self._begun.add((num, level, boxed))
        counters[level] = _start(found, level) if before is None or fresh else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                counters[deeper] = None
        return counters

    def _written(self, found: _List, level: int, counters: list[int | None]) -> str:
        own = found.levels[level]
        if own.format == "bullet":
            return ""

        def number(place: int) -> str:
            if place not in found.levels:
                return ""
            reached = counters[place]
            number_format = "decimal" if own.legal and place < level else found.levels[place].format
            return write_number(_start(found, place) if reached is None else reached, number_format)

        written = _PLACE.sub(lambda match: number(int(match[1]) - 1), own.text)
        apart = own.suffix == "nothing" or stands_apart(written)
        return written if apart else f"{written} "


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels[level].start)


def _abstract_of(num: etree._Element) -> str | None:
    found = num.find(w("abstractNumId"))
    return None if found is None else found.get(VAL)


def _levels(elements: Iterable[etree._Element]) -> Iterable[tuple[int, _Level]]:
    for element in elements:
        number = whole(element.get(w("ilvl")))
        if number is None or number >= _LEVELS:
            continue
        legal = element.find(w("isLgl"))
        yield (
            number,
            _Level(
                start=whole(_value(element, "start")) or 0,
                format=_format(element),
                text=(_value(element, "lvlText") or "")[:_TEXT_LIMIT],
                restart=whole(_value(element, "lvlRestart")),
                legal=legal is not None and is_on(legal.get(VAL)),
                suffix=_value(element, "suff") or "tab",
                style=_value(element, "pStyle"),
            ),
        )


def _value(element: etree._Element, name: str) -> str | None:
    found = element.find(w(name))
    return None if found is None else found.get(VAL)


def _format(level: etree._Element) -> str:
    """The number format; where there are alternatives for older programs, the last of them."""
    formats = list(level.iter(w("numFmt")))
    return formats[-1].get(VAL, "decimal") if formats else "decimal"
