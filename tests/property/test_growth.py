"""Twice the text takes twice the steps: counted, since times depend on the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rectify_lint.config.schema import Config
from rectify_lint.engine.lint import lint
from rectify_lint.engine.plan import Plan, plan
from rectify_lint.plugins.manager import registry
from rectify_lint.source.text import Source

CORPUS = Path(__file__).parents[1] / "corpus" / "clean"
MOST = 2.05
"""Linear is a little less than two, since some steps are taken once a text; what was squared showed as 2.1 and more."""


@pytest.fixture(scope="module")
def rules() -> Plan:
    return plan(Config(), registry(plugins=False))


def steps(work: Callable[[], object]) -> int:
    """How many functions, generators' steps among them, *work* calls, of Python and of C."""
    number = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number


PIECES = (
    "（\n",
    "（",
    "“",
    "《",
    "1个，",
    "其中3个，",
    "一是",
    "整改状态：\n",
    "2024年5月8日至",
    "一、\n（一）\n1.\n1、\n",
    "3个（甲、",
    "按类型分，甲3个、乙4个，",
    "工作已布署到位。坏帐已核销。\n",
    "制定《清河镇财务办法》，",
)


def notices() -> list[str]:
    """The longest notices of the corpus, each as one of a kind."""
    texts = sorted((path.read_text("utf-8") for path in CORPUS.glob("*.txt")), key=len)
    return texts[-3:]


@pytest.mark.parametrize(
    ("text", "size"),
    [*((text, 40_000) for text in notices()), *((piece, 8_000) for piece in PIECES)],
    ids=lambda value: str(value)[:12].strip(),
)
def test_twice_the_text_takes_twice_the_steps(rules: Plan, text: str, size: int) -> None:
    once = text * (size // len(text))
    lint(Source(once), rules, "zh")  # what is made once is made now
    single = steps(lambda: lint(Source(once), rules, "zh"))
    double = steps(lambda: lint(Source(once + once), rules, "zh"))
    assert double <= MOST * single


def test_a_table_twice_as_wide_takes_twice_the_steps(rules: Plan) -> None:
    def table(width: int) -> Source:
        head, row = "整改率|" * width, "50%|" * width
        return Source("\n".join(f"|{line}" for line in (head, row, row, row, row)) + "\n")

    lint(table(50), rules, "zh")
    single = steps(lambda: lint(table(50), rules, "zh"))
    double = steps(lambda: lint(table(100), rules, "zh"))
    assert double <= MOST * single
