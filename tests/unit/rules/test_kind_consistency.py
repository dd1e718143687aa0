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


ALONE = "[consistency]\nsets = [{variants = ['账目', '帐目'], prefer = '账目', alone = true}]\nalone_message = 'found'\n"


@pytest.mark.parametrize(("text", "count"), [("帐目不清", 1), ("账目清楚", 0), ("账目、帐目", 1)])
def test_a_standard_form_may_be_asked_for_where_it_does_not_occur(
    find_in: FindIn, text: str, count: int
) -> None:
    found = find_in(text, "consistency", ALONE, "{variant}{main_count}")
    assert [finding.data["variant"] for finding in found] == ["帐目"] * count


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("sets = [{variants = ['甲', '乙'], alone = true}]", "alone: needs prefer"),
        ("sets = [{variants = ['甲', '乙'], prefer = '甲', alone = true}]", "need an alone_message"),
    ],
)
def test_alone_needs_a_form_and_a_message(find_in: FindIn, data: str, problem: str) -> None:
    with pytest.raises(RulePageError, match=problem):
        find_in("", "consistency", f"[consistency]\n{data}\n")


def test_the_other_places_of_a_variant_may_be_related(find_in: FindIn) -> None:
    data = "[consistency]\nsets = [['账目', '帐目']]\nagain_message = 'found'\n"
    (finding,) = find_in("账目、账目、账目、帐目、帐目", "consistency", data, "{variant}")
    assert [place.span.start for place in finding.related] == [12]
    with pytest.raises(RulePageError, match="again_message: has no use"):
        find_in("", "consistency", data + "report = 'each'\n", "{variant}")
