from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint.errors import RulePageError
from rectify_lint.rules.contract import Severity
from rectify_lint.rules.manifest import Status, Tier
from rectify_lint.rules.page import parse_page, parse_pages

WritePage = Callable[..., Path]


def test_a_page_gives_manifest_and_cases(write_page: WritePage) -> None:
    page = parse_page(write_page())
    manifest = page.manifest
    assert (manifest.code, manifest.name, manifest.family) == ("ABC001", "odd-word", "ABC")
    assert (manifest.severity, manifest.status) == (Severity.WARNING, Status.STABLE)
    assert manifest.basis.tier is Tier.PRACTICE
    assert manifest.basis.text == {"zh": "依据", "en": "basis"}
    assert manifest.page == "family/ABC001_odd-word.md"
    assert manifest.module == "family.ABC001_odd_word"
    assert manifest.on_by_default
    assert [case.verdict for case in page.cases] == ["bad", "bad", "good", "good"]


def test_preview_rules_are_not_on_by_default(write_page: WritePage) -> None:
    page = parse_page(write_page(('status = "stable"', 'status = "preview"')))
    assert not page.manifest.on_by_default


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('code = "ABC001"', 'code = "ABC1"', "code: 'ABC1' is not three capital letters"),
        ('name = "odd-word"', 'name = "OddWord"', "name: 'OddWord' is not kebab-case"),
        ('name = "odd-word"', 'name = "other"', "must be named ABC001_other.md"),
        ('family = "ABC"', 'family = "XYZ"', "family: must be 'ABC'"),
        ('severity = "warning"', 'severity = "bad"', "severity: 'bad' is none of error, warning, info"),
        ('status = "stable"', 'status = "new"', "status: 'new' is none of"),
        ('since = "0.1"', 'since = "soon"', "since: 'soon' is not a version"),
        ("default = true", 'default = "yes"', "default: must be true or false"),
        ('applies = "any"', 'applies = "some"', "applies: 'some' is none of notice, any, page, run"),
        ('kind = "pattern"', 'kind = "patern"', "kind: 'patern' is none of code, pattern"),
        ('since = "0.1"\n', "", "since: is missing"),
        (
            'since = "0.1"',
            'since = "0.1"\nlitterals = []',
            "litterals: unknown key, did you mean 'literals'?",
        ),
        ('tier = "practice"', 'tier = "rumour"', "basis.tier: 'rumour' is none of"),
        ('title = {zh = "标题", en = "title"}', 'title = {zh = "标题"}', "title.en: is missing"),
        (
            'title = {zh = "标题", en = "title"}',
            'title = {zh = "", en = "t"}',
            "title.zh: must be a non-empty",
        ),
        ('found = "has “{text}”"', 'other = "x"', r"messages\.(en\.found|zh\.other): is missing"),
        ('found = "has “{text}”"', 'found = "has"', "messages.en.found: fields differ .*: text"),
        ('found = "has “{text}”"', 'found = "{}{text}"', "messages.en.found: {} is not a plain field name"),
        ('found = "has “{text}”"', 'found = "{text"', "messages.en.found: not a str.format template"),
        ("regex = '错'", "regex = '错('", "pattern.regex: not a regular expression"),
        ("regex = '错'", r"regex = '错\d'", r"pattern.regex: write \[0-9\]"),
        ("regex = '错'", "regex = '(?<=是)错'", "pattern.regex: begins with a lookbehind"),
        ("regex = '错'", "regex = '.错'", "pattern.regex: must begin with a literal"),
        ('[messages.zh]\nfound = "有“{text}”"', "[messages.zh]", "messages: needs at least one message"),
        ('found = "has “{text}”"', 'found = "has “{text}”"\nother = "x"', "messages.zh.other: is missing"),
        ("[pattern]", "[options.Limit]\n[pattern]", "options.Limit: an option is named in lower case"),
        ("[pattern]", "[lists]\nWords = 'w.toml'\n[pattern]", "lists.Words: a list is named in lower case"),
        ("regex = '错'", "regexp = '错'", "pattern.regexp: unknown key, did you mean 'regex'"),
        ("regex = '错'", "regex = '错'\nwithin = 'here'", "pattern.within: 'here' is none of"),
        ("regex = '错'", "regex = '错'\nfix = '对'", "pattern: fix and applicability come together"),
        (
            "regex = '错'",
            "regex = '错'\nfix = '{x}'\napplicability = 'safe'",
            "pattern.fix: unknown fields: x",
        ),
        ("regex = '错'", "regex = '错'\nmessage = 'lost'", "pattern.message: 'lost' is none of found"),
        ("[pattern]", "[options.limit]\ntype = 'integer'\n[pattern]", "options.limit.default: is missing"),
        (
            "[pattern]",
            "[options.limit]\ntype = 'integer'\ndefault = true\nhelp_zh = '一'\nhelp_en = 'a'\n[pattern]",
            "options.limit.default: True is not of type integer",
        ),
        ("[pattern]", "[lists]\nwords = 'none.toml'\n[pattern]", "lists.words: there is no 'none.toml'"),
    ],
)
def test_a_wrong_front_matter_is_told_with_file_and_key(
    write_page: WritePage, old: str, new: str, problem: str
) -> None:
    path = write_page((old, new))
    with pytest.raises(RulePageError, match=problem) as raised:
        parse_page(path)
    assert str(raised.value).startswith(f"{path}: ")


def test_a_message_may_use_only_what_the_kind_gives(write_page: WritePage) -> None:
    path = write_page(("有“{text}”", "有“{word}”"), ("has “{text}”", "has “{word}”"))
    with pytest.raises(RulePageError, match="message 'found' has fields that this kind does not give: word"):
        parse_page(path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# a page", "begins with front matter"),
        ("+++\ncode = 1\n", "never closed"),
        ("+++\ncode =\nname = 1\n+++\n", "front matter: .*line 2"),
    ],
)
def test_a_file_without_front_matter_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "family" / "ABC001_odd-word.md"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulePageError, match=problem):
        parse_page(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulePageError, match="cannot be read"):
        parse_page(tmp_path / "family" / "ABC001_odd-word.md")


@pytest.mark.parametrize(
    ("cases", "problem"),
    [
        ("\n## a\n```bad lost\n⟦错⟧\n```\n", "no message is called 'lost'"),
        ("\n## a\n```options\nlimit = 1\n```\n```bad\n⟦错⟧\n```\n", "the rule has no option 'limit'"),
    ],
)
def test_a_case_may_name_only_what_the_manifest_has(write_page: WritePage, cases: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        parse_page(write_page(cases=cases))


def test_a_rule_with_code_needs_its_module(write_page: WritePage) -> None:
    path = write_page(('kind = "pattern"', 'kind = "code"'), ("[pattern]\nregex = '错'\n", ""))
    with pytest.raises(RulePageError, match=r"kind: there is no ABC001_odd_word\.py"):
        parse_page(path)
    path.with_name("ABC001_odd_word.py").touch()
    assert parse_page(path).manifest.kind == "code"


def test_a_list_beside_the_page_becomes_part_of_the_manifest(write_page: WritePage) -> None:
    path = write_page(("[pattern]", "[lists]\nwords = 'words.toml'\n[pattern]"))
    path.with_name("words.toml").write_text('wrong = ["错"]', encoding="utf-8")
    assert parse_page(path).manifest.lists == {"words": {"wrong": ["错"]}}


def test_dates_in_a_list_become_text(write_page: WritePage) -> None:
    path = write_page(("[pattern]", "[lists]\nwords = 'words.toml'\n[pattern]"))
    path.with_name("words.toml").write_text("[[organs]]\nsince = 2018-03-21", encoding="utf-8")
    assert parse_page(path).manifest.lists == {"words": {"organs": [{"since": "2018-03-21"}]}}


def test_a_broken_list_is_told_with_its_name(write_page: WritePage) -> None:
    path = write_page(("[pattern]", "[lists]\nwords = 'words.toml'\n[pattern]"))
    path.with_name("words.toml").write_text("wrong =", encoding="utf-8")
    with pytest.raises(RulePageError, match=r"words\.toml: "):
        parse_page(path)


def test_all_wrong_pages_of_a_pack_are_told_at_once(write_page: WritePage, tmp_path: Path) -> None:
    write_page(('since = "0.1"', 'since = "soon"'))
    write_page(("ABC001", "ABC002"), name="ABC002_odd-word")
    write_page(("ABC001", "ABC003"), name="ABC003_odd-word")
    with pytest.raises(RulePageError, match=r"(?s)ABC001.*soon.*ABC003.*'odd-word' is taken by .*ABC002"):
        parse_pages(tmp_path / "pack")
