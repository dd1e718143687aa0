"""The library interface: check and parse texts and files.

A :class:`Linter` holds the state of one run: its plans, one for each configuration, and the language of the messages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from rectify_lint.config.resolve import language, override, resolve
from rectify_lint.config.schema import Config, verify
from rectify_lint.engine.across import lint_across
from rectify_lint.engine.lint import ErrorEntry, FileReport, lint
from rectify_lint.engine.plan import Plan, plan
from rectify_lint.errors import SourceError
from rectify_lint.plugins.manager import registry
from rectify_lint.report.model import Report
from rectify_lint.source.readers import read_path
from rectify_lint.source.text import Source
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    StrPath = str | os.PathLike[str]

    from rectify_lint.ledger.model import LedgerReconciliation, OfficeLedger
    from rectify_lint.notice.model import Notice

Progress = Callable[[int, int], None]
"""Called after each file with the number of files done and of all files."""


def lint_text(text: str, *, path: StrPath | None = None, config: Config | None = None) -> Report:
    """Check one text.

    Args:
        text: the notice. Offsets, lines and columns in the findings refer to it, in characters.
        path: the name of the text in findings; nothing is read from there.
        config: what to check; by default the default configuration. No configuration file is looked for.

    Raises:
        UsageError, ConfigError: the configuration names a rule, an option or a genre that does not exist, or has a value
            of the wrong type.
    """
    return Linter(config or Config()).check([Source(text, path=named(path))])


def lint_path(path: StrPath, *, config: Config | None = None) -> Report:
    """Check one file by *config*, or by the nearest configuration file in its folder or above.

    Raises:
        SourceError: the file cannot be read as text; the message says where and what to do.
        UsageError, ConfigError: the configuration is invalid.
    """
    return Linter(config).check([read_path(os.fspath(path))])


def lint_paths(
    paths: StrPath | Iterable[StrPath], *, config: Config | None = None, exclude: Sequence[str] = ()
) -> Report:
    """Check files and folders (recursively), each file by the nearest configuration file unless *config* is given.

    A file that cannot be read becomes an entry in :attr:`Report.errors`, and the others are still checked. The result
    does not depend on the order of *paths*.

    Args:
        paths: one path or several: files, folders, or ``-`` for standard input.
        config: one configuration for all files.
        exclude: globs of paths to skip, in addition to those of the configuration.

    Raises:
        UsageError, ConfigError: a configuration is invalid.
    """
    several = (paths,) if isinstance(paths, (str, os.PathLike)) else paths
    return Linter(config).check_paths([os.fspath(path) for path in several], exclude)


def parse_text(text: str, *, path: StrPath | None = None, genre: str | None = None) -> Notice:
    """The notice in *text*: sections, items, statuses, tallies, dates; each computed on first use.

    Any text can be parsed; parts that it lacks are empty or ``None``. Spans are character offsets into *text*.

    Args:
        text: the notice.
        path: the name of the text; nothing is read from there.
        genre: the kind of notice (a value of :class:`~rectify_lint.Genre`), where the text should not decide.

    Raises:
        UsageError: *genre* is unknown.
    """
    from rectify_lint.notice.build import build_notice

    return build_notice(Source(text, path=named(path)), genre)


def parse_path(path: StrPath, *, genre: str | None = None) -> Notice:
    """The notice in a file, or in standard input for ``-``.

    Raises:
        SourceError: the file cannot be read as text.
        UsageError: *genre* is unknown.
    """
    from rectify_lint.notice.build import build_notice

    return build_notice(read_path(os.fspath(path)), genre)


def read_ledger(path: StrPath, *, sheets: Sequence[str] = (), config: Config | None = None) -> OfficeLedger:
    """The office's own ledger (整改台账) in a file: its problems with statuses, measures and time limits.

    Args:
        path: a workbook (.xlsx), separated values (.csv, .tsv), or any text or document with a table that is a ledger.
        sheets: the sheets of a workbook to read; by default all visible ones that are ledgers.
        config: its ``ledger`` names columns in addition to the usual ones.

    Raises:
        SourceError: the file cannot be read or contains no ledger.
        UsageError: there is no such sheet, or the extra ``ledger`` is not installed.
    """
    from rectify_lint.ledger.reading import read_ledger as read

    return read(os.fspath(path), sheets=sheets, columns=config.ledger if config is not None else None)


def reconcile_ledger(notice: Notice, ledger: OfficeLedger | StrPath) -> LedgerReconciliation:
    """The problems of *notice* compared with those of the office's own *ledger*, an :class:`OfficeLedger` or a file.

    Every item and every entry is in one of its ``matches``, with a verdict for each detail that both state.

    Raises:
        SourceError: the file cannot be read or contains no ledger.
        UsageError: the extra ``ledger`` is not installed.
    """
    from rectify_lint.ledger.compare import reconcile

    return reconcile(notice, read_ledger(ledger) if isinstance(ledger, (str, os.PathLike)) else ledger)


def named(path: StrPath | None) -> str | None:
    """*path* as the name of a text that is given directly."""
    return None if path is None else os.fspath(path)


class Linter:
    """One run over any number of texts.

    Args:
        config: one configuration for all texts; ``None`` for the nearest configuration file of each path.
        overrides: values that override the configuration, as :func:`rectify_lint.config.resolve.resolve` takes them.

    Raises:
        ConfigError: *config* or a configuration file has a value of the wrong type.
    """

    def __init__(self, config: Config | None = None, overrides: Mapping[str, Any] | None = None) -> None:
        if config is not None:
            verify(config)
        self._config = None if config is None else override(config, overrides)
        self._overrides = overrides
        self._plans: dict[str | None, Plan] = {}
        self.lang = language(self._config or resolve(None, overrides))

    def check(self, sources: Iterable[Source]) -> Report:
        """Check texts already read; the report is sorted by path."""
        return self._report([self._lint(source) for source in sources], [])

    def files(self, paths: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
        """The files to check among *paths* and below the folders among them, sorted."""
        from rectify_lint.source.discover import discover

        return [path for path in discover(paths, exclude) if not self._excludes(path)]

    def check_paths(
        self, paths: Iterable[str], exclude: Sequence[str] = (), progress: Progress | None = None
    ) -> Report:
        """Read and check files and folders; a file that cannot be read becomes an error entry."""
        files: list[FileReport] = []
        failures: list[ErrorEntry] = []
        found = self.files(paths, exclude)
        for number, path in enumerate(found, 1):
            try:
                files.append(self._lint(read_path(path)))
            except SourceError as error:
                failures.append(ErrorEntry(error.text(self.lang), path))
            if progress is not None:
                progress(number, len(found))
        return self._report(files, failures)

    def _config_of(self, path: str | None) -> Config:
        return self._config or resolve(path, self._overrides)

    def _excludes(self, path: str) -> bool:
        """Whether the configuration of *path* excludes it; the patterns are relative to the configuration's folder."""
        config = Config() if path == "-" else self._config_of(path)
        if not config.exclude:
            return False
        import os

        from rectify_lint.source.discover import excluded

        folder = os.path.dirname(config.path) if config.path else os.curdir
        try:
            path = os.path.relpath(path, folder)
        except ValueError:  # on another drive there is no relative path
            path = os.path.abspath(path)
        return excluded(path, config.exclude)

    def _plan(self, config: Config) -> Plan:
        # Within one run a configuration is identified by the file it comes from.
        known = self._plans.get(config.path)
        if known is None:
            known = self._plans[config.path] = plan(config, registry(not config.no_plugins))
        return known

    def _lint(self, source: Source) -> FileReport:
        return lint(source, self._plan(self._config_of(source.path)), self.lang)

    def across(self, files: Sequence[FileReport]) -> list[FileReport]:
        """*files* with the findings of rules that compare the texts of a run, among the texts of each plan."""
        by_plan: dict[Plan, list[FileReport]] = {}
        for file in files:
            by_plan.setdefault(self._plan(self._config_of(file.source.path)), []).append(file)
        return [done for plan, those in by_plan.items() for done in lint_across(those, plan, self.lang)]

    def _report(self, files: list[FileReport], failures: list[ErrorEntry]) -> Report:
        files = self.across(files)
        files.sort(key=lambda file: file.source.path or "")
        packs = {error.text(self.lang) for known in self._plans.values() for error in known.errors}
        return Report(
            files=tuple(files),
            failures=(*(ErrorEntry(message) for message in sorted(packs)), *failures),
            fails=any(self.fails(file) for file in files),
            rules={
                planned.rule.manifest.code: planned.rule.manifest
                for known in self._plans.values()
                for planned in known.rules
            },
            lang=self.lang,
        )

    def fails(self, file: FileReport) -> bool:
        """Whether a finding has at least the severity ``fail-on`` in the configuration of *file*."""
        least = self._config_of(file.source.path).fail_on.rank
        return any(finding.severity.rank >= least for finding in file.findings)
