"""Ordinal words at the starts of clauses: 一是, 第二，, 其三, 措施1：."""

from __future__ import annotations

import re
from functools import cache

from rectify_lint.facts.model import Ordinal
from rectify_lint.facts.numerals import chinese_number
from rectify_lint.grammar import lowered
from rectify_lint.patterns import compiled
from rectify_lint.source.text import Span

_MEASURE = "措施"
_BEHIND = "第其"  # what stands before the numeral; 是 and 要 stand behind it


@cache
def _ordinal() -> re.Pattern[str]:
    return compiled(lowered.ORDINAL)


@cache
def _number(numeral: str) -> int:
    return chinese_number(numeral)  # one to ninety-nine


def scan_ordinals(text: str, start: int = 0, end: int | None = None) -> tuple[Ordinal, ...]:
    """Every ordinal word of *text* in ``[start, end)``, in order, those in quotations included.

    The span covers the words without the mark behind them: ``第三`` of ``第三，``.
    """
    found = []
    for match in _ordinal().finditer(text, start, len(text) if end is None else end):
        span = Span(*match.span("phrase"))
        series = text[span.start]
        if series == _MEASURE[0]:
            written = text[span.start + len(_MEASURE) : span.end]
            number = int(written) if written.isdigit() else _number(written)
        elif series in _BEHIND:
            number = _number(text[span.start + 1 : span.end])
        else:
            series = text[span.end - 1]
            number = _number(text[span.start : span.end - 1])
        found.append(Ordinal(span, number, series))
    return tuple(found)
