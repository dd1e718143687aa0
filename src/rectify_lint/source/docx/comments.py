"""Adding comments to a document: their marks, the part with their text, and the relation to that part."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from itertools import count, islice

from lxml import etree

from rectify_lint.errors import RectifyLintError
from rectify_lint.source.docx.document import Traced
from rectify_lint.source.docx.making import AUTHOR, NAMESPACE, all_ids, new, unused
from rectify_lint.source.docx.marks import Anchor, Marks
from rectify_lint.source.docx.names import SPACE, w
from rectify_lint.source.docx.package import CONTENT_TYPES, Package, relations_of
from rectify_lint.source.docx.threads import COMMENT, MARKS, START, Handled, subject_of
from rectify_lint.typed import NamedTuple

INITIALS = "RL"

COMMENT_LIMIT = 32_767
"""The largest number of comments in a document; Word opens none with more."""

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comment(NamedTuple):
    """A comment to add: its place, and its paragraphs, the first of which is set in bold.

    The last word of the first paragraph is the code of the rule: if an answered or resolved comment of that rule is at
    the same place already, the comment is not added.
    """

    anchor: Anchor
    lines: Sequence[str]


class Commented(NamedTuple):
    """A document with comments, and the number of those added."""

    data: bytes
    added: int


def commented(document: Traced, comments: Sequence[Comment], date: str) -> Commented:
    """The document with *comments*; its text, its formatting, and the traces of review stay.

    Args:
        document: the traced document; it is modified and must not be used again.
        comments: the comments in the order of their numbers.
        date: their date, as ``2024-12-27T09:30:00Z``.

    Raises:
        RectifyLintError: there are more comments than Word allows.
        SourceError: the document is broken or too large.
    """
    package, root = document.package, document.root
    if not comments:
        return Commented(package.copy({package.main: root}), 0)
    name, part, changed = _comments_part(package)
    number = len(comments) + sum(1 for _ in root.iter(START))
    if number > COMMENT_LIMIT:
        raise _too_many(document.source.path or "", number)
    used = {one.get(w("id")) for one in (*part.iter(COMMENT), *root.iter(*MARKS))}
    added = _mark(root, comments, list(islice(unused(used), len(comments))), Handled(root, part))
    for number, comment in added:
        part.append(_written(number, comment.lines, date))
    return Commented(package.copy({package.main: root, **changed, name: part}), len(added))


def _mark(
    root: etree._Element, comments: Sequence[Comment], numbers: Sequence[int], handled: Handled
) -> list[tuple[int, Comment]]:
    """Put the marks of *comments* round the characters they are about; those that were added, with their *numbers*."""
    anchors = [comment.anchor for comment in comments]
    marks = Marks([one.first for one in anchors], [one.last for one in anchors], unused(all_ids(root)))
    wanted = [
        comment
        for comment in comments
        if not handled.take(subject_of(comment.lines[0]), marks.begin(comment.anchor.first))
    ]
    added = list(zip(numbers, wanted, strict=False))
    before: dict[etree._Element, list[etree._Element]] = {}
    behind: dict[etree._Element, list[etree._Element]] = {}
    for number, (one, _) in added:
        reference = new("r")
        reference.append(new("commentReference", id=number))
        before.setdefault(marks.begin(one.first), []).append(new("commentRangeStart", id=number))
        behind.setdefault(marks.end(one.last), []).extend((new("commentRangeEnd", id=number), reference))
    for element, made in behind.items():
        if element.tag == w("p"):  # one with a number and nothing else
            element.extend(made)
        else:
            for mark in reversed(made):
                element.addnext(mark)
    for element, made in before.items():
        if element.tag == w("p"):
            first = 0 if element.find(w("pPr")) is None else 1
            element[first:first] = made
        else:
            for mark in made:
                element.addprevious(mark)
    return added


def _comments_part(package: Package) -> tuple[str, etree._Element, dict[str, etree._Element]]:
    """The part for comments with its name, and the other parts that have to change where it is a new one."""
    name = package.related_name("comments")
    known = None if name is None else package.part(name)
    if name is not None and known is not None:
        return name, known, {}
    changed: dict[str, etree._Element] = {}
    if name is None:
        folder = posixpath.dirname(package.main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
        name = next(one for one in names if not package.has(one))
        relations = package.part(relations_of(package.main))
        if relations is None:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>')
        used = {one.get("Id") for one in relations}
        identity = next(one for one in (f"rId{number}" for number in count(1)) if one not in used)
        values = {"Id": identity, "Type": _COMMENTS_RELATION, "Target": posixpath.basename(name)}
        etree.SubElement(relations, f"{_RELATIONS}Relationship", values)
        changed[relations_of(package.main)] = relations
    types = package.part(CONTENT_TYPES)
    if types is None:
        types = etree.fromstring(f'<Types xmlns="{_TYPES[1:-1]}"/>')
    told = (one.get("PartName", "").lower() for one in types.iterfind(f"{_TYPES}Override"))
    if f"/{name}".lower() not in told:
        etree.SubElement(types, f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE})
    changed[CONTENT_TYPES] = types
    return name, etree.Element(w("comments"), nsmap={"w": NAMESPACE}), changed


def _written(number: int, lines: Sequence[str], date: str) -> etree._Element:
    """The element of a comment, with direct formatting, since the document may lack the usual styles for comments."""
    made = new("comment", id=number, author=AUTHOR, date=date, initials=INITIALS)
    for place, line in enumerate(lines):
        paragraph = etree.SubElement(made, w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        properties.append(new("spacing", before=0, after=0, line=240, lineRule="auto"))
        properties.append(new("ind", left=0, right=0, firstLine=0, firstLineChars=0))
        properties.append(new("jc", val="left"))
        if not place:
            etree.SubElement(etree.SubElement(paragraph, w("r")), w("annotationRef"))
        run = etree.SubElement(paragraph, w("r"))
        looks = etree.SubElement(run, w("rPr"))
        if not place:
            looks.append(new("b"))
        looks.append(new("sz", val=_SIZE))
        looks.append(new("szCs", val=_SIZE))
        text = etree.SubElement(run, w("t"))
        text.set(SPACE, "preserve")
        text.text = line
    return made


_SIZE = 20  # half points


def _too_many(path: str, number: int) -> RectifyLintError:
    return RectifyLintError(
        f"{path}: {number} comments, but Word opens no document with more than {COMMENT_LIMIT}; "
        "leave some findings out with --select, --ignore or --min-severity",
        zh=f"{path}：共 {number} 条批注，而 Word 文档最多 {COMMENT_LIMIT} 条；"
        "请用 --select、--ignore 或 --min-severity 减少要写入的问题",
    )
