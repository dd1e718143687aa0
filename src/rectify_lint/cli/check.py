"""``rectify-lint check``: the linter itself."""

from __future__ import annotations

import click

from rectify_lint.cli import checking, options
from rectify_lint.errors import UsageError
from rectify_lint.report import FORMATS


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|-]…")
@options.select_option
@options.profile_option
@options.ignore_option
@options.fail_on_option
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out matching paths, even if named.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files themselves (修正).")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also the fixes that are only probably right."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@options.format_option(*FORMATS)
@options.output_file_option
@options.lang_option
@options.genre_option
@options.config_option
@options.color_option
@options.no_plugins_option
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    profile: str | None,
    ignore: tuple[str, ...],
    fail_on: str | None,
    exclude: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    output_format: str,
    output_file: str | None,
    lang: str | None,
    genre: str | None,
    config_file: str | None,
    color: str,
    no_plugins: bool,
) -> int:
    """Check notices: files, folders (all documents below), or - for standard input.

    RULES are codes (TOT001), names (listed-problems), families (TOT) or ALL, separated by commas or given by
    repeating the option.

    --fix changes files and reports what remains; the text of standard input goes to standard output and the
    report to standard error. --diff prints the changes instead of the report.

    Exit code 0: no finding at or above --fail-on; 1: at least one (--diff: a change); 2: wrong usage, unreadable
    input or an internal error. Findings go to standard output, everything else to standard error.
    """
    if not paths:
        raise UsageError(
            "nothing to check; name files or folders, or - for standard input",
            zh="没有要检查的文件：请给出文件或文件夹，或用 - 从标准输入读取",
        )
    overrides = options.overrides(select, ignore, profile, fail_on, lang, genre, no_plugins)
    return checking.run(
        paths,
        overrides,
        exclude=exclude,
        config=options.configuration(config_file),
        fix=fix,
        unsafe=unsafe_fixes,
        diff=diff,
        output_format=output_format,
        output_file=output_file,
        color=color,
    )
