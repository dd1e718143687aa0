"""Sections, groups and items in the ways notices lay them out: read as meant, and held against what is declared."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.notices import PREAMBLE, checked, statuses, told

FOLDER = Path(__file__).parents[1] / "corpus" / "layouts"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}

LAYOUTS: dict[str, tuple[int, list[str] | None]] = {
    "responsibilities-first": (2, None),
    "organ-and-leader": (3, ["done", "done", "ongoing"]),
    "form-of-2025": (3, None),
    "long-headings": (3, None),
    "issues-on-top-level": (3, None),
    "ordinals-restart": (2, None),
    "opinions-by-aspect": (3, None),
    "aspects-on-top": (4, None),
    "two-ladders": (3, None),
    "one-level": (4, ["done", "done", "ongoing", "done"]),
    "no-second-level": (3, None),
    "four-levels": (3, None),
    "owners-in-headings": (3, ["done", "ongoing", "done"]),
    "status-groups": (4, ["done", "done", "done", "ongoing"]),
    "status-sections": (3, None),
    "withheld-aspect": (2, None),
    "status-sentence": (3, ["done", "done", "ongoing"]),
    "feedback-groups": (4, None),
    "status-in-box": (3, ["done", "done", "ongoing"]),
    "status-in-brackets": (3, ["done", "done", "ongoing"]),
    "nested-leaves": (3, ["keep", "keep", "ongoing"]),
}
"""How many items each layout has, and their statuses where it tells them."""


def test_every_layout_is_described() -> None:
    assert sorted(TEXTS) == sorted(LAYOUTS)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_as_meant_and_nothing_is_said_of_it(name: str) -> None:
    items, classes = LAYOUTS[name]
    file = checked(TEXTS[name])
    assert len(file.notice.items) == items
    assert classes is None or statuses(file) == classes
    assert told(file) == []


@pytest.mark.parametrize("name", sorted(set(LAYOUTS) - {"withheld-aspect"}))
def test_the_declared_number_is_held_against_any_layout(name: str) -> None:
    items, _ = LAYOUTS[name]
    declared = "\n巡察反馈的{}个问题，均已制定整改措施并组织实施。"
    assert told(checked(TEXTS[name], PREAMBLE + declared.format(items))) == []
    wrong = checked(TEXTS[name], PREAMBLE + declared.format(items + 1))
    assert ("TOT001", f"{items + 1}个问题") in told(wrong)


def test_problems_of_a_withheld_aspect_may_be_missing() -> None:
    body = TEXTS["withheld-aspect"]
    assert told(checked(body, PREAMBLE + "\n巡察反馈的3个问题，均已制定整改措施并组织实施。")) == []


@pytest.mark.parametrize(
    ("name", "classes"), [(name, classes) for name, (_, classes) in LAYOUTS.items() if classes]
)
def test_the_declared_statuses_are_held_against_any_layout(name: str, classes: list[str]) -> None:
    done = sum(status in ("done", "keep") for status in classes)
    total, left = len(classes), len(classes) - done
    declared = "\n巡察反馈的{}个问题，已完成整改{}个，正在整改{}个。"
    assert told(checked(TEXTS[name], PREAMBLE + declared.format(total, done, left))) == []
    wrong = told(checked(TEXTS[name], PREAMBLE + declared.format(total, done - 1, left + 1)))
    assert [code for code, _ in wrong] == ["TOT002"]
