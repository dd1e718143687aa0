"""Making new elements of a document: their author, date and unused ids."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from rectify_lint.source.docx.names import SPACE, w
from rectify_lint.source.docx.trace import BLANKS

AUTHOR = "rectify-lint"
"""The author of comments and tracked changes."""

NAMESPACE = w("")[1:-1]


def now() -> str:
    """The time of comments and changes as office programs write it: local time, though it ends in Z.

    ``SOURCE_DATE_EPOCH`` overrides it, for reproducible bytes (reproducible-builds.org).
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now()
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def new(name: str, **values: object) -> etree._Element:
    """An element of the main namespace with these attributes."""
    made = etree.Element(w(name), nsmap={"w": NAMESPACE})
    for key, value in values.items():
        made.set(w(key), str(value))
    return made


def like(element: etree._Element) -> etree._Element:
    """An empty element of the same kind with the same attributes."""
    made = etree.Element(element.tag)
    for name, value in element.attrib.items():
        made.set(name, value)
    return made


def set_text(element: etree._Element, text: str) -> None:
    """Set the text of *element*, a ``w:t`` or the like, to *text*, and preserve blanks at its edges."""
    element.text = text
    if text != text.strip(BLANKS):
        element.set(SPACE, "preserve")


def unused(used: Iterable[str | None]) -> Iterator[int]:
    """Numbers from 0 that are not among *used*."""
    taken = set(used)
    return (number for number in count() if str(number) not in taken)


def all_ids(root: etree._Element) -> Iterator[str | None]:
    """Every numeric id below *root*."""
    return (one.get(w("id")) for one in root.iter(etree.Element))
