"""The elements of a page as a browser sees them, whatever tags its author forgot.

The tree is flat: one list of events in the order of the page, in which an element has the indices of its beginning and
end. So nothing here or above recurses, and the content of an element is a range. Of the rules for tree construction in
the HTML standard (13.2.6) only those are implemented that move text from one line to another, not those for overlapping
formatting.
"""

from __future__ import annotations

from html import unescape

from rectify_lint.patterns import compiled
from rectify_lint.source.html.names import (
    BLOCKS,
    CELLS,
    CLOSE_PARAGRAPH,
    DRAWN,
    HEADINGS,
    LEFT_OUT,
    LISTS,
    ROW_GROUPS,
    TRANSPARENT,
    VOIDS,
)
from rectify_lint.source.html.tokens import Token, attributes, tokens

MARKUP_LIMIT = 500_000
"""The largest number of tags of a page, which bounds the memory it takes."""

_OVERLAP = 64
"""The most elements between the ends of two that overlap."""

_ASKED = compiled(r"(?i)\b(?:style|hidden|role)\b")
_ATTRIBUTED = frozenset(("a", "td", "th", "meta", "dialog", *LISTS, "li"))
"""Elements whose attributes matter; of others only some do."""

_OF_TABLES = frozenset((*CELLS, *ROW_GROUPS, "tr", "col", "colgroup"))
"""Elements that mean something in tables only."""

_HIDDEN = compiled(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_DISPLAY = compiled(r"(?i)(?:^|;)\s*display\s*:\s*(block|flex|grid|list-item|table|inline)\b")
_SPACE = compiled(r"(?i)(?:^|;)\s*white-space\s*:\s*(pre|normal|nowrap)")
_MARKER = compiled(r"(?i)mso-list\s*:\s*ignore")


class Element:
    """An element of a page.

    Attributes:
        tag: its name, in lower case.
        start: offset of its tag.
        end: offset behind its tag.
        attributes: those that matter, by lower-case name.
        first: the index of the event of its beginning.
        last: the index of the event of its end; the same for one without content.
        block: whether it is on lines of its own.
        hidden: whether it is declared as not shown.
        marker: whether it is the number of a paragraph, as written by Word.
        pre: whether line breaks in it count; ``None`` if inherited.
        dropped: whether it is in no event.
    """

    __slots__ = (
        "attributes",
        "block",
        "dropped",
        "end",
        "first",
        "hidden",
        "last",
        "marker",
        "pre",
        "start",
        "tag",
    )

    def __init__(self, token: Token, values: dict[str, str]) -> None:
        self.tag = token.name
        self.start = token.start
        self.end = token.end
        self.attributes = values
        self.first = self.last = -1
        self.dropped = token.name in LEFT_OUT
        self.block = token.name in BLOCKS
        self.pre: bool | None = True if token.name in ("pre", "listing", "xmp") else None
        self.marker = False
        self.hidden = "hidden" in values or (token.name == "dialog" and "open" not in values)
        if "style" in values:
            self._style(values["style"])

    def _style(self, style: str) -> None:
        self.hidden = self.hidden or _HIDDEN.search(style) is not None
        display = _DISPLAY.search(style)
        if display is not None and self.tag not in CELLS and self.tag not in ("tr", "table", *ROW_GROUPS):
            self.block = display[1].lower() != "inline"
        space = _SPACE.search(style)
        if space is not None:
            self.pre = space[1].lower() == "pre"
        self.marker = _MARKER.search(style) is not None


class Text:
    """Characters between tags; *linked* is whether a click on them leaves the article."""

    __slots__ = ("end", "linked", "start")

    def __init__(self, start: int, end: int, linked: bool) -> None:
        self.start = start
        self.end = end
        self.linked = linked


class Tree:
    """The events of *page*, and what its head says.

    Attributes:
        page: the decoded characters.
        events: elements where they begin and where they end, and texts, in order.
        title: the span of the text of ``<title>``.
        named: the span of the article's title in the metadata (``ArticleTitle``).
        drawn: the names of elements that show something without text, or link to a document that may contain the notice.

    Raises:
        TooMuch: there are more tags than in any page of text.
    """

    def __init__(self, page: str) -> None:
        self.page = page
        self.events: list[Element | Text] = []
        self.title: tuple[int, int] | None = None
        self.named: tuple[int, int] | None = None
        self.drawn: set[str] = set()
        self._stack: list[Element] = []
        self._scopes: list[tuple[int, dict[str, int]]] = [(-1, {})]  # tables and cells: place, open elements
        self._items: list[int] = []  # places of open lists and items
        self._dropped = 0
        self._link: Element | None = None
        self._build()

    def _build(self) -> None:
        count = 0
        titled = False
        for token in tokens(self.page):
            if token.kind == "text":
                if titled:
                    self.title = self.title or (token.start, token.end)
                elif not self._dropped:
                    self.events.append(Text(token.start, token.end, self._link is not None))
                continue
            count += 1
            if count > MARKUP_LIMIT:
                raise TooMuch
            titled = token.kind == "open" and token.name == "title"
            if token.kind == "open":
                self._open(token)
            else:
                self._close(token)
        self._pop_to(0)

    # -- tags

    def _open(self, token: Token) -> None:
        tag = token.name
        if tag in DRAWN:
            self.drawn.add(tag)
        if tag in TRANSPARENT or not self._prepare(token):
            return
        element = Element(token, self._values(token))
        if tag == "meta":
            self._meta(token, element)
        self._begin(element)
        if tag == "a":
            address = element.attributes.get("href")
            self._link = element if _leaves(address) else None
            if address is not None and _DOCUMENT.search(address):
                self.drawn.add(tag)
        if tag in VOIDS:
            self._pop()

    def _values(self, token: Token) -> dict[str, str]:
        if token.end - token.inside < 3:
            return {}
        if token.name not in _ATTRIBUTED and not _ASKED.search(self.page, token.inside, token.end):
            return {}
        found = attributes(self.page, token.inside, token.end)
        return {name: unescape(self.page[start:end]) for name, (start, end) in found.items()}

    def _meta(self, token: Token, element: Element) -> None:
        if self.named is None and element.attributes.get("name", "").lower() == "articletitle":
            span = attributes(self.page, token.inside, token.end).get("content")
            self.named = span if span and span[0] < span[1] else None

    def _prepare(self, token: Token) -> bool:
        """End the elements that this start tag ends; whether it begins an element at all."""
        tag = token.name
        if self._aside(tag):
            pass  # tags in what is left aside do not reach out of it
        elif tag in _OF_TABLES:
            return self._prepare_table(token)
        elif self._within() == "table" and tag in ("table", "form"):
            if tag == "form":
                return False  # where a form begins between rows nothing is in it
            self._end_scope()
        elif tag in CLOSE_PARAGRAPH:
            self._end_in_scope("p")
            if tag in HEADINGS and self._stack and self._stack[-1].tag in HEADINGS:
                self._pop()
        if tag in ("li", "dt", "dd") and not self._aside(tag):
            same = ("li",) if tag == "li" else ("dt", "dd")
            if self._items and self._stack[self._items[-1]].tag in same:
                self._pop_to(self._items[-1])
        elif tag in ("a", "option", "rt", "rp", "rb") and self._stack:
            others = ("rt", "rp", "rb") if tag[0] == "r" else (tag,)
            if self._stack[-1].tag in others:
                self._pop()
        return True

    def _prepare_table(self, token: Token) -> bool:
        tag = token.name
        if self._within() in CELLS:
            self._end_scope()
        if self._within() != "table":
            return False  # outside a table these tags mean nothing
        place = self._scopes[-1][0]
        rows = [place, *range(place + 1, min(place + 3, len(self._stack)))]
        keep = (
            {"table"} | (ROW_GROUPS if tag not in ROW_GROUPS else set()) | ({"tr"} if tag in CELLS else set())
        )
        reached = place
        for index in rows:
            if self._stack[index].tag not in keep:
                break
            reached = index
        self._pop_to(reached + 1)
        if tag in ("td", "th") and self._stack[-1].tag != "tr":
            self._begin(Element(Token("open", token.start, token.start, "tr"), {}))
        return True

    def _close(self, token: Token) -> None:
        tag = token.name
        if tag in TRANSPARENT or (tag in VOIDS and tag != "br"):
            return
        if tag == "br" or (tag == "p" and not self._scopes[-1][1].get("p")):
            self._open(Token("open", token.start, token.end, tag, token.end))
            if tag == "p":
                self._pop()
        elif self._aside(tag) and self._scopes[-1][1].get(tag):
            self._end_in_scope(tag)
        elif tag == "table" or tag in CELLS:
            self._close_table(tag)
        elif tag == "a":
            self._link = None
            self._end_inline(tag)
        elif tag in BLOCKS or tag in LEFT_OUT:
            if (tag == "tr" or tag in ROW_GROUPS) and self._within() in CELLS:
                self._end_scope()
            self._end_in_scope("h" if tag in HEADINGS else tag)
        else:
            self._end_inline(tag)

    def _close_table(self, tag: str) -> None:
        """End the nearest table, or the cell if it is the nearest."""
        if tag == "table":
            if self._within() in CELLS:
                self._end_scope()
            if self._within() == "table":
                self._end_scope()
        elif self._within() == tag or (tag != "caption" and self._within() in ("td", "th")):
            self._end_scope()

    # -- the stack

    def _within(self) -> str:
        """The name of the nearest table or cell; ``""`` outside."""
        place = self._scopes[-1][0]
        return "" if place < 0 else self._stack[place].tag

    def _aside(self, tag: str) -> bool:
        """Whether a tag belongs to ignored content; tags of rows and cells do only if their table does."""
        return self._dropped > 0 and (tag not in _OF_TABLES or self._scopes[-1][1].get("table", 0) > 0)

    def _begin(self, element: Element) -> None:
        self._dropped += element.dropped
        if not self._dropped:
            element.first = element.last = len(self.events)
            self.events.append(element)
        tag = element.tag
        place = len(self._stack)
        self._stack.append(element)
        if (tag == "table" or tag in CELLS) and not self._aside(tag):
            self._scopes.append((place, {}))
            self._items.append(place)
        else:
            key = "h" if tag in HEADINGS else tag
            counts = self._scopes[-1][1]
            counts[key] = counts.get(key, 0) + 1
            if tag in LISTS or tag in ("li", "dl", "dt", "dd"):
                self._items.append(place)

    def _pop(self) -> None:
        element = self._stack.pop()
        place = len(self._stack)
        if not self._dropped and element.tag not in VOIDS:
            element.last = len(self.events)
            self.events.append(element)
        self._dropped -= element.dropped
        if self._link is element:
            self._link = None
        if self._items and self._items[-1] == place:
            self._items.pop()
        if self._scopes[-1][0] == place:
            self._scopes.pop()
        else:
            self._scopes[-1][1]["h" if element.tag in HEADINGS else element.tag] -= 1

    def _pop_to(self, size: int) -> None:
        while len(self._stack) > size:
            self._pop()

    def _end_scope(self) -> None:
        self._pop_to(self._scopes[-1][0])

    def _end_in_scope(self, key: str) -> None:
        """End the nearest element of that name in the nearest cell, and all in it, if there is one."""
        counts = self._scopes[-1][1]
        before = counts.get(key, 0)
        while before and counts[key] == before:
            self._pop()

    def _end_inline(self, tag: str) -> None:
        """End the nearest element of that name, unless a block that began in it goes on."""
        if not self._scopes[-1][1].get(tag):
            return
        for place in range(len(self._stack) - 1, max(-1, len(self._stack) - 1 - _OVERLAP), -1):
            if self._stack[place].tag == tag:
                self._pop_to(place)
                return
            if self._stack[place].tag in BLOCKS:
                return


class TooMuch(Exception):
    """The error that the page has more tags or characters than any text."""


_DOCUMENT = compiled(r"(?i)\.(?:docx?|pdf|xlsx?|wps|et|ofd|pptx?|zip|rar|7z|txt)(?:[?#]|$)")


def _leaves(address: str | None) -> bool:
    """Whether a link leads to another page, not to a place in this one or to a file that belongs to it."""
    return address is not None and not address.strip().startswith("#") and not _DOCUMENT.search(address)
