"""Inspection notices that cannot be answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rectify_lint import Genre, Hit, LineKind, Notice, Options, Span, compiled


@cache
def _field() -> re.Pattern[str]:
    """A field of the contact with nothing behind it, a postcode, or a telephone with its area code."""
    blank = "[ \t　]*"
    name = "(?:联系|监督|举报|咨询)?电话|(?:电子)?邮箱|电子邮件|邮政信箱|(?:通[讯信]|邮寄|联系)地址|邮政编码|邮编"
    phone = f"[（(]?(?P<phone>0[0-9]{{2,3}}[)）]?[-—－–]{blank}(?P<local>(?>[0-9]+)))(?![-—－–0-9转])"
    return compiled(
        f"(?P<name>{name})[：:]{blank}(?P<none>(?=[，,；;。、]|$))"
        f"|(?:邮政编码|邮编)[：:]?{blank}(?P<postcode>(?>[0-9]+))"
        f"|(?:电话|传真)[：:]?{blank}{phone}"
    )


_POSTCODE = 6
_LOCAL = (7, 8)
"""Digits of a telephone number behind its area code."""


@cache
def _service() -> re.Pattern[str]:
    """A service number, the same everywhere, which may stand behind an area code: 12345, 12369, 12388, 96198."""
    return compiled("1[0-9]{4}|9[56][0-9]{3,4}")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit where supervision is invited, or due, and nobody can be reached; and for fields that fail."""
    contact = LineKind.CONTACT
    contacts = [index for index, kind in enumerate(notice.line_kinds) if kind is contact]
    broken = [hit for index in contacts for hit in _broken(notice, index)]
    yield from broken
    if notice.contact is not None or broken:
        return
    if notice.invitation is not None:
        yield Hit(notice.invitation, "uncontactable")
    elif notice.genre is Genre.INSPECTION and not notice.salutation:  # a letter is not for the public
        yield Hit(notice.anchor("contact"), "missing")


def _broken(notice: Notice, index: int) -> Iterator[Hit]:
    """Fields of one line that are empty or have too many or too few digits."""
    text, end = notice.text, notice.lines[index].span.end
    for found in _field().finditer(text, notice.lines[index].span.start, end):
        if found["name"] is not None:
            if found.end() < end or not _continued(notice, index):
                yield Hit(Span(*found.span("name")), "empty", {"name": found["name"]})
        elif found["postcode"] is not None:
            if len(found["postcode"]) != _POSTCODE:
                yield Hit(Span(*found.span("postcode")), "postcode", {"text": found["postcode"]})
        elif len(found["local"]) not in _LOCAL and not _service().fullmatch(found["local"]):
            yield Hit(Span(*found.span("phone")), "telephone", {"text": found["phone"]})


def _continued(notice: Notice, index: int) -> bool:
    """Whether the value of a field at the end of its line stands on the next line."""
    below = index + 1
    if below == len(notice.lines) or notice.line_kinds[below] is LineKind.CLOSING:
        return False
    return frozenset("：:").isdisjoint(notice.lines[below].span.of(notice.text))
