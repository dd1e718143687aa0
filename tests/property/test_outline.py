"""The outline of any tree of headings is that tree, in any layout; any text has some outline, soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectify_lint.source.text import Source
from rectify_lint.syntax.lines import scan_lines
from rectify_lint.syntax.markers import Style
from rectify_lint.syntax.outline import Node, Outline, build_outline

LAYOUTS = [
    (Style.CHINESE, Style.CHINESE_PAREN, Style.ARABIC_DOT, Style.ARABIC_PAREN),
    (Style.CHINESE, Style.CHINESE_PAREN, Style.ARABIC_COMMA, Style.ARABIC_PAREN, Style.CIRCLED),
    (Style.CHINESE, Style.ARABIC_DOT, Style.ARABIC_PAREN),
    (Style.CHINESE, Style.CHINESE_PAREN, Style.QUESTION),
    (Style.CHINESE_PAREN, Style.ARABIC_PAREN, Style.ARABIC_CLOSE),
    (Style.CHINESE, Style.CHINESE_PAREN, Style.ARABIC_COMMA, Style.ARABIC_DOT),
    (Style.CHAPTER, Style.SECTION, Style.ARTICLE, Style.CHINESE_PAREN),
]

Tree = list["Tree"]
trees: st.SearchStrategy[Tree] = st.recursive(
    st.just([]), lambda children: st.lists(children, min_size=2, max_size=4), max_leaves=24
)


def outline(text: str) -> Outline:
    source = Source(text)
    return build_outline(source.text, scan_lines(source))


def rendered(tree: Tree, layout: tuple[Style, ...], *, prose: bool) -> list[str]:
    """The headings of *tree*, a paragraph below each leaf where *prose*, as deep as the layout goes."""
    lines = []
    for number, branch in enumerate(tree, 1):
        lines.append(f"{layout[0].render(number)} 关于整改事项")
        below = rendered(branch, layout[1:], prose=prose) if len(layout) > 1 else []
        lines += below or (["已经整改到位。"] if prose else [])
    return lines


def cut(tree: Tree, depth: int) -> Tree:
    return [cut(branch, depth - 1) if depth > 1 else [] for branch in tree]


def parsed(node: Node) -> Tree:
    return [parsed(child) for child in node.children]


@given(trees, st.sampled_from(LAYOUTS), st.booleans())
def test_a_tree_of_headings_is_read_back_as_it_was_written(
    tree: Tree, layout: tuple[Style, ...], prose: bool
) -> None:
    found = outline("\n".join(rendered(tree, layout, prose=prose)))
    assert parsed(found.root) == cut(tree, len(layout))
    assert not any(node.repaired for node in found.nodes)


MARKERS = [
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "（2）",
    "（1）",
    "1.",
    "2.",
    "1、",
    "2、",
    "①",
    "第一条",
    "第二章",
    "问题1：",
    "正文",
]


@given(st.lists(st.sampled_from(MARKERS), max_size=60))
def test_any_markers_make_a_tree_that_covers_every_line(markers: list[str]) -> None:
    found = outline("\n".join(f"{marker}内容" for marker in markers))
    assert len(found.owner) == len(markers)
    assert [node.index for node in found.root.walk()] == list(range(len(found.nodes)))
    for node in found.nodes[1:]:
        parent = found.nodes[node.parent]
        assert node.depth == parent.depth + 1
        assert parent.line < node.line <= node.own_last <= node.last <= parent.last
    assert sum(len(run) for run in found.runs()) == len(found.nodes) - 1


@given(
    st.text(alphabet=st.sampled_from("一二十（）()【】“”1２。、.．第章条问题：\n\t 　#*①⑴㈠〇"), max_size=200)
)
@settings(max_examples=300)
def test_any_text_has_an_outline(text: str) -> None:
    found = outline(text)
    assert len(found.owner) == len(scan_lines(Source(text)))


@pytest.mark.parametrize(
    "text", ["（\n" * 100_000, "（" * 200_000 + "）" * 200_000, "“" * 200_000, "一" * 200_000]
)
def test_absurd_texts_are_read(text: str) -> None:
    assert len(outline(text).owner) == len(scan_lines(Source(text)))
