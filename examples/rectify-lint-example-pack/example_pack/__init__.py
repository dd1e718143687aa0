"""The house rules of an imaginary office."""

from rectify_lint.plugins import Pack, hookimpl


@hookimpl
def rectify_lint_register_packs() -> list[Pack]:
    """Register the pages below this package."""
    return [Pack("example-pack", __name__, "0.1.0")]
