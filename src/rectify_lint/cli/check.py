"""``rectify-lint check``: the linter itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from rectify_lint.api import Linter, Progress
from rectify_lint.cli import options
from rectify_lint.cli.terminal import tell, wants_color, write_output
from rectify_lint.engine.lint import ErrorEntry
from rectify_lint.errors import UsageError
from rectify_lint.notice.types import Genre
from rectify_lint.report import FORMATS, render
from rectify_lint.report.cells import printable
from rectify_lint.rules.contract import Severity

PROGRESS_FROM = 20
"""More files than this, and a terminal shows how far the run has come."""


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|-]…")
@click.option("--select", multiple=True, metavar="RULES", help="Run only these: codes, names, families, ALL.")
@click.option("--profile", metavar="NAME", help="Check by this profile: draft (default), web … (检查方案).")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these.")
@click.option(
    "--fail-on",
    type=click.Choice([str(severity) for severity in Severity]),
    help="The least severity that makes the exit code 1.  [default: warning]",
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out matching paths, even if named.")
@click.option("--fix", is_flag=True, help="Mend what is mechanical, in the files themselves (修正).")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: what is probably right too.")
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
    """Check notices: files, folders (all *.txt and *.md below), or - for standard input.

    RULES are codes (TOT001), names (listed-problems), families (TOT) or ALL, separated by commas or given by
    repeating the option.

    --fix changes files and reports what remains; the text of standard input goes to standard output and the
    report to standard error. --diff prints the changes instead of the report.

    Exit code 0: nothing found that counts; 1: something found (--diff: to change); 2: wrong usage, unreadable
    input or an internal error. Findings go to standard output, everything else to standard error.
    """
    if not paths:
        raise UsageError(
            "nothing to check; name files or folders, or - for standard input",
            zh="没有要检查的文件：请给出文件或文件夹，或用 - 从标准输入读取",
        )
    overrides = {
        "select": _split(select) or None,
        "profile": profile,
        "ignore": _split(ignore) or None,
        "fail_on": Severity(fail_on) if fail_on else None,
        "lang": lang,
        "genre": genre,
        "no_plugins": no_plugins or None,
    }
    linter = Linter(options.configuration(config_file), overrides)
    progress = _progress(linter.lang)
    changes = None
    if fix or diff or unsafe_fixes:
        from rectify_lint.cli import fixing

        done = fixing.run(linter, paths, exclude, fix=fix, unsafe=unsafe_fixes, diff=diff, progress=progress)
        report, changes = done.report, done.changed
    else:
        report = linter.check_paths(paths, exclude, progress)
    for entry in report.errors:
        tell(_wording(entry, linter.lang))
    if diff:
        return 2 if report.errors else int(bool(changes))
    others = [file.source.path or "-" for file in report.files if file.notice.genre is Genre.OTHER]
    if others and genre is None:
        tell(_no_notices(others, linter.lang))
    # The fixed text of standard input has standard output to itself.
    stream = sys.stderr if fix and "-" in paths else sys.stdout
    colored = output_file is None and wants_color(color, stream)
    text = render(report, output_format, lang=linter.lang, color=colored)
    write_output(text, output_file, utf8=output_format == "json", stream=stream)
    if report.errors:
        return 2
    return 1 if report.fails else 0


_NAMED = 3
"""So many files are named in a note; of more the number is told."""


def _no_notices(paths: list[str], lang: str) -> str:
    """That files do not read as rectification notices, and what that means for their check."""
    shown = [printable(path) for path in paths[:_NAMED]]
    more = len(paths) > _NAMED
    if lang == "zh":
        files = "、".join(shown) + (f" 等 {len(paths)} 个文件" if more else "")
        return f"{files}：不像整改通报，只用适用于各类公文的规则检查；确属整改通报的，请用 --genre 指明类别"
    files = ", ".join(shown) + (f" and {len(paths) - _NAMED} more" if more else "")
    return (
        f"{files}: no rectification notice by its words, so only rules for any formal text were applied; "
        "if it is one, say so with --genre"
    )


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    """The selectors of a repeatable option whose values may be lists."""
    return tuple(_words(values))


def _words(values: tuple[str, ...]) -> Iterator[str]:
    for value in values:
        yield from (part.strip() for part in value.replace("，", ",").split(",") if part.strip())


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
