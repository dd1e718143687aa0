"""The values of a configuration, and the validation of a configuration table."""

from __future__ import annotations

from collections.abc import Mapping

from rectify_lint.errors import ConfigError
from rectify_lint.rules.contract import Severity
from rectify_lint.rules.place import Place
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.value import Value, field

if TYPE_CHECKING:
    from rectify_lint.config.profiles import Profile

DEFAULT_PROFILE = "draft"
"""The profile that changes nothing."""


class Config(Value):
    """A configuration with every value in place.

    Attributes:
        select: codes, names, families or ``ALL`` to run instead of the default set; ``None`` for the default set.
        extend_select: selectors of rules to run in addition.
        ignore: selectors of rules not to run.
        fail_on: the least severity that makes the exit code 1.
        lang: ``zh``, ``en``, or ``None`` for that of the locale.
        genre: the genre of every text; ``None`` to recognise it from the text.
        exclude: globs of paths not to read, relative to the configuration file.
        no_plugins: use the bundled rules only.
        severity: by code or name, the severity of the findings of a rule instead of its own.
        rules: by code or name, values of the options of a rule.
        profile: the name of the profile that this configuration extends.
        profiles: by name, profiles in addition to the bundled ones.
        ledger: by kind, names of columns of the office's own ledger in addition to the usual ones.
        path: the file it came from, or ``None``.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.WARNING
    lang: str | None = None
    genre: str | None = None
    exclude: tuple[str, ...] = ()
    no_plugins: bool = False
    severity: Mapping[str, Severity] = field(factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    profile: str = DEFAULT_PROFILE
    profiles: Mapping[str, Profile] = field(factory=dict)
    ledger: Mapping[str, tuple[str, ...]] = field(factory=dict)
    path: str | None = None


LANGUAGES = ("zh", "en")
KEYS = tuple(name.replace("_", "-") for name in Config.__match_args__ if name != "path")
"""The keys of a configuration file."""

OVERRIDES = ("extend-select", "ignore", "severity", "rules")
"""Those keys that a profile has too."""


def check(table: Mapping[str, Any], file: str, key: str = "") -> dict[str, Any]:
    """Validate *table*, found at *key* of *file*, and return keyword arguments for :class:`Config`.

    Raises:
        ConfigError: a key is unknown or a value has the wrong type; the message names file and key.
    """
    root = Place(file, key, ConfigError)
    root.keys(table, (), KEYS)
    return read_values(table, root)


def verify(config: Config) -> None:
    """Validate a *config* made by a caller, whose types nobody may have checked.

    Raises:
        ConfigError: it has a value that a configuration file could not have.
    """
    place = Place("Config", "", ConfigError)
    for name in ("select", "extend_select", "ignore", "exclude"):
        value = getattr(config, name)
        if value is not None:
            place.at(name).texts(list(value) if isinstance(value, (tuple, list, set, frozenset)) else value)
    if config.lang is not None:
        place.at("lang").choice(config.lang, LANGUAGES)
    for key, level in [
        ("fail_on", config.fail_on),
        *((f"severity.{rule}", one) for rule, one in config.severity.items()),
    ]:
        if not isinstance(level, Severity):
            raise place.at(key).error(f"{level!r} is no Severity", f"{level!r} 不是 Severity")


def read_values(table: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """The values of *table*, validated, by the names of attributes; its keys are among :data:`KEYS`."""
    return {name.replace("-", "_"): _value(name, value, place.at(name)) for name, value in table.items()}


def _value(name: str, value: object, place: Place) -> Any:
    if name in ("select", "extend-select", "ignore", "exclude"):
        return tuple(place.texts(value))
    if name == "no-plugins":
        return place.flag(value)
    if name == "lang":
        return place.choice(value, LANGUAGES)
    if name == "profile":
        return place.text(value)
    if name == "genre":
        from rectify_lint.notice.types import Genre

        return place.choice(value, Genre)
    if name == "fail-on":
        return Severity(place.choice(value, Severity))
    table = place.table(value)
    if name == "profiles":
        from rectify_lint.config.profiles import read_profiles

        return read_profiles(table, place)
    if name == "ledger":
        return _ledger(table, place)
    if name == "severity":
        return {rule: Severity(place.at(rule).choice(level, Severity)) for rule, level in table.items()}
    return {rule: place.at(rule).table(options) for rule, options in table.items()}


def _ledger(table: Mapping[str, Any], place: Place) -> dict[str, tuple[str, ...]]:
    """The names of columns in ``[ledger.columns]``: a name or a list of names for each kind of column."""
    from rectify_lint.facts.columns import LEDGER_KINDS

    place.keys(table, (), ("columns",))
    here = place.at("columns")
    columns = here.table(table.get("columns", {}))
    here.keys(columns, (), tuple(kind.replace("_", "-") for kind in LEDGER_KINDS))
    return {
        kind.replace("-", "_"): tuple(
            here.at(kind).texts(names) if isinstance(names, list) else [here.at(kind).text(names)]
        )
        for kind, names in columns.items()
    }
