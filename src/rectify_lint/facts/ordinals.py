"""Ordinal words at the starts of clauses: 一是, 第二，, 其三."""

from __future__ import annotations

import re
from functools import cache

from rectify_lint.facts.model import Ordinal
from rectify_lint.facts.numerals import chinese_number
from rectify_lint.grammar import lowered
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span

_SERIES = {"shi": "是", "yao": "要", "di": "第", "qi": "其"}


@cache
def _ordinal() -> re.Pattern[str]:
    return compiled(lowered.ORDINAL)


def scan_ordinals(text: str, start: int = 0, end: int | None = None) -> tuple[Ordinal, ...]:
    """Every ordinal word of *text* in ``[start, end)``, in order, those in quotations included.

    The span covers the words without the mark behind them: ``第三`` of ``第三，``.
    """
    found = []
    for match in _ordinal().finditer(text, start, len(text) if end is None else end):
        series = match.lastgroup or ""
        number = chinese_number(match[f"{series}_number"])
        found.append(Ordinal(Span(*match.span()), number, _SERIES[series]))
    return tuple(found)
