"""Paragraph styles, as far as reading needs them: the list of a style, and tables of contents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from rectify_lint.patterns import compiled
from rectify_lint.source.docx.names import VAL, is_on, w, whole
from rectify_lint.typed import NamedTuple

_CONTENTS = compiled(r"(?i:toc|contents|目录) ?[0-9]")

_ANCESTORS = 32
"""The most steps from a style to those it is based on, which in a broken file may form a cycle."""


class ListLink(NamedTuple):
    """The numbering in the properties of a paragraph or style; ``None`` for what they do not set.

    Attributes:
        num: the id of the list; ``0`` takes a paragraph out of any.
        level: 0-based.
    """

    num: str | None
    level: int | None


def list_link(properties: etree._Element | None) -> ListLink:
    """The numbering in ``w:pPr``."""
    found = None if properties is None else properties.find(w("numPr"))
    if found is None:
        return ListLink(None, None)
    num, level = found.find(w("numId")), found.find(w("ilvl"))
    return ListLink(
        None if num is None else num.get(VAL),
        None if level is None else whole(level.get(VAL)),
    )


class Styles:
    """The styles of a document; *root* is the part that holds them, if there is one."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._links: dict[str, ListLink] = {}
        for style in () if root is None else root.iterfind(w("style")):
            name = style.get(w("styleId"))
            if name is None:
                continue
            self._styles[name] = style
            default = style.get(w("default"))
            if style.get(w("type")) == "paragraph" and default is not None and is_on(default):
                self._default = name

    def of(self, properties: etree._Element | None) -> str | None:
        """The style of a paragraph with these ``w:pPr``: the one named there, else the default one."""
        named = None if properties is None else properties.find(w("pStyle"))
        return self._default if named is None else named.get(VAL)

    def is_contents(self, style: str | None) -> bool:
        """Whether paragraphs of this style are entries of a table of contents."""
        found = self._styles.get(style) if style else None
        name = None if found is None else found.find(w("name"))
        return name is not None and _CONTENTS.match(name.get(VAL, "")) is not None

    def lineage(self, style: str) -> Iterator[str]:
        """The style and those it is based on, nearest first."""
        following: str | None = style
        for _ in range(_ANCESTORS):
            if following is None or following not in self._styles:
                return
            yield following
            base = self._styles[following].find(w("basedOn"))
            following = None if base is None else base.get(VAL)

    def list_link(self, style: str | None) -> ListLink:
        """The list of a style, its own or inherited."""
        if style is None:
            return ListLink(None, None)
        known = self._links.get(style)
        if known is None:
            known = self._links[style] = self._inherited(style)
        return known

    def _inherited(self, style: str) -> ListLink:
        num: str | None = None
        level: int | None = None
        for name in self.lineage(style):
            own = list_link(self._styles[name].find(w("pPr")))
            num = own.num if num is None else num
            level = own.level if level is None else level
            if num is not None:
                break
        return ListLink(num, level)
