"""The measurement as a page: ``docs/accuracy.md``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs
from tests.accuracy.corpus import CleanNotice
from tests.accuracy.faults import Kind
from tests.accuracy.measure import Outcome

from rectify_lint import Finding

INTRODUCTION = """\
`make accuracy` takes {notices} invented notices without a fault ({size:,} characters, `tests/corpus/clean`), plants
{kinds} kinds of fault in them one at a time, as drafters make them, and checks every mutant with the default rules. The
kinds stand in `tests/accuracy/`, one module a family; places and values are drawn with a fixed seed, so that the
figures are the same on every machine.

A fault is *found* if a finding with the code of its kind, or with one that [tells the same](#accepted-neighbours),
marks or points to the planted place or to the number that it contradicts. *Further* are all other findings, a second
finding of the same fault included.
"""

FAMILIES = {
    "TOT": "totals",
    "STA": "statuses",
    "NUM": "numbering",
    "TPL": "template residue",
    "DAT": "dates",
    "STR": "structure",
    "TRM": "terms",
    "PUN": "punctuation",
}


@attrs.define
class Score:
    """How many mutants there were, how many were found, and how much else was said."""

    planted: int = 0
    found: int = 0
    further: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one mutant."""
        self.planted += 1
        self.found += outcome.found
        self.further += len(outcome.further)

    @property
    def recall(self) -> float:
        """The share found, 1 where nothing was planted."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def noise(self) -> float:
        """Further findings for each mutant."""
        return self.further / self.planted if self.planted else 0.0

    @property
    def cells(self) -> str:
        """The figures as cells of a table."""
        return f"{self.planted} | {self.found} | {self.recall:.3f} | {self.noise:.2f}"


def scores(outcomes: Iterable[Outcome]) -> tuple[dict[str, Score], dict[str, Score]]:
    """The scores by family and by kind."""
    families: dict[str, Score] = defaultdict(Score)
    kinds: dict[str, Score] = defaultdict(Score)
    for outcome in outcomes:
        families[outcome.mutant.kind.family].add(outcome)
        kinds[outcome.mutant.kind.name].add(outcome)
    return dict(families), dict(kinds)


def page(
    kinds: Sequence[Kind],
    outcomes: Sequence[Outcome],
    notices: Sequence[CleanNotice],
    alarms: dict[str, list[Finding]],
) -> str:
    """The whole page."""
    by_family, by_kind = scores(outcomes)
    size = sum(len(notice.text) for notice in notices)
    everything = Score()
    for outcome in outcomes:
        everything.add(outcome)
    lines = [
        "# Accuracy",
        "",
        "<!-- Written by `make accuracy`; do not edit. -->",
        "",
        *INTRODUCTION.format(notices=len(notices), size=size, kinds=len(by_kind)).splitlines(),
        "",
        "| Family | Kinds | Planted | Found | Recall | Further findings a mutant |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for family, words in FAMILIES.items():
        if family in by_family:
            count = sum(kind.family == family for kind in kinds)
            lines.append(f"| {family} {words} | {count} | {by_family[family].cells} |")
    lines += [f"| all | {len(by_kind)} | {everything.cells} |", "", "## False alarms", ""]
    lines += _clean(notices, alarms)
    lines += ["", "## Kinds of fault", ""]
    for family, words in FAMILIES.items():
        mine = [kind for kind in kinds if kind.family == family and kind.name in by_kind]
        if mine:
            lines += [f"### {family}: {words}", "", *_kinds(mine, by_kind), ""]
    lines += _neighbours(kinds)
    return "\n".join(lines).rstrip("\n") + "\n"


def _clean(notices: Sequence[CleanNotice], alarms: dict[str, list[Finding]]) -> list[str]:
    total = sum(len(found) for found in alarms.values())
    lines = [
        f"On the clean notices, {total} findings of any severity are false.",
        "",
        "| Notice | Characters | Problems | False alarms | Rightly said |",
        "|---|---:|---:|---:|---|",
    ]
    for notice in notices:
        known = "; ".join(f"{code}: {reason}" for code, reason in notice.sheet.get("known", {}).items())
        count = len(alarms.get(notice.name, ()))
        lines.append(
            f"| {notice.name} | {len(notice.text):,} | {notice.sheet['items']} | {count} | {known} |"
        )
    return lines


def _kinds(kinds: Sequence[Kind], by_kind: dict[str, Score]) -> list[str]:
    lines = [
        "| Rule | Fault | Planted | Found | Recall | Further |",
        "|---|---|---:|---:|---:|---:|",
    ]
    lines += [f"| {kind.code} | {kind.what} | {by_kind[kind.name].cells} |" for kind in kinds]
    return lines


def _neighbours(kinds: Sequence[Kind]) -> list[str]:
    lines = [
        "## Accepted neighbours",
        "",
        "Where another code tells the fault as well, it counts as found:",
        "",
    ]
    for kind in kinds:
        if kind.neighbours:
            reasons: dict[str, list[str]] = defaultdict(list)
            for code, reason in kind.neighbours.items():
                reasons[reason].append(code)
            told = "; ".join(f"{', '.join(sorted(codes))} ({reason})" for reason, codes in reasons.items())
            lines.append(f"- {kind.code}, {kind.what}: {told}")
    return lines
