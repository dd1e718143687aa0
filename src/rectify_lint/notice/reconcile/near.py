"""Sums that nearly hold: a number mistyped by one, or with two digits swapped.

Parts need not be all there is (其中 lists some), and two numbers in a sentence need not belong together. But where
they add up to almost what is declared, that they were meant to is far likelier than that one was left out: of the
open breakdowns of published texts none comes within a tenth of its total.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rectify_lint.facts.model import Number
from rectify_lint.notice.reconcile.wording import number, total

_SHARE = 10
"""A remainder of less than one in so many is too small to be left out on purpose."""
_SWAPPED_SHARE = 2
"""Swapped digits may do more harm; in short numbers the parts must still make up more than half."""
_LONG = 4
"""Where a number of so many digits makes the sum hold to the last of them once two are swapped, that is no chance."""


def nearly(whole: Number, parts: Sequence[Number], share: int = _SHARE) -> bool:
    """Whether *parts* make up *whole* but for a slip of the pen; not where they make it up."""
    found = total(parts)
    difference = abs(Decimal(whole) - Decimal(found))
    if not difference or len(parts) < 2:
        return False
    if difference == 1 and _counts(whole, parts):
        return True
    if difference * share <= Decimal(whole):
        return True
    return swapped(whole, parts, _LONG if _SWAPPED_SHARE * difference >= Decimal(whole) else 0)


def _counts(whole: Number, parts: Sequence[Number]) -> bool:
    """Whether these are things counted, not amounts measured."""
    return all(isinstance(value, int) for value in (whole, *parts))


def swapped(whole: Number, parts: Sequence[Number], digits: int = _LONG) -> bool:
    """Whether the sum holds once two neighbouring digits of one number change places (1.51, 1.15).

    The number has at least so many *digits*, those of its fraction included.
    """
    missing = Decimal(whole) - Decimal(total(parts))
    return any(gain == missing for part in parts for gain in _gains(part, digits)) or any(
        gain == -missing for gain in _gains(whole, digits)
    )


def _gains(value: Number, digits: int) -> list[Decimal]:
    """What *value* gains by each swap of two neighbouring digits; nothing where it has fewer than *digits*."""
    written = number(value) if isinstance(value, int) else format(value, "f")
    if len(written) < max(3, digits + ("." in written)):
        return []
    gains = []
    for place in range(len(written) - 1):
        first, second = written[place], written[place + 1]
        if "." not in (first, second) and first != second:
            swapped = written[:place] + second + first + written[place + 2 :]
            gains.append(Decimal(swapped) - Decimal(value))
    return gains
