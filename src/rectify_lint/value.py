"""Types declared by their fields, like those of :mod:`attrs`, without importing attrs or compiling code at each start.

Importing attrs and having it make the sixty classes that a check needs takes longer than everything else the check
does. Here a class costs as much as an ordinary class; its constructor is made when the class is first called, restored
from :mod:`rectify_lint.store` if that has it. attrs takes these for frozen classes of its own: ``attrs.fields``,
``attrs.asdict``, ``attrs.evolve`` and ``match`` statements work on them.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from types import CodeType, FunctionType

from rectify_lint import store
from rectify_lint.typed import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")

SECTION = "constructors"
"""The section of the store that maps the source of a constructor to its code."""

requested: dict[str, None] = {}
"""The source of every constructor that this process has made: what the store should contain."""

_NOTHING: Any = object()


class Field:
    """The properties of a field besides its name; see :func:`field`."""

    __slots__ = ("alias", "annotation", "default", "factory", "hidden")

    def __init__(
        self, default: Any, factory: Callable[[], Any] | None, alias: str | None, hidden: bool
    ) -> None:
        self.default = default
        self.factory = factory
        self.alias = alias
        self.hidden = hidden
        self.annotation: Any = None


def field(
    *,
    default: Any = _NOTHING,
    factory: Callable[[], Any] | None = None,
    alias: str | None = None,
    hidden: bool = False,
) -> Any:
    """Declare a field that needs more than a type and a default.

    Args:
        default: the value if none is given.
        factory: called for the value if none is given.
        alias: the name of the constructor's parameter, if not that of the field.
        hidden: leave the field out of ``repr`` and comparison.
    """
    return Field(default, factory, alias, hidden)


class _AttrsFields:
    """``__attrs_attrs__``, by which attrs recognises its classes: made on first use."""

    def __get__(self, instance: object, owner: type[Draft]) -> Any:
        import attrs

        fields = {}
        for name, one in owner.__record_fields__.items():
            options: dict[str, Any] = {"type": one.annotation, "alias": one.alias or name}
            if one.default is not _NOTHING:
                options["default"] = one.default
            if one.factory is not None:
                options["factory"] = one.factory
            fields[name] = attrs.field(repr=not one.hidden, eq=not one.hidden, **options)
        made: Any = attrs.make_class(owner.__name__, fields, frozen=True)
        type.__setattr__(owner, "__attrs_attrs__", made.__attrs_attrs__)
        return made.__attrs_attrs__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class _Type(type):
    """Turns the annotations of a class body into fields, in slots; those of the bases come first."""

    __record_fields__: dict[str, Field]

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, frozen: bool = True
    ) -> _Type:
        """*frozen* is for type checkers only: :class:`Record` forbids assignment."""
        fields: dict[str, Field] = {}
        for base in bases:
            fields |= getattr(base, "__record_fields__", {})
        own = namespace.get("__annotations__", {})
        for one, annotation in own.items():
            given = namespace.pop(one, _NOTHING)
            fields[one] = given if isinstance(given, Field) else Field(given, None, None, False)
            fields[one].annotation = annotation
        namespace.setdefault("__slots__", tuple(own))
        namespace.update(__record_fields__=fields, __match_args__=tuple(fields), __new__=_first_call)
        return super().__new__(mcs, name, bases, namespace)


def _first_call(cls: type[T], *args: Any, **kwargs: Any) -> T:
    """The ``__new__`` of every class until its first call, which replaces it."""
    cls.__new__ = _constructor(cls)  # type: ignore[method-assign,arg-type]
    return cls(*args, **kwargs)


def _constructor(cls: _Type) -> Any:
    """A function that takes the fields and makes an object of *cls*.

    Assignment to a frozen object would take a call of ``object.__setattr__`` for each field. So the object starts as an
    instance of a subclass with ordinary assignment, and gets its class when it is complete.
    """
    # Both, as they share a slot of the type: while Python code defines either, assignment is slow.
    usual = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    draft = type.__new__(_Type, "draft", (cls,), {"__slots__": (), **usual})
    parameters, body, scope = [], [], {"make": object.__new__, "draft": draft, "nothing": _NOTHING}
    defaults = []
    for name, one in cls.__record_fields__.items():
        given = one.alias or name
        parameters.append(given)
        if one.factory is not None:
            scope[f"make_{name}"] = one.factory
            body.append(f"    self.{name} = make_{name}() if {given} is nothing else {given}\n")
        else:
            body.append(f"    self.{name} = {given}\n")
        if one.factory is not None or one.default is not _NOTHING:
            defaults.append(one.default)
    source = (
        f"def {cls.__name__}({', '.join(['cls', *parameters])}):\n"
        f"    self = make(draft)\n{''.join(body)}    self.__class__ = cls\n    return self\n"
    )
    return staticmethod(FunctionType(_code(source), scope, "__new__", tuple(defaults)))


def _code(source: str) -> CodeType:
    """The code of the one function in *source*."""
    requested[source] = None
    stored = store.get(SECTION, source)
    if stored is None:
        return _compiled(source)
    code: CodeType = marshal.loads(stored)
    return code


def stored_form(source: str) -> bytes:
    """The code of the one function in *source*, as bytes for the store."""
    return marshal.dumps(_compiled(source))


def _compiled(source: str) -> CodeType:
    return next(one for one in compile(source, "<fields>", "exec").co_consts if isinstance(one, CodeType))


class Draft(metaclass=_Type, frozen=False):
    """A mutable object with declared fields, compared by identity."""

    __slots__ = ("__weakref__",)
    __attrs_attrs__ = _AttrsFields()
    if TYPE_CHECKING:
        __record_fields__: ClassVar[dict[str, Field]]

    def _shown(self) -> list[tuple[str, Any]]:
        """The names and values of all fields that are not hidden."""
        return [(name, getattr(self, name)) for name, one in self.__record_fields__.items() if not one.hidden]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._shown())})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, name) for name in self.__record_fields__)


class Record(Draft):
    """An immutable object with declared fields, compared by identity."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise _frozen()

    def __delattr__(self, name: str) -> None:
        raise _frozen()


def _frozen() -> Exception:
    from attrs.exceptions import FrozenInstanceError

    return FrozenInstanceError()


class Value(Record):
    """An immutable object with declared fields, compared and hashed by their values."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._shown() == other._shown()

    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self._shown())))


def evolve(record: T, /, **changes: Any) -> T:
    """A copy of *record* with *changes*, named as the parameters of its constructor."""
    fields: Mapping[str, Field] = record.__record_fields__  # type: ignore[attr-defined]
    kept = {one.alias or name: getattr(record, name) for name, one in fields.items()}
    return type(record)(**{**kept, **changes})
