"""The way from a source to a notice."""

from __future__ import annotations

from rectify_lint.errors import UsageError
from rectify_lint.notice.model import Notice
from rectify_lint.notice.types import Genre
from rectify_lint.source.text import Source


def build_notice(source: Source, genre: str | None = None) -> Notice:
    """The notice in *source*; *genre* forces one of the values of :class:`Genre`.

    Raises:
        UsageError: *genre* is not one of them.
    """
    if genre is None:
        return Notice(source)
    try:
        return Notice(source, Genre(genre))
    except ValueError:
        known = ", ".join(Genre)
        raise UsageError(f"unknown genre {genre!r}; known: {known}") from None
