"""TRM004 organ-name-drift: title, opening, body and signature name the issuing organ differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rectify_lint import Drift, Hit, Notice, Options, Organ, Related, Severity, Span, drift, parse_organ

_JOINS = ("与", "及")
_BUREAUS = frozenset(("局", "委", "厅", "办"))
_AMONG = frozenset("、和与及等")


def check(notice: Notice, options: Options) -> Iterator[Hit]:
    """Yield a hit for the signature, for the organ inspected and for names in the body that differ from the title's."""
    title = notice.title
    if title is None or not title.organ or title.organ_span is None:
        return
    own = parse_organ(title.organ)
    if own is None or not own.kind:
        return
    related = (Related(title.organ_span, "title", {"own": own.text}),)
    yield from _signature(notice, own, related)
    yield from _opening(notice, own, related)
    yield from _body(notice, own, related)


def _signature(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    signature = notice.signature
    signing = parse_organ(signature.organ) if signature else None
    if signature is None or signing is None or re.search("[0-9，。、]", signature.organ):
        return
    kind = drift(own, signing)
    if kind is None:
        return
    data = {"name": signing.text, "own": own.text}
    severity = Severity.INFO if kind is Drift.LONGER else None
    yield Hit(signature.span, kind.value, data, related, severity)


def _opening(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    """The organ that the opening says was inspected, where it is another office than the one that reports."""
    text = notice.text
    for other in notice.organs.own[1:]:
        start = text.find(other.text, *notice.opening)
        if start < 0 or other.kind not in _BUREAUS or not other.core or not own.core:
            continue
        end = start + len(other.text)
        if text[start - 1 : start] in _AMONG or text[end : end + 1] in _AMONG:
            continue
        if drift(own, other) is Drift.ORGAN:
            yield Hit(Span(start, end), "inspected", {"name": other.text, "own": own.text}, related)


def _body(notice: Notice, own: Organ, related: tuple[Related, ...]) -> Iterator[Hit]:
    """The name with 与 or 及 where it has 和."""
    head, joined, tail = own.core.partition("和")
    if not joined or len(head) < 2 or len(tail) < 2:
        return
    for join in _JOINS:
        name = head + join + tail
        start = notice.text.find(name)
        if start >= 0:
            data = {"name": name, "own": own.core}
            yield Hit(Span(start, start + len(name)), "join", data, related)
