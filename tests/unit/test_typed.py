"""Named tuples made without typing are what typing would make."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import typing

import pytest

from rectify_lint import typed
from rectify_lint.typed import NamedTuple


class Pair(NamedTuple):
    """Two of them."""

    left: int
    right: str = "-"

    @property
    def both(self) -> str:
        """Behind one another."""
        return f"{self.left}{self.right}"

    def __contains__(self, one: object) -> bool:
        return one == "both"


def test_a_named_tuple_is_one() -> None:
    pair = Pair(1)
    assert pair == (1, "-") == (pair.left, pair.right)
    assert (Pair(2, right="x").both, "both" in pair, 1 in pair) == ("2x", True, False)
    assert repr(pair) == "Pair(left=1, right='-')"
    assert pair._replace(left=3)._asdict() == {"left": 3, "right": "-"}
    assert (Pair.__doc__, Pair.__module__, Pair.__qualname__) == ("Two of them.", __name__, "Pair")
    assert copy.deepcopy(pair) == pickle.loads(pickle.dumps(pair)) == pair
    with pytest.raises(TypeError):
        Pair()  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        pair.left = 2  # type: ignore[misc]


def test_what_annotations_name_is_all_that_typing_is_wanted_for() -> None:
    assert [name for name in typed.__all__ if not hasattr(typing, name)] == []
    assert [name for name in typed.__all__ if not hasattr(typed, name)] == []


def test_typing_is_not_imported() -> None:
    code = (
        "import sys; before = set(sys.modules); import rectify_lint.typed; "
        "sys.exit('typing' in set(sys.modules) - before)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
