"""Types for a ledger and for its comparison with a notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rectify_lint.facts.model import StatusClass
from rectify_lint.notice.types import Item, Verdict
from rectify_lint.source.grid import column_letters
from rectify_lint.source.text import Source
from rectify_lint.typed import Any, NamedTuple
from rectify_lint.value import Record, field


class CellPlace(NamedTuple):
    """The place of a cell; numbers are 1-based.

    Attributes:
        sheet: the name of the sheet; ``""`` in a file with only one, or in a text.
        row: the row in the sheet; in a text the line.
        column: the column in the sheet; 0 in a text.
        offset: the offset of its first character in the text; -1 in a sheet.
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
        number: its number as written; ``""`` if the ledger has none.
        problem: its wording.
        group: the aspect it belongs to, from a column or from a row above it; ``""`` if there is none.
        status: the class of its status; ``None`` if it has none or an unknown one.
        wording: the status as written.
        status_column: the name of the column of the status, if the wording needs it to be understood (否).
        yes_or_no: whether the ledger only says finished or not, by a column 是否完成 or a percentage.
        measures: the number of its measures; ``None`` if unknown.
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
    """A remark about a ledger for the reader: the id of a phrase in the report, and its data."""

    key: str
    data: Mapping[str, Any]


class OfficeLedger(Record):
    """A ledger as read.

    Attributes:
        path: the file.
        kind: ``xlsx``, ``csv``, or the kind of the text that contains it.
        sheets: the names of the sheets that were read; empty for a file without sheets.
        entries: its problems, in order.
        notes: remarks for the reader.
        source: the text that contains it; ``None`` for sheets.
    """

    path: str
    kind: str
    sheets: tuple[str, ...]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...] = ()
    source: Source | None = None


class Check(Record):
    """One detail of notice and ledger, compared.

    Attributes:
        kind: ``problem`` (missing, extra, or worded otherwise), ``status``, ``measures``, ``deadline`` of an item;
            ``problems``, ``status``, ``measures``, ``declared`` of the whole.
        notice: the value in the notice; ``""`` for none.
        ledger: the value in the ledger; ``""`` for none.
        verdict: the outcome.
        message: the id of the phrase that explains it; ``""`` if nothing needs explaining.
        data: further data for that phrase.
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
        item: the item; ``None`` for an entry that the notice lacks.
        entry: the entry; ``None`` for an item that the ledger lacks.
        score: the similarity of their wordings, 0 to 100; 0 for one without the other.
        checks: the details compared.
        moved: whether the entry is out of order relative to the matches before it; no fault in itself.
    """

    item: Item | None
    entry: Entry | None
    score: float
    checks: tuple[Check, ...]
    moved: bool = False

    @property
    def verdict(self) -> Verdict:
        """The most severe verdict of its checks."""
        return gravest(check.verdict for check in self.checks)


class LedgerReconciliation(Record):
    """The comparison of a notice with a ledger.

    Attributes:
        ledger: the ledger.
        matches: every item of the notice in its order, then every entry that the notice lacks. Where one goes into more
            detail than the other, an item or an entry is in several matches, with each of its parts.
        totals: the numbers of the whole, compared.
        abridged: whether the notice shows that it lists only some of its problems.
    """

    ledger: OfficeLedger
    matches: tuple[Match, ...]
    totals: tuple[Check, ...]
    abridged: bool = False

    @property
    def verdict(self) -> Verdict:
        """The most severe verdict of all."""
        return gravest(
            [*(match.verdict for match in self.matches), *(total.verdict for total in self.totals)]
        )


_GRAVITY = (Verdict.FAIL, Verdict.UNCERTAIN, Verdict.PASS)


def gravest(verdicts: Iterator[Verdict] | list[Verdict]) -> Verdict:
    """FAIL before UNCERTAIN before PASS; NOT_ASSESSABLE where there is none of these."""
    found = set(verdicts)
    return next((verdict for verdict in _GRAVITY if verdict in found), Verdict.NOT_ASSESSABLE)
