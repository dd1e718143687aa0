"""Lines of a page are those that headless Chromium shows, whatever tags its author forgot."""

from __future__ import annotations

import random

import pytest
from selenium import webdriver

from rectify_lint.errors import SourceError
from rectify_lint.source.readers import read_bytes

TAGS = (
    *("span", "b", "font color=red", "em", "sub", "a name=x", "a href=#x"),
    *(
        "p",
        "p",
        "div",
        "section",
        "h2",
        "center",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "li",
        "dl",
        "dd",
        "dt",
    ),
)
WORDS = ("甲", "乙丙", "，", "a b", " ", "x\ny", "&nbsp;", "&lt;b", "\u3000", "子", "丑", "寅卯", "1")
OTHERS = (
    "<br>",
    "<hr>",
    "<!-- 注 -->",
    "</br>",
    "<b style='display: block'>",
    "<div style='display:inline'>",
)
SHOW = "document.open(); document.write(arguments[0]); document.close(); return document.body.innerText"


def soup(chance: random.Random) -> str:
    """Words and tags in any disorder."""

    def piece() -> str:
        kind = chance.random()
        if kind < 0.5:
            return chance.choice(WORDS)
        tag = chance.choice(TAGS)
        return f"<{tag}>" if kind < 0.75 else f"</{tag.split()[0]}>" if kind < 0.95 else chance.choice(OTHERS)

    return "".join(piece() for _ in range(chance.randint(3, 18)))


def words(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("seed", range(4))
def test_lines_are_those_of_a_browser(browser: webdriver.Chrome, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        page = f"<!DOCTYPE html><html><body><ol style='list-style: none'>{soup(chance)}</body></html>"
        page = page.replace("<ol>", "<ol style='list-style: none'>")
        shown = words(browser.execute_script(SHOW, page))
        try:
            read = words(read_bytes(page.encode(), "a.html").text)
        except SourceError:
            read = []
        assert read == shown, page
