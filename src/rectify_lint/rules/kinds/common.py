"""What the declarative kinds share: message ids, guards, fixes and where in the text a rule looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.rules.contract import Applicability, Edit, Fix
from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

WITHIN = ("all", "outside_quotes", "outside_titles", "body", "headings", "lines")
"""Where hits count: anywhere, not inside “…”, not inside 《…》, outside headings, in them, as whole lines."""

REACH = 40
"""How many characters before and after a hit a guard sees; keeps guards linear on any text."""


def message_id(
    table: Mapping[str, Any],
    place: Place,
    messages: Mapping[str, frozenset[str]],
    fields: Iterable[str],
    key: str = "message",
) -> str:
    """The message that *key* names, or the only one there is; its fields must be among *fields*."""
    if key in table:
        name = place.at(key).choice(table[key], messages)
    elif len(messages) == 1:
        (name,) = messages
    else:
        raise place.at("message").error(
            f"names one of {', '.join(messages)}", f"须指明一条消息，可选：{'、'.join(messages)}"
        )
    if unknown := messages[name] - set(fields):
        names = ", ".join(sorted(unknown))
        raise place.error(
            f"message {name!r} has fields that this kind does not give: {names}",
            f"消息“{name}”中有此类规则不提供的字段：{names}",
        )
    return name


def regex(value: object, place: Place) -> str:
    """*value* as a regular expression that compiles."""
    text = place.text(value)
    try:
        re.compile(text)
    except re.error as error:
        raise place.error(f"not a regular expression: {error}", f"不是正则表达式（{error}）") from error
    return text


def guards(table: Mapping[str, Any], place: Place) -> dict[str, str]:
    """The ``not_before`` and ``not_after`` expressions of *table*, checked."""
    return {key: regex(table[key], place.at(key)) for key in ("not_before", "not_after") if key in table}


def within(table: Mapping[str, Any], place: Place) -> list[str]:
    """The places a rule is confined to: one of :data:`WITHIN` or a list of them that must all hold."""
    value = table.get("within", "all")
    names = [value] if isinstance(value, str) else place.at("within").texts(value)
    return [place.at("within").choice(name, WITHIN) for name in names if name != "all"]


def fix_keys(table: Mapping[str, Any], place: Place) -> dict[str, str]:
    """``fix`` and ``applicability`` of *table*, which come together."""
    if ("fix" in table) != ("applicability" in table):
        raise place.error("fix and applicability come together", "fix 与 applicability 须同时给出")
    if "fix" not in table:
        return {}
    if not isinstance(table["fix"], str):
        raise place.at("fix").error("must be a string", "须为字符串")
    grade = place.at("applicability").choice(table["applicability"], Applicability)
    return {"fix": table["fix"], "applicability": grade}


def make_fix(span: Span, text: str, applicability: str) -> Fix:
    """The fix that replaces *span* by *text*."""
    return Fix(Applicability(applicability), (Edit(span, text),))


@cache
def _ending(pattern: str) -> re.Pattern[str]:
    return compiled(rf"(?:{pattern})\Z")


def guarded(text: str, span: Span, table: Mapping[str, Any]) -> bool:
    """Whether a guard of *table* says that what stands around *span* makes it right."""
    before = table.get("not_before")
    if before and _ending(before).search(text[max(0, span.start - REACH) : span.start]):
        return True
    after = table.get("not_after")
    return bool(after and compiled(after).match(text[span.end : span.end + REACH]))


def ask_for_expressions(spec: object) -> None:
    """Ask for every expression in the data of a rule: texts that need one are too many to have a sample of each."""
    for value in spec.values() if isinstance(spec, Mapping) else spec if isinstance(spec, list) else ():
        ask_for_expressions(value)
    if isinstance(spec, Mapping):
        if "regex" in spec:
            compiled(spec["regex"])
        if "not_before" in spec:
            _ending(spec["not_before"])
        if "not_after" in spec:
            compiled(spec["not_after"])


def placed(scan: Scan, span: Span, names: Iterable[str]) -> bool:
    """Whether *span* lies where the rule looks."""
    return all(_PLACED[name](scan, span) for name in names)


def counts(scan: Scan, span: Span, table: Mapping[str, Any]) -> bool:
    """Whether a hit at *span* passes the guards of *table* and lies within what it names."""
    return not guarded(scan.text, span, table) and placed(scan, span, table["within"])


def _whole_line(scan: Scan, span: Span) -> bool:
    line = scan.line(span.start)
    return (
        span.end <= line.end
        and not scan.text[line.start : span.start].strip()
        and not scan.text[span.end : line.end].strip()
    )


_PLACED = {
    "outside_quotes": lambda scan, span: not scan.quotes.cover(span),
    "outside_titles": lambda scan, span: not scan.titles.cover(span),
    "body": lambda scan, span: not scan.headings.cover(span),
    "headings": lambda scan, span: scan.headings.cover(span),
    "lines": _whole_line,
}
