"""Loading the packages beyond the core that reading and matching need."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from rectify_lint.errors import UsageError, install_command


def load(module: str, package: str) -> ModuleType:
    """The *module* of rectify_lint that needs *package*.

    Raises:
        UsageError: the package is not installed.
    """
    try:
        return import_module(f"rectify_lint.{module}")
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] != package:
            raise
    command = install_command("ledger")
    raise UsageError(
        f"reconciling with a ledger needs the package {package}, which is not installed; run: {command}",
        zh=f"与台账核对需要 {package} 软件包，尚未安装；请运行：{command}",
    )
