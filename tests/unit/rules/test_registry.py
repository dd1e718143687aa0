from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint.errors import RulePageError
from rectify_lint.rules.registry import Pack, Registry, pack_root

WritePage = Callable[..., Path]
PACK = Pack("mine", "pack", "1.2")


@pytest.fixture
def package(write_page: WritePage, importable: Path) -> Path:
    (importable / "pack").mkdir()
    (importable / "pack" / "__init__.py").touch()
    return importable / "pack"


def test_a_rule_is_found_by_code_and_by_name(package: Path, write_page: WritePage) -> None:
    write_page()
    registry = Registry([PACK])
    rule = registry.get("ABC001")
    assert rule is not None
    assert registry.get("odd-word") is rule
    assert registry.get("no-such") is None
    assert (len(registry), registry.families, registry.errors) == (1, {"ABC"}, [])
    assert repr(rule) == "Rule(ABC001 odd-word)"
    assert [case.verdict for case in rule.page().cases] == ["bad", "bad", "good", "good"]


def test_of_two_rules_with_one_code_the_first_pack_keeps_it(
    package: Path, write_page: WritePage, importable: Path
) -> None:
    write_page()
    write_page(folder="other")
    (importable / "other" / "__init__.py").touch()
    registry = Registry([PACK, Pack("theirs", "other", "3")])
    rule = registry.get("ABC001")
    assert rule is not None
    assert rule.pack == PACK
    (error,) = registry.errors
    assert (
        error.text("en")
        == "theirs 3: Rule(ABC001 odd-word) is left out: Rule(ABC001 odd-word) of mine has its code or name"
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[", "JSONDecodeError: Expecting value: line 1 column 2 (char 1)"),
        ('[{"code": "ABC009"}]', "KeyError: 'name'"),
    ],
)
def test_a_pack_whose_index_fails_is_told_and_the_others_go_on(
    package: Path, write_page: WritePage, importable: Path, content: str, problem: str
) -> None:
    write_page(folder="other")
    (importable / "other" / "__init__.py").touch()
    (package / "_index.json").write_text(content, encoding="utf-8")
    registry = Registry([PACK, Pack("theirs", "other", "3")])
    assert [error.text("en") for error in registry.errors] == [f"mine 1.2: {problem}"]
    assert list(registry.rules) == ["ABC001"]


def test_a_pack_without_the_package_is_told(importable: Path) -> None:
    (error,) = Registry([Pack("mine", "no_such_package", "1")]).errors
    assert "No module named 'no_such_package'" in error.text("en")


def test_a_module_is_no_pack(importable: Path) -> None:
    (importable / "single.py").touch()
    with pytest.raises(RulePageError, match="single is not a package in a folder"):
        pack_root(Pack("mine", "single", "1"))


def test_code_is_imported_when_the_rule_first_runs(package: Path, write_page: WritePage) -> None:
    path = write_page(('kind = "pattern"', 'kind = "code"'), ("[pattern]\nregex = '错'\n", ""))
    path.with_name("ABC001_odd_word.py").write_text("raise RuntimeError('at import')", encoding="utf-8")
    (path.parent / "__init__.py").touch()
    rule = Registry([PACK]).get("ABC001")
    assert rule is not None
    with pytest.raises(RuntimeError, match="at import"):
        _ = rule.run


def test_code_without_check_is_told(package: Path, write_page: WritePage) -> None:
    path = write_page(('kind = "pattern"', 'kind = "code"'), ("[pattern]\nregex = '错'\n", ""))
    path.with_name("ABC001_odd_word.py").touch()
    (path.parent / "__init__.py").touch()
    rule = Registry([PACK]).get("ABC001")
    assert rule is not None
    with pytest.raises(RulePageError, match=r"pack.family.ABC001_odd_word has no function check"):
        _ = rule.run
