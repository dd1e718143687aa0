from __future__ import annotations

from functools import cache

import pytest

from rectify_lint.plugins.manager import registry
from rectify_lint.report.catalogue import render_list, render_page
from rectify_lint.rules.manifest import Status
from rectify_lint.rules.page import Page
from rectify_lint.rules.registry import Rule

RULES = list(registry(False))


@cache
def parsed(rule: Rule) -> Page:
    """The page of *rule*, parsed once for both languages: some hold lists of thousands of words."""
    return rule.page()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES, ids=[rule.manifest.code for rule in RULES])
def test_every_page_says_what_why_and_what_to_do_and_names_its_options(rule: Rule, lang: str) -> None:
    manifest = rule.manifest
    page = render_page(parsed(rule), lang=lang)
    assert page.startswith(f"{manifest.code} {manifest.name}\n\n{manifest.title[lang]}\n")
    for text in (manifest.why, manifest.advice, manifest.basis.text):
        assert text[lang] in page
    for name, option in manifest.options.items():
        assert f"{name} ({option.type}, " in page
        assert option.help[lang] in page


def test_the_list_counts_the_rules_and_those_on_by_default() -> None:
    on = sum(rule.manifest.on_by_default for rule in RULES)
    assert render_list(RULES, lang="en").endswith(f"\n{len(RULES)} rules, {on} on by default\n")


def test_a_rule_that_is_not_on_by_default_says_why() -> None:
    import attrs

    rule = RULES[0]
    preview = Rule(attrs.evolve(rule.manifest, status=Status.PREVIEW), rule.pack)
    off = Rule(attrs.evolve(rule.manifest, default=False, status=Status.STABLE), rule.pack)
    lines = render_list([preview, off], lang="en").splitlines()
    assert "  preview  " in lines[2]
    assert "  off  " in lines[3]
