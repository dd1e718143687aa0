"""Threads of comments: which are resolved, and the comments of an earlier run, which the next one replaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from rectify_lint.source.docx.making import AUTHOR
from rectify_lint.source.docx.names import w
from rectify_lint.source.docx.package import Package
from rectify_lint.typed import NamedTuple

COMMENT = w("comment")
START, END, REFERENCE = (w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
MARKS = (START, END, REFERENCE)

_RUN = w("r")
_BESIDE = (START, END, w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"))
"""The elements that may be between the mark of a comment and the characters it is about."""

_DETAILS = ("commentsExtended", "commentsIds", "commentsExtensible")
"""The parts with further data of comments in newer versions of Word, in the order of their references."""


class Threads:
    """The threads of comments in the document *package*.

    They identify a comment by the ids of its paragraphs, not by its number.
    """

    def __init__(self, package: Package) -> None:
        self._done: set[str] = set()
        self._replies: set[str] = set()
        self._answered: set[str] = set()
        more = package.related("commentsExtended")
        for one in () if more is None else more:
            values = _values(one)
            name = values.get("paraId", "")
            if values.get("done") in ("1", "true"):
                self._done.add(name)
            if values.get("paraIdParent"):
                self._replies.add(name)
                self._answered.add(values["paraIdParent"])

    def opens(self, comment: etree._Element) -> bool:
        """Whether *comment* begins a thread that is not resolved."""
        return (self._done | self._replies).isdisjoint(_paragraph_ids(comment))

    def handled(self, comment: etree._Element) -> bool:
        """Whether *comment* was answered or resolved."""
        return not (self._done | self._replies | self._answered).isdisjoint(_paragraph_ids(comment))


class Cleared(NamedTuple):
    """A document without the comments of an earlier run, and their number."""

    data: bytes
    removed: int


def cleared(data: bytes, path: str) -> Cleared:
    """The document *data* without the comments of earlier runs, except those that were answered or resolved.

    Args:
        data: a Word document.
        path: its name in errors.

    Raises:
        SourceError: the document is broken, protected or larger than the limits.
    """
    package = Package(data, path)
    name, root = package.related_name("comments"), package.part(package.main)
    part = None if name is None else package.part(name)
    if name is None or part is None or root is None:
        return Cleared(data, 0)
    threads = Threads(package)
    former = [one for one in own(part) if not threads.handled(one)]
    if not former:
        return Cleared(data, 0)
    changed = {package.main: root, name: part, **_forgotten(package, former)}
    numbers = {one.get(w("id")) for one in former}
    for mark in [one for one in root.iter(*MARKS) if one.get(w("id")) in numbers]:
        run = mark.getparent()
        alone = run is not None and run.tag == _RUN and all(one.tag in (mark.tag, w("rPr")) for one in run)
        _remove([run if run is not None and alone else mark])
    _remove(former)
    return Cleared(package.copy(changed), len(former))


def own(part: etree._Element) -> Iterator[etree._Element]:
    """The comments by this program."""
    return (one for one in part.iter(COMMENT) if one.get(w("author")) == AUTHOR)


class Handled:
    """The comments by this program that are still in a document, by subject and place.

    Args:
        root: the root of the document.
        part: the part of its comments.
    """

    def __init__(self, root: etree._Element, part: etree._Element) -> None:
        subjects = {one.get(w("id")): _subject(one) for one in own(part)}
        self._left = Counter(
            (subjects[mark.get(w("id"))], _begun(mark))
            for mark in (root.iter(START) if subjects else ())
            if mark.get(w("id")) in subjects
        )

    def take(self, subject: str, begins: etree._Element) -> bool:
        """Whether there is one of that subject before *begins*; it is counted once."""
        key = subject, _text_run(begins)
        if not self._left[key]:
            return False
        self._left[key] -= 1
        return True


def subject_of(line: str) -> str:
    """The subject of a comment with this first line: its last word, the code of the rule."""
    return line.rsplit(maxsplit=1)[-1] if line.strip() else ""


def _subject(comment: etree._Element) -> str:
    first = comment.find(w("p"))
    return "" if first is None else subject_of("".join(one.text or "" for one in first.iter(w("t"))))


def _begun(mark: etree._Element) -> etree._Element | None:
    """The run behind the *mark* with which a comment begins."""
    behind = mark.getnext()
    while behind is not None and behind.tag in _BESIDE:
        behind = behind.getnext()
    return None if behind is None else _text_run(behind)


def _text_run(element: etree._Element) -> etree._Element:
    """The run that *element* is or begins with: marks may stand before a run or before what holds it."""
    return next(element.iter(_RUN), element)


def _forgotten(package: Package, former: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """The parts with more about comments, without what they say of those that are *former*."""
    names = {name for one in former for name in _paragraph_ids(one)}
    changed: dict[str, etree._Element] = {}
    for kind in _DETAILS:
        name = package.related_name(kind)
        part = None if name is None else package.part(name)
        if name is None or part is None:
            continue
        gone = [one for one in part if not names.isdisjoint(_values(one).values())]
        if gone:
            names.update(filter(None, (_values(one).get("durableId") for one in gone)))
            _remove(gone)
            changed[name] = part
    return changed


def _values(element: etree._Element) -> dict[str, str]:
    """The attributes of *element* by their names alone: their namespaces differ from version to version."""
    return {etree.QName(name).localname: str(value) for name, value in element.attrib.items()}


def _paragraph_ids(comment: etree._Element) -> Iterator[str]:
    return (_values(paragraph).get("paraId", "") for paragraph in comment.iter(w("p")))


def _remove(elements: Iterable[etree._Element]) -> None:
    for one in elements:
        holder = one.getparent()
        if holder is not None:
            holder.remove(one)
