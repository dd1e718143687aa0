"""What ``rectify-lint check`` does once its command line has been read; click is not needed for it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rectify_lint.api import Linter, Progress
from rectify_lint.cli.terminal import tell, wants_color, write_output
from rectify_lint.config.schema import Config
from rectify_lint.engine.lint import ErrorEntry
from rectify_lint.report import FORMATS, render

PROGRESS_FROM = 20
"""More files than this, and a terminal shows how far the run has come."""


def run(
    paths: Sequence[str],
    overrides: Mapping[str, Any] | None = None,
    *,
    exclude: Sequence[str] = (),
    config: Config | None = None,
    output_format: str = FORMATS[0],
    output_file: str | None = None,
    color: str = "auto",
) -> int:
    """Check *paths*, write the report and give the exit code.

    Args:
        paths: files, folders, or ``-`` for standard input.
        overrides: fields of the configuration that the command line sets.
        exclude: globs of paths to leave out.
        config: the configuration for every text; the nearest file of each where it is ``None``.
        output_format: one of :data:`rectify_lint.report.FORMATS`.
        output_file: where to write the report; standard output where it is ``None``.
        color: ``auto``, ``always`` or ``never``.
    """
    linter = Linter(config, overrides)
    report = linter.check_paths(paths, exclude, _progress(linter.lang))
    for entry in report.errors:
        tell(_wording(entry, linter.lang))
    colored = output_file is None and wants_color(color, sys.stdout)
    text = render(report, output_format, lang=linter.lang, color=colored)
    write_output(text, output_file, utf8=output_format == "json")
    if report.errors:
        return 2
    return 1 if report.fails else 0


def _wording(entry: ErrorEntry, lang: str) -> str:
    """An error entry as a message; those of rules say how to see the failure again."""
    if entry.rule is None:
        return entry.message
    if lang == "zh":
        return f"{entry.path}：规则 {entry.rule} 运行出错：{entry.message}（重现：{entry.reproduce}）"
    return f"{entry.path}: rule {entry.rule} failed: {entry.message} (reproduce: {entry.reproduce})"


def _progress(lang: str) -> Progress | None:
    """Shows the number of files done on a terminal, in one line that is gone at the end."""
    if not sys.stderr.isatty():
        return None
    label = "检查" if lang == "zh" else "checking"

    def show(done: int, total: int) -> None:
        if total > PROGRESS_FROM:
            sys.stderr.write(f"\r{label} {done}/{total}" if done < total else "\r\x1b[K")
            sys.stderr.flush()

    return show
