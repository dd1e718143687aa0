"""rectify-lint: a linter for Chinese inspection-rectification notices (巡视巡察整改通报).

Check: :func:`lint_text`, :func:`lint_path`, :func:`lint_paths`; correct: :func:`fix_text`; parse into the tree that the
rules see: :func:`parse_text`, :func:`parse_path`; compare with an office's ledger: :func:`read_ledger`,
:func:`reconcile_ledger`. The other names are for rules and for the types of results. Each is imported on first use::

    >>> import rectify_lint
    >>> report = rectify_lint.lint_text("定于2024年2月30日前完成整改。")
    >>> [(finding.code, finding.line, finding.column, finding.quote) for finding in report.findings]
    [('DAT001', 1, 3, '2024年2月30日')]
"""

from __future__ import annotations

from importlib import import_module

from rectify_lint._version import __version__
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.api import (
        lint_path,
        lint_paths,
        lint_text,
        parse_path,
        parse_text,
        read_ledger,
        reconcile_ledger,
    )
    from rectify_lint.config.schema import Config
    from rectify_lint.engine.finding import Finding, Place
    from rectify_lint.engine.lint import ErrorEntry, FileReport
    from rectify_lint.errors import ConfigError, RectifyLintError, RulePageError, SourceError, UsageError
    from rectify_lint.facts.model import (
        Citation,
        Count,
        DateMention,
        DateRange,
        Difference,
        DocumentNumber,
        Label,
        NamedList,
        Ordinal,
        Population,
        Rate,
        StatusClass,
        Tally,
    )
    from rectify_lint.fixes import FixResult, fix_text
    from rectify_lint.ledger.model import LedgerReconciliation, OfficeLedger
    from rectify_lint.notice.copies import Clause, clauses
    from rectify_lint.notice.habits import Habits, OddLabel
    from rectify_lint.notice.model import Notice
    from rectify_lint.notice.namesakes import Drift, drift, party_body
    from rectify_lint.notice.neighbours import BUREAUS, COURTS
    from rectify_lint.notice.organs import Organ, parse_organ
    from rectify_lint.notice.pairs import Nesting, PairFault
    from rectify_lint.notice.paragraphs import LineKind
    from rectify_lint.notice.sequences import FaultKind
    from rectify_lint.notice.series import Member
    from rectify_lint.notice.subjects import Subject, names_unit, plans
    from rectify_lint.notice.teams import Team
    from rectify_lint.notice.types import (
        DateRole,
        Day,
        Genre,
        Item,
        ItemBasis,
        LabelLine,
        Relation,
        Signature,
        Status,
        StatusSource,
        Title,
        Verdict,
    )
    from rectify_lint.notice.variants import name_variants, project_names
    from rectify_lint.notice.within import around, nearby, within
    from rectify_lint.patterns import compiled as compiled
    from rectify_lint.report.model import Report
    from rectify_lint.rules.contract import (
        Applicability,
        Check,
        CheckRun,
        Edit,
        Fix,
        Hit,
        Options,
        Related,
        Severity,
        Table,
    )
    from rectify_lint.source.text import LineIndex, Position, Source, Span, occurrences
    from rectify_lint.syntax.lines import Line
    from rectify_lint.syntax.markers import Marker, Style
    from rectify_lint.syntax.outline import Node, Outline
    from rectify_lint.words.doublings import doubled_characters, is_doubled_word
    from rectify_lint.words.ownwords import near_misses
    from rectify_lint.words.repeats import repeated
    from rectify_lint.words.vocabulary import may_be_name, parted_word

__all__ = [
    "BUREAUS",
    "COURTS",
    "Applicability",
    "Check",
    "CheckRun",
    "Citation",
    "Clause",
    "Config",
    "ConfigError",
    "Count",
    "DateMention",
    "DateRange",
    "DateRole",
    "Day",
    "Difference",
    "DocumentNumber",
    "Drift",
    "Edit",
    "ErrorEntry",
    "FaultKind",
    "FileReport",
    "Finding",
    "Fix",
    "FixResult",
    "Genre",
    "Habits",
    "Hit",
    "Item",
    "ItemBasis",
    "Label",
    "LabelLine",
    "LedgerReconciliation",
    "Line",
    "LineIndex",
    "LineKind",
    "Marker",
    "Member",
    "NamedList",
    "Nesting",
    "Node",
    "Notice",
    "OddLabel",
    "OfficeLedger",
    "Options",
    "Ordinal",
    "Organ",
    "Outline",
    "PairFault",
    "Place",
    "Population",
    "Position",
    "Rate",
    "RectifyLintError",
    "Related",
    "Relation",
    "Report",
    "RulePageError",
    "Severity",
    "Signature",
    "Source",
    "SourceError",
    "Span",
    "Status",
    "StatusClass",
    "StatusSource",
    "Style",
    "Subject",
    "Table",
    "Tally",
    "Team",
    "Title",
    "UsageError",
    "Verdict",
    "__version__",
    "around",
    "clauses",
    "compiled",
    "doubled_characters",
    "drift",
    "fix_text",
    "is_doubled_word",
    "lint_path",
    "lint_paths",
    "lint_text",
    "may_be_name",
    "name_variants",
    "names_unit",
    "near_misses",
    "nearby",
    "occurrences",
    "parse_organ",
    "parse_path",
    "parse_text",
    "parted_word",
    "party_body",
    "plans",
    "project_names",
    "read_ledger",
    "reconcile_ledger",
    "repeated",
    "within",
]

_HOMES = {
    "api": (
        "lint_path",
        "lint_paths",
        "lint_text",
        "parse_path",
        "parse_text",
        "read_ledger",
        "reconcile_ledger",
    ),
    "config.schema": ("Config",),
    "engine.finding": ("Finding", "Place"),
    "engine.lint": ("ErrorEntry", "FileReport"),
    "errors": ("ConfigError", "RectifyLintError", "RulePageError", "SourceError", "UsageError"),
    "facts.model": (
        "Citation",
        "Count",
        "DateMention",
        "DateRange",
        "Difference",
        "DocumentNumber",
        "Label",
        "NamedList",
        "Ordinal",
        "Population",
        "Rate",
        "StatusClass",
        "Tally",
    ),
    "fixes": ("FixResult", "fix_text"),
    "ledger.model": ("LedgerReconciliation", "OfficeLedger"),
    "notice.copies": ("Clause", "clauses"),
    "notice.habits": ("Habits", "OddLabel"),
    "notice.model": ("Notice",),
    "notice.namesakes": ("Drift", "drift", "party_body"),
    "notice.neighbours": ("BUREAUS", "COURTS"),
    "notice.organs": ("Organ", "parse_organ"),
    "notice.variants": ("name_variants", "project_names"),
    "notice.within": ("around", "nearby", "within"),
    "notice.sequences": ("FaultKind",),
    "notice.series": ("Member",),
    "notice.pairs": ("Nesting", "PairFault"),
    "notice.paragraphs": ("LineKind",),
    "notice.subjects": ("Subject", "names_unit", "plans"),
    "notice.teams": ("Team",),
    "notice.types": (
        "DateRole",
        "Day",
        "Genre",
        "Item",
        "ItemBasis",
        "LabelLine",
        "Relation",
        "Signature",
        "Status",
        "StatusSource",
        "Title",
        "Verdict",
    ),
    "patterns": ("compiled",),
    "report.model": ("Report",),
    "rules.contract": (
        "Applicability",
        "Check",
        "CheckRun",
        "Edit",
        "Fix",
        "Hit",
        "Options",
        "Related",
        "Severity",
        "Table",
    ),
    "source.text": ("LineIndex", "Position", "Source", "Span", "occurrences"),
    "syntax.lines": ("Line",),
    "syntax.markers": ("Marker", "Style"),
    "syntax.outline": ("Node", "Outline"),
    "words.doublings": ("doubled_characters", "is_doubled_word"),
    "words.ownwords": ("near_misses",),
    "words.repeats": ("repeated",),
    "words.vocabulary": ("may_be_name", "parted_word"),
}


def __getattr__(name: str) -> object:
    """Import *name* from its module on first use."""
    for module, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Every public name, imported or not."""
    return sorted({*globals(), *__all__})
