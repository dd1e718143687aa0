"""One slip of punctuation planted in a correct notice is found in its line, and no other is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint import lint_text

CORPUS = Path(__file__).parents[1] / "corpus" / "clean"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
PLACES = 3
"""At so many places of a notice each fault is planted."""

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NARROW = str.maketrans("，；：", ",;:")
TURNED = str.maketrans("“”", "”“")

SLIPS: list[tuple[str, str, str, str | Callable[[re.Match[str]], str]]] = [
    ("PUN001", "a lost mark", "[“”‘’）《》〈〉]|（(?![0-9])", ""),
    ("PUN001", "a mark too many", "[“”‘’（）《》〈〉]", r"\g<0>\g<0>"),
    ("PUN001", "a turned mark", "[“”]", lambda found: found[0].translate(TURNED)),
    ("PUN001", "half a pair half-width", "(?<!^)）(?!、)(?<!^（.）)", ")"),
    ("PUN002", "a doubled mark", "(?<!^.)[，。、；]", r"\g<0>\g<0>"),
    ("PUN002", "two marks in a row", "(?<!^.)[。、；](?=.)", r"，\g<0>"),
    ("PUN003", "a half-width mark", "[，；]|(?<=态|施)：", lambda found: found[0].translate(NARROW)),
    ("PUN004", "other brackets in a number", "〔(20..)〕", r"[\1]"),
    ("PUN005", "single outer marks", "“([^“”‘\n]*)”", r"‘\1’"),
    ("PUN007", "a lost stop behind a pair", "(?<=[”）])。(?=\n)", ""),
    ("PUN008", "a stray blank", "，(?=[一-龥]{3})", r"\g<0> "),
    ("PUN009", "a hyphen in a range", "(?<=[年月日])[至—](?=[0-9])", "-"),
    (
        "PUN010",
        "full-width digits",
        "(?<=[一-龥])[0-9]+(?=[个项人次])",
        lambda found: found[0].translate(WIDE),
    ),
    ("PUN011", "a comma before a member", "[。；](?=三是)", "，"),
]


def said(text: str) -> Counter[tuple[str, int]]:
    """What is said of punctuation: code and line."""
    findings = (finding for finding in lint_text(text).findings if finding.code.startswith("PUN"))
    return Counter((finding.code, finding.line) for finding in findings)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_but_a_hint_is_said_of_a_correct_notice(name: str) -> None:
    told = [one for one in lint_text(TEXTS[name]).findings if one.code.startswith("PUN")]
    assert [one.code for one in told if one.severity != "info"] == []
    assert len(told) <= (1 if "，" not in TEXTS[name] else 0)


@pytest.mark.parametrize(("code", "what", "pattern", "by"), SLIPS, ids=[slip[1] for slip in SLIPS])
def test_a_planted_slip_is_found_once(
    code: str, what: str, pattern: str, by: str | Callable[[re.Match[str]], str]
) -> None:
    tried = 0
    for text in TEXTS.values():
        if "，" not in text or text.count("“") < 2:
            continue  # half-width throughout, or no quotation to compare with
        found = list(re.finditer(pattern, text, re.MULTILINE))
        for slip in found[:: len(found) // PLACES + 1]:
            new = slip.expand(by) if isinstance(by, str) else by(slip)
            broken = text[: slip.start()] + new + text[slip.end() :]
            tried += 1
            assert said(broken) == {(code, text.count("\n", 0, slip.start()) + 1): 1}, broken[
                slip.start() - 20 : slip.end() + 20
            ]
    assert tried > 0
