"""Collects the packs of this process: the bundled one first, then the installed ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache, reduce
from importlib import import_module

from rectify_lint._version import __version__
from rectify_lint.plugins import PROJECT
from rectify_lint.plugins.discover import EntryPoint, entry_points
from rectify_lint.rules.registry import Pack, PackError, Registry, told
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pluggy

BUNDLED = EntryPoint("rectify-lint", "rectify_lint_rules", "rectify-lint", __version__)


@cache
def registry(plugins: bool = True) -> Registry:
    """The rules of this process, collected once; without *plugins* only the bundled ones."""
    return collect([BUNDLED, *(entry_points(sys.path) if plugins else ())])


def collect(points: Iterable[EntryPoint]) -> Registry:
    """Load *points* and collect their packs; one that fails in any way becomes an error entry."""
    manager = cache(_manager)
    packs: list[Pack] = []
    errors: list[PackError] = []
    for point in points:
        try:
            packs += _packs(point, manager)
        except (Exception, SystemExit) as error:  # third parties' code: whatever it raises, the others go on
            problem = f"plug-in {point.name!r} ({point.value}): {told(error, 'en')}"
            zh = f"插件“{point.name}”（{point.value}）：{told(error, 'zh')}"
            errors.append(PackError(point.distribution, point.version, problem, zh))
    return Registry(packs, errors)


def _manager() -> pluggy.PluginManager:
    """A plug-in manager with the hooks of :mod:`rectify_lint.plugins.hookspecs`."""
    import pluggy

    from rectify_lint.plugins import hookspecs

    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    return manager


def _packs(point: EntryPoint, manager: Callable[[], pluggy.PluginManager]) -> list[Pack]:
    """The packs that *point* registers; *manager* is called for plug-ins other than the bundled one."""
    plugin = _load(point.value)
    functions: list[Callable[..., Any]]
    if point is BUNDLED:
        # What pluggy would find here is known (a test compares), and importing pluggy takes as long as linting.
        functions = [plugin.rectify_lint_register_packs]
    else:
        hooks = manager()
        hooks.register(plugin, f"{point.distribution}:{point.name}")
        found = hooks.hook.rectify_lint_register_packs.get_hookimpls()
        # Called one by one instead of through the hook, where the first to raise would prevent the others.
        functions = [impl.function for impl in found if impl.plugin is plugin]
    if not functions:
        raise TypeError("it implements no rectify_lint_register_packs")
    packs = [pack for function in functions for pack in function()]
    for pack in packs:
        if not isinstance(pack, Pack):
            raise TypeError(f"rectify_lint_register_packs gave {pack!r}, not a Pack")
    return [pack for pack in packs if isinstance(pack, Pack)]


def _load(value: str) -> Any:
    module, _, attributes = value.partition(":")
    return reduce(getattr, filter(None, attributes.split(".")), import_module(module.strip()))
