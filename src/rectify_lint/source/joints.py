"""Joining pieces of a document into a text: which need a blank between them."""

from __future__ import annotations

from rectify_lint.patterns import compiled

_ENDS = "，。、；：？！,;:"
_SELF_CONTAINED = compiled(r"[\s、，。．.：:；;）)﹚〕］\]】①-⓿㈠-㈩㊀-㊉]$")
"""The end of a number that cannot run into the text behind it."""


def divides(text: str) -> bool:
    """Whether *text*, a line of a cell, ends in a punctuation mark, so that the next line can follow without a blank."""
    return text.endswith(tuple(_ENDS))


def stands_apart(number: str) -> bool:
    """Whether *number*, as it is written, cannot run into the text behind it."""
    return not number or _SELF_CONTAINED.search(number) is not None
