"""Declarative kinds: rules that are data alone.

Each kind is a module with three functions, loaded when the first rule of the kind needs it:

- ``normalise(value, place, messages, lists)`` checks the data on a page and returns plain JSON-like values,
- ``literals(spec)`` names the literals one of which must occur for the rule to have anything to say,
- ``compile_rule(manifest)`` returns the :class:`Runner`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from rectify_lint.typed import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from rectify_lint.rules.contract import Hit, Options
    from rectify_lint.rules.manifest import Manifest
    from rectify_lint.rules.place import Place
    from rectify_lint.rules.scan import Scan

NAMES = ("code", "pattern", "term", "consistency", "required", "relation")
"""Every kind; ``code`` stands for a module beside the page."""


class Runner(Protocol):
    """A rule ready to run."""

    def __call__(self, scan: Scan, options: Options, /) -> Iterable[Hit]:
        """Yield what the rule finds in the scanned text."""


class Kind(Protocol):
    """What the module of a declarative kind offers."""

    def normalise(
        self,
        value: object,
        place: Place,
        messages: Mapping[str, frozenset[str]],
        lists: Mapping[str, Any],
        /,
    ) -> Any:
        """Check the data on a page; *messages* maps message ids to their fields."""

    def literals(self, spec: Any, /) -> list[str]:
        """The literals that the data implies; empty where it implies none."""

    def compile_rule(self, manifest: Manifest, /) -> Runner:
        """Make the rule ready to run; regular expressions are compiled when first needed."""


def module(kind: str) -> Kind:
    """The module of a declarative *kind*."""
    return cast("Kind", import_module(f"{__name__}.{kind}"))


def gated(kind: Kind, spec: Any) -> bool:
    """Whether a rule of *kind* has nothing to say of texts without its literals, as is usual."""
    denied = getattr(kind, "gated", None)
    return denied is None or bool(denied(spec))


def parts(kind: Kind, spec: Any) -> Mapping[str, list[str]]:
    """By the keys of the lists in *spec* that are only asked about their own literals, these: of most kinds none."""
    named = getattr(kind, "parts", None)
    return {} if named is None else dict(named(spec))
