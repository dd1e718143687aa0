"""Profiles: named sets of overrides, for texts of one origin or for one office.

A profile is data, in the form of a configuration table. The bundled ones are the TOML files beside this module; others
are tables ``[profiles.NAME]`` of a configuration file. Each extends another, in the end ``draft``, which changes nothing
and is the default: for it this module is not imported.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache

from rectify_lint.config.schema import DEFAULT_PROFILE, LANGUAGES, OVERRIDES, Config, read_values
from rectify_lint.errors import ConfigError, UsageError
from rectify_lint.rules.contract import Severity
from rectify_lint.rules.place import Place, suggestion
from rectify_lint.typed import Any
from rectify_lint.value import Value, field

_FOLDER = os.path.dirname(__file__)
_NAME = re.compile(r"[\w-]+")
_OWN_KEYS = ("extends", "description")


class Profile(Value):
    """A set of overrides with a name.

    Attributes:
        name: its name for ``--profile`` and ``profile``.
        path: the file it is in.
        extends: the profile it extends.
        description: its purpose in one line, by language; may be empty.
        extend_select: as in :class:`Config`.
        ignore: as in :class:`Config`.
        severity: as in :class:`Config`.
        rules: as in :class:`Config`.
    """

    name: str
    path: str
    extends: str = DEFAULT_PROFILE
    description: Mapping[str, str] = field(factory=dict)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(factory=dict)


def read_profiles(tables: Mapping[str, Any], place: Place) -> dict[str, Profile]:
    """The profiles in the table at *place* of a configuration file, checked; raises :class:`ConfigError`."""
    found = {}
    for name, table in tables.items():
        here = place.at(name)
        if not _NAME.fullmatch(name):
            raise here.error(
                "the name of a profile consists of letters, digits, - and _",
                "检查方案的名称只用文字、数字、- 和 _",
            )
        if name in bundled():
            raise here.error(
                f'a bundled profile has this name; choose another and say extends = "{name}"',
                f'与自带的检查方案同名，请另取名称，并写明 extends = "{name}"',
            )
        found[name] = _profile(name, here.table(table), here)
    return found


def _profile(name: str, table: Mapping[str, Any], place: Place) -> Profile:
    place.keys(table, (), (*_OWN_KEYS, *OVERRIDES))
    values = read_values({key: value for key, value in table.items() if key in OVERRIDES}, place)
    if "description" in table:
        here = place.at("description")
        texts = here.table(table["description"])
        here.keys(texts, (), LANGUAGES)
        values["description"] = {lang: here.at(lang).text(text) for lang, text in texts.items()}
    if "extends" in table:
        values["extends"] = place.at("extends").text(table["extends"])
    return Profile(name, place.file, **values)


@cache
def bundled() -> tuple[str, ...]:
    """The names of the profiles that come with the package, the default first."""
    names = sorted(name.removesuffix(".toml") for name in os.listdir(_FOLDER) if name.endswith(".toml"))
    return (DEFAULT_PROFILE, *(name for name in names if name != DEFAULT_PROFILE))


@cache
def _bundled(name: str) -> Profile:
    import tomllib

    file = os.path.join(_FOLDER, f"{name}.toml")
    with open(file, "rb") as stream:
        return _profile(name, tomllib.load(stream), Place(file, "", ConfigError))


def known(config: Config) -> tuple[str, ...]:
    """The names of all profiles that *config* may choose."""
    return (*bundled(), *config.profiles)


def find_profile(config: Config, name: str) -> Profile:
    """The profile *name* of *config* or of the package.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    if name in config.profiles:
        return config.profiles[name]
    if name in bundled():
        return _bundled(name)
    names = known(config)
    raise UsageError(
        f"there is no profile {name!r}{suggestion(name, names)} (there are: {', '.join(names)})",
        zh=f"没有名为“{name}”的检查方案{suggestion(name, names, 'zh')}（可用：{'、'.join(names)}）",
    )


def chain(config: Config) -> list[Profile]:
    """The profile of *config* behind those it builds on, the most general first; ``draft`` is left out.

    Raises:
        UsageError: there is no such profile.
        ConfigError: one builds on a profile that does not exist, or in the end on itself.
    """
    profiles = [find_profile(config, config.profile)]
    while (base := profiles[-1].extends) != DEFAULT_PROFILE:
        where = f"{profiles[-1].path}: profiles.{profiles[-1].name}.extends: "
        if any(base == one.name for one in profiles):
            raise ConfigError(
                f"{where}{base!r} builds on this profile itself",
                zh=f"{where}“{base}”又以本方案为基础，形成循环",
            )
        try:
            profiles.append(find_profile(config, base))
        except UsageError as error:
            raise ConfigError(f"{where}{error}", zh=f"{where}{error.text('zh')}") from error
    return profiles[::-1]
