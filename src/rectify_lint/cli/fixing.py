"""``rectify-lint check`` with ``--fix`` or ``--diff``: fixed texts or a diff, and notes on standard error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.api import Linter, Progress
from rectify_lint.cli.terminal import tell, tell_written, write_bytes, write_output
from rectify_lint.errors import UsageError
from rectify_lint.fixes import FixedFile, FixRun, fix_paths
from rectify_lint.report.diff import unified_diff
from rectify_lint.report.wording import document_place
from rectify_lint.source.readers import STDIN


def run(
    linter: Linter,
    paths: Sequence[str],
    exclude: Sequence[str],
    *,
    fix: bool,
    unsafe: bool,
    diff: bool,
    diff_file: str | None,
    progress: Progress | None,
) -> FixRun:
    """Check and fix *paths*; with *diff* write the diff to *diff_file* or print it, else print fixed standard input.

    Raises:
        UsageError: *unsafe* without *fix* and *diff*, which would neither show nor change anything.
        RectifyLintError: *diff_file* cannot be written.
    """
    if not (fix or diff):
        raise UsageError(
            "--unsafe-fixes goes with --fix (change the files) or --diff (show what would change)",
            zh="--unsafe-fixes 须与 --fix（修改文件）或 --diff（只看改动）同时使用",
        )
    done = fix_paths(linter, paths, exclude, unsafe=unsafe, write=not diff, progress=progress)
    if diff:
        diffs = [unified_diff(file.before.text, file.after, file.before.path or STDIN) for file in done.files]
        write_output("".join(diffs), diff_file, utf8=True)
    for file in done.files:
        if file.before.path == STDIN and not diff:
            write_bytes(file.data)
        for note in (*_notes(file, linter.lang), *_notes_on_document(file, linter.lang, written=not diff)):
            tell(note)
    for path in done.passed_over:
        tell(_passed_over(path, linter.lang))
    if diff:
        tell(_would_fix(done, linter.lang))
        if diff_file is not None:
            tell_written(diff_file, linter.lang)
    return done


def _notes(file: FixedFile, lang: str) -> list[str]:
    path, outcome = file.before.path, file.outcome
    if not outcome.settled:
        return [
            f"{path}：多条规则的修正互相抵触，文件未改动，请手工处理"
            if lang == "zh"
            else f"{path}: the fixes of several rules undo each other; the file is unchanged, correct it by hand"
        ]
    return [
        f"{path}：未应用 {one.code} 的修正，否则 {'、'.join(one.because)} 会报告新的问题，请手工处理"
        if lang == "zh"
        else f"{path}: the fixes of {one.code} are not applied: {', '.join(one.because)} would report new findings; "
        "correct it by hand"
        for one in outcome.withheld
    ]


def _notes_on_document(file: FixedFile, lang: str, *, written: bool) -> Iterator[str]:
    """Notes on a document: that its tracked changes, once *written*, await review, and which fixes cannot be one."""
    path = file.before.path
    if written and file.before.kind == "docx" and file.changed:
        yield (
            f"{path}：以修订方式修改（作者 rectify-lint），请在 Word 或 WPS 中逐条接受或拒绝"
            if lang == "zh"
            else f"{path}: changed by tracked changes (author rectify-lint); accept or reject them in Word"
        )
    source = file.outcome.report.source
    for one in file.left:
        where = document_place(source, one.span.start, lang)
        yield (
            f"{path}：{where} {one.code} 的修正未应用：所在处是自动编号、域、文本框或段落之间，不能写成修订，请手工修改"
            if lang == "zh"
            else f"{path}: the fix of {one.code} in {where} is not applied: an automatic number, a field, a text box or "
            "a paragraph boundary cannot hold a tracked change; correct it by hand"
        )


def _passed_over(path: str, lang: str) -> str:
    if lang == "zh":
        return f"{path}：只能自动修正纯文本、Markdown 和 Word（docx）文件，请按报告在原文件中手工修改"
    return f"{path}: only plain text, Markdown and Word documents can be fixed; correct the original by hand"


def _would_fix(done: FixRun, lang: str) -> str:
    number = sum(file.outcome.fixed for file in done.files)
    files = done.changed
    if lang == "zh":
        return f"可修正 {number} 个问题（{files} 个文件），未写入"
    return (
        f"would fix {number} finding{'' if number == 1 else 's'} in {files} file{'' if files == 1 else 's'}; "
        "nothing was written"
    )
