"""Run the cases of rule pages: of the bundled rules, and of your own packs.

In a test module of your pack::

    from rectify_lint.testing import check_case, parametrize

    @parametrize("my_pack")
    def test_page(rule_case):
        check_case(rule_case)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from rectify_lint.engine.across import findings_across
from rectify_lint.engine.finding import Finding
from rectify_lint.engine.fix import apply
from rectify_lint.engine.lint import run
from rectify_lint.engine.plan import Planned, resolve_options
from rectify_lint.notice.build import build_notice
from rectify_lint.rules.case import Case
from rectify_lint.rules.index import entry
from rectify_lint.rules.lexicon import Lexicon
from rectify_lint.rules.manifest import LANGUAGES
from rectify_lint.rules.page import Page, page_paths, parse_page
from rectify_lint.rules.registry import INDEX, Pack, Rule
from rectify_lint.rules.scan import Scan
from rectify_lint.source.places import Traces
from rectify_lint.source.text import Source, Span
from rectify_lint.typed import TYPE_CHECKING, Any
from rectify_lint.value import Record, evolve

if TYPE_CHECKING:
    import pytest

LEAST = 2
"""The least number of bad and of good cases of a page."""


class RuleCase(Record):
    """A case of a rule; ``case`` is ``None`` for the check of the page itself."""

    rule: Rule
    page: Page
    case: Case | None

    @property
    def id(self) -> str:
        """A test id: code, verdict, line of the page."""
        what = f"{self.case.verdict}-line-{self.case.line}" if self.case else "page"
        return f"{self.page.manifest.code}-{what}"


def cases(path: Path, package: str) -> list[RuleCase]:
    """The check of the page at *path*, then its cases; *package* is the pack's package, which has the code."""
    page = parse_page(path)
    rule = Rule(page.manifest, Pack(package, package, "0"))
    return [RuleCase(rule, page, case) for case in (None, *page.cases)]


def parametrize(package: str) -> pytest.MarkDecorator:
    """A decorator that runs a test for each page and each case of *package*, with the argument ``rule_case``."""
    import pytest

    root = Path(import_module(package).__path__[0]).resolve()
    found = [one for path in page_paths(root) for one in cases(path, package)]
    return pytest.mark.parametrize("rule_case", found, ids=[one.id for one in found])


def run_page(path: Path | str, package: str = "rectify_lint_rules") -> None:
    """Check one page and all its cases; an :class:`AssertionError` shows what differs."""
    for one in cases(Path(path), package):
        check_case(one)


def check_case(rule_case: RuleCase) -> None:
    """Run one case, or the check of its page; an :class:`AssertionError` shows what differs."""
    if rule_case.case is None:
        _check_page(rule_case.page, rule_case.rule.pack.package)
        return
    case = rule_case.case
    findings = find(rule_case.rule, case)
    expected = _expected(case)
    found = [(one.span, one.message_id if case.messages else "") for one in findings]
    related = tuple(sorted({place.span for one in findings for place in one.related}))
    if found != expected or (case.related and related != case.related):
        raise AssertionError(_difference(rule_case, case, findings, related))
    if case.fixed is not None and (fixed := apply(case.text, findings)) != case.fixed:
        raise AssertionError(f"{_where(rule_case)}\nfixes give:\n{fixed}\nexpected:\n{case.fixed}")


@cache
def _lexicon(rule: Rule) -> Lexicon:
    """The lexicon for all cases of a rule; a word list may have thousands of literals."""
    return Lexicon(rule.manifest.literals)


def find(rule: Rule, case: Case) -> list[Finding]:
    """The findings of *rule* alone in the text of *case*, in order; they are worded in every language on the way."""
    manifest = rule.manifest
    options = resolve_options(manifest, [(case.options, manifest.page)])
    planned = Planned(rule, manifest.severity, options)
    if manifest.applies == "run":
        by_language = [_find_across(planned, case, lang) for lang in LANGUAGES]
    else:
        source = _source(case, f"{manifest.code}.txt")
        notice = build_notice(source, page=manifest.applies == "page")
        found = _lexicon(rule).find(notice.text)
        if manifest.gate and manifest.gate.isdisjoint(found):
            return []
        scan = Scan(notice, found)
        by_language = [run(planned, scan, lang) for lang in LANGUAGES]
    for finding in by_language[0]:
        json.dumps(finding.data, allow_nan=False)
    return sorted(by_language[0], key=lambda finding: finding.order)


def _source(case: Case, path: str) -> Source:
    """The text of *case*, with the traces of review that the document would have."""
    source = Source(case.text, path=path)
    if case.review:
        starts = source.lines.starts
        revisions, comments = (
            tuple(starts[line - 1] for line in case.review.get(name, ()))
            for name in ("revisions", "comments")
        )
        source.traces = Traces(revisions, comments)
    return source


_NEXT_FILE = re.compile("^------ (.+)\n", re.MULTILINE)
"""The line that begins another file in a case of a rule for a run; it belongs to no file."""


def _find_across(planned: Planned, case: Case, lang: str) -> list[Finding]:
    """The findings of a rule for a run, with offsets in the whole text of the case."""
    starts: dict[str | None, int] = {"a.txt": 0}
    ends = []
    for found in _NEXT_FILE.finditer(case.text):
        ends.append(found.start())
        starts[found[1]] = found.end()
    places = zip(starts.items(), [*ends, len(case.text)], strict=True)
    notices = [build_notice(Source(case.text[start:end], path=path)) for (path, start), end in places]
    return [
        evolve(
            finding,
            span=_moved(finding.span, starts[finding.path]),
            related=tuple(evolve(one, span=_moved(one.span, starts[one.path])) for one in finding.related),
        )
        for _, finding in findings_across(planned, notices, lang)
    ]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def mark(text: str, spans: Iterable[Span], related: Iterable[Span] = ()) -> str:
    """*text* with ``⟦…⟧`` round *spans* and ``⟪…⟫`` round *related*, as in a page."""
    marks: list[tuple[int, int, int, str]] = []
    for (opening, closing), group in (("⟦⟧", spans), ("⟪⟫", related)):
        for start, end in group:
            # At one offset: close inner before outer, then open outer before inner.
            marks.append((start, 1, -end, opening))
            marks.append((end, 0 if end > start else 2, -start, closing))
    pieces: list[str] = []
    last = 0
    for offset, _, _, sign in sorted(marks):
        pieces += text[last:offset], sign
        last = offset
    return "".join((*pieces, text[last:]))


def _expected(case: Case) -> list[tuple[Span, str]]:
    messages: Sequence[Any] = case.messages or [""] * len(case.spans)
    return sorted(zip(case.spans, messages, strict=True))


def _difference(rule_case: RuleCase, case: Case, findings: list[Finding], related: tuple[Span, ...]) -> str:
    shown = case.related and related
    lines = [
        _where(rule_case),
        "expected:",
        mark(case.text, case.spans, case.related),
        "found:",
        mark(case.text, [one.span for one in findings], shown),
    ]
    if case.messages:
        lines.append(f"messages expected: {' '.join(message for _, message in _expected(case))}")
    lines += [f"  {one.message_id} at {one.line}:{one.column}: {one.message}" for one in findings]
    return "\n".join(lines)


def _where(rule_case: RuleCase) -> str:
    line = rule_case.case.line if rule_case.case else 1
    caption = f" ({rule_case.case.caption})" if rule_case.case else ""
    return f"{rule_case.page.path}:{line}{caption}"


@cache
def _index(file: Path) -> frozenset[str]:
    """The lines of an index; empty if the file does not exist."""
    return frozenset(file.read_text("utf-8").split("\n")) if file.is_file() else frozenset()


def _check_page(page: Page, package: str) -> None:
    counts = {verdict: sum(case.verdict == verdict for case in page.cases) for verdict in ("bad", "good")}
    for verdict, count in counts.items():
        if count < LEAST:
            raise AssertionError(f"{page.path}: {count} {verdict} cases, at least {LEAST} are needed")
    index = page.path.parents[1] / INDEX
    lines = _index(index)
    if lines and lines.isdisjoint((entry(page), f"{entry(page)},")):
        raise AssertionError(f"{index} is out of date: run python -m rectify_lint.rules.index {package}")
