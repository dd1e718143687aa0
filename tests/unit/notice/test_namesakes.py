from __future__ import annotations

import pytest

from rectify_lint.notice.namesakes import Drift, drift
from rectify_lint.notice.organs import parse_organ

OWN = "中共安澜县发展和改革委员会党组"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (OWN, OWN, None),
        (OWN, "安澜县发展和改革委员会党组", None),
        (OWN, "安澜县发改委党组", Drift.SHORTER),
        (OWN, "发展和改革委员会党组", Drift.SHORTER),
        ("安澜县发改委党组", OWN, Drift.LONGER),
        (OWN, "中共安兰县发展和改革委员会党组", Drift.PLACE),
        (OWN, "中共安澜县卫生健康委员会党组", Drift.ORGAN),
        (OWN, "中共安澜县水利局党组", Drift.ORGAN),
        (OWN, "中共安澜县发展和改革委员会党委", Drift.BODY),
        (OWN, "安澜县发展和改革委员会", Drift.BODY),
        ("中共望川市青石区水利局党组", "中共青石区水利局党组", Drift.SHORTER),
        ("中共XX县水利局党组", "中共安澜县水利局党组", None),
        ("中共安澜县水利局党组", "中共安澜县柳林镇委员会", Drift.ORGAN),
        ("中共安澜县柳林镇委员会", "柳林镇党政办公室", None),
        ("中共安澜县水利局党组", "中共安澜县发展和改革委员会党组", Drift.ORGAN),
        ("中共安澜县人民法院党组", "中共安澜县水利局党组", Drift.ORGAN),
        ("中共安澜县城市发展集团有限公司委员会", "安澜县城市发展中心", None),
        ("中共安澜县委办公室总支部委员会", "中共安澜县委员会", None),
        ("中共柳林镇委员会", "中共柳林镇党委", None),
    ],
)
def test_two_names_of_one_organ_are_told_apart(first: str, second: str, expected: Drift | None) -> None:
    organs = parse_organ(first), parse_organ(second)
    assert organs[0] is not None
    assert organs[1] is not None
    assert drift(organs[0], organs[1]) is expected
