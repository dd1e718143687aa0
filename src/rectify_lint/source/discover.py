"""From the paths of a command line to the files to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from rectify_lint.source.docx import DocxReader
from rectify_lint.source.html import SUFFIXES as PAGES
from rectify_lint.source.readers import suffixes

_ASIDE = (".", "~$")
"""How the names of files begin that no one means: hidden ones, and those Word keeps beside an open document."""

_COMPANIONS = ("_files", ".files")
"""How the folders end that browsers and Word put beside a page for its pictures, scripts and frames."""

REVIEWED = ".reviewed"
"""How the names end, before the suffix, of the documents with comments that this program puts beside notices."""

_OWN = b'<meta name="generator" content="rectify-lint">'
_REVIEWED = tuple(REVIEWED + suffix for suffix in DocxReader.suffixes)
_HEAD = 1024  # bytes of a page in which this stands


def discover(paths: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
    """The files behind *paths*, each once, in an order that does not depend on the order of *paths*.

    A folder stands for the files below it whose suffix some reader takes; hidden files and folders in it are
    passed over, and so is what belongs to a saved page, and the pages and documents with comments that this program
    wrote; links to folders are not followed. A folder that may not be looked into stands for itself, as any other path
    does, whether it exists or not: reading it will say what is wrong. ``-`` is standard input.

    Args:
        paths: files, folders and ``-``.
        exclude: patterns; see :func:`excluded`. They hold for files named directly too, so that a hook that
            passes every changed file respects them.
    """
    found: dict[str, str] = {}
    for path in paths:
        for file in _expand(path, exclude):
            spelled = file.removeprefix(os.path.join(".", ""))
            key = file if file == "-" else os.path.abspath(file)
            # Named twice in two ways: keep the same spelling whatever came first.
            found[key] = min(spelled, found.get(key, spelled))
    return sorted(found.values())


def _expand(path: str, exclude: Sequence[str]) -> Iterator[str]:
    if path == "-":
        yield path
    elif not excluded(path, exclude):
        if os.path.isdir(path):
            yield from _below(path, exclude)
        else:
            yield path


def _below(folder: str, exclude: Sequence[str]) -> Iterator[str]:
    wanted = suffixes()
    refused: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        pages = {os.path.splitext(name)[0] for name in files if name.lower().endswith(PAGES)}
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and not any(name.endswith(end) and name.removesuffix(end) in pages for end in _COMPANIONS)
            and not excluded(os.path.join(parent, name), exclude)
        ]
        for name in files:
            path = os.path.join(parent, name)
            if (
                name.lower().endswith(wanted)
                and not name.startswith(_ASIDE)
                and not excluded(path, exclude)
                and not name.lower().endswith(_REVIEWED)
                and not (name.lower().endswith(PAGES) and _is_report(path))
            ):
                yield path
    for problem in refused:  # a folder that may not be looked into: reading it says so
        yield str(problem.filename)


def _is_report(path: str) -> bool:
    """Whether a page is a report of this program, which holds the text of a notice that is checked already."""
    try:
        with open(path, "rb") as file:
            return _OWN in file.read(_HEAD)
    except OSError:
        return False  # reading it will say what is wrong


def excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether one of the shell *patterns* matches *path* or something it lies in.

    A pattern without ``/`` is held against each part of the path (``drafts``, ``*.bak.txt``); one with ``/``
    against the path from its beginning (``archive/2019*``), where ``*`` crosses folders. Upper and lower case
    differ.
    """
    if not patterns:
        return False
    from fnmatch import fnmatchcase

    parts = os.path.normpath(path).replace(os.sep, "/").split("/")
    for pattern in patterns:
        if "/" in pattern:
            pattern = pattern.rstrip("/").removeprefix("./")
            if any(fnmatchcase("/".join(parts[: end + 1]), pattern) for end in range(len(parts))):
                return True
        elif any(fnmatchcase(part, pattern) for part in parts):
            return True
    return False
