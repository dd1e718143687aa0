"""A module from the store is the module that its file would give."""

from __future__ import annotations

import inspect
import marshal
import os
import sys
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from rectify_lint import bundle, precompile, store

FILES = {
    "bundled/__init__.py": '"""A package."""\n\nfrom bundled.inner import one\n',
    "bundled/inner.py": '"""A module."""\n\n\ndef one():\n    return 1\n\n\ndef fails():\n    raise ValueError("here")\n',
}
NAMES = ("bundled.inner", "bundled")  # as they finish


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a package is that the store has too."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(bundle, "_ROOT", str(tmp_path))
    monkeypatch.setattr(store, "path", lambda folder="": str(tmp_path / "store.bin"))
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    store.load.cache_clear()
    store.write(str(tmp_path), {bundle.SECTION: bundle.stored_form(str(tmp_path), NAMES)})
    yield tmp_path
    store.load.cache_clear()
    for name in NAMES:
        sys.modules.pop(name, None)


def imported() -> tuple[ModuleType, ModuleType]:
    """The package and its module, imported anew, after the bundle was loaded."""
    for name in NAMES:
        sys.modules.pop(name, None)
    bundle.load()
    package = import_module("bundled")
    return package, import_module("bundled.inner")


def stored(module: ModuleType) -> bool:
    """Whether *module* came from the store: its code does not name the folder that it was compiled in."""
    code: CodeType = module.one.__code__
    return not os.path.isabs(code.co_filename)


def described(module: ModuleType) -> tuple[object, ...]:
    """What a module tells of itself."""
    told = tuple(getattr(module, name) for name in ("__name__", "__file__", "__package__", "__doc__"))
    return (*told, [*getattr(module, "__path__", ())], inspect.getsource(module))


def without_store() -> None:
    os.unlink(store.path())
    store.load.cache_clear()


def test_modules_of_the_store_are_like_those_of_their_files(root: Path) -> None:
    package, module = imported()
    assert stored(package)
    assert stored(module)
    assert package.inner is module
    found = [*map(described, (package, module))]
    without_store()
    usual = imported()
    assert not any(map(stored, usual))
    assert found == [*map(described, usual)]


def test_a_traceback_shows_the_lines_of_the_source(root: Path) -> None:
    _, module = imported()
    with pytest.raises(ValueError, match="here") as failure:
        module.fails()
    assert 'raise ValueError("here")' in "".join(traceback.format_exception(failure.value))


@pytest.mark.parametrize("later", [0, 3600])
def test_sources_of_which_one_was_changed_are_imported(root: Path, later: int) -> None:
    file = root / "bundled" / "inner.py"
    text = file.read_text(encoding="utf-8").replace("return 1", "return 2" if later else "return 2 + 3")
    file.write_text(text, encoding="utf-8")
    written = os.stat(store.path()).st_mtime
    os.utime(file, (written + later, written + later))
    package, module = imported()
    assert not stored(package)
    assert package.one() == module.one() == (2 if later else 5)


def test_a_source_that_is_gone_is_missed(root: Path) -> None:
    (root / "bundled" / "inner.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        imported()


def test_all_are_imported_where_one_fails(root: Path) -> None:
    broken = FILES["bundled/__init__.py"].replace(
        "from bundled.inner import one", "raise RuntimeError('broken')"
    )
    (root / "bundled" / "__init__.py").write_text(broken, encoding="utf-8")
    store.write(str(root), {bundle.SECTION: bundle.stored_form(str(root), NAMES)})
    with pytest.raises(RuntimeError, match="broken"):
        imported()
    assert not {*NAMES} & {*sys.modules}
    (root / "bundled" / "__init__.py").write_text(FILES["bundled/__init__.py"], encoding="utf-8")
    package, _ = imported()
    assert package.one() == 1


def test_what_is_there_already_is_not_loaded_again(root: Path) -> None:
    package, module = imported()
    bundle.load()
    assert sys.modules["bundled"] is package
    assert package.inner is sys.modules["bundled.inner"] is module


def test_the_store_has_what_a_check_imports() -> None:
    names = precompile.modules_of_a_check(["无锡市某局整改情况。\n"])
    assert {"rectify_lint.api", "rectify_lint.notice.build"} < {*names}
    assert not {"rectify_lint", "rectify_lint.cli", "rectify_lint.store"} & {*names}
    root = Path(bundle.__file__).parent.parent
    own = [name for name in names if name.startswith("rectify_lint.")]
    (kept,) = bundle.stored_form(str(root), own).values()
    assert [module[0] for module in marshal.loads(kept)] == own
    assert names.index("rectify_lint.notice.model") < names.index("rectify_lint.engine.lint")
