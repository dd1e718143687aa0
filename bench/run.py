"""Speed as ratios: throughput, growth, cold start. ``make bench`` runs it; nothing here is a test.

    python bench/run.py [FOLDER] [--copies N]

FOLDER contains notices as .txt (default: the corpus of the project). Machines differ and drift, so each figure is
relative to a yardstick measured in the same run: one pass of ``[0-9]+`` over the same text, or ``python -c pass``.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rectify_lint.config.resolve import resolve
from rectify_lint.engine.lint import lint
from rectify_lint.engine.plan import Plan, plan
from rectify_lint.errors import SourceError
from rectify_lint.plugins.manager import registry
from rectify_lint.source.readers import read_bytes
from rectify_lint.source.text import Source

ROUNDS = 5
ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus" / "clean"
WHEEL = ROOT / "build" / "wheel-venv" / "bin" / "python"


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of *rounds* runs, in seconds of CPU time: disturbances only make a run longer."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def lint_all(texts: Sequence[str], rules: Plan) -> None:
    """Lint every text with all *rules*."""
    for text in texts:
        lint(Source(text), rules, "zh")


def throughput(texts: Sequence[str], copies: int, rules: Plan) -> None:
    """Print characters per second over *copies* of every text."""
    work = [text for _ in range(copies) for text in texts]
    characters = sum(map(len, work))
    digits = re.compile("[0-9]+")
    linted = best(lambda: lint_all(work, rules), 3)
    scanned = best(lambda: [list(digits.finditer(text)) for text in work], 3)
    print(f"throughput      {characters / linted / 1e6:6.2f} M characters/s  ({characters:,} characters)")
    print(f"against [0-9]+  {linted / scanned:6.1f} x the time of one pass of that expression")


def growth(text: str, rules: Plan) -> None:
    """Print the growth of time when one document doubles in length."""
    once = text * max(1, 200_000 // len(text))
    single = best(lambda: lint_all([once], rules))
    double = best(lambda: lint_all([once + once], rules))
    print(
        f"twice the text  {double / single:6.2f} x the time  ({len(once):,} and {2 * len(once):,} characters)"
    )


HOSTILE = (
    "（\n", "（", "“", "《", "1", "个", "1个，", "其中3个，", "一是", "已", "整改状态：\n", "2024年5月8日至",
    "甲、乙三地", "第1名，第2名，", "一、\n（一）\n1.\n1、\n", "〔2022〕", "3个（甲、", "。",
    "一是甲。二是乙。三是丙。", "1、甲\n\n", "一、：1.\n\n", "（一）关于乙方面的2个问题\n1.关于丙的问题\n",
)  # fmt: skip
"""Pieces on which a naive search starts over again and again."""


def hostile_growth(rules: Plan) -> None:
    """Print the worst growth over texts made of one piece, with the closing marks of pieces that open something."""
    worst = max(((_doubling(piece, rules), piece) for piece in HOSTILE), key=lambda found: found[0])
    print(f"worst of {len(HOSTILE):<6} {worst[0]:6.2f} x the time for twice a text of {worst[1]!r}")


TAGS = (
    "<div>", "<p>x", "<b><p>", "<ol><li>x", "<table><tr><td>x", "<td rowspan=9 colspan=9>x", "<a href=x>x</a>",
    "<!-- ", "<a ", "<a b='", "</p>", "</div></td></li>", "<select><option>", "<title>", "&lt;", "&", "x<br>", " \n",
    "<span hidden>",
)  # fmt: skip
"""The same for pages, read by the reader of web pages."""


def hostile_pages() -> None:
    """Print the worst growth over pages made of one piece."""
    worst = max(((_page_doubling(piece), piece) for piece in TAGS), key=lambda found: found[0])
    print(f"worst of {len(TAGS):<6} {worst[0]:6.2f} x the time for twice a page of {worst[1]!r}")


def _page_doubling(piece: str) -> float:
    times = []
    for number in (20_000, 40_000):
        page = f"<table><tr><td>{piece * number}<p>整改到位，销号。</p>".encode()
        times.append(best(partial(_read, page), 2))
    return times[1] / times[0]


def _read(page: bytes) -> None:
    with contextlib.suppress(SourceError):
        read_bytes(page, "page.html")


def _doubling(piece: str, rules: Plan) -> float:
    closing = {"（": "）", "“": "”", "《": "》"}.get(piece, "")
    times = []
    for size in (40_000, 80_000):
        number = size // len(piece)
        texts = [piece * number + closing * number]
        times.append(best(partial(lint_all, texts, rules), 4))
    return times[1] / times[0]


def cold_start(python: str, place: str, paths: Sequence[Path]) -> None:
    """A fresh process that checks one notice, the shortest and the longest of *paths*, against one that does nothing."""
    by_size = sorted(paths, key=lambda path: path.stat().st_size)
    commands = {
        "pass": [python, "-c", "pass"],
        "version": [python, "-m", "rectify_lint", "--version"],
        "check": [python, "-m", "rectify_lint", "check", str(by_size[0])],
        "check longest": [python, "-m", "rectify_lint", "check", str(by_size[-1])],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(ROUNDS * 2 + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            if turn:
                times[name].append(time.perf_counter() - started)
    floor = statistics.median(times.pop("pass"))
    ratios = ", ".join(f"{name} {statistics.median(taken) / floor:.2f}" for name, taken in times.items())
    print(f"cold start      {ratios} x python -c pass, {floor * 1000:.0f} ms, in {place}")


def main() -> None:
    """Print all ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--copies", type=int, default=100)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    rules = plan(resolve(None), registry())
    throughput(texts, arguments.copies, rules)
    growth(max(texts, key=len), rules)
    hostile_growth(rules)
    hostile_pages()
    cold_start(sys.executable, "this environment", paths)
    if WHEEL.exists():
        # Nothing slows python -c pass down there, as an editable install does: the ratio that users have.
        cold_start(str(WHEEL), "that of the wheel (make wheel)", paths)


if __name__ == "__main__":
    main()
