"""What tests ask of a document with comments: the texts under their marks, and the document without them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARKS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


class Note(NamedTuple):
    """A comment: the text under its marks (``None`` without), its paragraphs, its author."""

    marked: str | None
    lines: list[str]
    author: str


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a document by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def notes(data: bytes) -> list[Note]:
    """The comments of a document, in the order of their part."""
    found = parts(data)
    if "word/comments.xml" not in found:
        return []
    marked = _marked(etree.fromstring(found["word/document.xml"]))
    return [
        Note(
            marked.get(one.get(f"{W}id", "")),
            ["".join(paragraph.itertext()) for paragraph in one.iter(f"{W}p")],
            one.get(f"{W}author", ""),
        )
        for one in etree.fromstring(found["word/comments.xml"])
    ]


def _marked(root: etree._Element) -> dict[str, str]:
    """The text between the marks of each comment: a new line for a paragraph or break, a tab for a cell or tab."""
    begun: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for one in root.iter(etree.Element):
        name = one.get(f"{W}id", "")
        if one.tag == MARKS[0]:
            assert name not in begun
            assert name not in done
            begun[name] = []
        elif one.tag == MARKS[1]:
            done[name] = "".join(begun.pop(name))
        else:
            for pieces in begun.values():
                pieces.append(_text(one))
    assert not begun, "a range without end"
    return done


def _text(one: etree._Element) -> str:
    if one.tag == f"{W}t":
        return one.text or ""
    if one.tag == f"{W}p":
        cell = one.getparent()
        return "\t" if cell is not None and cell.tag == f"{W}tc" else "\n"
    return {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}.get(one.tag, "")


def bare(document: bytes) -> bytes:
    """The main part of a document in one form for all that differ only by comments' marks and the division of runs."""
    root = etree.fromstring(document)
    for mark in list(root.iter(*MARKS)):
        holder = mark.getparent()
        assert holder is not None
        holder.remove(mark)
        if mark.tag == MARKS[2] and holder.tag == f"{W}r" and not _content(holder):
            above = holder.getparent()
            assert above is not None
            above.remove(holder)
    for parent in list(root.iter(etree.Element)):
        for run in list(parent.iterchildren(f"{W}r")):
            before = run.getprevious()
            if before is not None and before.tag == f"{W}r" and _same_looks(before, run):
                before.extend(_content(run))
                parent.remove(run)
        for text in list(parent.iterchildren(f"{W}t")):
            if text.get(SPACE) != "preserve":
                text.text = (text.text or "").strip(" \t\r\n")
            text.attrib.pop(SPACE, None)
            before = text.getprevious()
            if before is not None and before.tag == f"{W}t":
                before.text = (before.text or "") + (text.text or "")
                parent.remove(text)
    return etree.tostring(root, method="c14n")


def _content(run: etree._Element) -> list[etree._Element]:
    return [child for child in run if child.tag != f"{W}rPr"]


def _same_looks(one: etree._Element, other: etree._Element) -> bool:
    return dict(one.attrib) == dict(other.attrib) and _looks(one) == _looks(other)


def _looks(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return b""
    copy = deepcopy(properties)
    copy.tail = None
    for change in copy.iter(f"{W}rPrChange"):
        change.attrib.pop(f"{W}id", None)
    return etree.tostring(copy, method="c14n")


_BESIDE_RUNS = {
    f"{W}{name}"
    for name in (
        "p",
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdtContent",
        "customXml",
        "fldSimple",
        "bdo",
        "dir",
    )
}


def faults_of_order(document: bytes) -> Iterator[str]:
    """Where the main part has marks that Word does not take there, or two marks of one kind with one number."""
    root = etree.fromstring(document)
    for tag in MARKS:
        numbers = [one.get(f"{W}id") for one in root.iter(tag)]
        if len(numbers) != len(set(numbers)):
            yield f"{tag} twice"
    for mark in root.iter(*MARKS[:2]):
        holder = mark.getparent()
        if holder is None or holder.tag not in _BESIDE_RUNS:
            yield f"{mark.tag} in {'nothing' if holder is None else holder.tag}"
        if next(mark.iterancestors(f"{W}txbxContent"), None) is not None:
            yield "a comment in a text box"
    for mark in root.iter(MARKS[2]):
        run = mark.getparent()
        before = None if run is None else run.getprevious()
        if before is None or before.tag != MARKS[1] or before.get(f"{W}id") != mark.get(f"{W}id"):
            yield "a reference that does not follow its range"
    for properties in root.iter(f"{W}rPr", f"{W}pPr"):
        holder = properties.getparent()
        if holder is not None and holder.tag in (f"{W}r", f"{W}p") and holder[0] is not properties:
            yield f"{properties.tag} is not first"
