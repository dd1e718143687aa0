"""Pages at random: no character of the text is lost, doubled or misplaced, whatever tags surround it."""

from __future__ import annotations

import re
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from rectify_lint.errors import SourceError
from rectify_lint.source.places import Excerpts
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source, Span

WORDS = st.text("甲乙丙丁，。、（）“”0123ab <&>\n\t\u3000\xa0", min_size=1, max_size=12)
INLINE = ("span", "b", "font color=red", "em", "sub", "o:p", "a name=x", "span style='font-size: 3pt'")
BLOCK = ("p", "div", "section", "h2", "center", "ul", "blockquote", "td", "table", "tr", "li", "dd", "form")
SHUT = ("script", "style", "template", "select", "p hidden", "div style='display:none'", "textarea")


def solid(text: str) -> str:
    return "".join(text.split())


def read(markup: str) -> Source:
    return read_bytes(f"<html><body>{markup}</body></html>".encode(), "a.html")


Part = tuple[str, str]
"""Markup, and what a person reads of it."""


def element(tag: str, parts: list[Part]) -> Part:
    inside = "".join(markup for markup, _ in parts)
    words = "".join(text for _, text in parts)
    return f"<{tag}>{inside}</{tag.split()[0]}>", words


def trees() -> st.SearchStrategy[Part]:
    """Elements properly within each other, as XHTML has them."""
    leaves = st.one_of(
        WORDS.map(lambda text: (escape(text), text)),
        st.text("甲乙<&", min_size=1, max_size=4).map(
            lambda text: ("".join(f"&#{ord(one)};" for one in text), text)
        ),
        st.sampled_from(
            [("<br>", ""), ("<img src=a>", ""), ("<!-- 丁<p> -->", ""), ("<hr/>", ""), ("&nbsp;", "\xa0")]
        ),
        st.tuples(st.sampled_from(SHUT), st.text("甲乙 ", max_size=4)).map(
            lambda pair: (f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>", "")
        ),
    )
    tags = st.sampled_from(("div", "section", "span", "b", "blockquote", "center", "o:p"))
    return st.recursive(
        leaves,
        lambda inner: st.tuples(tags, st.lists(inner, max_size=5)).map(lambda pair: element(*pair)),
        max_leaves=40,
    )


@settings(max_examples=150)
@given(st.lists(trees(), max_size=8))
def test_the_text_of_a_page_is_what_its_elements_hold(parts: list[Part]) -> None:
    expected = solid("".join(text for _, text in parts))
    if expected and "，" not in expected:
        parts = [("<div>，</div>", "，"), *parts]  # without a sentence a page with pictures is no text
        expected = f"，{expected}"
    if not expected:
        return
    assert solid(read("".join(markup for markup, _ in parts)).text) == expected


TAGS = st.sampled_from([*INLINE, *BLOCK])
SOUP = st.lists(
    st.one_of(
        WORDS.map(escape),
        TAGS.map(lambda tag: f"<{tag}>"),
        TAGS.map(lambda tag: f"</{tag.split()[0]}>"),
        st.sampled_from(
            ["<br>", "<br/>", "<!-- x -->", "<P ALIGN=center>", "</p >", "<td colspan=2 rowspan='3'>"]
        ),
    ),
    max_size=40,
)


@settings(max_examples=200)
@given(SOUP)
def test_tags_in_any_disorder_lose_no_character(pieces: list[str]) -> None:
    markup = f"<p>，</p>{''.join(pieces)}"
    # Another parser, of another family, agrees on the characters and their order.
    expected = solid(lxml_html.document_fromstring(f"<html><body>{markup}").text_content())
    assert solid(read(markup).text) == expected


@settings(max_examples=150)
@given(SOUP)
def test_every_character_is_the_one_at_its_place_in_the_page(pieces: list[str]) -> None:
    source = read(f"<p>，</p>{''.join(pieces)}")
    assert isinstance(source.places, Excerpts)
    page = source.places.origin.text
    reached = 0
    for offset, character in enumerate(source.text):
        start, end = source.places.span(Span(offset, offset + 1))
        assert reached <= start <= end
        reached = start
        place = source.places.at(offset)
        assert source.places.origin.lines.starts[place.line - 1] + place.column - 1 == start
        if character.isspace() and character not in "\xa0\u3000":
            assert not solid(re.sub(r"<[^>]*>|&[#\w]+;", "", page[start:end]))
        elif page[start] == "&":
            assert page[start:end] == escape(character)
        else:
            assert page[start:end] == character


MARKS = [
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<!",
    "<?",
    "=",
    "'",
    '"',
    "&",
    "&#",
    ";",
    "/",
    "<td ",
    "<title>",
    "<script>",
    "\0",
]


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(MARKS), WORDS, TAGS), max_size=60))
def test_any_characters_are_text_or_an_error(pieces: list[str]) -> None:
    message = ""
    kind = ""
    try:
        kind = read_bytes("".join(pieces).encode(), "a.html").kind
    except SourceError as error:
        message = str(error)
    assert message.startswith("a.html: ") or kind == "html"
