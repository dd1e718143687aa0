"""Running the rules that see all texts of a run, such as one for passages copied from another text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rectify_lint.engine.finding import Finding, make_finding
from rectify_lint.engine.lint import ErrorEntry, FileReport, failure
from rectify_lint.engine.plan import Plan, Planned
from rectify_lint.notice.model import Notice
from rectify_lint.rules.contract import Hit
from rectify_lint.value import evolve


def lint_across(files: Sequence[FileReport], plan: Plan, lang: str) -> list[FileReport]:
    """*files*, all linted by *plan*, with the findings of its rules for a run; earlier ones of these are replaced.

    The rules see the texts sorted by path; the order of *files* is kept. A rule that raises becomes an error entry of
    the first text.
    """
    rules = [planned for planned in plan.rules if planned.rule.manifest.applies == "run"]
    if not rules or len(files) < 2:
        return list(files)
    codes = {planned.rule.manifest.code for planned in rules}
    ordered = sorted(files, key=lambda file: file.source.path or "")
    found: dict[int, list[Finding]] = {id(file.notice): [] for file in files}
    errors: list[ErrorEntry] = []
    for planned in rules:
        try:
            for notice, finding in findings_across(planned, [file.notice for file in ordered], lang):
                found[id(notice)].append(finding)
        except (Exception, SystemExit) as error:  # rules may be third-party code
            errors.append(failure(planned, ordered[0].source.path, error))
    return [
        _with(file, codes, found[id(file.notice)], errors if file is ordered[0] else ()) for file in files
    ]


def findings_across(planned: Planned, notices: Sequence[Notice], lang: str) -> list[tuple[Notice, Finding]]:
    """The findings of one rule for a run in the language *lang*, each with the notice it is in."""
    hits: Iterable[tuple[Notice, Hit]] = planned.rule.run_together(notices, planned.options)
    manifest = planned.rule.manifest
    return [
        (notice, make_finding(hit, manifest, planned.severity, notice.source, lang)) for notice, hit in hits
    ]


def _with(
    file: FileReport, codes: set[str], found: list[Finding], errors: Iterable[ErrorEntry]
) -> FileReport:
    """*file* with its findings of the rules *codes* replaced by *found*, and their errors by *errors*."""
    kept = [finding for finding in file.findings if finding.code not in codes]
    if not found and len(kept) == len(file.findings) and not errors:
        return file
    findings = sorted([*kept, *found], key=lambda finding: finding.order)
    entries = [entry for entry in file.errors if entry.rule not in codes]
    return evolve(file, findings=tuple(findings), errors=(*entries, *errors))
