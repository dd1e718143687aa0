"""The comparison of a notice with the office's ledger: the table of matches, the totals, and what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rectify_lint.report.cells import excerpt, printable
from rectify_lint.report.ledger_words import WORDS
from rectify_lint.report.outline import class_name
from rectify_lint.report.reconcile import span_fields, verdict_name
from rectify_lint.report.table import render_table
from rectify_lint.report.wording import line_label
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.ledger.model import Check, Entry, LedgerReconciliation, Match, Note, OfficeLedger
    from rectify_lint.notice.model import Notice
    from rectify_lint.notice.types import Item

_SHOWN = 30
"""Terminal cells of a wording in the table."""

_QUOTED = 60
"""Terminal cells of a wording in a message."""

_MESSAGES = {"status": "status-differs", "measures": "measures-differ", "deadline": "deadline-differs"}
"""Ids of messages whose words would else be taken for names of columns."""


def render(notice: Notice, result: LedgerReconciliation, *, lang: str) -> str:
    """The report for people: both files, the table of matches, the totals, what to check, and a summary line."""
    page = _Page(notice, result, lang)
    parts = [page.head(), page.table(), page.totals(), page.messages(), page.notes(), page.summary()]
    return "\n\n".join(part for part in parts if part) + "\n"


class _Page:
    """The parts of one report."""

    def __init__(self, notice: Notice, result: LedgerReconciliation, lang: str) -> None:
        self._notice = notice
        self._result = result
        self._lang = lang
        self._words = WORDS[lang]
        self._pairs = sum(match.item is not None and match.entry is not None for match in result.matches)

    def head(self) -> str:
        words, ledger = self._words, self._result.ledger
        names = self._join(words["sheet"].format(name=printable(name)) for name in ledger.sheets)
        path = printable(self._notice.source.path or "<text>")
        return "\n".join(
            (
                words["notice"].format(path=path, n=len(self._notice.items)),
                words["ledger"].format(
                    path=printable(ledger.path),
                    sheets=words["sheets"].format(names=names) if names else "",
                    n=len(ledger.entries),
                ),
            )
        )

    def _join(self, words: Iterator[str]) -> str:
        return self._words["separator"].join(words)

    def table(self) -> str:
        words = self._words
        matches = self._result.matches
        kinds = [kind for kind in ("status", "measures", "deadline") if _told(matches, kind)]
        first = "line" if self._notice.source.places is None else "place"
        head = [words[key] for key in (first, "problem", "cell", "entry", "score", *kinds, "verdict")]
        return render_table(head, [self._row(match, kinds) for match in matches]).rstrip("\n")

    def _row(self, match: Match, kinds: Sequence[str]) -> list[str]:
        nothing = self._words["nothing"]
        problem = match.checks[0]
        place = self._label(match) if match.item is not None else nothing
        cell = self._cell(match.entry) if match.entry is not None else nothing
        checks = {check.kind: check for check in match.checks}
        return [
            place,
            _short(problem.notice, _SHOWN) or nothing,
            cell,
            _short(problem.ledger, _SHOWN) or nothing,
            f"{match.score:.0f}" if match.entry is not None and match.item is not None else nothing,
            *(self._both(checks.get(kind)) for kind in kinds),
            verdict_name(match.verdict, self._lang),
        ]

    def _label(self, match: Match) -> str:
        assert match.item is not None  # asked for matches with an item only
        return line_label(self._notice.source, match.item.heading.start, self._lang)

    def _cell(self, entry: Entry) -> str:
        """The place of an entry: the address of a cell, with its sheet if there are several, or a place in a text."""
        ledger, place = self._result.ledger, entry.place
        if ledger.source is not None:
            return line_label(ledger.source, place.offset, self._lang)
        return f"{printable(place.sheet)}!{place.address}" if len(ledger.sheets) > 1 else place.address

    def _both(self, check: Check | None) -> str:
        """The values of both, once if they are the same."""
        if check is None or not (check.notice or check.ledger):
            return self._words["nothing"]
        notice, ledger = (_short(said, _SHOWN) for said in _sides(check, self._lang))
        if notice == ledger:
            return notice
        nothing = self._words["nothing"]
        return self._words["both"].format(notice=notice or nothing, ledger=ledger or nothing)

    # -- totals

    def totals(self) -> str:
        words = self._words
        head = [words[key] for key in ("total", "in_notice", "in_ledger", "verdict")]
        rows = [
            [self._total(check), check.notice, check.ledger, verdict_name(check.verdict, self._lang)]
            for check in self._result.totals
        ]
        return render_table(head, rows).rstrip("\n")

    def _total(self, check: Check) -> str:
        words, data = self._words, check.data
        if check.kind == "declared":
            key = "total.declared" if data["words"] else "total.declared-bare"
            return words[key].format(words=data["words"])
        status = data.get("status", "")
        return words[f"total.{check.kind}"].format(
            status=words.get(status) or class_name(status or None, self._lang)
        )

    # -- what to look at

    def messages(self) -> str:
        told = [(match, check) for match in self._result.matches for check in match.checks if check.message]
        lines = [f"{number}. {self._message(match, check)}" for number, (match, check) in enumerate(told, 1)]
        return "\n".join([self._words["to-do"], *lines]) if lines and self._pairs else ""

    def _message(self, match: Match, check: Check) -> str:
        words = self._words
        problem = match.checks[0]
        cell = self._address(match.entry) if match.entry is not None else ""
        notice, ledger = (_short(said, _QUOTED) for said in _sides(check, self._lang))
        if column := check.data.get("column"):
            ledger = words["column"].format(name=column, value=ledger)
        return words[_MESSAGES.get(check.message, check.message)].format(
            item=self._item(match, problem.notice) if match.item is not None else "",
            entry=words["in"].format(cell=cell, problem=_quoted(problem.ledger)),
            cell=cell,
            notice=notice,
            ledger=ledger,
            score=f"{match.score:.0f}",
        )

    def _item(self, match: Match, problem: str) -> str:
        place = self._label(match)
        if self._notice.source.places is None:
            place = self._words["at_line"].format(n=place)
        return self._words["at"].format(place=place, problem=_quoted(problem))

    def _address(self, entry: Entry) -> str:
        """A cell within a sentence: a bare number of a line says so."""
        cell = self._cell(entry)
        source = self._result.ledger.source
        return cell if source is None or source.places is not None else self._words["at_line"].format(n=cell)

    # -- notes

    def notes(self) -> str:
        lines = [self._note(note) for note in self._result.ledger.notes]
        moved = [match for match in self._result.matches if match.moved]
        if moved:
            place = self._label(moved[0])
            if self._notice.source.places is None:
                place = self._words["at_line"].format(n=place)
            lines.append(self._words["note.moved"].format(number=len(moved), place=place))
        if not self._pairs:
            lines.append(self._words["note.none" if self._notice.items else "note.no-items"])
        return "\n".join(lines)

    def _note(self, note: Note) -> str:
        words = self._words
        data = dict(note.data)
        if "rows" in data:
            data["rows"] = self._join(map(str, data["rows"]))
        if "sheets" in data:
            data["sheets"] = self._join(
                words["sheet"].format(name=printable(name)) for name in data["sheets"]
            )
        if "columns" in data:
            data["columns"] = self._join(map(printable, data["columns"]))
        if data.get("sheet"):
            data["sheet"] = words["sheet"].format(name=printable(data["sheet"]))
        where = words["where"].format(sheet=data["sheet"]) if data.get("sheet") else ""
        return words[f"note.{note.key}"].format(where=where, **data)

    def summary(self) -> str:
        counts = counted(self._result)
        return self._words["summary"].format(n=self._pairs, **counts)


def _told(matches: Sequence[Match], kind: str) -> bool:
    """Whether some match has a check of *kind* with a value on both sides."""
    checks = (check for match in matches for check in match.checks if check.kind == kind)
    return any(all(_sides(check, "zh")) for check in checks)


def _short(text: str, cells: int) -> str:
    return excerpt(" ".join(text.split()), 0, 0, cells).text


def _quoted(problem: str) -> str:
    """A problem within quotation marks: its own become inner ones."""
    return _short(problem, _QUOTED).translate(str.maketrans("“”", "‘’"))


def _sides(check: Check, lang: str) -> tuple[str, str]:
    """The values in notice and ledger; a status without a wording of its own by the name of its class."""
    if check.kind != "status":
        return check.notice, check.ledger
    data = check.data
    notice = check.notice.rstrip("。；;") or (class_name(data["notice"], lang) if data.get("notice") else "")
    ledger = check.ledger.rstrip("。；;") or (class_name(data["ledger"], lang) if data.get("ledger") else "")
    return notice, ledger


def counted(result: LedgerReconciliation) -> dict[str, int]:
    """The numbers of problems that agree, that differ, that are to be checked, and that only one of the two has."""
    pairs = [match for match in result.matches if match.item is not None and match.entry is not None]
    verdicts = Counter(str(match.verdict) for match in pairs)
    return {
        "pass": verdicts["pass"] + verdicts["not-assessable"],
        "fail": verdicts["fail"],
        "uncertain": verdicts["uncertain"],
        "missing": sum(match.item is None for match in result.matches),
        "extra": sum(match.entry is None for match in result.matches),
    }


def render_json(notice: Notice, result: LedgerReconciliation) -> str:
    """The same for programs: one object, with the place of every problem in both files."""
    from rectify_lint.report.json import dumps

    ledger = result.ledger
    return dumps(
        {
            "version": 1,
            "path": notice.source.path,
            "ledger": {
                "path": ledger.path,
                "kind": ledger.kind,
                "sheets": list(ledger.sheets),
                "entries": len(ledger.entries),
                "notes": [{"key": note.key, **note.data} for note in ledger.notes],
            },
            "verdict": str(result.verdict),
            "abridged": result.abridged,
            "counts": counted(result),
            "matches": [_match(notice, ledger, match) for match in result.matches],
            "totals": [_check(check) for check in result.totals],
        }
    )


def _match(notice: Notice, ledger: OfficeLedger, match: Match) -> dict[str, Any]:
    item, entry = match.item, match.entry
    return {
        "verdict": str(match.verdict),
        "score": round(match.score, 1),
        "moved": match.moved,
        "notice": None if item is None else _item(notice, item),
        "ledger": None if entry is None else _entry(ledger, entry),
        "checks": [_check(check) for check in match.checks],
    }


def _item(notice: Notice, item: Item) -> dict[str, Any]:
    from rectify_lint.report.json import document_field

    return {
        "number": item.node.number,
        **span_fields(notice.source, item.heading),
        **document_field(notice.source, item.heading.start),
        "status": item.status,
    }


def _entry(ledger: OfficeLedger, entry: Entry) -> dict[str, Any]:
    from rectify_lint.report.json import document_field

    place = entry.place
    return {
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "address": place.address,
        **({} if ledger.source is None else document_field(ledger.source, place.offset)),
        "number": entry.number,
        "problem": entry.problem,
        "group": entry.group,
        "status": entry.status,
        "wording": entry.wording,
        "measures": entry.measures,
        "deadline": entry.deadline,
        "owner": entry.owner,
    }


def _check(check: Check) -> dict[str, Any]:
    data: Mapping[str, Any] = {
        name: value for name, value in check.data.items() if name in ("words", "status")
    }
    return {
        "kind": check.kind,
        "verdict": str(check.verdict),
        "notice": check.notice,
        "ledger": check.ledger,
        "message": check.message,
        **data,
    }
