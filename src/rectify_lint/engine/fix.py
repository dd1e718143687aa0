"""Applying fixes in rounds, until none is left that may be applied.

A round applies every fix that is allowed and overlaps no other, then checks the text again. The fixes of a rule after
which any rule finds more than before are withheld; a text on which fixing does not terminate stays unchanged. So the
result has no new finding, and fixing it again changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from rectify_lint.engine.finding import Finding, TextEdit
from rectify_lint.engine.lint import FileReport
from rectify_lint.patterns import compiled
from rectify_lint.rules.contract import Applicability, Severity
from rectify_lint.source.text import Span
from rectify_lint.typed import Protocol
from rectify_lint.value import Record, Value

ROUNDS = 10
"""After so many rounds fixing counts as not terminating; two or three are usual."""

SAFE = frozenset({Applicability.SAFE})
UNSAFE = SAFE | {Applicability.UNSAFE}


class Mender(Protocol):
    """Applies fixes to a text, or to the document it comes from."""

    def mend(self, report: FileReport, chosen: Sequence[Finding]) -> FileReport:
        """The report on the text of *report* with the fixes of *chosen*, which do not overlap; by the same plan."""
        ...


class TextMender:
    """Fixes a text; *relint* checks a text as the original was checked."""

    def __init__(self, relint: Callable[[str], FileReport]) -> None:
        self._relint = relint

    def mend(self, report: FileReport, chosen: Sequence[Finding]) -> FileReport:
        """As :meth:`Mender.mend`."""
        return self._relint(apply(report.source.text, chosen))


class Withheld(Value):
    """A rule (by its code) whose fixes were not applied, and the codes of the rules that would have found more."""

    code: str
    because: tuple[str, ...]


class Outcome(Record):
    """The result of fixing a text.

    Attributes:
        report: the report on the text after fixing; the original if nothing was fixed.
        fixed: the number of findings whose fix was applied.
        withheld: rules whose fixes would have caused new findings.
        settled: false if fixing did not terminate and the text was therefore left unchanged.
    """

    report: FileReport
    fixed: int
    withheld: tuple[Withheld, ...] = ()
    settled: bool = True


def allowed(unsafe: bool) -> frozenset[Applicability]:
    """What may be applied without review: safe fixes, and with *unsafe* those that are only probably right."""
    return UNSAFE if unsafe else SAFE


def fix(report: FileReport, mender: Mender, grades: Collection[Applicability]) -> Outcome:
    """Apply the fixes whose applicability is among *grades* to the text of *report*."""
    current, fixed = report, 0
    for _ in range(ROUNDS):
        done = _round(current, mender, grades)
        if not done.fixed:
            return Outcome(current, fixed, done.withheld)
        current, fixed = done.report, fixed + done.fixed
    if _round(current, mender, grades).fixed:
        return Outcome(report, 0, settled=False)
    return Outcome(current, fixed)


def _round(report: FileReport, mender: Mender, grades: Collection[Applicability]) -> Outcome:
    chosen = choose(report, grades)
    if not chosen:
        return Outcome(report, 0)
    after = mender.mend(report, chosen)
    if not _added(report, after):
        return Outcome(after, len(chosen))
    return _rule_by_rule(report, mender, grades, sorted({finding.code for finding in chosen}))


def _rule_by_rule(
    report: FileReport, mender: Mender, grades: Collection[Applicability], codes: list[str]
) -> Outcome:
    """Apply the fixes of one rule after the other, and withhold those that cause new findings.

    For a round whose fixes together cause some.
    """
    fixed, withheld = 0, []
    for code in codes:
        chosen = choose(report, grades, code)
        if not chosen:
            continue
        after = mender.mend(report, chosen)
        added = _added(report, after)
        if added:
            withheld.append(Withheld(code, added))
        else:
            report, fixed = after, fixed + len(chosen)
    return Outcome(report, fixed, tuple(withheld))


def _added(before: FileReport, after: FileReport) -> tuple[str, ...]:
    """The codes of rules with more findings, or more severe ones, in *after* than in *before*, or that fail on it.

    Numbers of findings are compared, not places: a fix moves and rewords others.
    """
    codes = {rule for rule, _ in _counts(after) - _counts(before)}
    failing = {entry.rule or "" for entry in after.errors} - {entry.rule or "" for entry in before.errors}
    return tuple(sorted(codes | failing))


def _counts(report: FileReport) -> Counter[tuple[str, bool]]:
    counts = Counter((finding.code, False) for finding in report.findings)
    grave = (one.code for one in report.findings if one.severity.rank >= Severity.WARNING.rank)
    counts.update((code, True) for code in grave)
    return counts


def choose(
    report: FileReport,
    grades: Collection[Applicability],
    code: str | None = None,
) -> list[Finding]:
    """The findings whose fixes can be applied together, in order of the text.

    Of two that overlap the first is chosen; a fix is applied whole or not at all.

    Args:
        report: the findings, and the text their spans refer to.
        grades: the applicabilities to choose.
        code: the only rule to choose from; ``None`` for all.
    """
    taken: list[Span] = []
    chosen: list[Finding] = []
    wanted = (one for one in report.findings if applicable(one, grades) and code in (None, one.code))
    for finding in sorted(wanted, key=_start):
        spans = [edit.span for edit in edits_of([finding])]
        if all(_is_free(taken, span) for span in spans) and possible(report, finding):
            for span in spans:
                taken.insert(bisect_left(taken, span), span)
            chosen.append(finding)
    return chosen


def applicable(finding: Finding, grades: Collection[Applicability]) -> bool:
    """Whether *finding* has a fix of one of *grades*."""
    return finding.fix is not None and finding.fix.applicability in grades


def takes(report: FileReport, finding: Finding) -> bool:
    """Whether the file of *report* can hold the edits of the fix of *finding*."""
    return all(report.source.takes(edit.span, edit.text) for edit in edits_of([finding]))


def possible(report: FileReport, finding: Finding) -> bool:
    """Whether the fix of *finding*, one of *report*, can be applied on its own.

    Its edits do not overlap, change something, keep all numbers, and fit into the file.
    """
    text, edits = report.source.text, edits_of([finding])
    spans = [edit.span for edit in edits]
    return (
        all(map(_apart, spans, spans[1:]))
        and any(edit.span.of(text) != edit.text for edit in edits)
        and all(_keeps_numbers(text, edit) for edit in edits)
        and takes(report, finding)
    )


def apply(text: str, findings: Iterable[Finding]) -> str:
    """*text* with the fixes of *findings*, which do not overlap; all characters outside their edits stay."""
    pieces: list[str] = []
    last = 0
    for edit in edits_of(findings):
        pieces += text[last : edit.span.start], edit.text
        last = edit.span.end
    return "".join((*pieces, text[last:]))


def edits_of(findings: Iterable[Finding]) -> list[TextEdit]:
    """The edits of the fixes of *findings*, in order of the text."""
    edits = (edit for one in findings if one.fix is not None for edit in one.fix.edits)
    return sorted(edits, key=lambda edit: edit.span)


def _start(finding: Finding) -> tuple[Span, str]:
    return min(edit.span for edit in edits_of([finding])), finding.code


def _apart(one: Span, other: Span) -> bool:
    """Whether *other*, which does not start before *one*, is independent of it.

    An insertion at the edge of another edit is not: their order would be arbitrary.
    """
    return one.end < other.start or (
        one.end == other.start and one.start < one.end and other.start < other.end
    )


def _is_free(taken: list[Span], span: Span) -> bool:
    place = bisect_left(taken, span)
    before = place == 0 or _apart(taken[place - 1], span)
    return before and (place == len(taken) or _apart(span, taken[place]))


_NUMBER = compiled("[0-9０-９]+")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def _keeps_numbers(text: str, edit: TextEdit) -> bool:
    """Whether *edit* keeps the values of the numbers it touches: those are the author's.

    Their form may change (full width, leading zeros), and digits may replace Chinese numerals.
    """
    start, end = edit.span
    while start and text[start - 1] in _DIGITS:
        start -= 1
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    before = _numbers(text[start:end])
    after = _numbers(text[start : edit.span.start] + edit.text + text[edit.span.end : end])
    return before in ([], after)


_DIGITS = frozenset("0123456789０１２３４５６７８９")


def _numbers(text: str) -> list[str]:
    return [found.translate(_HALF_WIDTH).lstrip("0") for found in _NUMBER.findall(text)]
