"""From a configuration to the rules that run, each with its severity and its options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rectify_lint.config.schema import DEFAULT_PROFILE, Config
from rectify_lint.errors import ConfigError, UsageError
from rectify_lint.rules.contract import Severity
from rectify_lint.rules.lexicon import Lexicon
from rectify_lint.rules.manifest import Manifest, Status
from rectify_lint.rules.registry import PackError, Registry, Rule
from rectify_lint.typed import TYPE_CHECKING, Any, TypeVar
from rectify_lint.value import Record

if TYPE_CHECKING:
    from rectify_lint.config.profiles import Profile

ALL = "ALL"
"""Selects or ignores every rule."""

T = TypeVar("T")


class Planned(Record):
    """A rule to run, with its severity and options."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]


class Plan(Record):
    """The rules for every text of a configuration.

    Attributes:
        rules: the rules to run, in order of their codes.
        lexicon: the literals of all of them.
        genre: the genre of every text; ``None`` to recognise it from the text.
        errors: packs that could not be loaded.
    """

    rules: tuple[Planned, ...]
    lexicon: Lexicon
    genre: str | None
    errors: tuple[PackError, ...]


def plan(config: Config, registry: Registry) -> Plan:
    """The plan for *config*.

    A code or a name selects its rule whatever its status. A family selects those of its rules that are on by default;
    ``ALL`` selects everything but deprecated rules. Where ``select`` and ``ignore`` both name a rule, the more specific
    counts, and ``ignore`` if they are equally specific. The profile of *config* overrides the manifests.

    Raises:
        UsageError: a selector names nothing, or there is no such profile.
        ConfigError: a severity or an option is given for a rule or option that does not exist.
    """
    chosen: _Selection | None = None
    severities: dict[str, Severity] = {}
    options: dict[str, list[tuple[Mapping[str, Any], str]]] = {}
    for layer in _layers(config):
        chosen = _Selection(registry, layer, chosen)
        severities |= _by_code(layer.severity, registry, layer.path, "severity")
        for code, given in _by_code(layer.rules, registry, layer.path, "rules").items():
            options.setdefault(code, []).append((given, layer.path or "configuration"))
    assert chosen is not None  # the configuration is a layer
    planned = tuple(
        Planned(
            rule,
            severities.get(code, rule.manifest.severity),
            resolve_options(rule.manifest, options.get(code, ())),
        )
        for code, rule in registry.rules.items()
        if chosen.includes(rule.manifest)
    )
    rest = [one.rule.manifest.literals for one in planned if not one.rule.filed]
    lexicon = _lexicon(frozenset().union(*rest), len(rest) < len(planned))
    return Plan(planned, lexicon, config.genre, tuple(registry.errors))


@lru_cache(maxsize=4)
def _lexicon(literals: frozenset[str], filed: bool) -> Lexicon:
    """The lexicon of *literals*, and with *filed* of those in the store.

    Plans of the same rules share it: without the store, building it takes longer than linting a notice.
    """
    return Lexicon(literals, filed=filed)


def _layers(config: Config) -> Sequence[Config | Profile]:
    """The profiles that *config* extends and *config* itself, the most general first."""
    if config.profile == DEFAULT_PROFILE:
        return (config,)
    from rectify_lint.config.profiles import chain

    return (*chain(config), config)


class _Selection:
    """The selectors of a configuration or profile, names replaced by codes.

    Args:
        layer: the configuration or profile.
        below: the selection of the profile that *layer* extends, which gives the default set; ``None`` for that of the
            manifests.
    """

    def __init__(self, registry: Registry, layer: Config | Profile, below: _Selection | None) -> None:
        select = layer.select if isinstance(layer, Config) else None
        self._registry = registry
        self._below = below
        self._default = select is None
        self._selected = self._codes((*(select or ()), *layer.extend_select))
        self._ignored = self._codes(layer.ignore)

    def _codes(self, selectors: Iterable[str]) -> set[str]:
        codes = set()
        for selector in selectors:
            rule = self._registry.get(selector)
            if rule is not None:
                codes.add(rule.manifest.code)
            elif selector == ALL or selector in self._registry.families:
                codes.add(selector)
            else:
                raise UsageError(
                    f"there is no rule or family {selector!r}{_hint(selector, self._registry)}",
                    zh=f"没有名为“{selector}”的规则或规则族{_hint(selector, self._registry, 'zh')}",
                )
        return codes

    def includes(self, manifest: Manifest) -> bool:
        """Whether the rule of *manifest* runs."""
        selected = _rank(self._selected, manifest)
        usual = self._usual(manifest) and (self._default or selected == 1)
        all_of_them = ALL in self._selected and manifest.status is not Status.DEPRECATED
        wanted = selected == 2 or usual or all_of_them
        return wanted and _rank(self._ignored, manifest) < max(selected, 0)

    def _usual(self, manifest: Manifest) -> bool:
        return manifest.on_by_default if self._below is None else self._below.includes(manifest)


def _rank(selectors: set[str], manifest: Manifest) -> int:
    """How specifically *selectors* name a rule: 2 by its code, 1 by family, 0 by ``ALL``, -1 not at all."""
    if manifest.code in selectors:
        return 2
    if manifest.family in selectors:
        return 1
    return 0 if ALL in selectors else -1


def _hint(word: str, registry: Registry, lang: str = "en") -> str:
    from rectify_lint.rules.place import suggestion

    names = [rule.manifest.name for rule in registry]
    hint = suggestion(word, [*registry.rules, *names, *registry.families, ALL], lang)
    # It may be a rule of a pack that is installed but could not be loaded.
    return "\n".join([hint, *(error.text(lang) for error in registry.errors)])


def _by_code(table: Mapping[str, T], registry: Registry, file: str | None, key: str) -> dict[str, T]:
    result = {}
    for name, value in table.items():
        rule = registry.get(name)
        if rule is None:
            where, zh = (f"{file}: ", f"{file}：") if file else ("", "")
            raise ConfigError(
                f"{where}{key}.{name}: there is no such rule{_hint(name, registry)}",
                zh=f"{zh}{key}.{name}：没有这条规则{_hint(name, registry, 'zh')}",
            )
        result[rule.manifest.code] = value
    return result


def resolve_options(manifest: Manifest, given: Iterable[tuple[Mapping[str, Any], str]]) -> dict[str, Any]:
    """The value of every option of a rule, and the rule's lists, by name.

    Args:
        manifest: declares the options.
        given: tables of values, each with the file to name in errors; later ones override earlier ones.

    Raises:
        ConfigError: an option is unknown, or its value has the wrong type.
    """
    options = {name: spec.default for name, spec in manifest.options.items()}
    for table, file in given:
        from rectify_lint.rules.place import Place
        from rectify_lint.rules.schema import check_option

        place = Place(file, f"rules.{manifest.code}", ConfigError)
        place.keys(table, (), tuple(manifest.options))
        for name, value in table.items():
            spec = manifest.options[name]
            check_option(spec.type, value, spec.choices, place.at(name))
            options[name] = value
    return {**options, **manifest.lists}
