"""The modules of a check, read from the :mod:`rectify_lint.store` at once instead of from two hundred files.

To find, open and read the bytecode of each module by itself takes a sixth of a start. So the command line lets the import
system ask here first (:func:`install`): a finder and loader like those of :mod:`importlib`, which differ from these in
where the code comes from. It has the names, files and sources it would have from its own file, and a module whose source
is not the one that the store was written for, or that the store lacks, is imported as usual.

The wheel's store alone has such code: the sources of a checkout change under it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType

from rectify_lint import store

SECTION = "modules"
"""Of the store: under :data:`_ALL`, by the names of modules, their files, the sizes of these, and their code."""
_ALL = "all"
_ROOT = os.path.dirname(os.path.dirname(__file__))
"""The folder of packages that the files are below."""
_INSTALLING = 60.0
"""For how many seconds the files of a distribution are written when it is installed."""

_PACKAGE = "__init__.py"

_Modules = dict[str, tuple[str, int, CodeType]]


def install() -> None:
    """Let what is imported from now on come from the store where that has it."""
    stored = store.get(SECTION, _ALL)
    if stored is not None:
        import marshal

        sys.meta_path.insert(0, _Finder(marshal.loads(stored)))


class _Finder:
    """Finds the modules of the store whose sources have not been changed since they were installed with it."""

    def __init__(self, modules: _Modules) -> None:
        self._modules = modules
        self._until = os.stat(store.path()).st_mtime + _INSTALLING

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """As :class:`importlib.abc.MetaPathFinder` has it."""
        known = self._modules.pop(name, None)
        if known is None:
            return None
        file, size, code = known
        file = os.path.join(_ROOT, file)
        try:
            source = os.stat(file)
        except OSError:
            return None
        if source.st_size != size or source.st_mtime > self._until:
            return None
        folder = os.path.dirname(file) if os.path.basename(file) == _PACKAGE else None
        spec = ModuleSpec(name, _Loader(name, file, code), origin=file, is_package=folder is not None)
        if folder is not None and spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(folder)
        return spec


class _Loader(SourceFileLoader):
    """The loader of a file's module that has its code already."""

    def __init__(self, name: str, file: str, code: CodeType) -> None:
        super().__init__(name, file)
        self._code = code

    def exec_module(self, module: ModuleType) -> None:
        """Run the code."""
        # Said by the spec, it would have to say too where the bytecode is, and looking for that takes its time.
        module.__file__ = self.path
        exec(self._code, module.__dict__)


def stored_form(root: str, names: Iterable[str]) -> dict[str, bytes]:
    """The modules called *names*, below the folder *root*, in the form that the store keeps."""
    import marshal

    modules: _Modules = {}
    for name in names:
        parts = name.split(".")
        file = os.path.join(*parts[:-1], f"{parts[-1]}.py")
        if not os.path.exists(os.path.join(root, file)):
            file = os.path.join(*parts, _PACKAGE)
        with open(os.path.join(root, file), "rb") as stream:
            source = stream.read()
        # Not the path of the machine that builds: tracebacks take the source's lines from the loader.
        modules[name] = file, len(source), compile(source, file, "exec", dont_inherit=True)
    return {_ALL: marshal.dumps(modules)}
