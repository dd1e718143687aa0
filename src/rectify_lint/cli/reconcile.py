"""``rectify-lint reconcile``: the reconciliation table, of a notice alone or with the office's own ledger."""

from __future__ import annotations

import click

from rectify_lint.api import parse_path
from rectify_lint.cli import options
from rectify_lint.cli.terminal import tell_written, write_output
from rectify_lint.errors import UsageError
from rectify_lint.report.reconcile import render, render_json
from rectify_lint.source.write import spare


@click.command("reconcile")
@click.argument("file", metavar="FILE|-")
@click.option(
    "--ledger", metavar="LEDGER", help="Hold the problems against this ledger (整改台账): xlsx, csv, docx …"
)
@click.option(
    "--sheet", "sheets", multiple=True, metavar="NAME", help="Read this sheet of the ledger; repeatable."
)
@click.option(
    "--fail-on",
    type=click.Choice(["fail", "uncertain", "never"]),
    help="With --ledger: the verdict that makes the exit code 1.  [default: fail]",
)
@options.format_option("text", "json")
@options.output_file_option
@options.lang_option
@options.genre_option
@options.config_option
def command(
    file: str,
    ledger: str | None,
    sheets: tuple[str, ...],
    fail_on: str | None,
    output_format: str,
    output_file: str | None,
    lang: str | None,
    genre: str | None,
    config_file: str | None,
) -> int:
    """Show every pair of numbers in FILE that was compared, with arithmetic and verdict (数量勾稽).

    With --ledger, match the problems of FILE with those of the office's own ledger instead, and show the
    differences: missing and extra problems, other statuses, measures, time limits and totals.

    Exit code without --ledger: 0. With it: 0 where nothing differs, 1 where something does (see --fail-on).
    2: wrong usage or unreadable input.
    """
    if ledger is None and (sheets or fail_on):
        raise UsageError(
            "--sheet and --fail-on go with --ledger FILE",
            zh="--sheet 和 --fail-on 须与 --ledger 台账文件一起使用",
        )
    spare(filter(None, (file, ledger)), output_file)
    notice = parse_path(file, genre=genre)
    language = options.run_language(lang, config_file)
    if ledger is not None:
        from rectify_lint.cli.ledger import run

        text, code = run(
            notice,
            ledger,
            sheets,
            options.configuration(config_file),
            as_json=output_format == "json",
            lang=language,
            fail_on=fail_on or "fail",
        )
    else:
        code = 0
        text = render_json(notice) if output_format == "json" else render(notice, lang=language)
    write_output(text, output_file, utf8=output_format == "json")
    if output_file is not None:
        tell_written(output_file, language)
    return code
