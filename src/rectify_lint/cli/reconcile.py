"""``rectify-lint reconcile``: the reconciliation table."""

from __future__ import annotations

import click

from rectify_lint.api import parse_path
from rectify_lint.cli import options
from rectify_lint.cli.terminal import write_output
from rectify_lint.report.reconcile import render, render_json


@click.command("reconcile")
@click.argument("file", metavar="FILE|-")
@options.format_option("text", "json")
@options.output_file_option
@options.lang_option
@options.genre_option
def command(
    file: str, output_format: str, output_file: str | None, lang: str | None, genre: str | None
) -> int:
    """Show every number of FILE that was held against another, with arithmetic and verdict (数量勾稽)."""
    notice = parse_path(file, genre=genre)
    if output_format == "json":
        write_output(render_json(notice), output_file, utf8=True)
    else:
        write_output(render(notice, lang=options.run_language(lang)), output_file)
    return 0
