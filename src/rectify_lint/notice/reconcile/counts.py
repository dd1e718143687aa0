"""Counts as they stand in running text: a number and a unit right behind it."""

from __future__ import annotations

import re
from functools import cache

from rectify_lint.patterns import compiled

UNIT = "(?:[个条件户家名人份处项宗座栋间所辆台册卷笔]|[万亿]?元|人次|公里|亩)"
NUMBER = "[0-9]{1,8}(?:\\.[0-9]{1,4})?"


@cache
def member() -> re.Pattern[str]:
    """A count, its ``number`` named."""
    return compiled(f"(?P<number>{NUMBER})(?:{UNIT})")
