from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from rectify_lint import Config, ConfigError, Severity, UsageError, lint_text
from rectify_lint.config.profiles import bundled, chain, find_profile, read_profiles
from rectify_lint.config.schema import DEFAULT_PROFILE
from rectify_lint.engine.plan import Planned, plan
from rectify_lint.plugins.manager import registry
from rectify_lint.rules.place import Place


def config(profile: str, profiles: Mapping[str, Any] | None = None, **values: Any) -> Config:
    place = Place("f.toml", "profiles", ConfigError)
    return Config(profile=profile, profiles=read_profiles(profiles or {}, place), **values)


def planned(config: Config) -> dict[str, Planned]:
    return {one.rule.manifest.code: one for one in plan(config, registry(plugins=False)).rules}


@pytest.mark.parametrize("name", bundled())
def test_every_bundled_profile_is_described_in_both_languages_and_names_rules_that_exist(name: str) -> None:
    assert set(find_profile(Config(), name).description) == {"zh", "en"}
    assert planned(Config(profile=name))


def test_the_default_profile_changes_nothing() -> None:
    found = find_profile(Config(), DEFAULT_PROFILE)
    assert (found.extend_select, found.ignore, found.severity, found.rules) == ((), (), {}, {})


def test_a_profile_takes_the_place_of_the_manifests() -> None:
    draft, web = planned(Config()), planned(Config(profile="web"))
    assert draft.keys() - web.keys() == {"TPL009"}
    assert (draft["PUN003"].severity, web["PUN003"].severity) == (Severity.WARNING, Severity.INFO)


def test_the_configuration_goes_before_its_profile() -> None:
    own = planned(Config(profile="web", extend_select=("TPL009",), severity={"half-width": Severity.ERROR}))
    assert "TPL009" in own
    assert own["PUN003"].severity is Severity.ERROR
    assert planned(Config(profile="web", select=("TPL009",))).keys() == {"TPL009"}
    assert "STR003" not in planned(Config(profile="web", ignore=("STR",)))


def test_a_family_is_selected_as_the_profile_has_it() -> None:
    assert "TPL009" not in planned(Config(profile="web", select=("TPL",)))
    assert "TPL001" in planned(Config(profile="web", select=("TPL",)))


def test_a_profile_builds_on_another() -> None:
    office = {
        "extends": "web",
        "ignore": ["TRM005"],
        "extend-select": ["TPL009"],
        "severity": {"STR003": "error"},
    }
    own = planned(config("office", {"office": office}))
    assert "TRM005" not in own
    assert "TPL009" in own
    assert (own["STR003"].severity, own["STR004"].severity) == (Severity.ERROR, Severity.INFO)


@pytest.mark.parametrize(
    ("name", "message", "zh"),
    [
        (
            "wbe",
            "there is no profile 'wbe', did you mean 'web'? (there are: draft, web, office)",
            "是否指“web”",
        ),
        (
            "报刊",
            "there is no profile '报刊' (there are: draft, web, office)",
            "没有名为“报刊”的检查方案（可用",
        ),
    ],
)
def test_an_unknown_profile_is_told_with_those_there_are(name: str, message: str, zh: str) -> None:
    with pytest.raises(UsageError) as raised:
        plan(config(name, {"office": {}}), registry(plugins=False))
    assert str(raised.value) == message
    assert zh in raised.value.text("zh")


@pytest.mark.parametrize(
    ("profiles", "problem"),
    [
        (
            {"a": {"extends": "wbe"}},
            "f.toml: profiles.a.extends: there is no profile 'wbe', did you mean 'web'?",
        ),
        ({"a": {"extends": "a"}}, "f.toml: profiles.a.extends: 'a' builds on this profile itself"),
        (
            {"a": {"extends": "b"}, "b": {"extends": "a"}},
            "f.toml: profiles.b.extends: 'a' builds on this profile itself",
        ),
    ],
)
def test_what_a_profile_builds_on_must_exist_and_come_to_an_end(
    profiles: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        chain(config("a", profiles))
    assert str(raised.value).startswith(problem)


def test_a_wrong_name_in_a_profile_is_told_with_its_file() -> None:
    with pytest.raises(
        ConfigError, match=r"^f\.toml: severity\.STR0003: there is no such rule, did you mean"
    ):
        planned(config("office", {"office": {"severity": {"STR0003": "info"}}}))


def test_the_library_takes_a_profile() -> None:
    text = "领导小组部署,整改工作，责任到人。"
    (draft,) = lint_text(
        text + "\n整改。" * 3, config=Config(genre="rectification", select=("PUN003",))
    ).findings
    (web,) = lint_text(
        text + "\n整改。" * 3, config=Config(genre="rectification", select=("PUN003",), profile="web")
    ).findings
    assert (draft.severity, web.severity) == (Severity.WARNING, Severity.INFO)
