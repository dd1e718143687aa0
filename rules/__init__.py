"""The bundled rules, a pack like any other: pages in family folders, registered through the plugin door."""

from __future__ import annotations

from rectify_lint._version import __version__
from rectify_lint.plugins import Pack, hookimpl


@hookimpl
def rectify_lint_register_packs() -> list[Pack]:
    """Register this package's pages."""
    return [Pack("rectify-lint", __name__, __version__)]
