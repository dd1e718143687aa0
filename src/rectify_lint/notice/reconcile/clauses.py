"""The words of its clause before a number, and those that say it is the last of a row."""

from __future__ import annotations

import re
from functools import cache

from rectify_lint.facts.figures import Figure
from rectify_lint.patterns import compiled


def ends(label: str) -> bool:
    """Whether the words of a part are those of the last: what is left, or not finished."""
    return _ends().match(label) is not None


@cache
def _ends() -> re.Pattern[str]:
    rests = "其余|剩余|剩下|余下|尚余|仍余|还剩|另有|[余另]$|(?:年末|期末)?(?:余额|结余|结存)"
    return compiled(f"(?:{rests}|尚|仍|正在|在建|未|待|阶段性|达到序时|缺口|缺额|空缺|空编)")


@cache
def rest() -> re.Pattern[str]:
    """Words of what is left, at the beginning of a clause: behind it nothing is."""
    return compiled("(?:其余|其他|其它|剩余|剩下|余下|尚余|仍余|还剩|还有|尚有|仍有|另有|[余另]$)")


@cache
def _clause() -> re.Pattern[str]:
    return compiled(
        "(?:[，,。；;：:、\n]|^)(?:截[至止](?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|[底末初])?|目前|现)*(?P<label>[^，,。；;：:、\n0-9]{1,12})$"
    )


_CLAUSE = 24
"""Characters before a number in which its clause begins, a date with 截至 included."""


def clause(text: str, figure: Figure) -> str:
    """The words of its clause before a number; empty where they are many."""
    start = figure.span.start
    found = _clause().search(text, max(0, start - _CLAUSE), start)
    return found["label"] if found else ""


def own_words(text: str, figure: Figure) -> str:
    """The words right before a number, where its clause has other numbers before them: 683条隐患已整改662条."""
    found = compiled("[一-龥]{2,8}$").search(text, max(0, figure.span.start - 8), figure.span.start)
    return found[0] if found is not None else ""
