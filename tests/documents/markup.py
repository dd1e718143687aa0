"""Markup read as a web page, and markup that pages have."""

from __future__ import annotations

from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source

SENTENCES = "".join(f"<p>{name}党支部召开会议，逐条研究，整改到位。</p>" for name in "甲乙丙丁戊")
MENU = "<ul>" + "".join(f"<li><a href=/{n}>政务公开栏目之{n}</a>" for n in range(9)) + "</ul>"


def read(markup: str, encoding: str = "utf-8") -> Source:
    return read_bytes(markup.encode(encoding), "通报.html")


def lines(markup: str) -> list[str]:
    return read(markup).text.splitlines()
