"""The result of a run: the object that every format renders and the library returns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rectify_lint.rules.contract import Applicability, Severity
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record, Value, field

if TYPE_CHECKING:
    from rectify_lint.engine.finding import Finding
    from rectify_lint.engine.lint import ErrorEntry, FileReport
    from rectify_lint.rules.manifest import Manifest


class Mended(Value):
    """The number of findings that were fixed, and whether unsafe fixes were applied too."""

    findings: int
    unsafe: bool


class Report(Record):
    """The findings of one run, file by file.

    Attributes:
        files: the texts checked, sorted by path.
        failures: files and packs that could not be read or loaded; everything else was still checked.
        fails: whether a finding has at least the severity ``fail_on`` in the configuration of its file.
        rules: by code, the manifests of the rules that ran.
        lang: the language of the run, ``zh`` or ``en``.
        mended: what was fixed before this report; ``None`` without fixing.
    """

    files: tuple[FileReport, ...]
    failures: tuple[ErrorEntry, ...] = ()
    fails: bool = False
    rules: Mapping[str, Manifest] = field(factory=dict)
    lang: str = "zh"
    mended: Mended | None = None

    @property
    def advice(self) -> dict[str, str]:
        """By code of the rules that found something: what to do about it, in the language of the run."""
        codes = {finding.code for finding in self._walk()}
        return {code: self.rules[code].advice[self.lang] for code in sorted(codes & self.rules.keys())}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, sorted by file and place."""
        return tuple(self._walk())

    @property
    def errors(self) -> tuple[ErrorEntry, ...]:
        """All errors: packs and files that could not be read, then rules that failed on a file."""
        return self.failures + tuple(entry for file in self.files for entry in file.errors)

    @property
    def documents(self) -> bool:
        """Whether some of the files are documents, in which places have names other than line numbers."""
        return any(file.source.places is not None for file in self.files)

    def counts(self) -> dict[str, int]:
        """The number of findings by severity, most severe first, zeros included."""
        numbers = dict.fromkeys((severity.value for severity in Severity), 0)
        for finding in self._walk():
            numbers[finding.severity.value] += 1
        return numbers

    def fixable(self) -> dict[Applicability, int]:
        """The number of findings whose fix is safe or unsafe and can be applied to their file; zeros included."""
        numbers = {Applicability.SAFE: 0, Applicability.UNSAFE: 0}
        offered = [
            (file, finding, fix.applicability)
            for file in self.files
            for finding in file.findings
            if (fix := finding.fix) is not None and fix.applicability in numbers
        ]
        if offered:
            from rectify_lint.engine.fix import possible

            for file, finding, applicability in offered:
                numbers[applicability] += possible(file, finding)
        return numbers

    def _walk(self) -> Iterator[Finding]:
        for file in self.files:
            yield from file.findings
