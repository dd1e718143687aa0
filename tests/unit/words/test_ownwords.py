from __future__ import annotations

import pytest

from rectify_lint.words.homophones import homophones
from rectify_lint.words.ownwords import near_misses

OFTEN = "推行免申即享，扩大免申即享范围；免申即享事项增加，上线免申即享平台。"


def shown(text: str) -> list[tuple[str, str, int]]:
    return [(miss.span.of(text), miss.right, miss.count) for miss in near_misses(text)]


@pytest.mark.parametrize("before", ["", "𠀀"])
def test_a_homophone_of_a_frequent_term_is_found(before: str) -> None:
    assert shown(before + OFTEN + "免审即享兑现资金。") == [("免审即享", "免申即享", 4)]


@pytest.mark.parametrize(
    "text",
    [
        OFTEN,
        "推行免申即享，免申即享平台。免审即享兑现资金。",
        OFTEN + "免审即享一，免审即享二。",
        OFTEN + "免审即享；免审事项。",
        OFTEN + "免费即享。",
        "柳镇水库第一，柳镇水库第二，柳镇水库第三，柳镇水库第四，刘镇水库。",
        "监察机关，监察机关；监察机关。监察机关！检察机关。",
        "县管理机动车，不管理机动车，应管理机动车，严管理机动车。设立机动车档案。",
        "",
    ],
)
def test_what_may_be_another_thing_is_left_alone(text: str) -> None:
    assert shown(text) == []


def test_sounds_are_told_apart_without_tones() -> None:
    assert {"申", "审", "深"} <= set(homophones("申"))
    assert "费" not in homophones("申")
