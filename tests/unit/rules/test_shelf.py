"""Long tables in parts are the tables they were."""

from __future__ import annotations

import pytest

from rectify_lint.rules.shelf import LONG, Kept, Shelf, packed, unpacked
from rectify_lint.typed import Any

TABLE: dict[str, Any] = {f"{chr(0x4E00 + number % 7)}{number}": {"right": number} for number in range(LONG)}


@pytest.mark.parametrize(
    "spec", [None, [1, "a"], {}, {"entries": {"错": "对"}}, {"entries": TABLE, "words": {"entries": TABLE}}]
)
def test_data_are_what_they_were(spec: Any) -> None:
    assert unpacked(packed(spec)) == spec


def test_a_long_table_is_a_shelf_that_answers_like_the_table() -> None:
    shelf = unpacked(packed({"entries": TABLE}))["entries"]
    assert isinstance(shelf, Shelf)
    assert (len(shelf), sorted(shelf)) == (len(TABLE), sorted(TABLE))
    assert all(shelf[word] == value for word, value in TABLE.items())
    for word in ("", "一", "一x", "龙1"):
        assert word not in shelf
        assert shelf.get(word) is None


def test_a_kept_table_is_the_table_and_its_sieve_lets_through_its_literals() -> None:
    words = sorted(TABLE)
    spec = {"entries": {"错": "对"}, "words": {"all": words}}
    kept = unpacked(packed(spec, {"words": words}))["words"]
    assert isinstance(kept, Kept)
    assert kept == spec["words"]
    assert all(word in kept.sieve for word in words)
    others = [word[1:] + word[0] for word in words]
    assert sum(word in kept.sieve for word in others) <= 1
    assert "" not in unpacked(packed(spec, {"words": ()}))["words"].sieve
