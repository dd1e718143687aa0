"""Reports: a format is a module with ``render``; only the one asked for is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rectify_lint.errors import UsageError

if TYPE_CHECKING:
    from rectify_lint.report.model import Report

FORMATS = ("text", "concise", "json")
"""The names that ``--output-format`` takes."""


def render(report: Report, output_format: str, *, lang: str = "zh", color: bool = False) -> str:
    """The whole *report* as text in one of :data:`FORMATS`.

    Args:
        report: what a run found.
        output_format: ``text``, ``concise`` or ``json``.
        lang: language of the report's own words, ``zh`` or ``en``.
        color: whether to add terminal colours; formats for programs never do.

    Raises:
        UsageError: there is no such format.
    """
    if output_format == "text":
        from rectify_lint.report import text

        return text.render(report, lang=lang, color=color)
    if output_format == "concise":
        from rectify_lint.report import concise

        return concise.render(report, lang=lang, color=color)
    if output_format == "json":
        from rectify_lint.report import json

        return json.render(report, lang=lang, color=color)
    raise UsageError(
        f"no output format {output_format!r}; choose one of {', '.join(FORMATS)}",
        zh=f"没有输出格式“{output_format}”，可选：{'、'.join(FORMATS)}",
    )
