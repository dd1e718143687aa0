from __future__ import annotations

from pathlib import Path

import pytest

from rectify_lint.errors import UsageError
from rectify_lint.rules.scaffold import KINDS, new_rule
from rectify_lint.testing import run_page


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_passes_its_own_cases(importable: Path, kind: str) -> None:
    package = importable / f"pack_{kind}"
    files = new_rule(package, "XYZ001", "odd-word", kind)
    (package / "__init__.py").touch()
    assert files[0] == package / "xyz" / "XYZ001_odd-word.md"
    run_page(files[0], package.name)


def test_a_bundled_family_has_its_folder(tmp_path: Path) -> None:
    page, module, package = new_rule(tmp_path, "TRM901", "odd-word", "code")
    assert page == tmp_path / "terms" / "TRM901_odd-word.md"
    assert module == tmp_path / "terms" / "TRM901_odd_word.py"
    assert package.name == "__init__.py"


def test_the_folder_may_be_given(tmp_path: Path) -> None:
    (page, _) = new_rule(tmp_path, "XYZ001", "odd-word", folder="words")
    assert page.parent == tmp_path / "words"


@pytest.mark.parametrize(
    ("code", "name", "kind", "problem"),
    [
        ("xyz1", "odd-word", "term", "is not three capital letters"),
        ("XYZ001", "odd_word", "term", "is not kebab-case"),
        ("XYZ001", "odd-word", "magic", "no scaffold for kind 'magic'"),
    ],
)
def test_wrong_names_are_refused(tmp_path: Path, code: str, name: str, kind: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        new_rule(tmp_path, code, name, kind)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new_rule(tmp_path, "XYZ001", "odd-word")
    with pytest.raises(UsageError, match="XYZ001 is taken"):
        new_rule(tmp_path, "XYZ001", "other-word")
