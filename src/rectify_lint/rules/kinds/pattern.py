"""Kind ``pattern``: a regular expression with guards.

A page gives one table ``[pattern]`` or several ``[[pattern]]``, with these keys:

- ``regex``, and ``message`` where the page has several;
- ``literals``: one of them stands in or beside every match, so texts without them are not searched (in all
  tables or in none);
- ``not_before``, ``not_after``: expressions for what right text has around a hit; ``within``;
- ``fix``, a template, with ``applicability``;
- ``severity`` where a table's hits are surer, or less sure, than the rule's others;
- ``extend = "line"`` marks the line a hit stands in; ``merge`` makes one finding of all such hits that follow
  each other without other text between;
- ``again``, a message id, makes one finding of all hits with the same text: the first is marked, the others are
  related places with that message.

The group ``hit``, if there is one, is what is marked. Every named group is data, and so is ``text``, the
marked characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from rectify_lint.patterns import compiled
from rectify_lint.rules.contract import Hit, Options, Related, Severity
from rectify_lint.rules.kinds import common
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.value import evolve

if TYPE_CHECKING:
    from rectify_lint.rules.kinds import Runner
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

_GUARDS = ("not_before", "not_after", "within")
_KEYS = ("literals", "message", *_GUARDS, "fix", "applicability", "severity", "extend", "merge", "again")


def normalise(
    value: object, place: Place, messages: Mapping[str, frozenset[str]], lists: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Check ``[pattern]`` or ``[[pattern]]``."""
    if not isinstance(value, list):
        return _gated([_one(value, place, messages)])
    tables = [_one(table, place.at(index), messages) for index, table in enumerate(value)]
    if len({"literals" in table for table in tables}) > 1:
        raise place.error(
            "either every table names literals or none does", "literals 要么每个表都给出，要么都不给"
        )
    if len({table["message"] for table in tables if "merge" in table}) > 1:
        raise place.error("tables that merge have the same message", "设了 merge 的各表须用同一条消息")
    return _gated(tables)


def _gated(tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """*tables* with the beginnings of their matches, if every table can be left out by some literal."""
    from rectify_lint.rules.discipline import starts

    begins = [starts(table["regex"]) for table in tables]
    if all("literals" in table or one for table, one in zip(tables, begins, strict=True)):
        for table, one in zip(tables, begins, strict=True):
            if one:
                table["starts"] = one
    return tables


def _one(value: object, place: Place, messages: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    from rectify_lint.rules.discipline import hasten, offence
    from rectify_lint.rules.schema import template_fields

    table = place.table(value)
    place.keys(table, ("regex",), _KEYS)
    pattern = common.regex(table["regex"], place.at("regex"))
    if problem := offence(pattern):
        raise place.at("regex").error(*problem)
    groups = {*re.compile(pattern).groupindex, "text"}
    fix = common.fix_keys(table, place)
    if unknown := template_fields(fix.get("fix", ""), place.at("fix")) - groups:
        raise place.at("fix").error(
            f"unknown fields: {', '.join(sorted(unknown))}", f"没有这样的字段：{'、'.join(sorted(unknown))}"
        )
    result: dict[str, Any] = {
        "regex": hasten(pattern),
        "message": common.message_id(table, place, messages, groups),
        "within": common.within(table, place),
        **common.guards(table, place),
        **fix,
    }
    if "literals" in table:
        result["literals"] = place.at("literals").texts(table["literals"])
    if "severity" in table:
        result["severity"] = place.at("severity").choice(table["severity"], Severity)
    if "extend" in table:
        result["extend"] = place.at("extend").choice(table["extend"], ("line",))
    if "again" in table:
        result["again"] = common.message_id({"message": table["again"]}, place.at("again"), messages, groups)
    if place.at("merge").flag(table.get("merge", False)):
        result["merge"] = True
    return result


def literals(spec: Any) -> list[str]:
    """Those of all tables; none where a table has neither literals nor literal beginnings.

    Beginnings of two characters and more are looked for with them, single characters when they are needed.
    """
    if not all("literals" in table or "starts" in table for table in spec):
        return []
    named = [literal for table in spec for literal in _needed(table)]
    return named + [literal for table in spec for literal in table.get("starts", ()) if len(literal) > 1]


def _needed(table: Mapping[str, Any]) -> list[str]:
    """Literals of which a text must have one for the pattern of *table* to match; empty for any text."""
    needed: list[str] = table.get("literals") or table.get("starts") or []
    return needed


def compile_rule(manifest: Manifest) -> Runner:
    """The runner; several patterns are searched one after the other, and what two of them mark is told once."""

    tables = manifest.spec

    def run(scan: Scan, options: Options) -> Iterable[Hit]:
        told: set[Span] = set()
        for hit in hits(scan, options):
            if hit.span not in told:
                told.add(hit.span)
                yield hit

    def hits(scan: Scan, options: Options) -> Iterable[Hit]:
        blocks: list[Hit] = []
        for spec in tables:
            needed = _needed(spec)
            if needed and scan.found.keys().isdisjoint(needed):
                continue
            if "again" in spec:
                yield from _gathered(_search(scan, spec), spec["again"])
            elif "merge" in spec:
                blocks += _search(scan, spec)
            else:
                yield from _search(scan, spec)
        yield from _merged(scan.text, sorted(blocks, key=lambda hit: hit.span))

    return run


def _matches(scan: Scan, spec: Mapping[str, Any]) -> Iterator[re.Match[str]]:
    """All matches; tried only where one can begin, if that can be looked for quickly."""
    pattern = compiled(spec["regex"])
    if "starts" not in spec:
        yield from pattern.finditer(scan.text)
        return
    places = sorted(chain.from_iterable(map(scan.places, spec["starts"])))
    end = 0
    for place in places:
        if place >= end and (found := pattern.match(scan.text, place)):
            yield found
            end = found.end()


def _search(scan: Scan, spec: Mapping[str, Any]) -> Iterator[Hit]:
    text = scan.text
    last = 0
    for found in _matches(scan, spec):
        groups = found.groupdict()
        span = Span(*(found.span("hit") if groups.get("hit") else found.span()))
        if span.start < last or not common.counts(scan, span, spec):
            continue
        if "extend" in spec:
            span = _stripped(text, Span(scan.line(span.start).start, scan.line(span.end).end))
            last = span.end
        data = {key: value or "" for key, value in groups.items()} | {"text": span.of(text)}
        fix = None
        if "fix" in spec:
            fix = common.make_fix(span, spec["fix"].format_map(data), spec["applicability"])
        severity = Severity(spec["severity"]) if "severity" in spec else None
        yield Hit(span, spec["message"], data, severity=severity, fix=fix)


def _gathered(hits: Iterable[Hit], again: str) -> Iterator[Hit]:
    """One hit for each marked text; a placeholder that stands in forty places is one thing to mend."""
    by_text: dict[str, list[Hit]] = {}
    for hit in hits:
        by_text.setdefault(hit.data["text"], []).append(hit)
    for first, *others in by_text.values():
        yield evolve(first, related=tuple(Related(hit.span, again, hit.data) for hit in others))


def _stripped(text: str, span: Span) -> Span:
    """*span* without blanks at its ends."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def _merged(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Join ordered hits that touch, overlap or have only blanks and line breaks between them."""
    block: Hit | None = None
    for hit in hits:
        if block is None:
            block = hit
        elif text[block.span.end : hit.span.start].strip():
            yield block
            block = hit
        else:
            span = Span(block.span.start, max(block.span.end, hit.span.end))
            block = Hit(span, block.message, {**block.data, "text": span.of(text)})
    if block is not None:
        yield block
