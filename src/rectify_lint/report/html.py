"""A self-contained HTML page: it loads nothing, and its content security policy forbids loading.

Without scripts it is a complete page to read and to print; the script adds filters and keys.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from rectify_lint.report import reconcile
from rectify_lint.report.page import page
from rectify_lint.report.wording import summary, word
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.report.model import Report

_TEMPLATES = Path(__file__).parent / "templates"
_CULTURES = {"zh": "zh-CN", "en": "en"}
_WORDS = {
    "zh": {
        "title": "校对报告",
        "files": "文件",
        "index": "文件一览",
        "failures": "未能检查",
        "contents": "通报结构",
        "text": "原文与问题",
        "reconciliation": "数量勾稽核对表",
        "severity": "级别",
        "family": "类别",
        "shown": "显示 {shown} / {all} 条",
        "previous": "上一条",
        "next": "下一条",
        "line": "第 {line} 行",
        "at": "第 {line} 行第 {column} 字",
        "places": "{n} 处",
        "back": "返回文件一览",
        "clean": "未发现问题",
        "nothing": "没有可以相互核对的数",
        "none_shown": "没有符合筛选条件的问题",
        "keys": "按键：j 下一条，k 上一条，Enter 到原文，f 筛选",
        "TOT": "数量勾稽",
        "STA": "整改状态",
        "NUM": "序号",
        "TPL": "模板残留",
        "DAT": "日期",
        "STR": "结构",
        "TRM": "用语",
        "PUN": "标点",
    },
    "en": {
        "title": "Proofreading report",
        "files": "File",
        "index": "Files",
        "failures": "Not checked",
        "contents": "Structure of the notice",
        "text": "Text and findings",
        "reconciliation": "Reconciliation",
        "severity": "Severity",
        "family": "Family",
        "shown": "{shown} of {all} shown",
        "previous": "previous",
        "next": "next",
        "line": "line {line}",
        "at": "line {line}, column {column}",
        "places": "{n}",
        "back": "back to the files",
        "clean": "no problems found",
        "nothing": "no numbers to hold against each other",
        "none_shown": "no finding passes the filters",
        "keys": "Keys: j next, k previous, Enter to the text, f filters",
        "TOT": "totals",
        "STA": "status",
        "NUM": "numbering",
        "TPL": "residue",
        "DAT": "dates",
        "STR": "structure",
        "TRM": "terms",
        "PUN": "punctuation",
    },
}


def render(report: Report, *, lang: str = "zh", color: bool = False) -> str:
    """The page; the same report gives the same text."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html").render(
        page=page(report, lang),
        head=reconcile.head(lang, documents=report.documents),
        culture=_CULTURES[lang],
        words=_WORDS[lang],
        word=lambda key: word(lang, key),
        summary=summary(report, lang),
        style=_asset("report.css"),
        script=_asset("report.js"),
    )


def _asset(name: str) -> Markup:
    """A bundled style or script, included in the page unescaped."""
    return Markup((_TEMPLATES / name).read_text("utf-8"))
