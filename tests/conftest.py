"""Settings for random tests: no deadlines, no coverage."""

from __future__ import annotations

import pytest
from hypothesis import settings

# How long an example may take depends on the machine and its load, not on the code.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage in random tests: it would vary by chance, and tracing makes them several times slower.

    Tests of large inputs carry the mark ``no_cover`` themselves for the second reason.
    """
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.no_cover)
