"""The door that rule packs come through, the bundled one and third parties' alike."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from rectify_lint.rules.registry import Pack

PROJECT = "rectify_lint"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function as an implementation of one of the hooks below."""


@hookspec
def rectify_lint_register_packs() -> Iterable[Pack]:
    """Return the packs of rule pages that this distribution brings.

    Called once per process. Importing the package of a pack must be cheap: rule modules are imported by the
    program when their rules run.
    """
    raise NotImplementedError  # a specification; pluggy calls only implementations
