"""``rectify-lint annotate``: a Word document with the findings as comments."""

from __future__ import annotations

import os

import click

from rectify_lint.api import Linter
from rectify_lint.cli import checking, options
from rectify_lint.cli.terminal import tell
from rectify_lint.errors import UsageError
from rectify_lint.report.cells import printable
from rectify_lint.report.comments import annotate
from rectify_lint.report.layout import lay_out
from rectify_lint.report.model import Report
from rectify_lint.report.wording import summary
from rectify_lint.rules.contract import Severity
from rectify_lint.source.discover import REVIEWED
from rectify_lint.source.docx.document import trace_document
from rectify_lint.source.docx.making import now
from rectify_lint.source.docx.threads import cleared
from rectify_lint.source.readers import STDIN, as_word, read_bytes, read_data, with_text
from rectify_lint.source.write import check_new, write_new
from rectify_lint.typed import Any


@click.command("annotate")
@click.argument("file", metavar="FILE|-")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; default: beside FILE, as NAME.reviewed.docx."
)
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
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
    file: str, output: str | None, force: bool, min_severity: str, config_file: str | None, **given: Any
) -> int:
    """Write a copy of FILE as a Word document, with a comment on the words of each finding (批注).

    Everything else in a Word document stays as it is: text, formatting, numbering, tracked changes and the comments
    of others; .doc, .wps, .odt and .rtf are converted by LibreOffice first. Any other file gets a new document. FILE
    itself is never changed. Comments of an earlier run are replaced, except those answered or resolved.

    Exit code 0: no finding at or above --fail-on; 1: at least one; 2: wrong usage, unreadable input, an output
    that cannot be written or an internal error.
    """
    linter = Linter(options.configuration(config_file), options.overrides(**given))
    data = read_data(file)
    path = STDIN if file == "-" else file
    word = as_word(data, path)
    # The reading that is checked also records where its characters are in the document.
    document, former = None, 0
    if word is not None:
        clear = cleared(word[0], path)
        document, former = trace_document(clear.data, path), clear.removed
        document.source.kind = word[1]  # that of FILE: --fix does not change a converted file
    target = _target(file, output, ".docx" if document is None else document.package.suffix)
    check_new(target, file, force=force)
    report = linter.check([read_bytes(data, path) if document is None else with_text(document.source)])
    for entry in report.errors:
        tell(checking.wording(entry, linter.lang))
    least = Severity(min_severity)
    done = annotate(report, document or lay_out(report.files[0]), now(), least)
    write_new(target, done.data if word is None or done.added or former else word[0], file, force=force)
    tell(_done(target, done.added, former, report))
    if report.errors:
        return 2
    return 1 if report.fails else 0


def _target(file: str, output: str | None, suffix: str) -> str:
    """The file to write; Word opens it only with the *suffix* of its type."""
    if output is None:
        if file == "-":
            raise UsageError(
                "name the file to write with -o FILE", zh="从标准输入读取时，请用 -o 指定要写入的文件"
            )
        return f"{os.path.splitext(file)[0]}{REVIEWED}{suffix}"
    if output == "-":
        raise UsageError(
            f"a Word document cannot be printed; name a file for it with -o NAME{suffix}",
            zh=f"Word 文档不是文本，请用 -o 指定要写入的文件（文件名以 {suffix} 结尾）",
        )
    if os.path.splitext(output)[1].lower() != suffix and not os.path.isdir(output):
        raise UsageError(
            f"{output}: Word opens a document of this type only if its name ends in {suffix}",
            zh=f"{output}：该文档的文件名须以 {suffix} 结尾，否则 Word 无法打开",
        )
    return output


def _done(path: str, comments: int, former: int, report: Report) -> str:
    """What was found and written where; *former* is the number of comments of an earlier run that were replaced."""
    if report.lang == "zh":
        replaced = f"，原有的 {former} 条已替换" if former else ""
        return f"{summary(report, 'zh')}；{comments} 条批注已写入 {printable(path)}{replaced}"
    noun = "comment" if comments == 1 else "comments"
    replaced = f" in place of {former} of an earlier run" if former else ""
    return f"{summary(report, 'en')}; {comments} {noun} written to {printable(path)}{replaced}"
