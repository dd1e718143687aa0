"""Sums that nearly hold: a number mistyped by one, or with two digits swapped.

Parts need not be all there is (其中 lists some), and two numbers in a sentence need not belong together. But where
they add up to almost what is declared, that they were meant to is far likelier than that one was left out: of the
open breakdowns of published texts none comes within a tenth of its total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.facts.model import Number
from rectify_lint.notice.reconcile.wording import number, total
from rectify_lint.patterns import compiled

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


def slipped(whole: Number, parts: Sequence[Number]) -> bool:
    """Whether *parts* miss *whole* by one in the last digit, or by two digits that have changed places."""
    values = [Decimal(value) for value in (whole, *parts)]
    last = min(int(value.as_tuple().exponent) for value in values)
    difference = abs(values[0] - sum(values[1:]))
    return difference == Decimal(1).scaleb(last) or (bool(difference) and swapped(whole, parts))


@cache
def _overlaps() -> re.Pattern[str]:
    """Words by which a sentence says that its parts overlap."""
    return compiled("同时|双重|重复|交叉|兼|涉及[两多几]|按[一1][人件]")


@cache
def _rest() -> re.Pattern[str]:
    """Words for what is left, with its number: 另有1名, 结余0.30万元."""
    return compiled("(?:另|余|剩|还有|尚有|结转)[一-龥]{0,6}(?P<number>[0-9]+(?:\\.[0-9]+)?)")


_REST = 80
"""So many characters behind the parts, at most, are looked at for the rest."""


def accounted_for(text: str, start: int, missing: Number, unit: str) -> bool:
    """Whether what follows the parts, from *start* to the end of the sentence, says why they do not make up the whole.

    It names what is *missing* (另有1名退休, 结余0.30万元) or, where that is negative, that some count twice.
    """
    end = start + _REST
    end = min(
        place if place >= 0 else end for place in (text.find("。", start, end), text.find("\n", start, end))
    )
    if missing < 0:
        return _overlaps().search(text, start, end) is not None
    rests = (found for found in _rest().finditer(text, start, end) if text.startswith(unit, found.end()))
    return any(Decimal(found["number"]) == missing for found in rests)


@cache
def _attribute() -> re.Pattern[str]:
    """Attributes of people, of which one person may have several."""
    return compiled(
        "女|老|困难|民族|岁|学历|研究生|本科|博士|硕士|职称|骨干|年轻|留守|残疾|低保|高级|先进|党外|监测"
    )


@cache
def _grade() -> re.Pattern[str]:
    """Grades of one scale, of which everybody has one."""
    return compiled(
        "^(?:中专|大专|专科|本科|硕士|博士)(?:(?<=[硕博]士)及以上|研究生)?(?:学历|毕业)?(?:的|生|人员)?$|^(?:初级|中级|高级|副高级?|正高级?)(?:职称)?(?:的|人员)?$"
    )


def may_overlap(labels: Sequence[str], unit: str) -> bool:
    """Whether parts named *labels* may count one person twice: 女党员16名、35岁以下15名."""
    if all("岁" in label for label in labels):
        return False  # 35岁以下23人、36岁至45岁31人: of those each has one
    if all(_grade().search(label) for label in labels):
        return False  # 本科5名、专科2名; 高级4名、中级21名、初级37名: likewise
    return unit in ("人", "名", "户") and any(_attribute().search(label) for label in labels)


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


def mistyped(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether *parts* make up *whole* once a digit of one number is another, or two neighbouring ones change places.

    A number of one digit may be one more or less only: by any other it would fit nearly anything.
    """
    missing = whole.value - sum((part.value for part in parts), Decimal(0))
    return bool(missing) and (any(_slip(part, missing) for part in parts) or _slip(whole, -missing))


def _slip(figure: Figure, gain: Decimal) -> bool:
    """Whether one slip of the pen makes *figure* larger by *gain*."""
    steps = gain / figure.step
    if steps != steps.to_integral_value():
        return False
    if abs(steps) == 1:
        return True
    written = str(int(figure.value / figure.step))
    meant = str(int(figure.value / figure.step) + int(steps))
    if meant.startswith("-") or len(written) < 2 or len(meant) > len(written):
        return False
    if figure.places:
        meant = meant.zfill(len(written))  # 0.70 for 0.07
    elif len(meant) != len(written):
        return False
    odd = [place for place in range(len(written)) if written[place] != meant[place]]
    if len(odd) == 1:
        return True
    first, second = odd[0], odd[-1]
    swapped = written[first] == meant[second] and written[second] == meant[first]
    return len(odd) == 2 and second == first + 1 and swapped
