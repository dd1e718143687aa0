"""Writing the :mod:`rectify_lint.store`: ``python -m rectify_lint.precompile [FOLDER]``.

The build of the wheel runs it on its own copy of the package; ``make`` runs it for a checkout. The expressions in use are
collected by using them: every case of every bundled rule page is linted with all rules on and what was found
is rendered, and every cached function that returns one is called.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

from rectify_lint import bundle, patterns, store, value
from rectify_lint.api import Linter
from rectify_lint.config.schema import Config
from rectify_lint.engine.plan import plan
from rectify_lint.plugins import manager
from rectify_lint.report.text import render
from rectify_lint.rules import lexicon, registry
from rectify_lint.rules.kinds.common import ask_for_expressions
from rectify_lint.rules.page import parse_pages
from rectify_lint.source.text import Source


def write(folder: str) -> int:
    """Write the store into *folder* and return the number of expressions in it.

    It holds the literals of the rules on by default, the expressions of all rules, the bundled index and constructors.
    """
    config = Config(select=("ALL",), no_plugins=True)
    rules = plan(config, manager.registry(plugins=False))
    pages = parse_pages(Path(import_module("rectify_lint_rules").__path__[0]))
    texts = [case.text for page in pages for case in page.cases]
    sources = [Source(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    render(Linter(config).check(sources))
    for one in rules.rules:
        ask_for_expressions(one.rule.manifest.spec)
    for name in sorted(sys.modules):
        if name.startswith("rectify_lint"):
            _ask_for_kept(sys.modules[name])
    expressions = {
        patterns.stored_name(*key): patterns.stored_form(*key) for key in sorted(patterns.requested)
    }
    # Only of the rules on by default: literals of the others may be common, and finding them would be wasted.
    usual = [one.rule.manifest for one in rules.rules if one.rule.manifest.on_by_default]
    literals = [literal for manifest in usual for literal in manifest.literals]
    sections = {
        patterns.SECTION: expressions,
        lexicon.SECTION: lexicon.stored_form(literals, texts),
        registry.SECTION: registry.stored_form(
            rules.rules[0].rule.pack, [manifest.code for manifest in usual]
        ),
        value.SECTION: {source: value.stored_form(source) for source in sorted(value.requested)},
    }
    if os.path.isdir(os.path.join(os.path.dirname(folder), "rectify_lint_rules")):  # not so in a checkout
        sections[bundle.SECTION] = bundle.stored_form(os.path.dirname(folder), modules_of_a_check(texts))
    store.write(folder, sections)
    return len(expressions)


_CHECK = """
import sys
from importlib.machinery import SourceFileLoader
from rectify_lint import bundle
from rectify_lint.cli import execute, guard
finished = []
run = SourceFileLoader.exec_module
def noted(self, module):
    run(self, module)
    finished.append(module.__name__)
SourceFileLoader.exec_module = noted
execute(["check", *sys.argv[1:]])
print(*finished)
"""


def modules_of_a_check(texts: Iterable[str]) -> list[str]:
    """The modules that a check of *texts* imports after :mod:`rectify_lint.bundle`, in the order in which they finish."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            with open(os.path.join(folder, f"{number}.txt"), "w", encoding="utf-8") as file:
                file.write(text)
        done = subprocess.run([sys.executable, "-c", _CHECK, folder], capture_output=True, check=True)
    names = done.stdout.decode().splitlines()[-1].split()
    return [name for name in names if name.startswith("rectify_lint")]


def _ask_for_kept(module: ModuleType) -> None:
    """Call the cached functions of *module* that take no arguments and return an expression."""
    for function in vars(module).values():
        inner = getattr(function, "__wrapped__", None)
        if isinstance(inner, FunctionType) and inner.__annotations__ == {"return": "re.Pattern[str]"}:
            function()


if __name__ == "__main__":
    target = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(patterns.__file__)
    print(f"{write(target)} expressions stored in {target}")
