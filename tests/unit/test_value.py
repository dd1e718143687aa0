"""Types by their fields: what attrs would make of them, made without it."""

from __future__ import annotations

import copy
import inspect
import marshal
import pickle
from typing import Any

import attrs
import pytest

from rectify_lint import store, value
from rectify_lint.value import Draft, Record, Value, evolve, field


class Point(Value):
    """Fields with and without defaults."""

    x: int
    y: int = 0
    marks: dict[str, int] = field(factory=dict)


class Named(Point):
    """Fields of its own behind those of its base."""

    name: str = ""
    _place: object = field(default=None, alias="place", hidden=True)


class Step(Record):
    """Equal to itself alone."""

    at: int


class Tree(Draft, frozen=False):
    """May be changed."""

    size: int
    parts: list[int] = field(factory=list)


def test_fields_are_given_by_place_or_name_and_have_defaults() -> None:
    point = Point(3, marks={"a": 1})
    assert (point.x, point.y, point.marks) == (3, 0, {"a": 1})
    assert Point(1).marks is not Point(1).marks
    named = Named(1, 2, name="n", place="here")
    assert (named.x, named.y, named.name, named._place) == (1, 2, "n", "here")


@pytest.mark.parametrize("given", [{}, {"x": 1, "z": 2}])
def test_a_wrong_call_is_told_as_of_any_function(given: dict[str, Any]) -> None:
    for _ in range(2):  # the first call makes the constructor
        with pytest.raises(TypeError, match="argument"):
            Point(**given)


def test_fields_cannot_be_set_or_deleted_but_in_a_draft() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Point(1).x = 2  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del Step(1).at
    with pytest.raises(AttributeError):
        Point(1).other = 2  # type: ignore[attr-defined]
    tree = Tree(1)
    tree.size = 2
    tree.parts.append(3)
    assert (tree.size, tree.parts) == (2, [3])
    assert not hasattr(tree, "__dict__")


def test_values_compare_by_what_is_shown_and_records_by_identity() -> None:
    assert Named(1, place=1) == Named(1, place=2) != Named(2)
    assert Point(1) != Named(1)
    assert hash(Value()) == hash(Value())
    assert Step(1) != Step(1)
    assert len({Step(1), Step(1)}) == 2
    assert repr(Named(1)) == "Named(x=1, y=0, marks={}, name='')"
    assert repr(Tree(1)) == "Tree(size=1, parts=[])"


def test_attrs_takes_them_for_its_own() -> None:
    assert attrs.has(Named)
    assert [one.name for one in attrs.fields(Named)] == ["x", "y", "marks", "name", "_place"]
    assert [one.name for one in attrs.fields(Point)] == ["x", "y", "marks"]
    assert attrs.fields(Named)._place.alias == "place"
    assert attrs.fields(Point).x.type == "int"
    assert attrs.fields(Point).y.default == 0
    assert attrs.asdict(Named(1, place=2)) == {"x": 1, "y": 0, "marks": {}, "name": "", "_place": 2}
    assert attrs.evolve(Named(1), place=3)._place == 3


def test_they_are_evolved_copied_pickled_and_matched() -> None:
    named = Named(1, place=2)
    changed = evolve(named, y=5, place=3)
    assert (changed.x, changed.y, changed._place, named.y) == (1, 5, 3, 0)
    with pytest.raises(TypeError):
        evolve(named, nothing=1)
    assert copy.deepcopy(named) == pickle.loads(pickle.dumps(named)) == named
    match named:
        case Named(1, y=y):
            assert y == 0
        case _:
            pytest.fail("no match")


def test_a_class_is_called_alike_with_and_without_a_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> type[Value]:
        return type(Value)("Pair", (Value,), {"__annotations__": {"left": "int", "right": "int"}})  # type: ignore[return-value]

    fresh = made()(1, right=2)  # type: ignore[call-arg]
    source = next(one for one in value.requested if one.startswith("def Pair("))
    form = value.stored_form(source)
    monkeypatch.setattr(store, "get", lambda section, name: memoryview(form) if name == source else None)
    stored = made()
    assert repr(stored(1, right=2)) == repr(fresh)  # type: ignore[call-arg]
    assert stored.__new__.__code__ == marshal.loads(form)
    assert list(inspect.signature(stored.__new__).parameters) == ["cls", "left", "right"]
