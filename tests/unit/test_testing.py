from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint import Config, Source, Span
from rectify_lint.engine.lint import lint
from rectify_lint.engine.plan import plan
from rectify_lint.rules import index
from rectify_lint.rules.registry import Pack, Registry
from rectify_lint.testing import cases, check_case, mark, parametrize, run_page

WritePage = Callable[..., Path]

TWICE = """
## caption

```bad found found
一⟦错⟧二⟦错⟧
```

```bad
⟦错⟧
```

```fixed
对
```

```good
```

```good
无
```
"""
FIX = ("regex = '错'", "regex = '错'\nfix = '对'\napplicability = 'safe'")


def test_a_page_that_keeps_its_word_passes(write_page: WritePage) -> None:
    run_page(write_page(FIX, cases=TWICE), "pack")


def test_a_case_has_an_id_that_leads_to_it(write_page: WritePage) -> None:
    ids = [one.id for one in cases(write_page(cases=TWICE), "pack")]
    assert ids == [
        "ABC001-page",
        "ABC001-bad-line-28",
        "ABC001-bad-line-32",
        "ABC001-good-line-40",
        "ABC001-good-line-43",
    ]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("一⟦错⟧二⟦错⟧", "一⟦错二⟧⟦错⟧", "expected:\n一⟦错二⟧⟦错⟧\nfound:\n一⟦错⟧二⟦错⟧\n"),
        ("一⟦错⟧二⟦错⟧", "一错⟦二⟧⟦错⟧", "  found at 1:2: 有“错”"),
        ("```good\n无", "```good\n错", "expected:\n错\nfound:\n⟦错⟧\n"),
        ("```fixed\n对", "```fixed\n错", "fixes give:\n对\nexpected:\n错"),
        ("⟦错⟧\n```\n\n```fixed", "⟦错⟧⟪无⟫\n```\n\n```fixed", "expected:\n⟦错⟧⟪无⟫\nfound:\n⟦错⟧无\n"),
        ("```good\n```\n", "", "1 good cases, at least 2 are needed"),
    ],
)
def test_a_case_that_differs_shows_both_sides(write_page: WritePage, old: str, new: str, shown: str) -> None:
    assert old in TWICE
    path = write_page(FIX, cases=TWICE.replace(old, new))
    with pytest.raises(AssertionError) as raised:
        run_page(path, "pack")
    assert shown in str(raised.value)
    assert str(raised.value).startswith(str(path))


def test_message_ids_are_compared_where_the_case_names_them(write_page: WritePage) -> None:
    path = write_page(
        ("有“{text}”", '有“{text}”"\nother = "别{text}'),
        ("has “{text}”", 'has “{text}”"\nother = "else {text}'),
        ("regex = '错'", "regex = '错'\nmessage = 'other'"),
        cases=TWICE.replace("```fixed\n对\n```\n", ""),
    )
    with pytest.raises(AssertionError, match="messages expected: found found\n  other at 1:2: 别错"):
        run_page(path, "pack")


def test_every_page_and_case_of_a_package_becomes_a_test(write_page: WritePage, importable: Path) -> None:
    write_page(FIX, cases=TWICE)
    (importable / "pack" / "__init__.py").touch()
    decorator = parametrize("pack")
    name, found = decorator.args
    assert name == "rule_case"
    assert len(found) == len(decorator.kwargs["ids"]) == 5
    for one in found:
        check_case(one)


def test_an_index_that_does_not_say_what_a_page_says_is_told(write_page: WritePage, importable: Path) -> None:
    path = write_page(FIX, cases=TWICE, folder="indexed")
    (path.parents[1] / "__init__.py").touch()
    assert index.main(["indexed"]) == 0
    run_page(path, "indexed")
    path.write_text(path.read_text("utf-8").replace('zh = "', 'zh = "新'), encoding="utf-8")
    with pytest.raises(AssertionError, match=r"run python -m rectify_lint\.rules\.index indexed$"):
        run_page(path, "indexed")


def test_a_rule_that_raises_is_told_with_its_line(write_page: WritePage, importable: Path) -> None:
    path = write_page(
        ('kind = "pattern"', 'kind = "code"'), ("[pattern]\nregex = '错'\n", ""), folder="raising"
    )
    path.with_name("ABC001_odd_word.py").write_text(
        "def check(notice, options):\n    return at(options)\n\n\ndef at(options):\n    return options['x']\n"
    )
    (path.parent / "__init__.py").touch()
    (path.parents[1] / "__init__.py").touch()
    registry = Registry([Pack("raising", "raising", "1")])
    report = lint(Source("错", path="a.txt"), plan(Config(select=("ABC001",)), registry), "zh")
    assert [error.message for error in report.errors] == ["KeyError: 'x' (ABC001_odd_word.py:6)"]


CODE = """
from rectify_lint import Hit, Span

def check(notice, options):
    if len(notice.text) > options["limit"]:
        yield Hit(Span(0, 1), "found", {"text": options["words"]["first"]})
"""
OPTION = """
[lists]
words = 'words.toml'

[options.limit]
type = 'integer'
default = 3
help_zh = '长度'
help_en = 'length'
"""


def test_options_and_lists_reach_the_code(write_page: WritePage, importable: Path) -> None:
    body = "\n## a\n```options\nlimit = 1\n```\n```bad\n⟦一⟧二\n```\n```good\n一二\n```\n"
    path = write_page(
        ('kind = "pattern"', 'kind = "code"'),
        ("[pattern]\nregex = '错'\n", OPTION),
        cases=body,
        folder="coded",
    )
    path.with_name("words.toml").write_text('first = "字"', encoding="utf-8")
    path.with_name("ABC001_odd_word.py").write_text(CODE, encoding="utf-8")
    (path.parent / "__init__.py").touch()
    (path.parent.parent / "__init__.py").touch()
    _, bad, good = cases(path, "coded")
    check_case(bad)
    check_case(good)


def test_marks_at_one_place_nest() -> None:
    assert mark("甲乙", [Span(0, 2), Span(0, 1), Span(1, 2)]) == "⟦⟦甲⟧⟦乙⟧⟧"
    assert mark("甲", [Span(1, 1)], [Span(0, 1)]) == "⟪甲⟫⟦⟧"
