from __future__ import annotations

import pytest

from rectify_lint.source.text import Source
from rectify_lint.syntax.lines import Line, scan_lines


def lines(text: str) -> tuple[Line, ...]:
    return scan_lines(Source(text))


def test_blank_lines_are_left_out_and_the_others_keep_their_numbers() -> None:
    text = "标题\n\n  \n　正文\r\n\r\n一、情况"
    assert [(line.number, line.span.of(text)) for line in lines(text)] == [
        (1, "标题"),
        (4, "正文"),
        (6, "一、情况"),
    ]


@pytest.mark.parametrize("blank", [" ", "\t", "\u3000", "\xa0", "\u2003", "\ufeff", "\u200b"])
def test_blanks_at_both_ends_are_no_content(blank: str) -> None:
    text = f"{blank}（一）强化责任。{blank}"
    (line,) = lines(text)
    assert line.span.of(text) == "（一）强化责任。"
    assert line.marker is not None


@pytest.mark.parametrize("text", ["## 一、情况", "> 一、情况", "- 一、情况", "**一、情况**", "* 一、情况"])
def test_markdown_marks_are_no_content(text: str) -> None:
    (line,) = lines(text)
    assert line.span.of(text) == "一、情况"
    assert line.marker is not None


@pytest.mark.parametrize("text", ["▲ 问题1：情况", "●问题1：情况", "◆　问题1：情况"])
def test_a_bullet_is_no_content(text: str) -> None:
    (line,) = lines(text)
    assert line.span.of(text) == "问题1：情况"
    assert line.marker is not None


@pytest.mark.parametrize("text", ["●●局", "▲▲", "★"])
def test_bullets_alone_or_for_masked_characters_stay(text: str) -> None:
    (line,) = lines(text)
    assert line.span.of(text) == text


def test_a_line_of_nothing_but_marks_is_blank() -> None:
    assert lines("----\n____\n****\n") == ()


def test_the_body_is_what_stands_behind_the_marker() -> None:
    text = "（一）强化责任"
    (line,) = lines(text)
    assert line.body.of(text) == "强化责任"
    (plain,) = lines("强化责任")
    assert plain.body == plain.span


def test_a_marker_within_a_line_is_not_looked_for() -> None:
    assert all(line.marker is None for line in lines("依照第（二）项规定\n措施：1.补齐记录"))
