"""From a configuration to the rules that run, each with its severity and its options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from rectify_lint.config.schema import Config
from rectify_lint.errors import ConfigError, UsageError
from rectify_lint.rules.contract import Severity
from rectify_lint.rules.lexicon import Lexicon
from rectify_lint.rules.manifest import Manifest, Status
from rectify_lint.rules.registry import PackError, Registry, Rule

ALL = "ALL"
"""Selects or ignores every rule."""

T = TypeVar("T")


@attrs.frozen(eq=False)
class Planned:
    """A rule that runs: with what severity and options."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]


@attrs.frozen(eq=False)
class Plan:
    """What to do with every text.

    Attributes:
        rules: in order of their codes.
        lexicon: the literals of all of them.
        genre: the genre to take every text for, or ``None``.
        errors: packs that could not be loaded.
    """

    rules: tuple[Planned, ...]
    lexicon: Lexicon
    genre: str | None
    errors: tuple[PackError, ...]


def plan(config: Config, registry: Registry) -> Plan:
    """The plan for *config*.

    A code or a name selects its rule whatever its status. A family prefix selects the rules of the family
    that are on by default; ``ALL`` selects everything but deprecated rules. Of a selection and an ``ignore``
    that both name a rule the more specific counts, and ``ignore`` where they are alike.

    Raises:
        UsageError: a selector names nothing.
        ConfigError: a severity or an option is given for a rule or option that is not there.
    """
    chosen = _Selection(registry, config)
    severities = _by_code(config.severity, registry, config, "severity")
    options = _by_code(config.rules, registry, config, "rules")
    planned = tuple(
        Planned(
            rule,
            severities.get(code, rule.manifest.severity),
            resolve_options(rule.manifest, options.get(code, {}), config.path or "configuration"),
        )
        for code, rule in registry.rules.items()
        if chosen.includes(rule.manifest)
    )
    lexicon = Lexicon(literal for one in planned for literal in one.rule.manifest.literals)
    return Plan(planned, lexicon, config.genre, tuple(registry.errors))


class _Selection:
    """The selectors of a configuration, names replaced by codes."""

    def __init__(self, registry: Registry, config: Config) -> None:
        self._registry = registry
        self._default = config.select is None
        self._selected = self._codes((*(config.select or ()), *config.extend_select))
        self._ignored = self._codes(config.ignore)

    def _codes(self, selectors: Iterable[str]) -> set[str]:
        codes = set()
        for selector in selectors:
            rule = self._registry.get(selector)
            if rule is not None:
                codes.add(rule.manifest.code)
            elif selector == ALL or selector in self._registry.families:
                codes.add(selector)
            else:
                raise UsageError(f"there is no rule or family {selector!r}{_hint(selector, self._registry)}")
        return codes

    def includes(self, manifest: Manifest) -> bool:
        """Whether the rule runs."""
        selected = _rank(self._selected, manifest)
        usual = manifest.on_by_default and (self._default or selected == 1)
        all_of_them = ALL in self._selected and manifest.status is not Status.DEPRECATED
        wanted = selected == 2 or usual or all_of_them
        return wanted and _rank(self._ignored, manifest) < max(selected, 0)


def _rank(selectors: set[str], manifest: Manifest) -> int:
    """How specifically *selectors* name a rule: 2 by its code, 1 by family, 0 by ``ALL``, -1 not at all."""
    if manifest.code in selectors:
        return 2
    if manifest.family in selectors:
        return 1
    return 0 if ALL in selectors else -1


def _hint(word: str, registry: Registry) -> str:
    from rectify_lint.rules.place import suggestion

    names = [rule.manifest.name for rule in registry]
    return suggestion(word, [*registry.rules, *names, *registry.families, ALL])


def _by_code(table: Mapping[str, T], registry: Registry, config: Config, key: str) -> dict[str, T]:
    result = {}
    for name, value in table.items():
        rule = registry.get(name)
        if rule is None:
            where = f"{config.path}: " if config.path else ""
            raise ConfigError(f"{where}{key}.{name}: there is no such rule{_hint(name, registry)}")
        result[rule.manifest.code] = value
    return result


def resolve_options(manifest: Manifest, given: Mapping[str, Any], file: str) -> dict[str, Any]:
    """Every option of a rule with its value, and the rule's lists; raises :class:`ConfigError`."""
    options = {name: spec.default for name, spec in manifest.options.items()}
    if given:
        from rectify_lint.rules.place import Place
        from rectify_lint.rules.schema import check_option

        place = Place(file, f"rules.{manifest.code}", ConfigError)
        place.keys(given, (), tuple(manifest.options))
        for name, value in given.items():
            spec = manifest.options[name]
            check_option(spec.type, value, spec.choices, place.at(name))
            options[name] = value
    return {**options, **manifest.lists}
