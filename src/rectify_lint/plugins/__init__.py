"""For distributions with rules of their own: :class:`Pack` and the marker :func:`hookimpl`."""

from __future__ import annotations

from collections.abc import Callable

from rectify_lint.rules.registry import Pack
from rectify_lint.typed import Any

__all__ = ["Pack", "hookimpl"]

PROJECT = "rectify_lint"
"""The name under which pluggy knows hooks and their implementations."""


def hookimpl(function: Callable[..., Any] | None = None, **options: Any) -> Any:
    """Mark *function* as an implementation of one of the hooks in :mod:`rectify_lint.plugins.hookspecs`.

    Without *options* (those of :class:`pluggy.HookimplMarker`) it marks the function as that class does, but without
    importing pluggy: that takes as long as linting a notice, and most installations have only the bundled pack.
    """
    if function is None or options:
        import pluggy

        return pluggy.HookimplMarker(PROJECT)(function, **options)
    setattr(function, f"{PROJECT}_impl", {})
    return function
