"""What a run on one notice imports, and therefore how soon it answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("jinja2", "rectify_lint.report.html", "rectify_lint.report.page"),
    *("openpyxl", "rectify_lint.report.xlsx", "rectify_lint.report.sheets"),
    *("rapidfuzz", "rectify_lint.ledger", "rectify_lint.report.ledger", "csv"),
    *("pyparsing", "importlib.metadata", "unittest", "dataclasses", "logging", "pathlib", "tomllib"),
    *(
        "difflib",
        "shutil",
        "subprocess",
        "tempfile",
        "asyncio",
        "concurrent",
        "multiprocessing",
        "email",
        "http",
    ),
    *("typing", "contextlib"),  # see rectify_lint.typed
    *("datetime", "json", "fnmatch"),
    "heapq",  # Counter.most_common imports it when it is given a number
    "click",  # only where there are options to parse
    *("attr", "attrs"),  # see rectify_lint.value
    *("inspect", "pluggy"),  # only where packs are installed beside the bundled one
    *("rectify_lint.report.json", "rectify_lint.report.catalogue", "rectify_lint.report.outline"),
    *(
        "rectify_lint.report.reconcile",
        "rectify_lint.rules.page",
        "rectify_lint.rules.case",
        "rectify_lint.testing",
    ),
    *("lxml", "zipfile", "rectify_lint.source.docx.document", "rectify_lint.source.places"),
    *(
        "pypdfium2",
        "importlib.util",
        "rectify_lint.source.pdf.document",
        "rectify_lint.source.process",
        "rectify_lint.source.office.convert",
    ),
}


@pytest.mark.parametrize("arguments", [["check", "good.txt"], ["check", "bad.txt"], ["--version"]])
def test_the_usual_path_imports_nothing_heavy(notices: Path, arguments: list[str]) -> None:
    code = (
        "import sys\n"
        f"sys.argv = ['rectify-lint', *{arguments!r}]\n"
        "before = set(sys.modules)\n"
        "from rectify_lint.cli import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    print(*(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=notices, check=False)
    imported = set(done.stderr.decode().split())
    assert "rectify_lint.cli" in imported
    assert not HEAVY & imported


def test_the_version_is_told_without_importing_click(notices: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "rectify_lint", "--version"]
    done = subprocess.run(command, capture_output=True, cwd=notices, check=True)
    assert b"click" not in done.stderr


@pytest.mark.skipif("RECTIFY_LINT" not in os.environ, reason="only the store of a wheel has modules")
def test_the_modules_of_a_check_come_from_the_store(notices: Path) -> None:
    command = [os.environ["RECTIFY_LINT"], "check", "bad.txt"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PYTHONPROFILEIMPORTTIME"] = "1"
    done = subprocess.run(command, capture_output=True, cwd=notices, env=environment, check=False)
    assert done.returncode == 1
    imported = [line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()]
    assert "rectify_lint.bundle" in imported
    assert not [name for name in imported if name.startswith(("rectify_lint.notice", "rectify_lint.engine"))]
