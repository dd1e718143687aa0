"""``rectify-lint profiles``: the profiles, and what each of them changes."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from rectify_lint.cli import options
from rectify_lint.cli.terminal import tell, write_output
from rectify_lint.config.profiles import find_profile, known
from rectify_lint.config.resolve import resolve
from rectify_lint.config.schema import Config
from rectify_lint.engine.plan import Planned, plan
from rectify_lint.plugins.manager import registry
from rectify_lint.report.wording import word
from rectify_lint.rules.registry import Registry


@click.command("profiles")
@options.config_option
@options.lang_option
@options.no_plugins_option
def command(config_file: str | None, lang: str | None, no_plugins: bool) -> int:
    """List the profiles (for check --profile), with each rule that a profile changes against draft."""
    config = options.configuration(config_file) or resolve(os.curdir)
    rules = registry(not (no_plugins or config.no_plugins))
    language = options.run_language(lang, config_file)
    lines = [line for name in known(config) for line in _lines(config, name, rules, language)]
    write_output("\n".join(lines) + "\n", None)
    for error in rules.errors:
        tell(error.text(language))
    return 2 if rules.errors else 0


def _lines(config: Config, name: str, rules: Registry, lang: str) -> Iterator[str]:
    profile = find_profile(config, name)
    description = profile.description.get(lang) or next(iter(profile.description.values()), "")
    yield f"{name}  {description}".rstrip()
    before, after = _planned(Config(), rules), _planned(Config(profile=name, profiles=config.profiles), rules)
    for code, rule in rules.rules.items():
        old, new = _state(before.get(code), lang), _state(after.get(code), lang)
        if old != new:
            yield f"  {code} {rule.manifest.name}  {old} → {new}"


def _planned(config: Config, rules: Registry) -> dict[str, Planned]:
    return {one.rule.manifest.code: one for one in plan(config, rules).rules}


def _state(planned: Planned | None, lang: str) -> str:
    """The severity and the options that differ from their defaults, in words; or that the rule does not run."""
    if planned is None:
        return "不检查" if lang == "zh" else "off"
    given = [
        f"{name} = {planned.options[name]!r}"
        for name, option in planned.rule.manifest.options.items()
        if planned.options[name] != option.default
    ]
    return word(lang, "separator").join([word(lang, planned.severity), *given])
