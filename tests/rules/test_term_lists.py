"""The word lists of the terms family: every entry says what it must, and nothing of clean texts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rectify_lint_rules
from rectify_lint import Finding, lint_text
from rectify_lint.rules.case import Case
from rectify_lint.rules.kinds.term import examples
from rectify_lint.rules.page import parse_page
from rectify_lint.rules.registry import Pack, Rule
from rectify_lint.testing import find

FAMILY = Path(rectify_lint_rules.__path__[0]) / "terms"
ROOT = Path(__file__).parents[2]
CLEAN = sorted(ROOT.glob("tests/corpus/clean/*.txt"))
PROSE = sorted(ROOT.glob("tests/corpus/prose/*.txt"))
LISTS = {"TRM006": "confusions.toml", "TRM012": "formulas.toml"}
PLAIN = "局党组高度重视，{}，已完成整改。"


@cache
def rule(code: str) -> Rule:
    (path,) = FAMILY.glob(f"{code}_*.md")
    return Rule(parse_page(path).manifest, Pack("terms", "rectify_lint_rules", "0"))


def load(name: str) -> Mapping[str, Any]:
    return tomllib.loads((FAMILY / name).read_text("utf-8"))


def entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for code, name in LISTS.items():
        for one in load(name)["entries"]:
            yield code, dict(zip(("wrong", "right"), one, strict=True)) if isinstance(one, list) else one


def said(code: str, text: str) -> list[Finding]:
    return find(rule(code), Case("", "good", text, (), (), (), {}, None, 1))


ENTRIES = list(entries())
SETS = load("variants.toml")["sets"]


def test_there_are_enough_confusions_for_the_genre() -> None:
    assert sum(code == "TRM006" for code, _ in ENTRIES) >= 600


@pytest.mark.no_cover
@pytest.mark.parametrize("code", LISTS)
def test_an_entry_speaks_of_its_word_and_of_nothing_right(code: str) -> None:
    listed = [entry for of, entry in ENTRIES if of == code]
    guarded = [entry for entry in listed if entry.keys() & {"not_before", "not_after", "unless"}]
    assert not [entry["wrong"] for entry in guarded if not (entry.get("hit") and entry.get("miss"))]
    faults = []
    for entry in listed:
        wrong = entry["wrong"]
        for text in examples(entry, "hit") or [PLAIN.format(wrong)]:
            if wrong not in {finding.data["wrong"] for finding in said(code, text)}:
                faults.append(f"{wrong}: missed in {text}")
        for text in [PLAIN.format(entry["right"]), *examples(entry, "miss")]:
            if wrong in {finding.data["wrong"] for finding in said(code, text)}:
                faults.append(f"{wrong}: told in {text}")
    assert not faults


@pytest.mark.parametrize("one", SETS, ids=["-".join(one["variants"]) for one in SETS])
def test_a_set_of_variants_speaks_where_it_must(one: dict[str, Any]) -> None:
    assert any(finding.data["variant"] in one["variants"] for finding in said("TRM011", one["hit"]))
    assert not any(finding.data["variant"] in one["variants"] for finding in said("TRM011", one["miss"]))


@pytest.mark.parametrize("path", CLEAN, ids=[path.stem for path in CLEAN])
def test_the_lists_are_silent_on_clean_notices(path: Path) -> None:
    assert not said("TRM006", path.read_text("utf-8"))
    assert not said("TRM012", path.read_text("utf-8"))


def test_traditional_characters_pair_with_simplified_ones() -> None:
    table = load("traditional.toml")
    traditional, simplified = table["traditional"], table["simplified"]
    assert len(traditional) == len(simplified) == len(set(traditional))
    assert not set(traditional) & set(simplified)


def test_regulations_are_named_once_and_void_ones_have_a_successor() -> None:
    table = load("regulations.toml")["regulation"]
    names = [entry["name"] for entry in table]
    wrong = [name for entry in table for name in entry.get("misnamed", ())]
    assert len({*names, *wrong}) == len(names) + len(wrong)
    assert all(("void" in entry) == ("by" in entry) for entry in table)


@pytest.mark.parametrize("path", PROSE, ids=[path.stem for path in PROSE])
def test_right_words_in_official_prose_are_left_alone(path: Path) -> None:
    report = lint_text(path.read_text("utf-8"))
    assert not [(finding.code, finding.quote) for finding in report.findings]


def test_a_renamed_organ_can_be_found_by_each_of_its_names() -> None:
    names = [name for organ in load("renames.toml")["organ"] for name in organ["old"]]
    assert len(names) == len(set(names))
    assert set(names) == set(rule("TRM013").manifest.literals)
