"""Comparing a notice with a ledger: item by item, then as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rectify_lint.facts.dates import scan_dates
from rectify_lint.ledger.model import Check, Entry, LedgerReconciliation, Match, OfficeLedger
from rectify_lint.ledger.packages import load
from rectify_lint.ledger.totals import check_totals
from rectify_lint.ledger.wording import told
from rectify_lint.notice.reconcile.items import SURE, is_abridged
from rectify_lint.notice.timeline import bounds, possible
from rectify_lint.notice.types import Day, Item, StatusSource, Verdict
from rectify_lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rectify_lint.ledger.pairing import Link
    from rectify_lint.notice.model import Notice


def reconcile(notice: Notice, ledger: OfficeLedger) -> LedgerReconciliation:
    """The comparison of *notice* with *ledger*.

    Raises:
        UsageError: the package that compares wordings is not installed.
    """
    pairing: Any = load("ledger.pairing", "rapidfuzz")
    links: list[Link] = pairing.link(notice, ledger.entries)
    abridged = is_abridged(notice)
    # Bare headings of which few are in the ledger may be no problems at all.
    few = 2 * len(links) <= min(len(notice.items), len(ledger.entries))
    trusted = notice.item_basis in SURE or not links or not few
    apart = Verdict.FAIL if trusted else Verdict.UNCERTAIN
    missing = (Verdict.UNCERTAIN, "withheld") if abridged else (apart, "missing")
    matches = [
        *_item_matches(notice, ledger, links, apart, pairing.SURE),
        *_missing(ledger, links, *missing),
    ]
    # Lists that go into different detail have other numbers.
    same_detail = trusted and not any(one.whole for one in links)
    totals = check_totals(notice, ledger.entries, abridged=abridged, trusted=same_detail)
    return LedgerReconciliation(ledger, tuple(matches), tuple(totals), abridged)


def _item_matches(
    notice: Notice, ledger: OfficeLedger, links: Sequence[Link], apart: Verdict, sure: float
) -> Iterator[Match]:
    """A match for every item, or several if entries are its parts; an item without an entry is not in the ledger."""
    by_item: dict[int, list[Link]] = {}
    for link in links:
        by_item.setdefault(link.item, []).append(link)
    furthest, stated = -1, _states(notice)
    for place, item in enumerate(notice.items):
        for link in by_item.get(place, ()):
            entry = ledger.entries[link.entry]
            moved = link.entry < furthest and not link.whole
            furthest = max(furthest, link.entry)
            checks = _checks(notice, item, entry, link, sure, stated=stated)
            yield Match(item, entry, link.score, tuple(checks), moved)
        if place not in by_item:
            yield Match(item, None, 0.0, (Check("problem", _heading(notice, item), "", apart, "extra"),))


def _missing(ledger: OfficeLedger, links: Sequence[Link], verdict: Verdict, message: str) -> Iterator[Match]:
    linked = {link.entry for link in links}
    for place, entry in enumerate(ledger.entries):
        if place not in linked:
            yield Match(None, entry, 0.0, (Check("problem", "", told(entry.problem), verdict, message),))


def _heading(notice: Notice, item: Item) -> str:
    return told(item.node.title.of(notice.text))


def _checks(
    notice: Notice, item: Item, entry: Entry, link: Link, sure: float, *, stated: bool
) -> Iterator[Check]:
    alike = Verdict.PASS if link.score >= sure else Verdict.UNCERTAIN
    message = "" if alike is Verdict.PASS else "alike"
    yield Check("problem", _heading(notice, item), told(entry.problem), alike, message)
    yield _status(item, entry, link.whole, stated=stated)
    if not link.whole:
        yield _measures(item, entry)
    yield _deadline(notice, item, entry)


# -- status


def _states(notice: Notice) -> bool:
    """Whether the problems of *notice* state their statuses one by one, so that one without a status lacks it."""
    return any(item.status is not None and item.source is not StatusSource.SECTION for item in notice.items)


def _status(item: Item, entry: Entry, whole: str, *, stated: bool) -> Check:
    """The check of the statuses: finished and unfinished contradict each other; other differences may be mere wording.

    *stated*: whether the other problems of the notice state theirs.
    """
    notice_words = next((status.value for status in item.statuses if status.value), "")
    data = {
        "notice": str(item.status or ""),
        "ledger": str(entry.status or ""),
        "column": entry.status_column,
    }
    verdict, message = _status_verdict(item, entry, whole, stated=stated)
    return Check("status", notice_words, entry.wording, verdict, message, data)


def _status_verdict(item: Item, entry: Entry, whole: str, *, stated: bool) -> tuple[Verdict, str]:
    if item.status is None and entry.status is not None and stated and not whole:
        return Verdict.UNCERTAIN, "status-unstated"
    if item.status is None or entry.status is None:
        return Verdict.NOT_ASSESSABLE, ""
    if whole:
        # What is finished is so in all its parts; a part may be ahead of the whole.
        first, part = (item.status, entry.status) if whole == "item" else (entry.status, item.status)
        contradicts = first.finished and not part.finished
        return (Verdict.FAIL, "status") if contradicts else (Verdict.NOT_ASSESSABLE, "")
    if item.status.finished is not entry.status.finished:
        return Verdict.FAIL, "status"
    if item.status is entry.status or entry.yes_or_no or item.source is StatusSource.SECTION:
        return Verdict.PASS, ""
    return Verdict.UNCERTAIN, "status-words"


# -- measures


def _measures(item: Item, entry: Entry) -> Check:
    """The check of the numbers of measures: a notice often merges some, so a difference is uncertain."""
    listed = len(item.measures)
    known = entry.measures is not None and (listed or not entry.measures)
    same = Verdict.PASS if listed == entry.measures else Verdict.UNCERTAIN
    verdict = same if known else Verdict.NOT_ASSESSABLE
    return Check(
        "measures",
        str(listed) if listed else "",
        "" if entry.measures is None else str(entry.measures),
        verdict,
        "measures" if verdict is Verdict.UNCERTAIN else "",
    )


# -- deadline


def _deadline(notice: Notice, item: Item, entry: Entry) -> Check:
    """The check of the time limits, if both name a month of a year."""
    stated = next((line.value.of(notice.text) for line in item.labels if line.label.kind == "deadline"), "")
    first, second = _last_days(stated), _last_days(entry.deadline)
    if first is None or second is None:
        return Check("deadline", stated, entry.deadline, Verdict.NOT_ASSESSABLE)
    apart = first[1] < second[0] or second[1] < first[0]
    verdict = Verdict.FAIL if apart else Verdict.PASS
    return Check("deadline", stated, entry.deadline, verdict, "deadline" if apart else "")


def _last_days(text: str) -> tuple[int, int] | None:
    """The first and last day, in the numbers of ``timeline``, that the last date of *text* may mean."""
    for mention in reversed(scan_dates(text)):
        year, month = mention.known_year, mention.known_month
        if year is not None and month is not None and possible(mention):
            return bounds(Day(year, month, mention.day or 0), mention.part)
    return None
