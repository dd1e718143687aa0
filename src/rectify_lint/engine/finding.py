"""Findings as they leave the engine: worded, placed by line and column, and ready for any report."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from rectify_lint.rules.contract import Applicability, Hit, Severity
from rectify_lint.source.text import Source, Span

if TYPE_CHECKING:
    from rectify_lint.rules.manifest import Manifest


@attrs.frozen
class Place:
    """A range in a file and what is said of it; lines and columns are 1-based, the end is exclusive."""

    path: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    span: Span
    message_id: str = ""


@attrs.frozen
class TextEdit:
    """Replace the characters of *span*, which is that range of lines and columns, by *text*."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    span: Span


@attrs.frozen
class TextFix:
    """Edits that belong together, and how far they may be applied unseen."""

    applicability: Applicability
    edits: tuple[TextEdit, ...]


@attrs.frozen
class Finding:
    """One fault in one text.

    Attributes:
        code: of the rule.
        name: of the rule.
        severity: how sure and how grave.
        message: what is wrong, in the language of the run.
        path: of the file, ``None`` for text given directly.
        line: 1-based line of the first character.
        column: 1-based column of it, in characters.
        end_line: line of the end.
        end_column: column behind the last character.
        quote: the characters marked.
        data: the numbers and words behind the message; JSON values only.
        basis: what the rule rests on, in the language of the run.
        tier: the kind of ground that is: ``law``, ``party``, ``standard``, ``notice``, ``practice``.
        related: other places that belong to the fault.
        fix: how to mend it, or ``None``.
        span: the characters as offsets.
        message_id: which of the rule's messages it is.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    data: Mapping[str, Any]
    basis: str
    tier: str
    related: tuple[Place, ...]
    fix: TextFix | None
    span: Span
    message_id: str

    @property
    def order(self) -> tuple[int, int, str, str]:
        """Sorts the findings of one file: by place, then code, then message."""
        return (*self.span, self.code, self.message_id)


def make_finding(hit: Hit, manifest: Manifest, severity: Severity, source: Source, lang: str) -> Finding:
    """Word and place *hit*.

    Raises:
        LookupError: the manifest has no such message, or the message needs data that the hit lacks.
        TypeError: the data holds something that JSON does not know.
        ValueError: a span lies outside the text.
    """
    data = json_value(hit.data)
    return Finding(
        code=manifest.code,
        name=manifest.name,
        severity=hit.severity or severity,
        message=word(manifest, hit.message, data, lang),
        path=source.path,
        **_range(source, hit.span),
        quote=hit.span.of(source.text),
        data=data,
        basis=manifest.basis.text[lang],
        tier=str(manifest.basis.tier),
        related=tuple(
            Place(
                source.path,
                **_range(source, one.span),
                message=word(manifest, one.message, json_value(one.data), lang),
                span=one.span,
                message_id=one.message,
            )
            for one in hit.related
        ),
        fix=_fix(hit, source),
        span=hit.span,
        message_id=hit.message,
    )


def _fix(hit: Hit, source: Source) -> TextFix | None:
    if hit.fix is None:
        return None
    edits = (TextEdit(**_range(source, one.span), text=one.text, span=one.span) for one in hit.fix.edits)
    return TextFix(hit.fix.applicability, tuple(edits))


def _range(source: Source, span: Span) -> dict[str, int]:
    start, end = span
    if not 0 <= start <= end <= len(source.text):
        raise ValueError(f"{span} lies outside the text, which has {len(source.text)} characters")
    starts = source.lines.starts
    line = bisect_right(starts, start)
    end_line = line if line == len(starts) or end < starts[line] else bisect_right(starts, end)
    return {
        "line": line,
        "column": start - starts[line - 1] + 1,
        "end_line": end_line,
        "end_column": end - starts[end_line - 1] + 1,
    }


_PLAIN = frozenset({str, int})
"""The types of most data, which need no closer look; an enum is of a type of its own."""


def word(manifest: Manifest, message: str, data: Mapping[str, Any], lang: str) -> str:
    """The message with its fields filled in; lists are joined as the language does it."""
    template = manifest.messages[lang][message]
    return template.format_map(
        {key: value if type(value) in _PLAIN else _wording(value, lang) for key, value in data.items()}
    )


def _wording(value: Any, lang: str) -> Any:
    if isinstance(value, list):
        return ("、" if lang == "zh" else ", ").join(str(_wording(one, lang)) for one in value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def json_value(value: Any) -> Any:
    """*value* as JSON knows it: decimals become numbers where a float says the same, else text."""
    if type(value) in _PLAIN:
        return value
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value.value) if isinstance(value, enum.Enum) else value
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, Mapping):
        return {str(key): json_value(one) for key, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(json_value(one) for one in value)
    if isinstance(value, Iterable):
        return [json_value(one) for one in value]
    raise TypeError(f"{value!r} cannot be written as JSON")


_LARGEST = 40
"""Decimal digits above which a number is written as text; no amount of money has as many."""


def _number(value: Decimal) -> int | float | str:
    if not value.is_finite() or value.adjusted() > _LARGEST:
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else format(value, "f")
