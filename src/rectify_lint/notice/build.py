"""The way from a source to a notice."""

from __future__ import annotations

from rectify_lint.errors import UsageError
from rectify_lint.notice.furniture import find_furniture
from rectify_lint.notice.model import Notice
from rectify_lint.notice.types import Genre
from rectify_lint.source.text import Source


def build_notice(source: Source, genre: str | None = None, *, page: bool = False) -> Notice:
    """The notice in *source*.

    Args:
        source: the text, with or without the furniture of a web page round it.
        genre: one of the values of :class:`Genre`, to take the text for.
        page: take the furniture for text of the notice, for rules that look for it.

    Raises:
        UsageError: *genre* is not one of them.
    """
    furniture = () if page else find_furniture(source)
    if genre is None:
        return Notice(source, furniture=furniture)
    try:
        return Notice(source, Genre(genre), furniture)
    except ValueError:
        raise UsageError(
            f"unknown genre {genre!r}; known: {', '.join(Genre)}",
            zh=f"没有通报类别“{genre}”，可选：{'、'.join(Genre)}",
        ) from None
