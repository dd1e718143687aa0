"""Counts as they stand in running text: a number and a unit right behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from rectify_lint.patterns import compiled

UNIT = "(?:[个条件户家名人份处项宗座栋间所辆台册卷笔次场期起篇]|[万亿]?元|万?平方米|人次|公里|亩)"
NUMBER = "[0-9]{1,8}(?:\\.[0-9]{1,4})?"


@cache
def member() -> re.Pattern[str]:
    """A count, its ``number`` named."""
    return compiled(f"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}(?:\\.[0-9]{{1,4}})?|{NUMBER})(?:{UNIT})")


def value_of(found: re.Match[str]) -> Decimal:
    """The value of a match of :func:`member`, whose digits may stand in groups of three."""
    return Decimal(found["number"].replace(",", ""))
