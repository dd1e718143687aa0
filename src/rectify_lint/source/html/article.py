"""Separating the lines of the article from those of the site round it.

This is decided by content, not by the names that systems give their elements: an article consists of sentences, a site
of links. From the element with most of the sentences the article extends to both sides up to the first block of links.
What is in doubt stays; page furniture left at the edges is recognised later (``notice.furniture``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import accumulate

from rectify_lint.patterns import compiled
from rectify_lint.source.html.lines import Line
from rectify_lint.source.html.names import ROW_GROUPS
from rectify_lint.source.html.tree import Element, Tree

_SENTENCE = compiled("[，。；：！？,;]")
_STOP = compiled("[，。；]")  # of these none stands in an index of metadata above a title
_ITEM = compiled(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}(?:[、.．]|\s*[)）])|[（(]?[0-9]{1,2}(?:[、．)）]|\.(?![0-9])))"
)
"""The beginning of a numbered heading or item."""
_MOST = 0.6
"""An element with this share of the sentences, relative to its siblings, contains the article."""

_LINKS = 3
_LINKED = 0.5
"""The least number of links of a menu, and the least share of its characters in them."""

_LISTED = 0.25
"""The least share of lines that link to other articles, with a summary below each, which also makes a menu."""

_LITTLE, _SOME, _MUCH = 0.2, 0.35, 0.5
"""With a larger share of all sentences an element is neither a menu, whatever its links, nor a list of articles."""

_ROW_OF_BUTTONS = 40
"""A menu of at most so many characters does not end an article: 【打印】【关闭】 may be above the signature."""

_LINES = 2
"""The most lines of a title."""

_ASIDE = frozenset(("nav", "aside", "footer"))
_ROLES = frozenset(("navigation", "contentinfo", "banner", "search", "complementary", "menu", "menubar"))
_SHORTEST_TITLE = 6
_TAG = compiled("<[^<>]*+>")
_DIVIDERS = compiled(r"\s*[_|｜]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|[-–—]{2,}|[-–—](?=[^-–—]*[网站府局委办厅院]$)")
_TITLE = compiled(
    r".*(?:通报|公告|公示|公布|通告|公报|报告|通知|决定|意见|情况|纪要|函)(?:[（(][^（()）]*[)）])?$"
)


class Article:
    """The article of a page.

    Attributes:
        main: the element with all or most of it; ``None`` for the whole page.
        kept: the indices of its lines among *lines*, in order.
        prose: the number of characters of the page in sentences.
    """

    def __init__(self, tree: Tree, lines: Sequence[Line]) -> None:
        self._tree = tree
        self._lines = lines
        self._events = [line.event for line in lines]
        self._prose = _sums(_prose(line) for line in lines)
        self._sizes = _sums(line.size for line in lines)
        self._linked = _sums(line.linked for line in lines)
        self._links = _sums(line.links for line in lines)
        self._listed = _sums(int(_SHORTEST_TITLE <= line.size == line.linked) for line in lines)
        self.prose = self._prose[-1]
        self._menus = self._find_menus()
        weights = [0 if menu else _prose(line) for line, menu in zip(lines, self._menus, strict=True)]
        if not any(weights):  # no sentence: whatever is no link
            weights = [line.size - line.linked for line in lines]
        self._prose = _sums(weights)
        self.main = self._find_main()
        self.kept = self._keep()

    @property
    def told(self) -> bool:
        """Whether the article has content: a line of it has a sentence, or the number of a heading or item."""
        kept = (self._lines[place] for place in self.kept)
        return any((_prose(line) and _STOP.search(line.text)) or _ITEM.match(line.text) for line in kept)

    # -- ranges of lines

    def _range(self, element: Element | None) -> tuple[int, int]:
        """The lines in *element*; all for ``None``."""
        if element is None:
            return 0, len(self._lines)
        return bisect_left(self._events, element.first), bisect_left(self._events, element.last)

    def _children(self, element: Element | None) -> Iterator[Element]:
        events = self._tree.events
        place, last = (0, len(events)) if element is None else (element.first + 1, element.last)
        while place < last:
            event = events[place]
            if isinstance(event, Element):
                yield event
                place = event.last
            place += 1

    def _find_main(self) -> Element | None:
        reached = main = None
        while True:
            first, last = self._range(reached)
            enough = _MOST * (self._prose[last] - self._prose[first])
            for child in self._children(reached):
                begin, end = self._range(child)
                # A single line is no article; with the lines beside it, it may be.
                if end - begin > 1 and enough and self._prose[end] - self._prose[begin] >= enough:
                    reached = child
                    break
            else:
                return main
            if (
                reached.tag != "tr" and reached.tag not in ROW_GROUPS
            ):  # these are no place without their table
                main = reached

    # -- what belongs to it

    def _keep(self) -> list[int]:
        if not self._lines:
            return []
        first, last = self._range(self.main)
        titles = self._title_lines(first, last)
        headings = [place for place in range(first) if self._lines[place].heading and not self._menus[place]]
        top = min(titles or headings[-1:], default=first)
        begin = self._walk(range(top - 1, -1, -1), sentences=not titles)
        end = self._walk(range(last, len(self._lines)), sentences=True)
        linked, size = self._linked[last] - self._linked[first], self._sizes[last] - self._sizes[first]
        whole = linked < _LINKED / 2 * size
        return [
            place
            for place in range(min(begin, first), max(end + 1, last))
            if (first <= place < last and whole) or not self._menus[place] or place in titles
        ]

    def _walk(self, places: range, *, sentences: bool) -> int:
        """The last of *places* before a menu (without *sentences*, or a sentence); the place before them if none is."""
        reached = places.start - places.step
        for place in places:
            if self._menus[place] == "menu" or (not sentences and _STOP.search(self._lines[place].text)):
                break
            reached = place
        return reached

    def _find_menus(self) -> list[str]:
        """For each line whether it is in a ``menu``, in a row of ``buttons``, or neither (``""``)."""
        found = [""] * len(self._lines)
        events = self._tree.events
        place = 0
        while place < len(events):
            event = events[place]
            if isinstance(event, Element) and event.first == place and event.block:
                begin, end = self._range(event)
                if begin < end and self._is_menu(event, begin, end):
                    small = self._sizes[end] - self._sizes[begin] <= _ROW_OF_BUTTONS
                    found[begin:end] = ["buttons" if small else "menu"] * (end - begin)
                    place = event.last
            place += 1
        return found

    def _is_menu(self, element: Element, begin: int, end: int) -> bool:
        prose = self._prose[end] - self._prose[begin]
        if prose > _MUCH * self.prose:
            return False
        if element.tag in _ASIDE or element.attributes.get("role", "").lower() in _ROLES:
            return True
        listed = self._listed[end] - self._listed[begin]
        if listed >= max(_LINKS, _LISTED * (end - begin)) and prose <= _SOME * self.prose:
            return True
        size, linked = self._sizes[end] - self._sizes[begin], self._linked[end] - self._linked[begin]
        links = self._links[end] - self._links[begin]
        return links >= _LINKS and linked >= _LINKED * size and prose <= _LITTLE * self.prose

    # -- its title

    def _title_lines(self, first: int, last: int) -> list[int]:
        """The lines with words of the page's own title, above the article or at its beginning.

        A site may have them among its links. No sentence of the article is above them.
        """
        title = self._written(self._title())
        found: list[int] = []
        for place in range(min(first + _LINES + 1, last)):
            line, words = self._lines[place], self._text(place)
            if place >= first and _STOP.search(words):
                break
            if len(words) < _SHORTEST_TITLE or words not in title or line.linked:
                continue
            if self._menus[place] != "menu" or line.heading or words == title:
                near = found and place - found[-1] <= _LINES
                found = [*found, place] if near else [place]
        return found

    def missing_title(self) -> tuple[int, int] | None:
        """The span of the article's title in the head of the page, if no line of the article has it."""
        span = self._title()
        if span is None:
            return None
        title = self._written(span)
        if span != self._tree.named and not _TITLE.match(title):
            return None  # that of the site, as like as not
        return None if title in "".join(self._text(place) for place in self.kept) else span

    def _title(self) -> tuple[int, int] | None:
        """The span of the article's title in the head: from its metadata, else the part of ``<title>`` without the site.

        That is the part that ends like titles of documents, else the longest.
        """
        if self._tree.named is not None or self._tree.title is None:
            return self._tree.named
        start, end = self._tree.title
        written = self._tree.page[start:end]
        parts = []
        place = 0
        for divider in (*_DIVIDERS.finditer(written), None):
            stop = len(written) if divider is None else divider.start()
            part = written[place:stop].strip()
            if len(part) >= _SHORTEST_TITLE:
                begin = start + written.index(part, place)
                parts.append((begin, begin + len(part)))
            place = stop if divider is None else divider.end()
        documents = [part for part in parts if _TITLE.match(self._written(part))]
        return max(documents or parts, key=lambda part: part[1] - part[0], default=None)

    def _written(self, span: tuple[int, int] | None) -> str:
        """The characters of the head in *span* without blanks, and without tags, which some systems leave in titles."""
        written = "" if span is None else unescape(self._tree.page[span[0] : span[1]])
        return "".join(_TAG.sub("", written).split())

    def _text(self, place: int) -> str:
        """The characters of a line without blanks."""
        return "".join(self._lines[place].text.split())


def _sums(numbers: Iterable[int]) -> list[int]:
    """The sums of the first 0, 1, 2 … of *numbers*."""
    return [0, *accumulate(numbers)]


def _prose(line: Line) -> int:
    """The number of characters of a line in sentences outside links."""
    if line.linked * 3 > line.size or not _SENTENCE.search(line.text):
        return 0
    return line.size - line.linked
