"""The modules of a check, taken from the :mod:`rectify_lint.store` all at once instead of imported from 240 files.

Finding, opening and reading the bytecode of each module by itself, and what the import system does for each, takes
a fifth of a start. So the command line calls :func:`load` first. The modules are those that importing would make, with
the same names, files, specs and loaders. Their code runs in the order in which it finishes when they are imported: that
of each module after that of those it imports. If any source has changed since it was installed, or any module fails,
all are imported as usual.

Only the store of the wheel contains code: the sources of a checkout change.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

from rectify_lint import store

SECTION = "modules"
"""The section of the store. Under :data:`_ALL` it lists modules: name, file, size of the file, and code."""
_ALL = "all"
_ROOT = os.path.dirname(os.path.dirname(__file__))
"""The folder of packages that the files are below."""
_INSTALLING = 60.0
"""For how many seconds the files of a distribution are written when it is installed."""
_PACKAGE = "__init__.py"

_Module = tuple[str, str, int, CodeType]


def load() -> None:
    """Put the modules of the store into :data:`sys.modules`, unless one of their sources has changed."""
    stored = store.get(SECTION, _ALL)
    if stored is None:
        return
    import marshal

    modules: list[_Module] = [one for one in marshal.loads(stored) if one[0] not in sys.modules]
    if _unchanged(modules):
        _run(modules)


def _unchanged(modules: Iterable[_Module]) -> bool:
    until = os.stat(store.path()).st_mtime + _INSTALLING
    try:
        for _, file, size, _ in modules:
            source = os.stat(f"{_ROOT}{os.sep}{file}")
            if source.st_size != size or source.st_mtime > until:
                return False
    except OSError:
        return False
    return True


def _run(modules: Iterable[_Module]) -> None:
    """Make all of *modules*, since one asks for its package before that has run, then run them in turn."""
    made = [(_made(name, f"{_ROOT}{os.sep}{file}"), code) for name, file, _, code in modules]
    sys.modules.update({module.__name__: module for module, _ in made})
    try:
        for module, code in made:
            exec(code, module.__dict__)
            package, _, name = module.__name__.rpartition(".")
            if package:
                setattr(sys.modules[package], name, module)
    except Exception:  # whoever imports the module that fails says so, and everything else works
        _forget(module for module, _ in made)


def _forget(modules: Iterable[ModuleType]) -> None:
    """Leave *modules* to be imported as usual."""
    for module in modules:
        del sys.modules[module.__name__]
        package, _, name = module.__name__.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).pop(name, None)


def _made(name: str, file: str) -> ModuleType:
    """The empty module *name* of *file*, with the attributes that importing sets."""
    module = ModuleType(name)
    loader = SourceFileLoader(name, file)
    spec = ModuleSpec(name, loader, origin=file)
    package = name.rpartition(".")[0]
    if file.endswith(_PACKAGE):
        package = name
        module.__path__ = spec.submodule_search_locations = [os.path.dirname(file)]
    module.__file__, module.__loader__, module.__package__, module.__spec__ = file, loader, package, spec
    return module


def stored_form(root: str, names: Iterable[str]) -> dict[str, bytes]:
    """The modules *names* below the folder *root*, in the order in which they are to be run, for the store."""
    import marshal

    modules: list[_Module] = []
    for name in names:
        parts = name.split(".")
        file = os.path.join(*parts[:-1], f"{parts[-1]}.py")
        if not os.path.exists(os.path.join(root, file)):
            file = os.path.join(*parts, _PACKAGE)
        with open(os.path.join(root, file), "rb") as stream:
            source = stream.read()
        # Not the path on the machine that builds: tracebacks take the lines of the source from the loader.
        modules.append((name, file, len(source), compile(source, file, "exec", dont_inherit=True)))
    return {_ALL: marshal.dumps(modules)}
