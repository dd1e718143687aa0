from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint.plugins.discover import EntryPoint
from rectify_lint.plugins.manager import BUNDLED, collect, registry
from rectify_lint.value import evolve

WritePage = Callable[..., Path]

DOOR = """
from rectify_lint.plugins import Pack, hookimpl

@hookimpl
def rectify_lint_register_packs():
    return {packs}
"""


@pytest.fixture
def door(importable: Path, write_page: WritePage) -> Callable[[str], EntryPoint]:
    """Write a plug-in whose hook returns the expression given."""

    def write(packs: str) -> EntryPoint:
        write_page()
        (importable / "pack" / "__init__.py").write_text(DOOR.format(packs=packs), encoding="utf-8")
        return EntryPoint("mine", "pack", "my-pack", "1.2")

    return write


def test_a_pack_brings_its_rules_beside_the_bundled_ones(door: Callable[[str], EntryPoint]) -> None:
    both = collect([BUNDLED, door("[Pack('mine', __name__, '1.2')]")])
    rule = both.get("odd-word")
    assert rule is not None
    assert rule.pack.name == "mine"
    assert both.get("TPL001") is not None
    assert both.errors == []


@pytest.mark.parametrize(
    ("packs", "problem"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("['pack']", "TypeError: rectify_lint_register_packs gave 'pack', not a Pack"),
        ("None", "TypeError: 'NoneType' object is not iterable"),
    ],
)
def test_a_hook_that_fails_is_told_with_pack_and_version(
    door: Callable[[str], EntryPoint], packs: str, problem: str
) -> None:
    both = collect([door(packs), BUNDLED])
    assert [error.text("en") for error in both.errors] == [f"my-pack 1.2: plug-in 'mine' (pack): {problem}"]
    assert both.get("TPL001") is not None


@pytest.mark.parametrize(
    ("value", "content", "problem"),
    [
        ("broken", "raise OSError('disk')", "OSError: disk"),
        ("broken", "import sys; sys.exit(3)", "SystemExit: 3"),
        ("broken", "", "TypeError: it implements no rectify_lint_register_packs"),
        ("broken:door.way", "door = 1", "AttributeError: 'int' object has no attribute 'way'"),
        ("missing_module", "", "ModuleNotFoundError: No module named 'missing_module'"),
    ],
)
def test_a_plug_in_that_cannot_be_loaded_is_told(
    importable: Path, value: str, content: str, problem: str
) -> None:
    (importable / "broken.py").write_text(content, encoding="utf-8")
    (error,) = collect([EntryPoint("mine", value, "my-pack", "1.2")]).errors
    assert error.text("en") == f"my-pack 1.2: plug-in 'mine' ({value}): {problem}"
    assert error.text("zh") == f"规则包 my-pack 1.2：插件“mine”（{value}）：{problem}"


def test_an_object_in_a_module_may_be_the_plug_in(
    door: Callable[[str], EntryPoint], importable: Path
) -> None:
    door("[Pack('mine', 'pack', '1.2')]")
    (importable / "way.py").write_text("import pack\nclass Door:\n    inner = pack\n", encoding="utf-8")
    assert collect([EntryPoint("mine", "way:Door.inner", "my-pack", "1.2")]).get("ABC001") is not None


def test_the_bundled_pack_would_come_through_the_door_as_well() -> None:
    through = collect([evolve(BUNDLED, name="copy")])
    assert through.errors == []
    assert [rule.manifest for rule in through] == [rule.manifest for rule in collect([BUNDLED])]


def test_an_implementation_may_say_how_it_is_called(importable: Path) -> None:
    (importable / "late.py").write_text(
        "from rectify_lint.plugins import Pack, hookimpl\n"
        "@hookimpl(specname='rectify_lint_register_packs')\n"
        "def packs():\n    return [Pack('late', 'rectify_lint_rules', '1')]\n",
        encoding="utf-8",
    )
    (pack, *_) = {rule.pack.name for rule in collect([EntryPoint("mine", "late", "my-pack", "1.2")])}
    assert pack == "late"


def test_the_registry_is_collected_once_and_can_do_without_plug_ins() -> None:
    assert registry(True) is registry(True)
    assert {rule.pack.name for rule in registry(False)} == {"rectify-lint"}


COLLECT = """
import sys
before = set(sys.modules)
from rectify_lint.plugins.manager import registry
assert len(registry(True))
print(*(set(sys.modules) - before))
"""


def test_collecting_imports_neither_rules_nor_slow_modules() -> None:
    run = subprocess.run([sys.executable, "-c", COLLECT], capture_output=True, text=True, check=True)
    imported = set(run.stdout.split())
    assert not {name for name in imported if name.startswith("rectify_lint_rules.")}
    assert imported.isdisjoint({"importlib.metadata", "tomllib", "pluggy", "pyparsing", "unittest"})
