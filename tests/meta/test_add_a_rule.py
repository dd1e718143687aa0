"""The page that docs/add-a-rule.md shows is a page that works."""

from __future__ import annotations

import re
from pathlib import Path

from rectify_lint.testing import run_page

ROOT = Path(__file__).parents[2]
DOC = ROOT / "docs" / "add-a-rule.md"
LONG_PARAGRAPH = ROOT / "examples/rectify-lint-example-pack/example_pack/office/OFC002_long-paragraph.md"


def test_the_page_shown_keeps_its_word(tmp_path: Path) -> None:
    shown = re.search(
        r"`(rules/terms/TRM099_[a-z-]+\.md)`:\n\n````markdown\n(.*?)````", DOC.read_text("utf-8"), re.S
    )
    assert shown is not None
    path = tmp_path / shown[1]
    path.parent.mkdir(parents=True)
    path.write_text(shown[2], encoding="utf-8")
    run_page(path)


def test_the_rule_with_code_shown_is_that_of_the_example_pack() -> None:
    text = DOC.read_text("utf-8")
    code = re.search(r"```python\n\"\"\"STR099 long-paragraph(.*?)```", text, re.S)
    manifest = re.search(r"```toml\n(\[messages.zh\]\nlong.*?)```", text, re.S)
    assert code is not None
    assert manifest is not None
    module = LONG_PARAGRAPH.with_name("OFC002_long_paragraph.py")
    assert module.read_text("utf-8").endswith(code[1])
    assert manifest[1] in LONG_PARAGRAPH.read_text("utf-8")
