"""Plant faults in the clean notices, see what is found, and write docs/accuracy.md.

python -m tests.accuracy            write the page
python -m tests.accuracy --check    fail if the page is not up to date
python -m tests.accuracy --missed [NAME…]   print what is missed of these kinds or codes, all of them by default
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.accuracy.catalogue import KINDS
from tests.accuracy.corpus import clean_notices
from tests.accuracy.faults import Kind
from tests.accuracy.measure import Outcome, false_alarms, outcomes
from tests.accuracy.report import page, scores

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"
AROUND = 24
"""Characters shown on either side of a planted place."""


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", help="kinds, or beginnings of codes")
    parser.add_argument("--check", action="store_true", help="compare with the page, write nothing")
    parser.add_argument("--missed", action="store_true", help="print what is missed, and write nothing")
    parser.add_argument(
        "--further", action="store_true", help="print further findings too, and write nothing"
    )
    arguments = parser.parse_args()
    notices = clean_notices()
    chosen = [kind for kind in KINDS if wanted(kind, arguments.names)]
    found = list(outcomes(chosen, notices))
    if arguments.missed or arguments.further or arguments.names:
        show(chosen, found, arguments.further)
        return 0
    text = page(chosen, found, notices, false_alarms(notices))
    if not arguments.check:
        PAGE.write_text(text, "utf-8")
    elif PAGE.read_text("utf-8") != text:
        print(f"{PAGE.name} is out of date: run make accuracy", file=sys.stderr)
        return 1
    return 0


def wanted(kind: Kind, names: Sequence[str]) -> bool:
    """Whether *kind* is one of *names*; without names, all are."""
    return not names or any(name == kind.name or kind.code.startswith(name) for name in names)


def show(kinds: Sequence[Kind], found: Sequence[Outcome], further: bool) -> None:
    """Print what was missed, and the score of each kind."""
    for outcome in found:
        if outcome.found and not (further and outcome.further):
            continue
        mutant = outcome.mutant
        print(
            "further" if outcome.found else "MISSED",
            mutant.kind.code,
            mutant.kind.name,
            mutant.notice.name,
            mutant.line,
        )
        for start, end in mutant.places[:2]:
            before, after = mutant.text[max(0, start - AROUND) : start], mutant.text[end : end + AROUND]
            print("    " + f"{before}⟦{mutant.text[start:end][:60]}⟧{after}".replace("\n", "↵"))
        for finding in outcome.further:
            print(f"        {finding.code} {finding.line}: {finding.message}")
    _, by_kind = scores(found)
    for kind in kinds:
        if kind.name in by_kind:
            print(f"{kind.code} {kind.name:28} {by_kind[kind.name].cells}")


if __name__ == "__main__":
    sys.exit(main())
