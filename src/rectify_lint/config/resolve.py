"""Finding the configuration of a file, and putting command line values on top of it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache

from rectify_lint.config.schema import Config, check
from rectify_lint.errors import ConfigError, reason
from rectify_lint.rules.place import Place
from rectify_lint.typed import Any
from rectify_lint.value import evolve

FILE = "rectify-lint.toml"
_PYPROJECT = "pyproject.toml"
_TABLE = "tool.rectify-lint"


def resolve(path: str | None = None, overrides: Mapping[str, Any] | None = None) -> Config:
    """The configuration for the file or folder *path* (``None``: for the current folder).

    The nearest folder upwards with ``rectify-lint.toml``, or ``pyproject.toml`` with a table ``[tool.rectify-lint]``,
    gives the values; files further up are not read. *overrides* are as :func:`override` takes them.

    Raises:
        ConfigError: the file cannot be read or its content is invalid.
    """
    start = os.path.abspath(path or os.curdir)
    config = _nearest(start if os.path.isdir(start) else os.path.dirname(start))
    return override(config, overrides)


def override(config: Config, overrides: Mapping[str, Any] | None) -> Config:
    """*config* with its values replaced by those of *overrides* (fields of :class:`Config`) that are not ``None``.

    A ``select`` among them also discards ``extend_select`` and ``ignore`` of *config*.
    """
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    if "select" in given:
        given = {"extend_select": (), "ignore": (), **given}
    return evolve(config, **given) if given else config


def load(file: str) -> Config:
    """The configuration in *file*, which was named explicitly.

    Raises:
        ConfigError: it does not exist, cannot be read, or its content is invalid.
    """
    config = _read(os.path.abspath(file), required=True)
    assert config is not None  # where a required file is missing, it raises
    return config


_OWN_TABLE = rb"""tool\s*\.\s*["']?rectify-lint|\[\s*tool\s*\]"""
"""Without a match, and without the name, a pyproject.toml cannot have our table and need not be parsed."""


def _nearest(folder: str) -> Config:
    while (config := _of_folder(folder)) is None:
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return Config()
    return config


@cache
def _of_folder(folder: str) -> Config | None:
    configs = (_read(os.path.join(folder, name), required=False) for name in (FILE, _PYPROJECT))
    return next((config for config in configs if config is not None), None)


def _read(file: str, *, required: bool) -> Config | None:
    try:
        with open(file, "rb") as stream:
            raw = stream.read()
    except (FileNotFoundError, NotADirectoryError) as error:
        if required:
            raise ConfigError(f"{file}: there is no such file", zh=f"{file}：没有这个配置文件") from error
        return None
    except OSError as error:
        # A folder without permission to search it has no configuration for this user.
        if not required and not os.path.lexists(file):
            return None
        en, zh = reason(error)
        raise ConfigError(f"{file}: cannot be read: {en}", zh=f"{file}：无法读取配置文件（{zh}）") from error
    in_pyproject = os.path.basename(file) == _PYPROJECT
    if in_pyproject and not required and not (b"rectify-lint" in raw and re.search(_OWN_TABLE, raw)):
        return None
    table = _parse(raw, file)
    if in_pyproject:
        place = Place(file, "tool", ConfigError)
        tools = place.table(table.get("tool", {}))
        if "rectify-lint" not in tools and not required:
            return None
        table = place.at("rectify-lint").table(tools.get("rectify-lint", {}))
    return Config(**check(table, file, _TABLE if in_pyproject else ""), path=file)


def _parse(raw: bytes, file: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: {error}", zh=f"{file}：配置文件须为 UTF-8 编码（{error}）") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: {error}", zh=f"{file}：不符合 TOML 格式（{error}）") from error


def language(config: Config, environment: Mapping[str, str] = os.environ) -> str:
    """``zh`` or ``en``: by the configuration, else by the locale; Chinese if that is unset, ``C`` or ``POSIX``."""
    if config.lang:
        return config.lang
    value = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    name = value.partition(".")[0]
    return "zh" if name in ("", "C", "POSIX") or name.lower().startswith("zh") else "en"
