"""What must hold for the bundled rules as a whole."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import rectify_lint_rules
from rectify_lint.plugins.manager import BUNDLED, collect
from rectify_lint.rules import discipline, index
from rectify_lint.rules.manifest import FAMILIES, LANGUAGES, Status
from rectify_lint.rules.page import Page, parse_pages
from rectify_lint.rules.registry import Rule
from rectify_lint.testing import cases, find

ROOT = Path(rectify_lint_rules.__path__[0])
PAGES = parse_pages(ROOT)
RULES = list(collect([BUNDLED]))

each_page = pytest.mark.parametrize("page", PAGES, ids=[page.manifest.code for page in PAGES])


def test_the_index_is_what_the_pages_say() -> None:
    current = (ROOT / index.INDEX).read_text(encoding="utf-8")
    assert current == index.render(PAGES), "run python -m rectify_lint.rules.index"


def test_the_registry_holds_every_page_and_no_errors() -> None:
    registry = collect([BUNDLED])
    assert registry.errors == []
    assert list(registry.rules) == sorted(page.manifest.code for page in PAGES)
    for rule, page in zip(registry, PAGES, strict=True):
        assert rule.manifest.spec == page.manifest.spec
        assert rule.manifest.literals == page.manifest.literals
        assert rule.manifest.prose == page.manifest.prose
        read_early = {name: getattr(page.manifest, name) for name in ("packed", "told", "gate")}
        assert attrs.evolve(rule.manifest, **read_early) == page.manifest


@each_page
def test_a_page_lies_in_the_folder_of_its_family(page: Page) -> None:
    assert page.path.parent.name == FAMILIES[page.manifest.family]


@each_page
def test_every_message_is_given_by_a_case(page: Page) -> None:
    given: set[str] = set()
    for one in cases(page.path, BUNDLED.value):
        for finding in find(one.rule, one.case) if one.case else ():
            given.add(finding.message_id)
            given.update(place.message_id for place in finding.related)
    assert given == set(page.manifest.messages["zh"])


@each_page
def test_every_option_is_changed_by_a_case(page: Page) -> None:
    used = {name for case in page.cases for name in case.options}
    assert used == set(page.manifest.options)


@each_page
def test_texts_are_written_in_their_languages(page: Page) -> None:
    manifest = page.manifest
    for texts in (manifest.title, manifest.why, manifest.advice, manifest.basis.text):
        assert set(texts) == set(LANGUAGES)
        assert any("一" <= character <= "鿿" for character in texts["zh"])
        assert any("a" <= character <= "z" for character in texts["en"])


@each_page
def test_patterns_begin_so_that_the_engine_can_skip_ahead(page: Page) -> None:
    if page.manifest.kind == "pattern":
        for table in page.manifest.spec:
            assert discipline.offence(table["regex"]) is None


@pytest.mark.parametrize("rule", RULES, ids=[rule.manifest.code for rule in RULES])
def test_a_rule_that_is_not_deprecated_can_be_loaded(rule: Rule) -> None:
    if rule.manifest.status is not Status.DEPRECATED:
        assert callable(rule.run)
