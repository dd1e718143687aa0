from __future__ import annotations

import pytest

from rectify_lint import Span
from rectify_lint.notice.build import build_notice
from rectify_lint.rules.scan import Regions, Scan, enclosed
from rectify_lint.source.text import Source


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("甲《乙》丙", "乙"),
        ("《甲《乙》丙》丁", "甲乙丙"),
        ("《甲《乙》丙", "乙"),
        ("《甲\n乙》", ""),
        ("甲》《乙》", "乙"),
        ("甲", ""),
    ],
)
def test_what_stands_between_marks_of_one_line_is_enclosed(text: str, inside: str) -> None:
    regions = enclosed(text, "《", "》")
    covered = [
        text[place]
        for place in range(len(text))
        if text[place] not in "《》\n" and regions.cover(Span(place, place + 1))
    ]
    assert "".join(covered) == inside


def test_a_region_covers_only_what_lies_in_it_wholly() -> None:
    regions = Regions([(5, 9), (0, 3)])
    assert regions.cover(Span(0, 3))
    assert regions.cover(Span(6, 9))
    assert not regions.cover(Span(2, 4))
    assert not regions.cover(Span(3, 5))
    assert not regions.cover(Span(2, 6))


def test_a_line_is_given_without_its_break() -> None:
    scan = Scan(build_notice(Source("甲\r\n乙丙\n")), {})
    assert scan.line(4) == Span(3, 5)


def test_headings_are_told_from_what_stands_below_them() -> None:
    text = "中共安澜县水利局党组关于巡察整改进展情况的通报\n一、总体情况\n认真整改。\n"
    scan = Scan(build_notice(Source(text)), {})
    covered = {
        word
        for word in ("安澜县", "总体情况", "认真")
        if scan.headings.cover(Span(text.find(word), text.find(word) + len(word)))
    }
    assert covered == {"安澜县", "总体情况"}
