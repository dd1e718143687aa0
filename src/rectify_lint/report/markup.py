"""XML for the formats of continuous integration."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from rectify_lint.report.cells import printable


def element(name: str, attributes: dict[str, object]) -> Element:
    """An element with *attributes*, in which characters that XML cannot hold and line breaks are made visible."""
    return Element(name, {key: printable(str(value)) for key, value in attributes.items()})


def document(root: Element) -> str:
    """The whole document, indented, with its declaration."""
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
