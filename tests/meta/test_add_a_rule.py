"""The page that docs/add-a-rule.md shows is a page that works."""

from __future__ import annotations

import re
from pathlib import Path

from rectify_lint.testing import run_page

DOC = Path(__file__).parents[2] / "docs" / "add-a-rule.md"


def test_the_page_shown_keeps_its_word(tmp_path: Path) -> None:
    shown = re.search(
        r"`(rules/terms/TRM099_[a-z-]+\.md)`:\n\n````markdown\n(.*?)````", DOC.read_text("utf-8"), re.S
    )
    assert shown is not None
    path = tmp_path / shown[1]
    path.parent.mkdir(parents=True)
    path.write_text(shown[2], encoding="utf-8")
    run_page(path)


def test_the_code_shown_is_that_of_the_example_pack() -> None:
    shown = re.search(r"```python\n\"\"\"STR099 long-paragraph(.*?)```", DOC.read_text("utf-8"), re.S)
    assert shown is not None
    module = (
        DOC.parents[1] / "examples/rectify-lint-example-pack/example_pack/office/OFC002_long_paragraph.py"
    )
    assert module.read_text("utf-8").endswith(shown[1])
