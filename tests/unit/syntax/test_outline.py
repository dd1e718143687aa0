from __future__ import annotations

from pathlib import Path

import pytest

from rectify_lint.source.text import Source
from rectify_lint.syntax.lines import scan_lines
from rectify_lint.syntax.outline import Outline, build_outline, split_heading


def outline(text: str) -> Outline:
    source = Source(text)
    return build_outline(source.text, scan_lines(source))


def shape(text: str) -> str:
    """The outline as one line: markers, children in square brackets, ``!`` behind a repaired one."""
    tree = outline(text)

    def shown(number: int) -> str:
        node = tree.nodes[number]
        own = node.marker.span.of(text) + ("!" if node.repaired else "") if node.marker else ""
        inner = " ".join(shown(child.index) for child in node.children)
        return f"{own}[{inner}]" if inner and own else own or inner

    return shown(0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n二、己", "一、[（一）[1.[（1）[①]]]] 二、"),
        ("一、甲\n1.乙\n2.丙\n二、丁\n（一）戊\n1.己", "一、[1. 2.] 二、[（一）[1.]]"),
        ("（一）甲\n（1）乙\n（2）丙\n（二）丁\n（1）戊", "（一）[（1） （2）] （二）[（1）]"),
        ("1、甲\n1.乙\n2.丙\n2、丁\n1.戊\n2.己", "1、[1. 2.] 2、[1. 2.]"),
        ("第一章 甲\n第一条 乙\n（一）丙\n第二章 丁\n第二条 戊", "第一章[第一条[（一）]] 第二章[第二条]"),
        ("一、甲\n第一条 乙\n第二条 丙\n二、丁\n第三条 戊", "一、[第一条 第二条] 二、[第三条]"),
        ("第一条 甲\n一、乙\n二、丙\n第二条 丁", "第一条[一、 二、] 第二条"),
    ],
)
def test_levels_nest_by_their_style(text: str, expected: str) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）甲\n1、乙\n2、丙\n3.丁\n4.戊", "（一）[1、 2、 3. 4.]"),
        ("1.甲\n2.乙\n3、丙\n1.丁\n2.戊\n4、己\n1.庚\n2.辛", "1. 2. 3、[1. 2.] 4、[1. 2.]"),
        ("1.甲\n2.乙\n1.丙\n2.丁\n3.戊\n3.己", "1. 2.[1. 2. 3.] 3."),
        ("一、甲\n（一）乙\n1.丙\n（二）丁\n2.戊\n（三）己\n3.庚", "一、[（一）[1.] （二）[2.] （三）[3.]]"),
        ("1.甲\n2.乙\n1.丙\n4.丁", "1. 2. 1. 4."),
    ],
)
def test_a_number_that_goes_on_stays_on_its_level(text: str, expected: str) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）甲\n1.乙\n2.丙\n（2）丁\n1.戊\n（三）己", "（一）[1. 2.] （2）![1.] （三）"),
        ("一、甲\n（一）乙\n二、丙\n（三）丁\n二、戊", "一、[（一） 二、! （三）] 二、"),
        ("（二）甲\n（一）乙\n2.丙\n3.丁\n（三）戊", "（二）[（一）! 2. 3.] （三）"),
        (
            "1、甲\n（1）乙\n（2）丙\n2、丁\n（1）戊\n（2）己\n（3）庚\n（1）辛\n（2）壬",
            "1、[（1） （2）] 2、[（1） （2）] （3）![（1） （2）]",
        ),
        ("（一）甲\n1.乙\n2.丙\n三、丁\n4.戊\n（二）己", "（一）[1. 2. 三、! 4.] （二）"),
        ("（一）甲\n1.乙\n2.丙\n（二）丁\n（3）戊\n4.己\n5.庚", "（一）[1. 2.] （二）[（3）! 4. 5.]"),
    ],
)
def test_a_marker_of_the_wrong_style_is_placed_where_the_numbers_go_on(text: str, expected: str) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "（一）甲\n1.乙\n2.丙\n（二）丁\n1.戊\n3.己\n2.庚",  # exchanged
        "（一）甲\n1.乙\n2.丙\n（二）丁\n2.戊\n3.己",  # the first is missing
        "一、甲\n（一）乙\n（二）丙\n（二）丁\n（三）戊",  # doubled
        "（一）甲\n（1）乙\n（3）丙\n（二）丁\n（1）戊",  # skipped
        "（一）甲\n2.乙\n2.丙\n3.丁\n（二）戊",  # the first doubles the second
    ],
)
def test_a_wrong_number_is_no_wrong_style(text: str) -> None:
    assert not any(node.repaired for node in outline(text).nodes)


def test_runs_are_cut_where_the_numbers_start_again() -> None:
    tree = outline("一、甲\n（一）乙\n（二）丙\n正文\n（一）丁\n（二）戊\n（三）己")
    assert [[node.number for node in run] for run in tree.runs()] == [[1], [1, 2], [1, 2, 3]]


def test_a_first_number_that_was_exchanged_does_not_cut_a_run() -> None:
    tree = outline("2.甲\n1.乙\n3.丙")
    assert [[node.number for node in run] for run in tree.runs()] == [[2, 1, 3]]


def test_every_line_has_an_owner_and_every_node_its_lines() -> None:
    text = "标题\n一、甲\n正文\n（一）乙\n正文\n正文\n二、丙"
    tree = outline(text)
    assert tree.owner == (0, 1, 1, 2, 2, 2, 3)
    first, inner, second = tree.nodes[1:]
    assert (first.line, first.own_last, first.last) == (1, 2, 5)
    assert (inner.line, inner.own_last, inner.last) == (3, 5, 5)
    assert (second.line, second.last) == (6, 6)
    assert list(tree.ancestors(inner)) == [first]
    assert list(tree.root.walk()) == list(tree.nodes)


@pytest.mark.parametrize(
    ("text", "title", "run_in"),
    [
        ("（一）强化责任。成立领导小组。", "强化责任。", "成立领导小组。"),
        ("1.关于“学习不深。研讨不多”的问题。一是整改。", "关于“学习不深。研讨不多”的问题。", "一是整改。"),
        ("一、\xa0整改情况", "整改情况", ""),
        ("第一条", "", ""),
    ],
)
def test_a_heading_ends_with_its_first_full_stop(text: str, title: str, run_in: str) -> None:
    (line,) = scan_lines(Source(text))
    head, rest = split_heading(text, line)
    assert (head.of(text), rest.of(text)) == (title, run_in)


CORPUS = Path(__file__).parents[2] / "corpus" / "clean"


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_clean_notices_need_no_repair(path: Path) -> None:
    tree = outline(path.read_text(encoding="utf-8"))
    assert not any(node.repaired for node in tree.nodes)
    assert len(tree.nodes) > 1
