"""Installed plug-ins, found by reading ``entry_points.txt`` of the distributions on ``sys.path``.

``importlib.metadata`` gives the same result, but importing it takes longer than checking a notice.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from rectify_lint.value import Value

GROUP = "rectify_lint.v1"
"""The entry point group; its version changes when packs written for the old one would no longer work."""

_SUFFIXES = (".dist-info", ".egg-info")


class EntryPoint(Value):
    """A line ``name = value`` of the group, and the distribution that declares it."""

    name: str
    value: str
    distribution: str
    version: str


def entry_points(paths: Iterable[str]) -> list[EntryPoint]:
    """The group's entry points in the folders *paths*; of a distribution found twice, the first counts."""
    found: dict[str, list[EntryPoint]] = {}
    for folder in dict.fromkeys(paths):
        for name in _distributions(folder or "."):
            points = list(_read(os.path.join(folder, name)))
            if points:
                found.setdefault(points[0].distribution, points)
    return [point for name in sorted(found) for point in found[name]]


def _distributions(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:  # a zip archive, or no such folder
        return []
    return sorted(name for name in names if name.endswith(_SUFFIXES))


def _read(folder: str) -> Iterator[EntryPoint]:
    text = _text(os.path.join(folder, "entry_points.txt"))
    if f"[{GROUP}]" not in text:
        return
    distribution, version = _identity(folder)
    inside = False
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and "=" in line:
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.strip(), distribution, version)


def _identity(folder: str) -> tuple[str, str]:
    """Name and version of a distribution, from its metadata; the name of the folder serves if there are none."""
    fields = {"name": "", "version": "unknown"}
    for file in ("METADATA", "PKG-INFO"):
        for line in _text(os.path.join(folder, file)).splitlines():
            key, colon, value = line.partition(":")
            if not colon:
                break
            if key.lower() in fields:
                fields[key.lower()] = value.strip()
    stem = os.path.basename(folder).rpartition(".")[0]
    return fields["name"] or stem.partition("-")[0], fields["version"]


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
