from __future__ import annotations

import re
from typing import Any

import pytest

from rectify_lint import Config, ConfigError, Severity
from rectify_lint.config.profiles import Profile
from rectify_lint.config.schema import KEYS, check


def test_every_key_is_read() -> None:
    table = {
        "select": ["TOT", "STA001"],
        "extend-select": ["PUN006"],
        "ignore": ["skipped-number"],
        "fail-on": "error",
        "lang": "en",
        "genre": "audit",
        "exclude": ["drafts/*"],
        "no-plugins": True,
        "severity": {"TRM002": "info"},
        "rules": {"TRM002": {"limit": 3}},
        "profile": "office",
        "profiles": {"office": {"extends": "web", "ignore": ["TRM"]}},
        "ledger": {"columns": {"problem": "短板弱项", "number-of-measures": ["条数", "措施"]}},
    }
    assert set(table) == set(KEYS)
    assert Config(**check(table, "f.toml")) == Config(
        select=("TOT", "STA001"),
        extend_select=("PUN006",),
        ignore=("skipped-number",),
        fail_on=Severity.ERROR,
        lang="en",
        genre="audit",
        exclude=("drafts/*",),
        no_plugins=True,
        severity={"TRM002": Severity.INFO},
        rules={"TRM002": {"limit": 3}},
        profile="office",
        profiles={"office": Profile("office", "f.toml", "web", ignore=("TRM",))},
        ledger={"problem": ("短板弱项",), "number_of_measures": ("条数", "措施")},
    )


def test_nothing_set_means_the_defaults() -> None:
    assert Config(**check({}, "f.toml")) == Config()


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"selct": []}, "f.toml: selct: unknown key, did you mean 'select'?"),
        ({"path": "x"}, "f.toml: path: unknown key"),
        ({"select": "TOT"}, "f.toml: select: must be a list of strings"),
        ({"ignore": [1]}, "f.toml: ignore[0]: must be a non-empty string"),
        ({"lang": "de"}, "f.toml: lang: 'de' is none of zh, en"),
        ({"genre": "novel"}, "f.toml: genre: 'novel' is none of inspection, "),
        ({"fail-on": "never"}, "f.toml: fail-on: 'never' is none of error, warning, info"),
        ({"no-plugins": 1}, "f.toml: no-plugins: must be true or false"),
        ({"severity": ["TRM002"]}, "f.toml: severity: must be a table"),
        ({"severity": {"TRM002": "loud"}}, "f.toml: severity.TRM002: 'loud' is none of"),
        ({"rules": {"TRM002": 1}}, "f.toml: rules.TRM002: must be a table"),
        ({"profile": {"office": {}}}, "f.toml: profile: must be a non-empty string"),
        ({"profiles": ["office"]}, "f.toml: profiles: must be a table"),
        ({"profiles": {"office": 1}}, "f.toml: profiles.office: must be a table"),
        ({"profiles": {"our office": {}}}, "f.toml: profiles.our office: the name of a profile"),
        ({"profiles": {"web": {}}}, "f.toml: profiles.web: a bundled profile has this name"),
        ({"profiles": {"office": {"fail-on": "info"}}}, "f.toml: profiles.office.fail-on: unknown key"),
        ({"profiles": {"office": {"extends": ""}}}, "f.toml: profiles.office.extends: must be a non-empty"),
        (
            {"profiles": {"office": {"description": {"de": "x"}}}},
            "f.toml: profiles.office.description.de: unknown key",
        ),
        (
            {"profiles": {"office": {"severity": {"TRM002": "loud"}}}},
            "f.toml: profiles.office.severity.TRM002: 'loud' is none of",
        ),
    ],
)
def test_a_wrong_value_is_told_with_file_and_key(table: dict[str, Any], problem: str) -> None:
    with pytest.raises(ConfigError) as raised:
        check(table, "f.toml")
    assert str(raised.value).startswith(problem)
    file, key, said = raised.value.text("zh").split("：", 2)
    assert (file, key) == ("f.toml", str(raised.value).split(": ")[1])
    assert re.match("[不须没与缺检]", said)


def test_a_key_inside_pyproject_is_told_with_its_table() -> None:
    with pytest.raises(ConfigError, match=r"pyproject\.toml: tool\.rectify-lint\.lang: 'de' is none of"):
        check({"lang": "de"}, "pyproject.toml", "tool.rectify-lint")
