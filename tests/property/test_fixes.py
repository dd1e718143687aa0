"""Fixing comes to rest, adds no finding and leaves every other character alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.property.models import NoticeModel, notices, render

from rectify_lint import Applicability, fix_text, lint_text
from rectify_lint.cli.entry import run
from rectify_lint.engine.fix import allowed, apply, choose
from rectify_lint.rules.page import page_paths
from rectify_lint.testing import cases

ROOT = Path(__file__).parents[2]
BAD = {
    one.id: one.case.text
    for path in page_paths(ROOT / "rules")
    for one in cases(path, "rectify_lint_rules")
    if one.case and one.case.verdict == "bad"
}
WHOLE = {path.stem: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("tests/corpus/*/*.txt"))}

PIECES = st.sampled_from(
    [
        *'。，,;()（）“”"《》 　\n\r3：',
        *("。。", "\r\n", "〔2022]3号", "（2022）3号", "2024.6.18", "二〇二四年六月八日", "１２"),
        *("一、", "1、", "2.", "（一)", "整改状态", "截止目前", "的的", "巡查组", "反馈", "做为"),
        *("问题", "局党组", "通报"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030")

relaxed = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def check_fix(text: str) -> None:
    before = lint_text(text)
    offered = {finding.fix.applicability for finding in before.findings if finding.fix}
    for unsafe in (False, True):
        result = fix_text(text, unsafe=unsafe)
        assert bool(result.fixed) >= (result.text != text)
        assert result.fixed == 0 or offered & allowed(unsafe)
        more = Counter(one.code for one in result.report.findings) - Counter(
            one.code for one in before.findings
        )
        assert not more, "fixing adds findings"
        if result.fixed:
            again = fix_text(result.text, unsafe=unsafe)
            assert again.text == result.text, "fixing twice changes more"
            assert again.report.findings == result.report.findings


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_cases_of_pages(text: str) -> None:
    check_fix(text)


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_whole_notices(text: str) -> None:
    check_fix(text)


@relaxed
@given(text=TEXTS)
def test_any_text(text: str) -> None:
    check_fix(text)


@relaxed
@given(notice=notices(), place=st.floats(0, 1), slip=PIECES)
def test_a_notice_with_a_slip(notice: NoticeModel, place: float, slip: str) -> None:
    text = render(notice)
    offset = int(place * len(text))
    check_fix(text[:offset] + slip + text[offset:])


@relaxed
@given(text=TEXTS)
def test_one_round_changes_nothing_but_its_edits(text: str) -> None:
    report = lint_text(text).files[0]
    chosen = choose(report, allowed(True))
    edits = sorted((edit for one in chosen if one.fix for edit in one.fix.edits), key=lambda edit: edit.span)
    after = apply(text, chosen)
    place = last = 0
    for edit in edits:
        kept = edit.span.start - last
        assert after[place : place + kept] == text[last : edit.span.start]
        place += kept + len(edit.text)
        last = edit.span.end
    assert after[place:] == text[last:]
    assert all(one.fix and one.fix.applicability is not Applicability.SUGGEST for one in chosen)


@relaxed
@given(text=TEXTS, encoding=st.sampled_from(ENCODINGS), unsafe=st.booleans())
def test_a_file_holds_the_fixed_text_in_its_own_encoding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, encoding: str, unsafe: bool
) -> None:
    text = f"关于巡察整改情况的通报。\n{text}"  # enough to tell the encoding by
    path = tmp_path / "x.txt"
    path.write_bytes(text.encode(encoding))
    code = run(["check", str(path), "--fix", *(["--unsafe-fixes"] if unsafe else [])])
    assert code in (0, 1), capsys.readouterr().err
    assert path.read_bytes() == fix_text(text, unsafe=unsafe).text.encode(encoding)
