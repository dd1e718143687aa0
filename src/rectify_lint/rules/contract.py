"""The interface between rules and engine.

A rule yields *hits*: a span, the id of a message in its manifest, and the data that the message needs. It writes no
prose, reads no files and keeps no state; the engine adds severity, wording, basis and line numbers.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping, Sequence

from rectify_lint.source.text import Span
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.value import Value, field

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice


class Severity(enum.StrEnum):
    """How certain a finding is: errors are certain, warnings probable, infos hints."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info."""
        return _RANK[self]


_RANK = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}


class Applicability(enum.StrEnum):
    """How far a fix may be applied without review.

    ``SAFE``: it is mechanical; ``UNSAFE``: it is probably right; ``SUGGEST``: it is never applied, only shown.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    SUGGEST = "suggest"


class Edit(Value):
    """Replace the characters of *span* by *text*."""

    span: Span
    text: str


class Fix(Value):
    """Edits of the original text to be applied together; they do not overlap."""

    applicability: Applicability
    edits: tuple[Edit, ...]


class Related(Value):
    """Another place that belongs to a hit.

    Attributes:
        span: its characters.
        message: the id of a message in the same manifest.
        data: the fields of that message.
        notice: the notice it is in; ``None`` for that of the hit. Only rules for a run see others.
    """

    span: Span
    message: str
    data: Mapping[str, Any] = field(factory=dict)
    notice: Notice | None = None


class Hit(Value):
    """One fault found by a rule.

    Attributes:
        span: the characters to mark; empty only if the text is.
        message: the id of a template in the manifest's ``[messages.*]`` tables.
        data: the named fields of that template, and any others for programs; JSON values only.
        related: other places that belong to the fault.
        severity: overrides that of the manifest (lower it where the rule is less certain).
        fix: how to correct the fault, or ``None``.
    """

    span: Span
    message: str
    data: Mapping[str, Any] = field(factory=dict)
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


Options = Mapping[str, Any]
"""The values of all options of a rule, defaults included, and the content of its lists."""

Table = Mapping[str, Any]
"""The content of a TOML file beside a page, as the options of a rule contain it."""

Check = Callable[["Notice", Options], Iterable[Hit]]
"""The type of the function ``check`` in the module of a rule."""

CheckRun = Callable[["Sequence[Notice]", Options], "Iterable[tuple[Notice, Hit]]"]
"""Its type for a rule with ``applies = "run"``: it takes all notices of a run and yields each hit with its notice."""
