"""``rectify-lint annotate``: a Word document with the findings as comments."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import click

from rectify_lint.api import Linter
from rectify_lint.cli import checking, options
from rectify_lint.cli.terminal import tell
from rectify_lint.errors import UsageError
from rectify_lint.report.cells import printable
from rectify_lint.report.comments import annotate
from rectify_lint.report.model import Report
from rectify_lint.report.wording import summary
from rectify_lint.rules.contract import Severity
from rectify_lint.source.docx import DocxReader
from rectify_lint.source.docx.document import trace_document
from rectify_lint.source.readers import STDIN, read_bytes, read_data
from rectify_lint.source.write import check_new, write_new


@click.command("annotate")
@click.argument("file", metavar="FILE|-")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; default: beside FILE, as NAME.reviewed.docx."
)
@click.option("--force", is_flag=True, help="Replace the file that is there already.")
@click.option(
    "--min-severity",
    type=click.Choice([str(severity) for severity in Severity]),
    default=str(Severity.INFO),
    show_default=True,
    help="The least severity that gets a comment.",
)
@options.select_option
@options.ignore_option
@options.profile_option
@options.fail_on_option
@options.lang_option
@options.genre_option
@options.config_option
@options.no_plugins_option
def command(
    file: str, output: str | None, force: bool, min_severity: str, config_file: str | None, **given: object
) -> int:
    """Write a copy of FILE as a Word document, with a comment on the words of each finding (批注).

    A Word document keeps everything else as it is: text, formatting, numbering, tracked changes and the comments of
    others. Of any other file a new document is made. FILE itself is never changed.

    Exit code 0: nothing found that counts; 1: something found; 2: wrong usage, unreadable input, an output that
    cannot be written or an internal error.
    """
    overrides = options.overrides(**given)
    linter = Linter(options.configuration(config_file), overrides)
    target = output or _default(file)
    check_new(target, file, force=force)
    data = read_data(file)
    path = STDIN if file == "-" else file
    document = trace_document(data, path)
    report = linter.check([document.source])
    for entry in report.errors:
        tell(checking.wording(entry, linter.lang))
    done = annotate(report, document, _now(), Severity(min_severity))
    write_new(target, done.data if done.comments else data, file, force=force)
    tell(_done(target, done.comments, report))
    if report.errors:
        return 2
    return 1 if report.fails else 0


def _default(file: str) -> str:
    if file == "-":
        raise UsageError(
            "name the file to write with -o FILE", zh="从标准输入读取时，请用 -o 指定要写入的文件"
        )
    return f"{os.path.splitext(file)[0]}.reviewed.docx"


def _now() -> str:
    """The time of comments as office programs write it: that of the clock on the wall, though it ends in Z.

    ``SOURCE_DATE_EPOCH`` sets it for those who want the same bytes again (reproducible-builds.org).
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now()
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _done(path: str, comments: int, report: Report) -> str:
    """What was found and written where."""
    if report.lang == "zh":
        return f"{summary(report, 'zh')}；{comments} 条批注已写入 {printable(path)}"
    noun = "comment" if comments == 1 else "comments"
    return f"{summary(report, 'en')}; {comments} {noun} written to {printable(path)}"
