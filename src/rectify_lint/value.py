"""What the frozen attrs types of this package have in common: representation, equality and hash by their fields.

attrs can write these methods for each class, but compiling them for some fifty classes takes longer than checking a
notice. Here they stand once; classes that derive from :class:`Value` are declared ``attrs.frozen(eq=False, repr=False)``.
"""

from __future__ import annotations

from typing import Any


class Value:
    """Equal to, and hashed as, another value of the same class with equal fields; shown with its fields."""

    __slots__ = ()

    def _fields(self) -> list[tuple[str, Any]]:
        """The names and values of the fields that count when values are compared."""
        return [(field.name, getattr(self, field.name)) for field in self.__attrs_attrs__ if field.eq]  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._fields())})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self._fields())))
