"""What annotations name, without importing :mod:`typing`.

Nearly every module annotates, and no program evaluates an annotation; but to import typing takes a tenth of a start,
and to let it make a named tuple, whose annotations it looks at, ten times as long as the tuple. Type checkers see the
names of typing itself; at run time they stand for nothing, and a named tuple is one of :mod:`collections`.
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
"""Type checkers take it for true, as they do that of typing."""

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
        """Makes a named tuple of a class body: its annotations are the fields, the rest is set on it."""

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
        """The base that stands for that of typing."""
