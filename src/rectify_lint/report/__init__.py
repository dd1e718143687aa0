"""Reports: a format is a module with ``render``; only the one asked for is imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from rectify_lint.errors import UsageError

if TYPE_CHECKING:
    from rectify_lint.report.model import Report

FOR_PEOPLE = ("text", "concise")
"""The formats that a console shows, in its own encoding; all others are for programs, in UTF-8."""

FORMATS = (*FOR_PEOPLE, "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson")
"""The names that ``--output-format`` takes; each is the name of its module too."""


def render(report: Report, output_format: str, *, lang: str = "zh", color: bool = False) -> str:
    """The whole *report* as text in one of :data:`FORMATS`; the same report gives the same text.

    Args:
        report: what a run found.
        output_format: ``text``, ``concise``, ``json`` …
        lang: language of the report's own words, ``zh`` or ``en``.
        color: whether to add terminal colours; formats for programs never do.

    Raises:
        UsageError: there is no such format.
    """
    if output_format not in FORMATS:
        raise UsageError(
            f"no output format {output_format!r}; choose one of {', '.join(FORMATS)}",
            zh=f"没有输出格式“{output_format}”，可选：{'、'.join(FORMATS)}",
        )
    module = import_module(f"rectify_lint.report.{output_format}")
    text: str = module.render(report, lang=lang, color=color)
    return text
