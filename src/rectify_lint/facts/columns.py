"""Recognising the kind of a table column by the words of its header."""

from __future__ import annotations

import re
from functools import cache

from rectify_lint.patterns import compiled
from rectify_lint.typed import Final

_LONGEST: Final = 16
"""The most characters of the name of a column."""


@cache
def _column() -> re.Pattern[str]:
    """The kinds by name; the first that matches decides."""
    work = "整改|办理|落实|处理|处置|核查|核实|查处|查办|调查|推进|进展|工作|完成|办结|销号"
    return compiled(
        r"(?P<number>(?:序|编|顺序|问题|事项|任务|条目|清单)?号|序次|项次|(?:问题|任务|事项)(?:序号|编号)|No\.?|NO\.?)$"
        r"|(?P<other>[^\n]*(?:类型|类别|分类|来源|性质|等级|编号|数|数量|个数|件数|金额|批次|属实|备注|目标|依据|要求|满意度)$)"
        r"|(?P<deadline>[^\n]*(?:时限|期限|时间|日期|时间节点)$)"
        r"|(?P<owner>[^\n]*(?:责任|牵头|配合|包案|督办|承办|属地|分管|挂钩)[^\n]*|[^\n]*(?:单位|部门|领导|科室|地区|区域|联系人)$)"
        r"|(?P<status>[^\n]*(?:状态|完成情况|办结情况|销号情况|完成进度|整改进度)$|进度$|是否[^\n]*(?:完成|办结|整改|销号|到位)[^\n]*$|[^\n]*(?:完成|办结|整改|销号|到位)与否$)"
        r"|(?P<measures>[^\n]*(?:措施|举措|做法)[^\n]{0,5}$)"
        rf"|(?P<progress>[^\n]*(?:{work})[^\n]*(?:情况|进展|结果|成效|效果|成果|进度)$|(?:进展|成效|结果)$)"
        r"|(?P<problem>[^\n]*(?:问题|事项|任务|意见|诉求|内容|表现|情形)[^\n]{0,4}$)"
    )


@cache
def _aside() -> re.Pattern[str]:
    return compiled(r"[\s*]+|[（(][^（()）]*[）)]|<br ?/?>")


def column_name(header: str) -> str:
    """The words of a header cell without blanks, emphasis and additions in brackets: ``整改时限（年月）``."""
    return _aside().sub("", header)


def column_kind(name: str) -> str:
    """The kind of the column *name*.

    ``number``, ``problem``, or the kind of a field label (``status``, ``progress``, ``measures``, ``owner``,
    ``deadline``); ``other`` for any other name; ``""`` if *name* is no name of a column.
    """
    if not 0 < len(name) <= _LONGEST or compiled("[。；，：]").search(name):
        return ""
    found = _column().match(name)
    return (found.lastgroup or "other") if found else "other"


@cache
def _further() -> re.Pattern[str]:
    """By name: the kinds of columns that only an office's own ledger has, and of this program's English workbook."""
    return compiled(
        r"(?P<group>(?:问题|所属|反馈|整改)?(?:方面|类别|类型|分类|大类|板块|领域)$|Group$)"
        r"|(?P<number_of_measures>[^\n]*(?:措施|举措)[^\n]{0,2}(?:数|数量|个数|条数)$|Measures$)"
        r"|(?P<status>(?:已|是否)?销号$|(?:整改)?完成率$|(?:整改)?(?:验收|认定)(?:情况|结果|结论)$|Statusasworded$)"
        r"|(?P<progress>(?:目前|当前|最新)进[展度]$)"
        r"|(?P<problem>Problem$)|(?P<measures>Measuresandresults$)|(?P<owner>Responsible$)|(?P<deadline>(?:整改|完成|办结)?限期$|Timelimit$)"
        r"|(?P<other>(?:文件|状态原文|File|Status|Datesnamed)$)"
    )


LEDGER_KINDS: Final = (
    *("number", "group", "problem", "status", "progress", "measures", "number_of_measures"),
    *("owner", "deadline"),
)
"""The kinds of columns of an office's own ledger."""


def ledger_column_kind(name: str) -> str:
    """The kind of the column *name* of an office's own ledger: one of :data:`LEDGER_KINDS`, or ``other``.

    As :func:`column_kind`, with the columns that a published table does not have.
    """
    found = _further().match(name)
    return (found.lastgroup if found else None) or column_kind(name)


def is_usual_column(name: str) -> bool:
    """Whether the content of the column *name* is known, even if it is not compared (备注, 问题来源)."""
    return len(name) <= _LONGEST and bool(_further().match(name) or _column().match(name))


def asks_yes_or_no(name: str) -> bool:
    """Whether a column only says finished or not: 是否完成, 办结与否."""
    return name.startswith("是否") or name.endswith("与否")
