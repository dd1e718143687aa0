"""Names for annotations, without importing :mod:`typing`.

Nearly every module has annotations, and nothing evaluates them at run time; but importing typing takes a tenth of a
start, and its named tuples, whose annotations it inspects, take ten times as long to create as those of
:mod:`collections`. Type checkers see the names of typing itself; at run time they are placeholders, and a named tuple is
one of collections.
"""

from __future__ import annotations

__all__ = [
    "TYPE_CHECKING",
    "Any",
    "ClassVar",
    "Final",
    "Literal",
    "NamedTuple",
    "NoReturn",
    "Protocol",
    "TextIO",
    "TypeVar",
    "cast",
    "dataclass_transform",
]

TYPE_CHECKING = False
"""Type checkers assume that it is true, as for that of typing."""

if TYPE_CHECKING:
    from typing import (
        Any,
        ClassVar,
        Final,
        Literal,
        NamedTuple,
        NoReturn,
        Protocol,
        TextIO,
        TypeVar,
        cast,
        dataclass_transform,
    )
else:
    from collections import namedtuple

    Any = ClassVar = Final = Literal = NoReturn = Protocol = TextIO = object

    def TypeVar(name, **options):
        """A name in annotations."""
        return object

    def cast(kind, value):
        """*value* itself."""
        return value

    def dataclass_transform(**options):
        """A decorator for type checkers."""
        return lambda decorated: decorated

    class _TupleType(type):
        """Makes a named tuple from a class body: its annotations are the fields; everything else becomes attributes."""

        def __new__(mcs, name, bases, namespace):
            if not bases:  # NamedTuple itself
                return super().__new__(mcs, name, bases, namespace)
            fields = namespace["__annotations__"]
            defaults = [namespace.pop(one) for one in fields if one in namespace]
            made = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])
            for key, value in namespace.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_TupleType):
        """Replaces the base class of the same name in typing."""
