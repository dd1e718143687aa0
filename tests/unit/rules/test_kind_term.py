from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint import Applicability, Finding
from rectify_lint.engine.fix import apply
from rectify_lint.errors import RulePageError
from rectify_lint.rules.case import Case
from rectify_lint.rules.page import parse_page
from rectify_lint.rules.registry import Pack, Rule
from rectify_lint.testing import find, mark

FindIn = Callable[..., list[Finding]]


def shown(find_in: FindIn, text: str, entries: str, more: str = "") -> str:
    found = find_in(text, "term", f"[term]\nentries = [{entries}]\n{more}\n")
    return mark(text, [finding.span for finding in found])


def test_an_entry_gives_wrong_right_and_note(find_in: FindIn) -> None:
    entry = "{wrong = '截止目前', right = '截至目前', note = '表示到此时'}"
    (finding,) = find_in("截止目前，", "term", f"[term]\nentries = [{entry}]\n", "{wrong}{right}{note}")
    assert finding.data == {"wrong": "截止目前", "right": "截至目前", "note": "表示到此时"}
    assert finding.message == "有截止目前截至目前表示到此时"
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "entries", "expected"),
    [
        ("巡查组，巡查组", "['巡查组', '巡察组']", "⟦巡查组⟧，⟦巡查组⟧"),
        ("整改后整改后", "['整改', '整顿'], ['改后', '改正后']", "⟦整改⟧后⟦整改⟧后"),
        ("整改后", "['整改', '整顿'], ['整改后', '整顿后']", "⟦整改后⟧"),
        ("制度汇编，制度汇", "['制度汇', '制度汇编']", "制度汇编，⟦制度汇⟧"),
        ("街面巡查组", "{wrong = '巡查组', right = '巡察组', not_before = '街面'}", "街面巡查组"),
        ("巡查组员", "{wrong = '巡查组', right = '巡察组', not_after = '员'}", "巡查组员"),
        ("巡查组长巡查组", "{wrong = '巡查组', right = '巡察组', unless = ['巡查组长']}", "巡查组长⟦巡查组⟧"),
        ("删去", "['删去', '']", "⟦删去⟧"),
    ],
)
def test_words_are_found_where_they_are_wrong(
    find_in: FindIn, text: str, entries: str, expected: str
) -> None:
    assert shown(find_in, text, entries) == expected


def test_guards_beside_the_entries_hold_for_all_of_them(find_in: FindIn) -> None:
    entries = "['错', '对'], ['误', '对']"
    assert shown(find_in, "不错不误，错误", entries, "not_before = '不'") == "不错不误，⟦错⟧⟦误⟧"
    assert shown(find_in, "“错”误", entries, "within = 'outside_quotes'") == "“错”⟦误⟧"


def test_applicability_offers_the_right_word_as_a_fix(find_in: FindIn) -> None:
    entries = "['截止', '截至'], {wrong = '做为', right = '作为', applicability = 'safe'}"
    found = find_in("截止到底，做为", "term", f"[term]\nentries = [{entries}]\napplicability = 'unsafe'\n")
    assert [finding.fix and finding.fix.applicability for finding in found] == [
        Applicability.UNSAFE,
        Applicability.SAFE,
    ]
    assert apply("截止到底，做为", found) == "截至到底，作为"


def test_entries_may_stand_in_a_list_beside_the_page(write_page: Callable[..., Path]) -> None:
    path = write_page(
        ('kind = "pattern"', 'kind = "term"'),
        ("[pattern]\nregex = '错'\n", "[term]\nlist = 'words.toml'\n"),
        ("{text}", "{wrong}"),
    )
    words = path.with_name("words.toml")
    words.write_text("entries = [['错', '对'], ['误', '对']]", encoding="utf-8")
    assert parse_page(path).manifest.literals == frozenset(("误", "错"))
    words.write_text("entries = [['错', '对'], ['误']]", encoding="utf-8")
    with pytest.raises(RulePageError, match=r"ABC001_odd-word.md \(words.toml\): entries\[1\]: an entry is"):
        parse_page(path)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("entries = []", "term.entries: must be a non-empty list"),
        ("", "term: needs either entries or list"),
        ("list = 'none.toml'", "term.list: there is no 'none.toml' beside the page"),
        ("entries = [['错', '错']]", r"term.entries\[0\].right: must be a string other than"),
        ("entries = [['', '错']]", r"term.entries\[0\].wrong: must be a non-empty string"),
        ("entries = [['错', '对'], ['错', '是']]", r"term.entries\[1\]: '错' is listed twice"),
        ("entries = [{wrong = '错', right = '对', unless = ['是']}]", r"unless: '是' does not contain '错'"),
        (
            "entries = [{wrong = '错', rigt = '对'}]",
            r"term.entries\[0\].rigt: unknown key, did you mean 'right'",
        ),
    ],
)
def test_wrong_data_is_told_with_its_key(find_in: FindIn, data: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        find_in("", "term", f"[term]\n{data}\n")


def test_an_entry_may_have_its_own_severity_and_examples(find_in: FindIn) -> None:
    entry = "{wrong = '错', right = '对', severity = 'info', hit = '有错', miss = ['没有', '都对']}"
    (finding,) = find_in("错", "term", f"[term]\nentries = [{entry}]\n")
    assert finding.severity == "info"
    with pytest.raises(RulePageError, match="hit: does not contain '错'"):
        find_in("", "term", "[term]\nentries = [{wrong = '错', right = '对', hit = '没有'}]\n")


WORDS = """
beside = ["经验 同志"]
[words]
"推进" = "推近 退进"
"整改" = "正改"
"""


@pytest.fixture
def find_slips(write_page: Callable[..., Path]) -> Callable[..., list[Finding]]:
    def run(text: str, words: str = WORDS) -> list[Finding]:
        path = write_page(
            ('kind = "pattern"', 'kind = "term"'),
            ("[pattern]\nregex = '错'\n", "[term]\nentries = [['近整', '进整']]\nslips = 'slips.toml'\n"),
            ("有“{text}”", "{wrong}是{right}"),
            ("has “{text}”", "{wrong} is {right}"),
        )
        path.with_name("slips.toml").write_text(words, encoding="utf-8")
        rule = Rule(parse_page(path).manifest, Pack("pack", "pack", "0"))
        return find(rule, Case("", "good", text, (), (), (), {}, None, 1))

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("稳妥退进整改", "稳妥⟦退进⟧整改"),  # a word behind
        ("经验推近中", "经验⟦推近⟧中"),  # a word before, one that has no slips itself
        ("，推近了", "，⟦推近⟧了"),  # neither side can be part of a name
        ("王推近厂", "王推近厂"),
        ("，推近厂", "，推近厂"),
        ("推近整改", "推⟦近整⟧改"),  # an entry goes before
    ],
)
def test_slips_are_told_among_words(find_slips: FindIn, text: str, expected: str) -> None:
    assert mark(text, [finding.span for finding in find_slips(text)]) == expected


def test_a_slip_is_told_like_an_entry_as_a_hint(find_slips: FindIn) -> None:
    (finding,) = find_slips("把正改")
    assert finding.message == "正改是整改"
    assert finding.severity == "info"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            "[words]\n\"整改\" = '正该'",
            "words.整改: '正该' does not differ from '整改' in one of two characters",
        ),
        ("[words]\n\"整改\" = '正改'\n\"政改\" = '正改'", "words.政改: '正改' is listed twice"),
        ("[words]\n\"整改\" = '政改'\n\"政改\" = '正改'", "words.整改: '政改' is listed twice"),
        ("beside = ['整改']", "words: is missing"),
    ],
)
def test_wrong_slips_are_told(find_slips: FindIn, words: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        find_slips("", words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设社会主义核心价值观", "建设社会主义核心价值观"),
        ("社会主核心价值观。", "⟦社会主核心价值观⟧。"),
        ("社会主义核心心价值观。", "⟦社会主义核心心价值观⟧。"),
        ("社会主义核心值价观。", "⟦社会主义核心值价观⟧。"),
        ("社会主义核心大值观。", "⟦社会主义核心大值观⟧。"),
        ("社会主义的核心价值观。", "社会主义的核心价值观。"),
        ("社会主义核心价值体系。", "社会主义核心价值体系。"),
        ("会主义核心价值观。", "会主义核心价值观。"),
        ("社社会主义核心价值观。", "社社会主义核心价值观。"),
        ("社会主核义心价值观。", "⟦社会主核义心价值观⟧。"),
        ("社会主义核心价值关。", "⟦社会主义核心价值关⟧。"),
        ("社会主义内心价值观。", "社会主义内心价值观。"),
        ("四个易识，四个知识，四个识意", "⟦四个易识⟧，四个知识，⟦四个识意⟧"),
        ("四个竟识，举一返三", "四个竟识，⟦举一返三⟧"),
        ("举一返三，也作举壹反三", "⟦举一返三⟧，也作举壹反三"),
    ],
)
def test_phrases_are_told_with_one_slip(write_page: Callable[..., Path], text: str, expected: str) -> None:
    path = write_page(
        ('kind = "pattern"', 'kind = "term"'),
        ("[pattern]\nregex = '错'\n", "[term]\nentries = [['错', '对']]\nphrases = 'words.toml'\n"),
        ("有“{text}”", "{wrong}是{right}"),
        ("has “{text}”", "{wrong} is {right}"),
    )
    words = "phrases = ['社会主义核心价值观', '四个意识 举一反三']\nalso = ['社会主义内心价值观 举壹反三']"
    path.with_name("words.toml").write_text(words, encoding="utf-8")
    rule = Rule(parse_page(path).manifest, Pack("pack", "pack", "0"))
    found = find(rule, Case("", "good", text, (), (), (), {}, None, 1))
    assert mark(text, [finding.span for finding in found]) == expected


@pytest.mark.parametrize(
    ("words", "problem"),
    [("phrases = ['三字词']", "phrases: '三字词' is shorter than 4"), ("", "phrases: must be")],
)
def test_wrong_phrases_are_told(write_page: Callable[..., Path], words: str, problem: str) -> None:
    path = write_page(
        ('kind = "pattern"', 'kind = "term"'),
        ("[pattern]\nregex = '错'\n", "[term]\nentries = [['错', '对']]\nphrases = 'words.toml'\n"),
        ("有“{text}”", "{wrong}"),
        ("has “{text}”", "{wrong}"),
    )
    path.with_name("words.toml").write_text(words, encoding="utf-8")
    with pytest.raises(RulePageError, match=problem):
        parse_page(path)
