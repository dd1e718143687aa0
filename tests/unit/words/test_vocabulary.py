"""What the vocabulary says of names."""

from __future__ import annotations

import pytest

from rectify_lint.words.vocabulary import may_be_name


@pytest.mark.parametrize("text", ["清河县", "姑苏市", "石桥镇", "清江浦区", "木瓦乡"])
def test_names_of_places_hold_no_common_words(text: str) -> None:
    assert may_be_name(text)


@pytest.mark.parametrize("text", ["企业上市", "新型城镇", "重点区", "办公区", "美丽乡", "特色小镇", "示范县"])
def test_common_words_before_a_kind_name_nothing(text: str) -> None:
    assert not may_be_name(text)
