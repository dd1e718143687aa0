"""The hook through which rule packs register, the bundled one included."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from rectify_lint.plugins import PROJECT
from rectify_lint.rules.registry import Pack

hookspec = pluggy.HookspecMarker(PROJECT)


@hookspec
def rectify_lint_register_packs() -> Iterable[Pack]:
    """Return the packs of rule pages in this distribution.

    Called once per process. Importing the package of a pack must be cheap: the modules of rules are imported when the
    rules run.
    """
    raise NotImplementedError  # a specification; pluggy calls only implementations
