from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rectify_lint import Config, ConfigError, Severity, UsageError
from rectify_lint.config.profiles import Profile
from rectify_lint.engine.plan import plan
from rectify_lint.rules.registry import PackError, Registry

MakeRegistry = Callable[..., Registry]

LIMIT = {"type": "integer", "default": 3, "help_zh": "限", "help_en": "limit"}
MODE = {"type": "string", "default": "a", "help_zh": "式", "help_en": "mode", "choices": ["a", "b"]}


@pytest.fixture
def rules(make_registry: MakeRegistry) -> Registry:
    return make_registry(
        {"code": "ABC001", "name": "one", "literals": ["甲", "乙"]},
        {"code": "ABC002", "name": "two", "default": False},
        {"code": "ABC003", "name": "three", "status": "preview"},
        {
            "code": "XYZ001",
            "name": "four",
            "options": {"limit": LIMIT, "mode": MODE},
            "lists": {"words": ["丙"]},
        },
        {"code": "XYZ002", "name": "five", "status": "deprecated"},
    )


def codes(rules: Registry, **config: Any) -> str:
    planned = plan(Config(**config), rules).rules
    return " ".join(one.rule.manifest.code for one in planned)


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({}, "ABC001 XYZ001"),
        ({"select": ()}, ""),
        ({"select": ("ABC",)}, "ABC001"),
        ({"select": ("ABC002",)}, "ABC002"),
        ({"select": ("three", "XYZ002")}, "ABC003 XYZ002"),
        ({"select": ("ALL",)}, "ABC001 ABC002 ABC003 XYZ001"),
        ({"extend_select": ("ABC002",)}, "ABC001 ABC002 XYZ001"),
        ({"extend_select": ("ABC",)}, "ABC001 XYZ001"),
        ({"ignore": ("ABC001",)}, "XYZ001"),
        ({"ignore": ("four",)}, "ABC001"),
        ({"ignore": ("ABC",)}, "XYZ001"),
        ({"ignore": ("ALL",)}, ""),
        ({"ignore": ("ALL",), "extend_select": ("ABC",)}, "ABC001"),
        ({"select": ("ABC",), "ignore": ("ABC001",)}, ""),
        ({"select": ("ABC001",), "ignore": ("ABC",)}, "ABC001"),
        ({"select": ("ABC001",), "ignore": ("ABC001",)}, ""),
        ({"select": ("ALL",), "ignore": ("ABC",)}, "XYZ001"),
        ({"select": ("ALL", "ABC002"), "ignore": ("ABC",)}, "ABC002 XYZ001"),
    ],
)
def test_the_more_specific_selector_wins_and_ignoring_wins_a_tie(
    rules: Registry, config: dict[str, Any], expected: str
) -> None:
    assert codes(rules, **config) == expected


@pytest.mark.parametrize("key", ["select", "extend_select", "ignore"])
def test_a_selector_that_names_nothing_is_told(rules: Registry, key: str) -> None:
    with pytest.raises(
        UsageError, match=r"there is no rule or family 'ABC01', did you mean 'ABC001'\?"
    ) as told:
        plan(Config(**{key: ("ABC01",)}), rules)
    assert told.value.text("zh") == "没有名为“ABC01”的规则或规则族，是否指“ABC001”？"


def test_a_rule_of_a_pack_that_could_not_be_loaded_is_told_with_the_reason() -> None:
    registry = Registry([], [PackError("mine", "1.0", "a page is wrong", "规则页有误")])
    with pytest.raises(UsageError, match=r"no rule or family 'ABC001'\nmine 1\.0: a page is wrong$") as told:
        plan(Config(select=("ABC001",)), registry)
    assert told.value.text("zh").endswith("\n规则包 mine 1.0：规则页有误")


def test_severities_come_from_the_manifest_or_the_configuration(rules: Registry) -> None:
    planned = plan(Config(severity={"one": Severity.INFO}), rules).rules
    assert [one.severity for one in planned] == [Severity.INFO, Severity.WARNING]


def test_options_have_defaults_and_lists_join_them(rules: Registry) -> None:
    planned = plan(Config(select=("four",), rules={"XYZ001": {"limit": 5}}), rules).rules
    assert [one.options for one in planned] == [{"limit": 5, "mode": "a", "words": ["丙"]}]


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        (
            {"severity": {"ABC009": Severity.INFO}},
            "c.toml: severity.ABC009: there is no such rule, did you mean",
        ),
        ({"rules": {"nothing": {}}}, "c.toml: rules.nothing: there is no such rule"),
        ({"rules": {"four": {"limt": 1}}}, "c.toml: rules.XYZ001.limt: unknown key, did you mean 'limit'?"),
        ({"rules": {"four": {"limit": "x"}}}, "c.toml: rules.XYZ001.limit: 'x' is not of type integer"),
        ({"rules": {"four": {"mode": "c"}}}, "c.toml: rules.XYZ001.mode: 'c' is none of a, b"),
        ({"rules": {"four": {"words": []}}}, "c.toml: rules.XYZ001.words: unknown key"),
    ],
)
def test_a_setting_for_what_is_not_there_is_told(
    rules: Registry, config: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        plan(Config(path="c.toml", **config), rules)
    assert str(raised.value).startswith(problem)


def test_the_lexicon_has_the_literals_of_planned_rules_only(rules: Registry) -> None:
    assert plan(Config(), rules).lexicon.find("甲乙丙") == {"甲": None, "乙": None}
    assert plan(Config(select=("four",)), rules).lexicon.find("甲乙丙") == {}


def test_the_options_of_a_profile_and_the_configuration_are_merged_one_by_one(rules: Registry) -> None:
    profile = Profile("office", "f.toml", rules={"four": {"limit": 5, "mode": "b"}})
    config = Config(profile="office", profiles={"office": profile}, rules={"XYZ001": {"limit": 7}})
    options = plan(config, rules).rules[-1].options
    assert (options["limit"], options["mode"]) == (7, "b")


def test_a_wrong_option_in_a_profile_is_told_with_its_file(rules: Registry) -> None:
    profile = Profile("office", "f.toml", rules={"four": {"limit": "5"}})
    with pytest.raises(ConfigError, match=r"^f\.toml: rules\.XYZ001\.limit: '5' is not of type integer"):
        plan(Config(profile="office", profiles={"office": profile}), rules)


def test_what_a_profile_turns_on_and_off_can_be_turned_again(rules: Registry) -> None:
    profile = Profile("office", "f.toml", extend_select=("two",), ignore=("one",))
    common: dict[str, Any] = {"profile": "office", "profiles": {"office": profile}}
    assert codes(rules, **common) == "ABC002 XYZ001"
    assert codes(rules, **common, extend_select=("one",), ignore=("two",)) == "ABC001 XYZ001"
    assert codes(rules, **common, select=("ABC",)) == "ABC002"
    assert codes(rules, **common, select=("ALL",)) == "ABC001 ABC002 ABC003 XYZ001"
