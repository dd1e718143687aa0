"""What ``rectify-lint reconcile --ledger`` does once its command line is parsed."""

from __future__ import annotations

from collections.abc import Sequence

from rectify_lint.api import read_ledger, reconcile_ledger
from rectify_lint.config.resolve import resolve
from rectify_lint.notice.types import Verdict
from rectify_lint.report.ledger import render, render_json
from rectify_lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_lint.config.schema import Config
    from rectify_lint.notice.model import Notice

_FAILING = {"fail": (Verdict.FAIL,), "uncertain": (Verdict.FAIL, Verdict.UNCERTAIN), "never": ()}


def run(
    notice: Notice,
    ledger: str,
    sheets: Sequence[str],
    config: Config | None,
    *,
    as_json: bool,
    lang: str,
    fail_on: str,
) -> tuple[str, int]:
    """The report on *notice* and the file *ledger*, and the exit code.

    Additional names of columns are those of *config*, by default of the configuration next to the ledger.
    """
    config = config or resolve(ledger)
    result = reconcile_ledger(notice, read_ledger(ledger, sheets=sheets, config=config))
    text = render_json(notice, result) if as_json else render(notice, result, lang=lang)
    return text, int(result.verdict in _FAILING[fail_on])
