"""What a ledger consists of, and what comes of holding a notice against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rectify_lint.facts.model import StatusClass
from rectify_lint.notice.types import Item, Verdict
from rectify_lint.source.grid import column_letters
from rectify_lint.source.text import Source
from rectify_lint.typed import Any, NamedTuple
from rectify_lint.value import Record, field


class CellPlace(NamedTuple):
    """Where a cell stands; numbers are 1-based.

    Attributes:
        sheet: the name of the sheet, ``""`` in a file that has but one or in a text.
        row: its row in the sheet; in a text the line.
        column: its column in the sheet, 0 in a text.
        offset: its first character in the text that the ledger stands in, -1 in a sheet.
    """

    sheet: str
    row: int
    column: int = 0
    offset: int = -1

    @property
    def address(self) -> str:
        """``B5`` in a sheet, ``""`` in a text."""
        return f"{column_letters(self.column)}{self.row}" if self.column else ""


class Entry(Record):
    """One problem of a ledger, over one row or several.

    Attributes:
        place: the cell that states it.
        number: its number as written, ``""`` where the ledger has none.
        problem: its wording.
        group: the aspect it belongs to: from a column, or from a row above it; ``""`` if there is neither.
        status: the class of its status, ``None`` where it has none or an unknown one.
        wording: how the ledger words that status.
        status_column: the name of the column that says so, where the wording alone would not be understood (否).
        yes_or_no: whether *status* is all that a column 是否完成 or a percentage says: finished or not.
        measures: how many measures it has, ``None`` where that cannot be told.
        deadline: its time limit as written.
        owner: who is responsible, as written.
    """

    place: CellPlace
    number: str
    problem: str
    group: str = ""
    status: StatusClass | None = None
    wording: str = ""
    status_column: str = ""
    yes_or_no: bool = False
    measures: int | None = None
    deadline: str = ""
    owner: str = ""


class Note(NamedTuple):
    """Something about a ledger that a reader should know: the id of a phrase in the report, and its data."""

    key: str
    data: Mapping[str, Any]


class OfficeLedger(Record):
    """A ledger as read.

    Attributes:
        path: the file.
        kind: ``xlsx``, ``csv``, or the reader of the text it stands in.
        sheets: the names of the sheets that were read, empty for a file without sheets.
        entries: its problems, in order.
        notes: what else there is to say of it.
        source: the text it stands in, ``None`` for sheets.
    """

    path: str
    kind: str
    sheets: tuple[str, ...]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...] = ()
    source: Source | None = None


class Check(Record):
    """One thing that notice and ledger both say, held against each other.

    Attributes:
        kind: ``problem`` (missing, extra, or worded otherwise), ``status``, ``measures``, ``deadline`` of an item;
            ``problems``, ``status``, ``measures``, ``declared`` of the whole.
        notice: what the notice says, ``""`` for nothing.
        ledger: what the ledger says, ``""`` for nothing.
        verdict: the outcome.
        message: the id of the phrase that explains it, ``""`` where nothing needs explaining.
        data: further data of that phrase.
    """

    kind: str
    notice: str
    ledger: str
    verdict: Verdict
    message: str = ""
    data: Mapping[str, Any] = field(factory=dict)


class Match(Record):
    """An item of the notice and the entry of the ledger that are the same problem, or one without the other.

    Attributes:
        item: the item, ``None`` for an entry that the notice lacks.
        entry: the entry, ``None`` for an item that the ledger lacks.
        score: how alike their wordings are, 0 to 100; 0 for one without the other.
        checks: what was compared.
        moved: whether it stands in another order than the matches before it; no fault in itself.
    """

    item: Item | None
    entry: Entry | None
    score: float
    checks: tuple[Check, ...]
    moved: bool = False

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict of its checks."""
        return gravest(check.verdict for check in self.checks)


class LedgerReconciliation(Record):
    """A notice held against a ledger.

    Attributes:
        ledger: the ledger.
        matches: every item of the notice in its order, then every entry that the notice lacks. Where one goes into more
            detail than the other, an item or an entry is in several: with each of its parts.
        totals: numbers of the whole held against each other.
        abridged: whether the notice shows that it lists only some of its problems.
    """

    ledger: OfficeLedger
    matches: tuple[Match, ...]
    totals: tuple[Check, ...]
    abridged: bool = False

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict of all."""
        return gravest(
            [*(match.verdict for match in self.matches), *(total.verdict for total in self.totals)]
        )


_GRAVITY = (Verdict.FAIL, Verdict.UNCERTAIN, Verdict.PASS)


def gravest(verdicts: Iterator[Verdict] | list[Verdict]) -> Verdict:
    """FAIL before UNCERTAIN before PASS; NOT_ASSESSABLE where there is none of these."""
    found = set(verdicts)
    return next((verdict for verdict in _GRAVITY if verdict in found), Verdict.NOT_ASSESSABLE)
