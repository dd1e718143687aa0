"""Small elements that several grammars share.

Grammars do not skip whitespace: a factory ends with :func:`exact`, which turns that off for the whole element, and blanks
that a phrase may contain are part of the grammar (:func:`blanks`).
"""

from __future__ import annotations

import pyparsing as pp

ASCII_DIGITS = "0123456789"
WIDE_DIGITS = "０１２３４５６７８９"
DIGITS = ASCII_DIGITS + WIDE_DIGITS
BLANKS = " \t\u00a0\u3000"


def exact(element: pp.ParserElement, name: str) -> pp.ParserElement:
    """*element* under the name *name*, with whitespace skipping off for everything in it."""
    return element.set_name(name).leave_whitespace()


def digits(least: int = 1, most: int | None = None) -> pp.ParserElement:
    """*least* to *most* Arabic digits, half or full width."""
    return pp.Word(DIGITS, min=least, max=most or 0).set_name("digits")


def blanks() -> pp.ParserElement:
    """Any number of blanks within a line, none included."""
    return pp.ZeroOrMore(pp.Char(BLANKS)).set_name("blanks")


def words(*items: str) -> pp.ParserElement:
    """One of the *items*, the longest first, so that no item hides a longer one."""
    return pp.MatchFirst([pp.Literal(item) for item in sorted(items, key=lambda item: (-len(item), item))])
