"""The element and attribute names of WordprocessingML that reading needs."""

from __future__ import annotations

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

ALTERNATES = f"{_MC}AlternateContent"
CHOICE = f"{_MC}Choice"
FALLBACK = f"{_MC}Fallback"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def w(name: str) -> str:
    """The full name of an element or attribute in the main namespace."""
    return _W + name


VAL = w("val")

_OFF = ("0", "false", "off", "none")


def is_on(value: str | None) -> bool:
    """The value of an on-off element that is there: on unless it says otherwise."""
    return value is None or value.lower() not in _OFF


def whole(text: str | None) -> int | None:
    """The integer value of an attribute; ``None`` if it is missing, malformed, or absurdly large."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return None
    return int(text)
