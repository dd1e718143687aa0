"""What the repository says about itself must be so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from rectify_lint.source.readers import suffixes

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README_OUTPUT = re.compile(
    r"<!-- output of: rectify-lint (?P<arguments>.*) -->\n```text\n(?P<output>.*?)```\n", re.DOTALL
)


def test_every_package_folder_is_listed_for_installation() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    roots = {"rectify_lint": ROOT / "src" / "rectify_lint", "rectify_lint_rules": ROOT / "rules"}
    found = set()
    for name, root in roots.items():
        for module in root.rglob("*.py"):
            found.add(".".join([name, *module.parent.relative_to(root).parts]))
    assert sorted(found) == sorted(listed)


def test_the_hook_takes_every_file_that_can_be_checked_without_an_extra() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    [pattern] = re.findall(r"^  files: '(.*)'$", hooks, re.MULTILINE)
    taken = [suffix for suffix in suffixes() if re.search(pattern, f"notices/通报{suffix}")]
    more = (".pdf", ".doc", ".wps", ".odt", ".rtf")  # they need a package or a program besides
    assert taken == [suffix for suffix in suffixes() if suffix not in more]
    assert not re.search(pattern, "notices/logo.png")
    assert "  require_serial: true\n" in hooks  # rules compare the files of a run


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_what_the_program_prints(name: str) -> None:
    shown = README_OUTPUT.findall((ROOT / name).read_text("utf-8"))
    assert shown
    for arguments, output in shown:
        command = [sys.executable, "-m", "rectify_lint", *arguments.split()]
        done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
        assert done.stdout.decode() == output


@pytest.mark.parametrize(
    "name",
    ["README.md", "README.zh-CN.md", *(f"docs/{page.relative_to(DOCS)}" for page in DOCS.rglob("*.md"))],
)
def test_links_to_files_of_the_repository_lead_somewhere(name: str) -> None:
    page = ROOT / name
    prose = re.sub("```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "docs/guide.md", "docs/guide.zh-CN.md"])
def test_rules_that_the_documents_name_exist(name: str) -> None:
    from rectify_lint.plugins.manager import registry

    pages = [*ROOT.glob("examples/**/???[0-9][0-9][0-9]_*.md")]
    known = {rule.manifest.code for rule in registry(False)} | {page.name[:6] for page in pages}
    named = set(re.findall(r"\b[A-Z]{3}[0-9]{3}\b", (ROOT / name).read_text("utf-8")))
    assert named
    assert named <= known


@pytest.mark.parametrize("name", ["docs/guide.md", "docs/guide.zh-CN.md"])
def test_links_within_a_guide_lead_to_its_headings(name: str) -> None:
    page = re.sub("```.*?```", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^##+ (.*)$", page, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]*)\)", page)) <= headings


def test_both_guides_show_the_same_commands_and_settings() -> None:
    english, chinese = (
        re.findall("```(?:toml|python)\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
        for name in ("docs/guide.md", "docs/guide.zh-CN.md")
    )

    def bare(block: str) -> str:
        return re.sub(r" *#.*", "", block)

    assert [bare(block) for block in chinese] == [bare(block) for block in english]


def test_the_architecture_shows_the_layers_of_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [layers] = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    page = (DOCS / "architecture.md").read_text("utf-8").partition("## Layers")[2].split("```")[1]
    shown = re.findall(r"^(\w+(?: \| \w+)*)", page.removeprefix("text\n"), re.MULTILINE)
    assert shown == [layer.replace("rectify_lint.", "") for layer in layers]


def test_every_token_of_a_tally_is_explained() -> None:
    from rectify_lint.facts.model import Population, StatusClass
    from rectify_lint.facts.tally_words import WORDS

    page = (DOCS / "grammar" / "tallies.md").read_text("utf-8")
    markers = WORDS - set(StatusClass) - set(Population)
    assert [name for name in sorted(markers) if f"`{name}`" not in page] == []


def test_no_module_is_longer_than_400_lines() -> None:
    for module in [
        path for folder in ("src", "rules", "tests", "bench") for path in ROOT.glob(f"{folder}/**/*.py")
    ]:
        if module.name not in ("lowered.py", "_index.py"):
            assert len(module.read_text("utf-8").splitlines()) <= 400, module
