"""What a distribution needs to bring its own rules: :class:`Pack` and the marker :data:`hookimpl`."""

from __future__ import annotations

from rectify_lint.plugins.hookspecs import hookimpl
from rectify_lint.rules.registry import Pack

__all__ = ["Pack", "hookimpl"]
