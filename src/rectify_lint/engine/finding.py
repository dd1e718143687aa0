"""Findings as they leave the engine: worded, located by line and column, and ready for any report."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from decimal import Decimal

from rectify_lint.rules.contract import Applicability, Fix, Hit, Severity
from rectify_lint.source.text import LineIndex, Source, Span
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.value import Value, field

if TYPE_CHECKING:
    from rectify_lint.rules.manifest import Manifest


class Located(Value):
    """A range of a text; lines and columns are computed on request.

    Attributes:
        span: its character offsets.
    """

    span: Span
    _lines: LineIndex = field(alias="lines", hidden=True)

    @property
    def line(self) -> int:
        """1-based line of the first character."""
        return self._lines.line_of(self.span.start)

    @property
    def column(self) -> int:
        """1-based column of the first character, in characters."""
        return self._lines.position(self.span.start).column

    @property
    def end_line(self) -> int:
        """1-based line of the end."""
        return self._lines.line_of(self.span.end)

    @property
    def end_column(self) -> int:
        """1-based column behind the last character."""
        return self._lines.position(self.span.end).column


class Place(Located):
    """A related range in a file, with a message in words and the id of the message."""

    path: str | None
    message: str
    message_id: str = ""


class TextEdit(Located):
    """Replace the characters of the span by *text*."""

    text: str


class TextFix(Value):
    """Edits to be applied together, and whether they may be applied without review."""

    applicability: Applicability
    edits: tuple[TextEdit, ...]


class Finding(Located):
    """One fault in one text, located as :class:`Located`.

    Attributes:
        code: the code of the rule.
        name: the name of the rule.
        severity: error, warning or info.
        message: what is wrong, in the language of the run.
        path: the file, or ``None`` for text given directly.
        quote: the marked characters.
        data: the numbers and words behind the message; JSON values only.
        basis: the source the rule rests on, in the language of the run.
        tier: the kind of that source: ``law``, ``party``, ``standard``, ``notice``, ``practice``.
        related: other places that belong to the fault.
        message_id: the id of the message in the rule's manifest.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str | None
    quote: str
    data: Mapping[str, Any]
    basis: str
    tier: str
    related: tuple[Place, ...]
    message_id: str
    _fix: Fix | None = field(default=None, alias="fix")

    @property
    def fix(self) -> TextFix | None:
        """How to correct it, or ``None``; the edits, of which there may be hundreds, are made on request."""
        if self._fix is None:
            return None
        edits = [TextEdit(one.span, self._lines, one.text) for one in self._fix.edits]
        return TextFix(self._fix.applicability, tuple(edits))

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The sort key within a file: offsets, then code, then message."""
        return (*self.span, self.code, self.message_id)


def make_finding(hit: Hit, manifest: Manifest, severity: Severity, source: Source, lang: str) -> Finding:
    """The finding for *hit* of the rule of *manifest* in *source*, worded in *lang*; *severity* unless the hit has one.

    Raises:
        LookupError: the manifest has no such message, or the message needs data that the hit lacks.
        TypeError: the data contains something that JSON cannot represent.
        ValueError: a span is outside the text.
    """
    text, path, lines = source.text, source.path, source.lines
    _check((hit.span, *(one.span for one in hit.fix.edits)) if hit.fix else (hit.span,), text)
    related: list[Place] = []
    for one in hit.related:
        where = source if one.notice is None else one.notice.source
        _check((one.span,), where.text)
        said = word(manifest, one.message, json_value(one.data), lang)
        related.append(Place(one.span, where.lines, where.path, said, one.message))
    data = json_value(hit.data)
    return Finding(
        hit.span,
        lines,
        manifest.code,
        manifest.name,
        hit.severity or severity,
        word(manifest, hit.message, data, lang),
        path,
        hit.span.of(text),
        data,
        manifest.basis.text[lang],
        manifest.basis.tier.value,
        tuple(related),
        hit.message,
        hit.fix,
    )


def _check(spans: Iterable[Span], text: str) -> None:
    """Raise :class:`ValueError` if one of *spans* is not within *text*."""
    size = len(text)
    for start, end in spans:
        if not 0 <= start <= end <= size:
            raise ValueError(f"{Span(start, end)} lies outside the text, which has {size} characters")


_PLAIN = frozenset({str, int})
"""The exact types of most data, which need no conversion; a member of an enum has another type."""
_WORDS = frozenset({str})


def word(manifest: Manifest, message: str, data: Mapping[str, Any], lang: str) -> str:
    """The message with its fields filled in; lists are joined by 、 in Chinese and by commas in English."""
    try:
        template = manifest.messages[lang][message]
    except KeyError:
        known = ", ".join(manifest.messages[lang])
        raise LookupError(f"the page has no message {message!r}, there are {known}") from None
    try:
        if _PLAIN.issuperset(map(type, data.values())):
            return template.format_map(data)
        return template.format_map({key: _wording(value, lang) for key, value in data.items()})
    except KeyError as missing:
        raise LookupError(f"message {message!r} needs {missing}, which the hit does not give") from None


def _wording(value: Any, lang: str) -> Any:
    if isinstance(value, list):
        return ("、" if lang == "zh" else ", ").join(str(_wording(one, lang)) for one in value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def json_value(value: Any) -> Any:
    """*value* as JSON can represent it: decimals become numbers where a float is exact, else text."""
    if type(value) in _PLAIN:
        return value
    if type(value) is dict:  # runs for every hit; isinstance with Mapping takes longer
        if _PLAIN.issuperset(map(type, value.values())) and _WORDS.issuperset(map(type, value)):
            return value
        return {str(key): json_value(one) for key, one in value.items()}
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
"""A number of more decimal digits is written as text; no amount of money has as many."""


def _number(value: Decimal) -> int | float | str:
    if not value.is_finite() or value.adjusted() > _LARGEST:
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else format(value, "f")
