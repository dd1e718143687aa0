"""The generated module against the grammars it is generated from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rectify_lint.grammar import build, lowered


@pytest.fixture(scope="module")
def rendered() -> str:
    """The module as the grammars give it; lowering all of them takes seconds."""
    return build.render()


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: str) -> Path:
    """A file for ``build.main`` to write and check in place of the generated module."""
    monkeypatch.setattr(build, "render", lambda: rendered)
    monkeypatch.setattr(build, "TARGET", tmp_path / "lowered.py")
    return build.TARGET


def test_the_generated_module_is_what_the_grammars_give(rendered: str) -> None:
    assert build.TARGET.read_text(encoding="utf-8") == rendered


def test_every_grammar_has_its_constant_and_every_constant_compiles() -> None:
    constants = {name: value for name, value in vars(lowered).items() if name.isupper()}
    assert set(constants) == {name.upper() for name in build.grammars()}
    for pattern in constants.values():
        re.compile(pattern)


def test_every_grammar_is_named() -> None:
    for name, factory in build.grammars().items():
        assert factory().customName, name


def test_no_pattern_starts_with_a_lookbehind_or_uses_the_wide_digit_class() -> None:
    for name in build.grammars():
        pattern = getattr(lowered, name.upper())
        assert not pattern.startswith(("(?<", "(?>(?<")), name
        assert not re.search(r"(?<!\\)\\d", pattern), name


def test_check_tells_a_stale_module_and_writes_nothing(
    target: Path, rendered: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build.main(["--check"]) == 1
    assert not target.exists()
    target.write_text(rendered.replace("ORDINAL", "ORDINALS"), encoding="utf-8")
    capsys.readouterr()
    assert build.main(["--check"]) == 1
    assert "-ORDINALS" in capsys.readouterr().out


def test_build_writes_what_check_then_accepts(target: Path, rendered: str) -> None:
    assert build.main([]) == 0
    assert target.read_text(encoding="utf-8") == rendered
    assert build.main(["--check"]) == 0


def test_a_name_used_by_two_modules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MODULES", ("ordinals", "ordinals"))
    with pytest.raises(ValueError, match="ordinal"):
        build.grammars()


@pytest.mark.parametrize("pattern", ["a", 'say "a"', "'\"", "\"'\\\\"])
def test_a_pattern_survives_being_written_as_a_literal(pattern: str) -> None:
    namespace: dict[str, str] = {}
    exec(f"value = {build._raw(pattern)}", namespace)
    assert namespace["value"] == pattern
