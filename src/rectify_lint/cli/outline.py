"""``rectify-lint outline``: how a notice was understood."""

from __future__ import annotations

import click

from rectify_lint.api import parse_path
from rectify_lint.cli import options
from rectify_lint.cli.terminal import tell_written, write_output
from rectify_lint.report.outline import render, render_json
from rectify_lint.source.write import spare


@click.command("outline")
@click.argument("file", metavar="FILE|-")
@options.format_option("text", "json")
@options.output_file_option
@options.lang_option
@options.genre_option
def command(
    file: str, output_format: str, output_file: str | None, lang: str | None, genre: str | None
) -> int:
    """Show how FILE was understood: its parts, headings, items with status and measures.

    Look here first when a finding surprises you: an item or a status missing from this tree means that the text
    was not read as it was meant.
    """
    spare([file], output_file)
    notice = parse_path(file, genre=genre)
    language = options.run_language(lang)
    if output_format == "json":
        write_output(render_json(notice), output_file, utf8=True)
    else:
        write_output(render(notice, lang=language), output_file)
    if output_file is not None:
        tell_written(output_file, language)
    return 0
