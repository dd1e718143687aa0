"""The reconciliation table (数量勾稽核对表): every pair of numbers compared, and the verdict."""

from __future__ import annotations

from rectify_lint.report.table import render_table
from rectify_lint.report.wording import line_label
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.notice.model import Notice
    from rectify_lint.notice.types import Relation, Verdict
    from rectify_lint.source.text import Source, Span

_WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "line": "行",
        "place": "位置",
        "what": "核对事项",
        "declared": "文中数",
        "against": "对照",
        "found": "核对数",
        "arithmetic": "算式或说明",
        "verdict": "结论",
        "listed-problems": "问题总数",
        "status-tally": "整改状态数",
        "listed-aspects": "方面数",
        "listed-measures": "措施数",
        "heading-count": "标题所注数",
        "sum": "分项合计",
        "excess": "分项与总数",
        "rate": "比率",
        "units": "计量单位",
        "named-list": "名单",
        "difference": "增减数",
        "restated": "前后重复的数",
        "table-total": "表格合计",
        "table-rows": "各行",
        "table-columns": "各栏",
        "items": "逐项所列",
        "statuses": "各项状态",
        "groups": "分组标题",
        "measures": "逐条措施",
        "parts": "各分项",
        "quotient": "分项除以总数",
        "unit": "总数的单位",
        "names": "所列名称",
        "ends": "起止两数",
        "earlier": "前文",
        "pass": "相符",
        "fail": "不符",
        "uncertain": "待核",
        "not-assessable": "无法核对",
        "summary": "共核对 {n} 项：相符 {pass}，不符 {fail}，待核 {uncertain}，无法核对 {not_assessable}",
        "nothing": "文中没有可以相互核对的数",
    },
    "en": {
        "line": "line",
        "place": "place",
        "what": "relation",
        "declared": "declared",
        "against": "compared with",
        "found": "found",
        "arithmetic": "arithmetic",
        "verdict": "verdict",
        "listed-problems": "number of problems",
        "status-tally": "number by status",
        "listed-aspects": "number of aspects",
        "listed-measures": "number of measures",
        "heading-count": "number in heading",
        "sum": "sum of parts",
        "excess": "parts and total",
        "rate": "percentage",
        "units": "units",
        "named-list": "list of names",
        "difference": "change",
        "restated": "restated number",
        "table-total": "total in a table",
        "table-rows": "the rows",
        "table-columns": "the columns",
        "items": "items listed",
        "statuses": "items' statuses",
        "groups": "group headings",
        "measures": "measures listed",
        "parts": "the parts",
        "quotient": "part by total",
        "unit": "unit of the total",
        "names": "names listed",
        "ends": "both ends",
        "earlier": "earlier text",
        "pass": "holds",
        "fail": "fails",
        "uncertain": "uncertain",
        "not-assessable": "not assessable",
        "summary": (
            "{n} relations: {pass} hold, {fail} fail, {uncertain} uncertain, {not_assessable} not assessable"
        ),
        "nothing": "there are no numbers in this text to compare",
    },
}
_COLUMNS = ("line", "what", "declared", "against", "found", "arithmetic", "verdict")
_VERDICTS = ("pass", "fail", "uncertain", "not-assessable")


def render(notice: Notice, *, lang: str) -> str:
    """The table for people, in order of the text, and the number of relations by verdict."""
    words = _WORDS[lang]
    relations = notice.relations
    if not relations:
        return words["nothing"] + "\n"
    numbers = {verdict.replace("-", "_"): count for verdict, count in _counts(relations).items()}
    columns = head(lang, documents=notice.source.places is not None)
    return f"{render_table(columns, rows(notice, lang))}\n{words['summary'].format(n=len(relations), **numbers)}\n"


def verdict_name(verdict: Verdict, lang: str) -> str:
    """A verdict in words."""
    return _WORDS[lang][verdict]


def head(lang: str, *, documents: bool = False) -> list[str]:
    """The names of the columns; with *documents* the first has places instead of line numbers."""
    return [_WORDS[lang][column] for column in ("place" if documents else "line", *_COLUMNS[1:])]


def rows(notice: Notice, lang: str) -> list[list[str]]:
    """A row for each relation, in order of the text, with the columns of :func:`head`."""
    return [_row(relation, notice.source, lang) for relation in notice.relations]


def _row(relation: Relation, source: Source, lang: str) -> list[str]:
    words = _WORDS[lang]
    return [
        line_label(source, relation.span.start, lang),
        words.get(relation.kind, relation.kind),
        relation.declared,
        words.get(relation.against, relation.against),
        relation.found,
        relation.arithmetic,
        verdict_name(relation.verdict, lang),
    ]


def _counts(relations: tuple[Relation, ...]) -> dict[str, int]:
    numbers = dict.fromkeys(_VERDICTS, 0)
    for relation in relations:
        numbers[relation.verdict] += 1
    return numbers


def render_json(notice: Notice) -> str:
    """The relations as JSON for programs, with the place of every number."""
    from rectify_lint.report.json import dumps

    source = notice.source
    return dumps(
        {
            "version": 1,
            "path": source.path,
            "counts": _counts(notice.relations),
            "relations": [_entry(relation, source) for relation in notice.relations],
        }
    )


def _entry(relation: Relation, source: Source) -> dict[str, Any]:
    return {
        "kind": relation.kind,
        "verdict": str(relation.verdict),
        "declared": relation.declared,
        "against": relation.against,
        "found": relation.found,
        "arithmetic": relation.arithmetic,
        **span_fields(source, relation.span),
        "places": [span_fields(source, place) for place in relation.places],
    }


def span_fields(source: Source, span: Span) -> dict[str, Any]:
    """A range for JSON: 1-based lines and columns, as of findings, and the characters."""
    start, end = source.lines.position(span.start), source.lines.position(span.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "quote": span.of(source.text),
    }
