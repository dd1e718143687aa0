"""A small report with everything a format has to show, built without running any rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rectify_lint.engine.finding import Finding, Place
from rectify_lint.engine.lint import ErrorEntry, FileReport
from rectify_lint.notice.model import Notice
from rectify_lint.report.model import Report
from rectify_lint.rules.contract import Applicability, Edit, Fix, Severity
from rectify_lint.rules.manifest import from_mapping
from rectify_lint.source.text import Source, Span

FIRST = (
    "中共安澜县水利局党组关于巡察整改情况的通报\n"
    "　　局党组高度重视，把整改作为重大政治任务，逐条分析、逐项研究、逐一销号，建立问题、任务、责任三张清单。"
    "县委第二巡察组反馈的2个方面3个具体问题，已完成整改2个，正在整改1个，其余事项正按照时间节点有序推进。\n"
    "1.关于“巡查记录不完整”的问题\n"
    "整改状态：已完成整改。\n"
    "2.关于“档案\x1b[31m管理不规范”的问题。。\n"
    "整改状态：\n"
    "正在整改\n"
)
TOTAL = from_mapping(
    {
        "code": "TOT001",
        "name": "listed-problems",
        "severity": "error",
        "status": "stable",
        "since": "0.1",
        "default": True,
        "applies": "notice",
        "kind": "code",
        "basis": {"tier": "notice", "zh": "通报自身前后一致", "en": "the notice itself"},
        "title": {"zh": "总数与清单不符", "en": "the list contradicts the total"},
        "why": {"zh": "读者会数。", "en": "Readers count."},
        "advice": {"zh": "核对清单与总数。", "en": "Compare list and total."},
        "messages": {"zh": {}, "en": {}},
        "page": "totals/TOT001_listed-problems.md",
    }
)
SECOND = "# 通报\n**一、**Ａ区截止目前\n"


def finding(source: Source, quote: str, **values: object) -> Finding:
    start = source.text.index(quote)
    span = Span(start, start + len(quote))
    fields: dict[str, object] = {
        "name": "some-rule",
        "data": {},
        "basis": "",
        "tier": "notice",
        "related": (),
        "message_id": "found",
    }
    fields |= values
    return Finding(span, source.lines, path=source.path, quote=quote, **fields)  # type: ignore[arg-type]


def place(source: Source, quote: str, message: str, path: str | None = None) -> Place:
    start = source.text.index(quote)
    return Place(Span(start, start + len(quote)), source.lines, path or source.path, message)


def _first(source: Source) -> tuple[Finding, ...]:
    listed = tuple(place(source, mark, f"所列：{mark}") for mark in ("1.关于", "2.关于"))
    total = finding(
        source,
        "3个具体问题",
        code="TOT001",
        name="listed-problems",
        severity=Severity.ERROR,
        message="申报3个，所列2个",
        data={"declared": 3, "found": 2, "words": ["甲", "乙"]},
        basis="通报自身前后一致",
        related=(*listed, place(source, "通报", "另见", "other.txt")),
    )
    doubled = source.text.index("。。")
    edit = Edit(Span(doubled + 1, doubled + 2), "")
    mark = finding(
        source,
        "。。",
        code="PUN002",
        severity=Severity.WARNING,
        message="句号重复：“。。”",
        fix=Fix(Applicability.SAFE, (edit,)),
    )
    status = finding(
        source, "整改状态：\n正在整改", code="STA002", severity=Severity.WARNING, message="状态\x07换行"
    )
    return total, mark, status


@pytest.fixture
def report() -> Report:
    """Three findings in one file, one in another, a rule that failed, a file that could not be read."""
    first = Source(FIRST, path="docs/通报.txt")
    second = Source(SECOND, path="z.md", encoding="gb18030", kind="markdown")
    term = finding(second, "截止", code="TRM002", severity=Severity.INFO, message="应为“截至”", basis="用语")
    failed = ErrorEntry("KeyError: 'x'", "z.md", "DAT001", "rectify-lint check --select DAT001 z.md")
    return Report(
        files=(
            FileReport(first, Notice(first), _first(first), ()),
            FileReport(second, Notice(second), (term,), (failed,)),
        ),
        failures=(ErrorEntry("a.docx：这是 Word 文档", "a.docx"),),
        fails=True,
        rules={"TOT001": TOTAL},
    )


@pytest.fixture
def empty() -> Report:
    """One file without findings."""
    source = Source("通报\n", path="a.txt")
    return Report(files=(FileReport(source, Notice(source), (), ()),))


@pytest.fixture
def crowded() -> Callable[[int], Report]:
    """A report whose one finding has as many related places as asked for."""

    def make(number: int) -> Report:
        source = Source("总数\n" + "".join(f"第{place}条\n" for place in range(1, number + 1)))
        related = tuple(place(source, f"第{one}条", "所列") for one in range(1, number + 1))
        total = finding(
            source, "总数", code="TOT001", severity=Severity.ERROR, message="不符", related=related
        )
        return Report(files=(FileReport(source, Notice(source), (total,), ()),))

    return make
