"""Running the rule of a page that a test writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint import Finding
from rectify_lint.rules.case import Case
from rectify_lint.rules.page import parse_page
from rectify_lint.rules.registry import Pack, Rule
from rectify_lint.testing import find

WritePage = Callable[..., Path]
FindIn = Callable[..., list[Finding]]


@pytest.fixture
def find_in(write_page: WritePage) -> FindIn:
    """Write a page with *data* for its kind, run it alone on *text* and return what it finds.

    *fields* are put into its one message, in this order.
    """

    def run(
        text: str, kind: str, data: str, fields: str = "", extra: tuple[str, str] = ("", "")
    ) -> list[Finding]:
        path = write_page(
            ('kind = "pattern"', f'kind = "{kind}"'),
            ("[pattern]\nregex = '错'\n", data),
            ("有“{text}”", f"有{fields}" + extra[0]),
            ("has “{text}”", f"has{fields}" + extra[1]),
        )
        rule = Rule(parse_page(path).manifest, Pack("pack", "pack", "0"))
        return find(rule, Case("", "good", text, (), (), (), {}, None, 1))

    return run
