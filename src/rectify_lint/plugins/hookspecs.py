"""The door that third parties' rule packs come through; the bundled one is built as if it did."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from rectify_lint.plugins import PROJECT
from rectify_lint.rules.registry import Pack

hookspec = pluggy.HookspecMarker(PROJECT)


@hookspec
def rectify_lint_register_packs() -> Iterable[Pack]:
    """Return the packs of rule pages that this distribution brings.

    Called once per process. Importing the package of a pack must be cheap: rule modules are imported by the
    program when their rules run.
    """
    raise NotImplementedError  # a specification; pluggy calls only implementations
