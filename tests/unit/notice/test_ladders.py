from __future__ import annotations

import pytest

from rectify_lint.notice.build import build_notice
from rectify_lint.notice.sequences import FaultKind
from rectify_lint.source.text import Source


@pytest.mark.parametrize(
    ("text", "kind", "found", "expected"),
    [
        ("首先，甲；再次，乙。", FaultKind.SKIPPED, "再次", "其次"),
        ("首先，甲；其次，乙；其次，丙。", FaultKind.REPEATED, "其次", "再次"),
        ("首先，甲；其次，乙；再次，丙；再次，丁。", FaultKind.REPEATED, "再次", "最后"),
    ],
)
def test_a_word_that_does_not_count_on(text: str, kind: FaultKind, found: str, expected: str) -> None:
    (fault,) = build_notice(Source(text)).numbering.series_faults
    assert (fault.kind, fault.found, fault.expected) == (kind, found, expected)


@pytest.mark.parametrize(
    "text",
    [
        "首先，甲；其次，乙；再次，丙；最后，丁。",
        "首先，甲；最后，乙。",
        "首先，甲；第二，乙；再次，丙。",
        "首先，甲。\n再次，乙。",
        "其次，甲；其次，乙。",
        "首先，甲；其次，乙。首先，丙；其次，丁。",
        "首先，甲“首先，乙；再次，丙”。",
    ],
)
def test_words_that_count_on_or_do_not_count(text: str) -> None:
    assert build_notice(Source(text)).numbering.series_faults == ()
