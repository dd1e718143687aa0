"""What ``rectify-lint check`` does once its command line is parsed; without click."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rectify_lint.api import Linter, Progress
from rectify_lint.cli.terminal import tell, tell_written, wants_color, write_document, write_output
from rectify_lint.config.schema import Config
from rectify_lint.engine.lint import ErrorEntry
from rectify_lint.errors import UsageError
from rectify_lint.notice.types import Genre
from rectify_lint.report import DOCUMENTS, FOR_PEOPLE, FORMATS, load, render, render_document
from rectify_lint.report.cells import printable
from rectify_lint.source.readers import suffixes
from rectify_lint.typed import Any

PROGRESS_FROM = 20
"""With more files than this, a terminal shows the progress of the run."""


def run(
    paths: Sequence[str],
    overrides: Mapping[str, Any] | None = None,
    *,
    exclude: Sequence[str] = (),
    config: Config | None = None,
    fix: bool = False,
    unsafe: bool = False,
    diff: bool = False,
    output_format: str = FORMATS[0],
    output_file: str | None = None,
    color: str = "auto",
) -> int:
    """Check *paths*, write the report and return the exit code.

    Args:
        paths: files, folders, or ``-`` for standard input.
        overrides: fields of the configuration that the command line sets.
        exclude: globs of paths to skip.
        config: the configuration for every text; ``None`` for the nearest file of each.
        fix: change the files, and report what remains.
        unsafe: with *fix* or *diff*, also apply fixes that are only probably right.
        diff: write what *fix* would change instead of the report, and change nothing.
        output_format: one of :data:`rectify_lint.report.FORMATS`.
        output_file: where to write the report or the diff; ``None`` for standard output.
        color: ``auto``, ``always`` or ``never``.

    Raises:
        UsageError: the options contradict each other, or a package is not installed.
        ConfigError: a configuration is invalid.
        RectifyLintError: the report cannot be written.
    """
    load(output_format)  # so that a missing package is reported before anything is checked or changed
    if output_format in DOCUMENTS and output_file is None and (sys.stdout.isatty() or (fix and "-" in paths)):
        raise UsageError(
            f"the format {output_format} cannot be printed; name a file for it with --output-file FILE",
            zh=f"{output_format} 不是文本，请用 --output-file 指定要写入的文件",
        )
    if diff and output_format != FORMATS[0]:
        raise UsageError(
            f"--diff writes a diff instead of a report: leave out --output-format {output_format}",
            zh=f"--diff 输出的是改动对照，不是报告，请去掉 --output-format {output_format}",
        )
    linter = Linter(config, overrides)
    if output_file is not None:
        from rectify_lint.source.write import spare

        spare(linter.files(paths, exclude), output_file)
    progress = _progress(linter.lang)
    changes = None
    if fix or diff or unsafe:
        from rectify_lint.cli import fixing

        done = fixing.run(
            linter,
            paths,
            exclude,
            fix=fix,
            unsafe=unsafe,
            diff=diff,
            diff_file=output_file,
            progress=progress,
        )
        report, changes = done.report, done.changed
    else:
        report = linter.check_paths(paths, exclude, progress)
    for entry in report.errors:
        tell(wording(entry, linter.lang))
    if not report.files and not report.errors:
        tell(_nothing_found(paths, linter.lang))
    if report.files and not report.rules:
        tell(_nothing_ran(linter.lang))
    if diff:
        return 2 if report.errors else int(bool(changes))
    others = [
        file.source.path or "-"
        for file in report.files
        if file.notice.genre is Genre.OTHER and file.notice.genre_told is None
    ]
    if others:
        tell(_no_notices(others, linter.lang))
    if output_format in DOCUMENTS:
        write_document(render_document(report, output_format, lang=linter.lang), output_file)
    else:
        # Standard output is reserved for the fixed text of standard input.
        stream = sys.stderr if fix and "-" in paths else sys.stdout
        colored = output_file is None and wants_color(color, stream)
        text = render(report, output_format, lang=linter.lang, color=colored)
        write_output(text, output_file, utf8=output_format not in FOR_PEOPLE, stream=stream)
    if output_file is not None:
        from rectify_lint.report.wording import summary

        tell_written(output_file, linter.lang, summary(report, linter.lang))
    if report.errors:
        return 2
    return 1 if report.fails else 0


def _nothing_found(paths: Sequence[str], lang: str) -> str:
    """A note that there was no file to check: all were excluded, or folders have none with a known suffix."""
    from rectify_lint.source.discover import discover

    left_out = len(discover(paths))
    if left_out and lang == "zh":
        return f"没有要检查的文件：{left_out} 个文件都被 exclude 排除"
    if left_out:
        return f"no files to check: exclude leaves out {left_out} of {left_out}"
    if lang == "zh":
        return f"没有找到要检查的文件（在文件夹中查找的扩展名：{'、'.join(suffixes())}）"
    return f"no files to check were found; folders are searched for {', '.join(suffixes())}"


def _nothing_ran(lang: str) -> str:
    """A note that no rule ran, so that nothing could be found."""
    if lang == "zh":
        return "没有运行任何规则：所选规则均未启用；试用的规则须用代码或名称选择（见 rectify-lint rules）"
    return "no rule ran: none selected is on; one in preview is selected by code or name (see rectify-lint rules)"


_NAMED = 3
"""The number of files named in a note; of the others it gives the number."""


def _no_notices(paths: list[str], lang: str) -> str:
    """A note that files do not read as rectification notices, and what that means for their check."""
    shown = [printable(path) for path in paths[:_NAMED]]
    more = len(paths) > _NAMED
    if lang == "zh":
        files = "、".join(shown) + (f" 等 {len(paths)} 个文件" if more else "")
        return f"{files}：不像整改通报，只用适用于各类公文的规则检查；确属整改通报的，请用 --genre 指明类别"
    files = ", ".join(shown) + (f" and {len(paths) - _NAMED} more" if more else "")
    return (
        f"{files}: does not read as a rectification notice, so only the rules for any official text were applied; "
        "if it is one, name its kind with --genre"
    )


def wording(entry: ErrorEntry, lang: str) -> str:
    """An error entry as a message; that of a rule says how to reproduce the failure."""
    if entry.rule is None:
        return entry.message
    if lang == "zh":
        return f"{entry.path}：规则 {entry.rule} 运行出错：{entry.message}（重现：{entry.reproduce}）"
    return f"{entry.path}: rule {entry.rule} failed: {entry.message} (reproduce: {entry.reproduce})"


def _progress(lang: str) -> Progress | None:
    """A callback that shows the number of files done in one line of the terminal, and erases it at the end."""
    if not sys.stderr.isatty():
        return None
    label = "检查" if lang == "zh" else "checking"

    def show(done: int, total: int) -> None:
        if total > PROGRESS_FROM:
            sys.stderr.write(f"\r{label} {done}/{total}" if done < total else "\r\x1b[K")
            sys.stderr.flush()

    return show
