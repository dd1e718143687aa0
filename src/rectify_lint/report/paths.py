"""Paths for formats for programs: with ``/``, and as URI references."""

from __future__ import annotations

import os
from urllib.parse import quote


def slashed(path: str | None) -> str:
    """*path* with ``/`` between its parts on every system; ``<text>`` for text given directly."""
    return (path or "<text>").replace(os.sep, "/")


def uri(path: str | None) -> str:
    """*path* as a URI reference: relative ones stay relative, absolute ones become ``file:`` URIs."""
    plain = slashed(path)
    if os.path.isabs(path or ""):
        return "file:///" + _quoted(plain.lstrip("/"), ":/")
    # A colon in the first part of a relative reference would be taken for the end of a scheme.
    return _quoted(plain, "/")


def _quoted(path: str, safe: str) -> str:
    # File names may contain undecodable bytes, which are escaped as such.
    return quote(path, safe=safe, errors="surrogateescape")
