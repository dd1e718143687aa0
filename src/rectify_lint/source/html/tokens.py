"""The tags and texts of a page, each with its offset, as the HTML standard tokenises them (13.2.5, Tokenization).

A finding names the line and column in the page, so every character has to keep its offset. Among HTML libraries, lxml
keeps lines at most, html5lib nothing, and ``html.parser`` loses the offsets of references and, in older versions of
Python, takes quadratic time for unclosed constructs. Tokenising a page is the smaller part of reading it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.entities import html5

from rectify_lint.patterns import compiled
from rectify_lint.typed import NamedTuple

BLANKS = "\t\n\f\r "
"""White space of HTML; a no-break or ideographic space is a character like any other."""

_MARK = compiled(r"<(?=[a-zA-Z/!?])")
_NAME = compiled(r"[a-zA-Z][^\t\n\f\r />]*+")
_REST = compiled(
    r"""(?>[^>=]++|=[\t\n\f\r ]*+(?>"[^"]*+"|'[^']*+'|(?!["'])[^\t\n\f\r >]*+))*+>""",
)
"""The attributes of a tag and its end; quotes count behind ``=`` only."""

_ATTRIBUTE = compiled(
    r"""([^\t\n\f\r />=][^\t\n\f\r />=]*+)"""
    r"""(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?>"([^"]*+)"|'([^']*+)'|([^\t\n\f\r >]*+)))?+""",
)
_COMMENT_END = compiled("--!?>")

_RAW = ("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title")
"""Elements in which only their own end tag is recognised."""

_CODE = ("script", "style")
_RAW_END = {name: compiled(rf"(?i)</{name}(?=[\t\n\f\r />])") for name in _RAW}

_REFERENCE = compiled(
    "&(?:#(?:[xX]0{0,20}+[0-9a-fA-F]{1,6}+|0{0,20}+[0-9]{1,7}+);?|[a-zA-Z][a-zA-Z0-9]{0,31}+;?)"
)


class Token(NamedTuple):
    """A tag or a text.

    Attributes:
        kind: ``open``, ``close`` or ``text``.
        start: offset of its first character.
        end: offset behind its last one.
        name: of a tag, in lower case.
        inside: offset behind the name of a tag, where its attributes begin.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    inside: int = 0


def tokens(page: str) -> Iterator[Token]:
    """The tags and texts of *page* in order, without comments and declarations, in linear time."""
    place = 0
    last = page.rfind(">")  # no tag ends behind it
    endless: set[str] = set()  # elements whose end tag is not found again
    while True:
        found = _MARK.search(page, place)
        start = len(page) if found is None else found.start()
        if start > place:
            yield Token("text", place, start)
        if found is None or start > last:
            return  # a tag without end is no text either
        name = _NAME.match(page, start + 2 if page[start + 1] == "/" else start + 1)
        if name is None:
            place = _declared(page, start)
            continue
        tag = name[0].lower()
        place = _tag_end(page, name.end())
        if page[start + 1] == "/":
            yield Token("close", start, place, tag, name.end())
            continue
        yield Token("open", start, place, tag, name.end())
        if tag in _RAW_END and tag not in endless:
            end = _RAW_END[tag].search(page, place)
            if end is not None:
                if end.start() > place:
                    yield Token("text", place, end.start())
                place = end.start()
            elif tag in _CODE:
                return
            else:
                endless.add(tag)
        if tag in endless:  # what follows is not meant to be inside
            yield Token("close", place, place, tag, place)


def _tag_end(page: str, inside: int) -> int:
    """The end of the tag whose attributes begin at *inside*; with an unclosed quote, the next ``>``."""
    found = _REST.match(page, inside)
    return page.index(">", inside) + 1 if found is None else found.end()


def _declared(page: str, start: int) -> int:
    """The end of a comment, a declaration, or what is read as one."""
    if page.startswith("<!--", start):
        found = _COMMENT_END.search(page, start + 2)
        return len(page) if found is None else found.end()
    return page.index(">", start) + 1


def attributes(page: str, inside: int, end: int) -> dict[str, tuple[int, int]]:
    """The spans of the values of a tag's attributes by lower-case name; of two with the same name the first."""
    values: dict[str, tuple[int, int]] = {}
    for found in _ATTRIBUTE.finditer(page, inside, end - 1):
        group = found.lastindex or 1
        values.setdefault(found[1].lower(), found.span(group) if group > 1 else (0, 0))
    return values


def reference(page: str, place: int, end: int) -> tuple[str, int] | None:
    """The characters of the reference at *place*, and its end; ``None`` for a mere ``&``."""
    found = _REFERENCE.match(page, place, end)
    if found is None:
        return None
    name = found[0][1:]
    if name[0] != "#" and name not in html5:
        # Some names hold without semicolon, whatever follows: the longest counts.
        name = next((name[:size] for size in range(len(name), 1, -1) if name[:size] in html5), "")
        if not name:
            return None
    return unescape(f"&{name}"), place + 1 + len(name)
