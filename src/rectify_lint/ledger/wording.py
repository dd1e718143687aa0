"""The wording of a problem in comparable form, without what differs between ledger and notice by form alone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rectify_lint.facts.headings import match_issue_heading
from rectify_lint.notice.model import Notice
from rectify_lint.notice.types import Item
from rectify_lint.patterns import compiled
from rectify_lint.syntax.markers import match_marker

LONGEST = 400
"""The number of characters of a wording that are compared; a ledger may describe a finding over a whole page."""

_SHORTEST = 4
"""A part of a wording with at least so many characters can stand for all of it."""


@cache
def _frame() -> re.Pattern[str]:
    """The words round a finding that a heading has and a ledger has not, in a text without marks."""
    return compiled(
        "(?:关于|针对|对照|反馈)?(?:(?:巡[视察]|审计|督察)?反馈(?:的|指出)?)?(?P<core>.+?)"
        "(?:的)?(?:方面)?(?:的)?(?:问题)?(?:的)?(?:整改|整改落实|整改进展)?(?:情况)?"
    )


def told(text: str) -> str:
    """A problem for display: without its number, and a quoted one without its frame."""
    bare = _without_number(text.strip())
    found = match_issue_heading(bare)
    return (found.quoted.of(bare) if found is not None and found.quoted is not None else bare).rstrip(
        "。；：;:"
    )


def _without_number(text: str) -> str:
    found = match_marker(text, 0, len(text))
    return text[found.span.end :].lstrip() if found is not None else text


def comparable(text: str) -> str:
    """*text* in half width, without blanks, marks, its number, and the words that frame a finding."""
    bare = _without_number(text[: 2 * LONGEST].lstrip(" \n*#"))
    kept = "".join(one for one in unicodedata.normalize("NFKC", bare) if one.isalnum()).lower()[:LONGEST]
    found = _frame().fullmatch(kept)
    return found["core"] if found else kept


def wordings(text: str) -> tuple[str, ...]:
    """The comparable wordings of a problem: the whole, what it quotes, and its first sentence."""
    heading = match_issue_heading(text)
    quoted = heading.quoted.of(text) if heading is not None and heading.quoted is not None else ""
    first = re.split("[。；;：:\n]", text.strip(), maxsplit=1)[0]
    found = dict.fromkeys(comparable(part) for part in (text, quoted, first))
    whole = next(iter(found))
    return tuple(one for one in found if one == whole or len(one) >= _SHORTEST) or (whole,)


def item_wordings(notice: Notice, item: Item) -> tuple[str, ...]:
    """The wordings of an item: of its heading, and of the problem that a label states (反馈问题：…)."""
    text = notice.text
    stated = [line.value.of(text) for line in item.labels if line.label.kind == "problem"]
    found = dict.fromkeys(one for part in (item.node.title.of(text), *stated) for one in wordings(part))
    return tuple(one for one in found if one) or ("",)
