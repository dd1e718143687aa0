"""The example pack comes in as its users install it: by the entry point in its metadata."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rectify_lint import Config, Source
from rectify_lint.engine.lint import lint
from rectify_lint.engine.plan import plan
from rectify_lint.plugins.discover import GROUP, entry_points
from rectify_lint.plugins.manager import BUNDLED, collect
from rectify_lint.rules.page import page_paths
from rectify_lint.testing import run_page

PACK = Path(__file__).parents[3] / "examples" / "rectify-lint-example-pack"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    project = tomllib.loads((PACK / "pyproject.toml").read_text("utf-8"))["project"]
    folder = tmp_path / f"rectify_lint_example_pack-{project['version']}.dist-info"
    folder.mkdir()
    points = "".join(f"{name} = {value}\n" for name, value in project["entry-points"][GROUP].items())
    (folder / "entry_points.txt").write_text(f"[{GROUP}]\n{points}", encoding="utf-8")
    metadata = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (folder / "METADATA").write_text(metadata, encoding="utf-8")
    monkeypatch.syspath_prepend(str(PACK))
    return str(tmp_path)


def test_its_rules_run_beside_the_bundled_ones(installed: str) -> None:
    registry = collect([BUNDLED, *entry_points([installed])])
    assert registry.errors == []
    text = "XX市整改由县物价局牵头。\n"
    report = lint(Source(text), plan(Config(genre="inspection", select=("OFC", "TPL")), registry), "zh")
    assert [finding.code for finding in report.findings] == ["TPL001", "OFC001"]
    assert report.errors == ()


def test_its_pages_keep_their_word(installed: str) -> None:
    pages = page_paths(PACK / "example_pack")
    assert [page.name[:6] for page in pages] == ["OFC001", "OFC002"]
    for page in pages:
        run_page(page, "example_pack")
