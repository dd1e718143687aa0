"""Finding the files to read for the paths of a command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from rectify_lint.source.docx import DocxReader
from rectify_lint.source.html import SUFFIXES as PAGES
from rectify_lint.source.readers import suffixes

_ASIDE = (".", "~$")
"""The beginnings of names to skip in folders: hidden files, and those Word keeps beside an open document."""

_COMPANIONS = ("_files", ".files")
"""The endings of folders that browsers and Word put beside a saved page for its pictures, scripts and frames."""

REVIEWED = ".reviewed"
"""The ending, before the suffix, of the names of documents with comments that this program writes beside notices."""

_OWN = b'<meta name="generator" content="rectify-lint">'
_REVIEWED = tuple(REVIEWED + suffix for suffix in DocxReader.suffixes)
_HEAD = 1024  # the bytes of a page to search for _OWN


def discover(paths: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
    """The files among *paths* and below the folders among them, each once, sorted.

    Below a folder these are the files with a suffix that some reader takes, except hidden files and folders, folders
    that belong to a saved page, and pages and documents with comments that this program wrote; links to folders are not
    followed. A folder that cannot be searched, and any path that does not exist, is returned itself: reading it will
    raise the error. ``-`` is standard input.

    Args:
        paths: files, folders and ``-``.
        exclude: globs; see :func:`excluded`. They apply to files named directly too, so that a hook that passes every
            changed file respects them.
    """
    found: dict[str, str] = {}
    for path in paths:
        for file in _expand(path, exclude):
            spelled = file.removeprefix(os.path.join(".", ""))
            key = file if file == "-" else os.path.abspath(file)
            # The same file in two spellings: keep the same one whatever the order.
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
    for problem in refused:  # a folder that cannot be searched: reading it raises the error
        yield str(problem.filename)


def _is_report(path: str) -> bool:
    """Whether a page is a report of this program, which repeats the text of a notice."""
    try:
        with open(path, "rb") as file:
            return _OWN in file.read(_HEAD)
    except OSError:
        return False  # reading it will raise the error


def excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether one of the globs *patterns* matches *path* or a folder it is in.

    A pattern without ``/`` is matched against each part of the path (``drafts``, ``*.bak.txt``); one with ``/`` against
    the path from its beginning (``archive/2019*``), where ``*`` also matches ``/``. Case matters.
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
