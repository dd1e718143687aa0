from __future__ import annotations

from pathlib import Path

import pytest

from rectify_lint.errors import UsageError
from rectify_lint.rules.scaffold import KINDS, main, new_rule
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


def test_the_command_writes_into_a_package_and_says_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scaffolded_pack").mkdir()
    (tmp_path / "scaffolded_pack" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert main(["scaffolded_pack", "XYZ001", "odd-word", "code"]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in written] == ["XYZ001_odd-word.md", "XYZ001_odd_word.py", "__init__.py"]
    assert all(path.is_file() for path in written)
    assert main(["scaffolded_pack", "XYZ001", "odd-word"]) == 2
    assert "XYZ001 is taken by" in capsys.readouterr().err
    assert main(["no_such_package_here", "XYZ001", "odd-word"]) == 2
    assert main(["scaffolded_pack"]) == 2
