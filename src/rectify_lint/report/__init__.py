"""Reports: a format is a module with ``render``, imported on demand."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from rectify_lint.errors import UsageError, install_command
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.report.model import Report

FOR_PEOPLE = ("text", "concise")
"""The formats for the console, in its encoding; the other texts are for programs, in UTF-8."""

TEXTS = (*FOR_PEOPLE, "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html")
"""The text formats."""

DOCUMENTS = ("xlsx",)
"""The binary formats, files for an office program."""

FORMATS = TEXTS + DOCUMENTS
"""The values of ``--output-format``; each is also the name of its module."""

_EXTRAS = {"xlsx": ("xlsx", "openpyxl"), "html": ("report", "jinja2")}
"""By format: the extra it needs, and the package that comes with it."""


def load(output_format: str) -> ModuleType:
    """The module of one of :data:`FORMATS`.

    Raises:
        UsageError: there is no such format, or the package it needs is not installed.
    """
    if output_format not in FORMATS:
        raise UsageError(
            f"no output format {output_format!r}; choose one of {', '.join(FORMATS)}",
            zh=f"没有输出格式“{output_format}”，可选：{'、'.join(FORMATS)}",
        )
    try:
        return import_module(f"rectify_lint.report.{output_format}")
    except ModuleNotFoundError as problem:
        extra, package = _EXTRAS.get(output_format, ("", ""))
        if not package or (problem.name or "").partition(".")[0] != package:
            raise
        command = install_command(extra)
        raise UsageError(
            f"the format {output_format} needs the package {package}, which is not installed; run: {command}",
            zh=f"输出 {output_format} 需要 {package} 软件包，尚未安装；请运行：{command}",
        ) from None


def render(report: Report, output_format: str, *, lang: str = "zh", color: bool = False) -> str:
    """The whole *report* as text in one of :data:`TEXTS`; the same report gives the same text.

    Args:
        report: what a run found.
        output_format: ``text``, ``concise``, ``json`` …
        lang: language of the report's own words, ``zh`` or ``en``.
        color: whether to add terminal colours; formats for programs never do.

    Raises:
        UsageError: there is no such format.
    """
    text: str = load(output_format).render(report, lang=lang, color=color)
    return text


def render_document(report: Report, output_format: str, *, lang: str = "zh") -> bytes:
    """The whole *report* as a file in one of :data:`DOCUMENTS`; the same report gives the same bytes.

    Raises:
        UsageError: there is no such format, or the package it needs is not installed.
    """
    data: bytes = load(output_format).render(report, lang=lang)
    return data
