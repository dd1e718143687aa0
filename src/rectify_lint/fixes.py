"""Fixing a text (:func:`fix_text`) and the files of a run (:func:`fix_paths`)."""

from __future__ import annotations

from collections.abc import Sequence

from rectify_lint.api import Linter, Progress, named
from rectify_lint.config.schema import Config
from rectify_lint.engine.finding import Finding
from rectify_lint.engine.fix import (
    Outcome,
    TextMender,
    Withheld,
    allowed,
    applicable,
    apply,
    edits_of,
    fix,
    takes,
)
from rectify_lint.engine.lint import ErrorEntry, FileReport
from rectify_lint.errors import SourceError
from rectify_lint.report.model import Mended, Report
from rectify_lint.source.readers import STDIN, read_bytes, read_data
from rectify_lint.source.text import Source
from rectify_lint.source.write import changed, check_writable, encode, replace_file
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record, evolve

if TYPE_CHECKING:
    from rectify_lint.api import StrPath
    from rectify_lint.source.docx.document import Traced


class FixResult(Record):
    """A text after fixing.

    Attributes:
        text: the fixed text; the original if nothing was fixed.
        fixed: the number of findings whose fix was applied.
        report: the remaining findings; places refer to :attr:`text`.
        withheld: rules whose fixes were not applied, because rules would have found more after them.
        settled: false if fixing did not terminate within its rounds; the text is then the original.
    """

    text: str
    fixed: int
    report: Report
    withheld: tuple[Withheld, ...]
    settled: bool


def fix_text(
    text: str, *, unsafe: bool = False, path: StrPath | None = None, config: Config | None = None
) -> FixResult:
    """Check one text and apply the fixes of its findings; fixing the result again changes nothing.

    Args:
        text: the notice.
        unsafe: also apply fixes that are only probably right, not just mechanical ones.
        path: the name of the text in findings; nothing is read or written there.
        config: what to check; by default the default configuration.

    Raises:
        UsageError, ConfigError: the configuration names a rule, an option or a genre that does not exist.
    """
    linter = Linter(config or Config())
    report = linter.check([Source(text, path=named(path))])
    file = report.files[0]
    outcome = fix(file, _text_mender(linter, file.source), allowed(unsafe))
    return FixResult(
        text=outcome.report.source.text,
        fixed=outcome.fixed,
        report=_updated(linter, report, [outcome.report], [], Mended(outcome.fixed, unsafe)),
        withheld=outcome.withheld,
        settled=outcome.settled,
    )


def _text_mender(linter: Linter, source: Source) -> TextMender:
    def relint(text: str) -> FileReport:
        again = Source(text, path=source.path, encoding=source.encoding, kind=source.kind)
        return linter.check([again]).files[0]

    return TextMender(relint)


class _DocumentMender:
    """Fixes a Word document by tracked changes; each version of it is read and checked like the first."""

    def __init__(self, linter: Linter, path: str) -> None:
        from rectify_lint.source.docx.making import now

        self._linter = linter
        self._path = path
        self._date = now()
        self._states: dict[Source, tuple[bytes, Traced]] = {}

    def read(self, data: bytes) -> FileReport:
        """The findings in the document *data*, except that it has tracked changes by this program."""
        traced = self._trace(data)
        self._states[traced.source] = data, traced
        return self._linter.check([traced.source]).files[0]

    def data(self, source: Source) -> bytes:
        """The document that *source* was read from."""
        return self._states[source][0]

    def mend(self, report: FileReport, chosen: Sequence[Finding]) -> FileReport:
        """As :meth:`rectify_lint.engine.fix.Mender.mend`.

        Raises:
            SourceError: the changed document does not read as the fixed text.
        """
        from rectify_lint.source.docx.revise import Edit, revised

        edits = [Edit(edit.span, edit.text) for edit in edits_of(chosen)]
        after = self.read(revised(self._trace(self.data(report.source)), edits, self._date))
        if after.source.text != apply(report.source.text, chosen):
            raise SourceError(
                f"{self._path}: with tracked changes the text would not read as it should; the file is unchanged, "
                "correct it by hand",
                zh=f"{self._path}：写入修订后的文字与预期不符，文件未改动，请手工修改",
            )
        return after

    def _trace(self, data: bytes) -> Traced:
        from rectify_lint.source.docx.document import trace_document
        from rectify_lint.source.docx.making import AUTHOR

        return trace_document(data, self._path, aside=AUTHOR)


def _updated(
    linter: Linter,
    report: Report,
    files: Sequence[FileReport],
    failures: Sequence[ErrorEntry],
    mended: Mended,
) -> Report:
    """*report* with other *files* and more *failures*."""
    return evolve(
        report,
        files=tuple(files),
        failures=(*report.failures, *failures),
        fails=any(linter.fails(file) for file in files),
        mended=mended,
    )


class FixedFile(Record):
    """One file of a run.

    Attributes:
        before: the text before fixing.
        after: the text after fixing.
        data: the bytes of the fixed file.
        outcome: the result of fixing the text.
        left: in a document, the findings whose fix cannot be a tracked change.
    """

    before: Source
    after: str
    data: bytes
    outcome: Outcome
    left: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was fixed."""
        return self.after != self.before.text


class FixRun(Record):
    """The result of fixing the files of a run.

    Attributes:
        report: the remaining findings; for files that were not written, the original ones.
        files: those with something to fix, and standard input.
        passed_over: paths of files with something to fix whose type cannot be written.
    """

    report: Report
    files: tuple[FixedFile, ...]
    passed_over: tuple[str, ...]

    @property
    def changed(self) -> int:
        """The number of files that fixing changes."""
        return sum(file.changed for file in self.files)


def fix_paths(
    linter: Linter,
    paths: Sequence[str],
    exclude: Sequence[str] = (),
    *,
    unsafe: bool = False,
    write: bool = True,
    progress: Progress | None = None,
) -> FixRun:
    """Check files and folders, fix what can be fixed and, with *write*, write the files.

    Standard input (``-``) is fixed like a file and written nowhere. A file that cannot be written becomes an entry in the
    report's errors and stays unchanged; the others are still fixed.

    Args:
        linter: checks the files.
        paths: files, folders and ``-``.
        exclude: globs of paths to skip, in addition to those of the configuration.
        unsafe: also apply fixes that are only probably right.
        write: whether to change files.
        progress: called after each file checked.
    """
    report = linter.check_paths([path for path in paths if path != "-"], exclude, progress)
    return _Run(linter, unsafe, write).run(report, "-" in paths)


class _Run:
    def __init__(self, linter: Linter, unsafe: bool, write: bool) -> None:
        self._linter = linter
        self._unsafe = unsafe
        self._write = write
        self._fixed: list[FixedFile] = []
        self._passed_over: list[str] = []
        self._failures: list[ErrorEntry] = []

    def run(self, report: Report, standard_input: bool) -> FixRun:
        files = [self._file(file) for file in report.files]
        if standard_input:
            files += self._standard_input()
        files = self._linter.across(files)
        files.sort(key=lambda file: file.source.path or "")
        mended = Mended(sum(file.outcome.fixed for file in self._fixed), self._unsafe)
        return FixRun(
            _updated(self._linter, report, files, self._failures, mended),
            tuple(self._fixed),
            tuple(self._passed_over),
        )

    def _standard_input(self) -> list[FileReport]:
        data = read_data("-")
        try:
            source = read_bytes(data, STDIN)
            file = self._linter.check([source]).files[0]
            return [self._fix(file, data, write=False)]
        except SourceError as error:
            self._failures.append(ErrorEntry(error.text(self._linter.lang), STDIN))
            return []

    def _file(self, file: FileReport) -> FileReport:
        path = file.source.path
        if path is None or not any(applicable(one, allowed(self._unsafe)) for one in file.findings):
            return file
        if not file.source.fixable:
            self._passed_over.append(path)
            return file
        try:
            return self._fix(file, read_data(path), write=self._write)
        except SourceError as error:
            self._failures.append(ErrorEntry(error.text(self._linter.lang), path))
            return file

    def _fix(self, file: FileReport, data: bytes, *, write: bool) -> FileReport:
        """Fix one text, and its file if *write*; returns the report on it from now on."""
        fixed = self._document(file, data) if file.source.kind == "docx" else self._text(file, data)
        if write and fixed.changed:
            replace_file(file.source.path or "", fixed.data, data)
        self._fixed.append(fixed)
        return fixed.outcome.report if fixed.outcome.fixed else file

    def _text(self, file: FileReport, data: bytes) -> FixedFile:
        source = file.source
        check_writable(source, data)
        outcome = fix(file, _text_mender(self._linter, source), allowed(self._unsafe))
        after = outcome.report.source.text
        return FixedFile(source, after, encode(after, source, data), outcome)

    def _document(self, file: FileReport, data: bytes) -> FixedFile:
        source, grades = file.source, allowed(self._unsafe)
        mender = _DocumentMender(self._linter, source.path or "")
        read = mender.read(data)
        if read.source.text != source.text:
            raise changed(source.path or "")
        outcome = fix(read, mender, grades)
        after = outcome.report
        left = tuple(one for one in after.findings if applicable(one, grades) and not takes(after, one))
        return FixedFile(source, after.source.text, mender.data(after.source), outcome, left)
