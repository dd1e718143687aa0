"""Running a plan on one text."""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from rectify_lint.engine.finding import Finding, make_finding
from rectify_lint.engine.plan import Plan, Planned
from rectify_lint.notice.build import build_notice
from rectify_lint.notice.model import Notice
from rectify_lint.rules.scan import Scan
from rectify_lint.source.text import Source
from rectify_lint.typed import TYPE_CHECKING
from rectify_lint.value import Record, Value

if TYPE_CHECKING:
    from rectify_lint.rules.registry import Rule


class ErrorEntry(Value):
    """An error that did not stop the run; it makes the exit code 2.

    Attributes:
        message: what happened, with the type of the exception.
        path: the file concerned, or ``None``.
        rule: the code of the rule that failed, or ``None``.
        reproduce: a command that reproduces it, or ``""``.
    """

    message: str
    path: str | None = None
    rule: str | None = None
    reproduce: str = ""


class FileReport(Record):
    """The result of a plan for one text: findings in order of the text, errors, and the parsed notice."""

    source: Source
    notice: Notice
    findings: tuple[Finding, ...]
    errors: tuple[ErrorEntry, ...]


def lint(source: Source, plan: Plan, lang: str) -> FileReport:
    """Run the rules of *plan* on *source* and word their findings in *lang* (``zh`` or ``en``).

    A rule that raises becomes an error entry and gives no findings; all others are unaffected.

    The garbage collector is off meanwhile: linting makes no reference cycles (a test ensures it), and collections would
    take half the time of a long text, growing faster than its length.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _lint(source, plan, lang)
    finally:
        if collecting:
            gc.enable()


def _lint(source: Source, plan: Plan, lang: str) -> FileReport:
    notice = build_notice(source, plan.genre)
    scan = Scan(notice, plan.lexicon.find(notice.text))
    page = scan
    if notice.furniture and source.kind != "html":  # in a web page, page furniture is no fault
        page = Scan(build_notice(source, plan.genre, page=True), plan.lexicon.find(source.text))
    findings: list[Finding] = []
    errors: list[ErrorEntry] = []
    for planned in plan.rules:
        try:
            seen = page if planned.rule.manifest.applies == "page" else scan
            if concerns(planned, seen):
                findings += run(planned, seen, lang)
        except (Exception, SystemExit) as error:  # rules may be third-party code
            errors.append(failure(planned, source.path, error))
    findings = _without_yielding(findings, plan)
    findings.sort(key=lambda finding: finding.order)
    return FileReport(source, notice, tuple(findings), tuple(errors))


def _without_yielding(findings: list[Finding], plan: Plan) -> list[Finding]:
    """*findings* without those that yield to an overlapping one of another rule (``yields_to`` of the manifest)."""
    better = {
        one.rule.manifest.code: one.rule.manifest.yields_to
        for one in plan.rules
        if one.rule.manifest.yields_to
    }
    codes = {code for finding in findings for code in better.get(finding.code, ())}
    rivals: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code in codes:
            rivals.setdefault(finding.code, []).append(finding)
    if not rivals:
        return findings
    covered = {code: _Covered(those) for code, those in rivals.items()}
    return [
        one
        for one in findings
        if not any(code in covered and covered[code].covers(one) for code in better.get(one.code, ()))
    ]


class _Covered:
    """The spans of one rule's findings by severity, searchable without going through them all for each query."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        ordered = sorted(findings, key=lambda one: one.span)
        self._by_rank: list[tuple[int, list[int], list[int]]] = []
        for rank in sorted({one.severity.rank for one in ordered}):
            spans = [one.span for one in ordered if one.severity.rank == rank]
            ends = accumulate((span.end for span in spans), max)
            self._by_rank.append((rank, [span.start for span in spans], [*ends]))

    def covers(self, finding: Finding) -> bool:
        """Whether one of them overlaps *finding* and has at least its severity."""
        start, end = finding.span
        for rank, starts, ends in self._by_rank:
            before = bisect_left(starts, end) if rank >= finding.severity.rank else 0
            if before and ends[before - 1] > start:
                return True
        return False


def concerns(planned: Planned, scan: Scan) -> bool:
    """Whether the rule applies to this text, and one of its literals occurs in it if it is gated by some."""
    manifest = planned.rule.manifest
    if manifest.applies == "run":
        return False  # see rectify_lint.engine.across
    if manifest.gate and scan.found.keys().isdisjoint(manifest.gate):
        return False
    return manifest.applies != "notice" or scan.notice.is_rectification


def run(planned: Planned, scan: Scan, lang: str) -> list[Finding]:
    """The findings of one rule in the language *lang*; raises whatever the rule raises."""
    manifest = planned.rule.manifest
    source = scan.notice.source
    hits = planned.rule.run(scan, planned.options)
    return [make_finding(hit, manifest, planned.severity, source, lang) for hit in hits]


def failure(planned: Planned, path: str | None, error: BaseException) -> ErrorEntry:
    """The entry for a rule that raised *error*."""
    code = planned.rule.manifest.code
    detail = " ".join(str(error).split())
    said = f"{type(error).__name__}: {detail}" if detail else type(error).__name__
    return ErrorEntry(
        message=said + _raised_in(planned.rule, error),
        path=path,
        rule=code,
        reproduce=f"rectify-lint check --select {code} {path or '-'}",
    )


def _raised_in(rule: Rule, error: BaseException) -> str:
    """The line in the module of *rule* that raised, or called what raised; empty if the rule has no code of its own."""
    module, place = f"{rule.pack.package}.{rule.manifest.module}", ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == module:
            place = f" ({module.rpartition('.')[2]}.py:{trace.tb_lineno})"
        trace = trace.tb_next
    return place
