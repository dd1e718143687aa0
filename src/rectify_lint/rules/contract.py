"""What a rule is given and what it hands back.

A rule yields *hits*: a span, the id of a message in its manifest and the data that message needs. It never
writes prose, reads files or keeps state; severity, wording, basis and line numbers are added by the engine.
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
    """How sure and how grave: errors are certain, warnings probable, infos hints."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info: larger is graver."""
        return _RANK[self]


_RANK = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}


class Applicability(enum.StrEnum):
    """How far a fix may be applied without a person looking (contract C6)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SUGGEST = "suggest"


class Edit(Value):
    """Replace the characters of *span* by *text*."""

    span: Span
    text: str


class Fix(Value):
    """Edits on the original text that belong together; they do not overlap."""

    applicability: Applicability
    edits: tuple[Edit, ...]


class Related(Value):
    """Another place that explains a hit: its span, a message id of the same manifest and its data.

    *notice* is the one the place is in, ``None`` for the one the hit is in; only rules for a run see others.
    """

    span: Span
    message: str
    data: Mapping[str, Any] = field(factory=dict)
    notice: Notice | None = None


class Hit(Value):
    """What a rule found.

    Attributes:
        span: the characters to mark, never empty unless the text is.
        message: id of a template in the manifest's ``[messages.*]`` tables.
        data: the named fields of that template, and whatever a program may want; JSON values only.
        related: other places that belong to the fault, each with its own message id.
        severity: overrides the manifest's severity for this hit (lower it where the rule cannot be sure).
        fix: how to mend it, if that is mechanical.
    """

    span: Span
    message: str
    data: Mapping[str, Any] = field(factory=dict)
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


Options = Mapping[str, Any]
"""A rule's options after the schema in its manifest has been applied: every option has a value."""

Table = Mapping[str, Any]
"""What a TOML file beside a page holds, as it stands among the options of a rule that lists it."""

Check = Callable[["Notice", Options], Iterable[Hit]]
"""The function a rule module defines under the name ``check``."""

CheckRun = Callable[["Sequence[Notice]", Options], "Iterable[tuple[Notice, Hit]]"]
"""The same of a rule that ``applies = "run"``: it sees all texts of a run and says which one each hit is in."""
