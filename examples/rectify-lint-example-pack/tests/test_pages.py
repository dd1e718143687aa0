"""Every case of every page, and the way in."""

from rectify_lint.plugins.manager import registry
from rectify_lint.testing import check_case, parametrize


@parametrize("example_pack")
def test_the_page_finds_exactly_what_it_marks(rule_case):
    """Run one page or case."""
    check_case(rule_case)


def test_the_installed_pack_is_found():
    """The entry point leads to the pages."""
    found = registry()
    assert found.errors == []
    assert found.get("former-office-name") is not None
