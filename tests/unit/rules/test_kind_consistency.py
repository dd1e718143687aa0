from __future__ import annotations

from collections.abc import Callable

import pytest

from rectify_lint import Finding
from rectify_lint.errors import RulePageError
from rectify_lint.testing import mark

FindIn = Callable[..., list[Finding]]


def found(find_in: FindIn, text: str, data: str) -> list[Finding]:
    return find_in(text, "consistency", f"[consistency]\n{data}\n", "{variant}{count}{main}{main_count}")


def shown(find_in: FindIn, text: str, data: str) -> str:
    return mark(text, [finding.span for finding in found(find_in, text, data)])


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("制定，制定", "sets = [['制定', '制订']]", "制定，制定"),
        ("制定，制订，制定", "sets = [['制定', '制订']]", "制定，⟦制订⟧，制定"),
        ("制订，制定", "sets = [['制定', '制订']]", "制订，⟦制定⟧"),
        ("制订，制订，制定", "sets = [{variants = ['制定', '制订'], prefer = '制定'}]", "⟦制订⟧，制订，制定"),
        ("制定，制订，制订，制定，制定", "sets = [['制定', '制订']]", "制定，⟦制订⟧，制订，制定，制定"),
        (
            "制定，制订，制订，制定，制定",
            "report = 'each'\nsets = [['制定', '制订']]",
            "制定，⟦制订⟧，⟦制订⟧，制定，制定",
        ),
        ("县发改委，县发改委", "sets = [['发改委', '县发改委']]", "县发改委，县发改委"),
        ("股室、科室、科室、处室", "sets = [['股室', '科室', '处室']]", "⟦股室⟧、科室、科室、⟦处室⟧"),
        ("制定，“制订”", "within = 'outside_quotes'\nsets = [['制定', '制订']]", "制定，“制订”"),
        ("制定，可制订", "sets = [{variants = ['制定', '制订'], not_before = '可'}]", "制定，可制订"),
    ],
)
def test_variants_other_than_the_main_one_are_told(
    find_in: FindIn, text: str, data: str, expected: str
) -> None:
    assert shown(find_in, text, data) == expected


def test_the_counts_are_data_and_the_main_variant_is_shown(find_in: FindIn) -> None:
    data = "related_message = 'found'\nsets = [['制定', '制订']]"
    (finding,) = found(find_in, "制定，制订，制定", data)
    assert finding.data == {"variant": "制订", "count": 1, "main": "制定", "main_count": 2}
    (related,) = finding.related
    assert related.span == (0, 2)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("sets = [['制定', '制定']]", r"sets\[0\].variants: needs two different variants"),
        ("sets = [{variants = ['制定', '制订'], prefer = '定'}]", r"sets\[0\].prefer: '定' is none of"),
        ("report = 'all'\nsets = [['制定', '制订']]", "consistency.report: 'all' is none of"),
        (
            "related_message = 'lost'\nsets = [['制定', '制订']]",
            "consistency.related_message: .lost. is none of found",
        ),
    ],
)
def test_wrong_data_is_told_with_its_key(find_in: FindIn, data: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        found(find_in, "", data)
